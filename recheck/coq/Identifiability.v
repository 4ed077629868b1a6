(* SPDX-License-Identifier: MIT *)
(** * Coalitional identifiability: transfers that punish every lie prove it, indistinguishable lies refute it. And what shared beliefs rule out. *)
From Coq Require Import List Arith Bool QArith Qminmax Qreduction Permutation Lia Lqa.
From Candor Require Import Statement Decision Sums Soundness.
Import ListNotations.
Open Scope Q_scope.
#[local] Opaque sum.

Lemma sum_permutation {X} (l m : list X) f : Permutation l m -> sum l f == sum m f.
Proof. induction 1; rewrite ?sum_cons; try lra; now rewrite ?IHPermutation. Qed.
Lemma sum_each_zero {X} (l : list X) f : (∀ x ∈ l, 0 <= f x) -> sum l f == 0 -> ∀ x ∈ l, f x == 0.
Proof. induction l as [|a l IH]; [easy|]. intros N Z x Hx. rewrite sum_cons in Z. assert (0 <= f a) by auto using in_eq.
  assert (0 <= sum l f) by (apply sum_nonneg; auto using in_cons). destruct Hx as [<-|Hx]; [lra|]. apply IH; auto using in_cons. lra. Qed.
Lemma sum_pick (l : list (list nat)) a f : (Σ x ∈ l, if same a x then f x else 0) == f a * Σ x ∈ l, if same a x then 1 else 0.
Proof. rewrite <- sum_scale. apply sum_ext. intros x _. destruct (same a x) eqn:H; [apply same_iff in H; subst; ring | ring]. Qed.
Lemma sum_members (agents members : list nat) f : NoDup agents -> NoDup members -> (∀ i ∈ members, In i agents) ->
  (Σ i ∈ agents, if existsb (Nat.eqb i) members then f i else 0) == sum members f.
Proof. intros NA NM I. rewrite <- (sum_filter agents (fun i => existsb (Nat.eqb i) members)). apply sum_permutation, NoDup_Permutation; [now apply NoDup_filter | easy |].
  intro i. rewrite filter_In, existsb_exists. split.
  - intros [_ [j [Hj E]]]. apply Nat.eqb_eq in E. now subst.
  - intro H. split; [auto|]. exists i. now rewrite Nat.eqb_refl. Qed.

