(* SPDX-License-Identifier: MIT *)
(** * Statements about all mixed reports, all transfer rules, all strategies: each follows from conditions that a computation decides. *)
From Coq Require Import List Arith Bool QArith Qminmax Qreduction Lia Lqa.
From Candor Require Import Statement Decision Sums.
Import ListNotations.
Open Scope Q_scope.
#[local] Opaque sum.

Section Soundness.
  Variable E : environment.
  Implicit Types (q : allocation) (φ : transfers) (S : coalition) (t r : list type) (θ : profile).

  Lemma expect_times A f : 0 < prob E A -> prob E A * expect E A f == Σ θ ∈ filter A (profiles E), prior E θ * f θ.
  Proof. intro H. unfold expect. field. lra. Qed.
  Lemma expect_ext A f g : (∀ θ ∈ profiles E, f θ == g θ) -> expect E A f == expect E A g.
  Proof. intro H. unfold expect. rewrite (sum_ext (filter A (profiles E)) _ (fun θ => prior E θ * g θ)); [easy|].
    intros θ Hθ. apply filter_In in Hθ. rewrite H by easy. reflexivity. Qed.

  (** ** Maxmin coalitional incentive compatibility *)

  Definition weighted (weights : list Q) (Φ : list transfers) := filter (fun wφ => if Qeq_bool (fst wφ) 0 then false else true) (combine weights Φ).
  Lemma weighted_sum weights Φ f : (Σ wφ ∈ weighted weights Φ, fst wφ * f (snd wφ)) == Σ wφ ∈ combine weights Φ, fst wφ * f (snd wφ).
  Proof. unfold weighted. rewrite sum_filter. apply sum_ext. intros [w φ] _. simpl. destruct (Qeq_bool w 0) eqn:Z; [|easy]. apply Qeq_bool_iff in Z. rewrite Z. ring. Qed.
  (** Weights over the rules under which no report pays more than the least truthful utility deter every mixture of reports. *)
  Definition deterred q (Φ : list transfers) S t (weights : list Q) : Prop :=
    length weights = length Φ /\ (∀ w ∈ weights, 0 <= w) /\ (Σ w ∈ weights, w) == 1 /\
    ∀ r ∈ joint_types E S, (Σ wφ ∈ weighted weights Φ, fst wφ * V E q (snd wφ) S t r) <= Min φ ∈ Φ, V E q φ S t t.

  Lemma min_le_mixture (Φ : list transfers) weights f : length weights = length Φ -> (∀ w ∈ weights, 0 <= w) -> (Σ w ∈ weights, w) == 1 ->
    minimum Φ f <= Σ wφ ∈ combine weights Φ, fst wφ * f (snd wφ).
  Proof. intros L N O. apply Qle_trans with (Σ wφ ∈ combine weights Φ, minimum Φ f * fst wφ).
    - rewrite sum_scale, sum_combine, O by easy. lra.
    - apply sum_le. intros [w φ] H. simpl. assert (0 <= w) by (eapply N, in_combine_l, H).
      assert (minimum Φ f <= f φ) by (apply min_le; eapply in_combine_r, H). nra. Qed.

  Definition all_deterred P q Φ (weights : coalition -> list type -> list Q) : Prop := ∀ S ∈ P, ∀ t ∈ joint_types E S, possible E S t -> deterred q Φ S t (weights S t).
  Theorem maxmin_by_weights P q Φ weights :
    all_deterred P q Φ weights -> maxmin_ic E P q Φ.
  Proof. intros H S HS t Ht HP δ [N O]. destruct (H S HS t Ht HP) as [L [NW [OW D]]]. set (m := Min φ ∈ Φ, V E q φ S t t) in *.
    eapply Qle_trans; [apply (min_le_mixture Φ (weights S t)); easy|].
    rewrite (sum_ext _ _ (fun wφ => Σ r ∈ joint_types E S, δ r * (fst wφ * V E q (snd wφ) S t r))).
    2:{ intros wφ _. rewrite <- sum_scale. apply sum_ext. intros. ring. }
    rewrite sum_swap. apply Qle_trans with (Σ r ∈ joint_types E S, m * δ r); [|rewrite sum_scale, O; lra].
    apply sum_le. intros r Hr. rewrite sum_scale. specialize (D r Hr). rewrite (weighted_sum _ _ (fun φ => V E q φ S t r)) in D. specialize (N r Hr). nra. Qed.

  Theorem maxmin_refuted P q Φ S t δ :
    In S P /\ In t (joint_types E S) /\ possible E S t /\ mixed E S δ /\
    (Min φ ∈ Φ, V E q φ S t t) < (Min φ ∈ Φ, Σ r ∈ joint_types E S, δ r * V E q φ S t r) -> ~ maxmin_ic E P q Φ.
  Proof. intros [HS [Ht [HP [HM L]]]] H. exact (Qlt_not_le _ _ L (H S HS t Ht HP δ HM)). Qed.

  Theorem ambiguous_by_rules P q Φ : Φ <> [] -> (∀ φ ∈ Φ, balanced E φ) -> maxmin_ic E P q Φ -> ambiguous_implementable E P q.
  Proof. intros. exists Φ. auto. Qed.

  (** ** Requirements on unknown transfers, as linear inequalities *)

  (** one summand w * utility(S, θ, θ') of an inequality  Σ ... - constant >= 0 *)
  Definition item := (Q * (coalition * (profile * profile)))%type.
  Definition slack q φ (l : list item) : Q := Σ x ∈ l, fst x * utility E q φ (fst (snd x)) (fst (snd (snd x))) (snd (snd (snd x))).
  Definition inequality := (list item * Q)%type.
  Definition holds q φ (x : inequality) : Prop := 0 <= slack q φ (fst x) - snd x.
  Definition satisfied q φ (l : list inequality) : Prop := ∀ x ∈ l, holds q φ x.
  Definition nothing : allocation := fun _ => [].

  Definition atoms (l : list item) : list atom := flat_map (fun x => map (fun i => (fst x, (i, snd (snd (snd x))))) (fst (snd x))) l.
  Definition known q (l : list item) : Q := Σ x ∈ l, fst x * payoffs E q (fst (snd x)) (fst (snd (snd x))) (snd (snd (snd x))).
  Lemma slack_atoms q φ l : slack q φ l == known q l + value φ (atoms l).
  Proof. unfold slack, known, value, atoms. rewrite sum_flat_map, <- sum_plus. apply sum_ext. intros [w [S [θ θ']]] _. simpl.
    unfold utility, paid. rewrite sum_map. simpl. rewrite sum_scale. ring. Qed.

  Definition unknowns : list (agent * profile) := list_prod (agents E) (profiles E).
  (** The inequalities add up to 0 >= something positive. *)
  Definition contradictory q (l m : list inequality) : Prop :=
    cancels unknowns (flat_map (fun x => atoms (fst x)) (l ++ m)) = true /\
    (Σ x ∈ l, (known q (fst x) - snd x)) + (Σ x ∈ m, (known nothing (fst x) - snd x)) < 0.
  Theorem contradiction q φ l m : satisfied q φ l -> satisfied nothing φ m -> contradictory q l m -> False.
  Proof. intros Hl Hm [C N]. apply (cancels_zero φ) in C. rewrite flat_map_app in C. unfold value in C. rewrite sum_app, !sum_flat_map in C.
    assert (K : forall q' l', satisfied q' φ l' -> 0 <= (Σ x ∈ l', (known q' (fst x) - snd x)) + (Σ x ∈ l', value φ (atoms (fst x)))).
    { intros q' l' H. rewrite <- sum_plus. apply sum_nonneg. intros x Hx. specialize (H x Hx). unfold holds in H. rewrite slack_atoms in H. lra. }
    apply K in Hl, Hm. unfold value in Hl, Hm. lra. Qed.
  Lemma satisfied_app q φ l m : satisfied q φ l -> satisfied q φ m -> satisfied q φ (l ++ m).
  Proof. intros H K x Hx. apply in_app_or in Hx. destruct Hx; auto. Qed.
  Lemma satisfied_map {X} q φ (l : list X) f : (∀ x ∈ l, holds q φ (f x)) -> satisfied q φ (map f l).
  Proof. intros H x Hx. apply in_map_iff in Hx. destruct Hx as [y [<- Hy]]. auto. Qed.
  Lemma satisfied_none q φ : satisfied q φ [].
  Proof. easy. Qed.

  Lemma slack_nothing φ S θ θ' : utility E nothing φ S θ θ' == paid φ S θ'.
  Proof. unfold utility, payoffs, nothing. rewrite sum_zero; [lra | reflexivity]. Qed.
  Lemma slack_single q φ w S θ θ' : slack q φ [(w, (S, (θ, θ')))] == w * utility E q φ S θ θ'.
  Proof. unfold slack. rewrite sum_cons, sum_nil. simpl. lra. Qed.
  Lemma slack_cons q φ x l : slack q φ (x :: l) == fst x * utility E q φ (fst (snd x)) (fst (snd (snd x))) (snd (snd (snd x))) + slack q φ l.
  Proof. unfold slack. rewrite sum_cons. reflexivity. Qed.
  Lemma slack_cell q φ w S A (f g : profile -> profile) :
    slack q φ (map (fun θ => (w * prior E θ, (S, (f θ, g θ)))) (filter A (profiles E))) == w * Σ θ ∈ filter A (profiles E), prior E θ * utility E q φ S (f θ) (g θ).
  Proof. unfold slack. rewrite sum_map, <- sum_scale. apply sum_ext. intros. simpl. ring. Qed.

  (** *** Budgets. The multiplier of an equality may be negative. *)
  Definition balance_row (x : Q * profile) : inequality := ([(fst x, (agents E, (snd x, snd x)))], 0).
  Lemma balance_rows φ l : balanced E φ -> (∀ x ∈ l, In (snd x) (profiles E)) -> satisfied nothing φ (map balance_row l).
  Proof. intros H K. apply satisfied_map. intros x Hx. unfold holds. simpl. rewrite slack_single, slack_nothing, (H (snd x) (K x Hx)). lra. Qed.
  Definition deficit_row (x : Q * profile) : inequality := ([(- fst x, (agents E, (snd x, snd x)))], 0).
  Lemma deficit_rows φ l : no_deficit E φ -> (∀ x ∈ l, 0 <= fst x /\ In (snd x) (profiles E)) -> satisfied nothing φ (map deficit_row l).
  Proof. intros H K. apply satisfied_map. intros x Hx. destruct (K x Hx) as [N I]. specialize (H _ I). unfold holds. simpl. rewrite slack_single, slack_nothing. nra. Qed.
  Definition ex_ante_row (w : Q) : inequality := (map (fun θ => (w * prior E θ, (agents E, (θ, θ)))) (filter always (profiles E)), 0).
  Lemma ex_ante_slack φ w : 0 < prob E always -> slack nothing φ (fst (ex_ante_row w)) == w * (prob E always * expect E always (paid φ (agents E))).
  Proof. intro P. simpl. rewrite slack_cell, expect_times by easy. apply Qmult_comp; [easy|]. apply sum_ext. intros. now rewrite slack_nothing. Qed.
  Lemma ex_ante_balance_rows φ l : balanced_ex_ante E φ -> 0 < prob E always -> satisfied nothing φ (map ex_ante_row l).
  Proof. unfold balanced_ex_ante. intros H P. apply satisfied_map. intros w _. unfold holds. rewrite ex_ante_slack, H by easy. simpl. lra. Qed.
  Lemma ex_ante_deficit_rows φ l : no_deficit_ex_ante E φ -> 0 < prob E always /\ (∀ w ∈ l, w <= 0) -> satisfied nothing φ (map ex_ante_row l).
  Proof. intros H [P N]. apply satisfied_map. intros w Hw. specialize (N w Hw). unfold holds. rewrite ex_ante_slack by easy. simpl. unfold no_deficit_ex_ante in H. assert (prob E always * expect E always (paid φ (agents E)) <= 0) by nra. nra. Qed.

  (** *** Incentives *)
  Definition incentive_row (x : Q * (coalition * (list type * list type))) : inequality :=
    let '(w, (C, (t, r))) := x in let cell := filter (types_are C t) (profiles E) in
    (map (fun θ => (w * prior E θ, (C, (θ, report C t θ)))) cell ++ map (fun θ => (- w * prior E θ, (C, (θ, report C r θ)))) cell, 0).
  Lemma incentive_rows P q φ l : coalitional_ic E P q φ ->
    (∀ x ∈ l, 0 <= fst x /\ In (fst (snd x)) P /\ In (fst (snd (snd x))) (joint_types E (fst (snd x))) /\ In (snd (snd (snd x))) (joint_types E (fst (snd x))) /\
      possible E (fst (snd x)) (fst (snd (snd x)))) -> satisfied q φ (map incentive_row l).
  Proof. intros H K. apply satisfied_map. intros [w [S [t r]]] Hx. destruct (K _ Hx) as [N [HS [Ht [Hr HP]]]]. simpl in *. specialize (H S HS t Ht HP r Hr).
    unfold holds. simpl. unfold slack. rewrite sum_app. fold (slack q φ (map (fun θ => (w * prior E θ, (S, (θ, report S t θ)))) (filter (types_are S t) (profiles E)))).
    fold (slack q φ (map (fun θ => (- w * prior E θ, (S, (θ, report S r θ)))) (filter (types_are S t) (profiles E)))).
    rewrite (slack_cell q φ w S (types_are S t) (fun θ => θ) (report S t)), (slack_cell q φ (- w) S (types_are S t) (fun θ => θ) (report S r)).
    rewrite <- !expect_times by easy. change (w * (prob E (types_are S t) * V E q φ S t t) + - w * (prob E (types_are S t) * V E q φ S t r) - 0 >= 0).
    unfold possible in HP. assert (0 <= prob E (types_are S t) * (V E q φ S t t - V E q φ S t r)) by nra. nra. Qed.
  Definition dominance_row (x : Q * (coalition * (profile * profile))) : inequality :=
    let '(w, (C, (θ, θ'))) := x in ([(w, (C, (θ, report C (restrict C θ) θ'))); (- w, (C, (θ, θ')))], 0).
  Lemma dominance_rows P q φ l : coalitional_dominant_strategy_ic E P q φ ->
    (∀ x ∈ l, 0 <= fst x /\ In (fst (snd x)) P /\ In (fst (snd (snd x))) (profiles E) /\ In (snd (snd (snd x))) (profiles E)) -> satisfied q φ (map dominance_row l).
  Proof. intros H K. apply satisfied_map. intros [w [S [θ θ']]] Hx. destruct (K _ Hx) as [N [HS [Hθ Hθ']]]. simpl in *. specialize (H S HS θ Hθ θ' Hθ').
    unfold holds. simpl. rewrite slack_cons, slack_single. simpl. nra. Qed.

  (** *** Participation, and bounds on single transfers *)
  Definition participation_row (x : Q * (agent * list type)) : inequality :=
    let '(w, (i, t)) := x in let cell := filter (types_are [i] t) (profiles E) in
    (map (fun θ => (w * prior E θ, ([i], (θ, report [i] t θ)))) cell, w * Σ θ ∈ cell, prior E θ * outside E i θ).
  Lemma participation_rows q φ l : rational_interim E q [φ] ->
    (∀ x ∈ l, 0 <= fst x /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (joint_types E [fst (snd x)]) /\ possible E [fst (snd x)] (snd (snd x))) ->
    satisfied q φ (map participation_row l).
  Proof. intros H K. apply satisfied_map. intros [w [i t]] Hx. destruct (K _ Hx) as [N [Hi [Ht HP]]]. simpl in *. specialize (H i Hi t Ht HP). simpl in H.
    unfold holds. simpl. rewrite (slack_cell q φ w [i] (types_are [i] t) (fun θ => θ) (report [i] t)), <- !expect_times by easy.
    fold (V E q φ [i] t t). unfold possible in HP. assert (0 <= prob E (types_are [i] t) * (V E q φ [i] t t - expect E (types_are [i] t) (outside E i))) by nra. nra. Qed.
  Definition ex_post_row (x : Q * (agent * profile)) : inequality := let '(w, (i, θ)) := x in ([(w, ([i], (θ, θ)))], w * outside E i θ).
  Lemma ex_post_rows q φ l : rational_ex_post E q [φ] -> (∀ x ∈ l, 0 <= fst x /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (profiles E)) -> satisfied q φ (map ex_post_row l).
  Proof. intros H K. apply satisfied_map. intros [w [i θ]] Hx. destruct (K _ Hx) as [N [Hi Hθ]]. simpl in *. specialize (H i Hi θ Hθ). simpl in H.
    unfold holds. simpl. rewrite slack_single. nra. Qed.
  Definition ex_ante_participation_row (x : Q * agent) : inequality :=
    let '(w, i) := x in let cell := filter always (profiles E) in (map (fun θ => (w * prior E θ, ([i], (θ, θ)))) cell, w * Σ θ ∈ cell, prior E θ * outside E i θ).
  Lemma ex_ante_participation_rows q φ l : rational_ex_ante E q [φ] -> 0 < prob E always /\ (∀ x ∈ l, 0 <= fst x /\ In (snd x) (agents E)) ->
    satisfied q φ (map ex_ante_participation_row l).
  Proof. intros H [P K]. apply satisfied_map. intros [w i] Hx. destruct (K _ Hx) as [N Hi]. simpl in *. specialize (H i Hi). simpl in H.
    unfold holds. simpl. rewrite (slack_cell q φ w [i] always (fun θ => θ) (fun θ => θ)), <- !expect_times by easy.
    assert (0 <= prob E always * (expect E always (fun θ => utility E q φ [i] θ θ) - expect E always (outside E i))) by nra. nra. Qed.
  Definition bound_row (b s : Q) (x : Q * (agent * profile)) : inequality := let '(w, (i, θ)) := x in ([(s * w, ([i], (θ, θ)))], s * w * b).
  Lemma least_rows b φ l : at_least E b φ -> (∀ x ∈ l, 0 <= fst x /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (profiles E)) -> satisfied nothing φ (map (bound_row b 1) l).
  Proof. intros H K. apply satisfied_map. intros [w [i θ]] Hx. destruct (K _ Hx) as [N [Hi Hθ]]. simpl in *. specialize (H i Hi θ Hθ). unfold holds. simpl.
    rewrite slack_single, slack_nothing. unfold paid. rewrite sum_cons, sum_nil. nra. Qed.
  Lemma largest_rows b φ l : at_most E b φ -> (∀ x ∈ l, 0 <= fst x /\ In (fst (snd x)) (agents E) /\ In (snd (snd x)) (profiles E)) -> satisfied nothing φ (map (bound_row b (-1)) l).
  Proof. intros H K. apply satisfied_map. intros [w [i θ]] Hx. destruct (K _ Hx) as [N [Hi Hθ]]. simpl in *. specialize (H i Hi θ Hθ). unfold holds. simpl.
    rewrite slack_single, slack_nothing. unfold paid. rewrite sum_cons, sum_nil. nra. Qed.

  (** ** Separable surplus *)
  Definition by_types (x : Q * profile) : list atom := map (fun i => (fst x, (i, [type_of (snd x) i]))) (agents E).
  Definition type_unknowns : list (agent * list type) := flat_map (fun i => map (pair i) (joint_types E [i])) (agents E).
  Theorem separable_refuted q (l : list (Q * profile)) :
    (∀ x ∈ l, In (snd x) (profiles E)) /\ cancels type_unknowns (flat_map by_types l) = true /\ ~ (Σ x ∈ l, fst x * payoffs E q (agents E) (snd x) (snd x)) == 0 -> ~ separable E q.
  Proof. intros [I [C N]] [f H]. apply N. apply (cancels_zero (fun i t => f i (hd 0%nat t))) in C. unfold value in C. rewrite sum_flat_map in C. rewrite <- C.
    apply sum_ext. intros [w θ] Hx. unfold by_types. rewrite sum_map. simpl. rewrite (H θ (I _ Hx)), <- sum_scale. reflexivity. Qed.

  (** ** Safronov's equation (2) *)
  Theorem externality_payment_by (D : coalition -> Q) P q φ :
    (∀ S ∈ P, ∀ t ∈ joint_types E S, possible E S t -> externality_constant E q φ S t == D S) -> externality_payment E P q φ.
  Proof. intros H S HS. exists (D S). now apply H. Qed.
  Theorem externality_payment_refuted P q φ S t t' :
    In S P /\ In t (joint_types E S) /\ In t' (joint_types E S) /\ possible E S t /\ possible E S t' /\ ~ externality_constant E q φ S t == externality_constant E q φ S t' ->
    ~ externality_payment E P q φ.
  Proof. intros [HS [Ht [Ht' [HP [HP' N]]]]] H. destruct (H S HS) as [D K]. apply N. now rewrite (K t Ht HP), (K t' Ht' HP'). Qed.
End Soundness.
