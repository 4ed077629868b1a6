// SPDX-License-Identifier: MIT
// Why the conditions of Guo 2019, Theorems 1 and 2, are needed, made concrete: where one fails,
// payoffs and an efficient allocation rule for the same types and prior that no mechanism
// implements.
//
// One kind of environment serves both theorems. There are two outcomes, `nothing` and `favour`. The
// rule chooses the favour exactly when one agent, who asks for it, reports type b. The favour is
// worth 1 to him and costs another agent 1 when his true type is a; it is worth nothing to anybody
// otherwise. The surplus is 0 whatever is chosen, so every rule is efficient; being strict, what
// follows survives a small bonus for what the rule chooses, which makes it the only efficient one.
#pragma once

#include <optional>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// The favour is done when `asker` reports type `report`, and worth something when his type is
/// `truth`; `payer` pays for it.
struct Favour {
  Agent asker, payer;
  Type truth, report;
};

/// The types and the prior of an environment with a favour in the place of its payoffs, and the
/// rule that grants it: the only allocation. Outcome 0 is `nothing`, outcome 1 `favour`. The
/// pattern is extended by the singletons it lacks.
FiniteModel favour_model(const Environment& information, const CoalitionPattern& pattern, const Favour& favour);

/// An environment, what cannot be done in it, and why.
struct Unimplementable {
  Favour favour;
  FiniteModel model;
  Statement statement;  ///< that a mechanism exists: Implementable or AmbiguousImplementable
  Evidence evidence;    ///< which refutes it
};

/// From lies that nobody can tell apart (Theorem 1): no balanced transfers keep the coalitions
/// honest. Nothing if nobody lies to anybody's detriment, which cannot be if the kernel has refuted
/// the claim with this evidence.
std::optional<Unimplementable> without_identifiability(const FiniteModel& model,
                                                       const CoalitionalIdentifiability& claim,
                                                       const UnidentifiedLies& lies);

/// From two joint types of a coalition with the same beliefs (Theorem 2): no ambiguous mechanism
/// does either. They must differ, and the coalition must have outsiders.
Unimplementable without_distinct_beliefs(const FiniteModel& model, const Cbdp& claim, JointType first,
                                         JointType second);

/// One of the above for a condition that the kernel has refuted; nothing if the statement is no
/// such condition.
std::optional<Unimplementable> unimplementable(const FiniteModel& model, const Statement& condition,
                                               const Refuted& refuted);

}  // namespace candor
