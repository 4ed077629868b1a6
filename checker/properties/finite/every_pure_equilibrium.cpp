// SPDX-License-Identifier: MIT
#include "checker/properties/finite/every_pure_equilibrium.hpp"

#include "checker/evidence.hpp"
#include "checker/model/finite/strategies.hpp"
#include "checker/properties/finite/plan_enumeration.hpp"
#include "checker/properties/finite/pure_equilibria.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// The first outcome with the largest surplus.
Outcome best_outcome(const Environment& environment, Profile theta) {
  Outcome best;
  Rational largest = environment.surplus(best, theta);
  for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
    const Rational surplus = environment.surplus(a, theta);
    if (surplus <= largest) continue;
    largest = surplus;
    best = a;
  }
  return best;
}

void judge_outcomes(const FiniteModel& model, const EveryPureEquilibrium& claim, const PlanProfile& plans,
                    Judge& judge) {
  const Environment& environment = model.environment;
  const StrategyProfile strategies = strategies_of(model, claim.game_form, plans);
  for (Profile theta; theta.value < environment.types.profile_count() && !judge.finished(); ++theta.value) {
    if (environment.prior(theta).sign() == 0) continue;
    const Lottery lottery = induced_lottery(model, strategies, theta);
    Place place;
    place.plans = plans;
    place.truth = environment.types.restrict(theta, environment.types.grand_coalition());
    if (claim.allocation) {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
        place.outcome = a;
        judge.receive({probability_of(lottery, a), Relation::equal,
                       probability_of(model.allocations.at(*claim.allocation)(theta), a), place});
      }
    } else {
      Rational surplus;
      for (const Lottery::Branch& branch : lottery.branches)
        surplus += branch.probability * environment.surplus(branch.outcome, theta);
      place.outcome = best_outcome(environment, theta);
      judge.receive({surplus, Relation::at_least, environment.surplus(*place.outcome, theta), place});
    }
  }
}

}  // namespace

void compare(const ModelOf<Rational>& numbers, const EveryPureEquilibrium& claim, Judge& judge) {
  const FiniteModel& model = numbers;
  for_each_pure_equilibrium(model, claim.game_form, claim.symmetric, judge.patience(), [&](const PlanProfile& plans) {
    judge_outcomes(model, claim, plans, judge);
    return !judge.finished();
  });
}

void compare(const FiniteModel& model, const EveryPureEquilibrium& claim, const Witness& witness, Judge& judge) {
  if (!witness.place.plans) throw RejectedEvidence("the witness names no equilibrium");
  require_pure_equilibrium(model, claim.game_form, claim.symmetric, *witness.place.plans);
  judge_outcomes(model, claim, *witness.place.plans, judge);
}

}  // namespace candor
