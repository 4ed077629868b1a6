// SPDX-License-Identifier: MIT
// all_equilibria_efficient: every equilibrium is efficient.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct AllEquilibriaEfficient {
  static constexpr std::string_view property = "all_equilibria_efficient";
  Mechanism mechanism;
  CoalitionPattern partition;
};

template <class Visitor>
void describe(Visitor& visit, AllEquilibriaEfficient& claim) {
  visit.mechanism(claim.mechanism);
  visit.partition(claim.partition);
}

void compare(const FiniteModel&, const AllEquilibriaEfficient&, Judge&);

}  // namespace candor
