// SPDX-License-Identifier: MIT
#include "checker/properties/finite/efficient.hpp"

namespace candor {

void compare(const FiniteModel& model, const Efficient& claim, Judge& judge) {
  const Environment& environment = model.environment;
  const AllocationRule& rule = model.allocations.at(claim.allocation);
  SurplusWalk surplus(environment);
  for (Profile theta; theta.value < environment.types.profile_count() && !judge.finished(); ++theta.value) {
    surplus.go_to(theta);
    Rational chosen;
    for (const Lottery::Branch& branch : rule(theta).branches) chosen += branch.probability * surplus(branch.outcome);
    for (Outcome a; a.value < environment.outcome_count() && !judge.finished(); ++a.value) {
      if (rule(theta).is_sure() && rule(theta).branches.front().outcome == a) continue;
      Place place;
      place.truth = environment.types.restrict(theta, environment.types.grand_coalition());
      place.outcome = a;
      judge.receive({chosen, Relation::at_least, surplus(a), place});
    }
  }
}

}  // namespace candor
