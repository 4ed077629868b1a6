// SPDX-License-Identifier: MIT
// everywhere: at each type profile an amount (payoff, transfer or utility under truth, summed over
// a coalition) compares with a number that the case gives for that profile.
#include "checker/properties/finite/everywhere.hpp"

#include "checker/properties/refusals.hpp"

namespace candor {

void compare(const FiniteModel& model, const Everywhere& claim, Judge& judge) {
  const TypeSpace& types = model.environment.types;
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
      judge.receive({Side(evaluate(model, amount), amount), claim.relation, part.numbers[theta.value], place});
    }
  }
}

}  // namespace candor
