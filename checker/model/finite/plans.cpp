// SPDX-License-Identifier: MIT
#include "checker/model/finite/plans.hpp"

#include <algorithm>

namespace candor {

std::vector<std::vector<bool>> possible_types(const Environment& environment) {
  std::vector<std::vector<bool>> possible;
  for (const std::vector<Rational>& own : environment.prior.marginals(environment.types)) {
    possible.emplace_back();
    for (const Rational& probability : own) possible.back().push_back(probability.sign() > 0);
  }
  return possible;
}

Rational plan_profile_count(const FiniteModel& model, const GameForm& form, bool symmetric) {
  Rational count = 1;
  const std::vector<std::vector<bool>> possible = possible_types(model.environment);
  for (Agent i : form.messages.grand_coalition()) {
    if (symmetric && i.value > 0) break;
    const std::vector<bool>& own = possible[i.value];
    count *= Rational(form.messages.type_count(i))
                 .power(static_cast<unsigned long>(std::count(own.begin(), own.end(), true)));
  }
  return count;
}

namespace {

std::vector<std::string> labels_of(const TypeSpace& space, Agent agent) {
  std::vector<std::string> labels;
  for (Type t; t.value < space.type_count(agent); ++t.value) labels.push_back(space.label(agent, t).label);
  return labels;
}

}  // namespace

bool have_common_plans(const FiniteModel& model, const GameForm& form) {
  const TypeSpace& types = model.environment.types;
  const std::vector<std::vector<bool>> possible = possible_types(model.environment);
  for (Agent i : types.grand_coalition())
    if (possible[i.value] != possible.front() || labels_of(types, i) != labels_of(types, Agent{0}) ||
        labels_of(form.messages, i) != labels_of(form.messages, Agent{0}))
      return false;
  return true;
}

bool is_symmetric(const PlanProfile& plans) {
  return std::all_of(plans.sends.begin(), plans.sends.end(),
                     [&](const auto& plan) { return plan == plans.sends.front(); });
}

bool is_plan_profile(const FiniteModel& model, const GameForm& form, const PlanProfile& plans) {
  const std::vector<std::vector<bool>> possible = possible_types(model.environment);
  if (plans.sends.size() != possible.size()) return false;
  for (Agent i : form.messages.grand_coalition()) {
    const std::vector<std::optional<Type>>& plan = plans.sends[i.value];
    if (plan.size() != possible[i.value].size()) return false;
    for (std::size_t t = 0; t < plan.size(); ++t)
      if (plan[t].has_value() != possible[i.value][t] || (plan[t] && plan[t]->value >= form.messages.type_count(i)))
        return false;
  }
  return true;
}

std::optional<PlanProfile> plans_of(const FiniteModel& model, const StrategyProfile& strategies) {
  const std::vector<std::vector<bool>> possible = possible_types(model.environment);
  PlanProfile plans;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    std::vector<std::optional<Type>>& plan = plans.sends.emplace_back(possible[i].size());
    for (std::size_t t = 0; t < possible[i].size(); ++t) {
      if (!possible[i][t]) continue;
      const std::vector<Rational>& sends = strategies.sends.at(i).at(t);
      const auto sure = std::find(sends.begin(), sends.end(), Rational(1));
      if (sure == sends.end()) return std::nullopt;
      plan[t] = Type{static_cast<std::uint32_t>(sure - sends.begin())};
    }
  }
  return plans;
}

StrategyProfile strategies_of(const FiniteModel& model, std::size_t game_form, const PlanProfile& plans) {
  const TypeSpace& messages = model.game_forms.at(game_form).messages;
  StrategyProfile strategies{{}, game_form};
  for (Agent i : messages.grand_coalition()) {
    std::vector<std::vector<Rational>>& own = strategies.sends.emplace_back();
    for (const std::optional<Type>& message : plans.sends.at(i.value)) {
      own.emplace_back(messages.type_count(i));
      own.back().at(message.value_or(Type{0}).value) = 1;
    }
  }
  return strategies;
}

}  // namespace candor
