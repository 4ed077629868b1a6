// SPDX-License-Identifier: MIT
// Regions of parameter values: the claim, its proof or counterexample, and the figure of the least
// slack over the values of one parameter.
#pragma once

#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "reports/case_result.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

/// What is claimed, as a sentence.
std::string region_sentence(const ParameterRegion& claim);
/// Each bound with the comparison that binds.
std::string region_proof(const Notation& notation, const ParameterRegion& claim, const RegionProof& proof,
                         Measure measure);
std::string region_counterexample(const Notation& notation, const ParameterRegion& claim, const Refuted& refuted);

/// The verified region claims about one and the same parameter that a figure can show together: the
/// first such claim of the case says which parameter. At most five.
std::vector<const StatedClaim*> drawn_regions(const CaseResult& result);
/// A figure environment for pgfplots, with its caption; `label` is a \label key.
std::string region_figure(const Notation& notation, const std::vector<const StatedClaim*>& regions,
                          const std::string& label);

}  // namespace candor::tex
