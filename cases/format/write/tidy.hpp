// SPDX-License-Identifier: MIT
// The layout of a case file: columns of tables in line, no stray blanks. Comments and the order of
// everything stay.
#pragma once

#include <string>
#include <string_view>

namespace candor {

struct TidyOptions {
  bool fractions = false;  ///< write decimals as fractions where the format has a number: 0.15 as 3/20 (fractions.hpp)
};

/// The text laid out tidily. The YAML it means is the same, scalar by scalar (by value, where
/// decimals became fractions): that is checked. Throws std::logic_error if it is not;
/// YAML::Exception if the text is no YAML, which a text that the reader accepts always is.
std::string tidy(std::string_view text, const TidyOptions& options);

}  // namespace candor
