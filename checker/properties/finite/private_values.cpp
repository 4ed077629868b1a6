// SPDX-License-Identifier: MIT
// private_values: u_i(a, theta) depends on theta_i only (Safronov 2016, section 4).
#include "checker/properties/finite/private_values.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const PrivateValues&, JudgeOf<A>& judge) {
  judge_payoffs_depend_on_own_block(model, singletons(model.types().agent_count()), judge);
}

// Each payoff is compared with the payoff at the profile in which the others have their first
// types. Payoffs that are kept by own type are compared with themselves: where they are many, they
// are counted, and not listed.
template <Amount A>
void judge_payoffs_depend_on_own_block(const ModelOf<A>& model, const CoalitionPattern& blocks, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  for (Coalition block : blocks) {
    const JointType first_types{types.outsiders(block), 0};
    for (Agent i : block) {
      if (model.keeps_payoffs_by_own_type(i) && types.profile_count() > most_listed_profiles) {
        judge.receive_identities(std::uint64_t{model.outcome_count()} *
                                 (types.profile_count() - types.joint_type_count(block)));
        continue;
      }
      for (Outcome a; a.value < model.outcome_count(); ++a.value)
        for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
          const Profile base = types.replace(theta, first_types);
          if (base == theta) continue;
          Place place;
          place.coalition = Coalition::of(i);
          place.outcome = a;
          place.truth = types.restrict(theta, types.grand_coalition());
          place.other = types.restrict(base, types.grand_coalition());
          judge.receive({model.payoff(i, a, theta), Relation::equal, model.payoff(i, a, base), place});
        }
    }
  }
}

template void judge_payoffs_depend_on_own_block(const ModelOf<Rational>&, const CoalitionPattern&, JudgeOf<Rational>&);
template void compare(const ModelOf<Rational>&, const PrivateValues&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const PrivateValues&, JudgeOf<AffineFunction>&);

}  // namespace candor
