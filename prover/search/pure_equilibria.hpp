// SPDX-License-Identifier: MIT
// The counterexample worth showing to a claim about all pure equilibria.
#pragma once

#include <optional>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// For a claim that enumeration has refuted: of strategies that are no equilibrium, the largest gain; an equilibrium
/// that is missing; all equilibria, where there are more than the number claimed and not too many to be shown. Nothing
/// if the enumeration itself is the best there is, and for claims of other properties.
std::optional<Evidence> telling_equilibria(const FiniteModel& model, const Statement& statement, const Refuted& refuted,
                                           const SearchLimit& limit = {});

}  // namespace candor
