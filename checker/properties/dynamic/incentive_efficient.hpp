// SPDX-License-Identifier: MIT
// incentive_efficient: no joint report strategy gives a larger total.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

struct Reporting;
struct Policy;

/// No joint report strategy of all agents, who know all their types, gives a larger total; of a
/// rule: of payoffs; of a mechanism: of utilities.
struct IncentiveEfficient {
  static constexpr std::string_view property = "incentive_efficient";
  enum class Of { rule, mechanism } of = Of::rule;
  Mechanism mechanism;        ///< of a rule: without transfers
  bool sequentially = false;  ///< from every period, public state and type profile on
};

template <class Visitor>
void describe(Visitor& visit, IncentiveEfficient& claim) {
  using Of = IncentiveEfficient::Of;
  visit.word(Field{"of", "of what"}, claim.of, Of::mechanism);
  visit.when(claim.of == Of::rule, {}, "", [&] { visit.allocation(claim.mechanism.allocation); });
  visit.when(claim.of == Of::mechanism, {"mechanism", "transfers"}, "has no place here: a rule has no transfers",
             [&] { visit.mechanism(claim.mechanism); });
  visit.flag(Field{"sequentially", "from every period and type profile on"}, claim.sequentially, false);
}

void compare(const Model&, const IncentiveEfficient&, Judge&);
void compare(const Model&, const IncentiveEfficient&, const Reporting&, Judge&);
void compare(const Model&, const IncentiveEfficient&, const Policy&, Judge&);

}  // namespace candor::dynamic
