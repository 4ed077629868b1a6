// SPDX-License-Identifier: MIT
#include "checker/properties/finite/ex_post_ic.hpp"

#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {

void compare(const FiniteModel& model, const ExPostIc& claim, Judge& judge) {
  require_simple(claim.mechanism, ExPostIc::property);
  judge.receive(Misreports(model, claim.mechanism, Misreports::Given::profile,
                           singletons(model.environment.types.agent_count())));
}

}  // namespace candor
