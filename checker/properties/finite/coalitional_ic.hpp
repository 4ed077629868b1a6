// SPDX-License-Identifier: MIT
// coalitional_ic: no coalition that pools its types expects to gain by a misreport (Safronov 2016,
// Definition 1; Guo 2019, "BB and CIC").
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct Proposition2;

struct CoalitionalIc {
  static constexpr std::string_view property = "coalitional_ic";
  Mechanism mechanism;
  CoalitionPattern coalitions;
  friend bool operator==(const CoalitionalIc&, const CoalitionalIc&) = default;
};

template <class Visitor>
void describe(Visitor& visit, CoalitionalIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
}

template <Amount A>
void compare(const ModelOf<A>&, const CoalitionalIc&, JudgeOf<A>&);
/// The hypotheses under which no coalition gains by a misreport: proposition_2.cpp.
void compare(const FiniteModel&, const CoalitionalIc&, const Proposition2&, Judge&);

}  // namespace candor
