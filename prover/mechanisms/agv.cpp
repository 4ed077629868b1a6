// SPDX-License-Identifier: MIT
// AGV (expected externality): with e_i(theta_i) the others' expected payoff given i's report, x_i =
// e_i - (sum over j != i of e_j) / (n-1).
#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {

AgentAmounts agv_transfers(const Environment& environment, const AllocationRule& allocation, const Patience& patience) {
  const TypeSpace& types = environment.types;
  if (types.agent_count() < 2)
    throw std::domain_error("under the AGV rule the others pay an agent in equal parts: it needs two agents or more");
  const AgentAmounts others = vcg_transfers(environment, allocation, patience);
  std::vector<std::vector<Rational>> externality;  // [agent][type]
  for (Agent i : types.grand_coalition()) {
    const std::vector<Rational> marginals = environment.prior.marginals(types, Coalition::of(i));
    std::vector<Rational>& expected = externality.emplace_back(marginals.size());
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      patience();
      expected[types.type_of(theta, i).value] += environment.prior(theta) * others(i, theta);
    }
    for (std::size_t t = 0; t < marginals.size(); ++t) {
      if (marginals[t].sign() == 0)
        throw std::domain_error("agent " + types.label(i) +
                                " has a type of probability zero, and the AGV rule conditions on each type");
      expected[t] /= marginals[t];
    }
  }

  AgentAmounts amounts(types.agent_count(), types.profile_count());
  const Rational others_count = types.agent_count() - 1;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    patience();
    Rational total;
    for (Agent i : types.grand_coalition()) total += externality[i.value][types.type_of(theta, i).value];
    for (Agent i : types.grand_coalition()) {
      const Rational& own = externality[i.value][types.type_of(theta, i).value];
      amounts(i, theta) = own - (total - own) / others_count;
    }
  }
  return amounts;
}

}  // namespace candor
