// SPDX-License-Identifier: MIT
// Numbers claimed about a model that is not finite, in tables: one for each place that they are
// about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/format/read/case_file.hpp"
#include "reports/latex/proof.hpp"

namespace candor::tex {

/// What a claim about one number says. Everything is TeX.
struct StatedNumber {
  std::string about;     ///< running text, above all tables: "Under the mechanism liu"
  std::string at;        ///< above the table: "Period~2, $k=((0,1),a)$"; may be empty
  std::string quantity;  ///< what it is, there, in math mode
  std::string printed;   ///< with its relation, unless they are to be equal; in math mode
};
/// Nothing for other claims, and for those whose proof is more than a computation.
std::optional<StatedNumber> stated_number(const Model& model, const Statement& statement, const Verdict& verdict);

/// Such a claim with its verdict, as PrintedValue is one of a finite model.
struct NumberRow {
  StatedNumber number;
  const StatedClaim& stated;
  const Verdict& verdict;
  std::string label;  ///< TeX: how the claim is numbered, with its label
};
/// Claims about the same thing: a line that says which, and tables with the claim's number and id,
/// the quantity, as printed, computed, and the verdict; or, if all numbers are as printed, with
/// these.
std::string number_tables(const Setting& setting, const Model& model, const std::vector<NumberRow>& rows);

}  // namespace candor::tex
