// SPDX-License-Identifier: MIT
// Which outcomes coalitions can bring about by themselves (stable).
#pragma once

#include "cases/format/read/reading.hpp"

namespace candor {

/// A condition on the members of the coalition, the outcome, the types and the rules, evaluated for each coalition.
/// Nothing: it was an error, or is not computed now.
std::optional<std::vector<Stable::Part>> read_enforcement(Reading& reading, const YamlNode& condition,
                                                          const CoalitionPattern& coalitions);

}  // namespace candor
