// SPDX-License-Identifier: MIT
// coalitional_dominant_strategy_ic: truth is best for every coalition whatever the outsiders report.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct CoalitionalDominantStrategyIc {
  static constexpr std::string_view property = "coalitional_dominant_strategy_ic";
  Mechanism mechanism;
  CoalitionPattern coalitions;
  friend bool operator==(const CoalitionalDominantStrategyIc&, const CoalitionalDominantStrategyIc&) = default;
};

template <class Visitor>
void describe(Visitor& visit, CoalitionalDominantStrategyIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <Amount A>
void compare(const ModelOf<A>&, const CoalitionalDominantStrategyIc&, JudgeOf<A>&);

}  // namespace candor
