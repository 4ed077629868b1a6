// SPDX-License-Identifier: MIT
// pareto_efficient: no outcome dominates one that the rule may choose (Mas-Colell, Whinston and Green
// 1995, section 23.B; of lotteries, ex post: Bogomolnaia and Moulin 2001).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct ParetoEfficient {
  static constexpr std::string_view property = "pareto_efficient";
  std::size_t allocation;
  friend bool operator==(const ParetoEfficient&, const ParetoEfficient&) = default;
};

template <class Visitor>
void describe(Visitor& visit, ParetoEfficient& claim) {
  visit.allocation(claim.allocation);
}

/// Over numbers alone: whose payoffs are compared depends on the payoffs.
void compare(const ModelOf<Rational>&, const ParetoEfficient&, Judge&);

}  // namespace candor
