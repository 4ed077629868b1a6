// SPDX-License-Identifier: MIT
#include "checker/properties/finite/average_transfers.hpp"

namespace candor {

Rational AverageTransfers::expected_transfer(std::uint32_t k) const {
  const TypeSpace& types = model_.environment.types;
  const AgentAmounts& amounts = model_.transfers.at(mechanism_.transfers.at(0)).amounts;
  const std::uint32_t others = types.offset({outsiders(), k});
  Rational sum;
  for (std::uint32_t t = 0; t < marginal_.size(); ++t)
    sum += marginal_[t] * amounts(agent_, Profile{types.offset({Coalition::of(agent_), t}) + others});
  return sum;
}

Rational AverageTransfers::expected_payoff(std::uint32_t k) const {
  const TypeSpace& types = model_.environment.types;
  const AllocationRule& allocation = model_.allocations.at(mechanism_.allocation);
  const std::uint32_t others = types.offset({outsiders(), k});
  Rational sum;
  for (std::uint32_t t = 0; t < marginal_.size(); ++t) {
    const Profile theta{types.offset({Coalition::of(agent_), t}) + others};
    for (const Lottery::Branch& branch : allocation(theta).branches)
      sum += marginal_[t] * branch.probability * model_.environment.payoffs(agent_, branch.outcome, theta);
  }
  return sum;
}

Place AverageTransfers::place(std::uint32_t k) const {
  Place place;
  place.coalition = Coalition::of(agent_);
  place.outsiders = JointType{outsiders(), k};
  return place;
}

Judgement AverageTransfers::judgement(std::uint32_t k, const Rational& constant) const {
  return {expected_transfer(k), Relation::equal, constant - expected_payoff(k), place(k)};
}

void AverageTransfers::send_to(Judge& judge) const {
  const std::uint32_t count = model_.environment.types.joint_type_count(outsiders());
  const Rational number = constant();
  for (std::uint32_t k = 1; k < count && !judge.finished(); ++k) judge.receive(judgement(k, number));
}

std::optional<Judgement> AverageTransfers::at(const Place& compared) const {
  if (!compared.outsiders || compared.outsiders->coalition != outsiders()) return std::nullopt;
  const std::uint32_t k = compared.outsiders->index;
  if (k == 0 || k >= model_.environment.types.joint_type_count(outsiders()) || !(place(k) == compared))
    return std::nullopt;
  return judgement(k, constant());
}

}  // namespace candor
