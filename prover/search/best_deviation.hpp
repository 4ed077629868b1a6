// SPDX-License-Identifier: MIT
// The counterexample worth showing: among those of a refuted claim, the one with the smallest coalition and, there, the largest gain.
#pragma once

#include "checker/claims/claim.hpp"
#include "checker/evidence.hpp"

namespace candor {

/// Looks through the judgements of a claim that has been refuted. Nothing if no judgement fails.
std::optional<Witness> best_deviation(const FiniteModel& model, const Statement& statement);

}  // namespace candor
