// SPDX-License-Identifier: MIT
#include "prover/search/pure_equilibria.hpp"

#include <algorithm>

#include "checker/properties/finite/plan_enumeration.hpp"
#include "prover/search/best_deviation.hpp"

namespace candor {
namespace {

constexpr std::size_t most_equilibria_shown = 100;

std::optional<Evidence> all_equilibria(const FiniteModel& model, const PureEquilibria& claim,
                                       const SearchLimit& limit) {
  MoreEquilibria all;
  const Patience patience = limit.patience("looking for the equilibria to be shown");
  for_each_pure_equilibrium(model, claim.game_form, claim.symmetric, patience, [&](const PlanProfile& plans) {
    all.equilibria.push_back(plans);
    return all.equilibria.size() <= most_equilibria_shown;
  });
  if (all.equilibria.size() > most_equilibria_shown) return std::nullopt;
  std::sort(all.equilibria.begin(), all.equilibria.end());
  return all;
}

}  // namespace

std::optional<Evidence> telling_equilibria(const FiniteModel& model, const Statement& statement, const Refuted& refuted,
                                           const SearchLimit& limit) {
  const Judgement& failing = refuted.counterexample().front();
  if (is_claim<EveryPureEquilibrium>(statement) || failing.place.plans) return Witness{failing.place};
  const auto* claim = claim_if<PureEquilibria>(statement);
  if (claim == nullptr) return std::nullopt;
  if (failing.place.strategies) {
    const CoalitionPattern alone = singletons(model.environment.types.agent_count());
    std::optional<Witness> deviation =
        best_deviation(model, BayesNashEquilibrium{*failing.place.strategies, alone}, limit);
    if (!deviation) return std::nullopt;
    deviation->place.strategies = failing.place.strategies;
    return *deviation;
  }
  if (failing.left.value < failing.right.value) return std::nullopt;
  try {
    return all_equilibria(model, *claim, limit);
  } catch (const GaveUp&) {
    return std::nullopt;
  }
}

}  // namespace candor
