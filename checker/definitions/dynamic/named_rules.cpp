// SPDX-License-Identifier: MIT
#include "checker/definitions/dynamic/named_rules.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "checker/model/dynamic/team.hpp"

namespace candor::dynamic {
namespace {

/// sum over j != i of (psi^{ij} - psi^{ji}), for every i.
std::vector<Rational> liu(ConditionalValues& expected, const std::vector<Agent>& order, bool own_averaged,
                          Profile reports) {
  std::vector<Rational> paid(order.size());
  Coalition before;
  for (Agent i : order) {
    for (Agent j : order) {
      if (i == j) continue;
      const Coalition own = own_averaged ? Coalition::of(j) : Coalition();
      const Rational psi =
          expected(j, before.with(i).without(own), reports) - expected(j, before.without(own), reports);
      paid[i.value] += psi;
      paid[j.value] -= psi;
    }
    before = before.with(i);
  }
  return paid;
}

std::vector<std::vector<Agent>> all_orders(std::uint32_t agents) {
  constexpr std::uint32_t most = 6;
  if (agents > most)
    throw std::domain_error("the average over all orders is for at most " + std::to_string(most) + " agents");
  std::vector<Agent> order;
  for (std::uint32_t i = 0; i < agents; ++i) order.push_back(Agent{i});
  std::vector<std::vector<Agent>> orders;
  do orders.push_back(order);
  while (std::next_permutation(order.begin(), order.end()));
  return orders;
}

void add_to(std::vector<Rational>& sum, const std::vector<Rational>& more, const Rational& weight) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weight * more[i];
}

/// Calls `pay(period, node position, reports)` for every public state of the game and stores what
/// it says.
template <class Pay>
TransferRule tabulated(const Game& game, const Pay& pay) {
  const Model& model = game.model();
  TransferRule rule;
  for (std::uint32_t period = 1; period <= model.periods; ++period) {
    std::vector<Rational>& table =
        rule.amounts.emplace_back(model.state_count(period) * model.profile_count() * model.agent_count());
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (Profile reports; reports.value < model.profile_count(); ++reports.value) {
        game.look();
        const std::size_t row =
            (model.state_index(game.nodes(period)[k].state) * model.profile_count() + reports.value) *
            model.agent_count();
        const std::vector<Rational> paid = pay(period, k, reports);
        std::copy(paid.begin(), paid.end(), table.begin() + static_cast<std::ptrdiff_t>(row));
      }
  }
  return rule;
}

TransferRule liu_transfers(const Model& model, const TransferRule::Construction& construction,
                           const Patience& patience) {
  const Game game(model, Mechanism{"", construction.allocation, construction.net_of}, patience);
  const std::vector<Values> values = truthful_values_of_all(game);
  const std::vector<std::vector<Agent>> orders =
      construction.average ? all_orders(model.agent_count()) : construction.orders;
  std::optional<ConditionalValues> expected;
  std::pair<std::uint32_t, std::size_t> at{0, 0};
  return tabulated(game, [&](std::uint32_t period, std::size_t k, Profile reports) {
    if (at != std::pair(period, k)) expected.emplace(game, values, period, k), at = {period, k};
    std::vector<Rational> paid(model.agent_count());
    if (construction.average)
      for (const std::vector<Agent>& order : orders)
        add_to(paid, liu(*expected, order, construction.own_averaged, reports), Rational(1) / Rational(orders.size()));
    else {
      const std::size_t state = model.state_index(game.nodes(period)[k].state);
      paid = liu(*expected, orders.at(construction.order_at.empty() ? 0 : construction.order_at[period - 1][state]),
                 construction.own_averaged, reports);
    }
    if (period == 1) add_to(paid, construction.lump_sums, 1);
    if (construction.net_of) add_to(paid, game.nodes(period)[k].moves[reports.value].transfers, 1);
    return paid;
  });
}

std::vector<Lottery> sure_outcomes(const Model& model) {
  std::vector<Lottery> outcomes;
  for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value)
    outcomes.push_back(Lottery::sure(outcome));
  return outcomes;
}

using Choices = std::vector<std::vector<std::uint32_t>>;  // [period - 1][profile]: an element of a menu

PlannerPlay::Strategy lookup(const Choices& choices, const std::vector<Lottery>& menu) {
  return [choices, &menu](const PlannerPlay::Worth&, std::uint32_t period, Profile theta) -> const Lottery& {
    return menu[choices[period - 1][theta.value]];
  };
}

/// The first or last in the menu of those that are best now, if what follows has the worth given.
std::uint32_t best_choice(const PlannerPlay& planner, const PlannerPlay::Worth& worth, const std::vector<Lottery>& menu,
                          TieRule ties, std::uint32_t period, Profile theta) {
  const std::vector<Rational> by_outcome = planner.outcomes_worth(worth, period, theta);
  std::size_t best = 0;
  Rational most = PlannerPlay::worth_of(menu.front(), by_outcome);
  for (std::size_t k = 1; k < menu.size(); ++k) {
    Rational value = PlannerPlay::worth_of(menu[k], by_outcome);
    if (value > most || (value == most && ties == TieRule::last)) {
      best = k;
      most = std::move(value);
    }
  }
  return static_cast<std::uint32_t>(best);
}

