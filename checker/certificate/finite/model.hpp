// SPDX-License-Identifier: MIT
// The keys of finite models and of places in them in a certificate, as
// checker/certificate/describe.hpp has it.
#pragma once

#include <algorithm>
#include <numeric>
#include <utility>

#include "checker/certificate/continuum/describe.hpp"
#include "checker/certificate/dynamic/describe.hpp"
#include "checker/certificate/form.hpp"

namespace candor::certificates {

inline constexpr std::size_t most_certified_profiles = std::size_t{1} << 20, most_certified_sums = std::size_t{1} << 25;

/// An example with many type profiles is written in short form: tables that follow from less are
/// left out, or written as that.
inline bool is_short(const TypeSpace& types) { return types.profile_count() > most_listed_profiles; }
inline bool is_short(const Vocabulary& vocabulary) {
  return vocabulary.model != nullptr && is_short(vocabulary.types());
}

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
  form("chosen", place.chosen);
  form("outcome", place.outcome);
  messages_field(form, "messages", place.messages);
  messages_field(form, "others_messages", place.others_messages);
}

/// A table as the form needs it: what is only written is not made ready to be changed, for which tables that are
/// kept in less memory are written out.
template <class Form, class Table>
auto& table_for(Table& table) {
  if constexpr (Form::changes)
    return table;
  else
    return std::as_const(table);
}

/// A number for each agent and profile; `label` is the key of the types, or messages.
template <class Form>
void amounts_field(Form& form, std::string_view key, AgentAmounts& amounts, std::string_view label = "types") {
  const TypeSpace& types = form.vocabulary.types();
  const std::vector<std::string> agents = form.vocabulary.agents();
  form.room(std::size_t{types.agent_count()} * types.profile_count(),
            [&] { amounts = AgentAmounts(types.agent_count(), types.profile_count()); });
  form.table(key, label, types.grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.numbers("amounts", agents, [&](std::size_t i) -> decltype(auto) {
      return table_for<Form>(amounts)(Agent{static_cast<std::uint32_t>(i)}, Profile{theta});
    });
  });
}

// --- the model -----------------------------------------------------------------------------------

template <class Form>
void describe(Form& form, TypeLabel& type) {
  form("type", type.label);
  form("value", type.value);
}

template <class Form>
void agents_fields(Form& form, std::vector<AgentTypes>& agents) {
  std::vector<std::string> names;
  for (const AgentTypes& one : agents) names.push_back(one.agent);
  form("agents", Names{names});
  form.require(!names.empty() && names.size() <= most_agents, "agents",
               "there are one to " + std::to_string(most_agents) + " agents");
  agents.resize(names.size());
  std::size_t profiles = 1;
  form.inner("types", [&](Form& inner) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      agents[i].agent = names[i];
      std::vector<TypeLabel>& labels = agents[i].types;
      inner.list(
          names[i], labels, [](Form& item, TypeLabel& type) { describe(item, type); }, Lines::as_few_as_possible);
      std::vector<std::string> distinct;
      for (const TypeLabel& type : labels) distinct.push_back(type.label);
      inner.require(!labels.empty() && are_distinct(distinct), names[i], "there are types, all of different names");
      profiles *= labels.size();
      inner.require(profiles <= most_certified_profiles, names[i], "there are too many type profiles");
    }
  });
}

inline std::vector<AgentTypes> agents_of(const TypeSpace& types) {
  std::vector<AgentTypes> agents;
  for (Agent i : types.grand_coalition()) {
    std::vector<TypeLabel>& labels = agents.emplace_back(AgentTypes{types.label(i), {}}).types;
    for (Type t; t.value < types.type_count(i); ++t.value) labels.push_back(types.label(i, t));
  }
  return agents;
}

template <class Form>
void describe(Form& form, TypeSpace& types) {
  form.template as<std::vector<AgentTypes>>(
      [&] { return agents_of(types); }, [&](std::vector<AgentTypes> agents) { types = TypeSpace(std::move(agents)); },
      [&](std::vector<AgentTypes>& agents) { agents_fields(form, agents); });
}

/// Numbers for each type of each agent: write(form, agent, type).
template <class Form, class Body>
void by_own_type(Form& form, std::string_view key, const TypeSpace& types, const Body& body) {
  form.inner(key, [&](Form& agents) {
    for (Agent i : types.grand_coalition())
      agents.inner(types.label(i), [&](Form& own) {
        for (Type t; t.value < types.type_count(i); ++t.value) body(own, i, t);
      });
  });
}

template <class Form>
void marginals_field(Form& form, const TypeSpace& types, std::vector<std::vector<Rational>>& marginals) {
  marginals.resize(types.agent_count());
  for (Agent i : types.grand_coalition()) marginals[i.value].resize(types.type_count(i));
  form.inner("prior", [&](Form& inner) {
    by_own_type(inner, "independent", types,
                [&](Form& own, Agent i, Type t) { own(types.label(i, t).label, marginals[i.value][t.value]); });
    for (const std::vector<Rational>& marginal : marginals)
      inner.require(std::accumulate(marginal.begin(), marginal.end(), Rational()) == Rational(1), "independent",
                    "the probabilities of an agent's types sum to 1");
  });
}

