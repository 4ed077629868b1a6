// SPDX-License-Identifier: MIT
// Priors, allocation rules and payoffs that are written as maps which they cannot be: what is written instead, in the
// names of the case.
#pragma once

#include <string>

#include "cases/format/read/reading.hpp"

namespace candor {

/// The whole line of a prior under which types are independent: prior: {independent: {L: 1/2, H: 1/2}}.
std::string independent_prior_in_names(const Reading& reading);

/// Reports a map that lacks the key `independent`.
void refuse_map_as_prior(Reading& reading, const YamlNode& map);

/// Whether the map is neither a construction nor something near to one.
bool is_no_construction(const YamlNode& map);
void refuse_map_as_allocation(Reading& reading, const YamlNode& map);

/// Whether all keys are outcomes, and none is an agent.
bool is_map_of_outcomes(const Reading& reading, const YamlNode& map);
/// `part`: whose it is; empty if everybody's.
void refuse_map_as_amounts(Reading& reading, const YamlNode& map, const AmountShape& shape, const std::string& part);

}  // namespace candor
