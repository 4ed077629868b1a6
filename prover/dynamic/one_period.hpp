// SPDX-License-Identifier: MIT
// Games of one period as linear programs: the best collusion schemes whose reports may be drawn by
// lot, and what an agent can make sure of.
#pragma once

#include <optional>

#include "checker/model/dynamic/game.hpp"
#include "checker/properties/dynamic/evidence.hpp"
#include "checker/properties/dynamic/list.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::dynamic {

// Where the model has more periods, evidence that the kernel does not accept: it says why. All
// throw GaveUp.

/// A scheme, a bound, or both: whatever decides the claim.
Evidence optimal_scheme(const Model& model, const SchemeOptimum& claim, const SearchLimit& limit);
/// For a claim with participation: a scheme that some coalition accepts and gains by, or bounds for
/// all.
Evidence acceptable_collusion(const Model& model, const CollusionProof& claim, const SearchLimit& limit);
/// A scheme that leaves outsiders truthful and gives each member more than truthful play, if there
/// is one.
std::optional<MixedScheme> profitable_scheme(const Game& game, Coalition coalition, const SearchLimit& limit);
/// For a guarantee with best response.
Evidence best_responses(const Model& model, const Guarantee& claim, const SearchLimit& limit);

}  // namespace candor::dynamic
