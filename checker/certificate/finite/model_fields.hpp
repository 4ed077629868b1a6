// SPDX-License-Identifier: MIT
// The keys of the model in a certificate (docs/certificate_format.md), once for writing and
// reading. `Form` is a Writer or a Reader.
#pragma once

#include <algorithm>
#include <numeric>

#include "checker/certificate/continuum/fields.hpp"
#include "checker/certificate/dynamic/fields.hpp"
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
void fields(Form& form, Event& event) {
  form("types", event.types);
  form("condition", event.condition);
}

/// The place in a model that is not finite.
template <class FamilyPlace, class Form>
FamilyPlace& family_place(Form& form, Place& place) {
  if constexpr (Form::reads) place.of_family = FamilyPlace{};
  form.require(std::holds_alternative<FamilyPlace>(place.of_family), {}, "this is no place in such a model");
  return std::get<FamilyPlace>(place.of_family);
}

template <class Form>
void fields(Form& form, Place& place) {
  if (form.vocabulary.family() == Family::continuum) return fields(form, family_place<continuum::Place>(form, place));
  if (form.vocabulary.family() == Family::dynamic) return fields(form, family_place<dynamic::Place>(form, place));
  form("transfers", OptionalRuleName{place.transfers, RuleKind::transfers});
  form("coalition", place.coalition);
  form("agents", place.agents);
  form("truth", place.truth);
  form("other", place.other);
  form("report", place.report);
  form("outsiders", place.outsiders);
  form("outcome", place.outcome);
}

/// A number for each agent and profile.
template <class Form>
void amounts_field(Form& form, std::string_view key, AgentAmounts& amounts) {
  const TypeSpace& types = form.vocabulary.types();
  const std::vector<std::string> agents = form.vocabulary.agents();
  form.reserve(std::size_t{types.agent_count()} * types.profile_count());
  if constexpr (Form::reads) amounts = AgentAmounts(types.agent_count(), types.profile_count());
  form.table(key, "types", types.grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.numbers("amounts", agents, [&](std::size_t i) -> Rational& {
      return amounts(Agent{static_cast<std::uint32_t>(i)}, Profile{theta});
    });
  });
}

// --- the model -----------------------------------------------------------------------------------

template <class Form>
void fields(Form& form, TypeLabel& type) {
  form("type", type.label);
  form("value", type.value);
}

template <class Form>
void fields(Form& form, TypeSpace& types) {
  std::vector<std::string> names;
  if constexpr (!Form::reads) names = form.vocabulary.agents();
  form("agents", Names{names});
  form.require(2 <= names.size() && names.size() <= most_agents, "agents",
               "there are two to " + std::to_string(most_agents) + " agents");
  std::vector<AgentTypes> agents;
  std::size_t profiles = 1;
  form.inner("types", [&](Form& inner) {
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      std::vector<TypeLabel>& labels = agents.emplace_back(AgentTypes{names[i], {}}).types;
      if constexpr (!Form::reads)
        for (std::uint32_t t = 0; t < types.type_count(Agent{i}); ++t) labels.push_back(types.label(Agent{i}, Type{t}));
      inner.list(
          names[i], labels, [](Form& item, TypeLabel& type) { fields(item, type); }, Lines::as_few_as_possible);
      std::vector<std::string> distinct;
      for (const TypeLabel& type : labels) distinct.push_back(type.label);
      inner.require(!labels.empty() && are_distinct(distinct), names[i], "there are types, all of different names");
      profiles *= labels.size();
      inner.require(profiles <= most_certified_profiles, names[i], "there are too many type profiles");
    }
  });
  if constexpr (Form::reads) types = TypeSpace(std::move(agents));
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
void marginals_field(Form& form, Environment& environment, std::vector<std::vector<Rational>> marginals) {
  const TypeSpace& types = environment.types;
  for (Agent i : types.grand_coalition()) marginals[i.value].resize(types.type_count(i));
  form.inner("prior", [&](Form& inner) {
    by_own_type(inner, "independent", types,
                [&](Form& own, Agent i, Type t) { own(types.label(i, t).label, marginals[i.value][t.value]); });
    for (const std::vector<Rational>& marginal : marginals)
      inner.require(std::accumulate(marginal.begin(), marginal.end(), Rational()) == Rational(1), "independent",
                    "the probabilities of an agent's types sum to 1");
  });
  if constexpr (Form::reads) environment.prior = Prior::product(marginals);
}

