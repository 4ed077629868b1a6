// SPDX-License-Identifier: MIT
#include "checker/model/finite/well_formed.hpp"

#include <algorithm>
#include <stdexcept>

#include "checker/model/finite/strategies.hpp"
#include "checker/model/names.hpp"

namespace candor {
namespace {

using Defect = std::optional<std::string>;

/// p(theta) u_i(a, theta) = sum over omega of p(theta, omega) u_i(a, theta, omega); 0 where there is no expectation.
bool are_expected(const Environment& environment, Profile theta) {
  const HiddenStates& states = environment.states;
  for (Agent i : environment.types.grand_coalition())
    for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
      Rational sum;
      for (std::uint32_t state = 0; state < states.count(); ++state)
        sum += states(theta, state) * states.payoffs[state](i, a, theta);
      const Rational& payoff = environment.payoffs(i, a, theta);
      if (environment.has_payoffs(theta) ? sum != environment.prior(theta) * payoff : payoff.sign() != 0) return false;
    }
  return true;
}

/// The states together have the probabilities of the types.
Defect defect_of_states(const Environment& environment) {
  const HiddenStates& states = environment.states;
  if (!are_distinct(states.labels)) return "two states have the same name";
  if (states.joint.size() != std::size_t{environment.types.profile_count()} * states.count())
    return "there is not one probability for each type profile and state";
  if (states.payoffs.size() != states.count()) return "there are not payoffs in each state";
  for (const Rational& probability : states.joint)
    if (probability.sign() < 0) return "a state has a negative probability, " + probability.text();
  for (Profile theta; !states.empty() && theta.value < environment.types.profile_count(); ++theta.value) {
    Rational sum;
    for (std::uint32_t state = 0; state < states.count(); ++state) sum += states(theta, state);
    if (sum != environment.prior(theta)) return "the probabilities of the states do not sum to those of the types";
    if (!are_expected(environment, theta)) return "payoffs are not the expectations of those in the states";
  }
  return std::nullopt;
}

Defect defect_of_environment(const Environment& environment) {
  const TypeSpace& types = environment.types;
  if (types.agent_count() == 0) return "there is no agent";
  for (Agent i : types.grand_coalition())
    if (types.type_count(i) == 0) return "agent " + types.label(i) + " has no type";
  if (environment.outcomes.empty()) return "there is no outcome";
  if (!are_distinct(types)) return "two agents, or two types of an agent, have the same name";
  if (!are_distinct(environment.outcomes)) return "two outcomes have the same name";
  if (environment.prior.probabilities().size() != types.profile_count())
    return "the prior does not have one probability for each type profile";
  for (const Rational& probability : environment.prior.probabilities())
    if (probability.sign() < 0) return "the prior has a negative probability, " + probability.text();
  if (environment.prior.total() != Rational(1))
    return "the prior sums to " + environment.prior.total().text() + ", not 1";
  if (const Defect defect = defect_of_states(environment)) return defect;

  CoalitionPattern sorted = environment.coalitions;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return "a coalition occurs twice in the pattern";
  for (Coalition coalition : sorted)
    if (coalition.empty() || !coalition.is_subset_of(types.grand_coalition()))
      return "a coalition of the pattern is empty or has members that are no agents";
  for (Coalition singleton : singletons(types.agent_count()))
    if (!std::binary_search(sorted.begin(), sorted.end(), singleton))
      return "agent " + types.label(*singleton.begin()) + " alone is not in the coalition pattern";
  return std::nullopt;
}

/// `profiles`: at how many it chooses.
Defect defect_of_allocation(const Environment& environment, const AllocationRule& rule, std::uint32_t profiles) {
  if (rule.lottery_at.size() != profiles) return "allocation " + rule.name + " does not choose for every type profile";
  for (const Lottery& lottery : rule.lotteries) {
    Rational total;
    for (const Lottery::Branch& branch : lottery.branches) {
      if (branch.probability.sign() <= 0)
        return "allocation " + rule.name + " has a lottery with a weight that is not positive";
      if (branch.outcome.value >= environment.outcome_count())
        return "allocation " + rule.name + " chooses an outcome that does not exist";
      total += branch.probability;
    }
    if (total != Rational(1))
      return "allocation " + rule.name + " has a lottery whose weights sum to " + total.text() + ", not 1";
  }
  for (std::uint32_t lottery : rule.lottery_at)
    if (lottery >= rule.lotteries.size()) return "allocation " + rule.name + " refers to a lottery that does not exist";
  return std::nullopt;
}

bool lists_every_agent(const TypeSpace& types, const std::vector<Agent>& order) {
  Coalition listed;
  for (Agent i : order) {
    if (i.value >= types.agent_count() || listed.contains(i)) return false;
    listed = listed.with(i);
  }
  return listed == types.grand_coalition();
}

Defect defect_of_seats(const Environment& environment, const Seats& seats) {
  std::vector<std::string> names;
  for (const Seat& seat : seats.seats) {
    names.push_back(seat.name);
    if (seat.capacity == 0) return "seat " + seat.name + " takes nobody";
    if (!lists_every_agent(environment.types, seat.priority))
      return "the priority of seat " + seat.name + " does not list every agent once";
  }
  if (!are_distinct(names)) return "two seats have the same name";
  if (seats.assigned.size() != environment.outcome_count()) return "not every outcome assigns seats";
  for (std::size_t a = 0; a < seats.assigned.size(); ++a) {
    const std::vector<std::uint32_t>& of_agents = seats.assigned[a];
    if (of_agents.size() != environment.types.agent_count())
      return "outcome " + environment.outcomes[a] + " does not assign a seat to each agent";
    for (std::uint32_t seat : of_agents)
      if (seat >= seats.seats.size())
        return "outcome " + environment.outcomes[a] + " assigns a seat that does not exist";
  }
  std::vector<std::vector<std::uint32_t>> sorted = seats.assigned;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return "two outcomes assign the same seats";
  return std::nullopt;
}

Defect defect_of_preferences(const Environment& environment, const AllocationRule& rule) {
  if (!rule.by_preferences) return std::nullopt;
  const PreferenceConstruction& construction = *rule.by_preferences;
  const std::string whose = "allocation " + rule.name;
  const bool has_order = construction.rule == PreferenceRule::serial_dictatorship;
  if (has_order != !construction.order.empty() ||
      (has_order && !lists_every_agent(environment.types, construction.order)))
    return whose + " needs an order of all agents if they choose one after the other, and no order otherwise";
  if (counts_votes(construction.rule) != construction.ties.has_value())
    return whose + " needs a tie rule if it counts votes, and none otherwise";
  if (assigns_seats(construction.rule) != construction.seats.has_value())
    return whose + " needs seats if it assigns them, and none otherwise";
  if (!construction.seats) return std::nullopt;
  if (const Defect defect = defect_of_seats(environment, *construction.seats)) return whose + ": " + *defect;
  return std::nullopt;
}

/// What is available without each agent, where the rule says so.
Defect defect_of_available(const Environment& environment, const TransferRule& rule) {
  const AvailableWithout& without = rule.construction->without;
  if (without.empty()) return std::nullopt;
  if (rule.construction->rule != NamedTransferRule::pivot)
    return "transfer rule " + rule.name + " says what is available without an agent, and is no pivot rule";
  if (without.size() != environment.types.agent_count())
    return "transfer rule " + rule.name + " does not say for each agent what is available without it";
  for (Agent i : environment.types.grand_coalition()) {
    const std::vector<bool>& outcomes = without[i.value];
    if (outcomes.size() != environment.outcome_count() ||
        std::find(outcomes.begin(), outcomes.end(), true) == outcomes.end())
      return "transfer rule " + rule.name + " leaves the others no outcome without agent " + environment.types.label(i);
  }
  return std::nullopt;
}

Defect defect_of_payments(const FiniteModel& model, const TransferRule& rule) {
  const std::string whose = "transfer rule " + rule.name;
  const std::vector<AgentAmounts>& payments = rule.drawn->by_outcome;
  if (rule.construction || rule.induced)
    return whose + " is said to follow from something else, and to depend on the outcome drawn";
  if (rule.drawn->allocation >= model.allocations.size())
    return whose + " depends on the outcome drawn by an allocation that does not exist";
  if (payments.size() != model.environment.outcome_count() ||
      !std::all_of(payments.begin(), payments.end(),
                   [&](const AgentAmounts& amounts) { return amounts.size() == rule.amounts.size(); }))
    return whose + " does not have one payment for each agent, type profile and outcome";
  if (expected_payments(model, *rule.drawn) != rule.amounts)
    return whose + " is not what its payments are expected to be";
  return std::nullopt;
}

Defect defect_of_transfers(const FiniteModel& model, const TransferRule& rule) {
  if (rule.amounts.size() !=
      std::size_t{model.environment.types.agent_count()} * model.environment.types.profile_count())
    return "transfer rule " + rule.name + " does not have one amount for each agent and type profile";
  if (rule.drawn) return defect_of_payments(model, rule);
  if (!rule.construction) return std::nullopt;
  if (rule.construction->allocation >= model.allocations.size())
    return "transfer rule " + rule.name + " is built on an allocation that does not exist";
  return defect_of_available(model.environment, rule);
}

Defect defect_of_game_form(const Environment& environment, const GameForm& form) {
  const TypeSpace& messages = form.messages;
  if (messages.agent_count() != environment.types.agent_count())
    return "game form " + form.name + " does not have messages for each agent";
  for (Agent i : messages.grand_coalition())
    if (messages.label(i) != environment.types.label(i) || messages.type_count(i) == 0)
      return "in game form " + form.name + " agent " + environment.types.label(i) + " has no message";
  if (!are_distinct(messages)) return "two messages of an agent in game form " + form.name + " have the same name";
  if (form.transfers.size() != std::size_t{messages.agent_count()} * messages.profile_count())
    return "game form " + form.name + " does not have one transfer for each agent and message profile";
  if (form.allocation.lottery_at.size() != messages.profile_count())
    return "game form " + form.name + " does not choose for every message profile";
  return defect_of_allocation(environment, form.allocation, messages.profile_count());
}

Defect defect_of_strategies(const FiniteModel& model, const StrategyProfile& strategies) {
  const TypeSpace& types = model.environment.types;
  if (strategies.game_form >= model.game_forms.size())
    return "strategies " + strategies.name + " are of a game form that does not exist";
  const TypeSpace& messages = model.game_forms[strategies.game_form].messages;
  const std::string whose = "strategies " + strategies.name;
  if (strategies.sends.size() != types.agent_count()) return whose + " are not those of every agent";
  for (Agent i : types.grand_coalition()) {
    const std::vector<std::vector<Rational>>& own = strategies.sends[i.value];
    if (own.size() != types.type_count(i)) return whose + " do not say what every type sends";
    for (const std::vector<Rational>& lottery : own) {
      if (lottery.size() != messages.type_count(i)) return whose + " do not give every message a probability";
      Rational total;
      for (const Rational& probability : lottery) {
        if (probability.sign() < 0) return whose + " have a negative probability, " + probability.text();
        total += probability;
      }
      if (total != Rational(1)) return whose + " have probabilities that sum to " + total.text() + ", not 1";
    }
  }
  return std::nullopt;
}

Defect defect_of_induced_rules(const FiniteModel& model) {
  const TypeSpace& types = model.environment.types;
  const std::string not_so = " is not what the strategies induce by which it is said to be induced";
  for (const AllocationRule& rule : model.allocations)
    for (Profile theta; rule.induced && theta.value < types.profile_count(); ++theta.value)
      if (rule(theta) != induced_lottery(model, model.strategies[*rule.induced], theta))
        return "allocation " + rule.name + not_so;
  for (const TransferRule& rule : model.transfers)
    for (Profile theta; rule.induced && theta.value < types.profile_count(); ++theta.value)
      for (Agent i : types.grand_coalition())
        if (rule.amounts(i, theta) != induced_transfer(model, model.strategies[*rule.induced], i, theta))
          return "transfer rule " + rule.name + not_so;
  return std::nullopt;
}

Defect defect_of_game_forms(const FiniteModel& model) {
  if (!are_distinct(names_of(model.game_forms)) || !are_distinct(names_of(model.strategies)))
    return "two game forms, or two strategies, have the same name";
  for (const GameForm& form : model.game_forms)
    if (const Defect defect = defect_of_game_form(model.environment, form)) return defect;
  for (const StrategyProfile& strategies : model.strategies)
    if (const Defect defect = defect_of_strategies(model, strategies)) return defect;
  const auto exists = [&](const auto& rule) { return !rule.induced || *rule.induced < model.strategies.size(); };
  if (!std::all_of(model.allocations.begin(), model.allocations.end(), exists) ||
      !std::all_of(model.transfers.begin(), model.transfers.end(), exists))
    return "a rule is said to be induced by strategies that do not exist";
  return defect_of_induced_rules(model);
}

}  // namespace

