// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/game.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "checker/model/dynamic/team.hpp"

namespace candor::dynamic {
namespace {

constexpr std::size_t most_moves = std::size_t{1} << 22;  // of all public states together

/// What the mechanism does with reports: transfers only.
std::vector<Rational> transfers_at(const Model& model, const Mechanism& mechanism, std::uint32_t period,
                                   std::size_t state, Profile reports) {
  std::vector<Rational> paid(model.agent_count());
  if (!mechanism.transfers) return paid;
  const std::vector<Rational>& table = model.transfers.at(*mechanism.transfers).amounts[period - 1];
  const std::size_t row = (state * model.profile_count() + reports.value) * model.agent_count();
  for (std::size_t i = 0; i < paid.size(); ++i) paid[i] = table[row + i];
  return paid;
}

}  // namespace

/// `step(period, state, messages, move)` fills in a move and says what is reported; `branches` get
/// their successors here. With an infinite horizon public states of period 2 lead to more of the
/// same: the list grows while it is gone through, until it is closed.
template <class Step>
void Game::expand(const Step& step) {
  nodes_.assign(model_->periods, {});
  nodes_[0].push_back({PublicState{}, {}});
  std::vector<std::map<PublicState, std::size_t>> known(model_->periods);
  std::size_t move_count = 0;
  for (std::uint32_t period = 1; period <= model_->periods; ++period)
    for (std::size_t k = 0; k < nodes_[period - 1].size(); ++k) {
      patience_();
      const PublicState state = nodes_[period - 1][k].state;
      move_count += model_->profile_count();
      if (move_count > most_moves) throw std::length_error("there are too many public states");
      std::vector<Move> moves(model_->profile_count());
      for (Profile messages; messages.value < model_->profile_count(); ++messages.value) {
        Move& move = moves[messages.value];
        const Lottery* lottery = nullptr;
        const std::function<PublicState(Outcome)> successor = step(period, state, messages, move, lottery);
        for (const Lottery::Branch& branch : lottery->branches) {
          Branch& added = move.branches.emplace_back(Branch{branch.outcome, branch.probability, 0});
          if (is_last(period)) continue;
          const std::size_t next = after(period) - 1;
          const auto [place, is_new] = known[next].emplace(successor(branch.outcome), known[next].size());
          added.next = place->second;
          if (is_new) nodes_[next].push_back({place->first, {}});
        }
      }
      nodes_[period - 1][k].moves = std::move(moves);
    }
}

Game::Game(const Model& model, const Mechanism& mechanism, Patience patience)
    : model_(&model), patience_(std::move(patience)) {
  const AllocationRule& rule = model.allocations.at(mechanism.allocation);
  expand([&](std::uint32_t period, const PublicState& state, Profile reports, Move& move, const Lottery*& lottery) {
    const std::size_t index = model.state_index(state);
    move.transfers = transfers_at(model, mechanism, period, index, reports);
    lottery = &model.lottery(rule, period, index, reports);
    return [&model, state, reports](Outcome outcome) { return model.next_state(state, reports, outcome); };
  });
}

Game::Game(const Model& model, const Scheme& scheme, Patience patience)
    : model_(&model), patience_(std::move(patience)) {
  const AllocationRule& rule = model.allocations.at(scheme.mechanism.allocation);
  const TypeSpace& types = model.types;
  const std::uint32_t joint_types = types.joint_type_count(scheme.coalition);
  expand([&](std::uint32_t period, const PublicState& state, Profile messages, Move& move, const Lottery*& lottery) {
    const std::size_t index = model.state_index(state);
    const std::size_t row = index * joint_types + types.restrict(messages, scheme.coalition).index;
    const Profile reports = types.replace(messages, JointType{scheme.coalition, scheme.reports[period - 1][row]});
    move.transfers = transfers_at(model, scheme.mechanism, period, index, reports);
    for (std::size_t i = 0; i < move.transfers.size(); ++i)
      move.transfers[i] += scheme.side_payments[period - 1][row * model.agent_count() + i];
    lottery = &model.lottery(rule, period, index, reports);
    return [&model, state, reports, messages](Outcome outcome) {
      PublicState next = model.next_state(state, reports, outcome);
      next.messages = messages;
      return next;
    };
  });
  if (scheme.team) pay_team(scheme);
}

void Game::pay_team(const Scheme& scheme) {
  const std::vector<std::vector<std::vector<Rational>>> payments = team_payments(*this, scheme.coalition);
  for (std::uint32_t period = 1; period <= periods(); ++period)
    for (std::size_t k = 0; k < nodes(period).size(); ++k)
      for (std::uint32_t messages = 0; messages < model_->profile_count(); ++messages)
        for (Agent i : scheme.coalition) {
          Rational& paid = nodes_[period - 1][k].moves[messages].transfers[i.value];
          paid += payments[period - 1][k][messages * model_->agent_count() + i.value];
          if (period == 1) paid += scheme.team->lump_sums[i.value];
        }
}

Game Game::without_transfers() const {
  Game game = *this;
  for (std::vector<Node>& nodes : game.nodes_)
    for (Node& node : nodes)
      for (Move& move : node.moves) move.transfers.assign(move.transfers.size(), Rational());
  return game;
}

std::optional<std::size_t> Game::find(std::uint32_t period, const PublicState& state) const {
  const std::vector<Node>& known = nodes(period);
  for (std::size_t k = 0; k < known.size(); ++k)
    if (known[k].state == state) return k;
  return std::nullopt;
}

std::span<const Rational> Game::belief(const Node& node, Agent agent) const {
  const PublicState& state = node.state;
  if (!state.reports) return model_->prior[agent.value];
  const std::size_t count = model_->types.type_count(agent);
  const Type last = model_->types.type_of(state.messages ? *state.messages : *state.reports, agent);
  return std::span(model_->transitions[agent.value])
      .subspan((state.outcome->value * count + last.value) * count, count);
}

std::vector<Rational> Game::belief(const Node& node, Coalition coalition) const {
  std::vector<Rational> joint{Rational(1)};
  for (Agent i : coalition) {
    std::vector<Rational> longer;
    for (const Rational& before : joint)
      for (const Rational& own : belief(node, i)) longer.push_back(before * own);
    joint = std::move(longer);
  }
  return joint;
}

Rational expectation(const Game& game, const Game::Node& node, const std::vector<Rational>& value, JointType fixed) {
  const TypeSpace& types = game.model().types;
  const Coalition free = types.outsiders(fixed.coalition);
  const std::vector<Rational> probability = game.belief(node, free);
  const std::vector<std::uint32_t> offsets = types.offsets(free);
  const std::uint32_t base = types.offset(fixed);
  Rational sum;
  for (std::size_t k = 0; k < offsets.size(); ++k)
    if (probability[k].sign() != 0) sum += probability[k] * value[base + offsets[k]];
  return sum;
}

}  // namespace candor::dynamic
