// SPDX-License-Identifier: MIT
// The keys of an environment in a certificate: agents, types, prior, hidden states, payoffs and outside options.
#pragma once

#include <algorithm>
#include <numeric>
#include <utility>

#include "checker/certificate/form.hpp"

namespace candor::certificates {

inline constexpr std::size_t most_certified_profiles = std::size_t{1} << 20, most_certified_sums = std::size_t{1} << 25;

/// An example with many type profiles is written in short form: tables that follow from less are
/// left out, or written as that.
inline bool is_short(const TypeSpace& types) { return types.profile_count() > most_listed_profiles; }
inline bool is_short(const Vocabulary& vocabulary) {
  return vocabulary.model != nullptr && is_short(vocabulary.types());
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

/// At each profile a number for each outcome and agent: at(agent, outcome, profile). `in_row` is their key.
template <class Form, class At>
void by_outcome_field(Form& form, std::string_view key, std::string_view in_row,
                      const std::vector<std::string>& outcomes, const At& at) {
  const std::vector<std::string> agents = form.vocabulary.agents();
  form.table(key, "types", form.vocabulary.types().grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.inner(in_row, [&](Form& by_outcome) {
      for (Outcome a; a.value < outcomes.size(); ++a.value)
        by_outcome.numbers(outcomes[a.value], agents, [&](std::size_t i) -> decltype(auto) {
          return at(Agent{static_cast<std::uint32_t>(i)}, a, Profile{theta});
        });
    });
  });
}

/// If there are states, p(theta, omega) and u_i(a, theta, omega).
template <class Form>
void states_fields(Form& form, Environment& environment) {
  const TypeSpace& types = environment.types;
  HiddenStates& states = environment.states;
  if (!form.has("states", !states.empty())) return;
  form("states", Names{states.labels});
  form.require(!states.empty() && are_distinct(states.labels), "states", "there are states, all of different names");
  const std::size_t numbers = std::size_t{types.profile_count()} * states.count();
  form.room(numbers, [&] { states.joint.resize(numbers); });
  form.table("joint_prior", "types", types.grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.numbers("states", states.labels, [&](std::size_t state) -> Rational& {
      return states.joint[std::size_t{theta} * states.count() + state];
    });
  });
  form.room(numbers * types.agent_count() * environment.outcome_count(), [&] {
    states.payoffs.assign(states.count(),
                          Payoffs(types.agent_count(), environment.outcome_count(), types.profile_count()));
  });
  form.inner("state_payoffs", [&](Form& inner) {
    for (std::uint32_t state = 0; state < states.count(); ++state)
      by_outcome_field(inner, states.labels[state], "payoffs", environment.outcomes,
                       [&](Agent agent, Outcome outcome, Profile theta) -> decltype(auto) {
                         return table_for<Form>(states.payoffs[state])(agent, outcome, theta);
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
  form.room(std::size_t{types.agent_count()} * environment.outcome_count() * types.profile_count(), [&] {
    environment.payoffs = Payoffs(types.agent_count(), environment.outcome_count(), types.profile_count());
  });
  by_outcome_field(form, "payoffs", "payoffs", environment.outcomes,
                   [&](Agent agent, Outcome outcome, Profile theta) -> decltype(auto) {
                     return table_for<Form>(environment.payoffs)(agent, outcome, theta);
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

}  // namespace candor::certificates
