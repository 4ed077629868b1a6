// SPDX-License-Identifier: MIT
// Rational numbers as decimals, for readers: nothing is concluded from these.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exact/rational.hpp"

namespace candor {

/// The absolute value times 10^places, cut off, as digits: at least places + 1 of them.
std::string scaled_digits(const Rational& value, int places);
/// Such digits with a point before the last `places`.
std::string with_point(std::string digits, int places, bool negative);
/// "0.014282519", "-2.083333333": cut off towards zero after nine significant digits or so; "0".
std::string approximately(const Rational& value);
/// Enough to show four digits that are not 0 at the start.
int few_places(const Rational& value);
/// "0.25", "0.2222...": exact if it ends within so many places, or within a few, and otherwise cut off; of an integer
/// nothing.
std::string decimal(const Rational& value, std::optional<int> places);
/// Whether so many places show all of it.
bool ends_within(const Rational& value, int places);
/// "-0.333", "0.250": rounded to so many places.
std::string rounded(const Rational& value, int places);
/// "-1/3 (~ -0.333), 1/4 (0.250)": a text with each fraction that stands alone in it followed by a decimal of so many
/// places, rounded, and marked if it is not exact.
std::string with_decimals(std::string_view text, int places);
/// As it is if that is short; "about 0.014282519" otherwise.
std::string readable(const Rational& value);

}  // namespace candor
