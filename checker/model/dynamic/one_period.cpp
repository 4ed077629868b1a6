// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/one_period.hpp"

#include <stdexcept>

namespace candor::dynamic {
namespace {

constexpr std::uint32_t most_joint_types = 64;

void add_to(std::vector<std::vector<Rational>>& sum, const Rational& factor,
            const std::vector<std::vector<Rational>>& other) {
  for (std::size_t m = 0; m < sum.size(); ++m)
    for (std::size_t k = 0; k < sum[m].size(); ++k)
      if (other[m][k].sign() != 0) sum[m][k] += factor * other[m][k];
}

Rational product(const std::vector<std::vector<Rational>>& left, const std::vector<std::vector<Rational>>& right) {
  Rational sum;
  for (std::size_t m = 0; m < left.size(); ++m)
    for (std::size_t k = 0; k < left[m].size(); ++k)
      if (left[m][k].sign() != 0) sum += left[m][k] * right[m][k];
  return sum;
}

/// What an agent of this type gets after reports.
Rational amount(const Game& game, Agent agent, Type type, Profile reports) {
  const Game::Move& move = game.nodes(1).front().moves[reports.value];
  Rational sum = move.transfers[agent.value];
  for (const Game::Branch& branch : move.branches)
    sum += branch.probability * game.model().payoff(agent, branch.outcome, type);
  return sum;
}

}  // namespace

void SchemeFunction::add(const Rational& factor, const SchemeFunction& other) {
  add_to(reports, factor, other.reports), add_to(payments, factor, other.payments);
}

Rational SchemeFunction::at(const std::vector<std::vector<Rational>>& probabilities,
                            const std::vector<std::vector<Rational>>& side_payments) const {
  return product(reports, probabilities) + product(payments, side_payments);
}

OnePeriodPlay::OnePeriodPlay(const Game& game, Coalition coalition)
    : game_(game), coalition_(coalition), joint_types_(game.model().types.joint_type_count(coalition)) {
  if (joint_types_ > most_joint_types) throw std::length_error("the coalition has too many joint types");
}

SchemeFunction OnePeriodPlay::nothing() const {
  return {std::vector(joint_types_, std::vector<Rational>(joint_types_)),
          std::vector(joint_types_, std::vector<Rational>(game_.model().agent_count()))};
}

/// [joint report]: in expectation over the outsiders but the agent, who says `report` if he is an
/// outsider.
std::vector<Rational> OnePeriodPlay::by_report(Agent agent, std::uint32_t truth, std::uint32_t report) const {
  const TypeSpace& types = game_.model().types;
  const Coalition own = Coalition::of(agent), rest = types.outsiders(coalition_).without(own);
  const std::vector<Rational> belief = game_.belief(game_.nodes(1).front(), rest);
  const std::vector<std::uint32_t> reported = types.offsets(coalition_), outside = types.offsets(rest);
  const std::uint32_t said = coalition_.contains(agent) ? 0 : types.offset({own, report});
  std::vector<Rational> result(joint_types_);
  for (std::uint32_t r = 0; r < joint_types_; ++r)
    for (std::size_t k = 0; k < outside.size(); ++k)
      if (belief[k].sign() != 0)
        result[r] += belief[k] * amount(game_, agent, Type{truth}, Profile{reported[r] + outside[k] + said});
  return result;
}

SchemeFunction OnePeriodPlay::utility(Agent agent, std::uint32_t truth, std::uint32_t report) const {
  const TypeSpace& types = game_.model().types;
  const bool is_member = coalition_.contains(agent);
  const Coalition others = coalition_.without(Coalition::of(agent));
  const std::vector<Rational> belief = game_.belief(game_.nodes(1).front(), others),
                              amounts = by_report(agent, truth, report);
  SchemeFunction result = nothing();
  for (std::uint32_t m = 0; m < joint_types_; ++m) {
    const JointType messages{coalition_, m};
    if (is_member && types.type_of(messages, agent).value != report) continue;
    const Rational& weight = belief[types.restrict(messages, others).index];
    if (weight.sign() == 0) continue;
    for (std::uint32_t r = 0; r < joint_types_; ++r) result.reports[m][r] = weight * amounts[r];
    if (is_member) result.payments[m][agent.value] = weight;
  }
  return result;
}

SchemeFunction OnePeriodPlay::utility(Agent agent) const {
  SchemeFunction result = nothing();
  const std::span<const Rational> prior = game_.belief(game_.nodes(1).front(), agent);
  for (std::uint32_t type = 0; type < prior.size(); ++type)
    if (prior[type].sign() != 0) result.add(prior[type], utility(agent, type, type));
  return result;
}

SchemeFunction OnePeriodPlay::utility(Coalition agents) const {
  SchemeFunction result = nothing();
  for (Agent i : agents) result.add(1, utility(i));
  return result;
}

}  // namespace candor::dynamic
