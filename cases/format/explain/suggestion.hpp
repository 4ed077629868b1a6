// SPDX-License-Identifier: MIT
// "did you mean": the known word nearest to an unknown one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
/// (optimal string alignment).
std::size_t edit_distance(std::string_view left, std::string_view right);

/// The known word that was probably meant; empty if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "did you mean 'types'?"; if nothing is near and the words are few, "one of: ..."; otherwise
/// empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// "a, b and c"
/// "add   allocation: q", or "add   allocation: one of q, r, s".
std::string add_key(std::string_view key, const std::vector<std::string>& known);

std::string enumerated(const std::vector<std::string>& words, const std::string& last_separator = " and ");

}  // namespace candor
