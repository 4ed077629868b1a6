// SPDX-License-Identifier: MIT
// private_values: an agent's payoff depends on its own type alone.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct PrivateValues {
  static constexpr std::string_view property = "private_values";
  friend bool operator==(const PrivateValues&, const PrivateValues&) = default;
};

template <class Visitor>
void describe(Visitor&, PrivateValues&) {}

template <Amount A>
void compare(const ModelOf<A>&, const PrivateValues&, JudgeOf<A>&);
/// u_i for i in B depends on theta_B only, for every block.
template <Amount A>
void judge_payoffs_depend_on_own_block(const ModelOf<A>&, const CoalitionPattern& blocks, JudgeOf<A>&);

}  // namespace candor
