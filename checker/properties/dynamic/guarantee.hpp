// SPDX-License-Identifier: MIT
// guarantee: what an agent gets whatever the others do.
#pragma once

#include <optional>
#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

struct Opposition;
struct MixedPlay;

/// What a truthful agent gets at least, whatever the others do: g_i; with `best_response`, the most
/// that an agent can make sure of by his best strategy: m_i, in a game of one period. Without a
/// number, for each of the agents: as much as when all are truthful.
struct Guarantee {
  static constexpr std::string_view property = "guarantee";
  static constexpr std::string_view needs = "the worst policy of the others is needed";
  Mechanism mechanism;
  Coalition agents;     ///< one agent if there is a number
  Relation relation{};  ///< of g_i or m_i to the number
  std::optional<Rational> number;
  bool best_response = false;
};

template <class Visitor>
void describe(Visitor& visit, Guarantee& claim) {
  visit.mechanism(claim.mechanism);
  visit.agents(Field{"agents", "whose guarantee"}, claim.agents, nullptr);
  visit.flag(Field{"best_response", "the agent answers as is best for it, instead of being truthful"},
             claim.best_response, false);
  visit.guaranteed(claim);
}

void compare(const Model&, const Guarantee&, const Opposition&, Judge&);
void compare(const Model&, const Guarantee&, const MixedPlay&, Judge&);

}  // namespace candor::dynamic
