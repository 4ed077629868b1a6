// SPDX-License-Identifier: MIT
#include "checker/properties/finite/guarantee.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {

Side ex_ante_payoff(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition) {
  const Expectation payoff{Quantity::payoff, coalition, mechanism.allocation,
                           std::nullopt,     Event{},   MixedReport::truth()};
  return {evaluate(model, payoff), payoff};
}

void judge_against_every_report(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition,
                                Relation relation, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  const Side target = ex_ante_payoff(model, mechanism, coalition);
  const Coalition outsiders = types.outsiders(coalition);
  for (std::uint32_t o = 0; o < types.joint_type_count(outsiders) && !judge.finished(); ++o) {
    Place place;
    place.coalition = coalition;
    place.outsiders = JointType{outsiders, o};
    judge.receive({least_utility(model, mechanism, coalition, Event{}, MixedReport::pure(*place.outsiders)), relation,
                   target, place});
  }
}

void compare(const FiniteModel& model, const Guarantee& claim, Judge& judge) {
  require_simple(claim.mechanism, Guarantee::property);
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    judge_against_every_report(model, claim.mechanism, coalition, Relation::equal, judge);
  }
}

}  // namespace candor
