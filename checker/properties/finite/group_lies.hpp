// SPDX-License-Identifier: MIT
// What a group's misreport changes for each of its members, who cannot pay each other: the question of
// group_strategy_proof and of manipulable_profiles.
#pragma once

#include <vector>

#include "checker/model/finite/amount.hpp"
#include "checker/model/finite/mechanism.hpp"

namespace candor {

/// strong: nobody of the group loses by the misreport, and somebody gains. weak: everybody gains.
enum class Strength { strong, weak };

/// Utilities of one member, its own transfer included.
struct MemberChange {
  Agent member;
  Rational truthful, lying;
};

/// The member who decides whether the group misreports: it does exactly if this member prefers that. Strong: who loses
/// most; if nobody loses, who gains most. Weak: who gains least.
const MemberChange& decisive(const std::vector<MemberChange>& changes, Strength strength);

/// u_i(q(reported), truth) + phi_i(reported), of a mechanism with one transfer rule.
Rational utility_at(const ModelOf<Rational>& model, const Mechanism& mechanism, Agent agent, Profile truth,
                    Profile reported);

/// The misreports of one group at true types, all agents reporting `honest` otherwise.
class GroupLies {
 public:
  GroupLies(const ModelOf<Rational>& model, const Mechanism& mechanism, Coalition group, Profile truth, Profile honest);
  /// What the group's report changes; until the next question.
  const std::vector<MemberChange>& changes(JointType report);

 private:
  const ModelOf<Rational>& model_;
  const Mechanism& mechanism_;
  Profile truth_, honest_;
  std::vector<MemberChange> changes_;
};

/// No agent's payoffs depend on the types of others.
bool payoffs_are_private(const ModelOf<Rational>& model);

}  // namespace candor
