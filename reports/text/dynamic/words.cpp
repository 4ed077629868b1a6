// SPDX-License-Identifier: MIT
#include "reports/text/dynamic/words.hpp"

#include <type_traits>

#include "reports/text/words.hpp"

namespace candor::dynamic {

std::string in_words(const Model& model, Profile profile) {
  return type_labels(model.types, model.types.restrict(profile, model.types.grand_coalition()));
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

namespace {

std::string_view word(Value::Of of) {
  switch (of) {
    case Value::Of::payoff: return "payoff";
    case Value::Of::transfer: return "transfer";
    case Value::Of::utility: return "utility";
  }
  return {};
}

/// " in period 2 after (low, high) and a".
std::string moment(const Model& model, std::uint32_t period, const PublicState& state) {
  if (model.periods == 1 && period <= 1) return {};
  const std::string known = in_words(model, state);
  return " in " + period_in_words(model, period) + (known.empty() ? "" : ' ' + known);
}

}  // namespace

std::string subject(const Model& model, const Value& claim, const std::string& under) {
  std::string text = (claim.of == Value::Of::transfer ? "transfer to " : std::string(word(claim.of)) + " of ") +
                     candor::in_words(model.types, claim.coalition);
  text += under;
  const std::string when = moment(model, claim.period, claim.state);
  if (claim.of == Value::Of::transfer)
    text += when;
  else if (claim.period > 1)
    text += (model.infinite ? " from any later period on " : " from period " + std::to_string(claim.period) + " on ") +
            in_words(model, claim.state);
  if (!claim.given.coalition.empty()) text += ", given " + named_types(model.types, claim.given);
  return text;
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
