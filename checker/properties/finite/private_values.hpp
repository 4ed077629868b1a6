// SPDX-License-Identifier: MIT
// private_values: an agent's payoff depends on its own type alone.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct PrivateValues {
  static constexpr std::string_view property = "private_values";
};

template <class Visitor>
void describe(Visitor&, PrivateValues&) {}

void compare(const FiniteModel&, const PrivateValues&, Judge&);
/// u_i for i in B depends on theta_B only, for every block.
void judge_payoffs_depend_on_own_block(const FiniteModel&, const CoalitionPattern& blocks, Judge&);

}  // namespace candor
