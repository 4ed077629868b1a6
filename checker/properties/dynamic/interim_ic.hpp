// SPDX-License-Identifier: MIT
// interim_ic: truth is optimal for every agent in every period, whatever happened before.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

/// Truth-telling is optimal for every agent, in every period, in expectation over what the others,
/// believed to have been truthful, may be (per-period interim incentive compatibility).
struct InterimIc {
  static constexpr std::string_view property = "interim_ic";
  Mechanism mechanism;
  Tier tier = Tier::tree;
};

template <class Visitor>
void describe(Visitor& visit, InterimIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"tier", "at which information sets"}, claim.tier, Tier::tree);
}

void compare(const Model&, const InterimIc&, Judge&);

}  // namespace candor::dynamic
