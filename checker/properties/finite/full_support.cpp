// SPDX-License-Identifier: MIT
#include "checker/properties/finite/full_support.hpp"

namespace candor {

void compare(const FiniteModel& model, const FullSupport&, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
    Place place;
    place.truth = types.restrict(theta, types.grand_coalition());
    judge.receive({model.environment.prior(theta), Relation::greater_than, Rational(0), place});
  }
}

}  // namespace candor
