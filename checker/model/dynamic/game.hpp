// SPDX-License-Identifier: MIT
// A public mechanism laid out: every public state that reports can lead to, and what happens there
// after each profile of messages.
//
// In the game of a mechanism messages are reports. In the game of a collusion scheme the members'
// messages go to the mediator, who reports in their place; it is a public mechanism again, with
// states that remember messages too. At a public state every agent believes that the others' last
// messages were true, whatever he himself said.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "checker/model/dynamic/model.hpp"
#include "exact/patience.hpp"

namespace candor::dynamic {

class Game {
 public:
  struct Branch {
    Outcome outcome;
    Rational probability;
    std::size_t next =
        0;  ///< position of the next public state in the period after (Model::after); of no account in the last
  };
  struct Move {
    std::vector<Branch> branches;
    std::vector<Rational> transfers;  ///< to each agent
  };
  struct Node {
    PublicState state;
    std::vector<Move> moves;  ///< by profile of messages
  };

  /// Throws std::length_error if there are too many states. The patience is asked while the game is
  /// laid out, and by whoever plays it.
  Game(const Model& model, const Mechanism& mechanism, Patience patience = {});
  /// With the scheme's side payments, those of a team included.
  Game(const Model& model, const Scheme& scheme, Patience patience = {});
  /// The same states and outcomes, nothing paid.
  Game without_transfers() const;

  const Model& model() const { return *model_; }
  const Patience& patience() const { return patience_; }
  void look() const { patience_(); }
  std::uint32_t periods() const { return model_->periods; }  ///< those that are told apart
  bool is_last(std::uint32_t period) const { return model_->is_last(period); }
  std::uint32_t after(std::uint32_t period) const { return model_->after(period); }
  /// With an infinite horizon those of period 2 are the public states that reports can lead to in
  /// any later period.
  const std::vector<Node>& nodes(std::uint32_t period) const { return nodes_[period - 1]; }
  /// Position of a public state; nothing if reports cannot lead to it.
  std::optional<std::size_t> find(std::uint32_t period, const PublicState& state) const;
  /// The distribution of an agent's type at a public state: mu^i(. | a_{t-1}, last message), or the
  /// prior.
  std::span<const Rational> belief(const Node& node, Agent agent) const;
  /// Of the joint types of a coalition: the product of its members' distributions.
  std::vector<Rational> belief(const Node& node, Coalition coalition) const;

 private:
  template <class Step>
  void expand(const Step& step);
  void pay_team(const Scheme& scheme);

  const Model* model_;
  Patience patience_;
  std::vector<std::vector<Node>> nodes_;
};

/// E[value(theta)] over those profiles that agree with the fixed types, the other agents' drawn
/// from their beliefs at the node.
Rational expectation(const Game& game, const Game::Node& node, const std::vector<Rational>& value, JointType fixed);
inline Rational expectation(const Game& game, const Game::Node& node, const std::vector<Rational>& value) {
  return expectation(game, node, value, JointType{});
}

}  // namespace candor::dynamic
