// SPDX-License-Identifier: MIT
// coalitional_identifiability: coalitional identifiability.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct TransferTable;
struct UnidentifiedLies;

struct CoalitionalIdentifiability {
  static constexpr std::string_view property = "coalitional_identifiability";
  static constexpr std::string_view needs =
      "transfers that punish every lie, or lies that cannot be told apart, are needed";
  CoalitionPattern coalitions;
};

template <class Visitor>
void describe(Visitor& visit, CoalitionalIdentifiability& claim) {
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

void compare(const FiniteModel&, const CoalitionalIdentifiability&, const TransferTable&, Judge&);
/// The negation: these lies cannot be told apart.
void compare(const FiniteModel&, const CoalitionalIdentifiability&, const UnidentifiedLies&, Judge&);

}  // namespace candor
