// SPDX-License-Identifier: MIT
#include "reports/text/dynamic/words.hpp"

#include <type_traits>

#include "checker/model/dynamic/game.hpp"
#include "reports/text/words.hpp"

namespace candor::dynamic {

std::string in_words(const Model& model, Profile profile) {
  return type_labels(model.types, model.types.restrict(profile, model.types.grand_coalition()));
}

std::string in_words(const Model& model, const Lottery& lottery) {
  if (lottery.is_sure()) return model.outcomes[lottery.branches.front().outcome.value];
  std::vector<std::string> parts;
  for (const Lottery::Branch& branch : lottery.branches)
    parts.push_back(branch.probability.text() + ' ' + model.outcomes[branch.outcome.value]);
  return joined(parts, " + ");
}

std::string in_words(const Model& model, const PublicState& state) {
  std::string text;
  if (state.reports && state.outcome)
    text = "after " + in_words(model, *state.reports) + " and " + model.outcomes[state.outcome->value];
  if (model.statistic_count() > 1)
    text += (text.empty() ? "" : ", ") + ("statistic " + model.statistic.values[state.statistic]);
  if (state.messages) text += (text.empty() ? "messages " : ", messages ") + in_words(model, *state.messages);
  return text;
}

std::string in_words(const Model& model, const Mechanism& mechanism) {
  if (!mechanism.name.empty()) return mechanism.name;
  return model.allocations[mechanism.allocation].name +
         (mechanism.transfers ? " with " + model.transfers[*mechanism.transfers].name : " without transfers");
}

std::string period_label(const Model& model, std::uint32_t period) {
  return model.infinite && period > 1 ? "later" : std::to_string(period);
}

std::string period_in_words(const Model& model, std::uint32_t period) {
  return model.infinite && period > 1 ? "later periods" : "period " + std::to_string(period);
}

std::vector<std::set<std::size_t>> reached_states(const Model& model, std::size_t allocation) {
  const Game game(model, Mechanism{"", allocation, {}});
  std::vector<std::set<std::size_t>> result(model.periods);
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    for (const Game::Node& node : game.nodes(period)) result[period - 1].insert(model.state_index(node.state));
  return result;
}

std::vector<PolicyLine> lies(const Model& model, std::size_t allocation, const Policy& policy) {
  const std::vector<std::set<std::size_t>> reached = reached_states(model, allocation);
  const std::uint32_t count = model.types.joint_type_count(policy.coalition);
  std::vector<PolicyLine> result;
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    for (const std::size_t index : reached[period - 1])
      for (std::uint32_t truth = 0; truth < count; ++truth)
        if (const std::uint32_t report = policy.reports[period - 1][index * count + truth]; report != truth)
          result.push_back(
              {period, model.state_at(period, index), {policy.coalition, truth}, {policy.coalition, report}});
  return result;
}

const Mechanism* mechanism_of(const Model& model, const Statement& statement) {
  return std::visit(
      [&](const auto& claim) -> const Mechanism* {
        if constexpr (requires { claim.mechanism; })
          return &claim.mechanism;
        else if constexpr (std::is_same_v<std::decay_t<decltype(claim)>, SchemeClaim>)
          return &model.schemes[claim.scheme].mechanism;
        else
          return nullptr;
      },
      statement);
}

}  // namespace candor::dynamic
