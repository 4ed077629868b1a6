// SPDX-License-Identifier: MIT
// The one door between text and numbers.
//
// A numeral is  -?digits | -?digits/digits | -?digits.digits  and nothing else: no "+", no
// exponent, no ".5", no spaces, no "1/0".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "exact/patience.hpp"
#include "exact/rational.hpp"

namespace candor {

/// No numeral may be longer than this; a longer one is refused before any arithmetic is done with
/// it.
inline constexpr std::size_t longest_numeral = 4096;

struct Numeral {
  std::optional<Rational> value;  ///< empty if the text is no numeral
  std::string error;              ///< then: why, in words
  std::string hint;               ///< then: a mend, where one is evident ("write 100000")
  bool decimal = false;           ///< the text was written with a decimal point
};

[[nodiscard]] Numeral parse_numeral(std::string_view text);

/// For decimals that look like a rounded fraction (0.333, 0.6667): the fraction that was probably
/// meant. Empty otherwise, and for exact-looking decimals such as 0.25.
[[nodiscard]] std::optional<Rational> fraction_rounded_to(std::string_view decimal);

enum class FractionStyle { display, text };  // \frac, \tfrac

/// "-\frac{593}{7}", "-\tfrac{593}{7}", "2"; for use in math mode.
[[nodiscard]] std::string latex(const Rational& value, FractionStyle style = FractionStyle::text);

/// The least common denominator of the values; 1 for none.
[[nodiscard]] Rational common_denominator(std::span<const Rational> values, const Patience& patience = {});

}  // namespace candor
