// SPDX-License-Identifier: MIT
// How periods, public states, reports and policies of dynamic models are written in words.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/dynamic/list.hpp"

namespace candor::dynamic {

/// "(low, high)": one label for each agent.
std::string in_words(const Model& model, Profile profile);
/// "a", or "1/2 a + 1/2 b".
std::string in_words(const Model& model, const Lottery& lottery);
/// "after (low, high) and a"; "" in period 1. With the statistic and the messages to a scheme,
/// where there are such.
std::string in_words(const Model& model, const PublicState& state);
/// The mechanism's name, or "q with x", or "q without transfers".
std::string in_words(const Model& model, const Mechanism& mechanism);

/// "2"; with an infinite horizon "later" for all but the first.
std::string period_label(const Model& model, std::uint32_t period);
/// "period 2", "later periods".
std::string period_in_words(const Model& model, std::uint32_t period);

/// The public states that some reports lead to, as Model::state_index numbers them: [period - 1].
std::vector<std::set<std::size_t>> reached_states(const Model& model, std::size_t allocation);

/// What somebody reports where he does not tell the truth, or faces a choice: one line for each
/// place.
struct PolicyLine {
  std::uint32_t period;
  PublicState state;
  JointType truth, report;
};
/// The places that reports can reach and where the coalition lies.
std::vector<PolicyLine> lies(const Model& model, std::size_t allocation, const Policy& policy);
/// The mechanism that a claim about strategies is about.
const Mechanism* mechanism_of(const Model& model, const Statement& statement);

}  // namespace candor::dynamic
