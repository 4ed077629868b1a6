(* SPDX-License-Identifier: MIT *)
(** * Incentive constraints of large examples, decided in integers.

    Before anything is compared, the numbers of the example are multiplied by their common denominators and put into trees by type profile, so that neither fractions nor
    tables are searched afterwards. What is decided is the statement over rational numbers: each instance below is an equivalence, for every example. *)
From Coq Require Import List Arith Bool ZArith QArith Qminmax Qreduction Lia Lqa.
From Candor Require Import Statement Decision Sums Soundness.
Import ListNotations.
Open Scope Q_scope.
#[local] Opaque sum.

Fixpoint zsum {X} (l : list X) (f : X -> Z) : Z := match l with [] => 0%Z | x :: l' => (f x + zsum l' f)%Z end.
Lemma zsum_scaled {X} (l : list X) f c g : (∀ x ∈ l, inject_Z (f x) == c * g x) -> inject_Z (zsum l f) == c * sum l g.
Proof. induction l as [|a l IH]; intro H; simpl zsum; sums; [change (inject_Z 0) with 0; ring|]. rewrite inject_Z_plus, (H a), IH; auto using in_eq, in_cons. ring. Qed.

(** the product, quickly if w is one *)
Definition times (w x : Z) : Z := match w with 1%Z => x | _ => (w * x)%Z end.
Lemma times_eq w x : times w x = (w * x)%Z.
Proof. destruct w as [|[| |]|]; auto. unfold times. now rewrite Z.mul_1_l. Qed.

(** ** Common denominators *)
Definition common (l : list Q) : Z := fold_right (fun x c => Z.lcm (Zpos (Qden x)) c) 1%Z l.
Definition scaled (c : Z) (x : Q) : Z := (Qnum x * (c / Zpos (Qden x)))%Z.
Lemma common_positive l : (0 < common l)%Z.
Proof. induction l as [|x l IH]; simpl; [lia|]. pose proof (Z.lcm_nonneg (Zpos (Qden x)) (common l)). destruct (Z.eq_dec (Z.lcm (Zpos (Qden x)) (common l)) 0) as [Z0|Z0]; [|lia].
  apply Z.lcm_eq_0 in Z0. lia. Qed.
Lemma common_positive_Q l : 0 < inject_Z (common l).
Proof. change 0 with (inject_Z 0). rewrite <- Zlt_Qlt. apply common_positive. Qed.
Lemma common_divides l x : In x l -> (Zpos (Qden x) | common l)%Z.
Proof. induction l as [|y l IH]; [easy|]. intros [->|H]; simpl; [apply Z.divide_lcm_l|]. eapply Z.divide_trans; [apply IH, H | apply Z.divide_lcm_r]. Qed.
Lemma scaled_eq l x : In x l -> inject_Z (scaled (common l) x) == inject_Z (common l) * x.
Proof. intro H. apply common_divides in H. destruct H as [k H]. unfold scaled. rewrite H, Z.div_mul by easy. rewrite !inject_Z_mult. destruct x as [n d]. simpl in *.
  rewrite (Qmake_Qdiv n d). field. change (~ inject_Z (Zpos d) == inject_Z 0). rewrite inject_Z_injective. easy. Qed.

(** ** Trees by type profile, and lists by name *)
Inductive tree (X : Type) : Type := leaf (x : X) | node (branches : list (type * tree X)).
Arguments leaf {X}. Arguments node {X}.
Fixpoint named {X} (default : X) (l : list (nat * X)) (x : nat) : X := match l with [] => default | (y, v) :: l' => if Nat.eqb y x then v else named default l' x end.
Fixpoint build {X} (ls : list (list type)) (f : profile -> X) : tree X :=
  match ls with [] => leaf (f []) | l :: rest => node (map (fun t => (t, build rest (fun θ => f (t :: θ)))) l) end.
