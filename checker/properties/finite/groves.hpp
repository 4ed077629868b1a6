// SPDX-License-Identifier: MIT
// groves: each agent is paid the payoffs of the others plus something that does not depend on
// its own report (Groves 1973): phi_i(theta) = sum_{j != i} u_j(theta) + h_i(theta_-i).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Groves {
  static constexpr std::string_view property = "groves";
  Mechanism mechanism;
  friend bool operator==(const Groves&, const Groves&) = default;
};

template <class Visitor>
void describe(Visitor& visit, Groves& claim) {
  visit.mechanism(claim.mechanism);
}

template <Amount A>
void compare(const ModelOf<A>&, const Groves&, JudgeOf<A>&);

}  // namespace candor
