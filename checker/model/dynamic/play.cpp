// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/play.hpp"

#include <stdexcept>
#include <utility>

#include "checker/model/dynamic/fixed_point.hpp"

namespace candor::dynamic {
namespace {

std::vector<Rational> solved(std::vector<ValueEquation> equations, const Patience& patience) {
  constexpr std::size_t most = 1024;
  if (equations.size() > most)
    throw std::length_error("over an infinite horizon " + std::to_string(equations.size()) +
                            " values depend on each other: that is too many to solve for");
  std::optional<std::vector<Rational>> solution = solve(std::move(equations), patience);
  if (!solution) throw std::logic_error("the values over an infinite horizon are not determined");
  return std::move(*solution);
}

/// Values that satisfy their definition are the values: it is a contraction.
void require_fixed(bool fixed) {
  if (!fixed) throw std::logic_error("the values over an infinite horizon do not satisfy their equations");
}

/// What an agent expects at each node of period 2, over an infinite horizon, if all are truthful.
std::vector<Rational> stationary_expectations(const Game& game, Agent agent) {
  const Model& model = game.model();
  std::vector<ValueEquation> equations;
  for (const Game::Node& node : game.nodes(game.periods())) {
    ValueEquation& equation = equations.emplace_back();
    const std::vector<Rational> probability = game.belief(node, model.types.grand_coalition());
    for (Profile theta; theta.value < model.profile_count(); ++theta.value) {
      if (probability[theta.value].sign() == 0) continue;
      game.look();
      const Game::Move& move = node.moves[theta.value];
      equation.constant += probability[theta.value] * move.transfers[agent.value];
      for (const Game::Branch& branch : move.branches) {
        const Rational weight = probability[theta.value] * branch.probability;
        equation.constant += weight * model.payoff(agent, branch.outcome, model.types.type_of(theta, agent));
        equation.weights[branch.next] += weight * model.discount;
      }
    }
  }
  return solved(std::move(equations), game.patience());
}

}  // namespace

Values truthful_values(const Game& game, Agent agent) {
  const Model& model = game.model();
  Values values(game.periods());
  std::vector<Rational> expected;  // at each node of the period after
  if (model.infinite) expected = stationary_expectations(game, agent);
  for (std::uint32_t period = game.periods(); period >= 1; --period) {
    const std::vector<Game::Node>& nodes = game.nodes(period);
    std::vector<Rational> here;
    for (const Game::Node& node : nodes) {
      std::vector<Rational>& by_profile = values[period - 1].emplace_back();
      for (Profile theta; theta.value < model.profile_count(); ++theta.value) {
        game.look();
        const Game::Move& move = node.moves[theta.value];
        Rational value = move.transfers[agent.value];
        for (const Game::Branch& branch : move.branches) {
          Rational later = model.payoff(agent, branch.outcome, model.types.type_of(theta, agent));
          if (!game.is_last(period)) later += model.discount * expected[branch.next];
          value += branch.probability * later;
        }
        by_profile.push_back(std::move(value));
      }
      here.push_back(expectation(game, node, by_profile));
    }
    require_fixed(!model.infinite || period == 1 || here == expected);
    expected = std::move(here);
  }
  return values;
}

Rational truthful_value(const Game& game, Coalition coalition) {
  Rational sum;
  for (Agent i : coalition) sum += expectation(game, game.nodes(1).front(), truthful_values(game, i)[0][0]);
  return sum;
}

// --- a coalition ---------------------------------------------------------------------------------

CoalitionPlay::CoalitionPlay(const Game& game, Coalition coalition)
    : game_(game),
      coalition_(coalition),
      joint_types_(game.model().types.joint_type_count(coalition)),
      own_(game.model().types.offsets(coalition)),
      others_(game.model().types.offsets(game.model().types.outsiders(coalition))) {
  const Model& model = game.model();
  for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value) {
    std::vector<Rational>& by_type = payoffs_.emplace_back();
    for (std::uint32_t joint = 0; joint < joint_types_; ++joint) {
      Rational sum;
      for (Agent i : coalition) sum += model.payoff(i, outcome, model.types.type_of(JointType{coalition, joint}, i));
      by_type.push_back(std::move(sum));
    }
  }
  for (std::uint32_t period = 1; period <= game.periods(); ++period) {
    std::vector<std::vector<Rational>>& by_node = outsiders_.emplace_back();
    for (const Game::Node& node : game.nodes(period))
      by_node.push_back(game.belief(node, model.types.outsiders(coalition)));
  }
}

