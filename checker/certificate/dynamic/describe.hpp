// SPDX-License-Identifier: MIT
// The keys of dynamic models, claims about them and their evidence in a certificate, as
// checker/certificate/describe.hpp has it.
//
// Tables are lists of rows in the order of period, public state and types; the state is left out in
// period 1.
#pragma once

#include "checker/certificate/dynamic/rows.hpp"
#include "checker/properties/dynamic/describe.hpp"

namespace candor::certificates {

// --- the model -----------------------------------------------------------------------------------

/// One number for each type of each agent.
template <class Form>
void numbers_by_type(Form& form, std::string_view key, std::vector<std::vector<Rational>>& numbers) {
  const TypeSpace& types = form.vocabulary.types();
  numbers.resize(types.agent_count());
  form.inner(key, [&](Form& inner) {
    for (std::uint32_t i = 0; i < types.agent_count(); ++i) {
      numbers[i].resize(types.type_count(Agent{i}));
      inner.numbers(types.label(Agent{i}), type_labels(types, Agent{i}),
                    [&](std::size_t t) -> Rational& { return numbers[i][t]; });
    }
  });
}

template <class Form>
void describe(Form& form, dynamic::Statistic& statistic) {
  const dynamic::Model& model = dynamic_model(form);
  form("values", Names{statistic.values});
  form.require(!statistic.values.empty(), "values", "there is no value");
  std::vector<std::array<std::uint32_t, 4>> rows;  // value, reports, outcome, next value
  const std::size_t profiles = model.profile_count(), outcomes = model.outcome_count();
  for (std::size_t k = 0; k < statistic.next.size(); ++k)
    rows.push_back({static_cast<std::uint32_t>(k / outcomes / profiles),
                    static_cast<std::uint32_t>(k / outcomes % profiles), static_cast<std::uint32_t>(k % outcomes),
                    statistic.next[k]});
  form.list("next", rows, [&](Form& item, std::array<std::uint32_t, 4>& row) {
    item("statistic", Named{statistic.values, row[0], "value of the statistic"});
    profile_field(item, "reports", row[1]);
    item("outcome", Named{model.outcomes, row[2], "outcome"});
    item("next", Named{statistic.values, row[3], "value of the statistic"});
  });
  statistic.next.clear();
  for (const std::array<std::uint32_t, 4>& row : rows) {
    form.require((row[0] * profiles + row[1]) * outcomes + row[2] == statistic.next.size(), "next",
                 "the rows are in the order of value, reports and outcome");
    statistic.next.push_back(row[3]);
  }
  form.require(statistic.next.size() == statistic.values.size() * profiles * outcomes, "next",
               "there is one row for each value, report profile and outcome");
}

template <class Form>
void describe(Form& form, dynamic::AllocationRule::Efficient& efficient) {
  form("ties", efficient.ties);
  form.list("menu", efficient.menu, [](Form& item, Lottery& lottery) { item("outcomes", lottery); });
}

template <class Form>
void describe(Form& form, dynamic::AllocationRule& rule) {
  form("name", rule.name);
  form("uses_history", rule.uses_history);
  form("efficient", rule.efficient);
  const RowShape shape{"reports", form.vocabulary.types().grand_coalition(), rule.uses_history};
  table_rows(form, "rows", shape, rule.lotteries, every_row,
             [](Form& row, Lottery* lottery) { row("outcomes", *lottery); });
}

template <class Form>
void describe(Form& form, dynamic::TransferRule::Construction& construction) {
  const dynamic::Model& model = dynamic_model(form);
  form("rule", construction.rule);
  form("allocation", RuleName{construction.allocation, RuleKind::allocation});
  if (construction.rule != dynamic::NamedTransferRule::liu) return;
  form("average", construction.average);
  form.list("orders", construction.orders, [&](Form& item, std::vector<Agent>& order) {
    std::vector<std::string> names;
    for (Agent i : order) names.push_back(model.types.label(i));
    item("agents", Names{names});
    order.clear();
    for (const std::string& name : names)
      if (const auto agent = model.types.find_agent(name)) order.push_back(*agent);
    item.require(order.size() == model.agent_count() && names.size() == order.size(), "agents",
                 "this is no permutation of the agents");
  });
  bool by_state = !construction.order_at.empty();
  form("by_state", by_state);
  if (by_state)
    table_rows(form, "order_at", {}, construction.order_at, nothing_left_out<std::uint32_t>,
               [&](Form& row, std::uint32_t* order) {
                 std::uint32_t number = *order + 1;
                 count_field(row, "order", number, static_cast<std::uint32_t>(construction.orders.size()));
                 *order = number - 1;
               });
  agent_numbers(form, "lump_sums", construction.lump_sums);
  form("own_averaged", construction.own_averaged);
  form("net_of", OptionalRuleName{construction.net_of, RuleKind::transfers});
}

template <class Form>
void describe(Form& form, dynamic::TransferRule& rule) {
  form("name", rule.name);
  form("construction", rule.construction);
  amount_rows(form, "rows", "reports", form.vocabulary.types().grand_coalition(), rule.amounts);
}

template <class Form>
void describe(Form& form, dynamic::Mechanism& mechanism) {
  form("allocation", RuleName{mechanism.allocation, RuleKind::allocation});
  form("transfers", OptionalRuleName{mechanism.transfers, RuleKind::transfers});
}

template <class Form>
void describe(Form& form, dynamic::Scheme::Team& team) {
  agent_numbers(form, "lump_sums", team.lump_sums);
}

template <class Form>
void describe(Form& form, dynamic::Scheme& scheme) {
  form("name", scheme.name);
  form("mechanism", scheme.mechanism);
  form("coalition", scheme.coalition);
  report_rows(form, "reports", "messages", "reports", scheme.coalition, scheme.reports);
  form("team", scheme.team);
  amount_rows(form, "side_payments", "messages", scheme.coalition, scheme.side_payments);
}

template <class Form>
void describe(Form& form, dynamic::Model& model) {
  describe(form, model.types);
  form("outcomes", Names{model.outcomes});
  form.require(!model.outcomes.empty(), "outcomes", "there is no outcome");
  for (std::uint32_t a = 0; a < model.outcome_count(); ++a) form.vocabulary.outcomes.emplace(model.outcomes[a], a);
  count_field(form, "periods", model.periods, dynamic::most_periods);
  std::optional<bool> infinite = model.infinite ? std::optional(true) : std::nullopt;
  form("infinite", infinite);
  form.require(infinite.value_or(true), "infinite", "is true, or left out");
  model.infinite = infinite.value_or(false);
  form.require(!model.infinite || model.periods == 2, "infinite",
               "with an infinite horizon two periods are told apart");
  form("discount", model.discount);
  numbers_by_type(form, "prior", model.prior);
  if (model.periods > 1) {
    model.transitions.resize(model.agent_count());
    type_rows(form, "transitions", "type", model.transitions, "probabilities");
  }
  model.payoffs.resize(model.agent_count());
  type_rows(form, "payoffs", "", model.payoffs, "payoffs");
  numbers_by_type(form, "outside_options", model.outside_options);
  std::optional<dynamic::Statistic> statistic;
  if (!model.statistic.values.empty()) statistic = model.statistic;
  form("statistic", statistic);
  if (statistic) model.statistic = *statistic;
  form.list("allocations", model.allocations, [](Form& item, dynamic::AllocationRule& rule) { describe(item, rule); });
  form.require(are_distinct(names_of(model.allocations)), "allocations", "two of these have the same name");
  form.list("transfers", model.transfers, [](Form& item, dynamic::TransferRule& rule) { describe(item, rule); });
  form.require(are_distinct(names_of(model.transfers)), "transfers", "two of these have the same name");
  form.list("mechanisms", model.mechanisms, [](Form& item, dynamic::Mechanism& mechanism) {
    item("name", mechanism.name);
    describe(item, mechanism);
  });
  form.require(are_distinct(names_of(model.mechanisms)), "mechanisms", "two of these have the same name");
  form.list("schemes", model.schemes, [](Form& item, dynamic::Scheme& scheme) { describe(item, scheme); });
  form.require(are_distinct(names_of(model.schemes)), "schemes", "two of these have the same name");
}

// --- statements ----------------------------------------------------------------------------------

/// Writes or reads the keys that a property describes: those of cases, each with one way to say it.
template <class Form>
class DescribedDynamicFields {
 public:
  explicit DescribedDynamicFields(Form& form) : form_(form), model_(dynamic_model(form)) {}

