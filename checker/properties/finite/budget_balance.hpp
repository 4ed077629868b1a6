// SPDX-License-Identifier: MIT
// budget_balance: the transfers sum to zero (or to no more than zero), at every profile or in
// expectation, under every transfer rule named. Where the transfers depend on the outcome drawn, their
// expectations do, or, with `every_draw`, the payments at each outcome drawn.
#pragma once

#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct BudgetBalance {
  static constexpr std::string_view property = "budget_balance";
  std::vector<std::size_t> transfers;
  Balance balance = Balance::exact;
  bool every_draw = false;  ///< only where the balance is exact or no_deficit
  friend bool operator==(const BudgetBalance&, const BudgetBalance&) = default;
};

template <class Visitor>
void describe(Visitor& visit, BudgetBalance& claim) {
  visit.transfers(claim.transfers);
  visit.word(Field{"balance", "which balance"}, claim.balance, Balance::exact);
  visit.when(claim.balance == Balance::exact || claim.balance == Balance::no_deficit, {"every_draw"},
             "belongs to   balance: exact   or   balance: no_deficit", [&] {
               visit.flag(Field{"every_draw", "at each outcome drawn, not in expectation"}, claim.every_draw, false);
             });
}

template <Amount A>
void compare(const ModelOf<A>&, const BudgetBalance&, JudgeOf<A>&);

}  // namespace candor
