// SPDX-License-Identifier: MIT
// Regions of parameter values: the figure of the least slack over the values of one parameter.
#pragma once

#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "reports/case_result.hpp"
#include "reports/document/document.hpp"

namespace candor::tex {

/// The verified region claims about one and the same parameter that a figure can show together: the
/// first such claim of the case says which parameter. At most five.
std::vector<const StatedClaim*> drawn_regions(const CaseResult& result);
/// Where references find it: `label`.
document::Figure region_figure(const FiniteModel& model, const std::vector<const StatedClaim*>& regions,
                               const std::string& label);

}  // namespace candor::tex
