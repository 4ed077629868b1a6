// SPDX-License-Identifier: MIT
// groves: each agent is paid the payoffs of the others plus something that does not depend on his
// own report (Groves 1973): phi_i(theta) = sum_{j != i} u_j(theta) + h_i(theta_-i).
#include "checker/properties/finite/groves.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const Groves& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, Groves::property);
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition()) {
    const Coalition alone = Coalition::of(i);
    /// h_i as the profile would have it.
    const auto remainder = [&](JointType theta) {
      Event given;
      given.types = theta;
      return evaluate(model,
                      {Quantity::transfer, alone, {}, claim.mechanism.transfers.front(), given, MixedReport::truth()}) -
             evaluate(model, {Quantity::payoff,
                              types.outsiders(alone),
                              claim.mechanism.allocation,
                              {},
                              given,
                              MixedReport::truth()});
    };
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      if (types.type_of(theta, i) == Type{0}) continue;
      Place place;
      place.coalition = alone;
      place.truth = types.restrict(theta, types.grand_coalition());
      place.other = types.restrict(types.replace(theta, JointType{alone, 0}), types.grand_coalition());
      judge.receive({remainder(*place.truth), Relation::equal, remainder(*place.other), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const Groves&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Groves&, JudgeOf<AffineFunction>&);

}  // namespace candor
