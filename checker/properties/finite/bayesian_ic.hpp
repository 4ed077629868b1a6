// SPDX-License-Identifier: MIT
// bayesian_ic: no agent expects to gain by a misreport, given its type.
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct BayesianIc {
  static constexpr std::string_view property = "bayesian_ic";
  Mechanism mechanism;
  friend bool operator==(const BayesianIc&, const BayesianIc&) = default;
};

template <class Visitor>
void describe(Visitor& visit, BayesianIc& claim) {
  visit.mechanism(claim.mechanism);
}

template <Amount A>
void compare(const ModelOf<A>&, const BayesianIc&, JudgeOf<A>&);

}  // namespace candor
