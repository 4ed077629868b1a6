// SPDX-License-Identifier: MIT
// The counterexample worth showing: among those of a refuted claim, the one with the smallest
// coalition and, there, the largest gain.
#pragma once

#include "checker/evidence.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// Looks through the judgements of a claim that has been refuted. Nothing if no judgement fails.
/// When a limit is reached, the best so far.
std::optional<Witness> best_deviation(const FiniteModel& model, const Statement& statement,
                                      const SearchLimit& limit = {});

}  // namespace candor
