// SPDX-License-Identifier: MIT
// pgfplots figures of a continuum case, as \input-able fragments by name; empty if there are none.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reports/case_result.hpp"

namespace candor::continuum {

std::vector<std::pair<std::string, std::string>> figures(const CaseResult& result, const std::string& label);

}  // namespace candor::continuum
