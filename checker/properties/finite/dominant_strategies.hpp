// SPDX-License-Identifier: MIT
// dominant_strategies: at no type profile does an agent gain by another message, whatever messages the others send
// (Mas-Colell, Whinston and Green 1995, definition 23.C.1).
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct DominantStrategies {
  static constexpr std::string_view property = "dominant_strategies";
  std::size_t strategies;
  friend bool operator==(const DominantStrategies&, const DominantStrategies&) = default;
};

template <class Visitor>
void describe(Visitor& visit, DominantStrategies& claim) {
  visit.strategies(claim.strategies);
}

/// Over numbers alone: the strategies are not functions of parameters.
void compare(const ModelOf<Rational>&, const DominantStrategies&, Judge&);

}  // namespace candor
