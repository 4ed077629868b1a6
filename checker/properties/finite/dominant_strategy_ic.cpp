// SPDX-License-Identifier: MIT
// dominant_strategy_ic and coalitional_dominant_strategy_ic: truth is best whatever the outsiders
// report. ex_post_ic: truth is best at every profile when the others are truthful.
#include "checker/properties/finite/judgements.hpp"
#include "checker/properties/finite/misreports.hpp"

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

void judge_ex_post_ic(const FiniteModel& model, const ExPostIc& claim, Judge& judge) {
  require_simple(claim.mechanism, ExPostIc::property);
  judge.receive(Misreports(model, claim.mechanism, Misreports::Given::profile,
                           singletons(model.environment.types.agent_count())));
}

}  // namespace candor