bool has_all_payoffs(const Environment& environment) {
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value)
    if (!environment.has_payoffs(theta)) return false;
  return true;
}

Defect defect_of(const FiniteModel& model) {
  if (const Defect defect = defect_of_environment(model.environment)) return defect;
  if (!are_distinct(names_of(model.allocations)) || !are_distinct(names_of(model.transfers)) ||
      !are_distinct(names_of(model.mechanisms)))
    return "two rules or mechanisms have the same name";
  for (const AllocationRule& rule : model.allocations)
    if (const Defect defect = defect_of_allocation(model.environment, rule, model.environment.types.profile_count()))
      return defect;
  for (const AllocationRule& rule : model.allocations)
    if (const Defect defect = defect_of_preferences(model.environment, rule)) return defect;
  for (const TransferRule& rule : model.transfers)
    if (const Defect defect = defect_of_transfers(model, rule)) return defect;
  if (const Defect defect = defect_of_game_forms(model)) return defect;
  for (const Mechanism& mechanism : model.mechanisms) {
    if (mechanism.allocation >= model.allocations.size())
      return "mechanism " + mechanism.name + " has an allocation that does not exist";
    for (std::size_t rule : mechanism.transfers)
      if (rule >= model.transfers.size())
        return "mechanism " + mechanism.name + " has a transfer rule that does not exist";
  }
  return std::nullopt;
}

bool bears_a_name(const FiniteModel& model) {
  return std::any_of(model.allocations.begin(), model.allocations.end(),
                     [](const AllocationRule& rule) { return rule.bears_a_name(); }) ||
         std::any_of(model.transfers.begin(), model.transfers.end(),
                     [](const TransferRule& rule) { return rule.construction.has_value(); });
}

}  // namespace candor
