(* SPDX-License-Identifier: MIT *)
(** * Safronov 2016, "Efficient Coalition-Proof Full Implementation": Propositions 1 and 2 and Theorem 1, for every finite example.

    The part up to "Proofs" is to be read, with the words of Statement.v; the theorems are at the end. *)
From Coq Require Import List Arith Bool ZArith QArith Qminmax Qreduction Permutation FinFun Lia Lqa.
From Candor Require Import Statement Decision Sums Integers Identifiability.
Import ListNotations.
Open Scope Q_scope.

(** ** What is claimed *)
Section Claims.
  Variable E : environment.

  (** Section 4: independent private types *)
  Definition model : Prop := well_formed E /\ independent_types E /\ private_values E.
  Definition is_coalition (S : coalition) : Prop := S <> [] /\ NoDup S /\ ∀ i ∈ S, In i (agents E).
  (** Definition 1: every coalition does best by reporting truthfully if the others do *)
  Definition coalition_proof (q : allocation) (φ : transfers) : Prop := forall P, genuine E P -> coalitional_ic E P q φ.

  (** E_{θ_S} f at θ: the types of S are drawn, those of the others are as in θ *)
  Definition mean (S : coalition) (f : profile -> Q) (θ : profile) : Q := Σ t ∈ joint_types E S, prob E (types_are S t) * f (report S t θ).
  (** u_i(θ): the payoff of i at q(θ) *)
  Definition own (q : allocation) (i : agent) (θ : profile) : Q := payoffs E q [i] θ θ.
  Definition equation_2 (q : allocation) (φ : transfers) (S : coalition) : Prop := exists D, ∀ θ ∈ profiles E,
    mean (outsiders E S) (paid φ S) θ == mean (outsiders E S) (fun θ => Σ j ∈ outsiders E S, own q j θ) θ + D.
  Definition equation_3 (q : allocation) (φ : transfers) : Prop := ∀ i ∈ agents E, exists D, ∀ θ ∈ profiles E, mean [i] (φ i) θ == - mean [i] (own q i) θ + D.

  (** *** Formula (6). The sums over j_1, ..., j_m are over the sets of m agents other than i. *)
  Fixpoint subsets (l : list agent) : list (list agent) := match l with [] => [[]] | i :: l' => map (cons i) (subsets l') ++ subsets l' end.
  Fixpoint choose (n k : nat) : nat := match n, k with _, 0%nat => 1%nat | 0%nat, _ => 0%nat | Datatypes.S n', Datatypes.S k' => (choose n' k' + choose n' k)%nat end.
  Definition number (n : nat) : Q := inject_Z (Z.of_nat n).
  Definition surplus_seen (q : allocation) (θ : profile) : Q := Σ i ∈ agents E, mean [i] (own q i) θ.   (** a(θ) *)
  Definition formula_6 (q : allocation) (i : agent) (θ : profile) : Q :=
    let n := length (agents E) in
    expect E always (own q i) - mean [i] (own q i) θ +
    Σ m ∈ seq 0 n, (1 / (number n * number (choose (n - 1) m))) *
      Σ J ∈ filter (fun J => Nat.eqb (length J) m) (subsets (outsiders E [i])), (mean J (surplus_seen q) θ - mean (i :: J) (surplus_seen q) θ).
End Claims.

(** ** Proofs *)
#[local] Opaque sum.

(** *** Types in profiles *)
Lemma set_type_commute i j (x y : type) θ : i <> j -> set_type i x (set_type j y θ) = set_type j y (set_type i x θ).
Proof. revert i j. induction θ as [|z θ IH]; intros i j H; [easy|]. destruct i as [|[|i]], j as [|[|j]]; simpl; try easy; f_equal; apply IH; lia. Qed.
Lemma set_type_twice i (x y : type) θ : set_type i x (set_type i y θ) = set_type i x θ.
Proof. revert i. induction θ as [|z θ IH]; intro i; [easy|]. destruct i as [|[|i]]; simpl; try easy; f_equal; apply IH. Qed.
Lemma length_set_type i (x : type) θ : length (set_type i x θ) = length θ.
Proof. revert i. induction θ as [|z θ IH]; intro i; [easy|]. destruct i as [|[|i]]; simpl; auto. Qed.
Lemma type_of_set_type i j (x : type) θ : (1 <= i <= length θ)%nat -> (1 <= j)%nat -> type_of (set_type i x θ) j = if Nat.eqb j i then x else type_of θ j.
Proof. unfold type_of. revert i j. induction θ as [|z θ IH]; intros i j Hi Hj; simpl in *; [lia|]. destruct i as [|[|i]], j as [|[|j]]; simpl; try lia; try easy.
  apply (IH (Datatypes.S i) (Datatypes.S j)); lia. Qed.
Lemma product_cons {X} (x : X) l f : product (x :: l) f == f x * product l f.
Proof. apply Qred_correct. Qed.
Lemma sum_single {X} (x : X) f : sum [x] f == f x.
Proof. rewrite sum_cons, sum_nil. ring. Qed.
Lemma same_sym a b : same a b = same b a.
Proof. destruct (same a b) eqn:H; symmetry; [apply same_iff in H; subst; now apply same_iff | destruct (same b a) eqn:K; [apply same_iff in K; subst; now rewrite (proj2 (same_iff a a) eq_refl) in H | easy]]. Qed.

Lemma Forall2_length {X Y} (R : X -> Y -> Prop) l m : Forall2 R l m -> length l = length m.
Proof. intro H. induction H; simpl; congruence. Qed.


(** *** Sums over subsets *)
(** each element with the list of the others *)
Fixpoint picks (l : list agent) : list (agent * list agent) := match l with [] => [] | x :: l' => (x, l') :: map (fun y => (fst y, x :: snd y)) (picks l') end.
Lemma number_S n : number (Datatypes.S n) == number n + 1.
Proof. unfold number. rewrite Nat2Z.inj_succ, <- Z.add_1_r, inject_Z_plus. reflexivity. Qed.
Lemma number_0 : number 0 == 0.
Proof. reflexivity. Qed.
Lemma number_positive n : (0 < n)%nat -> 0 < number n.
Proof. intro H. unfold number. change 0 with (inject_Z 0). rewrite <- Zlt_Qlt. lia. Qed.
Lemma sum_subsets x l h : sum (subsets (x :: l)) h == (Σ J ∈ subsets l, h (x :: J)) + sum (subsets l) h.
Proof. simpl. now rewrite sum_app, sum_map. Qed.
Lemma subsets_without l h : (Σ x ∈ picks l, Σ J ∈ subsets (snd x), h J) == Σ T ∈ subsets l, (number (length l) - number (length T)) * h T.
Proof. revert h. induction l as [|x l IH]; intro h; [simpl; rewrite sum_nil, sum_single; simpl; ring|]. simpl picks. rewrite sum_cons, sum_map, sum_subsets. cbn [fst snd].
  rewrite (sum_ext (picks l) _ (fun y => (Σ J ∈ subsets (snd y), h (x :: J)) + Σ J ∈ subsets (snd y), h J)) by (intros; apply sum_subsets).
  rewrite sum_plus, (IH h), (IH (fun J => h (x :: J))). rewrite (Qplus_comm (sum (subsets l) h)), <- Qplus_assoc. apply Qplus_comp.
  - apply sum_ext. intros T _. simpl length. rewrite !number_S. ring.
  - rewrite <- sum_plus. apply sum_ext. intros T _. simpl length. rewrite !number_S. ring. Qed.
Lemma subsets_with l h : (forall J J', Permutation J J' -> h J == h J') -> (Σ x ∈ picks l, Σ J ∈ subsets (snd x), h (fst x :: J)) == Σ T ∈ subsets l, number (length T) * h T.
Proof. revert h. induction l as [|x l IH]; intros h H; [simpl; rewrite sum_nil, sum_single; simpl; rewrite number_0; ring|]. simpl picks. rewrite sum_cons, sum_map, sum_subsets. cbn [fst snd].
  rewrite (sum_ext (picks l) _ (fun y => (Σ J ∈ subsets (snd y), h (x :: fst y :: J)) + Σ J ∈ subsets (snd y), h (fst y :: J))).
  2:{ intros y _. rewrite sum_subsets. apply Qplus_comp; [|easy]. apply sum_ext. intros. apply H, perm_swap. }
  rewrite sum_plus, (IH h H), (IH (fun J => h (x :: J))) by (intros; apply H; now constructor). rewrite Qplus_assoc. apply Qplus_comp; [|easy].
  rewrite <- sum_plus. apply sum_ext. intros T _. simpl length. rewrite number_S. ring. Qed.
Lemma subsets_length l : ∀ J ∈ subsets l, (length J <= length l)%nat.
Proof. induction l as [|x l IH]; simpl; intros J H; [destruct H as [<-|[]]; easy|]. apply in_app_or in H. destruct H as [H|H]; [apply in_map_iff in H; destruct H as [K [<- H]]; simpl|]; specialize (IH _ H); lia. Qed.
Lemma subsets_incl l : ∀ J ∈ subsets l, incl J l.
Proof. induction l as [|x l IH]; simpl; intros J H; [destruct H as [<-|[]]; easy|]. apply in_app_or in H. destruct H as [H|H].
  - apply in_map_iff in H. destruct H as [K [<- H]]. intros y [<-|Hy]; [apply in_eq | right; now apply (IH K)]. - intros y Hy. right. now apply (IH J). Qed.
Lemma subsets_nodup l : NoDup l -> ∀ J ∈ subsets l, NoDup J.
Proof. intro N. induction N as [|x l Hx N IH]; simpl; intros J H; [destruct H as [<-|[]]; constructor|]. apply in_app_or in H. destruct H as [H|H]; [|now apply IH].
  apply in_map_iff in H. destruct H as [K [<- H]]. constructor; [|now apply IH]. intro I. now apply Hx, (subsets_incl l K). Qed.
Lemma the_empty_subset l h : (Σ T ∈ subsets l, if Nat.eqb (length T) 0 then h T else 0) == h [].
Proof. induction l as [|x l IH]; [simpl; now rewrite sum_single|]. rewrite sum_subsets, IH, sum_zero by easy. ring. Qed.
Lemma the_full_subset l h : (Σ T ∈ subsets l, if Nat.eqb (length T) (length l) then h T else 0) == h l.
Proof. revert h. induction l as [|x l IH]; intro h; [simpl; now rewrite sum_single|]. rewrite sum_subsets. simpl length. simpl Nat.eqb. rewrite (IH (fun T => h (x :: T))), sum_zero; [ring|].
  intros T HT. apply subsets_length in HT. destruct (Nat.eqb_spec (length T) (Datatypes.S (length l))); [lia | easy]. Qed.
Lemma picks_distinct l : NoDup l -> picks l = map (fun i => (i, filter (fun j => negb (existsb (Nat.eqb j) [i])) l)) l.
Proof. intro N. induction N as [|x l Hx N IH]; simpl; [easy|]. rewrite Nat.eqb_refl. simpl. f_equal.
  - f_equal. clear - Hx. induction l as [|y l IH]; simpl; [easy|]. destruct (Nat.eqb_spec y x) as [->|D]; [exfalso; apply Hx, in_eq|]. simpl. rewrite <- IH; [easy | intro; apply Hx; now right].
  - rewrite IH, map_map. apply map_ext_in. intros i Hi. simpl. destruct (Nat.eqb_spec x i) as [->|D]; [contradiction | easy]. Qed.
Lemma pick_number (l : list nat) k f : NoDup l -> In k l -> (Σ m ∈ l, if Nat.eqb k m then f m else 0) == f k.
Proof. intro N. induction N as [|x l Hx N IH]; [easy|]. intro H. rewrite sum_cons. destruct (Nat.eqb_spec k x) as [->|D].
  - rewrite sum_zero; [ring|]. intros m Hm. destruct (Nat.eqb_spec x m) as [->|]; [contradiction | easy].
  - destruct H as [->|H]; [easy|]. rewrite IH by easy. ring. Qed.

(** *** Binomial coefficients *)
Lemma choose_0 n : choose n 0 = 1%nat.
Proof. now destruct n. Qed.
Lemma choose_step n : forall k, (Z.of_nat (Datatypes.S k) * Z.of_nat (choose n (Datatypes.S k)) = (Z.of_nat n - Z.of_nat k) * Z.of_nat (choose n k))%Z.
Proof. induction n as [|n IH]; intro k; [destruct k; simpl; lia|]. destruct k as [|k].
  - specialize (IH 0%nat). change (choose (Datatypes.S n) 1) with (choose n 0 + choose n 1)%nat. rewrite !choose_0 in *. lia.
  - pose proof (IH k) as A. pose proof (IH (Datatypes.S k)) as B. change (choose (Datatypes.S n) (Datatypes.S k)) with (choose n k + choose n (Datatypes.S k))%nat.
    change (choose (Datatypes.S n) (Datatypes.S (Datatypes.S k))) with (choose n (Datatypes.S k) + choose n (Datatypes.S (Datatypes.S k)))%nat.
    revert A B. generalize (choose n k) (choose n (Datatypes.S k)) (choose n (Datatypes.S (Datatypes.S k))). intros a b c. rewrite !Nat2Z.inj_add, !Nat2Z.inj_succ. nia. Qed.
Lemma choose_positive n : forall k, (k <= n)%nat -> (0 < choose n k)%nat.
Proof. induction n as [|n IH]; intros [|k] H; simpl; try lia. specialize (IH k). lia. Qed.
Lemma choose_all n : choose n n = 1%nat.
Proof. assert (Z : forall n k, (n < k)%nat -> choose n k = 0%nat). { clear. induction n as [|n IH]; intros [|k] H; simpl; try lia. rewrite !IH by lia. easy. }
  induction n as [|n IH]; [easy|]. simpl. rewrite IH, Z by lia. easy. Qed.
Definition share n m : Q := 1 / (number n * number (choose (n - 1) m)).
Lemma share_step n m : (0 < m < n)%nat -> (number n - number m) * share n m == number m * share n (pred m).
Proof. intro H. unfold share. destruct m as [|m]; [lia|]. simpl pred. pose proof (choose_step (n - 1) m) as C. pose proof (choose_positive (n - 1) m ltac:(lia)) as A. pose proof (choose_positive (n - 1) (Datatypes.S m) ltac:(lia)) as B.
  apply number_positive in A, B. pose proof (number_positive n ltac:(lia)) as N.
  assert (K : number (Datatypes.S m) * number (choose (n - 1) (Datatypes.S m)) == (number n - number (Datatypes.S m)) * number (choose (n - 1) m)).
  { unfold number, Qminus. rewrite <- inject_Z_opp, <- inject_Z_plus, <- !inject_Z_mult, C. apply inject_Z_injective. f_equal. lia. }
  set (a := number (choose (n - 1) m)) in *. set (b := number (choose (n - 1) (Datatypes.S m))) in *. set (x := number (Datatypes.S m)) in *. set (y := number n) in *.
  transitivity ((y - x) * a / (y * a * b)); [field; lra|]. rewrite <- K. field. lra. Qed.
Lemma share_first n : (0 < n)%nat -> number n * share n 0 == 1.
Proof. intro H. unfold share. rewrite choose_0. apply number_positive in H. change (number 1) with 1. field. lra. Qed.
Lemma share_last n : (0 < n)%nat -> number n * share n (n - 1) == 1.
Proof. intro H. unfold share. rewrite choose_all. apply number_positive in H. change (number 1) with 1. field. lra. Qed.
(** the differences add up to the value of all, less that of nobody *)
Lemma shapley l A : (0 < length l)%nat -> NoDup l -> (forall J J', Permutation J J' -> A J == A J') ->
  (Σ i ∈ l, Σ J ∈ subsets (filter (fun j => negb (existsb (Nat.eqb j) [i])) l), share (length l) (length J) * (A J - A (i :: J))) == A [] - A l.
Proof. intros H N P. set (n := length l) in *.
  transitivity (Σ x ∈ picks l, Σ J ∈ subsets (snd x), share n (length J) * (A J - A (fst x :: J))); [rewrite (picks_distinct l N), sum_map; reflexivity|].
  rewrite (sum_ext _ _ (fun x => (Σ J ∈ subsets (snd x), share n (length J) * A J) - Σ J ∈ subsets (snd x), share n (pred (length (fst x :: J))) * A (fst x :: J))).
  2:{ intros x _. rewrite <- sum_minus. apply sum_ext. intros. simpl. ring. }
  rewrite sum_minus, (subsets_without l (fun J => share n (length J) * A J)), (subsets_with l (fun J => share n (pred (length J)) * A J)).
  2:{ intros J J' K. rewrite (Permutation_length K), (P J J' K). reflexivity. }
  rewrite <- (the_empty_subset l A), <- (the_full_subset l A), <- !sum_minus. apply sum_ext. intros T HT. apply subsets_length in HT. change (length T <= n)%nat in HT. change (number (length l)) with (number n). change (length l) with n.
  destruct (Nat.eqb_spec (length T) 0) as [Z0|Z0].
  - rewrite Z0, number_0. destruct (Nat.eqb_spec 0 n); [lia|]. pose proof (share_first n H) as F. transitivity (number n * share n 0 * A T); [ring | rewrite F; ring].
  - destruct (Nat.eqb_spec (length T) n) as [En|En].
    + rewrite En. pose proof (share_last n H) as F. replace (pred n) with (n - 1)%nat by lia. transitivity (- (number n * share n (n - 1)) * A T); [ring | rewrite F; ring].
    + pose proof (share_step n (length T) ltac:(lia)) as F. transitivity (((number n - number (length T)) * share n (length T) - number (length T) * share n (pred (length T))) * A T); [ring | rewrite F; ring]. Qed.

Lemma nodup_app {X} (l m : list X) : NoDup l -> NoDup m -> (∀ x ∈ l, ~ In x m) -> NoDup (l ++ m).
Proof. intros Hl Hm H. induction Hl as [|x l Hx Hl IH]; simpl; [easy|]. constructor; [|apply IH; intros; apply H; now right].
  intro I. apply in_app_or in I. destruct I; [contradiction | now apply (H x (in_eq _ _))]. Qed.
Lemma nodup_choices ls : (∀ l ∈ ls, NoDup l) -> NoDup (choices ls).
Proof. induction ls as [|l ls IH]; intro H; simpl; [repeat constructor; easy|]. specialize (IH (fun m Hm => H m (or_intror Hm))). pose proof (H l (in_eq _ _)) as D. clear H.
  induction D as [|t l Ht D IHl]; simpl; [constructor|]. apply nodup_app; [apply Injective_map_NoDup; [intros x y K; congruence | easy] | easy |].
  intros x Hx Hy. apply in_map_iff in Hx. destruct Hx as [y [<- _]]. apply in_flat_map in Hy. destruct Hy as [t' [Ht' K]]. apply in_map_iff in K. destruct K as [z [K _]]. now injection K as -> _. Qed.

Section Proofs.
  Variable E : environment.
  Notation Θ := (profiles E).
  Notation types_of i := (nth (Nat.pred i) (types E) []).
  Notation p i t := (prob E (types_are [i] [t])).
  Definition good (S : coalition) : Prop := NoDup S /\ ∀ i ∈ S, In i (agents E).
  Implicit Types (S T : coalition) (f g : profile -> Q).

  Lemma agents_range i : In i (agents E) <-> (1 <= i <= length (types E))%nat.
  Proof. unfold agents. rewrite in_seq. lia. Qed.
  Lemma agents_good : good (agents E).
  Proof. split; [apply seq_NoDup | auto]. Qed.
  Lemma length_profile θ : In θ Θ -> length θ = length (types E).
  Proof. intro H. apply in_choices in H. now apply Forall2_length in H. Qed.
  Lemma own_type θ i : In θ Θ -> In i (agents E) -> In (type_of θ i) (types_of i).
  Proof. intros H Hi. apply agents_range in Hi. apply in_choices in H. unfold type_of. destruct i as [|k]; [lia|]. simpl. assert (Hk : (k < length (types E))%nat) by lia. clear Hi.
    revert k Hk. induction H as [|x l θ ls Hx H IH]; intros k Hk; simpl in *; [lia|]. destruct k; [easy|]. apply IH. lia. Qed.
  Lemma own_types θ S : In θ Θ -> (∀ i ∈ S, In i (agents E)) -> In (restrict S θ) (joint_types E S).
  Proof. intros Hθ HS. unfold restrict, joint_types. induction S as [|i S IH]; simpl; [now left|]. apply in_flat_map. exists (type_of θ i). split; [apply own_type; auto using in_eq|].
    apply in_map, IH. intros. apply HS. now right. Qed.
  Lemma length_joint S r : In r (joint_types E S) -> length r = length S.
  Proof. intro H. apply in_choices in H. apply Forall2_length in H. now rewrite map_length in H. Qed.

  Lemma length_report S r θ : length (report S r θ) = length θ.
  Proof. revert r. induction S as [|i S IH]; intros [|x r]; simpl; auto. now rewrite length_set_type. Qed.
  Lemma type_of_report_other S r θ j : In θ Θ -> (∀ i ∈ S, In i (agents E)) -> In j (agents E) -> ~ In j S -> type_of (report S r θ) j = type_of θ j.
  Proof. intros Hθ HS Hj N. revert r. induction S as [|i S IH]; intros [|x r]; simpl; auto. rewrite type_of_set_type.
    - destruct (Nat.eqb j i) eqn:Q; [apply Nat.eqb_eq in Q; subst; exfalso; apply N, in_eq|]. apply IH; [intros; apply HS; now right | intro; apply N; now right].
    - rewrite length_report, (length_profile θ Hθ). apply agents_range. apply HS, in_eq.
    - apply agents_range in Hj. lia. Qed.
  Lemma restrict_report_other S T r θ : In θ Θ -> (∀ i ∈ S, In i (agents E)) -> (∀ i ∈ T, In i (agents E) /\ ~ In i S) -> restrict T (report S r θ) = restrict T θ.
  Proof. intros. apply map_ext_in. intros j Hj. apply type_of_report_other; auto; now apply H1. Qed.
  Lemma restrict_report S r θ : In θ Θ -> good S -> length r = length S -> restrict S (report S r θ) = r.
  Proof. intros Hθ [N I]. revert r. induction S as [|i S IH]; intros [|x r] L; simpl in *; try easy. inversion N as [|? ? Ni NS]; subst.
    assert (Hi : (1 <= i <= length (report S r θ))%nat) by (rewrite length_report, (length_profile θ Hθ); apply agents_range, I; now left).
    f_equal; [rewrite type_of_set_type, Nat.eqb_refl by lia; easy|]. rewrite <- (IH NS (fun i H => I i (or_intror H)) r) at 2 by lia. apply map_ext_in. intros j Hj.
    rewrite type_of_set_type by (try lia; specialize (I j (or_intror Hj)); apply agents_range in I; lia).
    destruct (Nat.eqb j i) eqn:Q; [apply Nat.eqb_eq in Q; now subst | easy]. Qed.
  Lemma profile_ext θ η : In θ Θ -> In η Θ -> (∀ i ∈ agents E, type_of θ i = type_of η i) -> θ = η.
  Proof. intros Hθ Hη H. apply (nth_ext _ _ 0%nat 0%nat); [now rewrite !length_profile|]. intros k Hk. assert (K : (k < length (types E))%nat) by (rewrite <- (length_profile θ Hθ); exact Hk). apply (H (Datatypes.S k)). apply agents_range. lia. Qed.
  Lemma report_own S θ η : In θ Θ -> In η Θ -> (∀ i ∈ S, In i (agents E)) -> (∀ i ∈ agents E, ~ In i S -> type_of η i = type_of θ i) -> NoDup S -> report S (restrict S θ) η = θ.
  Proof. intros Hθ Hη HS K N. assert (HR : In (report S (restrict S θ) η) Θ) by (apply report_in; auto using own_types).
    apply profile_ext; auto. intros i Hi. destruct (in_dec Nat.eq_dec i S) as [I|I].
    - assert (R : restrict S (report S (restrict S θ) η) = restrict S θ) by (apply restrict_report; [easy | split; auto | apply map_length]).
      unfold restrict in R at 1 3. exact (proj1 map_ext_in_iff R i I).
    - rewrite type_of_report_other; auto. Qed.
  Lemma set_type_report i (x : type) S r θ : ~ In i S -> set_type i x (report S r θ) = report S r (set_type i x θ).
  Proof. revert r. induction S as [|j S IH]; intros [|y r] N; simpl; auto. rewrite set_type_commute by (intros ->; apply N, in_eq). f_equal. apply IH. intro. apply N. now right. Qed.
  Lemma report_commute S T r o θ : (∀ i ∈ S, ~ In i T) -> report S r (report T o θ) = report T o (report S r θ).
  Proof. revert r. induction S as [|i S IH]; intros [|x r] N; simpl; auto. rewrite IH by (intros; apply N; now right). apply set_type_report, N, in_eq. Qed.

  (** *** Drawing the types of one agent after the other *)
  Definition avg (i : agent) f (θ : profile) : Q := Σ t ∈ types_of i, p i t * f (set_type i t θ).
  Fixpoint weight_of S (r : list type) : Q := match S, r with i :: S', t :: r' => p i t * weight_of S' r' | _, _ => 1 end.
  Definition M S f (θ : profile) : Q := Σ r ∈ joint_types E S, weight_of S r * f (report S r θ).

  Lemma M_nil f θ : M [] f θ == f θ.
  Proof. unfold M. change (joint_types E []) with [@nil type]. rewrite sum_single. simpl. ring. Qed.
  Lemma M_cons i S f θ : M (i :: S) f θ == M S (avg i f) θ.
  Proof. unfold M, avg. change (joint_types E (i :: S)) with (flat_map (fun t => map (cons t) (joint_types E S)) (types_of i)). rewrite sum_flat_map.
    rewrite (sum_ext _ _ (fun t => Σ r ∈ joint_types E S, p i t * weight_of S r * f (set_type i t (report S r θ)))) by (intros; now rewrite sum_map).
    rewrite sum_swap. apply sum_ext. intros r _. rewrite <- sum_scale. apply sum_ext. intros. ring. Qed.
  Lemma M_ext S f g θ : (∀ r ∈ joint_types E S, f (report S r θ) == g (report S r θ)) -> M S f θ == M S g θ.
  Proof. intro H. apply sum_ext. intros r Hr. now rewrite (H r Hr). Qed.
  Lemma M_ext_in S f g θ : In θ Θ -> (∀ η ∈ Θ, f η == g η) -> M S f θ == M S g θ.
  Proof. intros Hθ H. apply M_ext. intros. apply H. now apply report_in. Qed.
  Lemma M_plus S f g θ : M S (fun η => f η + g η) θ == M S f θ + M S g θ.
  Proof. unfold M. rewrite <- sum_plus. apply sum_ext. intros. ring. Qed.
  Lemma M_scale S c f θ : M S (fun η => c * f η) θ == c * M S f θ.
  Proof. unfold M. rewrite <- sum_scale. apply sum_ext. intros. ring. Qed.
  Lemma M_sum {X} S (l : list X) (f : X -> profile -> Q) θ : M S (fun η => Σ x ∈ l, f x η) θ == Σ x ∈ l, M S (f x) θ.
  Proof. unfold M. rewrite sum_swap. apply sum_ext. intros. now rewrite sum_scale. Qed.
  Lemma avg_ext i f g θ : (forall η, f η == g η) -> avg i f θ == avg i g θ.
  Proof. intro H. apply sum_ext. intros. now rewrite H. Qed.
  Lemma M_app S T f θ : M (S ++ T) f θ == M T (M S f) θ.
  Proof. revert f. induction S as [|i S IH]; intro f; simpl app.
    - apply M_ext. intros. now rewrite M_nil. - rewrite M_cons, IH. apply M_ext. intros. now rewrite M_cons. Qed.
  Lemma avg_swap i j f θ : avg i (avg j f) θ == avg j (avg i f) θ.
  Proof. destruct (Nat.eq_dec i j) as [->|N]; [easy|]. unfold avg. rewrite (sum_ext _ _ (fun t => Σ t' ∈ types_of j, p i t * (p j t' * f (set_type j t' (set_type i t θ))))) by (intros; now rewrite sum_scale).
    rewrite sum_swap. apply sum_ext. intros t' _. rewrite <- sum_scale. apply sum_ext. intros t _. rewrite set_type_commute by auto. ring. Qed.
  Lemma M_perm S T f θ : Permutation S T -> M S f θ == M T f θ.
  Proof. intro H. revert f. induction H as [|i S T H IH|i j S|S T U H1 IH1 H2 IH2]; intro f; [easy | now rewrite !M_cons | | now rewrite IH1].
    rewrite !M_cons. apply M_ext. intros. apply avg_swap. Qed.
  Lemma M_report S T r f θ : (∀ i ∈ S, ~ In i T) -> M T (fun η => f (report S r η)) θ == M T f (report S r θ).
  Proof. intro H. apply sum_ext. intros o _. now rewrite report_commute. Qed.

  (** *** With independent types the prior is what is drawn in this way *)
  Hypotheses (WF : well_formed E) (IND : independent_types E).
  Lemma prior_nonneg θ : In θ Θ -> 0 <= prior E θ.
  Proof. apply WF. Qed.
  Lemma types_distinct i : In i (agents E) -> NoDup (types_of i).
  Proof. intro H. apply agents_range in H. destruct WF as [_ [_ [_ [_ [_ W]]]]]. apply W, nth_In. lia. Qed.
  Lemma p_nonneg i t : 0 <= p i t.
  Proof. apply sum_nonneg. intros θ Hθ. apply filter_In in Hθ. now apply prior_nonneg. Qed.
  Lemma p_total i : In i (agents E) -> (Σ t ∈ types_of i, p i t) == 1.
  Proof. intro Hi. unfold prob. rewrite (sum_ext _ _ (fun t => Σ θ ∈ Θ, if same [type_of θ i] [t] then prior E θ else 0)) by (intros; now rewrite sum_filter).
    rewrite sum_swap, (sum_ext _ _ (prior E)); [apply WF|]. intros θ Hθ. rewrite <- (sum_map (types_of i) (fun t => [t]) (fun x => if same [type_of θ i] x then prior E θ else 0)).
    rewrite (sum_pick _ _ (fun _ => prior E θ)), count_once; [ring | |].
    - apply Injective_map_NoDup; [intros x y H; congruence | now apply types_distinct].
    - apply (in_map (fun t => [t])). now apply own_type. Qed.
  Lemma weight_nonneg S r : 0 <= weight_of S r.
  Proof. revert r. induction S as [|i S IH]; intros [|x r]; simpl; try lra. pose proof (p_nonneg i x). specialize (IH r). nra. Qed.
  Lemma M_le S f g θ : (∀ r ∈ joint_types E S, f (report S r θ) <= g (report S r θ)) -> M S f θ <= M S g θ.
  Proof. intro H. apply sum_le. intros r Hr. specialize (H r Hr). pose proof (weight_nonneg S r). nra. Qed.
  Lemma avg_const i c θ : In i (agents E) -> avg i (fun _ => c) θ == c.
  Proof. intro H. unfold avg. rewrite (sum_ext _ _ (fun t => c * p i t)) by (intros; ring). rewrite sum_scale, p_total by easy. ring. Qed.
  Lemma avg_twice i f θ : In i (agents E) -> avg i (avg i f) θ == avg i f θ.
  Proof. intro H. unfold avg at 1. rewrite (sum_ext _ _ (fun t => avg i f θ * p i t)); [rewrite sum_scale, p_total by easy; ring|].
    intros t _. assert (X : avg i f (set_type i t θ) == avg i f θ); [|rewrite X; ring]. apply sum_ext. intros. now rewrite set_type_twice. Qed.
  Lemma M_const S c θ : (∀ i ∈ S, In i (agents E)) -> M S (fun _ => c) θ == c.
  Proof. induction S as [|i S IH]; intro H; [apply M_nil|]. rewrite M_cons. transitivity (M S (fun _ => c) θ); [|apply IH; intros; apply H; now right].
    apply M_ext. intros. apply avg_const, H, in_eq. Qed.
  Lemma M_absorbs i S f θ : In i S -> In i (agents E) -> M S (avg i f) θ == M S f θ.
  Proof. intros H Hi. apply in_split in H. destruct H as [S1 [S2 ->]]. rewrite !(M_perm (S1 ++ i :: S2) (i :: S1 ++ S2)) by (symmetry; apply Permutation_middle).
    rewrite !M_cons. apply M_ext. intros. now apply avg_twice. Qed.
  Lemma M_idle i S f θ : In i S -> In i (agents E) -> avg i (M S f) θ == M S f θ.
  Proof. intros H Hi. rewrite <- (M_absorbs i S f θ H Hi), <- (M_cons i S f), <- (M_perm (S ++ [i]) (i :: S)) by (symmetry; apply Permutation_cons_append).
    rewrite M_app, M_cons, M_nil. reflexivity. Qed.

  Lemma product_weight S θ : weight_of S (restrict S θ) == Π i ∈ S, p i (type_of θ i).
  Proof. induction S as [|i S IH]; [easy|]. rewrite product_cons, <- IH. easy. Qed.
  Lemma nth_seq {X} (l : list X) d : map (fun i => nth (Nat.pred i) l d) (seq 1 (length l)) = l.
  Proof. rewrite <- seq_shift, map_map. simpl. induction l as [|x l IH]; simpl; [easy|]. f_equal. rewrite <- seq_shift, map_map. exact IH. Qed.
  Lemma all_types : joint_types E (agents E) = Θ.
  Proof. unfold joint_types, agents. now rewrite nth_seq. Qed.
  Lemma all_restrict θ : In θ Θ -> restrict (agents E) θ = θ.
  Proof. intro H. unfold restrict, type_of, agents. rewrite <- (length_profile θ H). apply (nth_seq θ 0%nat). Qed.
  Lemma expectation f θ0 : In θ0 Θ -> (Σ θ ∈ Θ, prior E θ * f θ) == M (agents E) f θ0.
  Proof. intro H0. unfold M. rewrite all_types. apply sum_ext. intros θ Hθ.
    assert (R : report (agents E) θ θ0 = θ).
    { rewrite <- (all_restrict θ Hθ) at 1. apply report_own; auto; [now intros i Hi N | apply agents_good]. }
    rewrite R. apply Qmult_comp; [|easy]. rewrite (IND θ Hθ), <- product_weight, all_restrict by easy. reflexivity. Qed.

  Notation others := (outsiders E).
  Lemma in_others S i : In i (others S) <-> In i (agents E) /\ ~ In i S.
  Proof. unfold outsiders. rewrite filter_In, negb_true_iff. split; intros [H K]; split; auto.
    - intro I. assert (existsb (Nat.eqb i) S = true); [|congruence]. apply existsb_exists. exists i. now rewrite Nat.eqb_refl.
    - destruct (existsb (Nat.eqb i) S) eqn:X; [|easy]. apply existsb_exists in X. destruct X as [j [Hj J]]. apply Nat.eqb_eq in J. now subst. Qed.
  Lemma others_good S : good (others S).
  Proof. split; [apply NoDup_filter, seq_NoDup | intros i Hi; now apply in_others in Hi]. Qed.
  Lemma parts S : good S -> Permutation (agents E) (others S ++ S).
  Proof. intros [N I]. apply NoDup_Permutation; [apply seq_NoDup | apply nodup_app; auto; [apply others_good | intros i Hi; now apply in_others in Hi] |].
    intro i. rewrite in_app_iff, in_others. destruct (in_dec Nat.eq_dec i S); intuition. Qed.
  Lemma joint_nodup S : good S -> NoDup (joint_types E S).
  Proof. intros [_ I]. apply nodup_choices. intros l Hl. apply in_map_iff in Hl. destruct Hl as [i [<- Hi]]. now apply types_distinct, I. Qed.

  (** the expectation given the types of S: those of the others are drawn *)
  Lemma given S t g θ0 : good S -> In t (joint_types E S) -> In θ0 Θ ->
    (Σ θ ∈ filter (types_are S t) Θ, prior E θ * g θ) == weight_of S t * M (others S) g (report S t θ0).
  Proof. intros G Ht H0. rewrite sum_filter. set (h := fun θ => if types_are S t θ then g θ else 0).
    rewrite (sum_ext _ _ (fun θ => prior E θ * h θ)) by (intros θ _; unfold h; destruct (types_are S t θ); ring).
    rewrite (expectation h θ0), (M_perm _ _ h _ (parts S G)), M_app by easy. unfold M at 1.
    rewrite (sum_ext _ _ (fun r => if same t r then weight_of S r * M (others S) g (report S r θ0) else 0)).
    - rewrite (sum_pick _ t (fun r => weight_of S r * M (others S) g (report S r θ0))), count_once by auto using joint_nodup. ring.
    - intros r Hr. assert (HR : In (report S r θ0) Θ) by now apply report_in.
      assert (A : ∀ o ∈ joint_types E (others S), types_are S t (report (others S) o (report S r θ0)) = same t r).
      { intros o Ho. unfold types_are. rewrite same_sym, restrict_report_other; auto; [|apply others_good | intros j Hj; split; [now apply G | intro K; now apply in_others in K]].
        rewrite restrict_report; auto. now apply length_joint. }
      destruct (same t r).
      + apply Qmult_comp; [easy|]. apply M_ext. intros o Ho. unfold h. now rewrite (A o Ho).
      + rewrite (M_ext _ _ (fun _ => 0)); [rewrite M_const by apply others_good; ring|]. intros o Ho. unfold h. now rewrite (A o Ho). Qed.
  Lemma a_profile : exists θ, In θ Θ.
  Proof. destruct WF as [_ [O _]]. destruct Θ as [|θ l]; [rewrite sum_nil in O; discriminate | exists θ; apply in_eq]. Qed.
  Lemma prob_weight S t : good S -> In t (joint_types E S) -> prob E (types_are S t) == weight_of S t.
  Proof. intros G Ht. destruct a_profile as [θ0 H0]. unfold prob. rewrite (sum_ext _ _ (fun θ => prior E θ * 1)) by (intros; ring). rewrite (given S t _ θ0), M_const by (auto; apply others_good). ring. Qed.
  Lemma mean_M S f θ : good S -> mean E S f θ == M S f θ.
  Proof. intro G. apply sum_ext. intros t Ht. now rewrite prob_weight. Qed.
  Lemma expect_M S t g θ : good S -> In θ Θ -> restrict S θ = t -> possible E S t -> expect E (types_are S t) g == M (others S) g θ.
  Proof. intros G Hθ R HP. assert (Ht : In t (joint_types E S)) by (subst; apply own_types; [easy | apply G]). unfold expect. unfold possible in HP. rewrite (given S t g θ), prob_weight in * by easy.
    assert (Q : report S t θ = θ) by (subst; apply report_own; auto; apply G). rewrite Q. field. lra. Qed.
  Lemma possible_profile S t : possible E S t -> exists θ, In θ Θ /\ restrict S θ = t.
  Proof. unfold possible, prob. destruct (filter (types_are S t) Θ) as [|θ l] eqn:F; [rewrite sum_nil; lra|]. intros _. exists θ.
    assert (I : In θ (filter (types_are S t) Θ)) by (rewrite F; apply in_eq). apply filter_In in I. split; [easy | now apply same_iff]. Qed.

  (** *** Proposition 1 *)
  Section Rules.
    Variables (q : allocation) (φ : transfers).
    Hypotheses (PRIVATE : private_values E) (ALLOC : is_allocation E q) (EFF : efficient E q) (BAL : balanced E φ).
    Lemma payoff_private j θ η θ' : In j (agents E) -> In θ Θ -> In η Θ -> In θ' Θ -> type_of θ j = type_of η j -> payoffs E q [j] θ θ' == payoffs E q [j] η θ'.
    Proof. intros Hj Hθ Hη Hθ' Q. unfold payoffs. rewrite !sum_single. apply sum_ext. intros b Hb. rewrite (PRIVATE j Hj (fst b)) with (θ' := η); [easy | | easy | easy | easy].
      now apply (ALLOC θ' Hθ'). Qed.
    Lemma truth_is_efficient θ θ' : In θ Θ -> In θ' Θ -> payoffs E q (agents E) θ θ' <= payoffs E q (agents E) θ θ.
    Proof. intros Hθ Hθ'. destruct (ALLOC θ' Hθ') as [O B]. apply Qle_trans with (Σ b ∈ q θ', payoffs E q (agents E) θ θ * snd b); [|rewrite sum_scale, O; lra].
      unfold payoffs at 1. rewrite sum_swap. apply sum_le. intros b Hb. rewrite sum_scale. destruct (B b Hb) as [N I]. specialize (EFF θ Hθ (fst b) I). nra. Qed.
    Lemma payoffs_parts S θ θ' : good S -> payoffs E q (agents E) θ θ' == payoffs E q S θ θ' + Σ j ∈ others S, payoffs E q [j] θ θ'.
    Proof. intro G. unfold payoffs. rewrite (sum_permutation _ _ _ (parts S G)), sum_app, Qplus_comm. apply Qplus_comp; [easy|]. apply sum_ext. intros. now rewrite sum_single. Qed.
    Lemma paid_parts S θ : good S -> In θ Θ -> paid φ S θ == - Σ j ∈ others S, φ j θ.
    Proof. intros G Hθ. specialize (BAL θ Hθ). unfold paid in *. rewrite (sum_permutation _ _ _ (parts S G)), sum_app in BAL. lra. Qed.

    Lemma V_M S t r θ D : good S -> In θ Θ -> restrict S θ = t -> possible E S t -> In r (joint_types E S) ->
      (∀ η ∈ Θ, M (others S) (paid φ S) η == M (others S) (fun η => Σ j ∈ others S, own E q j η) η + D) ->
      V E q φ S t r == M (others S) (fun η => payoffs E q (agents E) η (report S r η)) θ + D.
    Proof. intros G Hθ R HP Hr H2. unfold V. rewrite (expect_M S t _ θ) by easy. unfold utility. rewrite M_plus.
      assert (N : ∀ i ∈ S, ~ In i (others S)) by (intros i Hi K; now apply in_others in K).
      rewrite (M_report S (others S) r (paid φ S) θ N), H2, <- (M_report S (others S) r _ θ N) by now apply report_in.
      rewrite Qplus_assoc, <- M_plus. apply Qplus_comp; [|easy]. apply M_ext. intros o Ho. set (η := report (others S) o θ).
      assert (Hη : In η Θ) by now apply report_in. rewrite (payoffs_parts S) by easy. apply Qplus_comp; [easy|]. apply sum_ext. intros j Hj. apply in_others in Hj.
      apply payoff_private; auto using report_in; [easy|]. apply type_of_report_other; try easy. apply G. Qed.
    Lemma proposition_1 : (forall S, is_coalition E S -> equation_2 E q φ S) -> coalition_proof E q φ.
    Proof. intros H2 P [_ GP] S HS t Ht HP r Hr. destruct (GP S HS) as [NE [N I]]. assert (G : good S) by now split. destruct (H2 S (conj NE G)) as [D HD]. destruct (possible_profile S t HP) as [θ [Hθ R]].
      assert (HM : ∀ η ∈ Θ, M (others S) (paid φ S) η == M (others S) (fun η => Σ j ∈ others S, own E q j η) η + D).
      { intros η Hη. rewrite <- !mean_M by apply others_good. now apply HD. }
      rewrite (V_M S t r θ D), (V_M S t t θ D) by auto. apply Qplus_le_compat; [|lra]. apply M_le. intros o Ho. set (η := report (others S) o θ). assert (Hη : In η Θ) by now apply report_in.
      assert (Q : report S t η = η).
      { unfold η. rewrite report_commute by (intros i Hi K; now apply in_others in K). f_equal. rewrite <- R. now apply report_own. }
      rewrite Q. apply truth_is_efficient; auto using report_in. Qed.
    Lemma equation_2_everyone S : good S -> (∀ i ∈ agents E, In i S) -> equation_2 E q φ S.
    Proof. intros G A. exists 0. intros θ Hθ. assert (O : others S = []).
      { destruct (others S) as [|j l] eqn:O; [easy|]. assert (K : In j (others S)) by (rewrite O; apply in_eq). apply in_others in K. destruct K as [K1 K2]. now apply A in K1. }
      rewrite O, !mean_M by (split; [constructor | easy]). rewrite !M_nil, paid_parts, O, !sum_nil by easy. ring. Qed.

    (** *** Proposition 2 *)
    Lemma equation_2_for_all : equation_3 E q φ -> forall S, good S -> equation_2 E q φ S.
    Proof. intros H3 S G. set (T := others S) in *.
      assert (K : forall U, incl U T -> exists D, ∀ θ ∈ Θ, (Σ j ∈ U, M T (φ j) θ) == - (Σ j ∈ U, M T (own E q j) θ) + D).
      { induction U as [|i U IH]; intro I; [exists 0; intros; rewrite !sum_nil; lra|]. destruct IH as [D HD]; [intros x Hx; apply I; now right|].
        assert (Ti : In i T) by apply I, in_eq. assert (Hi : In i (agents E)) by now apply in_others in Ti. destruct (H3 i Hi) as [d Hd]. exists (D + d). intros θ Hθ. rewrite !sum_cons, HD by easy.
        assert (A : M T (φ i) θ == - M T (own E q i) θ + d); [|rewrite A; ring].
        rewrite <- (M_absorbs i T (φ i)), <- (M_absorbs i T (own E q i)) by easy.
        assert (Gi : good [i]) by (split; [repeat constructor; easy | now intros j [<-|[]]]).
        rewrite (M_ext_in T _ (fun η => -1 * avg i (own E q i) η + d) θ Hθ), M_plus, M_scale, (M_const T d) by (try apply others_good; intros η Hη; specialize (Hd η Hη);
          rewrite !mean_M, !M_cons, !M_nil in Hd by easy; rewrite Hd; ring). ring. }
      destruct (K T (incl_refl T)) as [D HD]. exists (- D). intros θ Hθ. fold T. rewrite !mean_M by apply others_good.
      rewrite (M_ext_in T (paid φ S) (fun η => -1 * Σ j ∈ T, φ j η) θ Hθ), M_scale, !M_sum, HD by (auto; intros; rewrite paid_parts by easy; fold T; ring). ring. Qed.
  End Rules.

  (** *** Theorem 1 *)
  Lemma expect_always f θ : In θ Θ -> expect E always f == M (agents E) f θ.
  Proof. intro H. unfold expect. assert (A : forall l, filter always l = l) by (induction l as [|x l IH]; simpl; [easy | now rewrite IH]).
    assert (P : prob E always == 1) by (unfold prob; rewrite A; apply WF). rewrite A, P, (expectation f θ H). field. Qed.
  Lemma alone_good i : In i (agents E) -> good [i].
  Proof. intro Hi. split; [repeat constructor; easy | now intros j [<-|[]]]. Qed.
  Lemma subset_good i J : In i (agents E) -> In J (subsets (others [i])) -> good J /\ good (i :: J).
  Proof. intros Hi HJ. pose proof (subsets_incl _ J HJ) as I. pose proof (subsets_nodup _ (proj1 (others_good [i])) J HJ) as N.
    assert (G : good J) by (split; [easy | intros j Hj; apply (others_good [i]), I, Hj]). split; [easy|]. split.
    - constructor; [|easy]. intro K. apply I, in_others in K. destruct K as [_ K]. apply K, in_eq. - intros j [<-|Hj]; [easy | now apply G]. Qed.
  Lemma formula_6_M q i θ : In i (agents E) -> In θ Θ -> formula_6 E q i θ ==
    expect E always (own E q i) - avg i (own E q i) θ +
    Σ J ∈ subsets (others [i]), share (length (agents E)) (length J) * (M J (surplus_seen E q) θ - M (i :: J) (surplus_seen E q) θ).
  Proof. intros Hi Hθ. unfold formula_6. cbv zeta. set (n := length (agents E)). set (a := surplus_seen E q).
    rewrite (mean_M [i]), M_cons, M_nil by now apply alone_good. apply Qplus_comp; [easy|].
    transitivity (Σ m ∈ seq 0 n, Σ J ∈ subsets (others [i]), if Nat.eqb (length J) m then share n m * (M J a θ - M (i :: J) a θ) else 0).
    - apply sum_ext. intros m _. fold (share n m). rewrite sum_filter, <- sum_scale. apply sum_ext. intros J HJ. destruct (Nat.eqb (length J) m); [|ring].
      destruct (subset_good i J Hi HJ). now rewrite !mean_M.
    - rewrite sum_swap. apply sum_ext. intros J HJ. rewrite (pick_number _ (length J) (fun m => share n m * (M J a θ - M (i :: J) a θ))); [reflexivity | apply seq_NoDup |].
      apply in_seq. apply subsets_length in HJ. pose proof (Permutation_length (parts [i] (alone_good i Hi))) as L. rewrite app_length in L. simpl in L. fold n in L. lia. Qed.

  Lemma formula_6_equation_3 q φ : (∀ i ∈ agents E, ∀ θ ∈ Θ, φ i θ == formula_6 E q i θ) ->
    ∀ i ∈ agents E, ∀ θ ∈ Θ, mean E [i] (φ i) θ == - mean E [i] (own E q i) θ + expect E always (own E q i).
  Proof. intros H i Hi θ Hθ. set (c := expect E always (own E q i)). set (n := length (agents E)). set (a := surplus_seen E q). rewrite !mean_M by now apply alone_good.
    rewrite (M_ext_in [i] (φ i) (fun η => (c + -1 * avg i (own E q i) η) + Σ J ∈ subsets (others [i]), share n (length J) * (M J a η + -1 * M (i :: J) a η)) θ Hθ).
    2:{ intros η Hη. rewrite H, formula_6_M by easy. fold c n a. apply Qplus_comp; [ring|]. apply sum_ext. intros. ring. }
    rewrite !M_plus, M_scale, M_sum, M_const by (now apply alone_good). rewrite sum_zero.
    - rewrite !M_cons, !M_nil, avg_twice by easy. ring.
    - intros J HJ. rewrite M_scale, M_plus, M_scale, <- M_app, (M_perm (J ++ [i]) (i :: J)) by (symmetry; apply Permutation_cons_append).
      rewrite (M_cons i [] (M (i :: J) a)), M_nil, (M_idle i (i :: J)) by (auto using in_eq). ring. Qed.

  Lemma formula_6_balanced q φ : (∀ i ∈ agents E, ∀ θ ∈ Θ, φ i θ == formula_6 E q i θ) -> balanced E φ.
  Proof. intros H θ Hθ. unfold paid. set (a := surplus_seen E q).
    rewrite (sum_ext _ _ (fun i => (expect E always (own E q i) - avg i (own E q i) θ) + Σ J ∈ subsets (others [i]), share (length (agents E)) (length J) * (M J a θ - M (i :: J) a θ))).
    2:{ intros i Hi. now rewrite H, formula_6_M. }
    rewrite sum_plus, sum_minus. assert (SH := shapley (agents E) (fun J => M J a θ)). cbv beta in SH.
    rewrite SH; [| | apply agents_good | intros; now apply M_perm].
    2:{ unfold agents. rewrite seq_length. destruct WF as [_ [_ [_ [_ [W _]]]]]. destruct (types E); [easy | simpl; lia]. }
    rewrite M_nil.
    assert (A : M (agents E) a θ == Σ i ∈ agents E, expect E always (own E q i)).
    { unfold a, surplus_seen. rewrite M_sum. apply sum_ext. intros i Hi. rewrite (expect_always _ θ Hθ), <- (M_absorbs i (agents E) (own E q i)) by easy.
      apply M_ext. intros. rewrite mean_M, M_cons, M_nil by now apply alone_good. reflexivity. }
    assert (B : a θ == Σ i ∈ agents E, avg i (own E q i) θ).
    { unfold a, surplus_seen. apply sum_ext. intros i Hi. rewrite mean_M, M_cons, M_nil by now apply alone_good. reflexivity. }
    rewrite A, B. ring. Qed.

  (** *** Proposition 3 *)
  Lemma guarantee_from_equation_3 q φ : private_values E -> is_allocation E q ->
    (∀ i ∈ agents E, ∀ θ ∈ Θ, mean E [i] (φ i) θ == - mean E [i] (own E q i) θ + expect E always (own E q i)) -> forall P, genuine E P -> guarantee E P q φ.
  Proof. intros PV AL H3 P [_ GP] S HS o Ho. destruct (GP S HS) as [_ [N I]]. assert (G : good S) by now split. destruct a_profile as [θ0 H0]. set (T := others S) in *.
    set (c := Σ i ∈ S, expect E always (own E q i)).
    assert (A : ∀ η ∈ Θ, M S (fun θ => utility E q φ S θ θ) η == c).
    { intros η Hη. unfold c. transitivity (Σ i ∈ S, M S (fun θ => own E q i θ + φ i θ) η).
      - rewrite <- M_sum. apply M_ext. intros r _. unfold utility, payoffs, paid, own. rewrite sum_plus. apply Qplus_comp; [|easy]. apply sum_ext. intros. unfold payoffs. now rewrite sum_single.
      - apply sum_ext. intros i Hi. rewrite M_plus, <- (M_absorbs i S (own E q i)), <- (M_absorbs i S (φ i)), <- M_plus by auto.
        rewrite <- (M_const S (expect E always (own E q i)) η) by easy. apply M_ext_in; [easy|]. intros ζ Hζ. specialize (H3 i (I i Hi) ζ Hζ).
        rewrite !mean_M, !M_cons, !M_nil in H3 by now apply alone_good, I. rewrite H3. ring. }
    transitivity c.
    - rewrite (expect_always _ θ0 H0), (M_perm _ (S ++ T)), M_app by (rewrite (parts S G); apply Permutation_app_comm).
      rewrite <- (M_const T c θ0) by apply others_good. apply M_ext_in; [easy|]. intros η Hη. rewrite <- (A (report T o η)) by now apply report_in.
      rewrite <- (M_report T S o _ η) by (intros i Hi; now apply in_others in Hi). apply M_ext_in; [easy|]. intros θ Hθ. unfold utility. apply Qplus_comp; [|easy].
      unfold payoffs. apply sum_ext. intros i Hi. pose proof (payoff_private q PV AL i θ (report T o θ) (report T o θ) (I i Hi) Hθ) as K. unfold payoffs in K. rewrite !sum_single in K.
      apply K; try (now apply report_in). symmetry. apply type_of_report_other; auto; [apply others_good|]. intro X. now apply in_others in X.
    - unfold c. rewrite (sum_ext S _ (fun i => M (agents E) (own E q i) θ0)) by (intros; now apply expect_always). rewrite (expect_always _ θ0 H0), <- M_sum. apply M_ext. intros r _. unfold own, payoffs.
      apply sum_ext. intros. now rewrite sum_single. Qed.
End Proofs.

(** ** The theorems *)
Section Theorems.
  Variables (E : environment) (q : allocation) (φ : transfers).
  Hypotheses (MODEL : model E) (ALLOCATION : is_allocation E q) (EFFICIENT : efficient E q).

  Theorem Proposition_1 : balanced E φ -> (forall S, is_coalition E S -> outsiders E S <> [] -> equation_2 E q φ S) -> coalition_proof E q φ.
  Proof. destruct MODEL as [W [I P]]. intros B H. apply proposition_1; auto. intros S [NE G]. destruct (outsiders E S) as [|j l] eqn:O; [|apply H; [now split | congruence]].
    apply equation_2_everyone; auto. intros i Hi. destruct (in_dec Nat.eq_dec i S) as [K|K]; [easy|]. assert (X : In i (outsiders E S)) by (now apply in_others). rewrite O in X. easy. Qed.

  Theorem Proposition_2 : balanced E φ -> equation_3 E q φ -> coalition_proof E q φ /\ (forall S, is_coalition E S -> equation_2 E q φ S).
  Proof. destruct MODEL as [W [I P]]. intros B H. assert (K : forall S, is_coalition E S -> equation_2 E q φ S) by (intros S [_ G]; now apply equation_2_for_all).
    split; [|easy]. apply Proposition_1; auto. Qed.

  Theorem Theorem_1 : (∀ i ∈ agents E, ∀ θ ∈ profiles E, φ i θ == formula_6 E q i θ) -> balanced E φ /\ coalition_proof E q φ.
  Proof. destruct MODEL as [W [I P]]. intro H. assert (B : balanced E φ) by now apply (formula_6_balanced E W I q). split; [easy|]. apply Proposition_2; [easy|].
    intros i Hi. exists (expect E always (own E q i)). now apply formula_6_equation_3. Qed.

  (** If all others keep to any fixed report, a coalition that reports truthfully has its ex ante efficient payoff. *)
  Theorem Proposition_3 : (∀ i ∈ agents E, ∀ θ ∈ profiles E, φ i θ == formula_6 E q i θ) -> forall P, genuine E P -> guarantee E P q φ.
  Proof. destruct MODEL as [W [I P]]. intro H. apply guarantee_from_equation_3; auto. now apply formula_6_equation_3. Qed.

  (** What the kernel checks when it rests on Proposition 2; D_i is the i-th number of the list. *)
  Theorem by_Proposition_2 (P : list coalition) (D : list Q) : genuine E P /\ balanced E φ /\
    (∀ i ∈ agents E, ∀ θ ∈ profiles E, mean E [i] (φ i) θ == - mean E [i] (own E q i) θ + nth (Nat.pred i) D 0) -> coalitional_ic E P q φ.
  Proof. intros [G [B H]]. apply Proposition_2; auto. intros i Hi. exists (nth (Nat.pred i) D 0). now apply H. Qed.
End Theorems.
Print Assumptions Proposition_1.
Print Assumptions Proposition_2.
Print Assumptions Theorem_1.
Print Assumptions Proposition_3.
Print Assumptions by_Proposition_2.
