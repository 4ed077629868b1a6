// SPDX-License-Identifier: MIT
// Figures of dynamic models.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reports/case_result.hpp"

namespace candor::dynamic {

/// pgfplots figures of the case, as \input-able fragments by name; empty if there are none.
std::vector<std::pair<std::string, std::string>> figures(const CaseResult& result, const std::string& label);

}  // namespace candor::dynamic
