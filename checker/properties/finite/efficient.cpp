// SPDX-License-Identifier: MIT
#include "checker/properties/finite/efficient.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const Efficient& claim, JudgeOf<A>& judge) {
  const AllocationRule& rule = model.allocation(claim.allocation);
  const TypeSpace& types = model.types();
  auto surplus = model.surpluses();
  for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
    if (!model.has_payoffs(theta)) continue;
    surplus.go_to(theta);
    A chosen;
    for (const Lottery::Branch& branch : rule(theta).branches) add(chosen, branch.probability, surplus(branch.outcome));
    for (Outcome a; a.value < model.outcome_count() && !judge.finished(); ++a.value) {
      if (rule(theta).is_sure() && rule(theta).branches.front().outcome == a) continue;
      Place place;
      place.truth = types.restrict(theta, types.grand_coalition());
      place.outcome = a;
      judge.receive({chosen, Relation::at_least, surplus(a), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const Efficient&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Efficient&, JudgeOf<AffineFunction>&);

}  // namespace candor
