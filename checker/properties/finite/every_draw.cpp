// SPDX-License-Identifier: MIT
#include "checker/properties/finite/every_draw.hpp"

#include "checker/model/finite/strategies.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {

void require_payments(const KnownParts& model, std::size_t rule) {
  const StrategyProfile* strategies = model.inducing_strategies(rule);
  if (strategies != nullptr && !are_pure(*strategies))
    throw OutOfScope("the strategies " + strategies->name +
                     " draw messages: of the payments that they induce only the expectation is known, not every draw");
}

}  // namespace candor
