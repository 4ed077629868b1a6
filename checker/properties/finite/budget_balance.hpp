// SPDX-License-Identifier: MIT
// budget_balance: the transfers sum to zero (or to no more than zero), at every profile or in
// expectation, under every transfer rule named.
#pragma once

#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"

namespace candor {

struct BudgetBalance {
  static constexpr std::string_view property = "budget_balance";
  std::vector<std::size_t> transfers;
  Balance balance = Balance::exact;
  friend bool operator==(const BudgetBalance&, const BudgetBalance&) = default;
};

template <class Visitor>
void describe(Visitor& visit, BudgetBalance& claim) {
  visit.transfers(claim.transfers);
  visit.word(Field{"balance", "which balance"}, claim.balance, Balance::exact);
}

template <Amount A>
void compare(const ModelOf<A>&, const BudgetBalance&, JudgeOf<A>&);

}  // namespace candor
