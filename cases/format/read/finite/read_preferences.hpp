// SPDX-License-Identifier: MIT
// Allocation rules that ask for preferences alone, as a case names them.
#pragma once

#include <optional>
#include <string>

#include "cases/format/read/reading.hpp"

namespace candor {

/// The rule with its order, tie rule and seats: the choices of which outcomes are made. Nothing: it was an error.
std::optional<PreferenceConstruction> read_preference_construction(Reading& reading, const YamlNode& node,
                                                                   PreferenceRule rule);

/// What else belongs to it, for the reports: "2, 1, 3", "first", "a: 2, 1, 3; b (takes 2): 1, 2, 3".
std::string detail_of(const TypeSpace& types, const PreferenceConstruction& construction);

}  // namespace candor
