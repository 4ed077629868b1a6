(* SPDX-License-Identifier: MIT *)
(** * Sums over lists, least values, and linear forms that cancel. *)
From Coq Require Import List Arith Bool QArith Qminmax Qreduction Lia Lqa.
From Candor Require Import Statement Decision.
Import ListNotations.
Open Scope Q_scope.

Lemma sum_cons {X} (x : X) l f : sum (x :: l) f == f x + sum l f.
Proof. apply Qred_correct. Qed.
Lemma sum_nil {X} (f : X -> Q) : sum [] f == 0.
Proof. reflexivity. Qed.
#[local] Opaque sum.
Ltac sums := rewrite ?sum_cons, ?sum_nil.

Lemma sum_ext {X} (l : list X) f g : (∀ x ∈ l, f x == g x) -> sum l f == sum l g.
Proof. induction l as [|a l IH]; intro H; sums; [easy|]. rewrite (H a), IH; auto using in_eq, in_cons; easy. Qed.
Lemma sum_le {X} (l : list X) f g : (∀ x ∈ l, f x <= g x) -> sum l f <= sum l g.
Proof. induction l as [|a l IH]; intro H; sums; [lra|].
  assert (f a <= g a) by auto using in_eq. assert (sum l f <= sum l g) by auto using in_cons. lra. Qed.
Lemma sum_plus {X} (l : list X) f g : sum l (fun x => f x + g x) == sum l f + sum l g.
Proof. induction l as [|a l IH]; sums; [lra|]. rewrite IH. ring. Qed.
Lemma sum_minus {X} (l : list X) f g : sum l (fun x => f x - g x) == sum l f - sum l g.
Proof. induction l as [|a l IH]; sums; [lra|]. rewrite IH. ring. Qed.
Lemma sum_scale {X} (l : list X) c f : sum l (fun x => c * f x) == c * sum l f.
Proof. induction l as [|a l IH]; sums; [ring|]. rewrite IH. ring. Qed.
Lemma sum_zero {X} (l : list X) f : (∀ x ∈ l, f x == 0) -> sum l f == 0.
Proof. induction l as [|a l IH]; intro H; sums; [easy|]. rewrite (H a), IH; auto using in_eq, in_cons; lra. Qed.
Lemma sum_nonneg {X} (l : list X) f : (∀ x ∈ l, 0 <= f x) -> 0 <= sum l f.
Proof. intro H. rewrite <- (sum_zero l (fun _ => 0)) by easy. now apply sum_le. Qed.
Lemma sum_swap {X Y} (l : list X) (m : list Y) f : sum l (fun x => sum m (f x)) == sum m (fun y => sum l (fun x => f x y)).
Proof. induction l as [|a l IH]; sums. - now rewrite sum_zero. - rewrite IH, <- sum_plus. apply sum_ext. intros. now sums. Qed.
Lemma sum_app {X} (l m : list X) f : sum (l ++ m) f == sum l f + sum m f.
Proof. induction l as [|a l IH]; simpl app; sums; [lra|]. rewrite IH. ring. Qed.
Lemma sum_flat_map {X Y} (l : list X) (h : X -> list Y) f : sum (flat_map h l) f == sum l (fun x => sum (h x) f).
Proof. induction l as [|a l IH]; simpl flat_map; sums; [easy|]. now rewrite sum_app, IH. Qed.
Lemma sum_map {X Y} (l : list X) (h : X -> Y) f : sum (map h l) f == sum l (fun x => f (h x)).
Proof. induction l as [|a l IH]; simpl map; sums; [easy|]. now rewrite IH. Qed.
Lemma sum_filter {X} (l : list X) A f : sum (filter A l) f == sum l (fun x => if A x then f x else 0).
Proof. induction l as [|a l IH]; simpl filter; sums; [easy|]. destruct (A a); sums; rewrite IH; lra. Qed.
Lemma sum_partition {X} (A : X -> bool) l f : sum l f == sum (fst (partition A l)) f + sum (snd (partition A l)) f.
Proof. induction l as [|a l IH]; simpl; sums; [lra|]. destruct (partition A l), (A a); simpl in *; sums; lra. Qed.
Lemma sum_combine {Y} (weights : list Q) (l : list Y) : length weights = length l -> sum (combine weights l) fst == sum weights (fun x => x).
Proof. revert l. induction weights as [|w weights IH]; intros [|b l] H; try easy. simpl combine. sums. rewrite IH; [reflexivity | now injection H]. Qed.

