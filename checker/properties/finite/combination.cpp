// SPDX-License-Identifier: MIT
#include "checker/properties/finite/combination.hpp"

#include <tuple>

#include "checker/properties/expand.hpp"

namespace candor {

void TransferFunction::add(const Rational& factor, const TransferFunction& other) {
  for (const auto& [transfer, coefficient] : other.coefficients) coefficients[transfer] += factor * coefficient;
  constant += factor * other.constant;
}

Rational TransferFunction::at(const AgentAmounts& amounts) const {
  Rational sum = constant;
  for (const auto& [transfer, coefficient] : coefficients)
    sum += coefficient * amounts(transfer.agent, transfer.profile);
  return sum;
}

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
  for_each_constraint_place(model, requirements, [&](Requirement requirement, const Place& place) {
    const auto found = terms.find(key_of(requirement, place));
    if (found == terms.end() || found->second->place != place) return;
    ++used;
    const TransferConstraint constraint = transfer_constraint_at(model, requirements, requirement, place);
    const Rational& multiplier = found->second->multiplier;
    if (!constraint.equality) judge.receive({multiplier, Relation::at_least, Rational(0), place});
    for (const auto& [transfer, coefficient] : constraint.coefficients)
      sum.coefficients[transfer] += multiplier * coefficient;
    sum.constant += multiplier * constraint.constant;
  });
  if (used != terms.size()) throw RejectedEvidence("the combination uses something that is not required");
  return sum;
}

void judge_equal_coefficients(const FiniteModel& model, const TransferFunction& left, const TransferFunction& right,
                              Judge& judge) {
  const TypeSpace& types = model.environment.types;
  std::map<Transfer, std::pair<Rational, Rational>> pairs;
  for (const auto& [transfer, coefficient] : left.coefficients) pairs[transfer].first = coefficient;
  for (const auto& [transfer, coefficient] : right.coefficients) pairs[transfer].second = coefficient;
  for (const auto& [transfer, pair] : pairs) {
    Place place;
    place.coalition = Coalition::of(transfer.agent);
    place.truth = types.restrict(transfer.profile, types.grand_coalition());
    judge.receive({pair.first, Relation::equal, pair.second, place});
  }
}

TransferFunction expected_amount(const FiniteModel& model, std::size_t allocation, Quantity quantity,
                                 Coalition coalition, JointType given) {
  const TypeSpace& types = model.environment.types;
  TransferFunction result;
  Event event;
  event.types = given;
  if (quantity != Quantity::transfer)
    result.constant = evaluate(model, {Quantity::payoff, coalition, allocation, {}, event, MixedReport::truth()});
  if (quantity == Quantity::payoff) return result;
  const bool at_one_profile = given.coalition == types.grand_coalition();
  const Rational probability = at_one_profile ? Rational(1) : event.probability(model.environment);
  const std::uint32_t known = types.offset(given);
  for (std::uint32_t rest : types.offsets(types.outsiders(given.coalition))) {
    const Profile theta{known + rest};
    const Rational weight = at_one_profile ? Rational(1) : model.environment.prior(theta) / probability;
    if (weight.sign() == 0) continue;
    for (Agent i : coalition) result.coefficients[{i, theta}] += weight;
  }
  return result;
}

TransferFunction objective_of(const FiniteModel& model, const Optimum& claim) {
  TransferFunction result =
      expected_amount(model, claim.requirements.allocation, claim.quantity, claim.coalition, claim.given);
  if (claim.minus)
    result.add(-1,
               expected_amount(model, claim.requirements.allocation, claim.quantity, claim.coalition, *claim.minus));
  return result;
}

// sum of y_r (L_r(phi) + k_r) has the coefficients of the objective f, or of -f. As each summand is
// at least 0, so is  f(phi) - f(0) + sum y_r k_r,  or  f(0) - f(phi) + sum y_r k_r.
Rational bound_by(const FiniteModel& model, const TransferRequirements& requirements, const TransferFunction& objective,
                  bool negated, const ObjectiveBound& evidence, Judge& judge) {
  const TransferFunction sum = combined(model, requirements, evidence.terms, judge);
  TransferFunction wanted;
  wanted.add(negated ? -1 : 1, objective);
  judge_equal_coefficients(model, sum, wanted, judge);
  return negated ? objective.constant + sum.constant : objective.constant - sum.constant;
}

}  // namespace candor
