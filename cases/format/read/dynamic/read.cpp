// SPDX-License-Identifier: MIT
// Agents, types, outcomes, payoffs as in finite models; then how types move.
#include "cases/format/read/dynamic/read.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"

namespace candor::dynamic {
namespace {

/// Payoffs and outside options depend on an agent's own type alone.
bool take_over(Reading& reading, const YamlNode& root, const Environment& environment) {
  Model model;
  model.types = environment.types;
  model.outcomes = environment.outcomes;
  const TypeSpace& types = model.types;
  std::vector<std::pair<Agent, std::string_view>> interdependent;
  for (Agent i : types.grand_coalition()) {
    std::vector<Rational>& payoffs =
        model.payoffs.emplace_back(std::size_t{model.outcome_count()} * types.type_count(i));
    std::vector<Rational>& options = model.outside_options.emplace_back(types.type_count(i));
    bool private_payoffs = true, private_options = true;
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      const std::uint32_t type = types.type_of(theta, i).value;
      const bool first = types.replace(Profile{0}, types.restrict(theta, Coalition::of(i))) == theta;
      if (first) options[type] = environment.outside_options(i, theta);
      private_options = private_options && options[type] == environment.outside_options(i, theta);
      for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value) {
        Rational& payoff = payoffs[outcome.value * types.type_count(i) + type];
        if (first) payoff = environment.payoffs(i, outcome, theta);
        private_payoffs = private_payoffs && payoff == environment.payoffs(i, outcome, theta);
      }
    }
    if (!private_payoffs) interdependent.emplace_back(i, "payoffs");
    if (!private_options) interdependent.emplace_back(i, "outside_options");
  }
  for (const auto& [agent, key] : interdependent)
    reading.error(*root.find(key),
                  "the " + std::string(key == "payoffs" ? "payoff" : "outside option") + " of agent " +
                      types.label(agent) + " depends on another agent's type",
                  "in a dynamic model values are private: it may depend on type[i] alone");
  reading.case_file.model = std::move(model);
  return interdependent.empty();
}

}  // namespace

Scope scope_of(const Reading& reading, bool own_agent) {
  const Model& model = std::get<Model>(reading.case_file.model);
  return Scope{.own_agent = own_agent,
               .history = true,
               .statistic = !model.statistic.values.empty(),
               .stationary = model.infinite};
}

Moment moment_of(const Reading& reading, std::uint32_t period, const PublicState& state) {
  const Model& model = std::get<Model>(reading.case_file.model);
  Moment moment{period, model.infinite, FormulaValue::no_label, state.reports, state.outcome, {}};
  if (!model.statistic.values.empty())
    moment.statistic = reading.vocabulary.label_ids.at(model.statistic.values[state.statistic]);
  return moment;
}

std::optional<std::vector<Rational>> read_agent_numbers(Reading& reading, const YamlNode& map) {
  std::vector<Rational> numbers(reading.types().agent_count());
  if (!map.is_map()) {
    reading.error(map, "a map from agent to number is expected here");
    return std::nullopt;
  }
  for (std::size_t k = 0; k < map.keys.size(); ++k) {
    const std::optional<Agent> agent = reading.agent(map.keys[k]);
    const std::optional<Rational> number = reading.constant(map.items[k]);
    if (!agent || !number) return std::nullopt;
    numbers[agent->value] = *number;
  }
  return numbers;
}

bool read_model(Reading& reading, const YamlNode& root) {
  read_environment(reading, root);
  if (!reading.types_known || !reading.outcomes_known || !reading.payoffs_known) {
    reading.case_file.model = Model{};
    return false;
  }
  const Environment environment = reading.case_file.finite().environment;
  return take_over(reading, root, environment) && read_process(reading, root) && dynamic::read_rules(reading, root);
}

}  // namespace candor::dynamic
