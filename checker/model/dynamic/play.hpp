// SPDX-License-Identifier: MIT
// What strategies are worth: backward induction over the public states of a game. Nothing here
// looks for a best strategy.
//
// With an infinite horizon strategies are stationary from period 2 on. The values in those periods
// solve  values = what the period brings + delta E[values]; since delta < 1, the right side is a
// contraction, and no other (bounded) values do. The solution is compared with that definition, at
// every state, before it is used; then period 1 follows as always. Throws std::length_error if
// there are too many values.
#pragma once

#include <functional>
#include <vector>

#include "checker/model/dynamic/game.hpp"

namespace candor::dynamic {

struct ValueEquation;

/// [period - 1][node][type profile or joint type]
using Values = std::vector<std::vector<std::vector<Rational>>>;

/// U_t^i(k, theta): what the agent expects from period t on when all are truthful, current types
/// known, transfers included.
Values truthful_values(const Game& game, Agent agent);
/// Its expectation at the start.
Rational truthful_value(const Game& game, Coalition coalition);

/// A coalition that pools its types, against truthful outsiders. A single agent is a coalition of
/// one.
class CoalitionPlay {
 public:
  CoalitionPlay(const Game& game, Coalition coalition);

  struct Worth {
    Values values;        ///< F_t(k, theta_C): in total, from period t on, with the outsiders' current types unknown
    Values continuation;  ///< for nodes after period 1: E[F_t(k, .) | the outcome at k, joint type theta_C in the
                          ///< period before]
  };
  /// What is reported; `later` is the worth of the strategy in the periods after. With an infinite
  /// horizon it is not known yet.
  using Strategy =
      std::function<std::uint32_t(const Worth& later, std::uint32_t period, std::size_t node, std::uint32_t truth)>;
  static std::uint32_t truth(const Worth&, std::uint32_t, std::size_t, std::uint32_t types) { return types; }

  Worth worth(const Strategy& strategy) const;
  /// Reporting this now, and afterwards following the strategy whose worth it is.
  Rational reporting(const Worth& worth, std::uint32_t period, std::size_t node, std::uint32_t truth,
                     std::uint32_t report) const;
  /// The strategy's worth at the start.
  Rational at_start(const Worth& worth) const;

  Coalition coalition() const { return coalition_; }
  std::uint32_t joint_types() const { return joint_types_; }

 private:
  void continue_from(Worth& worth, std::uint32_t period) const;
  void add_period(Worth& worth, std::uint32_t period, const Strategy& strategy) const;
  Worth stationary(const Strategy& strategy) const;
  ValueEquation equation(std::size_t node, std::uint32_t truth, std::uint32_t report) const;

  const Game& game_;
  Coalition coalition_;
  std::uint32_t joint_types_;
  std::vector<std::uint32_t> own_, others_;                    // offsets
  std::vector<std::vector<Rational>> payoffs_;                 // [outcome][joint type], in total
  std::vector<std::vector<std::vector<Rational>>> outsiders_;  // [period - 1][node]: belief about the outsiders
};

/// One truthful agent against all others, who report by public state alone.
class OppositionPlay {
 public:
  OppositionPlay(const Game& game, Agent agent);
  using Worth = std::vector<std::vector<Rational>>;  ///< [period - 1][node]: what the agent expects there, before he
                                                     ///< knows his type
  using Strategy = std::function<std::uint32_t(const Worth& later, std::uint32_t period, std::size_t node)>;
  Worth worth(const Strategy& strategy) const;
  /// The others report this now, and follow the strategy afterwards.
  Rational reporting(const Worth& worth, std::uint32_t period, std::size_t node, std::uint32_t report) const;
  std::uint32_t reports() const { return static_cast<std::uint32_t>(others_.size()); }

 private:
  Worth stationary(const Strategy& strategy) const;
  const Game& game_;
  Agent agent_;
  std::vector<std::uint32_t> own_, others_;
};

/// A planner who sees all types and chooses among alternatives, each a lottery over outcomes, by
/// period and type profile.
class PlannerPlay {
 public:
  /// Payoffs of these agents count.
  PlannerPlay(const Model& model, Coalition beneficiaries, Patience patience = {});
  using Worth = std::vector<std::vector<Rational>>;  ///< [period - 1][profile]
  using Strategy = std::function<const Lottery&(const Worth& later, std::uint32_t period, Profile truth)>;
  Worth worth(const Strategy& strategy) const;
  /// This lottery now, and the strategy afterwards. For many of them at one profile:
  /// `outcomes_worth` once.
  std::vector<Rational> outcomes_worth(const Worth& worth, std::uint32_t period, Profile truth) const;  ///< by outcome
  static Rational worth_of(const Lottery& lottery, const std::vector<Rational>& by_outcome);
  Rational at_start(const Worth& worth) const;

 private:
  Worth stationary(const Strategy& strategy) const;
  Rational next(const std::vector<Rational>& values, Outcome outcome, Profile truth) const;
  const Model& model_;
  Coalition beneficiaries_;
  Patience patience_;
};

/// Which types of each agent an information set can have: [period - 1][node][agent][type]. With an
/// infinite horizon those of period 2 are the types that it can have in some later period.
using TypeSets = std::vector<std::vector<std::vector<std::vector<bool>>>>;
/// Those that nature can draw after some reports of all agents.
TypeSets tree_types(const Game& game);
/// Those of positive probability under truth; none at public states off the path.
TypeSets path_types(const Game& game);
TypeSets all_types(const Game& game);

}  // namespace candor::dynamic
