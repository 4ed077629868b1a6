// SPDX-License-Identifier: MIT
// The comparisons of a claim about a dynamic model, and tables of them: one row each, or by period and
// public state.
#pragma once

#include <cstddef>
#include <vector>

#include "checker/kernel.hpp"
#include "checker/properties/expand.hpp"
#include "reports/words/dynamic/notation.hpp"

namespace candor::dynamic::wording {

/// The comparisons of a claim: the first of each kind, up to a limit, and how many there are.
struct Comparisons {
  std::vector<Judgement> rows;        ///< in the order of the claim
  std::vector<Judgement> least;       ///< if not all are in rows: those with the least slack
  std::vector<Judgement> opposition;  ///< for each agent and public state the first of its comparisons
  std::vector<Judgement> totals;      ///< that the claim is about
  std::uint64_t count = 0;
  bool any_choice_is_the_same = true;  ///< all comparisons with other reports of opponents are tight
  bool complete() const { return rows.size() == count; }
};
Comparisons comparisons(const Model& model, const Statement& statement, const candor::Evidence& evidence,
                        std::size_t limit);

/// An empty one of a comparison that has none.
const Place& place_of(const Judgement& judgement);

/// One row for each comparison, with the columns that are used.
Table in_rows(const Notation& notation, const std::vector<Judgement>& judgements, const Text& left, const Text& right);

/// What truth and what the misreport give, by period and public state, which stand beside the rows or
/// above them: a column for each type and misreport of an agent (and, where they are known, of the
/// others' types). None if the comparisons are not of that kind, or too many.
Tables incentives_by_state(const Notation& notation, const std::vector<Judgement>& judgements, bool above);
/// A row for each period, public state and type profile, a column for each report of all agents or
/// outcome: what it gives, the rule's or truth's own in bold. None as above.
Tables choices_by_state(const Notation& notation, const std::vector<Judgement>& judgements);

}  // namespace candor::dynamic::wording