/// The continuation at the nodes of a period, from their values.
void CoalitionPlay::continue_from(Worth& worth, std::uint32_t period) const {
  const Model& model = game_.model();
  for (std::size_t k = 0; k < game_.nodes(period).size(); ++k) {
    const std::uint32_t outcome = game_.nodes(period)[k].state.outcome->value;
    std::vector<Rational> tensor = worth.values[period - 1][k];
    // One member after the other: his type in this period gives way to that of the period before.
    std::size_t inner = tensor.size();
    for (Agent i : coalition_) {
      const std::size_t count = model.types.type_count(i);
      inner /= count;
      std::vector<Rational> contracted(tensor.size());
      for (std::size_t at = 0; at < tensor.size(); ++at) {
        game_.look();
        const std::size_t last = at / inner % count, base = at - last * inner;
        for (std::size_t next = 0; next < count; ++next) {
          const Rational& probability = model.transition(i, Outcome{outcome}, Type{static_cast<std::uint32_t>(last)},
                                                         Type{static_cast<std::uint32_t>(next)});
          if (probability.sign() != 0) contracted[at] += probability * tensor[base + next * inner];
        }
      }
      tensor = std::move(contracted);
    }
    worth.continuation[period - 1].push_back(std::move(tensor));
  }
}

void CoalitionPlay::add_period(Worth& worth, std::uint32_t period, const Strategy& strategy) const {
  for (std::size_t k = 0; k < game_.nodes(period).size(); ++k) {
    std::vector<Rational>& by_type = worth.values[period - 1].emplace_back();
    for (std::uint32_t truth = 0; truth < joint_types_; ++truth)
      by_type.push_back(reporting(worth, period, k, truth, strategy(worth, period, k, truth)));
  }
  if (period > 1) continue_from(worth, period);
}

CoalitionPlay::Worth CoalitionPlay::worth(const Strategy& strategy) const {
  if (game_.model().infinite) return stationary(strategy);
  Worth worth{Values(game_.periods()), Values(game_.periods())};
  for (std::uint32_t period = game_.periods(); period >= 1; --period) add_period(worth, period, strategy);
  return worth;
}

/// The value of a report in period 2 in terms of the continuations: unknown node * joint types +
/// joint type of the period before.
ValueEquation CoalitionPlay::equation(std::size_t node, std::uint32_t truth, std::uint32_t report) const {
  const Model& model = game_.model();
  const std::uint32_t period = game_.periods();
  game_.look();
  ValueEquation result;
  for (std::size_t k = 0; k < others_.size(); ++k) {
    const Rational& belief = outsiders_[period - 1][node][k];
    if (belief.sign() == 0) continue;
    const Game::Move& move = game_.nodes(period)[node].moves[own_[report] + others_[k]];
    for (Agent i : coalition_) result.constant += belief * move.transfers[i.value];
    for (const Game::Branch& branch : move.branches) {
      const Rational weight = belief * branch.probability;
      result.constant += weight * payoffs_[branch.outcome.value][truth];
      result.weights[branch.next * joint_types_ + truth] += weight * model.discount;
    }
  }
  return result;
}

CoalitionPlay::Worth CoalitionPlay::stationary(const Strategy& strategy) const {
  const Model& model = game_.model();
  const std::uint32_t period = game_.periods();
  Worth worth{Values(period), Values(period)};
  std::vector<ValueEquation> equations;
  for (std::size_t k = 0; k < game_.nodes(period).size(); ++k) {
    std::vector<ValueEquation> by_type;
    for (std::uint32_t truth = 0; truth < joint_types_; ++truth)
      by_type.push_back(equation(k, truth, strategy(worth, period, k, truth)));
    for (std::uint32_t last = 0; last < joint_types_; ++last) {
      ValueEquation& continuation = equations.emplace_back();
      for (std::uint32_t next = 0; next < joint_types_; ++next) {
        game_.look();
        Rational probability = 1;
        for (Agent i : coalition_)
          probability *= model.transition(i, *game_.nodes(period)[k].state.outcome,
                                          model.types.type_of(JointType{coalition_, last}, i),
                                          model.types.type_of(JointType{coalition_, next}, i));
        if (probability.sign() != 0) continuation.add(probability, by_type[next]);
      }
    }
  }
  const std::vector<Rational> solution = solved(std::move(equations), game_.patience());
  std::vector<std::vector<Rational>> continuation;
  for (std::size_t k = 0; k < solution.size(); k += joint_types_)
    continuation.emplace_back(solution.begin() + static_cast<std::ptrdiff_t>(k),
                              solution.begin() + static_cast<std::ptrdiff_t>(k + joint_types_));
  worth.continuation[period - 1] = continuation;
  const Worth assumed = worth;
  worth.continuation[period - 1].clear();
  for (std::size_t k = 0; k < game_.nodes(period).size(); ++k) {
    std::vector<Rational>& by_type = worth.values[period - 1].emplace_back();
    for (std::uint32_t truth = 0; truth < joint_types_; ++truth)
      by_type.push_back(reporting(assumed, period, k, truth, strategy(assumed, period, k, truth)));
  }
  continue_from(worth, period);
  require_fixed(worth.continuation[period - 1] == continuation);
  add_period(worth, 1, strategy);
  return worth;
}

