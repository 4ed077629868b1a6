// SPDX-License-Identifier: MIT
// Decimals beside the fractions of a document.
#pragma once

#include "reports/document/document.hpp"

namespace candor::document {

/// Behind each fraction that stands for itself (a side of a relation, a cell, a number in a sentence; no factor, no
/// summand, no script) its decimal with so many places, rounded, and marked if it is not exact. What authors of cases
/// have written stays.
Blocks with_decimals(Blocks blocks, int places);

}  // namespace candor::document
