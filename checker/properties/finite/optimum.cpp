// SPDX-License-Identifier: MIT
// optimum: over all transfer rules that meet some requirements, the least (or largest) value of an
// expected transfer or utility is exactly a number. Shown by transfers that attain it and a
// combination of the requirements that bounds it; refuted by better transfers, by a bound that
// excludes the number, or by a combination that excludes all transfers.
#include "checker/properties/finite/optimum.hpp"

#include "checker/evidence.hpp"
#include "checker/properties/finite/combination.hpp"
#include "checker/properties/finite/implementable.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

bool is_largest(const Optimum& claim) { return claim.direction == Optimum::Direction::largest; }

Place place_of(const Optimum& claim) {
  Place place;
  place.coalition = claim.coalition;
  place.truth = claim.given;
  place.other = claim.minus;
  return place;
}

void require_understood(const FiniteModel& model, const Optimum& claim) {
  if (claim.quantity == Quantity::payoff) throw OutOfScope("payoffs do not depend on transfers");
  const Coalition everybody = model.environment.types.grand_coalition();
  if (!claim.given.coalition.is_subset_of(everybody) ||
      (claim.minus && !claim.minus->coalition.is_subset_of(everybody)))
    throw OutOfScope("the claim conditions on types of agents that there are not");
}

}  // namespace

void compare(const FiniteModel& model, const Optimum& claim, const Optimality& evidence, Judge& judge) {
  require_understood(model, claim);
  compare(model, Implementable{claim.requirements}, TransferTable{evidence.amounts}, judge);
  const TransferFunction objective = objective_of(model, claim);
  judge.receive({objective.at(evidence.amounts), Relation::equal, claim.number, place_of(claim)});
  const Rational bound = bound_by(model, claim.requirements, objective, is_largest(claim), evidence.bound, judge);
  judge.receive({bound, is_largest(claim) ? Relation::at_most : Relation::at_least, claim.number, Place{}});
}

void compare(const FiniteModel& model, const Optimum& claim, const BetterTransfers& evidence, Judge& judge) {
  require_understood(model, claim);
  compare(model, Implementable{claim.requirements}, TransferTable{evidence.amounts}, judge);
  judge.receive({objective_of(model, claim).at(evidence.amounts),
                 is_largest(claim) ? Relation::greater_than : Relation::less_than, claim.number, place_of(claim)});
}

void compare(const FiniteModel& model, const Optimum& claim, const ObjectiveBound& evidence, Judge& judge) {
  require_understood(model, claim);
  const Rational bound =
      bound_by(model, claim.requirements, objective_of(model, claim), is_largest(claim), evidence, judge);
  judge.receive(
      {bound, is_largest(claim) ? Relation::less_than : Relation::greater_than, claim.number, place_of(claim)});
}

void compare(const FiniteModel& model, const Optimum& claim, const FarkasCombination& evidence, Judge& judge) {
  require_understood(model, claim);
  compare(model, Implementable{claim.requirements}, evidence, judge);
}

}  // namespace candor
