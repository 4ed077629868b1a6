// SPDX-License-Identifier: MIT
// Numbers printed in the source, and what they are; deviations that the source says pay or do not
// pay, and what they change.
#pragma once

#include <optional>
#include <vector>

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

/// A `value` or `deviation` claim with its verdict.
struct PrintedValue {
  const StatedClaim& stated;
  const Verdict& verdict;
  std::optional<document::Number> number;  ///< none: the claim stands alone
};

/// A table under a title (may be empty) with the source's words, quantity, as printed, computed,
/// verdict; followed by the computations that are more than looking up one entry.
document::Blocks printed_values(const Notation& notation, const document::Text& title,
                                const std::vector<PrintedValue>& printed);

}  // namespace candor::wording
