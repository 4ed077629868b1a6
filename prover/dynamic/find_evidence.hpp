// SPDX-License-Identifier: MIT
// Evidence for or against claims about dynamic models: best strategies, by backward induction.
#pragma once

#include <optional>

#include "checker/evidence.hpp"
#include "checker/model/dynamic/game.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::dynamic {

/// Nothing for claims that the kernel decides by going through their judgements. Throws GaveUp.
std::optional<candor::Evidence> find_evidence(const Model& model, const Statement& statement, const SearchLimit& limit);

/// A policy that maximises what the coalition gets in total, everywhere; truth where nothing is
/// better.
Policy best_policy(const Game& game, Coalition coalition, const SearchLimit& limit = {});
/// What the others can do to leave a truthful agent the least.
Opposition::Against worst_opposition(const Game& game, Agent agent, const SearchLimit& limit = {});

}  // namespace candor::dynamic
