// SPDX-License-Identifier: MIT
// How a payoff, prior, rule or option was written in the case: tables cell by cell, formulas as
// parsed, constructions by name. Decimals are echoed with the fraction they stand for.
#pragma once

#include <functional>
#include <string>

#include "cases/format/read/case_file.hpp"
#include "reports/latex/proof.hpp"

namespace candor::tex {

/// What is being written down: for a part, the left side of its defining equation. `subject("2")`
/// might be \phi^{1}_{2}(\theta).
struct Subject {
  std::function<std::string(const std::string& subscript)> equation;  ///< subscript in math mode; empty: no subscript
  std::function<std::string(const std::string& column)>
      column;             ///< heading, in math mode, of a value column of a table, such as "payoff 1"
  bool per_agent = true;  ///< a formula for all agents at once is about agent i
};

/// With `tables` false, parts written as tables are left out: their values are tabulated elsewhere.
std::string written(const Setting& setting, const WrittenParts& parts, const Subject& subject, bool tables = true);

/// The widest line of a display, in em.
double longest_line(const std::string& display);
/// 0.15 as 0.15=\tfrac{3}{20}; other numbers as themselves; formulas typeset. For use in math mode.
std::string cell(const Notation& notation, const std::string& text);

}  // namespace candor::tex
