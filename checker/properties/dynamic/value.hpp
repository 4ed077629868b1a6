// SPDX-License-Identifier: MIT
// value: an expected discounted value, or a transfer.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "checker/properties/dynamic/describe.hpp"

namespace candor::dynamic {

/// An expected discounted value from a public state on (payoff, utility), or a transfer of that
/// period, added up over a coalition; over the agents whose types are not given, in expectation
/// given the state.
struct Value {
  static constexpr std::string_view property = "value";
  enum class Of { payoff, transfer, utility } of = Of::utility;
  Mechanism mechanism;                ///< of a scheme: the scheme's
  std::optional<std::size_t> scheme;  ///< in the game that this scheme makes of its mechanism; a transfer is then
                                      ///< mechanism's and side payment together
  Coalition coalition;
  std::uint32_t period = 1;  ///< with an infinite horizon 2 is any later period
  PublicState state;         ///< reports and outcome are given in periods after the first; messages too under a scheme
  JointType given;           ///< true and reported types of some agents in that period
  Relation relation{};
  Rational number;
};

template <class Visitor>
void describe(Visitor& visit, Value& claim) {
  visit.word(Field{"of", "of what"}, claim.of, Value::Of::utility);
  visit.game(claim.mechanism, claim.scheme);
  visit.coalition(claim.coalition);
  visit.state(claim);
  visit.types(Field{"given", "true types of some agents in this period"}, claim.given);
  visit.compared(claim.relation, claim.number);
}

void compare(const Model&, const Value&, Judge&);

}  // namespace candor::dynamic
