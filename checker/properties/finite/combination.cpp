// SPDX-License-Identifier: MIT
#include "checker/properties/finite/combination.hpp"

#include <tuple>

#include "checker/properties/expand.hpp"

namespace candor {

namespace {

// Everything about a constraint's place that tells it from the others of its kind.
using PlaceKey = std::tuple<Requirement, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
PlaceKey key_of(Requirement requirement, const Place& place) {
  constexpr std::uint32_t none = ~0u;
  return {requirement,
          place.coalition ? place.coalition->bits() : none,
          place.truth ? place.truth->coalition.bits() : none,
          place.truth ? place.truth->index : none,
          place.report ? place.report->index : none,
          place.outsiders ? place.outsiders->index : none};
}

}  // namespace

TransferFunction combined(const FiniteModel& model, const TransferRequirements& requirements,
                          const std::vector<FarkasCombination::Term>& listed, Judge& judge) {
  std::map<PlaceKey, const FarkasCombination::Term*> terms;
  for (const FarkasCombination::Term& term : listed)
    if (!terms.emplace(key_of(term.requirement, term.place), &term).second)
      throw RejectedEvidence("the combination uses a requirement twice");

  TransferFunction sum;
  std::size_t used = 0;
  const auto term_at = [&](Requirement requirement, const Place& place) {
    const auto found = terms.find(key_of(requirement, place));
    return found == terms.end() || found->second->place != place ? nullptr : found->second;
  };
  const auto use = [&](const TransferConstraint& constraint) {
    const Rational& multiplier = term_at(constraint.requirement, constraint.place)->multiplier;
    ++used;
    if (!constraint.equality) judge.receive({multiplier, Relation::at_least, Rational(0), constraint.place});
    add(sum, multiplier, TransferFunction(constraint.coefficients, constraint.constant));
  };
  for_each_transfer_constraint(model, requirements, use, term_at);
  if (used != terms.size()) throw RejectedEvidence("the combination uses something that is not required");
  return sum;
}

void judge_equal_coefficients(const FiniteModel& model, const TransferFunction& left, const TransferFunction& right,
                              Judge& judge) {
  const TypeSpace& types = model.environment.types;
  std::map<Transfer, std::pair<Rational, Rational>> pairs;
  for (const auto& [transfer, coefficient] : left.coefficients()) pairs[transfer].first = coefficient;
  for (const auto& [transfer, coefficient] : right.coefficients()) pairs[transfer].second = coefficient;
  for (const auto& [transfer, pair] : pairs) {
    Place place;
    place.coalition = Coalition::of(transfer.agent);
    place.truth = types.restrict(transfer.profile, types.grand_coalition());
    judge.receive({pair.first, Relation::equal, pair.second, place});
  }
}

TransferFunction expected_amount(const FiniteModel& model, std::size_t allocation, Quantity quantity,
                                 Coalition coalition, JointType given) {
  const ModelOf<TransferFunction> unknown(model);
  Event event;
  event.types = given;
  return evaluate(unknown, {quantity, coalition, allocation, unknown.unknown_rule(), event, MixedReport::truth()});
}

TransferFunction objective_of(const FiniteModel& model, const Optimum& claim) {
  const auto amount = [&](const JointType& given) {
    return expected_amount(model, claim.requirements.allocation, claim.quantity, claim.coalition, given);
  };
  return claim.minus ? amount(claim.given) - amount(*claim.minus) : amount(claim.given);
}

// sum of y_r (L_r(phi) + k_r) has the coefficients of the objective f, or of -f. As each summand is
// at least 0, so is  f(phi) - f(0) + sum y_r k_r,  or  f(0) - f(phi) + sum y_r k_r.
Rational bound_by(const FiniteModel& model, const TransferRequirements& requirements, const TransferFunction& objective,
                  bool negated, const ObjectiveBound& evidence, Judge& judge) {
  const TransferFunction sum = combined(model, requirements, evidence.terms, judge);
  TransferFunction wanted;
  add(wanted, negated ? -1 : 1, objective);
  judge_equal_coefficients(model, sum, wanted, judge);
  return negated ? objective.constant + sum.constant : objective.constant - sum.constant;
}

}  // namespace candor
