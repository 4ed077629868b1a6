// SPDX-License-Identifier: MIT
// Regions of parameter values: the figure of the least slack over the values of one parameter.
#pragma once

#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "reports/case_result.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

/// The verified region claims about one and the same parameter that a figure can show together: the
/// first such claim of the case says which parameter. At most five.
std::vector<const StatedClaim*> drawn_regions(const CaseResult& result);
/// A figure environment for pgfplots, with its caption; `label` is a \label key.
std::string region_figure(const Notation& notation, const std::vector<const StatedClaim*>& regions,
                          const std::string& label);

}  // namespace candor::tex
