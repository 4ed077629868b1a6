// SPDX-License-Identifier: MIT
#include "checker/properties/finite/all_equilibria_efficient.hpp"

#include <algorithm>

#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/guarantee.hpp"
#include "checker/properties/finite/independent_types.hpp"
#include "checker/properties/finite/private_values.hpp"
#include "checker/properties/finite/utilities.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {

// Why this suffices. In an equilibrium each block B reports as a function of theta_B. If the
// blocks' types are independent, then seen from B the others' reports are drawn independently of
// theta_B, so by reporting truthfully B gets at least the least of its utilities over the others'
// fixed reports: payoffs depend on B's own types only, so the others' true types do not matter.
// Hence B's equilibrium utility is at least its ex ante payoff under q. If these payoffs add up to
// the maximal expected surplus and transfers never add up to more than zero, the equilibrium's
// expected surplus is at least the maximal one.
void compare(const FiniteModel& model, const AllEquilibriaEfficient& claim, Judge& judge) {
  require_simple(claim.mechanism, AllEquilibriaEfficient::property);
  const Environment& environment = model.environment;
  const TypeSpace& types = environment.types;
  Coalition covered;
  for (Coalition block : claim.partition) {
    if (block.empty() || !block.intersected_with(covered).empty())
      throw OutOfScope("the blocks of a partition are non-empty and do not overlap");
    covered = covered.united_with(block);
  }
  if (covered != types.grand_coalition()) throw OutOfScope("a partition has every agent in one of its blocks");

  judge_independent_blocks(model, claim.partition, judge);
  const ModelOf<Rational> numbers(model);
  judge_payoffs_depend_on_own_block(numbers, claim.partition, judge);
  compare(numbers, BudgetBalance{claim.mechanism.transfers, Balance::no_deficit}, judge);
  Rational guaranteed;
  for (Coalition block : claim.partition) {
    judge_against_every_report(numbers, claim.mechanism, block, Relation::at_least, judge);
    guaranteed += ex_ante_payoff(numbers, claim.mechanism, block).value;
  }
  Rational maximal;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Rational best = environment.surplus(Outcome{0}, theta);
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      best = std::max(best, environment.surplus(a, theta));
    maximal += environment.prior(theta) * best;
  }
  judge.receive({guaranteed, Relation::equal, maximal, Place{}});
}

}  // namespace candor
