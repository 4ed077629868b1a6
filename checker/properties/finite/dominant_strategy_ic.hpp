// SPDX-License-Identifier: MIT
// dominant_strategy_ic: truth is best for every agent whatever the others report.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct DominantStrategyIc {
  static constexpr std::string_view property = "dominant_strategy_ic";
  Mechanism mechanism;
};

template <class Visitor>
void describe(Visitor& visit, DominantStrategyIc& claim) {
  visit.mechanism(claim.mechanism);
}

void compare(const FiniteModel&, const DominantStrategyIc&, Judge&);
/// Of these coalitions: truth is best whatever the outsiders report.
void judge_dominant_strategies(const FiniteModel&, const Mechanism&, const CoalitionPattern&, Judge&);

}  // namespace candor
