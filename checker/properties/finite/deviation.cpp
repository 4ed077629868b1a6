// SPDX-License-Identifier: MIT
#include "checker/properties/finite/deviation.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {

// The misreport pays if its least utility over the transfer rules exceeds that of truth. If a gain
// is stated, it is the difference.
template <Amount A>
void compare(const ModelOf<A>& model, const Deviation& claim, JudgeOf<A>& judge) {
  const SideOf<A> truthful = least_utility(model, claim.mechanism, claim.coalition, claim.given, MixedReport::truth());
  const SideOf<A> deviating = least_utility(model, claim.mechanism, claim.coalition, claim.given, claim.report);
  Place place;
  place.coalition = claim.coalition;
  place.truth = claim.given.types;
  judge.receive({deviating, claim.pays ? Relation::greater_than : Relation::at_most, truthful, place});
  if (claim.gain) judge.receive({deviating.value - truthful.value, Relation::equal, model.stated(*claim.gain), place});
}

template void compare(const ModelOf<Rational>&, const Deviation&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Deviation&, JudgeOf<AffineFunction>&);

}  // namespace candor
