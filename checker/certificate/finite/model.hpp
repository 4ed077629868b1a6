// SPDX-License-Identifier: MIT
// The keys of finite models and of places in them in a certificate, as
// checker/certificate/describe.hpp has it.
#pragma once

#include <algorithm>
#include <numeric>
#include <utility>

#include "checker/certificate/continuum/describe.hpp"
#include "checker/certificate/dynamic/describe.hpp"
#include "checker/certificate/finite/environment.hpp"
#include "checker/certificate/form.hpp"

namespace candor::certificates {

// --- parts ---------------------------------------------------------------------------------------

template <class Form>
void describe(Form& form, Event& event) {
  form("types", event.types);
  form("condition", event.condition);
}

/// Where a drawn condition holds.
struct DrawnCell {
  JointType types;
  std::size_t state = 0;
  Outcome outcome;
};

inline std::vector<DrawnCell> cells_of(const TypeSpace& types, const DrawnCondition& condition, std::size_t states,
                                       std::size_t outcomes) {
  std::vector<DrawnCell> cells;
  for (std::size_t at = 0; at < condition.holds.size(); ++at)
    if (condition.holds[at])
      cells.push_back(
          {types.restrict(Profile{static_cast<std::uint32_t>(at / outcomes / states)}, types.grand_coalition()),
           at / outcomes % states, Outcome{static_cast<std::uint32_t>(at % outcomes)}});
  return cells;
}

/// The places where it holds, in the order of types, states and outcomes.
template <class Form>
void describe(Form& form, DrawnCondition& condition) {
  const Environment& environment = form.vocabulary.model->environment;
  const TypeSpace& types = environment.types;
  form("text", Text{condition.text});
  form("of_outcome", condition.of_outcome);
  const std::size_t states = std::max(environment.states.count(), 1u);
  const std::size_t outcomes = condition.of_outcome ? environment.outcome_count() : 1;
  form.room(types.profile_count() * states * outcomes / 64,
            [&] { condition.holds.resize(types.profile_count() * states * outcomes); });
  const auto read = [&](const std::vector<DrawnCell>& cells) {
    std::size_t next = 0;
    for (const DrawnCell& cell : cells) {
      form.require(cell.types.coalition == types.grand_coalition(), "draws", "a type of each agent is drawn");
      const std::size_t at = (types.profile(cell.types).value * states + cell.state) * outcomes + cell.outcome.value;
      form.require(at >= next, "draws", "the draws are in the order of tables, each once");
      condition.holds[at] = true;
      next = at + 1;
    }
  };
  form.template as<std::vector<DrawnCell>>([&] { return cells_of(types, condition, states, outcomes); }, read,
                                           [&](std::vector<DrawnCell>& cells) {
                                             form.list("draws", cells, [&](Form& item, DrawnCell& cell) {
                                               item("types", cell.types);
                                               if (!environment.states.empty())
                                                 item("state", Named{environment.states.labels, cell.state, "state"});
                                               if (condition.of_outcome) item("outcome", cell.outcome);
                                             });
                                           });
}

/// Of the game form that the claim is about, if they are there.
template <class Form>
void messages_field(Form& form, std::string_view key, std::optional<JointType>& messages) {
  if (!form.has(key, messages.has_value())) return;
  form.require(form.vocabulary.sent != nullptr, key, "the claim is about no messages");
  const AmongMessages among(form.vocabulary, *form.vocabulary.sent);
  form(key, messages);
}

/// The message of each type of positive probability, in the game form that the claim is about.
template <class Form>
void plans_field(Form& form, std::string_view key, PlanProfile& plans) {
  form.require(form.vocabulary.sent != nullptr, key, "the claim is about no messages");
  const Environment& environment = form.vocabulary.model->environment;
  const TypeSpace& types = environment.types;
  const std::vector<std::vector<bool>> possible = possible_types(environment);
  form.room(0, [&] {
    for (const std::vector<bool>& own : possible) plans.sends.emplace_back(own.size());
  });
  form.inner(key, [&](Form& inner) {
    for (Agent i : types.grand_coalition()) {
      std::vector<std::string> messages;
      for (Type m; m.value < form.vocabulary.sent->type_count(i); ++m.value)
        messages.push_back(form.vocabulary.sent->label(i, m).label);
      inner.inner(types.label(i), [&](Form& own) {
        for (Type t; t.value < types.type_count(i); ++t.value) {
          if (!possible[i.value][t.value]) continue;
          std::uint32_t sent = plans.sends[i.value][t.value].value_or(Type{0}).value;
          own(types.label(i, t).label, Named{messages, sent, "message"});
          plans.sends[i.value][t.value] = Type{sent};
        }
      });
    }
  });
}

template <class Form>
void describe(Form& form, Place& place) {
  constexpr auto why = "this is no place in such a model";
  if (form.vocabulary.family() == Family::continuum)
    return describe(form, form.template alternative<continuum::Place>(place.of_family, why));
  if (form.vocabulary.family() == Family::dynamic)
    return describe(form, form.template alternative<dynamic::Place>(place.of_family, why));
  form("transfers", OptionalRuleName{place.transfers, RuleKind::transfers});
  form("coalition", place.coalition);
  form("agents", place.agents);
  form("truth", place.truth);
  form("other", place.other);
  form("report", place.report);
  form("outsiders", place.outsiders);
  if (form.has("strategies", place.strategies.has_value())) {
    const std::vector<std::string> known = names_of(form.vocabulary.model->strategies);
    form("strategies",
         Named{known, place.strategies ? *place.strategies : place.strategies.emplace(), "strategy profile"});
  }
  if (form.has("plans", place.plans.has_value()))
    plans_field(form, "plans", place.plans ? *place.plans : place.plans.emplace());
  form("chosen", place.chosen);
  form("outcome", place.outcome);
  messages_field(form, "messages", place.messages);
  messages_field(form, "others_messages", place.others_messages);
}

// --- the model -----------------------------------------------------------------------------------

/// A lottery over outcomes for each profile.
template <class Form>
void lotteries_field(Form& form, std::string_view label, AllocationRule& rule) {
  form.table("lotteries", label, form.vocabulary.types().grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.template as<Lottery>([&] { return rule(Profile{theta}); },
                             [&](const Lottery& lottery) { rule.assign(Profile{theta}, lottery); },
                             [&](Lottery& lottery) { row("outcomes", lottery); });
  });
}

