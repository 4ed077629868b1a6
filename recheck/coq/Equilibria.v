(* SPDX-License-Identifier: MIT *)
(** * Safronov's Theorem 2: if every block can guarantee itself its ex ante payoff, every equilibrium is efficient. *)
From Coq Require Import List Arith Bool QArith Qminmax Qreduction Permutation Lia Lqa.
From Candor Require Import Statement Decision Sums Soundness Integers Identifiability.
Import ListNotations.
Open Scope Q_scope.
#[local] Opaque sum.

Section Equilibria.
  Variable E : environment.
  Notation Θ := (profiles E).

  (** ** Play *)
  Definition lottery_at (σ : strategy) (P : list coalition) (θ : profile) : Prop := ∀ B ∈ P, mixed E B (σ B (restrict B θ)).
  Definition closed (P : list coalition) : Prop := ∀ B ∈ P, ∀ r ∈ Θ, ∀ s ∈ joint_types E B, In (report B s r) Θ.

  Lemma play_le σ P θ (I : profile -> Prop) f g : lottery_at σ P θ ->
    (∀ B ∈ P, forall r, I r -> ∀ s ∈ joint_types E B, σ B (restrict B θ) s == 0 \/ I (report B s r)) -> (forall r, I r -> f r <= g r) ->
    forall r, I r -> play E σ P θ r f <= play E σ P θ r g.
  Proof. induction P as [|B P IH]; intros L C H r Hr; simpl; [auto|]. apply sum_le. intros s Hs.
    destruct (L B (in_eq _ _)) as [N _]. specialize (N s Hs).
    destruct (C B (in_eq _ _) r Hr s Hs) as [Z|K]; [rewrite Z; lra|].
    assert (play E σ P θ (report B s r) f <= play E σ P θ (report B s r) g); [|nra]. apply IH; auto; [intros C' H'; apply L; now right | intros C' H'; apply C; now right]. Qed.
  Lemma play_ext σ P θ (I : profile -> Prop) f g : lottery_at σ P θ ->
    (∀ B ∈ P, forall r, I r -> ∀ s ∈ joint_types E B, σ B (restrict B θ) s == 0 \/ I (report B s r)) -> (forall r, I r -> f r == g r) ->
    forall r, I r -> play E σ P θ r f == play E σ P θ r g.
  Proof. intros L C H r Hr. apply Qle_antisym; apply play_le with I; auto; intros; rewrite H by easy; lra. Qed.
  Lemma play_const σ P θ c : lottery_at σ P θ -> forall r, play E σ P θ r (fun _ => c) == c.
  Proof. induction P as [|B P IH]; intros L r; simpl; [easy|]. destruct (L B (in_eq _ _)) as [_ O].
    rewrite (sum_ext _ _ (fun s => c * σ B (restrict B θ) s)); [rewrite sum_scale; rewrite O; ring|]. intros. rewrite IH; [ring | intros C K; apply L; now right]. Qed.
  Lemma play_sum {X} (l : list X) σ P θ f : forall r, play E σ P θ r (fun r => Σ x ∈ l, f x r) == Σ x ∈ l, play E σ P θ r (f x).
  Proof. induction P as [|B P IH]; intro r; simpl; [easy|]. rewrite sum_swap. apply sum_ext. intros s _. rewrite IH, sum_scale. reflexivity. Qed.
  Lemma play_scale σ P θ c f : forall r, play E σ P θ r (fun r => c * f r) == c * play E σ P θ r f.
  Proof. induction P as [|B P IH]; intro r; simpl; [easy|]. rewrite <- sum_scale. apply sum_ext. intros s _. rewrite IH. ring. Qed.

  (** ** What is checked for one block: by computing, for each example *)
  Definition others (B : coalition) (θ : profile) := restrict (outsiders E B) θ.
  Definition guaranteed (q : allocation) (B : coalition) : Q := Σ θ ∈ Θ, prior E θ * payoffs E q B θ θ.
  Definition independent (B : coalition) : Prop :=
    ∀ θ' ∈ Θ, (Σ θ ∈ Θ, Σ η ∈ Θ, if same (report B (restrict B θ) η) θ' then prior E θ * prior E η else 0) == prior E θ'.
  Definition combines (B : coalition) : Prop :=
    ∀ θ ∈ Θ, ∀ η ∈ Θ, (Σ θ' ∈ Θ, if same (report B (restrict B θ) η) θ' then 1 else 0) == 1 /\
      restrict B (report B (restrict B θ) η) = restrict B θ /\ others B (report B (restrict B θ) η) = others B η /\
      (restrict B θ = restrict B η -> report (outsiders E B) (others B θ) η = θ) /\ (restrict B θ = restrict B η -> ∀ r ∈ Θ, report (outsiders E B) (others B r) θ = report (outsiders E B) (others B r) η).
  Definition apart (P : list coalition) (B : coalition) : Prop :=
    ∀ C ∈ P, ∀ r ∈ Θ, ∀ s ∈ joint_types E C,
      (C = B -> others B (report C s r) = others B r) /\ (C <> B -> restrict B (report C s r) = restrict B r) /\
      (∀ r' ∈ Θ, others B r = others B r' -> others B (report C s r) = others B (report C s r') /\ (C <> B -> restrict C r = restrict C r')).
  Definition own_payoffs (q : allocation) (B : coalition) : Prop := ∀ θ ∈ Θ, ∀ η ∈ Θ, restrict B θ = restrict B η -> ∀ r ∈ Θ, payoffs E q B θ r == payoffs E q B η r.
  Definition safe (q : allocation) (φ : transfers) (B : coalition) : Prop :=
    ∀ r ∈ Θ, guaranteed q B <= Σ θ ∈ Θ, prior E θ * utility E q φ B θ (report (outsiders E B) (others B r) θ).
  Definition proper (B : coalition) : Prop := NoDup (joint_types E B) /\ (∀ θ ∈ Θ, In (restrict B θ) (joint_types E B)) /\ (∀ θ ∈ Θ, ∀ r ∈ Θ, In (report (outsiders E B) (others B r) θ) Θ).

  Definition truth (t r : list type) : Q := if same t r then 1 else 0.
  Lemma truth_mixed B : NoDup (joint_types E B) -> ∀ t ∈ joint_types E B, mixed E B (truth t).
  Proof. intros N t Ht. split; [intros r _; unfold truth; destruct (same t r); lra | now apply count_once]. Qed.

  Section OneBlock.
    Variables (P : list coalition) (q : allocation) (φ : transfers) (σ : strategy) (B : coalition).
    Hypotheses (HB : In B P) (Hσ : ∀ C ∈ P, ∀ t ∈ joint_types E C, mixed E C (σ C t)) (Hclosed : closed P) (Hproper : ∀ C ∈ P, proper C)
      (Hind : independent B) (Hcomb : combines B) (Hapart : apart P B) (Hown : own_payoffs q B) (Hsafe : safe q φ B)
      (Hprior : ∀ θ ∈ Θ, 0 <= prior E θ) (Hone : (Σ θ ∈ Θ, prior E θ) == 1).
    Let σ' := instead σ B truth.

    Lemma at_block : σ' B = truth.
    Proof. unfold σ', instead. now rewrite (proj2 (same_iff B B) eq_refl). Qed.
    Lemma elsewhere C : C <> B -> σ' C = σ C.
    Proof. intro N. unfold σ', instead. destruct (same C B) eqn:H; [apply same_iff in H; contradiction | easy]. Qed.
    Lemma lotteries θ : In θ Θ -> lottery_at σ' P θ.
    Proof. intros Hθ C HC. destruct (Hproper C HC) as [N [I _]]. destruct (list_eq_dec Nat.eq_dec C B) as [->|D].
      - rewrite at_block. apply truth_mixed; auto. - rewrite elsewhere by easy. apply Hσ; auto. Qed.

    (** B's part of the report stays true *)
    Lemma stays_true θ f g : In θ Θ -> (∀ r ∈ Θ, restrict B r = restrict B θ -> f r == g r) -> play E σ' P θ θ f == play E σ' P θ θ g.
    Proof. intros Hθ H. apply play_ext with (fun r => In r Θ /\ restrict B r = restrict B θ); [now apply lotteries | | intros r [? ?]; auto | auto].
      intros C HC r [Hr Er] s Hs. destruct (list_eq_dec Nat.eq_dec C B) as [->|D].
      - rewrite at_block. unfold truth. destruct (same (restrict B θ) s) eqn:T; [right | now left]. apply same_iff in T. subst s.
        split; [now apply Hclosed | apply (Hcomb θ Hθ r Hr)].
      - right. split; [now apply Hclosed|]. destruct (Hapart C HC r Hr s Hs) as [_ [K _]]. now rewrite (K D). Qed.

    (** the others' reports depend on their own types only *)
    Lemma depends_on_others g : (∀ r ∈ Θ, ∀ r' ∈ Θ, others B r = others B r' -> g r == g r') ->
      forall L, incl L P -> ∀ θ ∈ Θ, ∀ θ' ∈ Θ, ∀ r ∈ Θ, ∀ r' ∈ Θ, others B θ = others B θ' -> others B r = others B r' -> play E σ' L θ r g == play E σ' L θ' r' g.
    Proof. intro G. induction L as [|C L IH]; intros HL θ Hθ θ' Hθ' r Hr r' Hr' Eθ Er; simpl; [auto|].
      assert (HC : In C P) by apply HL, in_eq. assert (HL' : incl L P) by (intros x Hx; apply HL; now right).
      destruct (list_eq_dec Nat.eq_dec C B) as [->|D].
      - assert (K : forall η ρ, In η Θ -> In ρ Θ -> others B η = others B θ' -> others B ρ = others B r' ->
          (Σ s ∈ joint_types E B, σ' B (restrict B η) s * play E σ' L η (report B s ρ) g) == play E σ' L θ' r' g).
        { intros η ρ Hη Hρ Eη Eρ. destruct (lotteries η Hη B HC) as [_ O].
          rewrite (sum_ext _ _ (fun s => play E σ' L θ' r' g * σ' B (restrict B η) s)); [rewrite sum_scale; rewrite O; ring|].
          intros s Hs. rewrite (IH HL' η Hη θ' Hθ' (report B s ρ) (Hclosed B HC ρ Hρ s Hs) r' Hr' Eη); [ring|].
          destruct (Hapart B HC ρ Hρ s Hs) as [W _]. rewrite (W eq_refl). exact Eρ. }
        rewrite !K; auto; reflexivity.
      - apply sum_ext. intros s Hs. destruct (Hproper C HC) as [NC [IC _]].
        destruct (Hapart C HC r Hr s Hs) as [_ [_ K]]. destruct (K r' Hr' Er) as [Es _].
        destruct (Hapart C HC θ Hθ s Hs) as [_ [_ K2]]. destruct (K2 θ' Hθ' Eθ) as [_ ET]. rewrite (ET D).
        apply Qmult_comp; [easy|]. apply IH; auto. Qed.

    Lemma truth_is_safe : guaranteed q B <= expected E P σ' (utility E q φ B).
    Proof. unfold expected. set (h := fun θ r => utility E q φ B θ (report (outsiders E B) (others B r) θ)). set (H := fun θ η => play E σ' P η η (h θ)).
      assert (hB : ∀ θ ∈ Θ, ∀ η ∈ Θ, restrict B θ = restrict B η -> ∀ r ∈ Θ, h θ r == h η r).
      { intros θ Hθ η Hη Eq r Hr. unfold h, utility. destruct (Hcomb θ Hθ η Hη) as [_ [_ [_ [_ K]]]]. rewrite (K Eq r Hr).
        rewrite (Hown θ Hθ η Hη Eq); [reflexivity|]. now apply (Hproper B HB). }
      assert (A : (Σ θ ∈ Θ, prior E θ * play E σ' P θ θ (utility E q φ B θ)) == Σ θ' ∈ Θ, prior E θ' * H θ' θ').
      { apply sum_ext. intros θ Hθ. apply Qmult_comp; [easy|]. apply stays_true; [easy|]. intros r Hr Er. unfold h.
        destruct (Hcomb r Hr θ Hθ) as [_ [_ [_ [K _]]]]. now rewrite (K Er). }
      rewrite A. clear A.
      assert (S : (Σ θ' ∈ Θ, prior E θ' * H θ' θ') == Σ θ ∈ Θ, Σ η ∈ Θ, prior E θ * prior E η * H θ η).
      { transitivity (Σ θ' ∈ Θ, Σ θ ∈ Θ, Σ η ∈ Θ, (if same (report B (restrict B θ) η) θ' then prior E θ * prior E η * H θ' θ' else 0)).
        - apply sum_ext. intros θ' Hθ'. rewrite <- (Hind θ' Hθ') at 1. rewrite Qmult_comm, <- sum_scale. apply sum_ext. intros θ _. rewrite <- sum_scale. apply sum_ext. intros η _.
          destruct (same (report B (restrict B θ) η) θ'); ring.
        - rewrite sum_swap. apply sum_ext. intros θ Hθ. rewrite sum_swap. apply sum_ext. intros η Hη.
          rewrite (sum_pick _ (report B (restrict B θ) η) (fun θ' => prior E θ * prior E η * H θ' θ')). destruct (Hcomb θ Hθ η Hη) as [C1 [C2 [C3 _]]]. rewrite C1.
          assert (HC : In (report B (restrict B θ) η) Θ) by (apply Hclosed; auto; now apply (Hproper B HB)).
          assert (X : H (report B (restrict B θ) η) (report B (restrict B θ) η) == H θ η); [|rewrite X; ring].
          transitivity (play E σ' P η η (h (report B (restrict B θ) η))).
          + apply (depends_on_others (h (report B (restrict B θ) η))); auto using incl_refl. intros r Hr r' Hr' Eq. unfold h. now rewrite Eq.
          + apply play_ext with (fun r => In r Θ); auto using lotteries. }
      rewrite S, sum_swap. apply Qle_trans with (Σ η ∈ Θ, prior E η * guaranteed q B); [rewrite (sum_ext _ _ (fun η => guaranteed q B * prior E η)) by (intros; ring); rewrite (sum_scale _ _ (prior E)), Hone; lra|].
      apply sum_le. intros η Hη. rewrite (sum_ext _ _ (fun θ => prior E η * (prior E θ * H θ η))) by (intros; ring). rewrite sum_scale.
      assert (guaranteed q B <= Σ θ ∈ Θ, prior E θ * H θ η); [|specialize (Hprior η Hη); nra].
      rewrite <- (play_const σ' P η (guaranteed q B) (lotteries η Hη) η) at 1. unfold H. rewrite <- (sum_ext Θ (fun θ => play E σ' P η η (fun r => prior E θ * h θ r))) by (intros; apply play_scale).
      rewrite <- (play_sum Θ σ' P η (fun θ r => prior E θ * h θ r)). apply play_le with (fun r => In r Θ); auto using lotteries. Qed.
  End OneBlock.

  Theorem equilibria_by_guarantees P q φ :
    is_partition E P /\ closed P /\ (∀ θ ∈ Θ, 0 <= prior E θ) /\ (Σ θ ∈ Θ, prior E θ) == 1 /\ no_deficit E φ /\
    (∀ θ ∈ Θ, 0 < prior E θ -> ∀ a ∈ outcomes E, (Σ i ∈ agents E, payoff E i a θ) <= payoffs E q (agents E) θ θ) /\ NoDup (agents E) /\
    (∀ B ∈ P, proper B /\ independent B /\ combines B /\ apart P B /\ own_payoffs q B /\ safe q φ B) -> all_equilibria_efficient E P q φ.
  Proof. intros [HP [HC [HN [H1 [HD [HE [NA HB]]]]]]]. split; [easy|]. intros σ [Hσ Hbest] a Ha.
    assert (PS : forall x : agent -> Q, (Σ B ∈ P, sum B x) == sum (agents E) x).
    { intro x. destruct HP as [ND [I1 I2]]. transitivity (sum (concat P) x).
      - clear. induction P as [|B P IH]; [reflexivity|]. simpl. rewrite sum_cons, sum_app, IH. reflexivity.
      - apply sum_permutation, NoDup_Permutation; auto. intro i. split; auto. }
    assert (L : ∀ θ ∈ Θ, lottery_at σ P θ) by (intros θ Hθ B HBP; apply Hσ; auto; now apply (HB B HBP)).
    apply Qle_trans with (Σ B ∈ P, guaranteed q B).
    - unfold guaranteed. rewrite sum_swap. apply sum_le. intros θ Hθ. rewrite sum_scale. unfold payoffs. rewrite PS. fold (payoffs E q (agents E) θ θ).
      specialize (HN θ Hθ). destruct (Qlt_le_dec 0 (prior E θ)) as [p|p]; [specialize (HE θ Hθ p (a θ) (Ha θ Hθ)); nra|]. assert (prior E θ == 0) as -> by lra. lra.
    - apply Qle_trans with (Σ B ∈ P, expected E P σ (utility E q φ B)).
      + apply sum_le. intros B HBP. destruct (HB B HBP) as [K1 [K2 [K3 [K4 [K5 K6]]]]]. eapply Qle_trans; [|apply (Hbest B HBP truth), truth_mixed, K1].
        apply truth_is_safe; auto. intros C HCP. now apply HB.
      + unfold expected. rewrite sum_swap. apply sum_le. intros θ Hθ. rewrite sum_scale. specialize (HN θ Hθ).
        assert ((Σ B ∈ P, play E σ P θ θ (utility E q φ B θ)) <= play E σ P θ θ (payoffs E q (agents E) θ)); [|nra].
        rewrite <- play_sum. apply play_le with (fun r => In r Θ); auto.
        intros r Hr. unfold utility. rewrite sum_plus. unfold payoffs, paid. rewrite !PS. specialize (HD r Hr). unfold paid in HD. lra. Qed.
End Equilibria.

(** The conditions of all theorems are decided by computing. *)
Ltac decide_it := unfold is_partition, closed, proper, independent, combines, apart, own_payoffs, safe; Identifiability.decide_it.