Rational CoalitionPlay::reporting(const Worth& worth, std::uint32_t period, std::size_t node, std::uint32_t truth,
                                  std::uint32_t report) const {
  game_.look();
  const Model& model = game_.model();
  const std::vector<Game::Move>& moves = game_.nodes(period)[node].moves;
  const std::vector<Rational>& belief = outsiders_[period - 1][node];
  Rational sum;
  for (std::size_t k = 0; k < others_.size(); ++k) {
    if (belief[k].sign() == 0) continue;
    const Game::Move& move = moves[own_[report] + others_[k]];
    Rational value;
    for (Agent i : coalition_) value += move.transfers[i.value];
    for (const Game::Branch& branch : move.branches) {
      Rational later = payoffs_[branch.outcome.value][truth];
      if (!game_.is_last(period))
        later += model.discount * worth.continuation[game_.after(period) - 1][branch.next][truth];
      value += branch.probability * later;
    }
    sum += belief[k] * value;
  }
  return sum;
}

Rational CoalitionPlay::at_start(const Worth& worth) const {
  const std::vector<Rational> probability = game_.belief(game_.nodes(1).front(), coalition_);
  Rational sum;
  for (std::uint32_t joint = 0; joint < joint_types_; ++joint) sum += probability[joint] * worth.values[0][0][joint];
  return sum;
}

// --- all against one -----------------------------------------------------------------------------

OppositionPlay::OppositionPlay(const Game& game, Agent agent)
    : game_(game),
      agent_(agent),
      own_(game.model().types.offsets(Coalition::of(agent))),
      others_(game.model().types.offsets(game.model().types.outsiders(Coalition::of(agent)))) {}

Rational OppositionPlay::reporting(const Worth& worth, std::uint32_t period, std::size_t node,
                                   std::uint32_t report) const {
  game_.look();
  const Model& model = game_.model();
  const Game::Node& here = game_.nodes(period)[node];
  const std::span<const Rational> belief = game_.belief(here, agent_);
  Rational sum;
  for (std::uint32_t type = 0; type < own_.size(); ++type) {
    if (belief[type].sign() == 0) continue;
    const Game::Move& move = here.moves[own_[type] + others_[report]];
    Rational value = move.transfers[agent_.value];
    for (const Game::Branch& branch : move.branches) {
      Rational later = model.payoff(agent_, branch.outcome, Type{type});
      if (!game_.is_last(period)) later += model.discount * worth[game_.after(period) - 1][branch.next];
      value += branch.probability * later;
    }
    sum += belief[type] * value;
  }
  return sum;
}

OppositionPlay::Worth OppositionPlay::worth(const Strategy& strategy) const {
  if (game_.model().infinite) return stationary(strategy);
  Worth worth(game_.periods());
  for (std::uint32_t period = game_.periods(); period >= 1; --period)
    for (std::size_t k = 0; k < game_.nodes(period).size(); ++k)
      worth[period - 1].push_back(reporting(worth, period, k, strategy(worth, period, k)));
  return worth;
}

