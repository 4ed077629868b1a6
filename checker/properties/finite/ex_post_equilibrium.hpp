// SPDX-License-Identifier: MIT
// ex_post_equilibrium: at no type profile does an agent gain by another message, if the others play their strategies
// (Bergemann and Morris 2005).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct ExPostEquilibrium {
  static constexpr std::string_view property = "ex_post_equilibrium";
  std::size_t strategies;
  friend bool operator==(const ExPostEquilibrium&, const ExPostEquilibrium&) = default;
};

template <class Visitor>
void describe(Visitor& visit, ExPostEquilibrium& claim) {
  visit.strategies(claim.strategies);
}

/// Over numbers alone: the strategies are not functions of parameters.
void compare(const ModelOf<Rational>&, const ExPostEquilibrium&, Judge&);

}  // namespace candor
