// SPDX-License-Identifier: MIT
#include "checker/properties/finite/dominant_strategy_ic.hpp"

#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// Does every agent's payoff depend on its own type alone?
bool values_are_private(const Environment& environment) {
  const TypeSpace& types = environment.types;
  for (Agent i : types.grand_coalition()) {
    const std::vector<std::uint32_t> own = types.offsets(Coalition::of(i)),
                                     others = types.offsets(types.outsiders(Coalition::of(i)));
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      for (std::uint32_t type : own)
        for (std::uint32_t rest : others)
          if (environment.payoffs(i, a, Profile{type + rest}) != environment.payoffs(i, a, Profile{type})) return false;
  }
  return true;
}

}  // namespace

// With private values the outsiders' true types do not matter, and it is enough to let them be what
// they report.
void judge_dominant_strategies(const FiniteModel& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                               Judge& judge) {
  using Given = Misreports::Given;
  require_simple(mechanism, "a dominant-strategy claim");
  const Given given = values_are_private(model.environment) ? Given::profile : Given::profile_and_outsiders;
  judge.receive(Misreports(model, mechanism, given, coalitions));
}

void compare(const FiniteModel& model, const DominantStrategyIc& claim, Judge& judge) {
  judge_dominant_strategies(model, claim.mechanism, singletons(model.environment.types.agent_count()), judge);
}

}  // namespace candor
