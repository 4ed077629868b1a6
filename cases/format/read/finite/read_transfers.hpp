// SPDX-License-Identifier: MIT
// Transfer rules of a finite case.
#pragma once

#include <optional>

#include "cases/format/read/reading.hpp"

namespace candor {

void read_transfers(Reading& reading, const YamlNode& node);

/// The strategies that a rule with `construction: induced` names, or the only ones. Nothing: it was an error, or they
/// could not be read.
std::optional<std::size_t> inducing_strategies(Reading& reading, const YamlNode& node);

}  // namespace candor
