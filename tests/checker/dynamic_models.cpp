// SPDX-License-Identifier: MIT
#include "tests/checker/dynamic_models.hpp"

namespace candor::test {

dynamic::Model still_model(std::uint32_t agents, std::uint32_t types, std::uint32_t outcomes, std::uint32_t periods) {
  dynamic::Model model;
  std::vector<AgentTypes> sets;
  for (std::uint32_t i = 0; i < agents; ++i) {
    sets.push_back({std::to_string(i + 1), {}});
    for (std::uint32_t t = 0; t < types; ++t)
      sets.back().types.push_back({std::string(1, static_cast<char>('a' + static_cast<int>(t))), {}});
  }
  model.types = TypeSpace(sets);
  for (std::uint32_t a = 0; a < outcomes; ++a) model.outcomes.push_back("x" + std::to_string(a));
  model.periods = periods;
  const Rational each = Rational(1) / Rational(types);
  for (std::uint32_t i = 0; i < agents; ++i) {
    model.prior.emplace_back(types, each);
    if (periods > 1) model.transitions.emplace_back(outcomes * types * types, each);
    model.payoffs.emplace_back(outcomes * types);
    model.outside_options.emplace_back(types);
  }
  return model;
}

dynamic::Model second_price(std::uint32_t periods) {
  dynamic::Model model = still_model(2, 2, 2, periods);
  model.payoffs[0] = {0, 2, 0, 0};
  model.payoffs[1] = {0, 0, 0, 2};
  model.allocations.push_back(dynamic::efficient_allocation(model, {TieRule::first, {}}));
  model.allocations.front().name = "q";
  dynamic::TransferRule::Construction construction;
  construction.rule = dynamic::NamedTransferRule::dynamic_pivot;
  model.transfers.push_back(dynamic::named_transfers(model, construction));
  model.transfers.front().name = "pivot";
  return model;
}

dynamic::Model product_game() {
  dynamic::Model model = still_model(3, 2, 1, 1);
  dynamic::AllocationRule& rule = model.allocations.emplace_back();
  rule.name = "q";
  rule.lotteries.assign(1, std::vector<Lottery>(8, Lottery::sure(Outcome{0})));
  dynamic::TransferRule& paid = model.transfers.emplace_back();
  paid.name = "product";
  paid.amounts.emplace_back();
  for (int profile = 0; profile < 8; ++profile) {
    const int second = (profile >> 1 & 1) * 2 - 1, third = (profile & 1) * 2 - 1;
    for (int amount : {-second * third, second * third, 0}) paid.amounts.front().push_back(amount);
  }
  return model;
}

}  // namespace candor::test