/// The strategies that induce a rule, if the case says so.
template <class Form>
void induced_field(Form& form, std::optional<std::size_t>& induced) {
  if (!form.has("induced", induced.has_value())) return;
  const std::vector<std::string> known = names_of(form.vocabulary.model->strategies);
  if (!induced) induced.emplace();
  form("induced", Named{known, *induced, "strategy profile"});
}

/// Agents in an order.
template <class Form>
void order_field(Form& form, std::string_view key, std::vector<Agent>& order) {
  const std::vector<std::string> known = form.vocabulary.agents();
  std::vector<std::string> named;
  for (Agent i : order) named.push_back(known[i.value]);
  form(key, Names{named});
  order.clear();
  for (const std::string& name : named) {
    const auto found = std::find(known.begin(), known.end(), name);
    form.require(found != known.end(), key, "there is no such agent");
    order.push_back(Agent{static_cast<std::uint32_t>(found - known.begin())});
  }
}

template <class Form>
void describe(Form& form, Seat& seat) {
  form("seat", seat.name);
  count_field(form, "capacity", seat.capacity, most_agents);
  order_field(form, "priority", seat.priority);
}

template <class Form>
void describe(Form& form, Seats& seats) {
  form.list("seats", seats.seats, [](Form& item, Seat& seat) { describe(item, seat); });
  const std::vector<std::string> agents = form.vocabulary.agents(), names = names_of(seats.seats);
  const std::vector<std::string>& outcomes = form.vocabulary.outcome_labels();
  seats.assigned.resize(outcomes.size(), std::vector<std::uint32_t>(agents.size()));
  form.inner("assigned", [&](Form& by_outcome) {
    for (std::size_t a = 0; a < outcomes.size(); ++a)
      by_outcome.inner(outcomes[a], [&](Form& by_agent) {
        for (std::size_t i = 0; i < agents.size(); ++i) by_agent(agents[i], Named{names, seats.assigned[a][i], "seat"});
      });
  });
}

template <class Form>
void describe(Form& form, PreferenceConstruction& construction) {
  form("rule", construction.rule);
  if (form.has("order", !construction.order.empty())) order_field(form, "order", construction.order);
  form("ties", construction.ties);
  if (!form.has("seats", construction.seats.has_value())) return;
  if (!construction.seats) construction.seats.emplace();
  describe(form, *construction.seats);
}

