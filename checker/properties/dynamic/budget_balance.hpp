// SPDX-License-Identifier: MIT
// budget_balance: transfers sum to zero, or to no more.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

/// exact, no_deficit: the transfers of every period, public state and report profile; ex_ante...:
/// their expected discounted total under truth.
struct BudgetBalance {
  static constexpr std::string_view property = "budget_balance";
  Mechanism mechanism;
  Balance balance{};
};

template <class Visitor>
void describe(Visitor& visit, BudgetBalance& claim) {
  visit.mechanism(claim.mechanism);
  visit.word(Field{"balance", "which balance"}, claim.balance, Balance::exact);
}

void compare(const Model&, const BudgetBalance&, Judge&);

}  // namespace candor::dynamic
