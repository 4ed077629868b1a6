// SPDX-License-Identifier: MIT
// Functions of the type profile as tables of integers over a denominator that is known beforehand,
// and what is done with them one agent's types after the other. `Integer` is Checked128 or
// WideInteger. Include this in source files only: it brings Boost in.
#pragma once

#include <type_traits>
#include <vector>

#include "checker/model/finite/mechanism.hpp"
#include "exact/numeral.hpp"
#include "exact/wide/checked_integer.hpp"

namespace candor {

/// One agent's place in the numbering of profiles: theta_-i fixed, his types stand `stride` apart.
struct Coordinate {
  std::uint32_t stride, count;

  Coordinate(const TypeSpace& types, Agent agent)
      : stride(types.type_count(agent) > 1 ? types.offset(JointType{Coalition::of(agent), 1}) : 1),
        count(types.type_count(agent)) {}
  /// Calls visit(profile) for every theta_-i in order, with the agent's first type.
  template <class Visit>
  void for_each_line(std::size_t profiles, const Visit& visit) const {
    for (std::size_t block = 0; block < profiles; block += std::size_t{stride} * count)
      for (std::size_t first = block; first < block + stride; ++first) visit(first);
  }
};

/// p_i(t) = weights[t] / denominator.
template <class Integer>
struct IntegerMarginal {
  std::vector<Integer> weights;
  Integer denominator;

  explicit IntegerMarginal(const std::vector<Rational>& marginal) : denominator(common_denominator(marginal)) {
    for (const Rational& probability : marginal) weights.emplace_back(probability * denominator.rational());
  }
  /// denominator * E_{theta_i} f, for the theta_-i of a line.
  Integer weighted_sum(const std::vector<Integer>& f, const Coordinate& own, std::size_t first) const {
    Integer sum = 0;
    for (std::uint32_t t = 0; t < own.count; ++t) sum += weights[t] * f[first + std::size_t{t} * own.stride];
    return sum;
  }
};

/// Integers of bounded width are done with before anybody's patience ends; others may be of any
/// size.
template <class Integer>
void look_if_wide(const Patience& patience) {
  if constexpr (std::is_same_v<Integer, WideInteger>) patience();
}

/// A common denominator of all u_i(q(theta), theta).
inline Rational payoff_denominator(const Environment& environment, const AllocationRule& allocation,
                                   const Patience& patience = {}) {
  Rational payoffs = 1, lotteries = 1;
  for (Agent i : environment.types.grand_coalition())
    payoffs = least_common_multiple(payoffs, common_denominator(environment.payoffs.kept(i), patience));
  for (const Lottery& lottery : allocation.lotteries)
    for (const Lottery::Branch& branch : lottery.branches)
      lotteries = least_common_multiple(lotteries, branch.probability.denominator());
  return payoffs * lotteries;
}

/// denominator * u_i(q(theta), theta).
template <class Integer>
std::vector<Integer> payoff_integers(const Environment& environment, const AllocationRule& allocation, Agent agent,
                                     const Rational& denominator, const Patience& patience = {}) {
  patience();
  const auto payoff = [&](const Lottery& lottery, Profile theta) {
    look_if_wide<Integer>(patience);
    Rational sum;
    for (const Lottery::Branch& branch : lottery.branches)
      sum += branch.probability * environment.payoffs(agent, branch.outcome, theta);
    return Integer(sum * denominator);
  };
  const std::uint32_t profiles = environment.types.profile_count();
  std::vector<Integer> result(profiles);
  if (!environment.payoffs.is_kept_by_own_type(agent)) {
    for (Profile theta; theta.value < profiles; ++theta.value) result[theta.value] = payoff(allocation(theta), theta);
    return result;
  }
  const Coordinate own(environment.types, agent);
  std::vector<Integer> of_type;  // [lottery * types + type]
  for (const Lottery& lottery : allocation.lotteries)
    for (std::uint32_t t = 0; t < own.count; ++t) of_type.push_back(payoff(lottery, Profile{t * own.stride}));
  for (std::uint32_t theta = 0; theta < profiles; ++theta) {
    look_if_wide<Integer>(patience);
    result[theta] = of_type[std::size_t{allocation.lottery_at[theta]} * own.count + theta / own.stride % own.count];
  }
  return result;
}

/// denominator * x_i(theta). The denominator is a multiple of amounts.denominator().
template <class Integer>
std::vector<Integer> amount_integers(const AgentAmounts& amounts, Agent agent, std::uint32_t profiles,
                                     const Rational& denominator, const Patience& patience = {}) {
  patience();
  std::vector<Integer> result(profiles);
  const ScaledTable* scaled = amounts.scaled();
  const Rational factor = scaled != nullptr ? denominator / scaled->denominator() : denominator;
  const Integer integer_factor(factor);
  for (Profile theta; theta.value < profiles; ++theta.value) {
    look_if_wide<Integer>(patience);
    if (scaled == nullptr)
      result[theta.value] = Integer(amounts(agent, theta) * factor);
    else
      result[theta.value] =
          Integer(scaled->numerator(std::size_t{agent.value} * profiles + theta.value)) * integer_factor;
  }
  return result;
}

/// E f, given f over `denominator`: averaged over the last agent's types, then over those of the
/// one before, and so on.
template <class Integer>
Rational expectation(const TypeSpace& types, const std::vector<IntegerMarginal<Integer>>& marginals,
                     std::vector<Integer> f, Rational denominator) {
  for (std::uint32_t i = types.agent_count(); i-- > 0;) {
    const IntegerMarginal<Integer>& marginal = marginals[i];
    const std::size_t own = marginal.weights.size();
    for (std::size_t line = 0; line < f.size() / own; ++line) {
      Integer sum = 0;
      for (std::size_t t = 0; t < own; ++t) sum += marginal.weights[t] * f[line * own + t];
      f[line] = sum;
    }
    f.resize(f.size() / own);
    denominator *= marginal.denominator.rational();
  }
  return f.front().rational() / denominator;
}

/// A denominator of all that Safronov's formula (6) computes on the way to its transfers: D
/// lcm(d_1, ..., d_n) d_1 ... d_n lcm(1, ..., n), where D is one of the payoffs, d_i of the i-th
/// marginal. Why. a = sum_i E_{theta_i} u_i has the denominator D lcm(d_i); expectations of it over
/// the types of any agents bring in some of the d_i, each once; 1/|T| one of 1, ..., n.
template <class Integer>
Rational formula_6_denominator(const Rational& payoffs, const std::vector<IntegerMarginal<Integer>>& marginals) {
  Rational product = 1, multiple = 1, sizes = 1;
  for (const IntegerMarginal<Integer>& marginal : marginals) {
    const Rational own = marginal.denominator.rational();
    product *= own;
    multiple = least_common_multiple(multiple, own);
  }
  for (std::size_t size = 1; size <= marginals.size(); ++size) sizes = least_common_multiple(sizes, size);
  return payoffs * multiple * product * sizes;
}

template <class Integer>
std::vector<IntegerMarginal<Integer>> integer_marginals(const std::vector<std::vector<Rational>>& marginals) {
  return std::vector<IntegerMarginal<Integer>>(marginals.begin(), marginals.end());
}

}  // namespace candor
