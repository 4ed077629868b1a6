// SPDX-License-Identifier: MIT
// Inside the reader of claims: what expectations are conditioned on, and what is reported.
#pragma once

#include "cases/format/read/reading.hpp"

namespace candor {

/// A map from agent to type, or a condition.
Event read_event(Reading& reading, const YamlNode& node);
/// The same of an event that may name the state and the outcome drawn, which then makes it a condition of these.
Event read_event(Reading& reading, const YamlNode& node, std::optional<DrawnCondition>& drawn);
/// What an expectation conditions on: it must be possible. Null: nothing.
Event read_given(Reading& reading, const YamlNode* node);
/// The types of agents of positive probability. Null: of nobody.
JointType read_possible_types(Reading& reading, const YamlNode* node);
/// A map from agent to reported type, or a list of such maps with probabilities. Null: the truth.
MixedReport read_reports(Reading& reading, const YamlNode* node);

}  // namespace candor
