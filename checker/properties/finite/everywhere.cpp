// SPDX-License-Identifier: MIT
// everywhere: at each type profile an amount (payoff, transfer or utility under truth, summed over
// a coalition) compares with a number that the case gives for that profile.
#include "checker/properties/finite/everywhere.hpp"

#include "checker/properties/refusals.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const Everywhere& claim, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  for (const Everywhere::Part& part : claim.parts) {
    if (part.numbers.size() != types.profile_count())
      throw OutOfScope("the claim does not give one number for each type profile");
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      Place place;
      place.coalition = part.coalition;
      place.truth = types.restrict(theta, types.grand_coalition());
      Event given;
      given.types = *place.truth;
      const Expectation amount{claim.quantity,  part.coalition, claim.allocation,
                               claim.transfers, given,          MixedReport::truth()};
      judge.receive(
          {SideOf<A>(evaluate(model, amount), amount), claim.relation, model.stated(part.numbers[theta.value]), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const Everywhere&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Everywhere&, JudgeOf<AffineFunction>&);

}  // namespace candor