  void allocation(std::size_t& index) { form_("allocation", RuleName{index, RuleKind::allocation}); }
  void mechanism(dynamic::Mechanism& mechanism);
  void game(dynamic::Mechanism& played, std::optional<std::size_t>& scheme) {
    if (!form_.has("scheme", scheme.has_value())) return mechanism(played);
    scheme_field(form_, scheme);
    played = model_.schemes.at(scheme.value()).mechanism;
  }
  void scheme(std::size_t& index) { form_("scheme", Named{names_of(model_.schemes), index, "scheme"}); }
  void two_rules(dynamic::EqualRules& claim) {
    std::vector<std::size_t> rules{claim.first, claim.second};
    form_("rules", RuleNames{rules, RuleKind::transfers});
    form_.require(rules.size() == 2, "rules", "two rules are compared");
    claim.first = rules[0];
    claim.second = rules[1];
  }
  void coalition(Coalition& members) { form_("coalition", members); }
  void colluders(Coalition& members) { form_("coalition", members); }
  void agents(Field field, Coalition& members, const Coalition*) { form_(field.key, members); }
  template <class Word>
  void word(Field field, Word& value, Word) {
    form_(field.key, value);
  }
  template <class Word>
  void chosen(Field field, Word& value) {
    form_(field.key, value);
  }
  void participation(std::optional<dynamic::Participation>& value) {
    form_("participation", value);
    form_.require(value != dynamic::Participation::none, "participation", "members may decline ex ante or interim");
  }
  void flag(Field field, bool& value, bool) { form_(field.key, value); }
  void state(dynamic::Value& claim);
  void types(Field field, JointType& types) { form_(field.key, types); }
  void compared(Relation& relation, Rational& number) {
    key_field(form_, comparison_keys, relation);
    form_(comparison_keys.at(static_cast<std::size_t>(relation)), number);
  }
  void guaranteed(dynamic::Guarantee& claim) {
    const auto relation = claim.number ? std::optional(static_cast<std::size_t>(claim.relation)) : std::nullopt;
    const bool has_number = form_.key_among(comparison_keys, relation).has_value();
    claim.relation = has_number ? claim.relation : Relation::at_least;
    if (has_number) compared(claim.relation, claim.number ? *claim.number : claim.number.emplace());
  }
  template <class Body>
  void when(bool asked, std::initializer_list<std::string_view>, const char*, const Body& body) {
    if (asked) body();
  }

