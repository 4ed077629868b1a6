// SPDX-License-Identifier: MIT
// The tables that proofs and refutations about finite models are made of.
#pragma once

#include <vector>

#include "checker/properties/statement.hpp"
#include "reports/document/document.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

/// Column headings of the general table. An empty one leaves its column out, except for the left side.
struct Headings {
  document::Math truth, left, right;
  document::Math report, other, outsiders, coalition;
  const TypeSpace* messages = nullptr;  ///< of the game form, if the claim is about one
  bool grouped = true;                  ///< a table per coalition; otherwise a column

  /// The usual ones for reports, outsiders and coalitions.
  Headings(document::Math of_truth, document::Math of_left, document::Math of_right);
};

/// One comparison a row: its place and its two sides; inequalities with their slack. One table for
/// each coalition, or one for all (Headings::grouped).
document::Tables comparisons(const Notation& notation, const std::vector<Judgement>& rows, const Headings& headings);

/// A number, with an asterisk if it is tight.
document::Text marked(const Rational& value, bool tight);

/// For each coalition: what truth yields against each report of the outsiders.
document::Tables guarantees(const Notation& notation, const CoalitionPattern& coalitions,
                            const std::vector<Judgement>& rows);

/// Truth and a report, profile by profile, under each rule of the mechanism: outcomes, payoffs,
/// transfers, and what is expected in total.
document::Blocks comparison_of_reports(const Notation& notation, const Mechanism& mechanism, Coalition coalition,
                                       const Event& given, const MixedReport& report);

}  // namespace candor::wording
