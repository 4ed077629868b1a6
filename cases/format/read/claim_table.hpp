// SPDX-License-Identifier: MIT
// Inside the reader of claims that repeat themselves: a table of claims, whose columns are keys of the
// claim, or variables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/format/read/claim_variables.hpp"

namespace candor {

/// A claim that a row makes of one.
struct ClaimOfRow {
  YamlNode body;                  ///< with the keys of the row
  ValuesOfVariables values;       ///< with those of the row
  std::vector<std::string> told;  ///< what tells it from the others that are written with it
};

/// `body` is the claim without its table, `values` what its variables stand for. Stops at the first
/// error.
std::vector<ClaimOfRow> claims_of_rows(Reading& reading, ClaimVariables& variables, const YamlNode& body,
                                       const ValuesOfVariables& values, const YamlNode& table);

}  // namespace candor
