// SPDX-License-Identifier: MIT
// What a claim is called, in cases and in certificates.
#pragma once

#include <cstddef>
#include <string_view>

namespace candor {

inline constexpr std::size_t longest_claim_id = 240;

/// "balance", or "expects[1,A]" where a case writes several claims as one: letters, digits, '.', '_' and
/// '-', and then perhaps such and '/', ',' in square brackets.
bool is_claim_id(std::string_view text);

}  // namespace candor