// In short form a rule that bears a name has no table: whoever reads one tabulates it, and the
// kernel compares it with its name.

template <class Form>
void describe(Form& form, AllocationRule& rule) {
  form("name", rule.name);
  form("efficient", rule.efficient);
  std::optional<bool> green_laffont = rule.green_laffont ? std::optional(true) : std::nullopt;
  form("green_laffont", green_laffont);
  rule.green_laffont = green_laffont.value_or(false);
  induced_field(form, rule.induced);
  form("construction", rule.by_preferences);
  if (is_short(form.vocabulary) && (rule.efficient || rule.by_preferences)) return;
  lotteries_field(form, "types", rule);
}

/// The outcomes that are available without each agent.
template <class Form>
void without_field(Form& form, AvailableWithout& without) {
  if (!form.has("without", !without.empty())) return;
  const TypeSpace& types = form.vocabulary.types();
  const std::vector<std::string>& known = form.vocabulary.outcome_labels();
  without.resize(types.agent_count());
  form.inner("without", [&](Form& inner) {
    for (Agent i : types.grand_coalition()) {
      std::vector<bool>& available = without[i.value];
      available.resize(known.size());
      std::vector<std::string> named;
      for (std::size_t a = 0; a < known.size(); ++a)
        if (available[a]) named.push_back(known[a]);
      inner(types.label(i), Names{named});
      auto next = known.begin();
      for (const std::string& name : named) {
        const auto found = std::find(known.begin(), known.end(), name);
        inner.require(found != known.end(), types.label(i), "there is no such outcome");
        inner.require(found >= next, types.label(i), "outcomes are in their order");
        available[static_cast<std::size_t>(found - known.begin())] = true;
        next = found + 1;
      }
    }
  });
}

template <class Form>
void describe(Form& form, TransferRule::Construction& construction) {
  form("rule", construction.rule);
  form("allocation", RuleName{construction.allocation, RuleKind::allocation});
  without_field(form, construction.without);
}

/// What is paid at each outcome; what agents expect follows, once it is known how outcomes are drawn.
template <class Form>
void payments_field(Form& form, std::string_view key, TransferRule& rule) {
  const FiniteModel& model = *form.vocabulary.model;
  const TypeSpace& types = model.environment.types;
  std::vector<AgentAmounts>& payments = rule.drawn->by_outcome;
  form.room(std::size_t{types.agent_count()} * model.environment.outcome_count() * types.profile_count(), [&] {
    payments.assign(model.environment.outcome_count(), AgentAmounts(types.agent_count(), types.profile_count()));
  });
  by_outcome_field(form, key, "payments", model.environment.outcomes,
                   [&](Agent agent, Outcome outcome, Profile theta) -> decltype(auto) {
                     return table_for<Form>(payments)[outcome.value](agent, theta);
                   });
  if constexpr (Form::changes)
    if (model.allocations[rule.drawn->allocation].lottery_at.size() == types.profile_count())
      rule.amounts = expected_payments(model, *rule.drawn);
}

template <class Form>
void describe(Form& form, TransferRule& rule) {
  form("name", rule.name);
  if (form.has("drawn_by", rule.drawn.has_value())) {
    if (!rule.drawn) rule.drawn.emplace();
    form("drawn_by", RuleName{rule.drawn->allocation, RuleKind::allocation});
    return payments_field(form, "payments", rule);
  }
  form("construction", rule.construction);
  induced_field(form, rule.induced);
  if (is_short(form.vocabulary) && rule.construction) return;
  amounts_field(form, "amounts", rule.amounts);
}

/// Allocation and transfers of a mechanism, whose name stands elsewhere.
template <class Form>
void rule_fields(Form& form, Mechanism& mechanism) {
  form("allocation", RuleName{mechanism.allocation, RuleKind::allocation});
  form("transfers", RuleNames{mechanism.transfers, RuleKind::transfers});
}

/// The rules of a list, whose names differ.
template <class Form, class Rule, class Body>
void rules_field(Form& form, std::string_view key, std::vector<Rule>& rules, const Body& body) {
  form.list(key, rules, body);
  form.require(are_distinct(names_of(rules)), key, "two of these have the same name");
}

// --- game forms ----------------------------------------------------------------------------------

