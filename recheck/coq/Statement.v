(* SPDX-License-Identifier: MIT *)
(** * What is claimed. To be read and trusted.

    Every theorem of an exported example speaks in the words defined here, and in nothing else; what proves them (Decision.v, Soundness.v) need not be
    read. Agents, types and outcomes are numbered from 1 in the order of the case. Transfers are amounts paid TO the agent.
    Sources: Guo 2019, "Coalition-Proof Mechanisms Under Correlated Information"; Safronov 2016, "Efficient Coalition-Proof Full Implementation". *)
From Coq Require Import List Arith Bool QArith Qminmax Qreduction.
Import ListNotations.
Open Scope Q_scope.

(** ** Words *)
Definition agent     := nat.
Definition type      := nat.
Definition outcome   := nat.
Definition profile   := list type.              (** one type for each agent: θ *)
Definition coalition := list agent.             (** its joint types θ_S are lists as well, in the order of its members *)
Definition lottery   := list (outcome * Q).     (** outcomes with their probabilities *)
Definition allocation := profile -> lottery.    (** q *)
Definition transfers := agent -> profile -> Q.  (** φ_i(θ) *)
Definition event     := profile -> bool.

Notation "'∀' x '∈' l , P" := (forall x, In x l -> P) (at level 200, x name, right associativity).
Notation "'∃' x '∈' l , P" := (exists x, In x l /\ P) (at level 200, x name, right associativity).

(** Sums and products; [Qred] writes a fraction in lowest terms and changes no value. The least value of a function on a non-empty list. *)
Fixpoint sum {X} (l : list X) (f : X -> Q) : Q := match l with [] => 0 | x :: l' => Qred (f x + sum l' f) end.
Fixpoint product {X} (l : list X) (f : X -> Q) : Q := match l with [] => 1 | x :: l' => Qred (f x * product l' f) end.
Fixpoint minimum {X} (l : list X) (f : X -> Q) : Q := match l with [] => 0 | [x] => f x | x :: l' => Qmin (f x) (minimum l' f) end.
Notation "'Σ' x '∈' l , e" := (sum l (fun x => e)) (at level 45, x name, right associativity).
Notation "'Π' x '∈' l , e" := (product l (fun x => e)) (at level 45, x name, right associativity).
Notation "'Min' x '∈' l , e" := (minimum l (fun x => e)) (at level 45, x name, right associativity).

(** All lists with one element from each of the given lists. *)
Fixpoint choices (ls : list (list type)) : list (list type) :=
  match ls with [] => [[]] | l :: rest => flat_map (fun t => map (cons t) (choices rest)) l end.
Fixpoint same (a b : list nat) : bool :=
  match a, b with [], [] => true | x :: a', y :: b' => if Nat.eqb x y then same a' b' else false | _, _ => false end.

Record environment := {
  types   : list (list type);                   (** Θ_1, ..., Θ_n *)
  prior   : profile -> Q;                       (** p *)
  outcomes : list outcome;                      (** A *)
  payoff  : agent -> outcome -> profile -> Q;   (** u_i(a, θ) *)
  outside : agent -> profile -> Q }.            (** what agent i has if he does not take part *)

