// SPDX-License-Identifier: MIT
#include "checker/properties/finite/deviation.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {

// The misreport pays if its least utility over the transfer rules exceeds that of truth. If a gain
// is stated, it is the difference.
void compare(const FiniteModel& model, const Deviation& claim, Judge& judge) {
  const Side truthful = least_utility(model, claim.mechanism, claim.coalition, claim.given, MixedReport::truth());
  const Side deviating = least_utility(model, claim.mechanism, claim.coalition, claim.given, claim.report);
  Place place;
  place.coalition = claim.coalition;
  place.truth = claim.given.types;
  judge.receive({deviating, claim.pays ? Relation::greater_than : Relation::at_most, truthful, place});
  if (claim.gain) judge.receive({deviating.value - truthful.value, Relation::equal, *claim.gain, place});
}

}  // namespace candor
