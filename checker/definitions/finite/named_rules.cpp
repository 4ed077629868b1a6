// SPDX-License-Identifier: MIT
#include "checker/definitions/finite/named_rules.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace candor {
namespace {

using ProfileTable = std::vector<Rational>;  // one number for each profile

Rational payoff(const Environment& environment, const Lottery& lottery, Agent agent, Profile theta) {
  Rational sum;
  for (const Lottery::Branch& branch : lottery.branches)
    sum += branch.probability * environment.payoffs(agent, branch.outcome, theta);
  return sum;
}

/// u_i(theta) = u_i(q(theta), theta).
ProfileTable payoff_table(const Environment& environment, const AllocationRule& allocation, Agent agent,
                          const Patience& patience) {
  ProfileTable table;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    patience();
    table.push_back(payoff(environment, allocation(theta), agent, theta));
  }
  return table;
}

/// E_{theta_J} of a table: the types of J are drawn from their marginals, one agent after the
/// other.
ProfileTable expectation_over(const Environment& environment, const std::vector<std::vector<Rational>>& marginals,
                              Coalition over, ProfileTable table, const Patience& patience) {
  const TypeSpace& types = environment.types;
  for (Agent j : over) {
    ProfileTable averaged(table.size());
    for (Profile theta; theta.value < table.size(); ++theta.value) {
      patience();
      for (std::uint32_t t = 0; t < types.type_count(j); ++t)
        averaged[theta.value] +=
            marginals[j.value][t] * table[types.replace(theta, JointType{Coalition::of(j), t}).value];
    }
    table = std::move(averaged);
  }
  return table;
}

bool values_are_private(const Environment& environment, const Patience& patience) {
  const TypeSpace& types = environment.types;
  for (Agent i : types.grand_coalition()) {
    if (environment.payoffs.is_kept_by_own_type(i)) continue;
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
        patience();
        if (environment.payoffs(i, a, theta) !=
            environment.payoffs(i, a, types.replace(theta, JointType{types.outsiders(Coalition::of(i)), 0})))
          return false;
      }
  }
  return true;
}

Rational others_payoff(const Environment& environment, const Lottery& lottery, Agent agent, Profile theta) {
  Rational sum;
  for (Agent j : environment.types.outsiders(Coalition::of(agent))) sum += payoff(environment, lottery, j, theta);
  return sum;
}

AgentAmounts vcg(const Environment& environment, const AllocationRule& allocation, const Patience& patience) {
  AgentAmounts amounts(environment.types.agent_count(), environment.types.profile_count());
  for (Agent i : environment.types.grand_coalition())
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
      patience();
      amounts(i, theta) = others_payoff(environment, allocation(theta), i, theta);
    }
  return amounts;
}

AgentAmounts pivot(const Environment& environment, const AllocationRule& allocation, const AvailableWithout& without,
                   const Patience& patience) {
  require_private_values(environment, patience);
  AgentAmounts amounts = vcg(environment, allocation, patience);
  for (Agent i : environment.types.grand_coalition())
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
      std::optional<Rational> best;
      for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
        patience();
        if (!is_available(without, i, a)) continue;
        const Rational others = others_payoff(environment, Lottery::sure(a), i, theta);
        if (!best || *best < others) best = others;
      }
      amounts(i, theta) -= best.value();
    }
  return amounts;
}

Outcome sure_outcome(const AllocationRule& allocation, Profile theta) {
  if (!allocation(theta).is_sure())
    throw std::domain_error("threshold payments are defined for an allocation without lotteries");
  return allocation(theta).branches.front().outcome;
}

AgentAmounts threshold_payments(const Environment& environment, const AllocationRule& allocation,
                                const Patience& patience) {
  const TypeSpace& types = environment.types;
  AgentAmounts amounts(types.agent_count(), types.profile_count());
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    for (Agent i : types.grand_coalition()) {
      patience();
      const Outcome chosen = sure_outcome(allocation, theta);
      Rational least = environment.payoffs(i, chosen, theta);
      for (std::uint32_t t = 0; t < types.type_count(i); ++t) {
        const Profile other = types.replace(theta, JointType{Coalition::of(i), t});
        if (sure_outcome(allocation, other) == chosen) least = std::min(least, environment.payoffs(i, chosen, other));
      }
      amounts(i, theta) = -least;
    }
  return amounts;
}

