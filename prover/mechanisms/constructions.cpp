// SPDX-License-Identifier: MIT
#include "prover/mechanisms/constructions.hpp"

#include <stdexcept>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/definitions/finite/preference_rules.hpp"

namespace candor {

TransferRule named_transfers(const Environment& environment, const AllocationRule& allocation, NamedTransferRule rule,
                             const Patience& patience, const AvailableWithout& without) {
  switch (rule) {
    case NamedTransferRule::pivot: return {{}, pivot_transfers(environment, allocation, without, patience), {}};
    case NamedTransferRule::vcg: return {{}, vcg_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::agv: return {{}, agv_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::safronov: return {{}, safronov_transfers(environment, allocation, patience), {}};
    case NamedTransferRule::green_laffont: return {{}, green_laffont_transfers(environment, patience), {}};
    case NamedTransferRule::cavallo: return {{}, cavallo_transfers(environment, patience), {}};
    case NamedTransferRule::threshold_payments:
      return {{}, defined_amounts(environment, allocation, rule, patience), {}};
  }
  throw std::domain_error("no such rule");
}

AllocationRule preference_allocation(const Environment& environment, const PreferenceConstruction& construction,
                                     const Patience& patience) {
  AllocationRule rule;
  rule.by_preferences = construction;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    patience();
    rule.assign(theta, preference_lottery(environment, construction, theta));
  }
  return rule;
}

void tabulate_named_rules(FiniteModel& model, const Patience& patience) {
  for (AllocationRule& rule : model.allocations)
    if ((rule.efficient || rule.by_preferences) && rule.lottery_at.empty()) {
      const Patience tabulating = patience.during("tabulating allocation " + rule.name);
      AllocationRule table = rule.efficient
                                 ? efficient_allocation(model.environment, *rule.efficient, tabulating)
                                 : preference_allocation(model.environment, *rule.by_preferences, tabulating);
      rule.lotteries = std::move(table.lotteries);
      rule.lottery_at = std::move(table.lottery_at);
    }
  for (TransferRule& rule : model.transfers) {
    if (rule.drawn && rule.amounts.size() == 0) rule.amounts = expected_payments(model, *rule.drawn);
    if (rule.construction && rule.amounts.size() == 0)
      rule.amounts = named_transfers(model.environment, model.allocations.at(rule.construction->allocation),
                                     rule.construction->rule, patience.during("tabulating transfer rule " + rule.name),
                                     rule.construction->without)
                         .amounts;
  }
}

}  // namespace candor
