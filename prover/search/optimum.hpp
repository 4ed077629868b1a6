// SPDX-License-Identifier: MIT
// The best that transfers can do: linear programs over the phi_i(theta), with the multipliers that
// prove the answer.
#pragma once

#include "checker/evidence.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// Optimality; or BetterTransfers, ObjectiveBound or FarkasCombination, whichever refutes the
/// claim. Nothing if the kernel has to say why it is no question. Throws GaveUp, as the other does.
std::optional<Evidence> optimum_evidence(const FiniteModel& model, const Optimum& claim, const SearchLimit& limit = {});

/// UniqueUtilities or TwoTransferRules.
Evidence revenue_equivalence_evidence(const FiniteModel& model, const RevenueEquivalence& claim,
                                      const SearchLimit& limit = {});

}  // namespace candor
