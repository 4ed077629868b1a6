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
void compare(const FiniteModel& model, const Implementable& claim, const TransferTable& evidence, Judge& receiver) {
  AsNumbers judge(receiver);
  const Extended extended(model, claim.requirements.allocation, {&evidence.amounts});
  for (Requirement requirement : every_requirement)
    compare(ModelOf<Rational>(extended.model), claim.requirements, requirement, extended.mechanism.transfers.front(),
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
