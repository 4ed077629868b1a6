// SPDX-License-Identifier: MIT
// All profiles of plans that are Bayes-Nash equilibria.
#pragma once

#include <functional>

#include "checker/model/finite/plans.hpp"
#include "exact/patience.hpp"

namespace candor {

/// More profiles of plans are not gone through: 2^24.
inline constexpr std::uint32_t most_plan_profiles = std::uint32_t{1} << 24;

/// Told of an equilibrium; whether to go on.
using EquilibriumFound = std::function<bool(const PlanProfile&)>;

/// Calls found(plans) for each profile of plans that is a Bayes-Nash equilibrium, once, in the same order every time;
/// if `symmetric`, for those in which all agents have the same plan. Throws OutOfScope, before anything is done, if
/// there are more profiles than most_plan_profiles, and if `symmetric` is asked of agents who cannot have the same
/// plan.
void for_each_pure_equilibrium(const FiniteModel& model, std::size_t game_form, bool symmetric,
                               const Patience& patience, const EquilibriumFound& found);

/// Throws OutOfScope if agents cannot have the same plan.
void require_common_plans(const FiniteModel& model, const GameForm& form);

/// What the refusal says, if there are too many.
std::optional<std::string> too_many_plan_profiles(const FiniteModel& model, const GameForm& form, bool symmetric);

}  // namespace candor
