(* SPDX-License-Identifier: MIT *)
(** * Statements that a computation decides.

    [Decides b P]: the boolean b is true exactly if P holds. For a statement made of comparisons of numbers, "and", "not", "if" and "for all" or "there is" over
    lists, the instances below find b; Coq's virtual machine computes it. The same computation proves a statement or its negation. *)
From Coq Require Import List Arith Bool QArith.
From Candor Require Import Statement.
Import ListNotations.
Open Scope Q_scope.

Class Decides (b : bool) (P : Prop) := decides : b = true <-> P.
#[global] Hint Mode Decides - ! : typeclass_instances.

Lemma by_computation b P : Decides b P -> b = true -> P.
Proof. intros H. apply H. Qed.

Fixpoint every {X} (l : list X) (f : X -> bool) : bool := match l with [] => true | x :: l' => if f x then every l' f else false end.
Fixpoint some {X} (l : list X) (f : X -> bool) : bool := match l with [] => false | x :: l' => if f x then true else some l' f end.
Definition is_member (x : nat) (l : list nat) : bool := some l (Nat.eqb x).
Fixpoint no_duplicates {X} (equal : X -> X -> bool) (l : list X) : bool :=
  match l with [] => true | x :: l' => if some l' (equal x) then false else no_duplicates equal l' end.
Definition nonempty {X} (l : list X) : bool := match l with [] => false | _ => true end.

Lemma every_iff {X} (l : list X) f : every l f = true <-> (∀ x ∈ l, f x = true).
Proof. induction l as [|a l IH]; simpl; [firstorder|]. destruct (f a) eqn:A.
  - rewrite IH. split; [intros H x [<-|K]; auto | auto].
  - split; [discriminate | intro H; rewrite <- A; auto]. Qed.
Lemma some_iff {X} (l : list X) f : some l f = true <-> (∃ x ∈ l, f x = true).
Proof. induction l as [|a l IH]; simpl; [split; [discriminate | now intros [x [[] _]]]|]. destruct (f a) eqn:A.
  - firstorder.
  - rewrite IH. split; [firstorder | intros [x [[<-|K] H]]; [congruence | firstorder]]. Qed.
Lemma same_iff a b : same a b = true <-> a = b.
Proof. revert b. induction a as [|x a IH]; intros [|y b]; simpl; try (split; congruence). destruct (Nat.eqb x y) eqn:H.
  - apply Nat.eqb_eq in H. rewrite IH. split; [intros ->; now subst | congruence].
  - apply Nat.eqb_neq in H. split; congruence. Qed.
Lemma is_member_iff x l : is_member x l = true <-> In x l.
Proof. unfold is_member. rewrite some_iff. setoid_rewrite Nat.eqb_eq. firstorder congruence. Qed.
Lemma no_duplicates_iff {X} equal (l : list X) : (forall x y, equal x y = true <-> x = y) -> (no_duplicates equal l = true <-> NoDup l).
Proof. intro He. assert (S : forall x m, some m (equal x) = true <-> In x m) by (intros; rewrite some_iff; setoid_rewrite He; firstorder congruence).
  induction l as [|a l IH]; simpl; [split; constructor|]. specialize (S a l). destruct (some l (equal a)).
  - split; [discriminate | intro H; inversion H; subst; firstorder].
  - rewrite IH. split; [intro; constructor; firstorder congruence | intro H; now inversion H]. Qed.

#[export] Instance decides_le x y : Decides (Qle_bool x y) (x <= y).
Proof. apply Qle_bool_iff. Qed.
#[export] Instance decides_eq x y : Decides (Qeq_bool x y) (x == y).
Proof. apply Qeq_bool_iff. Qed.
#[export] Instance decides_lt x y : Decides (if Qle_bool y x then false else true) (x < y).
Proof. unfold Decides. destruct (Qle_bool y x) eqn:H; split; try easy; intro K.
  - apply Qle_bool_iff in H. exfalso. exact (Qlt_not_le _ _ K H).
  - apply Qnot_le_lt. intro L. apply Qle_bool_iff in L. congruence. Qed.
#[export] Instance decides_and a b P Q : Decides a P -> Decides b Q -> Decides (if a then b else false) (P /\ Q).
Proof. unfold Decides. intros <- <-. destruct a; intuition congruence. Qed.
#[export] Instance decides_not a P : Decides a P -> Decides (if a then false else true) (~ P).
Proof. unfold Decides. intros <-. destruct a; intuition congruence. Qed.
#[export] Instance decides_if a b (P Q : Prop) : Decides a P -> Decides b Q -> Decides (if a then b else true) (P -> Q).
Proof. unfold Decides. intros <- <-. destruct a; intuition congruence. Qed.
#[export] Instance decides_all {X} (l : list X) f P : (forall x, Decides (f x) (P x)) -> Decides (every l f) (∀ x ∈ l, P x).
Proof. unfold Decides. intro H. rewrite every_iff. setoid_rewrite H. reflexivity. Qed.
(** the same, computing y once *)
#[export] Instance decides_all_le {X} (l : list X) (f : X -> Q) (y : Q) : Decides (let bound := y in every l (fun x => Qle_bool (f x) bound)) (∀ x ∈ l, f x <= y) | 0.
Proof. cbv zeta. apply decides_all. intro x. apply decides_le. Qed.
#[export] Instance decides_some {X} (l : list X) f P : (forall x, Decides (f x) (P x)) -> Decides (some l f) (∃ x ∈ l, P x).
Proof. unfold Decides. intro H. rewrite some_iff. setoid_rewrite H. reflexivity. Qed.
#[export] Instance decides_same (a b : list nat) : Decides (same a b) (a = b).
Proof. apply same_iff. Qed.
#[export] Instance decides_nat (a b : nat) : Decides (Nat.eqb a b) (a = b).
Proof. apply Nat.eqb_eq. Qed.
#[export] Instance decides_in x (l : list nat) : Decides (is_member x l) (In x l).
Proof. apply is_member_iff. Qed.
#[export] Instance decides_in_lists x (l : list (list nat)) : Decides (some l (same x)) (In x l).
Proof. unfold Decides. rewrite some_iff. setoid_rewrite same_iff. firstorder congruence. Qed.
#[export] Instance decides_no_duplicates (l : list nat) : Decides (no_duplicates Nat.eqb l) (NoDup l).
Proof. apply no_duplicates_iff, Nat.eqb_eq. Qed.
#[export] Instance decides_no_duplicates_lists (l : list (list nat)) : Decides (no_duplicates same l) (NoDup l).
Proof. apply no_duplicates_iff, same_iff. Qed.
#[export] Instance decides_nonempty {X} (l : list X) : Decides (nonempty l) (l <> []) | 0.
Proof. unfold Decides. destruct l; simpl; intuition congruence. Qed.

#[export] Instance decides_bool b : Decides b (b = true).
Proof. unfold Decides; reflexivity. Qed.

(** Proves a decidable statement, or its negation, by computing. *)
Ltac unfold_statement := unfold well_formed, genuine, is_allocation, full_support, independent_types, cbdp, possible, private_values, efficient, pareto_efficient, equal_transfers, equal_allocations,
  balanced, no_deficit, balanced_ex_ante, no_deficit_ex_ante, at_least, at_most, rational_interim, rational_ex_post, rational_ex_ante,
  ex_post_ic, mixed, guarantee, externality_payment_of, strategies.
Ltac compute_it := vm_cast_no_check (eq_refl true).
Ltac decide_it := unfold_statement; eapply by_computation; [typeclasses eauto | compute_it].
