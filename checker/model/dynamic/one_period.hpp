// SPDX-License-Identifier: MIT
// Collusion schemes of games of one period whose reports may be drawn by lot. Their members'
// messages m decide with which probability x(r | m) the coalition reports r, and the side payments
// q_i(m). Whatever agents expect is then a linear function of x and q.
#pragma once

#include <vector>

#include "checker/model/dynamic/game.hpp"

namespace candor::dynamic {

/// sum of reports[m][r] x(r | m)  +  sum of payments[m][i] q_i(m).
struct SchemeFunction {
  std::vector<std::vector<Rational>> reports;   ///< [joint message][joint report]
  std::vector<std::vector<Rational>> payments;  ///< [joint message][agent]

  void add(const Rational& factor, const SchemeFunction& other);
  Rational at(const std::vector<std::vector<Rational>>& probabilities,
              const std::vector<std::vector<Rational>>& side_payments) const;
};

class OnePeriodPlay {
 public:
  /// The game has one period. Throws std::length_error if the coalition has too many joint types.
  OnePeriodPlay(const Game& game, Coalition coalition);

  SchemeFunction nothing() const;
  /// What an agent of type `truth` expects if he says `report` (to the scheme; an outsider to the
  /// mechanism), the others being truthful.
  SchemeFunction utility(Agent agent, std::uint32_t truth, std::uint32_t report) const;
  /// Before he knows his type, if all are truthful.
  SchemeFunction utility(Agent agent) const;
  SchemeFunction utility(Coalition agents) const;

  const Game& game() const { return game_; }
  Coalition coalition() const { return coalition_; }
  std::uint32_t joint_types() const { return joint_types_; }

 private:
  std::vector<Rational> by_report(Agent agent, std::uint32_t truth, std::uint32_t report) const;

  const Game& game_;
  Coalition coalition_;
  std::uint32_t joint_types_;
};

}  // namespace candor::dynamic
