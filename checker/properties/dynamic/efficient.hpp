// SPDX-License-Identifier: MIT
// efficient: no rule gives a larger expected total payoff.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

struct Plan;

/// No rule gives a larger expected total payoff; sequentially: from every period and type profile
/// on.
struct Efficient {
  static constexpr std::string_view property = "efficient";
  std::size_t allocation = 0;
  bool sequentially = false;
};

template <class Visitor>
void describe(Visitor& visit, Efficient& claim) {
  visit.allocation(claim.allocation);
  visit.flag(Field{"sequentially", "from every period and type profile on"}, claim.sequentially, false);
}

void compare(const Model&, const Efficient&, Judge&);
void compare(const Model&, const Efficient&, const Plan&, Judge&);

}  // namespace candor::dynamic
