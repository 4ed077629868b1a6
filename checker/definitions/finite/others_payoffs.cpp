// SPDX-License-Identifier: MIT
// Are transfers the VCG rule, or the pivot rule, of an example of many profiles? In integers over a denominator of
// all payoffs; amounts that have another are neither. With private values the best that the others could do without
// agent i is one number for each theta_-i.
#include <algorithm>
#include <stdexcept>

#include "checker/definitions/finite/named_rules.hpp"
#include "engine/profile_function.hpp"

namespace candor {
namespace {

template <class Integer>
bool is_less(const Integer& left, const Integer& right) {
  if constexpr (std::is_same_v<Integer, Checked128>)
    return left.value() < right.value();
  else
    return left.rational() < right.rational();
}

/// denominator * sum_j u_j(a, theta) of private values, at every theta.
template <class Integer>
std::vector<Integer> surplus(const Environment& environment, Outcome a, const Rational& denominator) {
  std::vector<Integer> sums(environment.types.profile_count());
  for (Agent j : environment.types.grand_coalition()) {
    const Coordinate own(environment.types, j);
    std::vector<Integer> payoffs;
    for (std::uint32_t t = 0; t < own.count; ++t)
      payoffs.emplace_back(environment.payoffs(j, a, Profile{t * own.stride}) * denominator);
    own.for_each_line(sums.size(), [&](std::size_t first) {
      for (std::uint32_t t = 0; t < own.count; ++t) sums[first + std::size_t{t} * own.stride] += payoffs[t];
    });
  }
  return sums;
}

/// denominator * max_a sum_{j != i} u_j(a, theta) over the outcomes available without i, for each agent, at the first
/// profile of each theta_-i.
template <class Integer>
std::vector<std::vector<Integer>> best_without(const Environment& environment, const Rational& denominator,
                                               const AvailableWithout& without, const Patience& patience) {
  std::vector<std::vector<Integer>> best(environment.types.agent_count());
  for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
    const std::vector<Integer> sums = surplus<Integer>(environment, a, denominator);
    for (Agent i : environment.types.grand_coalition()) {
      patience();
      if (!is_available(without, i, a)) continue;
      const Integer own_payoff(environment.payoffs(i, a, Profile{0}) * denominator);
      std::vector<Integer>& of_agent = best[i.value];
      std::size_t line = 0;
      Coordinate(environment.types, i).for_each_line(sums.size(), [&](std::size_t first) {
        look_if_wide<Integer>(patience);
        const Integer others = sums[first] - own_payoff;
        if (line == of_agent.size())
          of_agent.push_back(others);
        else if (is_less(of_agent[line], others))
          of_agent[line] = others;
        ++line;
      });
    }
  }
  return best;
}

template <class Integer>
bool are_others_payoffs(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                        bool less_the_best, const Patience& patience, const AvailableWithout& without) {
  const Rational denominator = payoff_denominator(environment, allocation, patience);
  if (!(denominator / amounts.denominator()).is_integer()) return false;
  const std::uint32_t profiles = environment.types.profile_count();
  const auto payoffs = [&](Agent i) {
    return payoff_integers<Integer>(environment, allocation, i, denominator, patience);
  };
  std::vector<Integer> total(profiles);
  for (Agent i : environment.types.grand_coalition()) {
    const std::vector<Integer> own = payoffs(i);
    for (std::size_t theta = 0; theta < profiles; ++theta) total[theta] += own[theta];
  }
  std::vector<std::vector<Integer>> best;
  if (less_the_best) best = best_without<Integer>(environment, denominator, without, patience);
  for (Agent i : environment.types.grand_coalition()) {
    const std::vector<Integer> paid = amount_integers<Integer>(amounts, i, profiles, denominator, patience),
                               own_payoff = payoffs(i);
    const Coordinate own(environment.types, i);
    std::size_t line = 0;
    bool same = true;
    own.for_each_line(profiles, [&](std::size_t first) {
      look_if_wide<Integer>(patience);
      for (std::size_t theta = first; theta < first + std::size_t{own.count} * own.stride; theta += own.stride) {
        Integer expected = total[theta] - own_payoff[theta];
        if (less_the_best) expected -= best[i.value][line];
        same = same && paid[theta] == expected;
      }
      ++line;
    });
    if (!same) return false;
  }
  return true;
}

}  // namespace

bool are_others_payoffs(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                        bool less_the_best, const Patience& patience, const AvailableWithout& without) {
  if (less_the_best) require_private_values(environment, patience);
  return in_narrowest_width([&]<class Integer>() {
    return are_others_payoffs<Integer>(environment, allocation, amounts, less_the_best, patience, without);
  });
}

}  // namespace candor
