// SPDX-License-Identifier: MIT
// equal_rules: two transfer rules pay the same, or two allocation rules choose the same lottery, at
// every profile.
#include "checker/properties/finite/equal_rules.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const EqualRules& claim, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
    Place place;
    place.truth = types.restrict(theta, types.grand_coalition());
    if (claim.kind == EqualRules::Kind::transfers) {
      for (Agent i : types.grand_coalition()) {
        place.coalition = Coalition::of(i);
        judge.receive(
            {model.transfer(claim.first, i, theta), Relation::equal, model.transfer(claim.second, i, theta), place});
      }
    } else {
      for (Outcome a; a.value < model.outcome_count(); ++a.value) {
        place.outcome = a;
        judge.receive({probability_of(model.allocation(claim.first)(theta), a), Relation::equal,
                       probability_of(model.allocation(claim.second)(theta), a), place});
      }
    }
  }
}

template void compare(const ModelOf<Rational>&, const EqualRules&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const EqualRules&, JudgeOf<AffineFunction>&);

}  // namespace candor