 private:
  Form& form_;
  const dynamic::Model& model_;
};

template <class Form>
void DescribedDynamicFields<Form>::mechanism(dynamic::Mechanism& mechanism) {
  if (!form_.has("mechanism", !mechanism.name.empty())) return describe(form_, mechanism);
  form_("mechanism", MechanismName{mechanism, model_.mechanisms});
}

/// The period, and after the first what happened in the one before.
template <class Form>
void DescribedDynamicFields<Form>::state(dynamic::Value& claim) {
  if (model_.infinite) {
    std::string period = claim.period == 1 ? "1" : "later";
    form_("period", period);
    form_.require(period == "1" || period == "later", "period", "the period is '1' or 'later'");
    claim.period = period == "1" ? 1 : 2;
  } else {
    count_field(form_, "period", claim.period, model_.periods);
  }
  if (claim.period == 1) return;
  profile_field(form_, "last_reports", claim.state.reports);
  form_("last_outcome", claim.state.outcome);
  if (claim.scheme) profile_field(form_, "last_messages", claim.state.messages);
  statistic_field(form_, claim.state);
  form_.require(
      claim.state.reports && claim.state.outcome && claim.state.messages.has_value() == claim.scheme.has_value(), {},
      "the claim does not say what happened in the period before");
}

template <class Form, class Claim>
requires is_one_of<Claim, dynamic::Statement>
void describe_claim(Form& form, Claim& claim) {
  DescribedDynamicFields<Form> visit(form);
  describe(visit, claim);
}

// --- evidence ------------------------------------------------------------------------------------

template <class Form>
void describe(Form& form, dynamic::Place& place) {
  form("about", place.about);
  bool in_period = place.period > 0;
  form("in_period", in_period);
  if (in_period) count_field(form, "period", place.period, dynamic_model(form).periods);
  form("state", place.state);
  form("coalition", place.coalition);
  form("truth", place.truth);
  form("report", place.report);
  form("outsiders", place.outsiders);
  form("outcome", place.outcome);
}

template <class Form>
void describe(Form& form, dynamic::Plan& plan) {
  form("refutes", plan.refutes);
  const RowShape shape{"truth", form.vocabulary.types().grand_coalition(), false};
  table_rows(form, "rows", shape, plan.outcomes, every_row, [](Form& row, std::uint32_t* outcome) {
    row("outcome", Named{dynamic_model(row).outcomes, *outcome, "outcome"});
  });
}
template <class Form>
void describe(Form& form, dynamic::Reporting& reporting) {
  form("refutes", reporting.refutes);
  report_rows(form, "rows", "truth", "report", form.vocabulary.types().grand_coalition(), reporting.reports, false);
}
template <class Form>
void describe(Form& form, dynamic::Policy& policy) {
  form("refutes", policy.refutes);
  form("coalition", policy.coalition);
  report_rows(form, "rows", "truth", "report", policy.coalition, policy.reports);
}
template <class Form>
void describe(Form& form, dynamic::Opposition& opposition) {
  form("refutes", opposition.refutes);
  form.list("against", opposition.policies, [](Form& item, dynamic::Opposition::Against& against) {
    item("agent", Named{item.vocabulary.agents(), against.agent.value, "agent"});
    const Coalition others = item.vocabulary.types().outsiders(Coalition::of(against.agent));
    table_rows(item, "rows", {}, against.reports, nothing_left_out<std::uint32_t>,
               [&](Form& row, std::uint32_t* report) {
                 JointType joint{others, *report};
                 row("report", joint);
                 row.require(joint.coalition == others, "report", "this is a report of all the others");
                 *report = joint.index;
               });
  });
}
template <class Form>
void describe(Form& form, dynamic::Immunity& immunity) {
  form("opposition", immunity.opposition);
  form("policy", immunity.policy);
}
template <class Form>
void describe(Form& form, dynamic::Collusion& collusion) {
  form("policy", collusion.policy);
  agent_numbers(form, "lump_sums", collusion.lump_sums);
}

template <class Form>
void describe(Form& form, dynamic::WrittenScheme& written) {
  form("scheme", Named{names_of(dynamic_model(form).schemes), written.scheme, "scheme"});
}

template <class Form>
void describe(Form& form, dynamic::MixedScheme& scheme) {
  form("refutes", scheme.refutes);
  form("coalition", scheme.coalition);
  const TypeSpace& types = form.vocabulary.types();
  const std::uint32_t count = types.joint_type_count(scheme.coalition);
  form.room(std::size_t{count} * (std::size_t{count} + types.agent_count()), [&] {
    scheme.reports.assign(count, std::vector<Rational>(count));
    scheme.side_payments.assign(count, std::vector<Rational>(types.agent_count()));
  });
  std::vector<std::string> members;
  std::vector<std::uint32_t> numbers;
  for (Agent i : scheme.coalition) {
    members.push_back(types.label(i));
    numbers.push_back(i.value);
  }
  form.table("rows", "messages", scheme.coalition, [&](Form& row, std::uint32_t m) {
    lottery_field(row, "report", scheme.coalition, scheme.reports[m]);
    row.numbers("payments", members, [&](std::size_t k) -> Rational& { return scheme.side_payments[m][numbers[k]]; });
  });
}
template <class Form>
void describe(Form& form, dynamic::SchemeBounds& bounds) {
  form("refutes", bounds.refutes);
  form.list("bounds", bounds.bounds, [](Form& item, dynamic::SchemeBounds::Bound& bound) {
    item("coalition", bound.coalition);
    item.list("multipliers", bound.multipliers, [](Form& term, dynamic::SchemeBounds::Multiplier& multiplier) {
      term("agent", Named{term.vocabulary.agents(), multiplier.agent.value, "agent"});
      term("truth", multiplier.truth);
      term("report", multiplier.report);
      term("multiplier", multiplier.value);
    });
  });
}
template <class Form>
void describe(Form& form, dynamic::SchemeAndBound& both) {
  form("scheme", both.scheme);
  form("bounds", both.bounds);
}
template <class Form>
void describe(Form& form, dynamic::MixedPlay& play) {
  form("refutes", play.refutes);
  form.list("matches", play.matches, [](Form& item, dynamic::MixedPlay::Match& match) {
    item("agent", Named{item.vocabulary.agents(), match.agent.value, "agent"});
    const TypeSpace& types = item.vocabulary.types();
    const Coalition own = Coalition::of(match.agent), others = types.outsiders(own);
    bool has_own = !match.own.empty(), has_others = !match.others.empty();
    item("has_own", has_own);
    item("has_others", has_others);
    if (has_own) {
      const std::uint32_t count = types.type_count(match.agent);
      item.room(0, [&] { match.own.assign(count, std::vector<Rational>(count)); });
      item.table("own", "truth", own,
                 [&](Form& row, std::uint32_t truth) { lottery_field(row, "report", own, match.own[truth]); });
    }
    if (has_others) {
      const std::uint32_t count = types.joint_type_count(others);
      item.room(count, [&] { match.others.assign(count, Rational()); });
      lottery_field(item, "others", others, match.others);
    }
  });
}

}  // namespace candor::certificates
