// SPDX-License-Identifier: MIT
#include "prover/mechanisms/constructions.hpp"

#include <stdexcept>

namespace candor {

TransferRule named_transfers(const Environment& environment, const AllocationRule& allocation, NamedTransferRule rule,
                             const Patience& patience) {
  switch (rule) {
    case NamedTransferRule::pivot: return {{}, pivot_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::vcg: return {{}, vcg_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::agv: return {{}, agv_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::safronov: return {{}, safronov_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::green_laffont: return {{}, green_laffont_transfers(environment, patience), {}};
    case NamedTransferRule::cavallo: return {{}, cavallo_transfers(environment, patience), {}};
  }
  throw std::domain_error("no such rule");
}

void tabulate_named_rules(FiniteModel& model, const Patience& patience) {
  for (AllocationRule& rule : model.allocations)
    if (rule.efficient && rule.lottery_at.empty()) {
      AllocationRule table = efficient_allocation(model.environment, *rule.efficient,
                                                  patience.during("tabulating allocation " + rule.name));
      rule.lotteries = std::move(table.lotteries);
      rule.lottery_at = std::move(table.lottery_at);
    }
  for (TransferRule& rule : model.transfers) {
    if (rule.drawn && rule.amounts.size() == 0) rule.amounts = expected_payments(model, *rule.drawn);
    if (rule.construction && rule.amounts.size() == 0)
      rule.amounts = named_transfers(model.environment, model.allocations.at(rule.construction->allocation),
                                     rule.construction->rule, patience.during("tabulating transfer rule " + rule.name))
                         .amounts;
  }
}

}  // namespace candor
