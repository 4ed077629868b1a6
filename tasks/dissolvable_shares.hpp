// SPDX-License-Identifier: MIT
// The region of a partnership: which shares two partners may have.
#pragma once

#include <string>
#include <vector>

#include "tasks/examination.hpp"

namespace candor {

/// The shares with which two partners can dissolve their partnership, or why none are found.
struct SharesResult {
  std::string distribution;
  continuum::DissolvableShares claim;
  std::string obstacle;  ///< empty: the kernel has verified the claim
};

/// For each distribution of a case of continuous values that partners can have.
std::vector<SharesResult> dissolvable_shares(const Examined& one, const SearchOptions& search);

}  // namespace candor
