// SPDX-License-Identifier: MIT
// individual_rationality: taking part and reporting truthfully pays at least the outside option:
// given one's type (interim), at every profile (ex post), or in expectation (ex ante).
#include "checker/properties/finite/individual_rationality.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// E[ outside option of i | event ].
Rational outside_option(const Environment& environment, Agent agent, const Event& given) {
  const TypeSpace& types = environment.types;
  if (given.types.coalition == types.grand_coalition())
    return environment.outside_options(agent, types.profile(given.types));
  Rational sum;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    if (given.contains(types, theta)) sum += environment.prior(theta) * environment.outside_options(agent, theta);
  return sum / given.probability(environment);
}

}  // namespace

void compare(const FiniteModel& model, const IndividualRationality& claim, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  for (Agent i : types.grand_coalition()) {
    const Coalition known = claim.stage == Stage::interim   ? Coalition::of(i)
                            : claim.stage == Stage::ex_post ? types.grand_coalition()
                                                            : Coalition();
    for (std::uint32_t t = 0; t < types.joint_type_count(known) && !judge.finished(); ++t) {
      Event given;
      given.types = JointType{known, t};
      if (claim.stage == Stage::interim && given.probability(model.environment).sign() == 0) continue;
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = given.types;
      judge.receive({least_utility(model, claim.mechanism, Coalition::of(i), given, MixedReport::truth()),
                     Relation::at_least, outside_option(model.environment, i, given), place});
    }
  }
}

}  // namespace candor