/// What a planner chooses in every period and profile. With an infinite horizon: from any choices
/// to those that are best if the former follow, until these are the same. Then their worth is the
/// maximum of what every choice gives now and the worth afterwards; only the greatest worth solves
/// that equation, since delta < 1. It ends: the worth never falls, and where it stays the same
/// everywhere, the choices do not change again.
Choices best_choices(const Model& model, const PlannerPlay& planner, const std::vector<Lottery>& menu, TieRule ties) {
  Choices choices(model.periods, std::vector<std::uint32_t>(model.profile_count(), 0));
  if (!model.infinite) {
    (void)planner.worth([&](const PlannerPlay::Worth& later, std::uint32_t period, Profile theta) -> const Lottery& {
      return menu[choices[period - 1][theta.value] = best_choice(planner, later, menu, ties, period, theta)];
    });
    return choices;
  }
  for (Choices before; before != choices;) {
    before = choices;
    const PlannerPlay::Worth worth = planner.worth(lookup(before, menu));
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (Profile theta; theta.value < model.profile_count(); ++theta.value)
        choices[period - 1][theta.value] = best_choice(planner, worth, menu, ties, period, theta);
  }
  return choices;
}

TransferRule pivot_transfers(const Model& model, const TransferRule::Construction& construction,
                             const Patience& patience) {
  const Game game(model, Mechanism{"", construction.allocation, {}}, patience);
  const std::vector<Lottery> outcomes = sure_outcomes(model);
  std::vector<PlannerPlay> planners;
  std::vector<PlannerPlay::Worth> without;  // [agent]: W_{-i}
  for (Agent i : model.types.grand_coalition()) {
    const PlannerPlay& planner = planners.emplace_back(model, model.types.outsiders(Coalition::of(i)), patience);
    without.push_back(planner.worth(lookup(best_choices(model, planner, outcomes, TieRule::first), outcomes)));
  }
  return tabulated(game, [&](std::uint32_t period, std::size_t k, Profile reports) {
    std::vector<Rational> paid;
    const Game::Move& move = game.nodes(period)[k].moves[reports.value];
    for (std::uint32_t i = 0; i < model.agent_count(); ++i) {
      const std::vector<Rational> by_outcome = planners[i].outcomes_worth(without[i], period, reports);
      Rational& amount = paid.emplace_back(-without[i][period - 1][reports.value]);
      for (const Game::Branch& branch : move.branches) amount += branch.probability * by_outcome[branch.outcome.value];
    }
    return paid;
  });
}

TransferRule balanced_team_transfers(const Model& model, const TransferRule::Construction& construction,
                                     const Patience& patience) {
  const Game game(model, Mechanism{"", construction.allocation, {}}, patience);
  const std::vector<Values> values = truthful_values_of_all(game);
  std::optional<ConditionalValues> expected;
  std::pair<std::uint32_t, std::size_t> at{0, 0};
  return tabulated(game, [&](std::uint32_t period, std::size_t k, Profile reports) {
    if (at != std::pair(period, k)) expected.emplace(game, values, period, k), at = {period, k};
    return team_transfers(game, *expected, model.types.grand_coalition(), reports);
  });
}

}  // namespace

AllocationRule efficient_allocation(const Model& model, const AllocationRule::Efficient& how,
                                    const Patience& patience) {
  if (how.ties != TieRule::first && how.ties != TieRule::last)
    throw std::domain_error("ties are broken by the first or the last best outcome");
  const std::vector<Lottery> menu = how.menu.empty() ? sure_outcomes(model) : how.menu;
  AllocationRule rule;
  for (const std::vector<std::uint32_t>& chosen :
       best_choices(model, PlannerPlay(model, model.types.grand_coalition(), patience), menu, how.ties)) {
    std::vector<Lottery>& table = rule.lotteries.emplace_back();
    for (std::uint32_t choice : chosen) table.push_back(menu[choice]);
  }
  rule.efficient = how;
  return rule;
}

TransferRule named_transfers(const Model& model, const TransferRule::Construction& construction,
                             const Patience& patience) {
  TransferRule rule;
  switch (construction.rule) {
    case NamedTransferRule::liu: rule = liu_transfers(model, construction, patience); break;
    case NamedTransferRule::dynamic_pivot: rule = pivot_transfers(model, construction, patience); break;
    case NamedTransferRule::balanced_team: rule = balanced_team_transfers(model, construction, patience); break;
  }
  rule.construction = construction;
  return rule;
}

}  // namespace candor::dynamic
