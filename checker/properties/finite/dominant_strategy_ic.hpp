// SPDX-License-Identifier: MIT
// dominant_strategy_ic: truth is best for every agent whatever the others report.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct DominantStrategyIc {
  static constexpr std::string_view property = "dominant_strategy_ic";
  Mechanism mechanism;
  friend bool operator==(const DominantStrategyIc&, const DominantStrategyIc&) = default;
};

template <class Visitor>
void describe(Visitor& visit, DominantStrategyIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <Amount A>
void compare(const ModelOf<A>&, const DominantStrategyIc&, JudgeOf<A>&);
/// Of these coalitions: truth is best whatever the outsiders report.
template <Amount A>
void judge_dominant_strategies(const ModelOf<A>&, const Mechanism&, const CoalitionPattern&, JudgeOf<A>&);

}  // namespace candor
