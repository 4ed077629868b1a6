(* SPDX-License-Identifier: MIT *)
(** * The same over the real numbers: every real mixed report, every real transfer rule.

    The example stays rational: prior, payoffs, outside options and the rules of a given mechanism. What is quantified over is real.
    Theorems here rest on the two axioms of Coq's real numbers, and [Print Assumptions] lists these and no other. *)
From Coq Require Import List Arith Bool QArith Qminmax Qreals Reals Lra Lia.
From Candor Require Import Statement Decision Sums Soundness Identifiability.
Import ListNotations.
Open Scope R_scope.

(** ** The statements. To be read and trusted, like Statement.v *)
Fixpoint sumR {X} (l : list X) (f : X -> R) : R := match l with [] => 0 | x :: l' => f x + sumR l' f end.
Fixpoint minimumR {X} (l : list X) (f : X -> R) : R := match l with [] => 0 | [x] => f x | x :: l' => Rmin (f x) (minimumR l' f) end.
Definition transfersR := agent -> profile -> R.

Section StatementR.
  Variable E : environment.
  Definition mixedR (S : coalition) (δ : list type -> R) : Prop := (∀ r ∈ joint_types E S, 0 <= δ r) /\ sumR (joint_types E S) δ = 1.
  Definition maxmin_icR (P : list coalition) (q : allocation) (Φ : list transfers) : Prop :=
    ∀ S ∈ P, ∀ t ∈ joint_types E S, possible E S t -> forall δ, mixedR S δ ->
    minimumR Φ (fun φ => sumR (joint_types E S) (fun r => δ r * Q2R (V E q φ S t r))) <= minimumR Φ (fun φ => Q2R (V E q φ S t t)).

  Definition expectR (A : event) (f : profile -> R) : R := sumR (filter A (profiles E)) (fun θ => Q2R (prior E θ) * f θ) / Q2R (prob E A).
  Definition paidR (φ : transfersR) (S : coalition) (θ' : profile) : R := sumR S (fun i => φ i θ').
  Definition utilityR (q : allocation) (φ : transfersR) (S : coalition) (θ θ' : profile) : R := Q2R (payoffs E q S θ θ') + paidR φ S θ'.
  Definition VR (q : allocation) (φ : transfersR) (S : coalition) (t r : list type) : R := expectR (types_are S t) (fun θ => utilityR q φ S θ (report S r θ)).

  Definition balancedR (φ : transfersR) : Prop := ∀ θ ∈ profiles E, paidR φ (agents E) θ = 0.
  Definition no_deficitR (φ : transfersR) : Prop := ∀ θ ∈ profiles E, paidR φ (agents E) θ <= 0.
  Definition balanced_ex_anteR (φ : transfersR) : Prop := expectR always (paidR φ (agents E)) = 0.
  Definition no_deficit_ex_anteR (φ : transfersR) : Prop := expectR always (paidR φ (agents E)) <= 0.
  Definition at_leastR (x : Q) (φ : transfersR) : Prop := ∀ i ∈ agents E, ∀ θ ∈ profiles E, Q2R x <= φ i θ.
  Definition at_mostR (x : Q) (φ : transfersR) : Prop := ∀ i ∈ agents E, ∀ θ ∈ profiles E, φ i θ <= Q2R x.
  Definition rational_interimR (q : allocation) (φ : transfersR) : Prop :=
    ∀ i ∈ agents E, ∀ t ∈ joint_types E [i], possible E [i] t -> Q2R (expect E (types_are [i] t) (outside E i)) <= VR q φ [i] t t.
  Definition rational_ex_postR (q : allocation) (φ : transfersR) : Prop := ∀ i ∈ agents E, ∀ θ ∈ profiles E, Q2R (outside E i θ) <= utilityR q φ [i] θ θ.
  Definition rational_ex_anteR (q : allocation) (φ : transfersR) : Prop :=
    ∀ i ∈ agents E, Q2R (expect E always (outside E i)) <= expectR always (fun θ => utilityR q φ [i] θ θ).
  Definition coalitional_icR (P : list coalition) (q : allocation) (φ : transfersR) : Prop :=
    ∀ S ∈ P, ∀ t ∈ joint_types E S, possible E S t -> ∀ r ∈ joint_types E S, VR q φ S t r <= VR q φ S t t.
  Definition dominant_strategy_icR (q : allocation) (φ : transfersR) : Prop :=
    ∀ S ∈ map one (agents E), ∀ θ ∈ profiles E, ∀ θ' ∈ profiles E, utilityR q φ S θ θ' <= utilityR q φ S θ (report S (restrict S θ) θ').
End StatementR.

(** ** Sums *)
#[local] Opaque sum.
Lemma Q2R_0 : Q2R 0 = 0. Proof. unfold Q2R; simpl; lra. Qed.
Lemma Q2R_1 : Q2R 1 = 1. Proof. unfold Q2R; simpl; lra. Qed.
Lemma Q2R_nonneg q : (0 <= q)%Q -> 0 <= Q2R q. Proof. intro. rewrite <- Q2R_0. now apply Qle_Rle. Qed.
Lemma sumR_ext {X} (l : list X) f g : (∀ x ∈ l, f x = g x) -> sumR l f = sumR l g.
Proof. induction l as [|a l IH]; simpl; intro H; [lra|]. rewrite (H a), IH; auto. Qed.
Lemma sumR_le {X} (l : list X) f g : (∀ x ∈ l, f x <= g x) -> sumR l f <= sumR l g.
Proof. induction l as [|a l IH]; simpl; intro H; [lra|]. apply Rplus_le_compat; auto. Qed.
Lemma sumR_plus {X} (l : list X) f g : sumR l (fun x => f x + g x) = sumR l f + sumR l g.
Proof. induction l as [|a l IH]; simpl; [lra|]. rewrite IH. ring. Qed.
Lemma sumR_scale {X} (l : list X) c f : sumR l (fun x => c * f x) = c * sumR l f.
Proof. induction l as [|a l IH]; simpl; [ring|]. rewrite IH. ring. Qed.
Lemma sumR_zero {X} (l : list X) : sumR l (fun _ => 0) = 0.
Proof. induction l; simpl; lra. Qed.
Lemma sumR_nonneg {X} (l : list X) f : (∀ x ∈ l, 0 <= f x) -> 0 <= sumR l f.
Proof. intro H. rewrite <- (sumR_zero l). now apply sumR_le. Qed.
Lemma sumR_swap {X Y} (l : list X) (m : list Y) f : sumR l (fun x => sumR m (f x)) = sumR m (fun y => sumR l (fun x => f x y)).
Proof. induction l as [|a l IH]; simpl; [now rewrite sumR_zero|]. now rewrite sumR_plus, IH. Qed.
Lemma sumR_app {X} (l m : list X) f : sumR (l ++ m) f = sumR l f + sumR m f.
Proof. induction l as [|a l IH]; simpl; [lra|]. rewrite IH. ring. Qed.
Lemma sumR_flat_map {X Y} (l : list X) (h : X -> list Y) f : sumR (flat_map h l) f = sumR l (fun x => sumR (h x) f).
Proof. induction l as [|a l IH]; simpl; [lra|]. now rewrite sumR_app, IH. Qed.
Lemma sumR_map {X Y} (l : list X) (h : X -> Y) f : sumR (map h l) f = sumR l (fun x => f (h x)).
Proof. induction l as [|a l IH]; simpl; [lra|]. now rewrite IH. Qed.
Lemma sumR_partition {X} (A : X -> bool) l f : sumR l f = sumR (fst (partition A l)) f + sumR (snd (partition A l)) f.
Proof. induction l as [|a l IH]; simpl; [lra|]. destruct (partition A l), (A a); simpl in *; lra. Qed.
Lemma sumR_Q {X} (l : list X) f : sumR l (fun x => Q2R (f x)) = Q2R (sum l f).
Proof. induction l as [|a l IH]; simpl; [symmetry; exact Q2R_0|]. now rewrite IH, (Qeq_eqR _ _ (sum_cons a l f)), Q2R_plus. Qed.
Lemma minR_le {X} (l : list X) f x : In x l -> minimumR l f <= f x.
Proof. induction l as [|a l IH]; [easy|]. intros [->|H]; destruct l as [|b l]; simpl in *; try lra; try easy.
  - apply Rmin_l. - eapply Rle_trans; [apply Rmin_r | apply IH, H]. Qed.
Lemma minR_Q {X} (l : list X) f : minimumR l (fun x => Q2R (f x)) = Q2R (minimum l f).
Proof. induction l as [|a l IH]; [symmetry; exact Q2R_0|]. destruct l as [|b l]; [easy|]. change (Rmin (Q2R (f a)) (minimumR (b :: l) (fun x => Q2R (f x))) = Q2R (Qmin (f a) (minimum (b :: l) f))).
  rewrite IH. destruct (Q.min_spec (f a) (minimum (b :: l) f)) as [[L ->]|[L ->]].
  - rewrite Rmin_left; [easy|]. now apply Rlt_le, Qlt_Rlt. - rewrite Rmin_right; [easy|]. now apply Qle_Rle. Qed.

Section SoundnessR.
  Variable E : environment.

  (** ** Every real mixed report *)
  Theorem maxmin_by_weights_R P q Φ weights : all_deterred E P q Φ weights -> maxmin_icR E P q Φ.
  Proof. intros H S HS t Ht HP δ [N O]. destruct (H S HS t Ht HP) as [L [NW [OW D]]]. rewrite minR_Q. set (m := minimum Φ (fun φ => V E q φ S t t)) in *.
    set (mixture := fun φ => sumR (joint_types E S) (fun r => δ r * Q2R (V E q φ S t r))).
    apply Rle_trans with (sumR (combine (weights S t) Φ) (fun wφ => Q2R (fst wφ) * mixture (snd wφ))).
    - apply Rle_trans with (minimumR Φ mixture * sumR (combine (weights S t) Φ) (fun wφ => Q2R (fst wφ))).
      + rewrite sumR_Q, (Qeq_eqR _ _ (sum_combine _ _ L)), (Qeq_eqR _ _ OW), Q2R_1. fold mixture. lra.
      + rewrite <- sumR_scale. apply sumR_le. intros [w φ] I. simpl. rewrite Rmult_comm.
        apply Rmult_le_compat_l; [apply Q2R_nonneg, NW; eapply in_combine_l, I | apply minR_le; eapply in_combine_r, I].
    - rewrite (sumR_ext _ _ (fun wφ => sumR (joint_types E S) (fun r => δ r * Q2R (fst wφ * V E q (snd wφ) S t r)))).
      2:{ intros wφ _. unfold mixture. rewrite <- sumR_scale. apply sumR_ext. intros. rewrite Q2R_mult. ring. }
      rewrite sumR_swap. apply Rle_trans with (sumR (joint_types E S) (fun r => Q2R m * δ r)); [|rewrite sumR_scale, O; lra].
      apply sumR_le. intros r Hr. rewrite sumR_scale, sumR_Q, Rmult_comm. apply Rmult_le_compat_r; [now apply N|].
      apply Qle_Rle. rewrite <- (weighted_sum _ _ (fun φ => V E q φ S t r)). now apply D. Qed.

  (** ** Every real transfer rule *)
  Definition slackR q φ (l : list item) : R := sumR l (fun x => Q2R (fst x) * utilityR E q φ (fst (snd x)) (fst (snd (snd x))) (snd (snd (snd x)))).
  Definition holdsR q φ (x : inequality) : Prop := 0 <= slackR q φ (fst x) - Q2R (snd x).
  Definition satisfiedR q φ (l : list inequality) : Prop := ∀ x ∈ l, holdsR q φ x.
  Definition valueR (φ : transfersR) (form : list atom) : R := sumR form (fun a => Q2R (fst a) * φ (fst (snd a)) (snd (snd a))).

  Lemma cancels_zero_R φ keys form : cancels keys form = true -> valueR φ form = 0.
  Proof. revert form. induction keys as [|key keys IH]; intros form H; simpl in H; [now destruct form|].
    pose proof (partition_here (is_at key) form) as P. pose proof (sumR_partition (is_at key) form (fun a => Q2R (fst a) * φ (fst (snd a)) (snd (snd a)))) as D.
    destruct (partition (is_at key) form) as [here elsewhere]. simpl in *. destruct (Qeq_bool (sum here fst) 0) eqn:Z; [|easy]. apply Qeq_bool_iff in Z.
    unfold valueR. rewrite D. fold (valueR φ elsewhere). rewrite (IH _ H).
    rewrite (sumR_ext here _ (fun a => φ (fst key) (snd key) * Q2R (fst a))); [rewrite sumR_scale, sumR_Q, (Qeq_eqR _ _ Z), Q2R_0; ring|].
    intros a Ha. rewrite (is_at_eq key a (P a Ha)). ring. Qed.
  Lemma slackR_atoms q φ l : slackR q φ l = Q2R (known E q l) + valueR φ (atoms l).
  Proof. unfold slackR, known, valueR, atoms. rewrite sumR_flat_map, <- sumR_Q, <- sumR_plus. apply sumR_ext. intros [w [S [θ θ']]] _. simpl.
    unfold utilityR, paidR. rewrite sumR_map. simpl. rewrite sumR_scale, Q2R_mult. ring. Qed.
  Theorem contradiction_R q φ l m : satisfiedR q φ l -> satisfiedR nothing φ m -> contradictory E q l m -> False.
  Proof. intros Hl Hm [C N]. apply (cancels_zero_R φ) in C. rewrite flat_map_app in C. unfold valueR in C. rewrite sumR_app, !sumR_flat_map in C.
    apply Qlt_Rlt in N. rewrite Q2R_plus, Q2R_0, <- !sumR_Q in N.
    assert (K : forall q' l', satisfiedR q' φ l' -> 0 <= sumR l' (fun x => Q2R (known E q' (fst x) - snd x)) + sumR l' (fun x => valueR φ (atoms (fst x)))).
    { intros q' l' H. rewrite <- sumR_plus. apply sumR_nonneg. intros x Hx. specialize (H x Hx). unfold holdsR in H. rewrite slackR_atoms in H. rewrite Q2R_minus. lra. }
    apply K in Hl, Hm. unfold valueR in Hl, Hm. lra. Qed.
  Lemma satisfied_app_R q φ l m : satisfiedR q φ l -> satisfiedR q φ m -> satisfiedR q φ (l ++ m).
  Proof. intros H K x Hx. apply in_app_or in Hx. destruct Hx; auto. Qed.
  Lemma satisfied_map_R {X} q φ (l : list X) f : (∀ x ∈ l, holdsR q φ (f x)) -> satisfiedR q φ (map f l).
  Proof. intros H x Hx. apply in_map_iff in Hx. destruct Hx as [y [<- Hy]]. auto. Qed.
  Lemma satisfied_none_R q φ : satisfiedR q φ [].
  Proof. easy. Qed.

  Lemma nothing_R φ S θ θ' : utilityR E nothing φ S θ θ' = paidR φ S θ'.
  Proof. unfold utilityR. rewrite (Qeq_eqR (payoffs E nothing S θ θ') 0), Q2R_0; [lra|]. apply sum_zero. reflexivity. Qed.
  Lemma slackR_cell q φ w S A (f g : profile -> profile) :
    slackR q φ (map (fun θ => (w * prior E θ, (S, (f θ, g θ)))%Q) (filter A (profiles E))) = Q2R w * sumR (filter A (profiles E)) (fun θ => Q2R (prior E θ) * utilityR E q φ S (f θ) (g θ)).
  Proof. unfold slackR. rewrite sumR_map, <- sumR_scale. apply sumR_ext. intros. simpl. rewrite Q2R_mult. ring. Qed.
  Lemma expectR_times A f : (0 < prob E A)%Q -> sumR (filter A (profiles E)) (fun θ => Q2R (prior E θ) * f θ) = Q2R (prob E A) * expectR E A f.
  Proof. intro H. unfold expectR. apply Qlt_Rlt in H. rewrite Q2R_0 in H. field. lra. Qed.
  Lemma expect_times_R A f : (0 < prob E A)%Q -> Q2R (sum (filter A (profiles E)) (fun θ => prior E θ * f θ)%Q) = Q2R (prob E A) * Q2R (expect E A f).
  Proof. intro H. rewrite <- Q2R_mult. apply Qeq_eqR. symmetry. now apply expect_times. Qed.
  Lemma positive A : (0 < prob E A)%Q -> 0 < Q2R (prob E A).
  Proof. intro H. rewrite <- Q2R_0. now apply Qlt_Rlt. Qed.

  Lemma balance_rows_R φ l : balancedR E φ -> (∀ x ∈ l, In (snd x) (profiles E)) -> satisfiedR nothing φ (map (balance_row E) l).
  Proof. intros H K. apply satisfied_map_R. intros x Hx. unfold holdsR, slackR. simpl. rewrite nothing_R, (H (snd x) (K x Hx)), Q2R_0. lra. Qed.
  Lemma deficit_rows_R φ l : no_deficitR E φ -> (∀ x ∈ l, (0 <= fst x)%Q /\ In (snd x) (profiles E)) -> satisfiedR nothing φ (map (deficit_row E) l).
  Proof. intros H K. apply satisfied_map_R. intros x Hx. destruct (K x Hx) as [N I]. apply Q2R_nonneg in N. specialize (H _ I). unfold holdsR, slackR. simpl. rewrite nothing_R, Q2R_0, Q2R_opp. nra. Qed.
  Lemma ex_ante_slack_R φ w : (0 < prob E always)%Q -> slackR nothing φ (fst (ex_ante_row E w)) = Q2R w * (Q2R (prob E always) * expectR E always (paidR φ (agents E))).
  Proof. intro P. simpl. rewrite slackR_cell, <- expectR_times by easy. f_equal. apply sumR_ext. intros. now rewrite nothing_R. Qed.
  Lemma ex_ante_balance_rows_R φ l : balanced_ex_anteR E φ -> (0 < prob E always)%Q -> satisfiedR nothing φ (map (ex_ante_row E) l).
  Proof. unfold balanced_ex_anteR. intros H P. apply satisfied_map_R. intros w _. unfold holdsR. rewrite ex_ante_slack_R, H by easy. simpl. rewrite Q2R_0. lra. Qed.
  Lemma ex_ante_deficit_rows_R φ l : no_deficit_ex_anteR E φ -> (0 < prob E always)%Q /\ (∀ w ∈ l, (w <= 0)%Q) -> satisfiedR nothing φ (map (ex_ante_row E) l).
  Proof. unfold no_deficit_ex_anteR. intros H [P N]. apply satisfied_map_R. intros w Hw. specialize (N w Hw). apply Qle_Rle in N. rewrite Q2R_0 in N.
    unfold holdsR. rewrite ex_ante_slack_R by easy. simpl. rewrite Q2R_0. pose proof (positive _ P).
    assert (Q2R (prob E always) * expectR E always (paidR φ (agents E)) <= 0) by nra. nra. Qed.

  Lemma incentive_rows_R P q φ l : coalitional_icR E P q φ ->
    (∀ x ∈ l, (0 <= fst x)%Q /\ In (fst (snd x)) P /\ In (fst (snd (snd x))) (joint_types E (fst (snd x))) /\ In (snd (snd (snd x))) (joint_types E (fst (snd x))) /\
      possible E (fst (snd x)) (fst (snd (snd x)))) -> satisfiedR q φ (map (incentive_row E) l).
  Proof. intros H K. apply satisfied_map_R. intros [w [S [t r]]] Hx. destruct (K _ Hx) as [N [HS [Ht [Hr HP]]]]. simpl in *. specialize (H S HS t Ht HP r Hr).
    apply Q2R_nonneg in N. pose proof (positive _ HP). unfold holdsR. simpl. unfold slackR. rewrite sumR_app.
    fold (slackR q φ (map (fun θ => (w * prior E θ, (S, (θ, report S t θ)))%Q) (filter (types_are S t) (profiles E)))).
    fold (slackR q φ (map (fun θ => (- w * prior E θ, (S, (θ, report S r θ)))%Q) (filter (types_are S t) (profiles E)))).
    rewrite (slackR_cell q φ w S (types_are S t) (fun θ => θ) (report S t)), (slackR_cell q φ (- w) S (types_are S t) (fun θ => θ) (report S r)).
    rewrite !expectR_times by easy. fold (VR E q φ S t t) (VR E q φ S t r). rewrite Q2R_opp, Q2R_0.
    assert (0 <= Q2R (prob E (types_are S t)) * (VR E q φ S t t - VR E q φ S t r)) by nra. nra. Qed.
  Lemma dominance_rows_R q φ l : dominant_strategy_icR E q φ ->
    (∀ x ∈ l, (0 <= fst x)%Q /\ In (fst (snd x)) (map one (agents E)) /\ In (fst (snd (snd x))) (profiles E) /\ In (snd (snd (snd x))) (profiles E)) -> satisfiedR q φ (map dominance_row l).
  Proof. intros H K. apply satisfied_map_R. intros [w [S [θ θ']]] Hx. destruct (K _ Hx) as [N [HS [Hθ Hθ']]]. simpl in *. specialize (H S HS θ Hθ θ' Hθ').
    apply Q2R_nonneg in N. unfold holdsR, slackR. simpl. rewrite Q2R_opp, Q2R_0. nra. Qed.
  Lemma participation_rows_R q φ l : rational_interimR E q φ ->
    (∀ x ∈ l, (0 <= fst x)%Q /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (joint_types E [fst (snd x)]) /\ possible E [fst (snd x)] (snd (snd x))) ->
    satisfiedR q φ (map (participation_row E) l).
  Proof. intros H K. apply satisfied_map_R. intros [w [i t]] Hx. destruct (K _ Hx) as [N [Hi [Ht HP]]]. cbn [fst snd] in *. specialize (H i Hi t Ht HP).
    apply Q2R_nonneg in N. pose proof (positive _ HP). unfold holdsR, participation_row. cbn [fst snd]. match goal with |- 0 <= ?s - _ => rewrite (slackR_cell q φ w [i] (types_are [i] t) (fun θ => θ) (report [i] t) : s = _) end. rewrite Q2R_mult, expect_times_R, expectR_times by easy.
    fold (VR E q φ [i] t t). assert (0 <= Q2R (prob E (types_are [i] t)) * (VR E q φ [i] t t - Q2R (expect E (types_are [i] t) (outside E i)))) by nra. nra. Qed.
  Lemma ex_post_rows_R q φ l : rational_ex_postR E q φ -> (∀ x ∈ l, (0 <= fst x)%Q /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (profiles E)) -> satisfiedR q φ (map (ex_post_row E) l).
  Proof. intros H K. apply satisfied_map_R. intros [w [i θ]] Hx. destruct (K _ Hx) as [N [Hi Hθ]]. simpl in *. specialize (H i Hi θ Hθ). apply Q2R_nonneg in N.
    unfold holdsR, slackR. simpl. rewrite Q2R_mult. nra. Qed.
  Lemma ex_ante_participation_rows_R q φ l : rational_ex_anteR E q φ -> (0 < prob E always)%Q /\ (∀ x ∈ l, (0 <= fst x)%Q /\ In (snd x) (agents E)) ->
    satisfiedR q φ (map (ex_ante_participation_row E) l).
  Proof. intros H [P K]. apply satisfied_map_R. intros [w i] Hx. destruct (K _ Hx) as [N Hi]. simpl in *. specialize (H i Hi). apply Q2R_nonneg in N. pose proof (positive _ P).
    unfold holdsR, ex_ante_participation_row. cbn [fst snd]. match goal with |- 0 <= ?s - _ => rewrite (slackR_cell q φ w [i] always (fun θ => θ) (fun θ => θ) : s = _) end. rewrite Q2R_mult, expect_times_R, expectR_times by easy.
    assert (0 <= Q2R (prob E always) * (expectR E always (fun θ => utilityR E q φ [i] θ θ) - Q2R (expect E always (outside E i)))) by nra. nra. Qed.
  Lemma least_rows_R b φ l : at_leastR E b φ -> (∀ x ∈ l, (0 <= fst x)%Q /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (profiles E)) -> satisfiedR nothing φ (map (bound_row b 1) l).
  Proof. intros H K. apply satisfied_map_R. intros [w [i θ]] Hx. destruct (K _ Hx) as [N [Hi Hθ]]. simpl in *. specialize (H i Hi θ Hθ). apply Q2R_nonneg in N. unfold holdsR, slackR. simpl.
    rewrite nothing_R, !Q2R_mult, Q2R_1. unfold paidR. simpl. nra. Qed.
  Lemma largest_rows_R b φ l : at_mostR E b φ -> (∀ x ∈ l, (0 <= fst x)%Q /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (profiles E)) -> satisfiedR nothing φ (map (bound_row b (-1)) l).
  Proof. intros H K. apply satisfied_map_R. intros [w [i θ]] Hx. destruct (K _ Hx) as [N [Hi Hθ]]. simpl in *. specialize (H i Hi θ Hθ). apply Q2R_nonneg in N. unfold holdsR, slackR. simpl.
    rewrite nothing_R, !Q2R_mult. replace (Q2R (-1)) with (-1) by (unfold Q2R; simpl; lra). unfold paidR. simpl. nra. Qed.
End SoundnessR.