AgentAmounts agv(const Environment& environment, const AllocationRule& allocation, const Patience& patience) {
  const TypeSpace& types = environment.types;
  if (types.agent_count() < 2)
    throw std::domain_error("under the AGV rule the others pay an agent in equal parts: it needs two agents or more");
  // expected[i][t] = E[ sum_{j != i} u_j | theta_i = t ].
  std::vector<std::vector<Rational>> expected;
  for (Agent i : types.grand_coalition()) {
    expected.emplace_back(types.type_count(i));
    const std::vector<Rational> marginals = environment.prior.marginals(types, Coalition::of(i));
    if (std::any_of(marginals.begin(), marginals.end(), [](const Rational& marginal) { return marginal.sign() == 0; }))
      throw std::domain_error("the AGV rule conditions on each type of each agent: agent " + types.label(i) +
                              " has a type of probability zero");
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      patience();
      const std::uint32_t own = types.type_of(theta, i).value;
      expected[i.value][own] +=
          environment.prior(theta) * others_payoff(environment, allocation(theta), i, theta) / marginals[own];
    }
  }
  AgentAmounts amounts(types.agent_count(), types.profile_count());
  const Rational share = Rational(1) / Rational(types.agent_count() - 1);
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    patience();
    for (Agent i : types.grand_coalition())
      for (Agent j : types.grand_coalition()) {
        const Rational& received = expected[j.value][types.type_of(theta, j).value];
        if (j == i)
          amounts(i, theta) += received;
        else
          amounts(i, theta) -= share * received;
      }
  }
  return amounts;
}

Rational binomial(std::uint32_t n, std::uint32_t k) {
  Rational result = 1;
  for (std::uint32_t j = 0; j < k; ++j) result = result * Rational(n - j) / Rational(j + 1);
  return result;
}

AgentAmounts safronov(const Environment& environment, const AllocationRule& allocation, const Patience& patience) {
  const TypeSpace& types = environment.types;
  const std::uint32_t n = types.agent_count();
  const std::vector<std::vector<Rational>> marginals = environment.prior.marginals(types);
  if (Prior::product(marginals) != environment.prior)
    throw std::domain_error("Safronov's transfers are defined for independent types: here they are correlated");
  const auto expect = [&](Coalition over, const ProfileTable& table) {
    return expectation_over(environment, marginals, over, table, patience);
  };

  ProfileTable a(types.profile_count());  // a(theta) = sum_i E_{theta_i} u_i(theta)
  AgentAmounts amounts(n, types.profile_count());
  for (Agent i : types.grand_coalition()) {
    const ProfileTable own = payoff_table(environment, allocation, i, patience),
                       over_own = expect(Coalition::of(i), own), over_all = expect(types.grand_coalition(), own);
    for (Profile theta; theta.value < a.size(); ++theta.value) {
      a[theta.value] += over_own[theta.value];
      amounts(i, theta) = over_all[theta.value] - over_own[theta.value];
    }
  }
  for (Agent i : types.grand_coalition())
    for (std::uint32_t bits = 0; bits < (1u << n); ++bits) {
      const Coalition others = Coalition::from_bits(bits);
      if (others.contains(i)) continue;
      const Rational weight = Rational(1) / (Rational(n) * binomial(n - 1, others.size()));
      const ProfileTable without = expect(others, a), with = expect(others.with(i), a);
      for (Profile theta; theta.value < a.size(); ++theta.value)
        amounts(i, theta) += weight * (without[theta.value] - with[theta.value]);
    }
  return amounts;
}

/// What the object is worth to each agent.
std::vector<Rational> object_values(const Environment& environment, Profile theta) {
  const TypeSpace& types = environment.types;
  const auto refuse = [](const std::string& why) {
    throw std::domain_error(
        "a single object goes to one of the agents here, the k-th outcome being that the k-th agent gets it: " + why);
  };
  if (types.agent_count() < 2) refuse("but there is one agent only");
  if (environment.outcome_count() != types.agent_count())
    refuse("there are " + std::to_string(environment.outcome_count()) + " outcomes for " +
           std::to_string(types.agent_count()) + " agents");
  std::vector<Rational> values;
  for (Agent i : types.grand_coalition()) {
    const Outcome gets{i.value};
    values.push_back(environment.payoffs(i, gets, theta));
    for (Agent j : types.outsiders(Coalition::of(i)))
      if (environment.payoffs(j, gets, theta).sign() != 0)
        refuse("but outcome " + environment.outcomes[gets.value] + " is worth something to agent " + types.label(j));
    if (environment.payoffs(i, gets, types.replace(theta, JointType{types.outsiders(Coalition::of(i)), 0})) !=
        values.back())
      refuse("but what it is worth to agent " + types.label(i) + " depends on the types of others");
  }
  return values;
}

/// By value, the highest first; of equal values the agent listed first has the higher rank.
std::vector<Agent> ranked(const TypeSpace& types, const std::vector<Rational>& values) {
  std::vector<Agent> agents;
  for (Agent i : types.grand_coalition()) agents.push_back(i);
  std::stable_sort(agents.begin(), agents.end(),
                   [&](Agent one, Agent other) { return values[one.value] > values[other.value]; });
  return agents;
}

/// Amounts by rank at each profile: paid(rank, values in descending order).
template <class Paid>
AgentAmounts by_rank(const Environment& environment, const Patience& patience, const Paid& paid) {
  const TypeSpace& types = environment.types;
  AgentAmounts amounts(types.agent_count(), types.profile_count());
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    patience();
    const std::vector<Rational> values = object_values(environment, theta);
    const std::vector<Agent> order = ranked(types, values);
    std::vector<Rational> descending;
    for (Agent i : order) descending.push_back(values[i.value]);
    for (std::size_t rank = 0; rank < order.size(); ++rank) amounts(order[rank], theta) = paid(rank, descending);
  }
  return amounts;
}

