// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/outcomes.hpp"

#include <map>

#include "reports/words/finite/outcomes.hpp"

namespace candor::dynamic::wording {
namespace {

const Mechanism* whose_misreports(const Statement& statement) {
  if (const auto* claim = std::get_if<InterimIc>(&statement)) return &claim->mechanism;
  if (const auto* claim = std::get_if<ExPostIc>(&statement)) return &claim->mechanism;
  return nullptr;
}

/// The probability with which an agent who told the truth so far is of a type now.
const Rational& belief(const Model& model, const Place& place, Agent agent, Type type) {
  if (!place.state || !place.state->reports) return model.prior[agent.value][type.value];
  return model.transition(agent, *place.state->outcome, model.types.type_of(*place.state->reports, agent), type);
}

struct OthersTypes {
  JointType types;
  Rational probability;
};

std::vector<OthersTypes> what_others_may_be(const Model& model, const Place& place) {
  if (place.outsiders) return {{*place.outsiders, 1}};
  const Coalition others = model.types.outsiders(*place.coalition);
  std::vector<OthersTypes> result;
  for (std::uint32_t o = 0; o < model.types.joint_type_count(others); ++o) {
    OthersTypes one{{others, o}, 1};
    for (Agent j : others) one.probability *= belief(model, place, j, model.types.type_of(one.types, j));
    if (one.probability.sign() != 0) result.push_back(std::move(one));
  }
  return result;
}

/// Nothing if there are more outcomes than a sentence holds.
std::optional<Lottery> outcomes_after(const Model& model, const AllocationRule& rule, const Place& place,
                                      JointType report) {
  const std::size_t state = place.state ? model.state_index(*place.state) : 0;
  std::map<Outcome, Rational> probabilities;
  for (const OthersTypes& others : what_others_may_be(model, place)) {
    const Profile reports = model.types.profile(model.types.join(report, others.types));
    for (const Lottery::Branch& branch : model.lottery(rule, place.period, state, reports).branches) {
      probabilities[branch.outcome] += others.probability * branch.probability;
      if (probabilities.size() > candor::wording::most_outcomes_in_a_sentence) return std::nullopt;
    }
  }
  Lottery result;
  for (const auto& [outcome, probability] : probabilities) result.branches.push_back({outcome, probability});
  return result;
}

}  // namespace

std::optional<OutcomesCompared> outcomes_compared(const Model& model, const Statement& statement, const Place& place) {
  const Mechanism* mechanism = whose_misreports(statement);
  if (mechanism == nullptr || model.outcome_count() == 1 || !place.coalition || !place.truth || !place.report)
    return std::nullopt;
  const AllocationRule& rule = model.allocations.at(mechanism->allocation);
  auto truthful = outcomes_after(model, rule, place, *place.truth),
       misreport = outcomes_after(model, rule, place, *place.report);
  if (!truthful || !misreport) return std::nullopt;
  return OutcomesCompared{std::move(*truthful), std::move(*misreport)};
}

Text outcomes_compared(const Notation& notation, const Statement& statement, const Place& place) {
  const auto compared = outcomes_compared(notation.model(), statement, place);
  if (!compared) return {};
  return {"The outcome is ", notation.lottery(compared->truthful), " under truth, and ",
          notation.lottery(compared->misreport), " by the misreport."};
}

}  // namespace candor::dynamic::wording