OppositionPlay::Worth OppositionPlay::stationary(const Strategy& strategy) const {
  const Model& model = game_.model();
  const std::uint32_t period = game_.periods();
  Worth worth(period);
  std::vector<ValueEquation> equations;
  for (std::size_t k = 0; k < game_.nodes(period).size(); ++k) {
    const std::uint32_t report = strategy(worth, period, k);
    const Game::Node& here = game_.nodes(period)[k];
    const std::span<const Rational> belief = game_.belief(here, agent_);
    game_.look();
    ValueEquation& equation = equations.emplace_back();
    for (std::uint32_t type = 0; type < own_.size(); ++type) {
      const Game::Move& move = here.moves[own_[type] + others_[report]];
      equation.constant += belief[type] * move.transfers[agent_.value];
      for (const Game::Branch& branch : move.branches) {
        const Rational weight = belief[type] * branch.probability;
        equation.constant += weight * model.payoff(agent_, branch.outcome, Type{type});
        equation.weights[branch.next] += weight * model.discount;
      }
    }
  }
  worth[period - 1] = solved(std::move(equations), game_.patience());
  for (std::size_t k = 0; k < game_.nodes(period).size(); ++k)
    require_fixed(worth[period - 1][k] == reporting(worth, period, k, strategy(worth, period, k)));
  worth[0].push_back(reporting(worth, 1, 0, strategy(worth, 1, 0)));
  return worth;
}

// --- a planner -----------------------------------------------------------------------------------

PlannerPlay::PlannerPlay(const Model& model, Coalition beneficiaries, Patience patience)
    : model_(model), beneficiaries_(beneficiaries), patience_(std::move(patience)) {}

/// E[values(next profile) | outcome, profile].
Rational PlannerPlay::next(const std::vector<Rational>& values, Outcome outcome, Profile truth) const {
  const TypeSpace& types = model_.types;
  std::vector<Rational> tensor = values;
  for (std::uint32_t i = types.agent_count(); i-- > 0;) {  // the last agent is the fastest index
    const std::uint32_t count = types.type_count(Agent{i});
    std::vector<Rational> contracted(tensor.size() / count);
    for (std::size_t at = 0; at < contracted.size(); ++at)
      for (std::uint32_t next = 0; next < count; ++next) {
        const Rational& probability = model_.transition(Agent{i}, outcome, types.type_of(truth, Agent{i}), Type{next});
        if (probability.sign() != 0) contracted[at] += probability * tensor[at * count + next];
      }
    tensor = std::move(contracted);
  }
  return tensor.front();
}

std::vector<Rational> PlannerPlay::outcomes_worth(const Worth& worth, std::uint32_t period, Profile truth) const {
  std::vector<Rational> by_outcome;
  for (Outcome outcome; outcome.value < model_.outcome_count(); ++outcome.value) {
    patience_();
    Rational sum;
    for (Agent i : beneficiaries_) sum += model_.payoff(i, outcome, model_.types.type_of(truth, i));
    if (!model_.is_last(period)) sum += model_.discount * next(worth[model_.after(period) - 1], outcome, truth);
    by_outcome.push_back(std::move(sum));
  }
  return by_outcome;
}

Rational PlannerPlay::worth_of(const Lottery& lottery, const std::vector<Rational>& by_outcome) {
  Rational sum;
  for (const Lottery::Branch& branch : lottery.branches) sum += branch.probability * by_outcome[branch.outcome.value];
  return sum;
}

PlannerPlay::Worth PlannerPlay::worth(const Strategy& strategy) const {
  if (model_.infinite) return stationary(strategy);
  Worth worth(model_.periods);
  for (std::uint32_t period = model_.periods; period >= 1; --period)
    for (Profile theta; theta.value < model_.profile_count(); ++theta.value)
      worth[period - 1].push_back(worth_of(strategy(worth, period, theta), outcomes_worth(worth, period, theta)));
  return worth;
}

PlannerPlay::Worth PlannerPlay::stationary(const Strategy& strategy) const {
  const std::uint32_t period = model_.periods, profiles = model_.profile_count();
  Worth worth(period);
  std::vector<ValueEquation> equations;
  for (Profile theta; theta.value < profiles; ++theta.value) {
    ValueEquation& equation = equations.emplace_back();
    for (const Lottery::Branch& branch : strategy(worth, period, theta).branches) {
      for (Agent i : beneficiaries_)
        equation.constant += branch.probability * model_.payoff(i, branch.outcome, model_.types.type_of(theta, i));
      for (Profile later; later.value < profiles; ++later.value) {
        patience_();
        Rational weight = branch.probability * model_.discount;
        for (Agent i : model_.types.grand_coalition())
          weight *=
              model_.transition(i, branch.outcome, model_.types.type_of(theta, i), model_.types.type_of(later, i));
        if (weight.sign() != 0) equation.weights[later.value] += weight;
      }
    }
  }
  worth[period - 1] = solved(std::move(equations), patience_);
  for (Profile theta; theta.value < profiles; ++theta.value) {
    require_fixed(worth[period - 1][theta.value] ==
                  worth_of(strategy(worth, period, theta), outcomes_worth(worth, period, theta)));
    worth[0].push_back(worth_of(strategy(worth, 1, theta), outcomes_worth(worth, 1, theta)));
  }
  return worth;
}

