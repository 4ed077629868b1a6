// SPDX-License-Identifier: MIT
#include "checker/model/finite/payoff_engine.hpp"

#include <stdexcept>

#include "exact/numeral.hpp"

namespace candor {
namespace {

Rational largest_magnitude(const std::vector<Rational>& values, std::size_t from, std::size_t count) {
  Rational largest;
  for (std::size_t k = from; k < from + count; ++k) largest = std::max(largest, abs(values[k]));
  return largest;
}

void scale(std::vector<Rational>& values, const Rational& factor) {
  for (Rational& value : values) value *= factor;
}

}  // namespace

ScaledMechanism::ScaledMechanism(const FiniteModel& model, const Mechanism& mechanism)
    : types_(model.environment.types), profile_count_(types_.profile_count()), prior_(model.environment.prior.probabilities()), lottery_at_(model.allocations.at(mechanism.allocation).lottery_at) {
  const Environment& environment = model.environment;
  const std::size_t lotteries = model.allocations[mechanism.allocation].lotteries.size();
  if (lotteries * types_.agent_count() > most_payoffs / profile_count_)
    throw std::length_error("the allocation draws " + std::to_string(lotteries) + " different lotteries over " + std::to_string(profile_count_) + " profiles: their payoffs are too many for one table");
  for (const Lottery& lottery : model.allocations[mechanism.allocation].lotteries) {
    std::vector<Rational>& table = payoffs_.emplace_back(types_.agent_count() * profile_count_);
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < profile_count_; ++theta.value)
        for (const Lottery::Branch& branch : lottery.branches) table[i.value * profile_count_ + theta.value] += branch.probability * environment.payoffs(i, branch.outcome, theta);
  }
  for (std::size_t rule : mechanism.transfers) {
    std::vector<Rational>& table = transfers_.emplace_back(types_.agent_count() * profile_count_);
    for (Agent i : types_.grand_coalition())
      for (Profile theta; theta.value < profile_count_; ++theta.value) table[i.value * profile_count_ + theta.value] = model.transfers.at(rule).amounts(i, theta);
  }

  scale(prior_, common_denominator(prior_));
  Rational money = 1;
  for (const auto* tables : {&payoffs_, &transfers_})
    for (const auto& table : *tables) money = least_common_multiple(money, common_denominator(table));
  for (auto* tables : {&payoffs_, &transfers_})
    for (auto& table : *tables) scale(table, money);
}

Rational ScaledMechanism::bound(Coalition coalition) const {
  // max over t of the scaled p(t), times what one profile can bring the coalition.
  Rational heaviest;
  for (const Rational& marginal : Prior(prior_).marginals(types_, coalition)) heaviest = std::max(heaviest, marginal);
  Rational payoff, transfer;
  for (const auto& table : payoffs_) {
    Rational sum;
    for (Agent i : coalition) sum += largest_magnitude(table, i.value * profile_count_, profile_count_);
    payoff = std::max(payoff, sum);
  }
  for (const auto& table : transfers_) {
    Rational sum;
    for (Agent i : coalition) sum += largest_magnitude(table, i.value * profile_count_, profile_count_);
    transfer = std::max(transfer, sum);
  }
  return std::max(Rational(1), heaviest) * std::max(Rational(1), payoff + transfer);
}

}  // namespace candor
