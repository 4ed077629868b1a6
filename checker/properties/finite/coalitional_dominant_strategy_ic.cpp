// SPDX-License-Identifier: MIT
#include "checker/properties/finite/coalitional_dominant_strategy_ic.hpp"

#include "checker/properties/finite/dominant_strategy_ic.hpp"

namespace candor {

void compare(const FiniteModel& model, const CoalitionalDominantStrategyIc& claim, Judge& judge) {
  judge_dominant_strategies(model, claim.mechanism, claim.coalitions, judge);
}

}  // namespace candor
