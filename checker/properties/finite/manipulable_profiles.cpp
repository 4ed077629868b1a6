// SPDX-License-Identifier: MIT
#include "checker/properties/finite/manipulable_profiles.hpp"

#include <algorithm>

#include "checker/properties/finite/utilities.hpp"

namespace candor {

std::optional<GroupLie> helpful_lie(const ModelOf<Rational>& model, const ManipulableProfiles& claim, Profile theta) {
  for (Coalition group : claim.coalitions) {
    GroupLies lies(model, claim.mechanism, group, theta, theta);
    for (JointType report{group, 0}; report.index < model.types().joint_type_count(group); ++report.index) {
      const std::vector<MemberChange>& changes = lies.changes(report);
      const MemberChange& member = decisive(changes, claim.strength);
      if (member.lying > member.truthful) return GroupLie{theta, report, changes};
    }
  }
  return std::nullopt;
}

void compare(const ModelOf<Rational>& model, const ManipulableProfiles& claim, Judge& judge) {
  require_simple(claim.mechanism, ManipulableProfiles::property);
  if (std::none_of(claim.coalitions.begin(), claim.coalitions.end(),
                   [&](Coalition group) { return model.types().joint_type_count(group) > 1; }))
    return;  // nobody can lie
  Rational total;
  for (Profile theta; theta.value < model.types().profile_count(); ++theta.value) {
    judge.look();
    if (!helpful_lie(model, claim, theta)) continue;
    total += claim.measure == ManipulableProfiles::Measure::number ? Rational(1) : model.prior()(theta);
  }
  judge.receive({std::move(total), claim.relation, claim.number, {}});
}

}  // namespace candor
