// SPDX-License-Identifier: MIT
#include "checker/properties/finite/ex_post_equilibrium.hpp"

#include "checker/properties/finite/message_deviations.hpp"

namespace candor {

void compare(const ModelOf<Rational>& model, const ExPostEquilibrium& claim, Judge& judge) {
  const FiniteModel& numbers = model;
  judge_message_deviations(numbers, numbers.strategies.at(claim.strategies), DeviationStage::profile,
                           singletons(model.types().agent_count()), judge);
}

}  // namespace candor