Rational PlannerPlay::at_start(const Worth& worth) const {
  Rational sum;
  for (Profile theta; theta.value < model_.profile_count(); ++theta.value) {
    Rational probability = 1;
    for (Agent i : model_.types.grand_coalition())
      probability *= model_.prior[i.value][model_.types.type_of(theta, i).value];
    sum += probability * worth[0][theta.value];
  }
  return sum;
}

// --- which types an information set can have -----------------------------------------------------

namespace {

TypeSets no_types(const Game& game) {
  const Model& model = game.model();
  TypeSets sets;
  for (std::uint32_t period = 1; period <= game.periods(); ++period) {
    std::vector<std::vector<bool>> of_agents;
    for (Agent i : model.types.grand_coalition()) of_agents.emplace_back(model.types.type_count(i), false);
    sets.emplace_back(game.nodes(period).size(), of_agents);
  }
  return sets;
}

void add_support(std::vector<bool>& set, std::span<const Rational> distribution) {
  for (std::size_t type = 0; type < set.size(); ++type)
    if (distribution[type].sign() > 0) set[type] = true;
}

}  // namespace

TypeSets all_types(const Game& game) {
  TypeSets sets = no_types(game);
  for (auto& nodes : sets)
    for (auto& agents : nodes)
      for (std::vector<bool>& types : agents) types.assign(types.size(), true);
  return sets;
}

TypeSets tree_types(const Game& game) {
  const Model& model = game.model();
  TypeSets sets = no_types(game);
  for (Agent i : model.types.grand_coalition()) add_support(sets[0][0][i.value], model.prior[i.value]);
  // What a period adds to the period after. With an infinite horizon the sets of period 2 add to
  // themselves: again and again, until nothing is new.
  const auto propagate = [&](std::uint32_t period) {
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (const Game::Move& move : game.nodes(period)[k].moves)
        for (const Game::Branch& branch : move.branches)
          for (Agent i : model.types.grand_coalition()) {
            const std::size_t count = model.types.type_count(i);
            for (std::size_t type = 0; type < count; ++type)
              if (sets[period - 1][k][i.value][type])
                add_support(sets[game.after(period) - 1][branch.next][i.value],
                            std::span(model.transitions[i.value])
                                .subspan((branch.outcome.value * count + type) * count, count));
          }
  };
  for (std::uint32_t period = 1; period < game.periods(); ++period) propagate(period);
  for (TypeSets before; model.infinite && before != sets;) {
    before = sets;
    propagate(game.periods());
  }
  return sets;
}

TypeSets path_types(const Game& game) {
  const Model& model = game.model();
  TypeSets sets = no_types(game);
  std::vector<std::vector<bool>> reached;
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    reached.emplace_back(game.nodes(period).size(), period == 1);
  const auto propagate = [&](std::uint32_t period) {
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k) {
      if (!reached[period - 1][k]) continue;
      const Game::Node& node = game.nodes(period)[k];
      for (Agent i : model.types.grand_coalition()) add_support(sets[period - 1][k][i.value], game.belief(node, i));
      const std::vector<Rational> probability = game.belief(node, model.types.grand_coalition());
      for (std::size_t theta = 0; theta < probability.size() && !game.is_last(period); ++theta)
        if (probability[theta].sign() > 0)
          for (const Game::Branch& branch : node.moves[theta].branches)
            reached[game.after(period) - 1][branch.next] = true;
    }
  };
  for (std::uint32_t period = 1; period <= game.periods(); ++period) propagate(period);
  for (std::vector<std::vector<bool>> before; model.infinite && before != reached;) {
    before = reached;
    propagate(game.periods());
  }
  return sets;
}

}  // namespace candor::dynamic
