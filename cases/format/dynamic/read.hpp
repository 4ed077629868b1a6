// SPDX-License-Identifier: MIT
// Reads dynamic models and claims about them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cases/format/reading.hpp"

namespace candor::dynamic {

/// Fills in reading.case_file.model. True if it is complete enough for claims to be about something.
bool read_model(Reading& reading, const YamlNode& root);
/// One claim; the keys have been looked at. A missing value means that something was reported.
std::optional<Statement> read_statement(Reading& reading, const YamlNode& claim, std::string_view property);

}  // namespace candor::dynamic
