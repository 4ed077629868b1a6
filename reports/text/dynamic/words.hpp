// SPDX-License-Identifier: MIT
// How periods, public states, reports and policies of dynamic models are written in words.
#pragma once

#include <string>

#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/dynamic/list.hpp"

namespace candor::dynamic {

/// "(low, high)": one label for each agent.
std::string in_words(const Model& model, Profile profile);
/// "after (low, high) and a"; "" in period 1. With the statistic and the messages to a scheme,
/// where there are such.
std::string in_words(const Model& model, const PublicState& state);
/// The mechanism's name, or "q with x", or "q without transfers".
std::string in_words(const Model& model, const Mechanism& mechanism);

/// What a claim about a value is about: "utility of agent 1 under pivot, given 1: low", if `under` is
/// " under pivot".
std::string subject(const Model& model, const Value& claim, const std::string& under = {});

/// "2"; with an infinite horizon "later" for all but the first.
std::string period_label(const Model& model, std::uint32_t period);
/// "period 2", "later periods".
std::string period_in_words(const Model& model, std::uint32_t period);

/// The mechanism that a claim about strategies is about.
const Mechanism* mechanism_of(const Model& model, const Statement& statement);

}  // namespace candor::dynamic
