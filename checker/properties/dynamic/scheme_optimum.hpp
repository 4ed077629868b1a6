// SPDX-License-Identifier: MIT
// scheme_optimum: the best that collusion schemes of one period can do.
#pragma once

#include <string_view>

#include "checker/properties/dynamic/describe.hpp"
#include "checker/properties/dynamic/participation.hpp"

namespace candor::dynamic {

struct MixedScheme;
struct SchemeBounds;
struct SchemeAndBound;

/// In a game of one period, over all collusion schemes of a coalition that are incentive compatible
/// for its members, leave truth optimal for outsiders, balance and are accepted: the largest, or
/// least, sum of some agents' expected utilities. Their reports may be drawn by lot: gamma(m) in
/// Delta(reports), q(m).
struct SchemeOptimum {
  static constexpr std::string_view property = "scheme_optimum";
  static constexpr std::string_view needs =
      "a scheme that attains the number, or multipliers that bound all schemes, are needed";
  enum class Direction { largest, least } direction = Direction::largest;
  Mechanism mechanism;
  Coalition coalition;  ///< the members
  Coalition agents;     ///< whose utilities are added up
  Participation participation = Participation::none;
  Relation relation{};
  Rational number;
};

template <class Visitor>
void describe(Visitor& visit, SchemeOptimum& claim) {
  visit.mechanism(claim.mechanism);
  visit.colluders(claim.coalition);
  visit.agents(Field{"agents", "whose utilities are added up"}, claim.agents, &claim.coalition);
  visit.word(Field{"participation", "when members may decline a scheme"}, claim.participation, Participation::none);
  visit.word(Field{"direction", "the largest or the least value"}, claim.direction, SchemeOptimum::Direction::largest);
  visit.compared(claim.relation, claim.number);
}

void compare(const Model&, const SchemeOptimum&, const MixedScheme&, Judge&);
void compare(const Model&, const SchemeOptimum&, const SchemeBounds&, Judge&);
void compare(const Model&, const SchemeOptimum&, const SchemeAndBound&, Judge&);

}  // namespace candor::dynamic
