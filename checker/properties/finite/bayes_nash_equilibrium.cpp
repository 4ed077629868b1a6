// SPDX-License-Identifier: MIT
#include "checker/properties/finite/bayes_nash_equilibrium.hpp"

#include "checker/properties/finite/message_deviations.hpp"

namespace candor {

void compare(const ModelOf<Rational>& model, const BayesNashEquilibrium& claim, Judge& judge) {
  judge_message_deviations(model, claim.strategies, DeviationStage::own_types, claim.coalitions, judge);
}

}  // namespace candor
