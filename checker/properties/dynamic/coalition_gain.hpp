// SPDX-License-Identifier: MIT
// coalition_gain: what a coalition that pools its information gains.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

struct Policy;

/// S_C minus the members' truthful utilities: what a coalition that pools its information gains in
/// total while the others are truthful.
struct CoalitionGain {
  static constexpr std::string_view property = "coalition_gain";
  static constexpr std::string_view needs = "a best policy of the coalition is needed";
  Mechanism mechanism;
  Coalition coalition;
  Relation relation{};
  Rational number;
};

template <class Visitor>
void describe(Visitor& visit, CoalitionGain& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalition(claim.coalition);
  visit.compared(claim.relation, claim.number);
}

void compare(const Model&, const CoalitionGain&, const Policy&, Judge&);

}  // namespace candor::dynamic
