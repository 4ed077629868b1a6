// SPDX-License-Identifier: MIT
// How a payoff, prior, rule or option was written in the case: tables cell by cell, formulas as
// parsed, constructions by name. Decimals are echoed with the fraction they stand for.
#pragma once

#include <functional>
#include <string>

#include "cases/format/read/case_file.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

/// What is being written down.
struct Subject {
  /// The left side of the defining equation of a part: \phi^{1}_{2}(\theta), given 2. Without a
  /// subscript, an empty row, it is that of all agents together.
  std::function<document::Math(const document::Math& subscript)> equation;
  /// The heading of a value column of a table, such as "payoff 1".
  std::function<document::Math(const std::string& column)> column;
  bool per_agent = true;  ///< a formula for all agents at once is about agent i
};

/// With `tables` false, parts written as tables are left out: their values are tabulated elsewhere.
document::Blocks written(const Notation& notation, const WrittenParts& parts, const Subject& subject,
                         bool tables = true);

/// The equation of a formula as written; a conditional with a row for each case.
document::Blocks written_formula(const Notation& notation, const Formula& written, const document::Math& left);

}  // namespace candor::wording