Section Identifiability.
  Variable E : environment.
  Implicit Types (S : coalition) (δ : coalition -> list type -> list type -> Q).

  Theorem identifiability_refuted P ξ δ :
    strategies E (liars E P) ξ δ /\ (∀ i ∈ agents E, ∀ j ∈ agents E, ∀ θ ∈ profiles E, view E (liars E P) ξ δ i θ == view E (liars E P) ξ δ j θ) /\
    ~ (Σ S ∈ liars E P, ξ S * prob_of_lie E δ S) + (Σ i ∈ agents E, alone (liars E P) ξ i * prob_of_lie E δ [i]) == 0 -> ~ coalitional_identifiability E P.
  Proof. intros [H [V N]] C. exact (N (C ξ δ H V)). Qed.

  (** The lists of profiles and joint types are what they should be: decided by computing, so that it need not be proved once and for all. *)
  Definition enumerated S : Prop :=
    NoDup S /\ (∀ i ∈ S, In i (agents E)) /\ NoDup (joint_types E S) /\
    ∀ θ ∈ profiles E, report S (restrict S θ) θ = θ /\ In (restrict S θ) (joint_types E S) /\
      ∀ r ∈ joint_types E S, (Σ θ' ∈ profiles E, if same (report S r θ) θ' then 1 else 0) == 1.
  (** p(t) times what S with types t expects from transfers if it reports r *)
  Definition expected_transfer (φ : transfers) S t r : Q := Σ θ ∈ filter (types_are S t) (profiles E), prior E θ * paid φ S (report S r θ).

  Lemma count_once (l : list (list nat)) a : NoDup l -> In a l -> (Σ x ∈ l, if same a x then 1 else 0) == 1.
  Proof. induction l as [|b l IH]; [easy|]. intros N H. inversion N as [|? ? Nb Nl]; subst. rewrite sum_cons. destruct (same a b) eqn:Eq.
    - apply same_iff in Eq. subst. rewrite sum_zero; [lra|]. intros x Hx. destruct (same b x) eqn:K; [apply same_iff in K; now subst | easy].
    - destruct H as [->|H]; [rewrite (proj2 (same_iff a a) eq_refl) in Eq; discriminate|]. rewrite IH by easy. lra. Qed.

  (** sums over profiles, cell by cell *)
  Lemma by_cells S (f : list type -> profile -> Q) : enumerated S ->
    (Σ t ∈ joint_types E S, Σ θ ∈ filter (types_are S t) (profiles E), f t θ) == Σ θ ∈ profiles E, f (restrict S θ) θ.
  Proof. intros [_ [_ [N R]]]. rewrite (sum_ext _ _ (fun t => Σ θ ∈ profiles E, if same (restrict S θ) t then f t θ else 0)) by (intros; now rewrite sum_filter).
    rewrite sum_swap. apply sum_ext. intros θ Hθ. destruct (R θ Hθ) as [_ [I _]]. rewrite (sum_pick _ (restrict S θ) (fun t => f t θ)), count_once by easy. ring. Qed.

  Lemma transfers_under δ φ S : enumerated S ->
    (Σ θ' ∈ profiles E, reported E δ S θ' * paid φ S θ') == Σ t ∈ joint_types E S, Σ r ∈ joint_types E S, δ S t r * expected_transfer φ S t r.
  Proof. intro H. unfold expected_transfer.
    rewrite (sum_ext (joint_types E S) _ (fun t => Σ θ ∈ filter (types_are S t) (profiles E), prior E θ * Σ r ∈ joint_types E S, δ S t r * paid φ S (report S r θ))).
    2:{ intros t _. rewrite (sum_ext (joint_types E S) _ (fun r => Σ θ ∈ filter (types_are S t) (profiles E), prior E θ * (δ S t r * paid φ S (report S r θ)))).
        2:{ intros r _. rewrite <- sum_scale. apply sum_ext. intros. ring. }
        rewrite sum_swap. apply sum_ext. intros. now rewrite sum_scale. }
    rewrite (by_cells S (fun t θ => prior E θ * Σ r ∈ joint_types E S, δ S t r * paid φ S (report S r θ))) by easy.
    unfold reported.
    rewrite (sum_ext (profiles E) _ (fun θ' => Σ θ ∈ profiles E, prior E θ * Σ r ∈ joint_types E S, δ S (restrict S θ) r * (if same (report S r θ) θ' then paid φ S θ' else 0))).
    2:{ intros θ' _. rewrite Qmult_comm, <- sum_scale. apply sum_ext. intros θ _. rewrite Qmult_assoc, (Qmult_comm (paid φ S θ')), <- Qmult_assoc, <- sum_scale.
        apply Qmult_comp; [easy|]. apply sum_ext. intros r _. destruct (same (report S r θ) θ'); ring. }
    rewrite sum_swap. apply sum_ext. intros θ Hθ. rewrite sum_scale. apply Qmult_comp; [easy|]. rewrite sum_swap. apply sum_ext. intros r Hr.
    rewrite sum_scale, sum_pick. destruct H as [_ [_ [_ R]]]. destruct (R θ Hθ) as [_ [_ C]]. rewrite (C r Hr). ring. Qed.

  Lemma transfers_true δ φ S : enumerated S -> (∀ t ∈ joint_types E S, mixed E S (δ S t)) ->
    (Σ θ ∈ profiles E, prior E θ * paid φ S θ) == Σ t ∈ joint_types E S, Σ r ∈ joint_types E S, δ S t r * expected_transfer φ S t t.
  Proof. intros H M. rewrite (sum_ext (joint_types E S) _ (fun t => expected_transfer φ S t t)).
    2:{ intros t Ht. destruct (M t Ht) as [_ O]. rewrite (sum_ext _ _ (fun r => expected_transfer φ S t t * δ S t r)) by (intros; ring). rewrite sum_scale, O. ring. }
    unfold expected_transfer. rewrite (by_cells S (fun t θ => prior E θ * paid φ S (report S t θ))) by easy.
    apply sum_ext. intros θ Hθ. destruct H as [_ [_ [_ R]]]. destruct (R θ Hθ) as [-> _]. reflexivity. Qed.

  (** what lying by δ costs S *)
  Definition cost δ φ S : Q := Σ t ∈ joint_types E S, Σ r ∈ joint_types E S, δ S t r * (expected_transfer φ S t t - expected_transfer φ S t r).
  Definition punished φ S : Prop := ∀ t ∈ joint_types E S, ∀ r ∈ joint_types E S, t <> r -> expected_transfer φ S t r < expected_transfer φ S t t.

  Lemma cost_eq δ φ S : enumerated S -> (∀ t ∈ joint_types E S, mixed E S (δ S t)) ->
    cost δ φ S == (Σ θ ∈ profiles E, prior E θ * paid φ S θ) - Σ θ' ∈ profiles E, reported E δ S θ' * paid φ S θ'.
  Proof. intros H M. rewrite (transfers_true δ φ S), (transfers_under δ φ S), <- sum_minus by easy. apply sum_ext. intros t _. rewrite <- sum_minus. apply sum_ext. intros. ring. Qed.
  Lemma term_nonneg δ φ S t r : punished φ S -> (∀ t ∈ joint_types E S, mixed E S (δ S t)) -> In t (joint_types E S) -> In r (joint_types E S) ->
    0 <= δ S t r * (expected_transfer φ S t t - expected_transfer φ S t r).
  Proof. intros H M Ht Hr. destruct (M t Ht) as [N _]. specialize (N r Hr). destruct (list_eq_dec Nat.eq_dec t r) as [->|D]; [|specialize (H t Ht r Hr D)]; nra. Qed.
  Lemma cost_nonneg δ φ S : punished φ S -> (∀ t ∈ joint_types E S, mixed E S (δ S t)) -> 0 <= cost δ φ S.
  Proof. intros H M. apply sum_nonneg. intros t Ht. apply sum_nonneg. intros r Hr. now apply term_nonneg. Qed.
  Lemma costless_truth δ φ S : enumerated S -> punished φ S -> (∀ t ∈ joint_types E S, mixed E S (δ S t)) -> cost δ φ S == 0 -> prob_of_lie E δ S == 0.
  Proof. intros H U M Z. apply sum_zero. intros θ Hθ. destruct H as [_ [_ [N R]]]. destruct (R θ Hθ) as [_ [I _]]. set (t := restrict S θ) in *.
    assert (T : ∀ r ∈ joint_types E S, δ S t r == (if same t r then δ S t r else 0)).
    { intros r Hr. destruct (same t r) eqn:Eq; [easy|]. assert (D : t <> r) by (intro K; apply same_iff in K; congruence).
      pose proof (sum_each_zero _ _ (fun t' Ht' => sum_nonneg _ _ (fun r' Hr' => term_nonneg δ φ S t' r' U M Ht' Hr')) Z t I) as Zt. cbv beta in Zt.
      pose proof (sum_each_zero _ _ (fun r' Hr' => term_nonneg δ φ S t r' U M I Hr') Zt r Hr) as Zr. cbv beta in Zr. specialize (U t I r Hr D).
      destruct (Qmult_integral _ _ Zr) as [K|K]; lra. }
    destruct (M t I) as [_ O]. rewrite (sum_ext _ _ _ T), sum_pick, count_once in O by easy. rewrite <- O at 1. ring. Qed.

  Theorem identifiable_by_transfers P φ :
    (agents E <> [] /\ NoDup (agents E)) /\ balanced E φ /\ (∀ S ∈ map one (agents E) ++ liars E P, enumerated S /\ punished φ S) -> coalitional_identifiability E P.
  Proof. intros [[NE NA] [B HS]]. unfold coalitional_identifiability. set (L := liars E P) in *. cbv zeta. intros ξ δ H V. destruct H as [Hξ H]. destruct H as [Oξ Mδ]. 
    assert (M1 : ∀ i ∈ agents E, In [i] (map one (agents E) ++ L)) by (intros; apply in_or_app; left; now apply (in_map one)).
    assert (ML : ∀ S ∈ L, In S (map one (agents E) ++ L)) by (intros; apply in_or_app; now right).
    assert (A0 : ∀ i ∈ agents E, 0 <= alone L ξ i).
    { intros i _. unfold alone, with_member. rewrite sum_filter. assert ((Σ S ∈ L, if existsb (Nat.eqb i) S then ξ S else 0) <= Σ S ∈ L, ξ S); [|lra].
      apply sum_le. intros S Hm. specialize (Hξ S Hm). destruct (existsb (Nat.eqb i) S); lra. }
    set (T := fun S => Σ θ ∈ profiles E, prior E θ * paid φ S θ). set (W := fun S => Σ θ ∈ profiles E, reported E δ S θ * paid φ S θ).
    assert (F : forall w x : coalition -> Q, (forall S, x S == Σ i ∈ S, x [i]) -> (∀ S ∈ L, w S == w S) ->
      (Σ i ∈ agents E, Σ S ∈ with_member i L, w S * x [i]) == Σ S ∈ L, w S * x S).
    { intros w x X _. rewrite (sum_ext (agents E) _ (fun i => Σ S ∈ L, w S * (if existsb (Nat.eqb i) S then x [i] else 0))).
      2:{ intros i _. unfold with_member. rewrite sum_filter. apply sum_ext. intros S _. destruct (existsb (Nat.eqb i) S); ring. }
      rewrite sum_swap. apply sum_ext. intros S Hm. destruct (HS S (ML S Hm)) as [[N [I _]] _]. rewrite sum_scale, (sum_members (agents E) S (fun i => x [i])), <- X by easy. reflexivity. }
    (* truth: the transfers add up to nothing *)
    assert (TX : forall S, T S == Σ i ∈ S, T [i]).
    { intro S. unfold T. rewrite sum_swap. apply sum_ext. intros θ _. rewrite sum_scale. apply Qmult_comp; [easy|]. apply sum_ext. intros i _.
      unfold paid. rewrite sum_cons. now rewrite sum_nil, Qplus_0_r. }
    assert (T0 : (Σ i ∈ agents E, alone L ξ i * T [i]) + (Σ S ∈ L, ξ S * T S) == 0).
    { rewrite <- (F ξ T TX) by easy. rewrite <- sum_plus. rewrite (sum_ext _ _ (fun i => T [i])).
      - rewrite <- (TX (agents E)). apply sum_zero. intros θ Hθ. rewrite (B θ Hθ). ring.
      - intros i _. unfold alone. rewrite (sum_ext (with_member i L) (fun S => ξ S * T [i]) (fun S => T [i] * ξ S)) by (intros; ring). rewrite (sum_scale _ (T [i]) (fun S => ξ S)). ring. }
    (* lies: every agent sees the same distribution, under which they add up to nothing as well *)
    destruct (agents E) as [|i0 rest] eqn:EA; [easy|]. rewrite <- EA in *.
    assert (I0 : In i0 (agents E)) by (rewrite EA; now left).
    assert (W0 : (Σ i ∈ agents E, alone L ξ i * W [i]) + (Σ S ∈ L, ξ S * W S) == 0).
    { assert (G : (Σ i ∈ agents E, Σ θ ∈ profiles E, view E L ξ δ i θ * φ i θ) == 0).
      { rewrite sum_swap. apply sum_zero. intros θ Hθ. rewrite (sum_ext _ _ (fun i => view E L ξ δ i0 θ * φ i θ)).
        - rewrite sum_scale. specialize (B θ Hθ). unfold paid in B. rewrite B. ring.
        - intros i Hi. now rewrite (V i Hi i0 I0 θ Hθ). }
      rewrite <- G.
      assert (K : (Σ S ∈ L, ξ S * W S) == Σ i ∈ agents E, Σ S ∈ with_member i L, ξ S * Σ θ ∈ profiles E, reported E δ S θ * φ i θ).
      { rewrite (sum_ext (agents E) _ (fun i => Σ S ∈ L, if existsb (Nat.eqb i) S then ξ S * Σ θ ∈ profiles E, reported E δ S θ * φ i θ else 0)) by (intros; unfold with_member; now rewrite sum_filter).
        rewrite sum_swap. apply sum_ext. intros S Hm. destruct (HS S (ML S Hm)) as [[N [I _]] _].
        rewrite (sum_members (agents E) S (fun i => ξ S * Σ θ ∈ profiles E, reported E δ S θ * φ i θ)), sum_scale by easy. apply Qmult_comp; [easy|].
        unfold W. rewrite sum_swap. apply sum_ext. intros θ _. unfold paid. now rewrite sum_scale. }
      rewrite K, <- sum_plus. apply sum_ext. intros i _. unfold W, view.
      rewrite <- sum_scale. rewrite (sum_ext (with_member i L) _ (fun S => Σ θ ∈ profiles E, ξ S * (reported E δ S θ * φ i θ))) by (intros; now rewrite sum_scale).
      rewrite sum_swap, <- sum_plus. apply sum_ext. intros θ _. unfold paid. rewrite sum_cons, sum_nil.
      rewrite (sum_ext (with_member i L) _ (fun S => φ i θ * (ξ S * reported E δ S θ))) by (intros; ring). rewrite sum_scale. ring. }
    (* so no lie has a cost *)
    assert (C : (Σ S ∈ L, ξ S * cost δ φ S) + (Σ i ∈ agents E, alone L ξ i * cost δ φ [i]) == 0).
    { rewrite (sum_ext L _ (fun S => ξ S * T S - ξ S * W S)).
      2:{ intros S Hm. rewrite cost_eq; [unfold T, W; ring | apply HS; auto | apply Mδ; auto]. }
      rewrite (sum_ext (agents E) _ (fun i => alone L ξ i * T [i] - alone L ξ i * W [i])).
      2:{ intros i Hi. rewrite cost_eq; [unfold T, W; ring | apply HS; auto | apply Mδ; auto]. }
      rewrite !sum_minus. lra. }
    assert (CL : ∀ S ∈ L, 0 <= ξ S * cost δ φ S) by (intros; apply Qmult_le_0_compat; [auto | apply cost_nonneg; [apply HS | apply Mδ]; auto]).
    assert (CA : ∀ i ∈ agents E, 0 <= alone L ξ i * cost δ φ [i]) by (intros; apply Qmult_le_0_compat; [auto | apply cost_nonneg; [apply HS | apply Mδ]; auto]).
    pose proof (sum_nonneg _ _ CL). pose proof (sum_nonneg _ _ CA).
    rewrite (sum_zero L), (sum_zero (agents E)); [lra | |].
    - intros i Hi. destruct (Qmult_integral _ _ (sum_each_zero _ _ CA ltac:(lra) i Hi)) as [K|K]; [rewrite K; ring|].
      rewrite (costless_truth δ φ [i]); [ring | apply HS; auto | apply HS; auto | apply Mδ; auto | exact K].
    - intros S Hm. destruct (Qmult_integral _ _ (sum_each_zero _ _ CL ltac:(lra) S Hm)) as [K|K]; [rewrite K; ring|].
      rewrite (costless_truth δ φ S); [ring | apply HS; auto | apply HS; auto | apply Mδ; auto | exact K]. Qed.

  (** ** Two joint types with the same beliefs, each of which would rather be treated as the other, in total *)
  Definition expected_payoff (q : allocation) S t r : Q := expect E (types_are S t) (fun θ => payoffs E q S θ (report S r θ)).
  Definition expected_paid (φ : transfers) S t r : Q := expect E (types_are S t) (fun θ => paid φ S (report S r θ)).
  Definition belief_atoms S t r (w : Q) : list atom :=
    flat_map (fun θ => map (fun i => (w * (prior E θ / prob E (types_are S t)), (i, report S r θ))) S) (filter (types_are S t) (profiles E)).
  Definition same_transfers S t t' r : bool := cancels (unknowns E) (belief_atoms S t r 1 ++ belief_atoms S t' r (-1)).

  Lemma belief_value φ S t r w : possible E S t -> value φ (belief_atoms S t r w) == w * expected_paid φ S t r.
  Proof. intro H. unfold possible in H. unfold value, belief_atoms, expected_paid, expect. rewrite sum_flat_map.
    rewrite (sum_ext _ _ (fun θ => (w / prob E (types_are S t)) * (prior E θ * paid φ S (report S r θ)))); [rewrite sum_scale; field; lra|].
    intros θ _. rewrite sum_map. cbn [fst snd]. rewrite sum_scale. unfold paid. field. lra. Qed.
  Lemma same_transfers_eq φ S t t' r : possible E S t -> possible E S t' -> same_transfers S t t' r = true -> expected_paid φ S t r == expected_paid φ S t' r.
  Proof. intros H H' C. apply (cancels_zero φ) in C. unfold value in C. rewrite sum_app in C.
    pose proof (belief_value φ S t r 1 H) as A. pose proof (belief_value φ S t' r (-1) H') as A'. unfold value in A, A'. rewrite A, A' in C. lra. Qed.
  Lemma V_split q φ S t r : V E q φ S t r == expected_payoff q S t r + expected_paid φ S t r.
  Proof. unfold V, expected_payoff, expected_paid, expect, utility. rewrite (sum_ext _ _ (fun θ => prior E θ * payoffs E q S θ (report S r θ) + prior E θ * paid φ S (report S r θ))) by (intros; ring).
    rewrite sum_plus. unfold Qdiv. ring. Qed.
  Lemma maxmin_pure P q Φ S t r : maxmin_ic E P q Φ -> In S P -> In t (joint_types E S) -> possible E S t -> NoDup (joint_types E S) -> In r (joint_types E S) ->
    (Min φ ∈ Φ, V E q φ S t r) <= Min φ ∈ Φ, V E q φ S t t.
  Proof. intros H HS Ht HP N Hr. specialize (H S HS t Ht HP (fun r' => if same r r' then 1 else 0)).
    rewrite <- (min_ext Φ (fun φ => Σ r' ∈ joint_types E S, (if same r r' then 1 else 0) * V E q φ S t r')).
    - apply H. split; [intros r' _; destruct (same r r'); lra | now apply count_once].
    - intros φ _. rewrite (sum_ext _ _ (fun r' => if same r r' then V E q φ S t r' else 0)) by (intros r' _; destruct (same r r'); ring).
      rewrite sum_pick, count_once by easy. ring. Qed.

  Theorem ambiguous_refuted P q S t t' :
    In S P /\ In t (joint_types E S) /\ In t' (joint_types E S) /\ NoDup (joint_types E S) /\ possible E S t /\ possible E S t' /\
    same_transfers S t t' t = true /\ same_transfers S t t' t' = true /\
    expected_payoff q S t t + expected_payoff q S t' t' < expected_payoff q S t t' + expected_payoff q S t' t -> ~ ambiguous_implementable E P q.
  Proof. intros [HS [Ht [Ht' [N [HP [HP' [B [B' L]]]]]]]] [Φ [NE [_ M]]].
    assert (K : forall a r, (Min φ ∈ Φ, V E q φ S a r) == expected_payoff q S a r + Min φ ∈ Φ, expected_paid φ S a r).
    { intros. rewrite <- min_shift by easy. apply min_ext. intros. apply V_split. }
    assert (X : forall r, same_transfers S t t' r = true -> (Min φ ∈ Φ, expected_paid φ S t r) == Min φ ∈ Φ, expected_paid φ S t' r).
    { intros r C. apply min_ext. intros. now apply same_transfers_eq. }
    pose proof (maxmin_pure P q Φ S t t' M HS Ht HP N Ht') as M1. pose proof (maxmin_pure P q Φ S t' t M HS Ht' HP' N Ht) as M2.
    rewrite !K in M1, M2. pose proof (X t B). pose proof (X t' B'). lra. Qed.
  (** ** Reports that no balanced rules deter together. [keys]: joint types. A group is about one of them: reports of it, and joint types that are truthful, each with a multiplier; and at each profile
      what every agent's amount is to be multiplied with besides, for the group to cancel. *)
  Definition group := (nat * (list (list type * Q) * (list (nat * Q) * list (profile * Q))))%type.
  Variable keys : list (coalition * list type).
  Definition who (k : nat) : coalition := fst (nth k keys ([], [])).
  Definition whose (k : nat) : list type := snd (nth k keys ([], [])).
  Definition about (x : group) : nat := fst x.
  Definition reports (x : group) := fst (snd x).
  Definition truths (x : group) := fst (snd (snd x)).
  Definition alike (x : group) := snd (snd (snd x)).
  Definition group_atoms (x : group) : list atom :=
    flat_map (fun y => belief_atoms (who (about x)) (whose (about x)) (fst y) (- snd y)) (reports x) ++
    flat_map (fun z => belief_atoms (who (fst z)) (whose (fst z)) (whose (fst z)) (snd z)) (truths x) ++
    flat_map (fun b => map (fun i => (snd b, (i, fst b))) (agents E)) (alike x).
  Definition least_atoms (x : group) : list atom := map (fun y => (snd y, (about x, []))) (reports x) ++ map (fun z => (- snd z, (fst z, []))) (truths x).
  Definition group_gain q (x : group) : Q :=
    Σ y ∈ reports x, snd y * (expected_payoff q (who (about x)) (whose (about x)) (fst y) - expected_payoff q (who (about x)) (whose (about x)) (whose (about x))).
  Definition known_types P (k : nat) : Prop :=
    In (who k) P /\ In (whose k) (joint_types E (who k)) /\ NoDup (joint_types E (who k)) /\ possible E (who k) (whose k).
  Definition sound P (x : group) : Prop :=
    known_types P (about x) /\ (∀ y ∈ reports x, In (fst y) (joint_types E (who (about x))) /\ 0 <= snd y) /\ (∀ z ∈ truths x, known_types P (fst z) /\ 0 <= snd z) /\
    (∀ b ∈ alike x, In (fst b) (profiles E)) /\ cancels (unknowns E) (group_atoms x) = true.
  Definition undeterred P q (groups : list group) : Prop :=
    (∀ x ∈ groups, sound P x) /\ cancels (map (fun k => (k, [])) (seq 0 (length keys))) (flat_map least_atoms groups) = true /\ 0 < Σ x ∈ groups, group_gain q x.

  Definition least (Φ : list transfers) (k : nat) : Q := Min φ ∈ Φ, expected_paid φ (who k) (whose k) (whose k).
  Lemma min_attained {X} (l : list X) f : l <> [] -> exists x, In x l /\ f x == minimum l f.
  Proof. induction l as [|a l IH]; [easy|]. intros _. destruct l as [|b l]; [exists a; split; [now left | reflexivity]|].
    change (exists x, In x (a :: b :: l) /\ f x == Qmin (f a) (minimum (b :: l) f)). destruct (Q.min_spec (f a) (minimum (b :: l) f)) as [[_ M]|[_ M]].
    - exists a. split; [now left | now rewrite M].
    - destruct (IH ltac:(discriminate)) as [x [Hx K]]. exists x. split; [now right | now rewrite M]. Qed.

  (** some rule leaves a coalition that reports by lot no more than truth does *)
  Lemma some_rule P q Φ S t (l : list (list type * Q)) : Φ <> [] -> maxmin_ic E P q Φ -> In S P -> In t (joint_types E S) -> NoDup (joint_types E S) -> possible E S t ->
    (∀ y ∈ l, In (fst y) (joint_types E S) /\ 0 <= snd y) ->
    exists φ, In φ Φ /\ (Σ y ∈ l, snd y * V E q φ S t (fst y)) <= (Σ y ∈ l, snd y) * Min φ ∈ Φ, V E q φ S t t.
  Proof. intros NE M HS Ht N HP R. set (Y := Σ y ∈ l, snd y). assert (NY : 0 <= Y) by (apply sum_nonneg; intros y Hy; apply R, Hy).
    assert (pick : forall f y, In y l -> (Σ r ∈ joint_types E S, (if same (fst y) r then snd y else 0) * f r) == snd y * f (fst y)).
    { intros f y Hy. rewrite (sum_ext _ _ (fun r => if same (fst y) r then snd y * f r else 0)) by (intros r _; destruct (same (fst y) r); ring).
      rewrite (sum_pick _ (fst y) (fun r => snd y * f r)), count_once by (try easy; apply R, Hy). ring. }
    destruct (Qlt_le_dec 0 Y) as [Pos|Zero].
    - set (δ := fun r => / Y * Σ y ∈ l, if same (fst y) r then snd y else 0).
      assert (mean : forall f, (Σ r ∈ joint_types E S, δ r * f r) == / Y * Σ y ∈ l, snd y * f (fst y)).
      { intro f. rewrite (sum_ext _ _ (fun r => / Y * Σ y ∈ l, (if same (fst y) r then snd y else 0) * f r)).
        2:{ intros r _. unfold δ. rewrite (sum_ext l (fun y => (if same (fst y) r then snd y else 0) * f r) (fun y => f r * (if same (fst y) r then snd y else 0))) by (intros; ring).
            rewrite sum_scale. ring. }
        rewrite sum_scale, sum_swap. now rewrite (sum_ext l _ (fun y => snd y * f (fst y))) by (intros; now apply pick). }
      assert (IY : 0 <= / Y) by (apply Qlt_le_weak, Qinv_lt_0_compat, Pos).
      assert (D : mixed E S δ).
      { split.
        - intros r _. apply Qmult_le_0_compat; [exact IY|]. apply sum_nonneg. intros y Hy. destruct (same (fst y) r); [apply R, Hy | lra].
        - rewrite (sum_ext _ _ (fun r => δ r * 1)) by (intros; ring). rewrite (mean (fun _ => 1)). rewrite (sum_ext l _ (fun y => snd y)) by (intros; ring). fold Y. field. lra. }
      specialize (M S HS t Ht HP δ D). destruct (min_attained Φ (fun φ => Σ r ∈ joint_types E S, δ r * V E q φ S t r) NE) as [φ [Hφ A]]. exists φ. split; [easy|].
      rewrite <- A, (mean (V E q φ S t)) in M. set (s := Σ y ∈ l, snd y * V E q φ S t (fst y)) in *. set (m := Min φ ∈ Φ, V E q φ S t t) in *.
      assert (s == Y * (/ Y * s)) by (field; lra). rewrite H. apply Qmult_le_l; easy.
    - assert (Z : Y == 0) by lra. destruct Φ as [|φ Φ]; [easy|]. exists φ. split; [now left|]. rewrite Z, sum_zero; [lra|].
      intros y Hy. rewrite (sum_each_zero l snd (fun y Hy => proj2 (R y Hy)) Z y Hy). ring. Qed.

  Lemma one_group P q Φ x : Φ <> [] -> (∀ φ ∈ Φ, balanced E φ) -> maxmin_ic E P q Φ -> sound P x ->
    group_gain q x <= (Σ y ∈ reports x, snd y * least Φ (about x)) - Σ z ∈ truths x, snd z * least Φ (fst z).
  Proof. intros NE B M [[HS [Ht [N HP]]] [HR [HT [HA HC]]]]. set (S := who (about x)) in *. set (t := whose (about x)) in *.
    destruct (some_rule P q Φ S t (reports x) NE M HS Ht N HP HR) as [φ [Hφ L]].
    assert (K : (Min φ ∈ Φ, V E q φ S t t) == expected_payoff q S t t + least Φ (about x)).
    { unfold least. rewrite <- min_shift by easy. apply min_ext. intros. apply V_split. }
    assert (I : (Σ z ∈ truths x, snd z * expected_paid φ (who (fst z)) (whose (fst z)) (whose (fst z))) == Σ y ∈ reports x, snd y * expected_paid φ S t (fst y)).
    { apply (cancels_zero φ) in HC. unfold value, group_atoms in HC. rewrite !sum_app, !sum_flat_map in HC.
      rewrite (sum_ext (reports x) _ (fun y => - (1) * (snd y * expected_paid φ S t (fst y)))) in HC.
      2:{ intros y _. transitivity (- snd y * expected_paid φ S t (fst y)); [exact (belief_value φ S t (fst y) (- snd y) HP) | ring]. }
      rewrite (sum_ext (truths x) _ (fun z => snd z * expected_paid φ (who (fst z)) (whose (fst z)) (whose (fst z)))) in HC.
      2:{ intros z Hz. destruct (HT z Hz) as [[_ [_ [_ HP']]] _]. exact (belief_value φ (who (fst z)) (whose (fst z)) (whose (fst z)) (snd z) HP'). }
      rewrite (sum_zero (alike x)) in HC; [rewrite sum_scale in HC; lra|].
      intros b Hb. rewrite sum_map. cbn [fst snd]. rewrite sum_scale. pose proof (B φ Hφ (fst b) (HA b Hb)) as Z. unfold paid in Z. rewrite Z. ring. }
    assert (T : (Σ z ∈ truths x, snd z * least Φ (fst z)) <= Σ z ∈ truths x, snd z * expected_paid φ (who (fst z)) (whose (fst z)) (whose (fst z))).
    { apply sum_le. intros z Hz. destruct (HT z Hz) as [_ W]. assert (least Φ (fst z) <= expected_paid φ (who (fst z)) (whose (fst z)) (whose (fst z))).
      { unfold least. apply (min_le Φ (fun φ => expected_paid φ (who (fst z)) (whose (fst z)) (whose (fst z)))). exact Hφ. }
      nra. }
    set (Y := Σ y ∈ reports x, snd y) in *. set (R := Σ y ∈ reports x, snd y * expected_paid φ S t (fst y)) in *.
    set (U := Σ y ∈ reports x, snd y * expected_payoff q S t (fst y)). set (m := least Φ (about x)) in *. set (u := expected_payoff q S t t) in *.
    assert (E1 : (Σ y ∈ reports x, snd y * V E q φ S t (fst y)) == U + R) by (unfold U, R; rewrite <- sum_plus; apply sum_ext; intros; rewrite V_split; ring).
    assert (E2 : group_gain q x == U - u * Y) by (unfold group_gain, U, Y, u; rewrite <- sum_scale, <- sum_minus; apply sum_ext; intros; fold S t; ring).
    assert (E3 : (Σ y ∈ reports x, snd y * m) == m * Y) by (unfold Y; rewrite <- sum_scale; apply sum_ext; intros; ring).
    rewrite E1, K in L. rewrite E2, E3. rewrite I in T. nra. Qed.

  Theorem ambiguous_undeterred P q groups : undeterred P q groups -> ~ ambiguous_implementable E P q.
  Proof. intros [G [C L]] [Φ [NE [B M]]]. apply (cancels_zero (fun k _ => least Φ k)) in C. unfold value in C. rewrite sum_flat_map in C.
    assert (H : (Σ x ∈ groups, group_gain q x) <= Σ x ∈ groups, sum (least_atoms x) (fun a => fst a * least Φ (fst (snd a)))).
    { apply sum_le. intros x Hx. unfold least_atoms. rewrite sum_app, !sum_map. cbn [fst snd].
      rewrite (sum_ext (truths x) _ (fun z => - (1) * (snd z * least Φ (fst z)))) by (intros; ring). rewrite sum_scale. pose proof (one_group P q Φ x NE B M (G x Hx)). lra. }
    lra. Qed.
End Identifiability.

(** The conditions of these theorems and those of Soundness.v are decided by computing. *)
Ltac decide_it := unfold contradictory, enumerated, punished, undeterred, sound, known_types; Decision.decide_it.