AgentAmounts green_laffont(const Environment& environment, const Patience& patience) {
  const Rational n = environment.types.agent_count();
  return by_rank(environment, patience, [&](std::size_t rank, const std::vector<Rational>& v) -> Rational {
    if (rank == 0) return (Rational(2) / n - Rational(1)) * v[1];
    return rank == 1 ? Rational(0) : v[1] / n;
  });
}

AgentAmounts cavallo(const Environment& environment, const Patience& patience) {
  const Rational n = environment.types.agent_count();
  if (environment.types.agent_count() < 3)
    throw std::domain_error("Cavallo's mechanism pays back the third highest value: it needs three agents or more");
  return by_rank(environment, patience, [&](std::size_t rank, const std::vector<Rational>& v) -> Rational {
    if (rank > 1) return v[1] / n;
    return rank == 0 ? v[2] / n - v[1] : v[2] / n;
  });
}

/// Terms of the sum in equation (6), over all agents and profiles.
std::uint64_t terms_of_formula_6(const TypeSpace& types) {
  return (std::uint64_t{types.agent_count()} << types.agent_count()) * types.profile_count();
}

/// Payoffs that the maximum of the pivot rule adds up, over all agents and profiles.
std::uint64_t terms_of_pivot(const Environment& environment) {
  const std::uint64_t agents = environment.types.agent_count();
  return agents * agents * environment.outcome_count() * environment.types.profile_count();
}

}  // namespace

void require_private_values(const Environment& environment, const Patience& patience) {
  if (!values_are_private(environment, patience))
    throw std::domain_error(
        "the pivot rule is defined for private values: here somebody's payoff depends on the types of others");
}

Lottery green_laffont_lottery(const Environment& environment, Profile profile) {
  const std::vector<Agent> order = ranked(environment.types, object_values(environment, profile));
  const Rational share = Rational(1) / Rational(environment.types.agent_count());
  Lottery lottery{{{Outcome{order[0].value}, Rational(1) - share}, {Outcome{order[1].value}, share}}};
  if (lottery.branches[1].outcome < lottery.branches[0].outcome) std::swap(lottery.branches[0], lottery.branches[1]);
  return lottery;
}

bool is_named_rule(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                   NamedTransferRule rule, const Patience& patience, const AvailableWithout& without) {
  constexpr std::uint64_t most_terms = std::uint64_t{1} << 22;
  if (rule == NamedTransferRule::safronov && terms_of_formula_6(environment.types) > most_terms)
    return satisfies_formula_6(environment, allocation, amounts, patience);
  if ((rule == NamedTransferRule::vcg || rule == NamedTransferRule::pivot) && terms_of_pivot(environment) > most_terms)
    return are_others_payoffs(environment, allocation, amounts, rule == NamedTransferRule::pivot, patience, without);
  return amounts == defined_amounts(environment, allocation, rule, patience, without);
}

Lottery efficient_lottery(const Environment& environment, TieRule ties, Profile profile) {
  SurplusWalk surplus(environment);
  surplus.go_to(profile);
  return efficient_lottery(environment, ties, surplus);
}

Lottery efficient_lottery(const Environment& environment, TieRule ties, const SurplusWalk& surplus) {
  std::vector<Outcome> best;
  for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
    if (!best.empty() && surplus(a) < surplus(best.front())) continue;
    if (!best.empty() && surplus(a) > surplus(best.front())) best.clear();
    best.push_back(a);
  }
  switch (ties) {
    case TieRule::first: return Lottery::sure(best.front());
    case TieRule::last: return Lottery::sure(best.back());
    case TieRule::none:
      if (best.size() > 1)
        throw std::domain_error("outcomes " + environment.outcomes[best[0].value] + " and " +
                                environment.outcomes[best[1].value] + " are both efficient");
      return Lottery::sure(best.front());
    case TieRule::uniform: break;
  }
  Lottery lottery;
  for (Outcome a : best) lottery.branches.push_back({a, Rational(1) / Rational(best.size())});
  return lottery;
}

AgentAmounts defined_amounts(const Environment& environment, const AllocationRule& allocation, NamedTransferRule rule,
                             const Patience& patience, const AvailableWithout& without) {
  switch (rule) {
    case NamedTransferRule::pivot: return pivot(environment, allocation, without, patience);
    case NamedTransferRule::vcg: return vcg(environment, allocation, patience);
    case NamedTransferRule::agv: return agv(environment, allocation, patience);
    case NamedTransferRule::safronov: return safronov(environment, allocation, patience);
    case NamedTransferRule::green_laffont: return green_laffont(environment, patience);
    case NamedTransferRule::cavallo: return cavallo(environment, patience);
    case NamedTransferRule::threshold_payments: return threshold_payments(environment, allocation, patience);
  }
  throw std::domain_error("no such rule");
}

}  // namespace candor
