// SPDX-License-Identifier: MIT
// Shown by the transfers; refuted by a combination of the requirements in which every transfer
// cancels.
#include "checker/properties/finite/implementable.hpp"

#include "checker/evidence.hpp"
#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/combination.hpp"
#include "checker/properties/finite/dominant_strategy_ic.hpp"
#include "checker/properties/finite/individual_rationality.hpp"
#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/transfers_of_evidence.hpp"

namespace candor {
namespace {

void judge_bound(const FiniteModel& model, std::size_t rule, const Rational& bound, Relation relation, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = types.restrict(theta, types.grand_coalition());
      judge.receive({model.transfers[rule].amounts(i, theta), relation, bound, place});
    }
}

}  // namespace

void compare(const FiniteModel& model, const Implementable& claim, const TransferTable& evidence, Judge& receiver) {
  AsNumbers judge(receiver);
  const TransferRequirements& required = claim.requirements;
  const Extended extended(model, required.allocation, {&evidence.amounts});
  if (required.balance) compare(extended.model, BudgetBalance{extended.mechanism.transfers, *required.balance}, judge);
  judge_pure_misreports(extended.model, extended.mechanism, required.coalitional_ic, judge);
  if (required.dominant_strategy_ic)
    judge_dominant_strategies(extended.model, extended.mechanism, singletons(model.environment.types.agent_count()),
                              judge);
  if (required.individual_rationality)
    compare(extended.model, IndividualRationality{extended.mechanism, *required.individual_rationality}, judge);
  if (required.least_transfer)
    judge_bound(extended.model, extended.mechanism.transfers.front(), *required.least_transfer, Relation::at_least,
                judge);
  if (required.largest_transfer)
    judge_bound(extended.model, extended.mechanism.transfers.front(), *required.largest_transfer, Relation::at_most,
                judge);
}

// Each requirement says  L_r(phi) + k_r >= 0 (or = 0). With multipliers y_r, non-negative for
// inequalities, sum y_r L_r = 0 as a function of phi and sum y_r k_r < 0, no phi can satisfy all.
void compare(const FiniteModel& model, const Implementable& claim, const FarkasCombination& evidence, Judge& judge) {
  const TransferFunction sum = combined(model, claim.requirements, evidence.terms, judge);
  judge_equal_coefficients(model, sum, {}, judge);
  judge.receive({sum.constant, Relation::less_than, Rational(0), Place{}});
}

}  // namespace candor
