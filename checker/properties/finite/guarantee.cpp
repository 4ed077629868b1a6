// SPDX-License-Identifier: MIT
#include "checker/properties/finite/guarantee.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {

template <Amount A>
SideOf<A> ex_ante_payoff(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition) {
  const Expectation payoff{Quantity::payoff, coalition, mechanism.allocation,
                           std::nullopt,     Event{},   MixedReport::truth()};
  return {evaluate(model, payoff), payoff};
}

template <Amount A>
void judge_against_every_report(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition,
                                Relation relation, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  const SideOf<A> target = ex_ante_payoff(model, mechanism, coalition);
  const Coalition outsiders = types.outsiders(coalition);
  for (std::uint32_t o = 0; o < types.joint_type_count(outsiders) && !judge.finished(); ++o) {
    Place place;
    place.coalition = coalition;
    place.outsiders = JointType{outsiders, o};
    if (!judge.wants(place)) continue;
    judge.receive({least_utility(model, mechanism, coalition, Event{}, MixedReport::pure(*place.outsiders)), relation,
                   target, place});
  }
}

template <Amount A>
void compare(const ModelOf<A>& model, const Guarantee& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, Guarantee::property);
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    judge_against_every_report(model, claim.mechanism, coalition, Relation::equal, judge);
  }
}

template SideOf<Rational> ex_ante_payoff(const ModelOf<Rational>&, const Mechanism&, Coalition);
template void judge_against_every_report(const ModelOf<Rational>&, const Mechanism&, Coalition, Relation,
                                         JudgeOf<Rational>&);
template void compare(const ModelOf<Rational>&, const Guarantee&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Guarantee&, JudgeOf<AffineFunction>&);

}  // namespace candor
