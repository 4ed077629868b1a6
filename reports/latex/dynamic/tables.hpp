// SPDX-License-Identifier: MIT
// What happens by period and public state, in tables and in words: incentives, transfers,
// strategies, and why a sum over the periods telescopes.
#pragma once

#include <string>
#include <vector>

#include "checker/kernel.hpp"
#include "checker/model/dynamic/game.hpp"
#include "checker/properties/dynamic/evidence.hpp"
#include "reports/latex/dynamic/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::dynamic {

/// A row for each period and public state, a column for each type and misreport of an agent (and,
/// where they are known, of the others' types): what truth and what the misreport give. Empty if
/// the comparisons are not of that kind, or too many to fit.
std::vector<tex::Table> incentives_by_state(const Symbols& n, const std::vector<Judgement>& judgements,
                                            tex::Measure measure);
/// A row for each period, public state and type profile, a column for each report of all agents or
/// outcome: what it gives, the rule's or truth's own in bold. Empty as above.
std::vector<tex::Table> choices_by_state(const Symbols& n, const std::vector<Judgement>& judgements,
                                         tex::Measure measure);

/// What the rule pays at the public states of a game, by profile of reports; rows that all public
/// states of a period share are one.
struct TransferTables {
  std::string remark;  ///< in parentheses, about what is left out; may be empty
  std::vector<tex::Table> tables;
};
TransferTables transfers_by_state(const Symbols& n, std::size_t transfers, const Game& game, tex::Measure measure);

/// "All agents together report the truth, but" and where they do not, a line for each period; or
/// that they always do. `allocation` says which public states can be reached.
std::string in_words(const Symbols& n, std::size_t allocation, const Policy& policy);
/// What the others report, a line for each period.
std::string in_words(const Symbols& n, std::size_t allocation, const Opposition::Against& against);
/// How many lines in_words would need for public states that differ.
std::size_t places_of(const Symbols& n, std::size_t allocation, const Policy& policy);

/// For each agent what he gets in period 1, is paid, and can look forward to against each report of
/// the others: their sums are the same. Empty if there are many agents or reports.
std::vector<tex::Table> telescope(const Symbols& n, const Mechanism& mechanism, const Opposition& opposition);

}  // namespace candor::dynamic
