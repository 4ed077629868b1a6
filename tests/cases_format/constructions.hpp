// SPDX-License-Identifier: MIT
// What the tests of the reader share: reading a text, and putting one place of the valid case in
// another way.
#pragma once

#include <string>
#include <string_view>

#include "tasks/reading.hpp"

namespace candor::test {

using candor::constructions;

ReadResult read_text(std::string text);

/// The text of a file beside the tests.
std::string file_text(const std::string& name);

/// The valid case with the first occurrence of a text replaced. Throws if it does not occur.
std::string valid_with(std::string_view text, std::string_view replacement);

/// The messages of what is wrong with it, one a line, without places and hints.
std::string messages(const ReadResult& result);

/// A small case with these payoffs, transfers, ...: lines of YAML that come after agents a and b,
/// types L and H (numbers 0 and 1), outcomes x and y, and before one claim.
std::string small_case(const std::string& lines);

}  // namespace candor::test
