// SPDX-License-Identifier: MIT
#include "checker/properties/finite/stable.hpp"

namespace candor {
namespace {

std::vector<MemberChange> changes(const ModelOf<Rational>& model, Coalition coalition, Outcome chosen, Outcome other,
                                  Profile theta) {
  std::vector<MemberChange> result;
  for (Agent i : coalition) result.push_back({i, model.payoff(i, chosen, theta), model.payoff(i, other, theta)});
  return result;
}

}  // namespace

void compare(const ModelOf<Rational>& model, const Stable& claim, Judge& judge) {
  const TypeSpace& types = model.types();
  for (const Stable::Part& part : claim.parts)
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      judge.look();
      for (const Lottery::Branch& branch : model.allocation(claim.allocation)(theta).branches)
        for (Outcome other : part.at(theta)) {
          if (judge.finished()) return;
          if (other == branch.outcome) continue;
          const std::vector<MemberChange> members = changes(model, part.coalition, branch.outcome, other, theta);
          const MemberChange& member = decisive(members, claim.strength);
          Place place;
          place.coalition = part.coalition;
          place.truth = types.restrict(theta, types.grand_coalition());
          place.chosen = branch.outcome;
          place.outcome = other;
          judge.receive({member.truthful, Relation::at_least, member.lying, place});
        }
    }
}

std::vector<MemberChange> changes_at(const ModelOf<Rational>& model, const Place& place) {
  return changes(model, place.coalition.value(), place.chosen.value(), place.outcome.value(),
                 model.types().profile(place.truth.value()));
}

}  // namespace candor
