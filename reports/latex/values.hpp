// SPDX-License-Identifier: MIT
// Numbers printed in the source, and what they are; deviations that the source says pay or do not
// pay, and what they change.
#pragma once

#include <string>
#include <vector>

#include "cases/format/read/case_file.hpp"
#include "reports/latex/proof.hpp"

namespace candor::tex {

/// A `value` or `deviation` claim with its verdict. `number` is TeX: how the claim is numbered,
/// with its label.
struct PrintedValue {
  const StatedClaim& stated;
  const Verdict& verdict;
  std::string number;
  std::string reference;  ///< TeX: how to refer to that number later on
};

/// A table under a heading (TeX; may be empty) with the source's words, quantity, as printed,
/// computed, verdict; followed by the computations that are more than looking up one entry.
std::string values(const Setting& setting, const std::string& heading, const std::vector<PrintedValue>& printed);

/// "verified" or "refuted", as the verdict says, and whether the case expected it.
std::string verdict_word(const Verdict& verdict);

}  // namespace candor::tex