Lemma min_le {X} (l : list X) f x : In x l -> minimum l f <= f x.
Proof. induction l as [|a l IH]; [easy|]. intros [->|H]; destruct l as [|b l]; simpl in *; try lra; try easy.
  - apply Q.le_min_l. - eapply Qle_trans; [apply Q.le_min_r | apply IH, H]. Qed.
Lemma min_ge {X} (l : list X) f c : l <> [] -> (∀ x ∈ l, c <= f x) -> c <= minimum l f.
Proof. induction l as [|a l IH]; [easy|]. intros _ H. destruct l as [|b l]; [apply H; now left|].
  change (c <= Qmin (f a) (minimum (b :: l) f)). apply Q.min_glb; [apply H; now left|]. apply IH; [easy | intros; apply H; now right]. Qed.
Lemma min_ext {X} (l : list X) f g : (∀ x ∈ l, f x == g x) -> minimum l f == minimum l g.
Proof. destruct l as [|a l]; [easy|]. intro H. apply Qle_antisym; apply min_ge; try easy; intros x Hx.
  - rewrite <- (H x Hx). now apply min_le. - rewrite (H x Hx). now apply min_le. Qed.
Lemma min_shift {X} (l : list X) c f : l <> [] -> minimum l (fun x => c + f x) == c + minimum l f.
Proof. intro Hl. apply Qle_antisym.
  - assert (minimum l (fun x => c + f x) - c <= minimum l f); [|lra]. apply min_ge; [easy|]. intros x Hx.
    pose proof (min_le l (fun x => c + f x) x Hx). cbv beta in *. lra.
  - apply min_ge; [easy|]. intros x Hx. pose proof (min_le l f x Hx). lra. Qed.

(** ** Linear forms in unknowns φ_i(θ): lists of a coefficient, an agent and a profile *)
Definition atom := (Q * (agent * list nat))%type.
Definition value (φ : agent -> list nat -> Q) (form : list atom) : Q := sum form (fun a => fst a * φ (fst (snd a)) (snd (snd a))).
Definition is_at (key : agent * list nat) (a : atom) : bool := if Nat.eqb (fst key) (fst (snd a)) then same (snd key) (snd (snd a)) else false.
(** every coefficient cancels, and the form has no other unknowns than these *)
Fixpoint cancels (keys : list (agent * list nat)) (form : list atom) : bool :=
  match keys with
  | [] => match form with [] => true | _ => false end
  | key :: rest => let (here, elsewhere) := partition (is_at key) form in if Qeq_bool (sum here fst) 0 then cancels rest elsewhere else false
  end.
Lemma is_at_eq key a : is_at key a = true -> snd a = key.
Proof. unfold is_at. destruct (Nat.eqb (fst key) (fst (snd a))) eqn:H; [|easy]. apply Nat.eqb_eq in H. intro K. apply same_iff in K.
  destruct key, a as [c [i θ]]; simpl in *. now subst. Qed.
Lemma partition_here {X} (A : X -> bool) l : ∀ x ∈ fst (partition A l), A x = true.
Proof. induction l as [|a l IH]; simpl; [easy|]. destruct (partition A l) as [u v], (A a) eqn:H; simpl in *; intros x Hx; [|now apply IH].
  destruct Hx as [<-|Hx]; auto. Qed.
Lemma cancels_zero φ keys form : cancels keys form = true -> value φ form == 0.
Proof. revert form. induction keys as [|key keys IH]; intros form H; simpl in H; [now destruct form|].
  pose proof (partition_here (is_at key) form) as P. pose proof (sum_partition (is_at key) form (fun a => fst a * φ (fst (snd a)) (snd (snd a)))) as D.
  destruct (partition (is_at key) form) as [here elsewhere]. simpl in *. destruct (Qeq_bool (sum here fst) 0) eqn:Z; [|easy]. apply Qeq_bool_iff in Z.
  unfold value. rewrite D. fold (value φ elsewhere). rewrite (IH _ H).
  rewrite (sum_ext here _ (fun a => φ (fst key) (snd key) * fst a)); [rewrite sum_scale, Z; ring|].
  intros a Ha. rewrite (is_at_eq key a (P a Ha)). ring. Qed.
