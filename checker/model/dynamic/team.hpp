// SPDX-License-Identifier: MIT
// The balanced team's transfers (Athey and Segal 2013) within a coalition: side payments of a scheme
// that a case may name.
#pragma once

#include <map>

#include "checker/model/dynamic/play.hpp"

namespace candor::dynamic {

/// E[V^j | the types of S are as reported] at one public state, each computed once.
class ConditionalValues {
 public:
  ConditionalValues(const Game& game, const std::vector<Values>& values, std::uint32_t period, std::size_t node)
      : game_(game), values_(values), period_(period), node_(node) {}

  const Rational& operator()(Agent j, Coalition fixed, Profile reports) {
    const JointType types = game_.model().types.restrict(reports, fixed);
    const auto [place, is_new] = known_.try_emplace({j.value, types});
    if (is_new) {
      game_.look();
      place->second = expectation(game_, game_.nodes(period_)[node_], values_[j.value][period_ - 1][node_], types);
    }
    return place->second;
  }

 private:
  const Game& game_;
  const std::vector<Values>& values_;
  std::uint32_t period_;
  std::size_t node_;
  std::map<std::pair<std::uint32_t, JointType>, Rational> known_;
};

/// What each agent expects under truth: [agent].
std::vector<Values> truthful_values_of_all(const Game& game);

/// gamma^i - (sum of the other members' gamma) / (|C| - 1) for the members of C, nothing for
/// outsiders, with gamma^i = sum over the other members j of (E[V^j | i's types] - E[V^j]).
std::vector<Rational> team_transfers(const Game& game, ConditionalValues& expected, Coalition coalition,
                                     Profile messages);

/// team_transfers in a game that is given, from the utilities there: [period - 1][node][messages *
/// agents + agent]. The members' messages decide, and the public state.
std::vector<std::vector<std::vector<Rational>>> team_payments(const Game& game, Coalition coalition);

}  // namespace candor::dynamic
