// SPDX-License-Identifier: MIT
// cbdp: coalitions' beliefs determine their types (Guo 2019, "CBDP Property").
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Cbdp {
  static constexpr std::string_view property = "cbdp";
  CoalitionPattern coalitions;
};

template <class Visitor>
void describe(Visitor& visit, Cbdp& claim) {
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

void compare(const FiniteModel&, const Cbdp&, Judge&);

}  // namespace candor
