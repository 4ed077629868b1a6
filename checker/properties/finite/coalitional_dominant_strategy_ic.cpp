// SPDX-License-Identifier: MIT
#include "checker/properties/finite/coalitional_dominant_strategy_ic.hpp"

#include "checker/properties/finite/dominant_strategy_ic.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const CoalitionalDominantStrategyIc& claim, JudgeOf<A>& judge) {
  judge_dominant_strategies(model, claim.mechanism, claim.coalitions, judge);
}

template void compare(const ModelOf<Rational>&, const CoalitionalDominantStrategyIc&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const CoalitionalDominantStrategyIc&, JudgeOf<AffineFunction>&);

}  // namespace candor
