// SPDX-License-Identifier: MIT
// What transfers are asked to do, before they are known.
#pragma once

#include <optional>
#include <stdexcept>

#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/individual_rationality.hpp"

namespace candor {

/// Whose misreports must not pay, in the words of cases.
enum class Incentives { coalitional, bayesian, dominant_strategy, none };

/// What transfers are asked to do, before they are known.
struct TransferRequirements {
  std::size_t allocation = 0;
  std::optional<Balance> balance;
  CoalitionPattern coalitional_ic;  ///< no misreport of these coalitions pays (interim); the singletons alone: Bayesian
                                    ///< incentive compatibility
  bool dominant_strategy_ic = false;  ///< truth is best for every agent whatever the others report
  std::optional<Stage> individual_rationality;
  std::optional<Rational> least_transfer, largest_transfer;  ///< bounds on every single transfer
};

/// Whose misreports must not pay. Throws std::domain_error if the words of cases do not say it.
inline Incentives incentives_of(const TransferRequirements& required, std::uint32_t agents) {
  if (required.dominant_strategy_ic) {
    if (!required.coalitional_ic.empty())
      throw std::domain_error("asks for dominant strategies and for coalitional incentives at once");
    return Incentives::dominant_strategy;
  }
  if (required.coalitional_ic.empty()) return Incentives::none;
  return required.coalitional_ic == singletons(agents) ? Incentives::bayesian : Incentives::coalitional;
}

}  // namespace candor
