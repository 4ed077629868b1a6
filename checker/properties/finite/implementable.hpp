// SPDX-License-Identifier: MIT
// implementable: transfers exist that meet the requirements.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"
#include "checker/properties/finite/requirements.hpp"

namespace candor {

struct TransferTable;
struct FarkasCombination;

struct Implementable {
  static constexpr std::string_view property = "implementable";
  static constexpr std::string_view needs =
      "transfers that do it, or a combination of the requirements that rules them out, are needed";
  TransferRequirements requirements;
};

template <class Visitor>
void describe(Visitor& visit, Implementable& claim) {
  visit.requirements(claim.requirements);
}

void compare(const FiniteModel&, const Implementable&, const TransferTable&, Judge&);
/// The negation: in this combination of the requirements every transfer cancels and a contradiction
/// remains.
void compare(const FiniteModel&, const Implementable&, const FarkasCombination&, Judge&);

}  // namespace candor
