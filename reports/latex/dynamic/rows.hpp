// SPDX-License-Identifier: MIT
// The comparisons of claims about dynamic models, in tables of one row each.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "checker/kernel.hpp"
#include "checker/properties/expand.hpp"
#include "reports/latex/dynamic/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::dynamic {

/// The comparisons of a claim: the first of each kind, up to a limit, and how many there are.
struct Compared {
  std::vector<Judgement> rows;        ///< in the order of the claim
  std::vector<Judgement> least;       ///< if not all are in rows: those with the least slack
  std::vector<Judgement> opposition;  ///< for each agent and public state the first of its comparisons
  std::vector<Judgement> totals;      ///< that the claim is about
  std::uint64_t count = 0;
  bool any_choice_is_the_same = true;  ///< all comparisons with other reports of opponents are tight
  bool complete() const { return rows.size() == count; }
};
Compared compared(const Model& model, const Statement& statement, const candor::Evidence& evidence, std::size_t limit);

const Place& place_of(const Judgement& judgement);

/// One row for each comparison, with the columns that are used.
tex::Table rows(const Symbols& n, const std::vector<Judgement>& judgements, const std::string& left,
                const std::string& right);

}  // namespace candor::dynamic
