// SPDX-License-Identifier: MIT
// What a refuted condition costs: payoffs and an efficient rule that nothing implements.
#pragma once

#include <string>

#include "reports/case_result.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

/// A paragraph with the payoffs in a table. The notation is that of the case with the condition.
std::string consequence(const Notation& notation, const Consequence& consequence, Measure measure);

}  // namespace candor::tex