template <class Form>
void prior_field(Form& form, Environment& environment) {
  const TypeSpace& types = environment.types;
  const auto marginals_of = [&] { return environment.prior.marginals(types); };
  const auto is_independent = [&] { return Prior::product(marginals_of()) == environment.prior; };
  if (is_short(types) && form.is_told_shortly("prior", JsonNode::Kind::object, is_independent)) {
    using Marginals = std::vector<std::vector<Rational>>;
    return form.template as<Marginals>(
        marginals_of, [&](const Marginals& marginals) { environment.prior = Prior::product(marginals); },
        [&](Marginals& marginals) { marginals_field(form, types, marginals); });
  }
  using Probabilities = std::vector<Rational>;
  form.template as<Probabilities>([&] { return environment.prior.probabilities(); },
                                  [&](Probabilities prior) { environment.prior = Prior(std::move(prior)); },
                                  [&](Probabilities& prior) {
                                    form.room(types.profile_count(), [&] { prior.resize(types.profile_count()); });
                                    form.table(
                                        "prior", "types", types.grand_coalition(),
                                        [&](Form& row, std::uint32_t theta) { row("probability", prior[theta]); });
                                  });
}

/// p(theta, omega), if there are states.
template <class Form>
void states_fields(Form& form, Environment& environment) {
  HiddenStates& states = environment.states;
  if (!form.has("states", !states.empty())) return;
  form("states", Names{states.labels});
  form.require(!states.empty() && are_distinct(states.labels), "states", "there are states, all of different names");
  const std::size_t numbers = std::size_t{environment.types.profile_count()} * states.count();
  form.room(numbers, [&] { states.joint.resize(numbers); });
  form.table("joint_prior", "types", environment.types.grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.numbers("states", states.labels, [&](std::size_t state) -> Rational& {
      return states.joint[std::size_t{theta} * states.count() + state];
    });
  });
}

template <class Form>
void payoffs_field(Form& form, Environment& environment) {
  const TypeSpace& types = environment.types;
  const Coalition everybody = types.grand_coalition();
  const auto are_kept_by_own_type = [&] {
    return std::all_of(everybody.begin(), everybody.end(),
                       [&](Agent i) { return environment.payoffs.is_kept_by_own_type(i); });
  };
  if (is_short(types) && form.is_told_shortly("payoffs", JsonNode::Kind::object, are_kept_by_own_type)) {
    form.require(std::size_t{environment.outcome_count()} * types.profile_count() <= most_certified_sums, "payoffs",
                 "there are too many outcomes for so many type profiles");
    form.room(0, [&] { environment.payoffs = Payoffs::by_own_type(types, environment.outcome_count()); });
    form.inner("payoffs", [&](Form& inner) {
      by_own_type(inner, "by_own_type", types, [&](Form& own, Agent i, Type t) {
        own.numbers(types.label(i, t).label, environment.outcomes, [&](std::size_t a) -> Rational& {
          return environment.payoffs.of_type(i, Outcome{static_cast<std::uint32_t>(a)}, t);
        });
      });
    });
    return;
  }
  const std::vector<std::string> agents = form.vocabulary.agents();
  form.room(std::size_t{types.agent_count()} * environment.outcome_count() * types.profile_count(), [&] {
    environment.payoffs = Payoffs(types.agent_count(), environment.outcome_count(), types.profile_count());
  });
  form.table("payoffs", "types", types.grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.inner("payoffs", [&](Form& by_outcome) {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        by_outcome.numbers(environment.outcomes[a.value], agents, [&](std::size_t i) -> decltype(auto) {
          return table_for<Form>(environment.payoffs)(Agent{static_cast<std::uint32_t>(i)}, a, Profile{theta});
        });
    });
  });
}

template <class Form>
void outside_options_field(Form& form, Environment& environment) {
  const TypeSpace& types = environment.types;
  AgentAmounts& options = environment.outside_options;
  if (is_short(types) &&
      form.is_told_shortly("outside_options", JsonNode::Kind::string, [&] { return options.is_zero(); })) {
    std::string zero = "0";
    form("outside_options", zero);
    form.require(zero == "0", "outside_options", "the outside options are '0' or a table");
    form.room(0, [&] { options = AgentAmounts(types.agent_count(), types.profile_count()); });
    return;
  }
  amounts_field(form, "outside_options", options);
}

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
  if (is_short(form.vocabulary) && rule.efficient) return;
  lotteries_field(form, "types", rule);
}

template <class Form>
void describe(Form& form, TransferRule::Construction& construction) {
  form("rule", construction.rule);
  form("allocation", RuleName{construction.allocation, RuleKind::allocation});
}

template <class Form>
void describe(Form& form, TransferRule& rule) {
  form("name", rule.name);
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
