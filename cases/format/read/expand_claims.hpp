// SPDX-License-Identifier: MIT
// Claims that are written once and meant many times: what they share with others (`defaults`,
// sections), and what they say for each of several agents, types, outcomes or rows of a table
// (docs/case_format.md, "Claims that repeat themselves").
#pragma once

#include <string>
#include <vector>

#include "cases/format/read/reading.hpp"

namespace candor {

/// One claim, with nothing left to fill in.
struct WrittenClaim {
  YamlNode map;           ///< keys that were filled in are marked as `shared`, values as `replaced`
  std::size_t entry = 0;  ///< claims with the same one were written as one
  std::string instance;   ///< "[1,A]": what its id ends with; empty for a claim that is written once
  std::string section;    ///< the heading above it; may be empty
};

inline constexpr std::size_t most_claims = 1'000'000;  ///< of a case, far beyond what can be read by people

/// In the order of the file. Reports what is wrong with sections, defaults, variables and tables;
/// what is wrong with a claim itself is left to those who read it.
std::vector<WrittenClaim> expand_claims(Reading& reading, const YamlNode& claims, const YamlNode* defaults);

}  // namespace candor
