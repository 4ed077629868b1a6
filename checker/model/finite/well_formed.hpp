// SPDX-License-Identifier: MIT
// What makes a finite model one that claims can be made about. The kernel checks this before it
// says anything.
#pragma once

#include <optional>
#include <string>

#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// The first defect, in words; none if: there are agents, each with a type; the prior
/// has one non-negative probability for each profile and sums to exactly 1; the probabilities of
/// hidden states, if there are any, sum to it, and payoffs are the expectations of those in the states,
/// given the types, and 0 at types that never occur; there is an outcome;
/// the coalition pattern has distinct non-empty coalitions of the model's agents, every singleton
/// among them; every lottery is one. What a textbook name means is not looked at.
std::optional<std::string> defect_of(const FiniteModel& model);

/// Whether there are payoffs at every profile: where there are states, only if every profile may occur.
bool has_all_payoffs(const Environment& environment);

/// Some rule is said to be one of a textbook name.
bool bears_a_name(const FiniteModel& model);

}  // namespace candor