template <class Form>
void messages_of_agents(Form& form, const TypeSpace& types, std::vector<AgentTypes>& agents) {
  agents.resize(types.agent_count());
  std::size_t profiles = 1;
  form.inner("messages", [&](Form& inner) {
    for (Agent i : types.grand_coalition()) {
      AgentTypes& own = agents[i.value];
      own.agent = types.label(i);
      inner.list(
          own.agent, own.types,
          [](Form& item, TypeLabel& message) {
            item("message", message.label);
            item("value", message.value);
          },
          Lines::as_few_as_possible);
      std::vector<std::string> distinct;
      for (const TypeLabel& message : own.types) distinct.push_back(message.label);
      inner.require(!distinct.empty() && are_distinct(distinct), own.agent,
                    "there are messages, all of different names");
      profiles *= distinct.size();
      inner.require(profiles <= most_certified_profiles, own.agent, "there are too many message profiles");
    }
  });
}

template <class Form>
void describe(Form& form, GameForm& game) {
  form("name", game.name);
  form.template as<std::vector<AgentTypes>>(
      [&] { return agents_of(game.messages); },
      [&](std::vector<AgentTypes> agents) { game.messages = TypeSpace(std::move(agents)); },
      [&](std::vector<AgentTypes>& agents) { messages_of_agents(form, form.vocabulary.types(), agents); });
  const AmongMessages among(form.vocabulary, game.messages);
  lotteries_field(form, "messages", game.allocation);
  amounts_field(form, "amounts", game.transfers, "messages");
}

/// The probability of each message, for each type of each agent.
template <class Form>
void describe(Form& form, StrategyProfile& strategies) {
  const FiniteModel& model = *form.vocabulary.model;
  const TypeSpace& types = model.environment.types;
  form("name", strategies.name);
  const std::vector<std::string> known = names_of(model.game_forms);
  form("game_form", Named{known, strategies.game_form, "game form"});
  const TypeSpace& messages = model.game_forms.at(strategies.game_form).messages;
  std::size_t numbers = 0;
  for (Agent i : types.grand_coalition()) numbers += std::size_t{types.type_count(i)} * messages.type_count(i);
  form.room(numbers, [&] {
    for (Agent i : types.grand_coalition())
      strategies.sends.emplace_back(types.type_count(i), std::vector<Rational>(messages.type_count(i)));
  });
  form.inner("sends", [&](Form& inner) {
    for (Agent i : types.grand_coalition()) {
      std::vector<std::string> labels;
      for (Type m; m.value < messages.type_count(i); ++m.value) labels.push_back(messages.label(i, m).label);
      inner.inner(types.label(i), [&](Form& own) {
        for (Type t; t.value < types.type_count(i); ++t.value)
          own.numbers(types.label(i, t).label, labels,
                      [&](std::size_t m) -> Rational& { return strategies.sends[i.value][t.value][m]; });
      });
    }
  });
}

template <class Form>
void game_forms_fields(Form& form, FiniteModel& model) {
  if (form.has("game_forms", !model.game_forms.empty())) {
    rules_field(form, "game_forms", model.game_forms, [](Form& item, GameForm& game) { describe(item, game); });
    form.require(!model.game_forms.empty(), "game_forms", "there is no game form");
  }
  if (form.has("strategies", !model.strategies.empty())) {
    rules_field(form, "strategies", model.strategies,
                [](Form& item, StrategyProfile& strategies) { describe(item, strategies); });
    form.require(!model.strategies.empty(), "strategies", "there are no strategies");
  }
}

template <class Form>
void describe(Form& form, FiniteModel& model) {
  Environment& environment = model.environment;
  describe(form, environment.types);
  form("outcomes", Names{environment.outcomes});
  form.require(!environment.outcomes.empty(), "outcomes", "there is no outcome");
  for (std::uint32_t a = 0; a < environment.outcome_count(); ++a)
    form.vocabulary.outcomes.emplace(environment.outcomes[a], a);
  form("coalitions", environment.coalitions);
  prior_field(form, environment);
  states_fields(form, environment);
  payoffs_field(form, environment);
  outside_options_field(form, environment);
  game_forms_fields(form, model);
  rules_field(form, "allocations", model.allocations, [](Form& item, AllocationRule& rule) { describe(item, rule); });
  rules_field(form, "transfers", model.transfers, [](Form& item, TransferRule& rule) { describe(item, rule); });
  rules_field(form, "mechanisms", model.mechanisms, [](Form& item, Mechanism& mechanism) {
    item("name", mechanism.name);
    rule_fields(item, mechanism);
  });
}

}  // namespace candor::certificates
