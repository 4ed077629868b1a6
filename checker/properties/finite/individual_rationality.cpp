// SPDX-License-Identifier: MIT
// individual_rationality: taking part and reporting truthfully pays at least the outside option:
// given one's type (interim), at every profile (ex post), or in expectation (ex ante).
#include "checker/properties/finite/individual_rationality.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// E[ outside option of i | event ].
template <Amount A>
A outside_option(const ModelOf<A>& model, Agent agent, const Event& given) {
  A sum;
  for (const Draw& draw : model.draws(given, MixedReport::truth()))
    add(sum, draw.probability, model.outside_option(agent, draw.truth));
  return sum;
}

}  // namespace

template <Amount A>
void compare(const ModelOf<A>& model, const IndividualRationality& claim, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition()) {
    const Coalition known = claim.stage == Stage::interim   ? Coalition::of(i)
                            : claim.stage == Stage::ex_post ? types.grand_coalition()
                                                            : Coalition();
    for (std::uint32_t t = 0; t < types.joint_type_count(known) && !judge.finished(); ++t) {
      Event given;
      given.types = JointType{known, t};
      if (claim.stage == Stage::interim && model.probability(given).sign() == 0) continue;
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = given.types;
      if (!judge.wants(place)) continue;
      judge.receive({least_utility(model, claim.mechanism, Coalition::of(i), given, MixedReport::truth()),
                     Relation::at_least, outside_option(model, i, given), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const IndividualRationality&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const IndividualRationality&, JudgeOf<AffineFunction>&);
template void compare(const ModelOf<TransferFunction>&, const IndividualRationality&, JudgeOf<TransferFunction>&);

}  // namespace candor
