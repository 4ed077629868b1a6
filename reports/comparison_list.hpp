// SPDX-License-Identifier: MIT
// The judgements of a claim, as the kernel compared them, for printing.
#pragma once

#include <cstdint>
#include <vector>

#include "checker/properties/expand.hpp"

namespace candor {

struct ComparisonList {
  std::vector<Judgement> rows;  ///< in the order of the claim; all of them if complete
  bool complete = true;         ///< otherwise: the first ones, and further tight ones
};

/// At most `limit` judgements and, beyond that, at most `limit` further tight ones.
ComparisonList listed_comparisons(const FiniteModel& model, const Statement& statement, const Evidence& evidence,
                                  std::size_t limit);

/// The difference of the two sides, never negative for an inequality that holds.
Rational slack(const Judgement& judgement);
bool is_inequality(const Judgement& judgement);

/// The tight ones and those of least slack, at most `limit` in all, in the order of the claim.
/// Equalities: the first ones.
std::vector<Judgement> most_telling(const std::vector<Judgement>& rows, std::size_t limit);

}  // namespace candor
