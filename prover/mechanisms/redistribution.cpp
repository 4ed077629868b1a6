// SPDX-License-Identifier: MIT
// Green-Laffont and Cavallo. Both are a second-price price rule plus a rebate of one n-th of the
// second highest value among the others, which one's own report cannot change.
#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {
namespace {

/// A single object that goes to one of the agents: the k-th outcome gives it to the k-th agent.
class Ranking {
 public:
  Ranking(const Environment& environment, const Patience& patience)
      : environment_(environment), types_(environment.types) {
    if (types_.agent_count() < 2)
      throw std::domain_error("a single object goes to one of the agents here: it needs two agents or more");
    if (environment.outcome_count() != types_.agent_count())
      throw std::domain_error(
          "a single object goes to one of the agents here, and there is one outcome for each of the " +
          std::to_string(types_.agent_count()) + " agents, not " + std::to_string(environment.outcome_count()) +
          " outcomes");
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < types_.profile_count(); ++theta.value) {
        patience();
        const JointType first_types{types_.outsiders(Coalition::of(i)), 0};
        if (value(i, theta) != value(i, types_.replace(theta, first_types)))
          throw std::domain_error("the object goes to one of the agents here, but what it is worth to agent " +
                                  types_.label(i) + " depends on the types of others");
        for (Agent j : types_.outsiders(Coalition::of(i)))
          if (environment.payoffs(j, Outcome{i.value}, theta).sign() != 0)
            throw std::domain_error(
                "a single object goes to one of the agents here, in the order of the outcomes, but outcome " +
                environment.outcomes[i.value] + " is worth something to agent " + types_.label(j));
      }
  }

  const Rational& value(Agent i, Profile theta) const { return environment_.payoffs(i, Outcome{i.value}, theta); }

  /// How many of the agents in the coalition rank above i.
  std::uint32_t above(Agent i, Profile theta) const {
    std::uint32_t count = 0;
    for (Agent j : types_.outsiders(Coalition::of(i)))
      count += value(j, theta) > value(i, theta) || (value(j, theta) == value(i, theta) && j.value < i.value);
    return count;
  }
  Agent at_rank(std::uint32_t rank, Profile theta) const {
    for (Agent i : types_.grand_coalition())
      if (above(i, theta) == rank) return i;
    throw std::logic_error("ranks are distinct");
  }
  /// v(rank + 1), or 0 if there are fewer agents.
  Rational ranked_value(std::uint32_t rank, Profile theta) const {
    return rank < types_.agent_count() ? value(at_rank(rank, theta), theta) : Rational(0);
  }
  /// The second highest value among the others: 0 if there is one other agent.
  Rational second_of_others(Agent i, Profile theta) const { return ranked_value(above(i, theta) <= 1 ? 2 : 1, theta); }

 private:
  const Environment& environment_;
  const TypeSpace& types_;
};

}  // namespace

AllocationRule green_laffont_allocation(const Environment& environment, const Patience& patience) {
  const Ranking ranking(environment, patience);
  const Rational share = Rational(1) / Rational(environment.types.agent_count());
  AllocationRule rule;
  rule.green_laffont = true;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    patience();
    const Lottery::Branch first{Outcome{ranking.at_rank(0, theta).value}, Rational(1) - share},
        second{Outcome{ranking.at_rank(1, theta).value}, share};
    rule.assign(theta, first.outcome < second.outcome ? Lottery{{first, second}} : Lottery{{second, first}});
  }
  return rule;
}

// The price of the lottery (Myerson): who ranks second gets 1/n of the object from v(3) on, who
// ranks first another 1 - 2/n from v(2) on.
AgentAmounts green_laffont_transfers(const Environment& environment, const Patience& patience) {
  const Ranking ranking(environment, patience);
  const TypeSpace& types = environment.types;
  const Rational n = types.agent_count();
  AgentAmounts amounts(types.agent_count(), types.profile_count());
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      patience();
      Rational& paid = amounts(i, theta);
      const std::uint32_t above = ranking.above(i, theta);
      paid = ranking.second_of_others(i, theta) / n;
      if (above <= 1) paid -= ranking.ranked_value(2, theta) / n;
      if (above == 0) paid -= (Rational(1) - Rational(2) / n) * ranking.ranked_value(1, theta);
    }
  return amounts;
}

AgentAmounts cavallo_transfers(const Environment& environment, const Patience& patience) {
  const TypeSpace& types = environment.types;
  if (types.agent_count() < 3)
    throw std::domain_error(
        "Cavallo's mechanism pays back a share of the third highest value: it needs three agents or more, not " +
        std::to_string(types.agent_count()));
  const Ranking ranking(environment, patience);
  AgentAmounts amounts(types.agent_count(), types.profile_count());
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      patience();
      amounts(i, theta) = ranking.second_of_others(i, theta) / Rational(types.agent_count());
      if (ranking.above(i, theta) == 0) amounts(i, theta) -= ranking.ranked_value(1, theta);
    }
  return amounts;
}

}  // namespace candor
