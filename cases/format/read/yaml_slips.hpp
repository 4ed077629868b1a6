// SPDX-License-Identifier: MIT
// What people write who know no YAML, and what to write instead.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

struct YamlSlip {
  std::size_t at = 0;
  std::string message, hint;
};

/// `title:x` in the line of the place, or in the one before it.
std::optional<YamlSlip> colon_without_space(std::string_view text, std::size_t at);

/// `{1: type[1]}`: within the bracket, which is open, a text has brackets where the place is.
std::optional<YamlSlip> brackets_in_flow(std::string_view text, std::size_t bracket, std::size_t at);

/// The line of the place with its value in quotes: title: "VCG: an example". Empty: it is no such line.
std::string quoted_line(std::string_view text, std::size_t at);

/// The same inside a bracket, in one line, at a colon: the value from its key to what ends it there. Empty: it is no
/// such place.
std::string quoted_in_flow(std::string_view text, std::size_t at);

}  // namespace candor
