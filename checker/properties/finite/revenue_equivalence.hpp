// SPDX-License-Identifier: MIT
// revenue_equivalence: utilities are unique up to constants.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct UniqueUtilities;
struct TwoTransferRules;

/// All transfer rules under which truth is Bayesian incentive compatible give each agent the same
/// interim utilities, up to a constant.
struct RevenueEquivalence {
  static constexpr std::string_view property = "revenue_equivalence";
  static constexpr std::string_view needs = "bounds on the differences of utilities, or two transfer rules, are needed";
  std::size_t allocation = 0;
};

template <class Visitor>
void describe(Visitor& visit, RevenueEquivalence& claim) {
  visit.allocation(claim.allocation);
}

void compare(const FiniteModel&, const RevenueEquivalence&, const UniqueUtilities&, Judge&);
/// The negation: two transfer rules between which the utilities of an agent's types change by
/// different amounts.
void compare(const FiniteModel&, const RevenueEquivalence&, const TwoTransferRules&, Judge&);

}  // namespace candor
