// SPDX-License-Identifier: MIT
// What a proof or a refutation shows depends on where it stands.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "reports/document/document.hpp"

namespace candor {

struct ProofSetting {
  std::string command = {};    ///< what prints the claim in full: "candor explain example.yaml id"; may be empty
  std::size_t row_limit = 64;  ///< a table with more rows shows only the most telling
  bool all_follow = false;     ///< all comparisons are printed behind the proof: it need not repeat them
  /// The claim whose proof has shown this before, if one has; absent where a claim stands alone.
  std::function<std::optional<document::Reference>(const std::string& what)> before = {};
};

}  // namespace candor
