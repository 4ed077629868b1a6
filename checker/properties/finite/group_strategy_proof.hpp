// SPDX-License-Identifier: MIT
// group_strategy_proof: no group has a joint misreport that helps its members, who cannot pay each other (Dubins and
// Freedman 1981; Barbera, Berga and Moreno 2010).
#pragma once

#include <string_view>
#include <vector>

#include "checker/properties/finite/describe.hpp"
#include "checker/properties/finite/group_lies.hpp"

namespace candor {

struct GroupStrategyProof {
  static constexpr std::string_view property = "group_strategy_proof";
  /// Whatever the others report; at every profile, the others truthful; or in expectation, members sharing what they
  /// know and the others truthful.
  enum class SolutionConcept { dominant_strategy, ex_post, bayesian };
  Mechanism mechanism;
  CoalitionPattern coalitions;
  Strength strength = Strength::strong;
  SolutionConcept solution_concept = SolutionConcept::dominant_strategy;
  friend bool operator==(const GroupStrategyProof&, const GroupStrategyProof&) = default;
};

template <class Visitor>
void describe(Visitor& visit, GroupStrategyProof& claim) {
  visit.mechanism(claim.mechanism);
  visit.coalitions(claim.coalitions, UsualCoalitions::pattern);
  visit.word(
      Field{"strength", "which misreports help a group: some member gains and none loses, or every member gains"},
      claim.strength, Strength::strong);
  visit.word(Field{"solution_concept", "what the others report, or what the group expects of them"},
             claim.solution_concept, GroupStrategyProof::SolutionConcept::dominant_strategy);
}

/// One comparison for each misreport of each group: of the member who decides, whose utilities depend on the payoffs.
/// So over numbers alone.
void compare(const ModelOf<Rational>&, const GroupStrategyProof&, Judge&);

/// What the misreport at this place of such a comparison changes for each member.
std::vector<MemberChange> changes_at(const ModelOf<Rational>& model, const GroupStrategyProof& claim,
                                     const Place& place);

}  // namespace candor
