// SPDX-License-Identifier: MIT
#include "checker/properties/finite/dominant_strategies.hpp"

#include "checker/properties/finite/message_deviations.hpp"

namespace candor {

void compare(const ModelOf<Rational>& model, const DominantStrategies& claim, Judge& judge) {
  const FiniteModel& numbers = model;
  judge_message_deviations(numbers, numbers.strategies.at(claim.strategies), DeviationStage::profile_and_messages,
                           singletons(model.types().agent_count()), judge);
}

}  // namespace candor
