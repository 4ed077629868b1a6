// SPDX-License-Identifier: MIT
#include "checker/properties/finite/separable.hpp"

namespace candor {

// Separable if and only if every mixed difference of two agents' types vanishes. With b the first
// types and s the surplus:
//    s(theta) - s(b_i, theta_-i) = s(b_j, theta_-j) - s(b_i, b_j, theta_-ij)     for all i < j and
//      theta with theta_i != b_i, theta_j != b_j.
template <Amount A>
void compare(const ModelOf<A>& model, const Separable& claim, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  const auto surplus = [&](Profile theta) {
    return amount_at(model, {Quantity::payoff, types.grand_coalition(), claim.allocation, {}, {}, {}}, theta, theta);
  };
  for (Agent i : types.grand_coalition())
    for (Agent j : types.grand_coalition()) {
      if (j <= i) continue;
      const JointType first_i{Coalition::of(i), 0}, first_j{Coalition::of(j), 0};
      for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
        if (types.type_of(theta, i).value == 0 || types.type_of(theta, j).value == 0) continue;
        const Profile without_i = types.replace(theta, first_i), without_j = types.replace(theta, first_j),
                      without_both = types.replace(without_i, first_j);
        Place place;
        place.agents = {i, j};
        place.truth = types.restrict(theta, types.grand_coalition());
        place.other = types.restrict(without_both, types.grand_coalition());
        judge.receive(
            {surplus(theta) - surplus(without_i), Relation::equal, surplus(without_j) - surplus(without_both), place});
      }
    }
}

template void compare(const ModelOf<Rational>&, const Separable&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Separable&, JudgeOf<AffineFunction>&);

}  // namespace candor
