// SPDX-License-Identifier: MIT
// The tables that proofs and refutations are made of.
#pragma once

#include <string>
#include <vector>

#include "checker/properties/statement.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

/// Column headings of the general table, in math mode; an empty one leaves its column out, except
/// for the left side.
struct Headings {
  std::string truth, left, right;
  std::string report = "\\hat\\theta_S", other = "\\theta'", outsiders = "\\hat\\theta_{-S}", coalition = "S";
  bool grouped = true;  ///< a table per coalition; otherwise a column
};

/// One comparison a row: its place and its two sides; inequalities with their slack. One table for
/// each coalition, or one for all (Headings::grouped).
std::vector<Table> comparisons(const Notation& notation, const std::vector<Judgement>& rows, const Headings& headings);

/// Payoffs under private values: for each outcome and each agent's own type, the payoff. Empty if
/// there would be too many columns.
Table common_payoffs(const Notation& notation, const std::vector<Judgement>& rows);
/// The sum of payoffs of each outcome at each profile, or, with many outcomes, of the chosen and of
/// the best other.
Table surpluses(const Notation& notation, const Efficient& claim, Measure measure);
/// The transfers of a rule and their sum, at each profile.
Table budget(const Notation& notation, std::size_t rule);
/// One square table for each coalition: expected utility by true type and report. Empty if a
/// coalition has too many types.
std::vector<Table> payoff_matrices(const Notation& notation, const std::vector<Judgement>& rows);
/// For an ambiguous mechanism: expected utility under each rule, and the minimum or the weighted
/// sum, for every report; one table for each coalition and type.
std::vector<Table> ambiguous_comparisons(const Notation& notation, const Mechanism& mechanism,
                                         const std::vector<Judgement>& rows);
/// Two rules side by side.
Table compared_rules(const Notation& notation, const EqualRules& claim);
/// For each coalition: what truth yields against each report of the outsiders.
std::vector<Table> guarantees(const Notation& notation, const CoalitionPattern& coalitions,
                              const std::vector<Judgement>& rows);
/// For each coalition: expected transfer, the outsiders' expected payoff, and their difference, by
/// type.
std::vector<Table> externalities(const Notation& notation, const ExternalityPayment& claim);

/// Truth and a report, profile by profile, under each rule of the mechanism: outcomes, payoffs,
/// transfers, and what is expected in total.
std::string comparison_of_reports(const Notation& notation, const Mechanism& mechanism, Coalition coalition,
                                  const Event& given, const MixedReport& report, Measure measure);

}  // namespace candor::tex
