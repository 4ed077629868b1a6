// SPDX-License-Identifier: MIT
// Plans: what an agent sends, type by type, without lotteries, on his types of positive probability. Pure strategies
// that differ on types of probability zero alone are one plan.
#pragma once

#include <optional>

#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// A plan for each agent, [agent][type]: the message; none exactly for the types of probability zero.
struct PlanProfile {
  std::vector<std::vector<std::optional<Type>>> sends;
  friend auto operator<=>(const PlanProfile&, const PlanProfile&) = default;
};

/// [agent][type]: whether it has positive probability.
std::vector<std::vector<bool>> possible_types(const Environment& environment);

/// |M_1|^k_1 |M_2|^k_2 ..., k_i being the number of possible types of agent i; if all agents have the same plan,
/// |M_1|^k_1.
Rational plan_profile_count(const FiniteModel& model, const GameForm& form, bool symmetric);

/// The agents have types and messages of the same names, and the same types are possible: they can have the same plan.
bool have_common_plans(const FiniteModel& model, const GameForm& form);
/// Each agent does what the first does.
bool is_symmetric(const PlanProfile& plans);

/// A message for each possible type of each agent, and for no other.
bool is_plan_profile(const FiniteModel& model, const GameForm& form, const PlanProfile& plans);

/// The plans that the strategies are; nothing if a possible type draws its message.
std::optional<PlanProfile> plans_of(const FiniteModel& model, const StrategyProfile& strategies);
/// Strategies that are these plans; a type of probability zero sends the first message.
StrategyProfile strategies_of(const FiniteModel& model, std::size_t game_form, const PlanProfile& plans);

}  // namespace candor