Fixpoint find {X} (default : X) (b : tree X) (θ : profile) : X :=
  match b, θ with leaf x, _ => x | node branches, [] => default | node branches, t :: θ' => find default (named (leaf default) branches t) θ' end.
Lemma named_map {X} (d : X) l g x : In x l -> named d (map (fun y => (y, g y)) l) x = g x.
Proof. induction l as [|y l IH]; [easy|]. intros H. simpl. destruct (Nat.eqb y x) eqn:E; [apply Nat.eqb_eq in E; now subst|]. destruct H as [->|H]; [now rewrite Nat.eqb_refl in E | auto]. Qed.
Lemma in_choices ls θ : In θ (choices ls) <-> Forall2 (fun t l => In t l) θ ls.
Proof. revert θ. induction ls as [|l ls IH]; intro θ; simpl.
  - split; [intros [<-|[]]; constructor | intro H; inversion H; now left].
  - rewrite in_flat_map. split.
    + intros [t [Ht H]]. apply in_map_iff in H. destruct H as [θ' [<- H]]. constructor; [easy | now apply IH].
    + intro H. inversion H as [|t l' θ' ls' Ht K]; subst. exists t. split; [easy|]. apply in_map. now apply IH. Qed.
Lemma find_build {X} (d : X) ls f θ : In θ (choices ls) -> find d (build ls f) θ = f θ.
Proof. revert f θ. induction ls as [|l ls IH]; intros f θ H; apply in_choices in H; inversion H as [|t l' θ' ls' Ht K]; subst; [easy|]. simpl.
  rewrite (named_map _ l (fun t => build ls (fun θ => f (t :: θ)))) by easy. apply (IH (fun θ => f (t :: θ))). now apply in_choices. Qed.

Section Integers.
  Variable E : environment.
  Implicit Types (q : allocation) (φ : transfers) (S : coalition) (t r : list type) (θ : profile).
  Notation Θ := (profiles E).

  Lemma set_type_0 (t : type) θ : set_type 0%nat t θ = θ.
  Proof. induction θ; simpl; congruence. Qed.
  Lemma set_type_in i (t : type) θ : In θ Θ -> In t (nth (Nat.pred i) (types E) []) -> In (set_type i t θ) Θ.
  Proof. unfold profiles. destruct i as [|k]; [now rewrite set_type_0|]. rewrite !in_choices. intro H. simpl Nat.pred. revert k. induction H as [|x l θ ls Hx H IH]; intros k Ht; [constructor|].
    destruct k as [|k]; simpl in *; constructor; auto. Qed.
  Lemma report_in S r θ : In θ Θ -> In r (joint_types E S) -> In (report S r θ) Θ.
  Proof. unfold joint_types. intros Hθ H. apply in_choices in H. revert r H. induction S as [|i S IH]; intros r H; inversion H as [|t l r' ls Ht K]; subst; simpl; [easy|].
    apply set_type_in; auto. Qed.

  (** ** The amounts of a mechanism in integers: K times the utilities, D times the probabilities *)
  Section Mechanism.
    Variables (q : allocation) (P : list coalition) (Φ : list transfers).
    Definition members : list agent := nodup Nat.eq_dec (concat P).
    Definition chosen : list outcome := nodup Nat.eq_dec (flat_map (fun θ => map fst (q θ)) Θ).
    Definition probabilities : list Q := map (prior E) Θ.
    Definition shares : list Q := flat_map (fun θ => map snd (q θ)) Θ.
    Definition amounts_of : list Q :=
      flat_map (fun i => flat_map (fun a => map (payoff E i a) Θ) chosen ++ flat_map (fun φ => map (φ i) Θ) Φ) members.
    (** of one agent: by reported profile, the chosen outcomes with their payoffs by true profile *)
    Definition payoff_tree (k : Z) i : tree (list (Z * tree Z)) :=
      let by_outcome := map (fun a => (a, build (types E) (fun θ => scaled k (payoff E i a θ)))) chosen in
      let c := common shares in
      build (types E) (fun θ' => map (fun b => (scaled c (snd b), named (leaf 0%Z) by_outcome (fst b))) (q θ')).
    Definition transfer_tree (k : Z) φ i : tree Z := let c := common shares in build (types E) (fun θ' => (c * scaled k (φ i θ'))%Z).
    Definition prior_tree : tree Z := let d := common probabilities in build (types E) (fun θ => scaled d (prior E θ)).
    Definition z_utility (us : list (tree (list (Z * tree Z)))) (xs : list (tree Z)) θ θ' : Z :=
      (zsum us (fun u => zsum (find [] u θ') (fun b => times (fst b) (find 0 (snd b) θ))) + zsum xs (fun x => find 0 x θ'))%Z.

    Definition K : Q := inject_Z (common shares) * inject_Z (common amounts_of).
    Definition D : Q := inject_Z (common probabilities).
    Lemma K_positive : 0 < K.
    Proof. unfold K. pose proof (common_positive_Q shares). pose proof (common_positive_Q amounts_of). nra. Qed.
    Lemma D_positive : 0 < D.
    Proof. apply common_positive_Q. Qed.

    Lemma one_payoff i θ θ' : In i members -> In θ Θ -> In θ' Θ ->
      inject_Z (zsum (find [] (payoff_tree (common amounts_of) i) θ') (fun b => times (fst b) (find 0 (snd b) θ))%Z)
        == K * Σ b ∈ q θ', snd b * payoff E i (fst b) θ.
    Proof. intros Hi Hθ Hθ'. unfold payoff_tree. cbv zeta. rewrite find_build by easy. set (u := fun a => build (types E) (fun η => scaled (common amounts_of) (payoff E i a η))).
      assert (C : ∀ b ∈ q θ', In (fst b) chosen /\ In (snd b) shares).
      { intros b Hb. split; [apply nodup_In|]; apply in_flat_map; exists θ'; split; auto using in_map. }
      revert C. generalize (q θ'). intro l. induction l as [|b l IH]; intro C; simpl; sums; [change (inject_Z 0) with 0; ring|].
      destruct (C b (in_eq _ _)) as [Ca Cs]. rewrite inject_Z_plus, IH by (intros; apply C; now right).
      rewrite (named_map _ chosen u) by easy. unfold u at 1. rewrite find_build by easy.
      assert (A : inject_Z (scaled (common amounts_of) (payoff E i (fst b) θ)) == inject_Z (common amounts_of) * payoff E i (fst b) θ).
      { apply scaled_eq. apply in_flat_map. exists i. split; [easy|]. apply in_or_app. left. apply in_flat_map. exists (fst b). auto using in_map. }
      assert (B : inject_Z (scaled (common shares) (snd b) * scaled (common amounts_of) (payoff E i (fst b) θ)) == K * (snd b * payoff E i (fst b) θ)).
      { rewrite inject_Z_mult, A, scaled_eq by easy. unfold K. ring. }
      rewrite times_eq, B. ring. Qed.
    Lemma one_transfer φ i θ' : In i members -> In φ Φ -> In θ' Θ -> inject_Z (find 0%Z (transfer_tree (common amounts_of) φ i) θ') == K * φ i θ'.
    Proof. intros Hi Hφ Hθ'. unfold transfer_tree. cbv zeta. rewrite find_build by easy. rewrite inject_Z_mult, scaled_eq; [unfold K; ring|].
      apply in_flat_map. exists i. split; [easy|]. apply in_or_app. right. apply in_flat_map. exists φ. auto using in_map. Qed.
    Lemma z_utility_eq φ S θ θ' : In φ Φ -> (∀ i ∈ S, In i members) -> In θ Θ -> In θ' Θ ->
      inject_Z (z_utility (map (payoff_tree (common amounts_of)) S) (map (transfer_tree (common amounts_of) φ) S) θ θ') == K * utility E q φ S θ θ'.
    Proof. intros Hφ HS Hθ Hθ'. unfold z_utility, utility, payoffs, paid. rewrite inject_Z_plus.
      rewrite (zsum_scaled _ _ K (fun u => inject_Z (zsum (find [] u θ') (fun b => times (fst b) (find 0 (snd b) θ))%Z) / K)).
      2:{ intros u _. pose proof K_positive. field. lra. }
      rewrite (zsum_scaled _ _ K (fun x => inject_Z (find 0%Z x θ') / K)) by (intros u _; pose proof K_positive; field; lra).
      rewrite !sum_map. rewrite (sum_ext S _ (fun i => Σ b ∈ q θ', snd b * payoff E i (fst b) θ)), (sum_ext S (fun i => _ / K) (fun i => φ i θ')); [ring | |].
      - intros i Hi. rewrite one_transfer; auto. pose proof K_positive. field. lra.
      - intros i Hi. rewrite one_payoff; auto. pose proof K_positive. field. lra. Qed.

    (** *** Expectations, without dividing by the probability of the joint type *)
    Definition z_cell (w : tree Z) S t : list (profile * Z) := map (fun θ => (θ, find 0%Z w θ)) (filter (types_are S t) Θ).
    Definition z_V us xs (cell : list (profile * Z)) S r : Z := zsum cell (fun x => (snd x * z_utility us xs (fst x) (report S r (fst x)))%Z).
    Lemma z_cell_prob S t : inject_Z (zsum (z_cell prior_tree S t) snd) == D * prob E (types_are S t).
    Proof. unfold z_cell, prob. rewrite (zsum_scaled _ _ D (fun x => inject_Z (snd x) / D)) by (intros u _; pose proof D_positive; field; lra).
      rewrite sum_map. apply Qmult_comp; [easy|]. apply sum_ext. intros θ Hθ. apply filter_In in Hθ. simpl. unfold prior_tree. cbv zeta. rewrite find_build by easy.
      rewrite scaled_eq by (now apply in_map). unfold D. pose proof D_positive. unfold D in *. field. lra. Qed.
    Lemma z_V_eq φ S t r : In φ Φ -> (∀ i ∈ S, In i members) -> In r (joint_types E S) -> 0 < prob E (types_are S t) ->
      inject_Z (z_V (map (payoff_tree (common amounts_of)) S) (map (transfer_tree (common amounts_of) φ) S) (z_cell prior_tree S t) S r)
        == D * K * prob E (types_are S t) * V E q φ S t r.
    Proof. intros Hφ HS Hr HP. unfold V. rewrite <- Qmult_assoc, expect_times by easy. unfold z_V, z_cell.
      set (u := z_utility _ _).
      rewrite (zsum_scaled _ _ (D * K) (fun x => inject_Z (snd x * u (fst x) (report S r (fst x)))%Z / (D * K))).
      2:{ intros x _. pose proof D_positive. pose proof K_positive. field. split; lra. }
      rewrite sum_map. apply Qmult_comp; [easy|]. apply sum_ext. intros θ Hθ. apply filter_In in Hθ. cbn [fst snd].
      rewrite inject_Z_mult. unfold u at 1. rewrite z_utility_eq by (try apply report_in; easy). unfold prior_tree. cbv zeta. rewrite find_build by easy. rewrite scaled_eq by (now apply in_map). unfold D. 
      pose proof D_positive. pose proof K_positive. unfold D in *. field. split; lra. Qed.

    (** *** All coalitions and their joint types, each table built once *)
    Definition of_members {X} (f : agent -> X) : list (agent * X) := map (fun i => (i, f i)) members.
    Lemma of_coalition {X} (d : X) f S : In S P -> map (named d (of_members f)) S = map f S.
    Proof. intro HS. apply map_ext_in. intros i Hi. apply named_map. apply nodup_In, in_concat. eauto. Qed.
    Definition z_every (check : list (tree (list (Z * tree Z))) -> list (list (tree Z)) -> list (profile * Z) -> coalition -> list type -> bool) : bool :=
      let k := common amounts_of in let us := of_members (payoff_tree k) in let xss := map (fun φ => of_members (transfer_tree k φ)) Φ in let w := prior_tree in
      every P (fun S => let own_us := map (named (leaf []) us) S in let own_xss := map (fun xs => map (named (leaf 0%Z) xs) S) xss in
        every (joint_types E S) (fun t => let cell := z_cell w S t in if Z.ltb 0 (zsum cell snd) then check own_us own_xss cell S t else true)).
    Definition us S := map (payoff_tree (common amounts_of)) S.
    Definition xs S φ := map (transfer_tree (common amounts_of) φ) S.
    Lemma of_coalitions S : In S P -> map (fun l => map (named (leaf 0%Z) l) S) (map (fun φ => of_members (transfer_tree (common amounts_of) φ)) Φ) = map (xs S) Φ.
    Proof. intro HS. rewrite map_map. apply map_ext. intro φ. now apply of_coalition. Qed.
    Lemma z_every_iff check (C : coalition -> list type -> Prop) :
      (∀ S ∈ P, ∀ t ∈ joint_types E S, possible E S t -> (check (us S) (map (xs S) Φ) (z_cell prior_tree S t) S t = true <-> C S t)) ->
      (z_every check = true <-> (∀ S ∈ P, ∀ t ∈ joint_types E S, possible E S t -> C S t)).
    Proof. intro H. unfold z_every. cbv zeta. rewrite every_iff. split.
      - intros K S HS t Ht HP. specialize (K S HS). cbv beta in K. rewrite every_iff in K. specialize (K t Ht). cbv beta in K.
        rewrite of_coalition, of_coalitions in K by easy.
        apply (H S HS t Ht HP). destruct (Z.ltb 0 _) eqn:L; [easy|]. apply Z.ltb_ge in L. rewrite Zle_Qle, z_cell_prob in L. change (inject_Z 0) with 0 in L.
        pose proof D_positive. unfold possible in HP. exfalso. nra.
      - intros K S HS. cbv beta. apply every_iff. intros t Ht. cbv beta. rewrite of_coalition, of_coalitions by easy.
        destruct (Z.ltb 0 _) eqn:L; [|easy]. apply Z.ltb_lt in L. rewrite Zlt_Qlt, z_cell_prob in L. change (inject_Z 0) with 0 in L.
        assert (HP : possible E S t) by (unfold possible; pose proof D_positive; nra). apply (H S HS t Ht HP), K; auto. Qed.

    Lemma in_members S i : In S P -> In i S -> In i members.
    Proof. intros HS Hi. apply nodup_In, in_concat. eauto. Qed.
    Definition mass S t : Q := D * K * prob E (types_are S t).
    Lemma mass_positive S t : possible E S t -> 0 < mass S t.
    Proof. unfold mass, possible. pose proof D_positive. pose proof K_positive. intro. apply Qmult_lt_0_compat; [nra | easy]. Qed.
    Lemma z_V_is φ S t r : In φ Φ -> In S P -> In r (joint_types E S) -> possible E S t -> inject_Z (z_V (us S) (xs S φ) (z_cell prior_tree S t) S r) == mass S t * V E q φ S t r.
    Proof. intros Hφ HS Hr HP. apply z_V_eq; eauto using in_members. Qed.

    Fixpoint z_minimum {X} (l : list X) (f : X -> Z) : Z := match l with [] => 0%Z | [x] => f x | x :: l' => Z.min (f x) (z_minimum l' f) end.
    Lemma z_minimum_scaled {X} (l : list X) f c g : 0 < c -> (∀ x ∈ l, inject_Z (f x) == c * g x) -> inject_Z (z_minimum l f) == c * minimum l g.
    Proof. intro Hc. induction l as [|a l IH]; intro H; [simpl; change (inject_Z 0) with 0; ring|]. destruct l as [|b l]; [now apply H, in_eq|].
      change (inject_Z (Z.min (f a) (z_minimum (b :: l) f)) == c * Qmin (g a) (minimum (b :: l) g)). pose proof (H a (in_eq _ _)) as Ha.
      assert (Hl : inject_Z (z_minimum (b :: l) f) == c * minimum (b :: l) g) by (apply IH; intros; apply H; now right).
      destruct (Z.min_spec (f a) (z_minimum (b :: l) f)) as [[L ->]|[L ->]].
      - rewrite Zlt_Qlt, Ha, Hl in L. rewrite Q.min_l; [easy|]. nra.
      - rewrite Zle_Qle, Ha, Hl in L. rewrite Q.min_r; [easy|]. nra. Qed.
    Lemma z_minimum_map {X Y} (l : list X) (h : X -> Y) f : z_minimum (map h l) f = z_minimum l (fun x => f (h x)).
    Proof. induction l as [|a [|b l] IH]; simpl in *; congruence. Qed.
    Lemma compare_scaled c x y a b : 0 < c -> inject_Z x == c * a -> inject_Z y == c * b -> (Z.leb x y = true <-> a <= b).
    Proof. intros Hc Hx Hy. rewrite Z.leb_le, Zle_Qle, Hx, Hy. split; intro; nra. Qed.

    Definition z_least uS xSs cell S r : Z := z_minimum xSs (fun x => z_V uS x cell S r).
    Lemma z_least_is S t r : In S P -> In r (joint_types E S) -> possible E S t ->
      inject_Z (z_least (us S) (map (xs S) Φ) (z_cell prior_tree S t) S r) == mass S t * Min φ ∈ Φ, V E q φ S t r.
    Proof. intros HS Hr HP. unfold z_least. rewrite z_minimum_map. apply z_minimum_scaled; [now apply mass_positive|]. intros. now apply z_V_is. Qed.
    Definition no_report_pays : bool :=
      z_every (fun uS xSs cell S t => let truth := z_least uS xSs cell S t in every (joint_types E S) (fun r => Z.leb (z_least uS xSs cell S r) truth)).
    Lemma no_report_pays_iff : no_report_pays = true <-> maxmin_ic_pure E P q Φ.
    Proof. apply z_every_iff. intros S HS t Ht HP. cbv zeta. rewrite every_iff. pose proof (mass_positive S t HP) as M.
      split; intros H r Hr; specialize (H r Hr); cbv beta in *; eapply compare_scaled; eauto using z_least_is. Qed.

    Definition z_deterred (weights : coalition -> list type -> list Q) : bool :=
      z_every (fun uS xSs cell S t => let w := weights S t in let c := common w in
        if Nat.eqb (length w) (length Φ) then if every w (Qle_bool 0) then if Qeq_bool (Σ x ∈ w, x) 1 then
          let bound := (c * z_least uS xSs cell S t)%Z in let mix := filter (fun wx => negb (Z.eqb (fst wx) 0)) (combine (map (scaled c) w) xSs) in
          every (joint_types E S) (fun r => Z.leb (zsum mix (fun wx => times (fst wx) (z_V uS (snd wx) cell S r))) bound)
        else false else false else false).
    Lemma zsum_filter {X} (l : list X) f g : zsum (filter (fun x => negb (Z.eqb (f x) 0)) l) (fun x => times (f x) (g x)) = zsum l (fun x => (f x * g x)%Z).
    Proof. induction l as [|a l IH]; simpl; [easy|]. destruct (Z.eqb (f a) 0) eqn:F; simpl; [|now rewrite times_eq, IH]. apply Z.eqb_eq in F. rewrite F, IH. lia. Qed.
    Lemma combine_maps {A B X Y} (f : A -> X) (g : B -> Y) l m : combine (map f l) (map g m) = map (fun x => (f (fst x), g (snd x))) (combine l m).
    Proof. revert m. induction l as [|a l IH]; intros [|b m]; simpl; auto. now rewrite IH. Qed.
    Lemma zsum_map {X Y} (l : list X) (h : X -> Y) f : zsum (map h l) f = zsum l (fun x => f (h x)).
    Proof. induction l as [|a l IH]; simpl; congruence. Qed.
    Lemma z_deterred_iff weights : z_deterred weights = true <-> all_deterred E P q Φ weights.
    Proof. apply z_every_iff. intros S HS t Ht HP. cbv zeta. unfold deterred. set (w := weights S t).
      assert (R : ∀ r ∈ joint_types E S, (Z.leb (zsum (filter (fun wx => negb (Z.eqb (fst wx) 0)) (combine (map (scaled (common w)) w) (map (xs S) Φ)))
           (fun wx => times (fst wx) (z_V (us S) (snd wx) (z_cell prior_tree S t) S r))) (common w * z_least (us S) (map (xs S) Φ) (z_cell prior_tree S t) S t)%Z = true
        <-> (Σ wφ ∈ weighted w Φ, fst wφ * V E q (snd wφ) S t r) <= Min φ ∈ Φ, V E q φ S t t)).
      { intros r Hr. pose proof (mass_positive S t HP) as M. pose proof (common_positive_Q w) as W. eapply (compare_scaled (inject_Z (common w) * mass S t)); [nra | |].
        - rewrite zsum_filter, combine_maps, zsum_map. cbn [fst snd]. rewrite (weighted_sum w Φ (fun φ => V E q φ S t r)). apply zsum_scaled. intros [x φ] Hx. cbn [fst snd].
          rewrite inject_Z_mult, scaled_eq, z_V_is by (eauto using in_combine_l, in_combine_r). ring.
        - rewrite inject_Z_mult, z_least_is by easy. ring. }
      destruct (Nat.eqb (length w) (length Φ)) eqn:L; [apply Nat.eqb_eq in L | apply Nat.eqb_neq in L; split; [easy | now intros [? _]]].
      destruct (every w (Qle_bool 0)) eqn:N.
      2:{ split; [easy|]. intros [_ [H _]]. assert (every w (Qle_bool 0) = true); [|congruence]. apply every_iff. intros x Hx. now apply Qle_bool_iff, H. }
      rewrite every_iff in N. setoid_rewrite Qle_bool_iff in N.
      destruct (Qeq_bool (Σ x ∈ w, x) 1) eqn:O; [apply Qeq_bool_iff in O | split; [easy|]; intros [_ [_ [H _]]]; apply Qeq_bool_iff in H; congruence].
      rewrite every_iff. split.
      - intro H. repeat split; auto. intros r Hr. now apply R, H.
      - intros [_ [_ [_ H]]] r Hr. now apply R, H. Qed.

    (** *** Dominant strategies *)
    Lemma own_type_in k ls θ θ' : Forall2 (fun (x : type) l => In x l) θ ls -> Forall2 (fun (x : type) l => In x l) θ' ls -> Forall2 (fun (x : type) l => In x l) (set_type (Datatypes.S k) (nth k θ 0%nat) θ') ls.
    Proof. intro H. revert k θ'. induction H as [|x l θ ls Hx H IH]; intros k θ' K; inversion K as [|y l' θ'' ls' Hy K']; subst; [constructor|].
      destruct k as [|k]; simpl; constructor; auto. Qed.
    Lemma own_report_in S θ θ' : In θ Θ -> In θ' Θ -> In (report S (restrict S θ) θ') Θ.
    Proof. intros Hθ Hθ'. induction S as [|[|k] S IH]; simpl; [easy | now rewrite set_type_0 |]. unfold profiles in *. rewrite in_choices in *. now apply own_type_in. Qed.
    Definition no_report_dominates : bool :=
      let k := common amounts_of in let us := of_members (payoff_tree k) in let xss := map (fun φ => of_members (transfer_tree k φ)) Φ in
      every P (fun S => let own_us := map (named (leaf []) us) S in let own_xss := map (fun xs => map (named (leaf 0%Z) xs) S) xss in
        every Θ (fun θ => let truth := restrict S θ in every Θ (fun θ' => let honest := report S truth θ' in
          every own_xss (fun x => Z.leb (z_utility own_us x θ θ') (z_utility own_us x θ honest))))).
    Lemma no_report_dominates_iff : no_report_dominates = true <-> (∀ φ ∈ Φ, coalitional_dominant_strategy_ic E P q φ).
    Proof. unfold no_report_dominates. cbv zeta. rewrite every_iff.
      assert (R : forall S, In S P -> ∀ θ ∈ Θ, ∀ θ' ∈ Θ, ∀ φ ∈ Φ,
        (Z.leb (z_utility (us S) (xs S φ) θ θ') (z_utility (us S) (xs S φ) θ (report S (restrict S θ) θ')) = true <-> utility E q φ S θ θ' <= utility E q φ S θ (report S (restrict S θ) θ'))).
      { intros S HS θ Hθ θ' Hθ' φ Hφ. apply (compare_scaled K); [apply K_positive | |]; apply z_utility_eq; eauto using in_members, own_report_in. }
      split.
      - intros H φ Hφ S HS θ Hθ θ' Hθ'. specialize (H S HS). cbv beta in H. rewrite of_coalition, of_coalitions in H by easy. rewrite every_iff in H. specialize (H θ Hθ). cbv beta in H.
        rewrite every_iff in H. specialize (H θ' Hθ'). cbv beta in H. rewrite every_iff in H. apply R; auto. apply H. now apply in_map.
      - intros H S HS. cbv beta. rewrite of_coalition, of_coalitions by easy. apply every_iff. intros θ Hθ. cbv beta. apply every_iff. intros θ' Hθ'. cbv beta. apply every_iff.
        intros x Hx. apply in_map_iff in Hx. destruct Hx as [φ [<- Hφ]]. apply R; auto. now apply H. Qed.
  End Mechanism.

  #[export] Instance decides_coalitional_ic P q φ : Decides (no_report_pays q P [φ]) (coalitional_ic E P q φ).
  Proof. apply no_report_pays_iff. Qed.
  #[export] Instance decides_bayesian_ic q φ : Decides (no_report_pays q (map one (agents E)) [φ]) (bayesian_ic E q φ).
  Proof. apply no_report_pays_iff. Qed.
  #[export] Instance decides_maxmin_ic_pure P q Φ : Decides (no_report_pays q P Φ) (maxmin_ic_pure E P q Φ).
  Proof. apply no_report_pays_iff. Qed.
  #[export] Instance decides_deterred P q Φ weights :
    Decides (z_deterred q P Φ weights) (all_deterred E P q Φ weights).
  Proof. apply z_deterred_iff. Qed.
  Lemma decides_dominance P q φ : Decides (no_report_dominates q P [φ]) (coalitional_dominant_strategy_ic E P q φ).
  Proof. unfold Decides. rewrite no_report_dominates_iff. split; [intro H; apply H, in_eq | now intros H φ' [<-|[]]]. Qed.
  #[export] Instance decides_coalitional_dominant_strategy_ic P q φ : Decides (no_report_dominates q P [φ]) (coalitional_dominant_strategy_ic E P q φ).
  Proof. apply decides_dominance. Qed.
  #[export] Instance decides_dominant_strategy_ic q φ : Decides (no_report_dominates q (map one (agents E)) [φ]) (dominant_strategy_ic E q φ).
  Proof. apply decides_dominance. Qed.
End Integers.
