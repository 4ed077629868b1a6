// SPDX-License-Identifier: MIT
// VCG and pivot: the payoffs of the others are the total payoff less one's own.
#include <algorithm>
#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {

AgentAmounts vcg_transfers(const Environment& environment, const AllocationRule& allocation, const Patience& patience) {
  const TypeSpace& types = environment.types;
  AgentAmounts amounts = payoffs_under(environment, allocation, patience);
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    patience();
    Rational total;
    for (Agent i : types.grand_coalition()) total += amounts(i, theta);
    for (Agent i : types.grand_coalition()) amounts(i, theta) = total - amounts(i, theta);
  }
  return amounts;
}

namespace {

void require_private_values(const Environment& environment, const Patience& patience) {
  const TypeSpace& types = environment.types;
  for (Agent i : types.grand_coalition()) {
    const JointType first_types{types.outsiders(Coalition::of(i)), 0};
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      patience();
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        if (environment.payoffs(i, a, theta) != environment.payoffs(i, a, types.replace(theta, first_types)))
          throw std::domain_error("the payoff of agent " + types.label(i) +
                                  " depends on the types of others, and the pivot rule is defined for private values");
    }
  }
}

}  // namespace

// With private values the best that the others could do without agent i depends on their types
// only: one maximum for each theta_-i.
AgentAmounts pivot_transfers(const Environment& environment, const AllocationRule& allocation,
                             const Patience& patience) {
  require_private_values(environment, patience);
  const TypeSpace& types = environment.types;
  AgentAmounts amounts = vcg_transfers(environment, allocation, patience);
  for (Agent i : types.grand_coalition()) {
    const Coalition others = types.outsiders(Coalition::of(i));
    std::vector<Rational> best;
    for (std::uint32_t rest : types.offsets(others)) {
      Rational most;
      for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
        patience();
        const Rational payoff = environment.surplus(a, Profile{rest}) - environment.payoffs(i, a, Profile{rest});
        most = a.value == 0 ? payoff : std::max(most, payoff);
      }
      best.push_back(most);
    }
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      amounts(i, theta) -= best[types.restrict(theta, others).index];
  }
  return amounts;
}

}  // namespace candor
