// SPDX-License-Identifier: MIT
// maxmin_coalitional_ic: no misreport gives a coalition more under the worst of several transfer
// rules than truth does (Guo 2019, "Ambiguous Mechanism: CIC").
#pragma once

#include <string_view>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct ConvexWeights;
struct ProfitableMixedReport;

enum class Strategies { pure, mixed };

struct MaxminCoalitionalIc {
  static constexpr std::string_view property = "maxmin_coalitional_ic";
  Mechanism mechanism;
  CoalitionPattern coalitions;
  Strategies strategies = Strategies::mixed;
  friend bool operator==(const MaxminCoalitionalIc&, const MaxminCoalitionalIc&) = default;
};

template <class Visitor>
void describe(Visitor& visit, MaxminCoalitionalIc& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
  visit.word(Field{"strategies", "which misreports a coalition may choose"}, claim.strategies, Strategies::mixed);
}

template <Amount A>
void compare(const ModelOf<A>&, const MaxminCoalitionalIc&, JudgeOf<A>&);
/// Mixed misreports, by weights over the transfer rules.
void compare(const FiniteModel&, const MaxminCoalitionalIc&, const ConvexWeights&, Judge&);
/// The negation for mixed misreports: this report pays more than the least truthful utility,
/// whatever the rule.
void compare(const FiniteModel&, const MaxminCoalitionalIc&, const ProfitableMixedReport&, Judge&);

}  // namespace candor
