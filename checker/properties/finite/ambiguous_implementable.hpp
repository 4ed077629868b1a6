// SPDX-License-Identifier: MIT
// ambiguous_implementable: an ambiguous mechanism implements an allocation.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"
#include "checker/properties/finite/requirements.hpp"

namespace candor {

struct AmbiguousRules;
struct FarkasCombination;
struct SharedBeliefs;
struct UndeterredReports;

struct AmbiguousImplementable {
  static constexpr std::string_view property = "ambiguous_implementable";
  static constexpr std::string_view needs = "transfer rules that do it, or reports that none deter, are needed";
  std::size_t allocation = 0;
  CoalitionPattern coalitions;
  std::optional<Stage> participation = {};  ///< of every agent, under every rule
};

/// What each of the rules is asked by itself: balance, and participation if it is asked for.
TransferRequirements balance_and_participation(const AmbiguousImplementable& claim);

template <class Visitor>
void describe(Visitor& visit, AmbiguousImplementable& claim) {
  visit.allocation(claim.allocation);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
  visit.participation(claim.participation);
}

void compare(const FiniteModel&, const AmbiguousImplementable&, const AmbiguousRules&, Judge&);
/// The negation: two joint types with the same beliefs that envy each other in total.
void compare(const FiniteModel&, const AmbiguousImplementable&, const SharedBeliefs&, Judge&);
void compare(const FiniteModel&, const AmbiguousImplementable&, const UndeterredReports&, Judge&);
/// The negation: no balanced rule meets participation.
void compare(const FiniteModel&, const AmbiguousImplementable&, const FarkasCombination&, Judge&);

}  // namespace candor
