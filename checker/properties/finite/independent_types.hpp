// SPDX-License-Identifier: MIT
// independent_types: the prior is the product of its marginals.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct IndependentTypes {
  static constexpr std::string_view property = "independent_types";
};

template <class Visitor>
void describe(Visitor&, IndependentTypes&) {}

void compare(const FiniteModel&, const IndependentTypes&, Judge&);
/// p(theta) = product over the blocks B of p(theta_B), for every theta.
void judge_independent_blocks(const FiniteModel&, const CoalitionPattern& blocks, Judge&);

}  // namespace candor
