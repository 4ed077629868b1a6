// SPDX-License-Identifier: MIT
// What a claim is called, in cases and in certificates.
#pragma once

#include <cstddef>

namespace candor {

/// "balance", or "expects[1,A]" where a case writes several claims as one; bytes.
inline constexpr std::size_t longest_claim_id = 240;

}  // namespace candor
