// SPDX-License-Identifier: MIT
#include "checker/properties/finite/bayes_nash_equilibrium.hpp"

#include "checker/properties/finite/message_deviations.hpp"

namespace candor {

void compare(const ModelOf<Rational>& model, const BayesNashEquilibrium& claim, Judge& judge) {
  const FiniteModel& numbers = model;
  judge_message_deviations(numbers, numbers.strategies.at(claim.strategies), DeviationStage::own_types,
                           claim.coalitions, judge, claim.strict ? Relation::greater_than : Relation::at_least);
}

}  // namespace candor