template <class Form>
void prior_field(Form& form, Environment& environment) {
  if (is_short(environment.types)) {
    std::vector<std::vector<Rational>> marginals(environment.types.agent_count());
    bool independent = form.is_object("prior");
    if constexpr (!Form::reads) {
      marginals = environment.prior.marginals(environment.types);
      independent = Prior::product(marginals) == environment.prior;
    }
    if (independent) return marginals_field(form, environment, std::move(marginals));
  }
  std::vector<Rational> prior = environment.prior.probabilities();
  form.reserve(environment.types.profile_count());
  prior.resize(environment.types.profile_count());
  form.table("prior", "types", environment.types.grand_coalition(),
             [&](Form& row, std::uint32_t theta) { row("probability", prior[theta]); });
  if constexpr (Form::reads) environment.prior = Prior(std::move(prior));
}

template <class Form>
void payoffs_field(Form& form, Environment& environment) {
  const TypeSpace& types = environment.types;
  const Coalition everybody = types.grand_coalition();
  const auto is_kept_by_own_type = [&](Agent i) { return environment.payoffs.is_kept_by_own_type(i); };
  if (is_short(types) && (Form::reads ? form.is_object("payoffs")
                                      : std::all_of(everybody.begin(), everybody.end(), is_kept_by_own_type))) {
    form.require(std::size_t{environment.outcome_count()} * types.profile_count() <= most_certified_sums, "payoffs",
                 "there are too many outcomes for so many type profiles");
    if constexpr (Form::reads) environment.payoffs = Payoffs::by_own_type(types, environment.outcome_count());
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
  form.reserve(std::size_t{types.agent_count()} * environment.outcome_count() * types.profile_count());
  if constexpr (Form::reads)
    environment.payoffs = Payoffs(types.agent_count(), environment.outcome_count(), types.profile_count());
  form.table("payoffs", "types", types.grand_coalition(), [&](Form& row, std::uint32_t theta) {
    row.inner("payoffs", [&](Form& by_outcome) {
      for (Outcome a; a.value < environment.outcome_count(); ++a.value)
        by_outcome.numbers(environment.outcomes[a.value], agents, [&](std::size_t i) -> Rational& {
          return environment.payoffs(Agent{static_cast<std::uint32_t>(i)}, a, Profile{theta});
        });
    });
  });
}

template <class Form>
void outside_options_field(Form& form, Environment& environment) {
  const TypeSpace& types = environment.types;
  if (is_short(types) && (Form::reads ? form.is_string("outside_options") : environment.outside_options.is_zero())) {
    std::string zero = "0";
    form("outside_options", zero);
    form.require(zero == "0", "outside_options", "the outside options are '0' or a table");
    if constexpr (Form::reads) environment.outside_options = AgentAmounts(types.agent_count(), types.profile_count());
    return;
  }
  amounts_field(form, "outside_options", environment.outside_options);
}

// In short form a rule that bears a name has no table: whoever reads one tabulates it, and the
// kernel compares it with its name.

template <class Form>
void fields(Form& form, AllocationRule& rule) {
  form("name", rule.name);
  form("efficient", rule.efficient);
  std::optional<bool> green_laffont = rule.green_laffont ? std::optional(true) : std::nullopt;
  form("green_laffont", green_laffont);
  rule.green_laffont = green_laffont.value_or(false);
  if (is_short(form.vocabulary) && rule.efficient) return;
  form.table("lotteries", "types", form.vocabulary.types().grand_coalition(), [&](Form& row, std::uint32_t theta) {
    Lottery lottery;
    if constexpr (!Form::reads) lottery = rule(Profile{theta});
    row("outcomes", lottery);
    if constexpr (Form::reads) rule.assign(Profile{theta}, lottery);
  });
}

template <class Form>
void fields(Form& form, TransferRule::Construction& construction) {
  form("rule", construction.rule);
  form("allocation", RuleName{construction.allocation, RuleKind::allocation});
}

template <class Form>
void fields(Form& form, TransferRule& rule) {
  form("name", rule.name);
  form("construction", rule.construction);
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

template <class Form>
void fields(Form& form, FiniteModel& model) {
  Environment& environment = model.environment;
  fields(form, environment.types);
  form("outcomes", Names{environment.outcomes});
  form.require(!environment.outcomes.empty(), "outcomes", "there is no outcome");
  for (std::uint32_t a = 0; a < environment.outcome_count(); ++a)
    form.vocabulary.outcomes.emplace(environment.outcomes[a], a);
  form("coalitions", environment.coalitions);
  prior_field(form, environment);
  payoffs_field(form, environment);
  outside_options_field(form, environment);
  rules_field(form, "allocations", model.allocations, [](Form& item, AllocationRule& rule) { fields(item, rule); });
  rules_field(form, "transfers", model.transfers, [](Form& item, TransferRule& rule) { fields(item, rule); });
  rules_field(form, "mechanisms", model.mechanisms, [](Form& item, Mechanism& mechanism) {
    item("name", mechanism.name);
    rule_fields(item, mechanism);
  });
}

}  // namespace candor::certificates