Section Statement.
  Variable E : environment.

  Definition agents : coalition := seq 1 (length (types E)).
  Definition profiles : list profile := choices (types E).                                                      (** Θ *)
  Definition type_of (θ : profile) (i : agent) : type := nth (Nat.pred i) θ 0%nat.
  Definition restrict (S : coalition) (θ : profile) : list type := map (type_of θ) S.                            (** θ_S *)
  Definition joint_types (S : coalition) : list (list type) := choices (map (fun i => nth (Nat.pred i) (types E) []) S).   (** Θ_S *)
  Definition outsiders (S : coalition) : coalition := filter (fun i => negb (existsb (Nat.eqb i) S)) agents.
  Fixpoint set_type (i : agent) (t : type) (θ : profile) : profile :=
    match θ, i with [], _ => [] | _ :: θ', 1%nat => t :: θ' | x :: θ', _ => x :: set_type (Nat.pred i) t θ' end.
  (** (r_S, θ_{-S}): the members of S report r, everybody else what θ says *)
  Fixpoint report (S : coalition) (r : list type) (θ : profile) : profile :=
    match S, r with i :: S', t :: r' => set_type i t (report S' r' θ) | _, _ => θ end.

  (** *** Probabilities and expectations, conditional on an event *)
  Definition always : event := fun _ => true.
  Definition types_are (S : coalition) (t : list type) : event := fun θ => same (restrict S θ) t.
  Definition among (l : list profile) : event := fun θ => existsb (same θ) l.
  Definition both (A B : event) : event := fun θ => if A θ then B θ else false.
  Definition prob (A : event) : Q := Σ θ ∈ filter A profiles, prior E θ.
  Definition prob_given (B A : event) : Q := prob (both A B) / prob A.
  Definition expect (A : event) (f : profile -> Q) : Q := (Σ θ ∈ filter A profiles, prior E θ * f θ) / prob A.

  (** *** Amounts of a coalition at true types θ if θ' is reported *)
  Definition payoffs (q : allocation) (S : coalition) (θ θ' : profile) : Q := Σ i ∈ S, Σ b ∈ q θ', snd b * payoff E i (fst b) θ.
  Definition paid (φ : transfers) (S : coalition) (θ' : profile) : Q := Σ i ∈ S, φ i θ'.
  Definition utility (q : allocation) (φ : transfers) (S : coalition) (θ θ' : profile) : Q := payoffs q S θ θ' + paid φ S θ'.
  (** V_φ(S, t → r): S has the joint type t and reports r, the others are truthful. Truth is r = t. *)
  Definition V (q : allocation) (φ : transfers) (S : coalition) (t r : list type) : Q :=
    expect (types_are S t) (fun θ => utility q φ S θ (report S r θ)).
  Definition possible (S : coalition) (t : list type) : Prop := 0 < prob (types_are S t).

  (** *** Guards: without them a mistyped example could make a claim vacuous *)
  Definition well_formed : Prop :=
    (∀ θ ∈ profiles, 0 <= prior E θ) /\ (Σ θ ∈ profiles, prior E θ) == 1 /\ outcomes E <> [] /\ NoDup (outcomes E) /\
    types E <> [] /\ (∀ l ∈ types E, l <> [] /\ NoDup l).
  Definition genuine (coalitions : list coalition) : Prop := NoDup coalitions /\ ∀ S ∈ coalitions, S <> [] /\ NoDup S /\ (∀ i ∈ S, In i agents).
  Definition is_allocation (q : allocation) : Prop :=
    ∀ θ ∈ profiles, (Σ b ∈ q θ, snd b) == 1 /\ (∀ b ∈ q θ, 0 <= snd b /\ In (fst b) (outcomes E)).

  (** *** The information structure *)
  Definition full_support : Prop := ∀ θ ∈ profiles, 0 < prior E θ.
  Definition independent_types : Prop := ∀ θ ∈ profiles, prior E θ == Π i ∈ agents, prob (types_are [i] [type_of θ i]).
  Definition cbdp (P : list coalition) : Prop :=
    ∀ S ∈ P, outsiders S <> [] -> ∀ t ∈ joint_types S, ∀ t' ∈ joint_types S, possible S t -> possible S t' -> t <> t' ->
    ∃ o ∈ joint_types (outsiders S), ~ prob_given (types_are (outsiders S) o) (types_are S t) == prob_given (types_are (outsiders S) o) (types_are S t').

  (** *** Payoffs and rules *)
  Definition private_values : Prop := ∀ i ∈ agents, ∀ a ∈ outcomes E, ∀ θ ∈ profiles, ∀ θ' ∈ profiles,
    type_of θ i = type_of θ' i -> payoff E i a θ == payoff E i a θ'.
  Definition efficient (q : allocation) : Prop := ∀ θ ∈ profiles, ∀ a ∈ outcomes E, (Σ i ∈ agents, payoff E i a θ) <= payoffs q agents θ θ.
  (** whatever may be drawn, no outcome is as good for everybody and better for somebody *)
  Definition pareto_efficient (q : allocation) : Prop := ∀ θ ∈ profiles, ∀ b ∈ q θ, 0 < snd b -> ∀ a ∈ outcomes E,
    (∀ i ∈ agents, payoff E i (fst b) θ <= payoff E i a θ) -> ∀ i ∈ agents, payoff E i a θ == payoff E i (fst b) θ.
  Definition separable (q : allocation) : Prop :=
    exists f : agent -> type -> Q, ∀ θ ∈ profiles, payoffs q agents θ θ == Σ i ∈ agents, f i (type_of θ i).
  Definition equal_transfers (φ ψ : transfers) : Prop := ∀ θ ∈ profiles, ∀ i ∈ agents, φ i θ == ψ i θ.
  Definition weight (a : outcome) (l : lottery) : Q := Σ b ∈ filter (fun b => Nat.eqb (fst b) a) l, snd b.
  Definition equal_allocations (q q' : allocation) : Prop := ∀ θ ∈ profiles, ∀ a ∈ outcomes E, weight a (q θ) == weight a (q' θ).

  (** *** Budgets and participation *)
  Definition balanced (φ : transfers) : Prop := ∀ θ ∈ profiles, paid φ agents θ == 0.
  Definition no_deficit (φ : transfers) : Prop := ∀ θ ∈ profiles, paid φ agents θ <= 0.
  Definition balanced_ex_ante (φ : transfers) : Prop := expect always (paid φ agents) == 0.
  Definition no_deficit_ex_ante (φ : transfers) : Prop := expect always (paid φ agents) <= 0.
  Definition at_least (x : Q) (φ : transfers) : Prop := ∀ i ∈ agents, ∀ θ ∈ profiles, x <= φ i θ.
  Definition at_most (x : Q) (φ : transfers) : Prop := ∀ i ∈ agents, ∀ θ ∈ profiles, φ i θ <= x.
  Definition rational_interim (q : allocation) (Φ : list transfers) : Prop :=
    ∀ i ∈ agents, ∀ t ∈ joint_types [i], possible [i] t -> expect (types_are [i] t) (outside E i) <= Min φ ∈ Φ, V q φ [i] t t.
  Definition rational_ex_post (q : allocation) (Φ : list transfers) : Prop :=
    ∀ i ∈ agents, ∀ θ ∈ profiles, outside E i θ <= Min φ ∈ Φ, utility q φ [i] θ θ.
  Definition rational_ex_ante (q : allocation) (Φ : list transfers) : Prop :=
    ∀ i ∈ agents, expect always (outside E i) <= Min φ ∈ Φ, expect always (fun θ => utility q φ [i] θ θ).

  (** *** Incentives. P is the list of coalitions that can form; [map one agents] is that of the single agents. *)
  Definition one (i : agent) : coalition := [i].
  Definition coalitional_ic (P : list coalition) (q : allocation) (φ : transfers) : Prop :=
    ∀ S ∈ P, ∀ t ∈ joint_types S, possible S t -> ∀ r ∈ joint_types S, V q φ S t r <= V q φ S t t.
  Definition bayesian_ic := coalitional_ic (map one agents).
  (** the outsiders report θ'_{-S}; S reports θ'_S, or the truth *)
  Definition coalitional_dominant_strategy_ic (P : list coalition) (q : allocation) (φ : transfers) : Prop :=
    ∀ S ∈ P, ∀ θ ∈ profiles, ∀ θ' ∈ profiles, utility q φ S θ θ' <= utility q φ S θ (report S (restrict S θ) θ').
  Definition dominant_strategy_ic := coalitional_dominant_strategy_ic (map one agents).
  Definition ex_post_ic (q : allocation) (φ : transfers) : Prop :=
    ∀ i ∈ agents, ∀ θ ∈ profiles, ∀ r ∈ joint_types [i], utility q φ [i] θ (report [i] r θ) <= utility q φ [i] θ θ.
  (** a mixed report δ of S: ANY function that is a lottery over Θ_S *)
  Definition mixed (S : coalition) (δ : list type -> Q) : Prop := (∀ r ∈ joint_types S, 0 <= δ r) /\ (Σ r ∈ joint_types S, δ r) == 1.
  Definition maxmin_ic (P : list coalition) (q : allocation) (Φ : list transfers) : Prop :=
    ∀ S ∈ P, ∀ t ∈ joint_types S, possible S t -> forall δ, mixed S δ ->
    (Min φ ∈ Φ, Σ r ∈ joint_types S, δ r * V q φ S t r) <= Min φ ∈ Φ, V q φ S t t.
  Definition maxmin_ic_pure (P : list coalition) (q : allocation) (Φ : list transfers) : Prop :=
    ∀ S ∈ P, ∀ t ∈ joint_types S, possible S t -> ∀ r ∈ joint_types S, (Min φ ∈ Φ, V q φ S t r) <= Min φ ∈ Φ, V q φ S t t.
  Definition ambiguous_implementable (P : list coalition) (q : allocation) : Prop :=
    exists Φ, Φ <> [] /\ (∀ φ ∈ Φ, balanced φ) /\ maxmin_ic P q Φ.

  (** *** Safronov: Proposition 3 and equation (2) *)
  Definition guarantee (P : list coalition) (q : allocation) (φ : transfers) : Prop :=
    ∀ S ∈ P, ∀ o ∈ joint_types (outsiders S),
    expect always (fun θ => utility q φ S θ (report (outsiders S) o θ)) == expect always (fun θ => payoffs q S θ θ).
  Definition externality_constant (q : allocation) (φ : transfers) (S : coalition) (t : list type) : Q :=
    expect (types_are S t) (paid φ S) - expect (types_are S t) (fun θ => payoffs q (outsiders S) θ θ).
  Definition externality_payment (P : list coalition) (q : allocation) (φ : transfers) : Prop :=
    ∀ S ∈ P, exists D, ∀ t ∈ joint_types S, possible S t -> externality_constant q φ S t == D.
  Definition externality_payment_of (D : Q) (P : list coalition) (q : allocation) (φ : transfers) : Prop :=
    ∀ S ∈ P, ∀ t ∈ joint_types S, possible S t -> externality_constant q φ S t == D.

  (** *** Guo's coalitional identifiability. L: the coalitions of several agents, not of all, that can form, S with probability ξ(S).
      δ S t r: the probability that S, or a single agent [i], with types t reports r. *)
  Definition liars (P : list coalition) : list coalition :=
    filter (fun S => negb (Nat.eqb (length S) 1) && negb (Nat.eqb (length (outsiders S)) 0)) P.
  Definition with_member (i : agent) (L : list coalition) : list coalition := filter (existsb (Nat.eqb i)) L.
  Definition alone (L : list coalition) (ξ : coalition -> Q) (i : agent) : Q := 1 - Σ S ∈ with_member i L, ξ S.
  Definition reported (δ : coalition -> list type -> list type -> Q) (S : coalition) (θ' : profile) : Q :=
    Σ θ ∈ profiles, prior E θ * Σ r ∈ joint_types S, if same (report S r θ) θ' then δ S (restrict S θ) r else 0.
  Definition view (L : list coalition) ξ δ (i : agent) (θ' : profile) : Q :=
    alone L ξ i * reported δ [i] θ' + Σ S ∈ with_member i L, ξ S * reported δ S θ'.
  Definition prob_of_lie (δ : coalition -> list type -> list type -> Q) (S : coalition) : Q :=
    Σ θ ∈ profiles, prior E θ * (1 - δ S (restrict S θ) (restrict S θ)).
  Definition strategies (L : list coalition) (ξ : coalition -> Q) (δ : coalition -> list type -> list type -> Q) : Prop :=
    (∀ S ∈ L, 0 <= ξ S) /\ (Σ S ∈ L, ξ S) <= 1 /\ (∀ S ∈ map one agents ++ L, ∀ t ∈ joint_types S, mixed S (δ S t)).
  Definition coalitional_identifiability (P : list coalition) : Prop :=
    let L := liars P in forall ξ δ, strategies L ξ δ -> (∀ i ∈ agents, ∀ j ∈ agents, ∀ θ ∈ profiles, view L ξ δ i θ == view L ξ δ j θ) ->
    (Σ S ∈ L, ξ S * prob_of_lie δ S) + (Σ i ∈ agents, alone L ξ i * prob_of_lie δ [i]) == 0.

  (** *** Equilibrium. σ B t r: the probability that block B, one of a partition P of the agents, with types t reports r. *)
  Definition strategy := coalition -> list type -> list type -> Q.
  (** the expectation of f over the reported profile: one block after the other puts its report into r, each knowing its own types only *)
  Fixpoint play (σ : strategy) (P : list coalition) (θ r : profile) (f : profile -> Q) : Q :=
    match P with [] => f r | B :: P' => Σ s ∈ joint_types B, σ B (restrict B θ) s * play σ P' θ (report B s r) f end.
  Definition expected (P : list coalition) (σ : strategy) (u : profile -> profile -> Q) : Q := Σ θ ∈ profiles, prior E θ * play σ P θ θ (u θ).
  Definition instead (σ : strategy) (B : coalition) (τ : list type -> list type -> Q) : strategy := fun C => if same C B then τ else σ C.
  (** no block has a better strategy *)
  Definition equilibrium (P : list coalition) (q : allocation) (φ : transfers) (σ : strategy) : Prop :=
    (∀ B ∈ P, ∀ t ∈ joint_types B, mixed B (σ B t)) /\
    (∀ B ∈ P, forall τ, (∀ t ∈ joint_types B, mixed B (τ t)) -> expected P (instead σ B τ) (utility q φ B) <= expected P σ (utility q φ B)).
  Definition is_partition (P : list coalition) : Prop := NoDup (concat P) /\ (∀ i ∈ agents, In i (concat P)) /\ (∀ i ∈ concat P, In i agents).
  (** no choice of outcomes has a larger expected surplus than any equilibrium *)
  Definition all_equilibria_efficient (P : list coalition) (q : allocation) (φ : transfers) : Prop :=
    is_partition P /\ forall σ, equilibrium P q φ σ -> forall a : profile -> outcome, (∀ θ ∈ profiles, In (a θ) (outcomes E)) ->
    (Σ θ ∈ profiles, prior E θ * Σ i ∈ agents, payoff E i (a θ) θ) <= expected P σ (payoffs q agents).
End Statement.

(** ** How an example is written down: tables by type profile *)
Fixpoint row {X} (default : X) (table : list (profile * X)) (θ : profile) : X :=
  match table with [] => default | (θ', x) :: rest => if same θ' θ then x else row default rest θ end.
Definition numbers (table : list (profile * Q)) : profile -> Q := row 0 table.
Definition amounts (table : list (profile * list Q)) (i : agent) (θ : profile) : Q := nth (Nat.pred i) (row [] table θ) 0.
Definition payoff_tables (tables : list (list (profile * list Q))) (i : agent) (a : outcome) : profile -> Q := amounts (nth (Nat.pred a) tables []) i.
Definition outcomes_by (table : list (profile * lottery)) : allocation := row [] table.
Definition sure (a : outcome) : lottery := [(a, 1)].
Notation "θ ↦ x" := (@pair (list nat) _ θ%nat x) (at level 60, only parsing).
Arguments sure a%nat.
