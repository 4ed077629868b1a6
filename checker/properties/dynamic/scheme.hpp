// SPDX-License-Identifier: MIT
// scheme: what a written collusion scheme is.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

struct SchemeClaim {
  static constexpr std::string_view property = "scheme";
  enum class Aspect {
    incentive_compatible,  ///< truthful messages are optimal for every member at every information set (Tier::all)
    outsiders_truthful,    ///< truth is optimal for every outsider at the information sets of the game (Tier::tree)
    balanced,              ///< side payments sum to 0
    profitable,            ///< every member expects more than in truthful play of the mechanism
  } aspect = Aspect::incentive_compatible;
  std::size_t scheme = 0;
};

template <class Visitor>
void describe(Visitor& visit, SchemeClaim& claim) {
  visit.scheme(claim.scheme);
  visit.chosen(Field{"is", "aspect of schemes"}, claim.aspect);
}

void compare(const Model&, const SchemeClaim&, Judge&);

}  // namespace candor::dynamic
