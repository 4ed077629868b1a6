// SPDX-License-Identifier: MIT
// equal_rules: two transfer rules pay the same, or two allocation rules choose the same lottery, at
// every profile.
#include "checker/properties/finite/equal_rules.hpp"

namespace candor {
namespace {

Rational probability_of(const Lottery& lottery, Outcome outcome) {
  for (const Lottery::Branch& branch : lottery.branches)
    if (branch.outcome == outcome) return branch.probability;
  return 0;
}

}  // namespace

void compare(const FiniteModel& model, const EqualRules& claim, Judge& judge) {
  const Environment& environment = model.environment;
  const TypeSpace& types = environment.types;
  for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
    Place place;
    place.truth = types.restrict(theta, types.grand_coalition());
    if (claim.kind == EqualRules::Kind::transfers) {
      for (Agent i : types.grand_coalition()) {
        place.coalition = Coalition::of(i);
        judge.receive({model.transfers.at(claim.first).amounts(i, theta), Relation::equal,
                       model.transfers.at(claim.second).amounts(i, theta), place});
      }
    } else {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
        place.outcome = a;
        judge.receive({probability_of(model.allocations.at(claim.first)(theta), a), Relation::equal,
                       probability_of(model.allocations.at(claim.second)(theta), a), place});
      }
    }
  }
}

}  // namespace candor
