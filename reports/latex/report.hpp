// SPDX-License-Identifier: MIT
// LaTeX certificates: for each case a document that stands alone and fragments for an author's own
// document, and one report on all cases.
//
// The text depends on the results alone: no dates, no host names, no absolute paths. Packages:
// amsmath, amsthm, booktabs, longtable, hyperref, geometry; pgfplots for the figures.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/case_result.hpp"

namespace candor {

struct LatexOptions {
  bool figures = true;
  std::optional<int> decimals = {};  ///< places of those behind fractions that stand for themselves
  std::function<void(const std::string& part)> beginning = {};  ///< told which part of them is written next
};

/// Path below the output folder -> text. Paths use "/" and harmless ASCII only:
///   verification-report.tex       all cases, with a table of results and the discrepancies with
///     the sources on its first page
///   CASE.tex                      a document for the case
///   CASE/example.tex              \input-able: the example restated
///   CASE/claim-ID.tex             \input-able: one claim with its definition and proof
///   CASE/hedging.tex              \input-able: the figure, if the case has an ambiguous mechanism
///     shown to be incentive compatible
///   CASE/regions.tex              \input-able: the figure of the least slack over a parameter, if
///     the case has verified claims about its region
/// Fragments need amsmath, amsthm, booktabs, longtable and hyperref; hedging.tex and regions.tex
/// need pgfplots.
using LatexFiles = std::map<std::string, std::string>;
LatexFiles latex_reports(const std::vector<CaseResult>& results, const LatexOptions& options = {});

/// The paths among the files that are whole documents.
std::vector<std::string> latex_documents(const LatexFiles& files);

}  // namespace candor
