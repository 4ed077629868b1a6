// SPDX-License-Identifier: MIT
#include "engine/fractions.hpp"

#include <algorithm>

namespace candor {

CoalitionFractions::CoalitionFractions(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition)
    : model_(model),
      allocation_(model.allocations.at(mechanism.allocation)),
      coalition_(coalition),
      own_(model.environment.types.offsets(coalition)),
      others_(model.environment.types.offsets(model.environment.types.outsiders(coalition))) {
  for (std::size_t rule : mechanism.transfers) {
    const AgentAmounts& amounts = model.transfers.at(rule).amounts;
    std::vector<Rational>& sums = transfers_.emplace_back();
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value) {
      Rational sum;
      for (Agent i : coalition) sum += amounts(i, theta);
      sums.push_back(std::move(sum));
    }
  }
  if (transfers_.size() <= 1) return;
  for (std::size_t t = 0; t < own_.size(); ++t) {
    truthful_.emplace_back();
    for (const std::vector<Rational>& transfers : transfers_) {
      Rational expected;
      for (std::size_t o = 0; o < others_.size(); ++o)
        expected += model.environment.prior(profile(t, o)) * transfers[profile(t, o).value];
      truthful_.back().push_back(std::move(expected));
    }
  }
}

bool CoalitionFractions::exists(std::size_t t) const {
  for (std::size_t o = 0; o < others_.size(); ++o)
    if (model_.environment.prior(profile(t, o)).sign() > 0) return true;
  return false;
}

Rational CoalitionFractions::payoff(std::uint32_t lottery, Profile truth) const {
  Rational sum;
  for (const Lottery::Branch& branch : allocation_.lotteries[lottery].branches)
    for (Agent i : coalition_) sum += branch.probability * model_.environment.payoffs(i, branch.outcome, truth);
  return sum;
}

Rational CoalitionFractions::payoff_difference(Profile truth, Profile reported, Profile instead) const {
  const std::uint32_t first = allocation_.lottery_at[reported.value], second = allocation_.lottery_at[instead.value];
  return first == second ? Rational() : payoff(first, truth) - payoff(second, truth);
}

int CoalitionFractions::gain(std::size_t t, std::size_t r) const {
  Rational gain;                                  // in payoffs
  std::vector<Rational> paid(transfers_.size());  // of each rule, more than under truth
  for (std::size_t o = 0; o < others_.size(); ++o) {
    const Profile truth = profile(t, o), reported = profile(r, o);
    const Rational& probability = model_.environment.prior(truth);
    if (probability.sign() == 0) continue;
    if (allocation_.lottery_at[truth.value] != allocation_.lottery_at[reported.value])
      gain += probability * payoff_difference(truth, reported, truth);
    for (std::size_t k = 0; k < paid.size(); ++k)
      if (transfers_[k][reported.value] != transfers_[k][truth.value])
        paid[k] += probability * (transfers_[k][reported.value] - transfers_[k][truth.value]);
  }
  if (paid.size() == 1) return (gain + paid.front()).sign();
  for (std::size_t k = 0; k < paid.size(); ++k) paid[k] += truthful_[t][k];
  return (gain + *std::min_element(paid.begin(), paid.end()) -
          *std::min_element(truthful_[t].begin(), truthful_[t].end()))
      .sign();
}

int CoalitionFractions::gain_at(Profile truth, std::size_t o, std::size_t t, std::size_t r) const {
  const Profile honest = profile(t, o), reported = profile(r, o);
  const Rational &more = transfers_.front()[reported.value], &less = transfers_.front()[honest.value];
  if (allocation_.lottery_at[reported.value] == allocation_.lottery_at[honest.value])
    return more == less ? 0 : more < less ? -1 : 1;
  return (payoff_difference(truth, reported, honest) + more - less).sign();
}

}  // namespace candor
