// SPDX-License-Identifier: MIT
// efficient: q(theta) maximises the sum of payoffs (Guo 2019, setup; Safronov 2016, section 4).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Efficient {
  static constexpr std::string_view property = "efficient";
  std::size_t allocation;
};

template <class Visitor>
void describe(Visitor& visit, Efficient& claim) {
  visit.allocation(claim.allocation);
}

void compare(const FiniteModel&, const Efficient&, Judge&);

}  // namespace candor
