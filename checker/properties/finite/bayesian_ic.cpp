// SPDX-License-Identifier: MIT
#include "checker/properties/finite/bayesian_ic.hpp"

#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {

void compare(const FiniteModel& model, const BayesianIc& claim, Judge& judge) {
  require_simple(claim.mechanism, BayesianIc::property);
  judge_pure_misreports(model, claim.mechanism, singletons(model.environment.types.agent_count()), judge);
}

}  // namespace candor
