// SPDX-License-Identifier: MIT
// Decimals of a case file written as fractions: 0.15 as 3/20.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// Rewrites the decimals that stand alone where the format has a number: parameters, values of
/// types, probabilities, payoffs, transfers, outside options and the numbers of claims. Labels,
/// texts and formulas keep theirs. The text must be one that the reader accepts; everything else
/// stays byte for byte.
std::string with_fractions(std::string_view text);

/// "it would sum to 1 with 1/3 for 0.333": if the decimals among these numbers, as written, look like
/// rounded fractions, and the fractions sum to 1 with the rest. Otherwise empty.
std::string mend_of_rounding(const std::vector<std::string>& numbers);

}  // namespace candor
