// SPDX-License-Identifier: MIT
#include "checker/model/finite/mechanism.hpp"

#include <algorithm>

namespace candor {

Rational probability_of(const Lottery& lottery, Outcome outcome) {
  for (const Lottery::Branch& branch : lottery.branches)
    if (branch.outcome == outcome) return branch.probability;
  return 0;
}

void AllocationRule::assign(Profile profile, const Lottery& lottery) {
  auto found = std::find(lotteries.begin(), lotteries.end(), lottery);
  if (found == lotteries.end()) found = lotteries.insert(found, lottery);
  if (lottery_at.size() <= profile.value) lottery_at.resize(profile.value + 1);
  lottery_at[profile.value] = static_cast<std::uint32_t>(found - lotteries.begin());
}

AgentAmounts expected_payments(const FiniteModel& model, const DrawnPayments& payments) {
  const TypeSpace& types = model.environment.types;
  const AllocationRule& allocation = model.allocations.at(payments.allocation);
  AgentAmounts expected(types.agent_count(), types.profile_count());
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    for (const Lottery::Branch& branch : allocation(theta).branches)
      for (Agent i : types.grand_coalition())
        expected(i, theta) += branch.probability * payments.by_outcome.at(branch.outcome.value)(i, theta);
  return expected;
}

}  // namespace candor
