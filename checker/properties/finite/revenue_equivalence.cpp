// SPDX-License-Identifier: MIT
// revenue_equivalence: the allocation and incentive compatibility leave no choice in interim
// utilities but a constant for each agent. With finitely many types that is the exception.
#include "checker/properties/finite/revenue_equivalence.hpp"

#include <algorithm>

#include "checker/evidence.hpp"
#include "checker/properties/finite/combination.hpp"
#include "checker/properties/finite/implementable.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

TransferRequirements truthful(const FiniteModel& model, const RevenueEquivalence& claim) {
  TransferRequirements requirements;
  requirements.allocation = claim.allocation;
  requirements.coalitional_ic = singletons(model.environment.types.agent_count());
  return requirements;
}

/// U_i(truth) - U_i(other), both under truth.
TransferFunction difference(const FiniteModel& model, const RevenueEquivalence& claim, JointType truth,
                            JointType other) {
  return expected_amount(model, claim.allocation, Quantity::utility, truth.coalition, truth) -
         expected_amount(model, claim.allocation, Quantity::utility, other.coalition, other);
}

std::vector<JointType> possible_types(const FiniteModel& model, Agent agent) {
  const Coalition alone = Coalition::of(agent);
  const std::vector<Rational> marginals = model.environment.prior.marginals(model.environment.types, alone);
  std::vector<JointType> result;
  for (std::uint32_t t = 0; t < marginals.size(); ++t)
    if (marginals[t].sign() > 0) result.push_back({alone, t});
  return result;
}

}  // namespace

void compare(const FiniteModel& model, const RevenueEquivalence& claim, const UniqueUtilities& evidence, Judge& judge) {
  const TransferRequirements requirements = truthful(model, claim);
  std::size_t used = 0;
  for (Agent i : model.environment.types.grand_coalition()) {
    const std::vector<JointType> possible = possible_types(model, i);
    for (std::size_t k = 1; k < possible.size(); ++k, ++used) {
      if (used >= evidence.rows.size() || evidence.rows[used].truth != possible[k])
        throw RejectedEvidence(
            "there is not one row for each agent and each of his possible types but the first, in order");
      const UniqueUtilities::Row& row = evidence.rows[used];
      const TransferFunction objective = difference(model, claim, possible[k], possible[0]);
      const Rational least = bound_by(model, requirements, objective, false, row.least, judge),
                     largest = bound_by(model, requirements, objective, true, row.largest, judge);
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = possible[k];
      place.other = possible[0];
      judge.receive({least, Relation::equal, largest, place});
    }
  }
  if (used != evidence.rows.size()) throw RejectedEvidence("there are more rows than types");
  if (used > 0)
    compare(model, Implementable{requirements}, TransferTable{evidence.amounts},
            judge);  // else no agent has two types to compare
}

void compare(const FiniteModel& model, const RevenueEquivalence& claim, const TwoTransferRules& evidence,
             Judge& judge) {
  if (evidence.truth.coalition.size() != 1 || evidence.other.coalition != evidence.truth.coalition)
    throw RejectedEvidence("two types of one agent are needed");
  const std::vector<JointType> possible = possible_types(model, *evidence.truth.coalition.begin());
  for (JointType type : {evidence.truth, evidence.other})
    if (std::find(possible.begin(), possible.end(), type) == possible.end())
      throw RejectedEvidence("a type of the evidence has probability zero, or there is none such");
  const TransferRequirements requirements = truthful(model, claim);
  for (const AgentAmounts* amounts : {&evidence.first, &evidence.second})
    compare(model, Implementable{requirements}, TransferTable{*amounts}, judge);
  const TransferFunction objective = difference(model, claim, evidence.truth, evidence.other);
  Place place;
  place.coalition = evidence.truth.coalition;
  place.truth = evidence.truth;
  place.other = evidence.other;
  judge.receive({objective.at(evidence.first), Relation::not_equal, objective.at(evidence.second), place});
}

}  // namespace candor
