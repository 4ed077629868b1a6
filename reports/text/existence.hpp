// SPDX-License-Identifier: MIT
// Claims that transfers exist, in a line: what is required of the transfers, or why there are none.
#pragma once

#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// "budget balance at every profile; no coalition among {1}, {2} gains by a misreport": the design
/// space that was searched.
std::string requirements_in_words(const FiniteModel& model, const TransferRequirements& requirements);
/// "taking part pays at least the outside option at every profile".
std::string taking_part_in_words(Stage stage);
/// "rule1", "rule2", ...: names for transfer rules that the case does not have.
std::vector<std::string> names_of_found_rules(std::size_t count);
/// " by which no coalition gains", said of transfers if coalitions of two or more agents are asked about: they are
/// where a claim says nothing of incentives. Empty otherwise.
std::string coalitions_kept_truthful(const FiniteModel& model, const TransferRequirements& requirements);

/// A row of a strategy as a mixed report, without what has probability zero.
MixedReport as_report(Coalition coalition, const std::vector<Rational>& probabilities);

/// One lie of a combination that rules transfers out, and what it gains in payoffs.
struct CombinedLie {
  JointType truth, report;
  Rational weight;  ///< the multiplier times the probability of the true types; all of them sum to 1
  Rational gain;    ///< expected, given the true types
};
std::vector<CombinedLie> combined_lies(const FiniteModel& model, const TransferRequirements& requirements,
                                       const FarkasCombination& combination);

/// The counterexample to an existence claim in one line; empty for other evidence.
/// "the least expected transfer to agents 1, 2, given ...".
std::string optimum_in_words(const FiniteModel& model, const Optimum& claim);
/// Why the number is not the optimum, or why utilities are not unique; empty for other evidence
/// than theirs.
std::string optimum_counterexample(const FiniteModel& model, const Statement& statement, const Refuted& refuted);

std::string existence_counterexample(const FiniteModel& model, const Refuted& refuted);

}  // namespace candor
