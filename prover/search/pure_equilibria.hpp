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

/// For a claim that there are at least so many: as many, or nothing if there are fewer or too many profiles of plans to
/// be gone through, and none are found by best responses.
std::optional<Evidence> enough_equilibria(const FiniteModel& model, const PureEquilibria& claim,
                                          const SearchLimit& limit = {});

/// Against a number, or a list, where there are too many profiles of plans to be gone through: one equilibrium too
/// many, or one that the list lacks, found by best responses. Nothing if none is found, or all profiles can be gone
/// through.
std::optional<Evidence> too_many_equilibria(const FiniteModel& model, const PureEquilibria& claim,
                                            const SearchLimit& limit = {});

}  // namespace candor
