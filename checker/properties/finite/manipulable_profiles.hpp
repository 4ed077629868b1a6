// SPDX-License-Identifier: MIT
// manipulable_profiles: at how many type profiles somebody, or some group, gains by a misreport while the others are
// truthful (as Kelly 1993 and Aleskerov and Kurbanov 1999 count them for voting rules).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"
#include "checker/properties/finite/group_lies.hpp"

namespace candor {

struct ManipulableProfiles {
  static constexpr std::string_view property = "manipulable_profiles";
  enum class Measure { number, probability };
  Mechanism mechanism;
  CoalitionPattern coalitions;
  Strength strength = Strength::strong;
  Measure measure = Measure::number;
  Relation relation;
  Rational number;  ///< of profiles, or a probability
  friend bool operator==(const ManipulableProfiles&, const ManipulableProfiles&) = default;
};

template <class Visitor>
void describe(Visitor& visit, ManipulableProfiles& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::singletons);
  visit.word(
      Field{"strength", "which misreports help a group: some member gains and none loses, or every member gains"},
      claim.strength, Strength::strong);
  visit.word(Field{"measure", "whether profiles are counted, or their probabilities added up"}, claim.measure,
             ManipulableProfiles::Measure::number);
  visit.compared(claim.relation, claim.number);
}

/// One comparison, of the number or probability. Over numbers alone: who gains depends on the payoffs.
void compare(const ModelOf<Rational>&, const ManipulableProfiles&, Judge&);

/// A misreport at a profile.
struct GroupLie {
  Profile truth;
  JointType report;
  std::vector<MemberChange> changes;  ///< of each member
};
/// The first that helps a group at this profile; nothing if none does.
std::optional<GroupLie> helpful_lie(const ModelOf<Rational>& model, const ManipulableProfiles& claim, Profile theta);

}  // namespace candor
