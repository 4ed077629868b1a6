// SPDX-License-Identifier: MIT
// The keys of claims about finite models, each kind of key as a certificate has it.
#pragma once

#include <set>

#include "checker/certificate/finite/region.hpp"
#include "checker/properties/finite/describe.hpp"

namespace candor::certificates {

/// Writes or reads the keys that a property describes: those of cases, each with one way to say it.
template <class Form>
class DescribedFields {
 public:
  explicit DescribedFields(Form& form) : form_(form) {}

  void allocation(std::size_t& index) { form_("allocation", RuleName{index, RuleKind::allocation}); }
  void mechanism(Mechanism& mechanism) {
    if (form_.has("mechanism", !mechanism.name.empty()))
      form_("mechanism", MechanismName{mechanism, form_.vocabulary.model->mechanisms});
    else
      rule_fields(form_, mechanism);
  }
  void transfers(std::vector<std::size_t>& indices) { form_("transfers", RuleNames{indices, RuleKind::transfers}); }
  template <class Of>
  void rules(Of of, std::optional<std::size_t>& rule, std::vector<std::size_t>& paid) {
    if (of != Of::transfer) allocation(rule ? *rule : rule.emplace());
    if (of != Of::payoff) transfers(paid);
  }
  void rules(Quantity of, std::optional<std::size_t>& rule, std::optional<std::size_t>& paid) {
    std::vector<std::size_t> all;
    if (paid) all.push_back(*paid);
    rules(of, rule, all);
    form_.require(all.size() == (of == Quantity::payoff ? 0u : 1u), "transfers",
                  "the claim is about one transfer rule");
    if (!all.empty()) paid = all.front();
  }
  void two_rules(EqualRules& claim);
  void strategies(std::size_t& index) {
    const std::vector<std::string> known = names_of(form_.vocabulary.model->strategies);
    form_("strategies", Named{known, index, "strategy profile"});
  }
  void game_form(std::size_t& index) {
    const std::vector<std::string> known = names_of(form_.vocabulary.model->game_forms);
    form_("game_form", Named{known, index, "game form"});
  }
  /// None are listed: there is no such key.
  void listed(std::size_t, std::vector<std::size_t>& listed) {
    constexpr std::array<std::string_view, 3> numbers{"number", "at_least", "at_most"};
    const auto stated = std::count_if(numbers.begin(), numbers.end(), [&](auto key) { return form_.has(key, false); });
    form_.require(stated == 1 || (stated == 0 && form_.has("strategies", true)), {},
                  "one of these keys is missing, or there are several numbers: number, at_least, at_most, strategies");
    if (!form_.has("strategies", !listed.empty())) return;
    const std::vector<std::string> known = names_of(form_.vocabulary.model->strategies);
    const auto written = [&] {
      std::vector<std::string> names;
      for (std::size_t index : listed) names.push_back(known.at(index));
      return names;
    };
    const auto find = [&](const std::vector<std::string>& names) {
      form_.require(!names.empty(), "strategies", "no strategies are listed");
      listed.clear();
      for (const std::string& name : names) {
        const auto found = std::find(known.begin(), known.end(), name);
        form_.require(found != known.end(), "strategies", "there is no strategy profile '" + name + "'");
        listed.push_back(static_cast<std::size_t>(found - known.begin()));
      }
    };
    form_.template as<std::vector<std::string>>(
        written, find, [&](std::vector<std::string>& names) { form_("strategies", Names{names}); });
  }
  void induced(std::optional<std::size_t>& rule) {
    constexpr std::array<std::string_view, 2> keys{"efficient", "allocation"};
    const auto which = form_.key_among(keys, rule ? 1 : 0);
    form_.require(which.has_value(), {}, "one of these keys is missing: efficient, allocation");
    if (*which == 1) return allocation(rule ? *rule : rule.emplace());
    bool efficient = true;
    form_("efficient", efficient);
    form_.require(efficient, "efficient", "what every equilibrium is, is efficient: true");
  }
  void coalition(Coalition& members) { form_("coalition", members); }
  void coalitions(CoalitionPattern& pattern, UsualCoalitions) { form_("coalitions", pattern); }
  void partition(CoalitionPattern& pattern) {
    form_("partition", pattern);
    Coalition covered;
    bool apart = true;
    for (Coalition block : pattern) {
      apart = apart && block.intersected_with(covered).empty();
      covered = covered.united_with(block);
    }
    form_.require(apart && covered == form_.vocabulary.types().grand_coalition(), "partition",
                  "each agent is in exactly one block");
  }
  void requirements(TransferRequirements& required);
  void participation(std::optional<Stage>& stage) { form_("participation", stage); }
  template <class Of>
  void quantity(Of& of, std::initializer_list<Of> allowed, const char* why) {
    form_("of", of);
    form_.require(std::find(allowed.begin(), allowed.end(), of) != allowed.end(), "of", why);
  }
  template <class Word>
  void word(Field field, Word& value, Word) {
    form_(field.key, value);
  }
  void flag(Field field, bool& value, bool otherwise) {
    if (!otherwise && !form_.has(field.key, value)) return;
    form_(field.key, value);
    form_.require(value || otherwise, field.key, "it is true, or left out");
  }
  void number(Field field, std::optional<Rational>& value) { form_(field.key, value); }
  void event(Event& event, std::optional<DrawnCondition>& drawn) {
    form_("event", event);
    form_("drawn", drawn);
  }
  void given(Event& event) { form_("given", event); }
  template <class Types>
  void types(Field field, Types& types) {
    form_(field.key, types);
  }
  void reports(MixedReport& report) { form_("reports", report); }
  void lie(Coalition& members, Event& given, MixedReport& report) {
    coalition(members);
    form_("given", given.types);
    form_.require(members.is_subset_of(given.types.coalition) && !given.condition, "given",
                  "a deviation has a true type for each member, and no condition");
    reports(report);
    form_.require(!report.is_truth() && report.branches.front().report.coalition == members, "reports",
                  "a deviation is a report of the coalition's members");
  }
  void compared(Relation& relation, Rational& number) {
    key_field(form_, comparison_keys, relation);
    form_(comparison_keys.at(static_cast<std::size_t>(relation)), number);
  }
  void extremum(Optimum::Direction& direction, Rational& number) {
    key_field(form_, words<Optimum::Direction>, direction);
    form_(word_of(direction), number);
  }
  void amounts(Everywhere& claim);
  void enforcement(Stable& claim);
  void region(ParameterRegion& claim) { region_fields(form_, claim); }
  template <class Body>
  void when(bool asked, std::initializer_list<std::string_view>, const char*, const Body& body) {
    if (asked) body();
  }

 private:
  Form& form_;
};

template <class Form>
void DescribedFields<Form>::two_rules(EqualRules& claim) {
  const Vocabulary& known = form_.vocabulary;
  const auto written = [&] {
    const RuleKind kind = claim.kind == EqualRules::Kind::transfers ? RuleKind::transfers : RuleKind::allocation;
    return std::vector{known.rule(kind, claim.first), known.rule(kind, claim.second)};
  };
  const auto find = [&](const std::vector<std::string>& names) {
    form_.require(names.size() == 2, "rules", "two rules are compared");
    const auto are = [&](RuleKind kind) { return known.find_rule(kind, names[0]) && known.find_rule(kind, names[1]); };
    const bool pays = are(RuleKind::transfers);
    form_.require(pays != are(RuleKind::allocation), "rules",
                  "these are the names of two transfer rules or of two allocation rules, and not of both");
    claim.kind = pays ? EqualRules::Kind::transfers : EqualRules::Kind::allocations;
    const RuleKind meant = pays ? RuleKind::transfers : RuleKind::allocation;
    claim.first = known.find_rule(meant, names[0]).value();
    claim.second = known.find_rule(meant, names[1]).value();
  };
  form_.template as<std::vector<std::string>>(written, find,
                                              [&](std::vector<std::string>& names) { form_("rules", Names{names}); });
}

template <class Form>
void DescribedFields<Form>::requirements(TransferRequirements& required) {
  const std::uint32_t agents = form_.vocabulary.types().agent_count();
  allocation(required.allocation);
  form_("balance", required.balance);
  Incentives incentives = incentives_of(required, agents);
  form_("incentives", incentives);
  if (incentives == Incentives::coalitional) {
    coalitions(required.coalitional_ic, UsualCoalitions::pattern);
    form_.require(incentives_of(required, agents) == Incentives::coalitional, "coalitions",
                  "no coalition is 'incentives: none', and the single agents are 'incentives: bayesian'");
  }
  if (incentives == Incentives::bayesian) required.coalitional_ic = singletons(agents);
  required.dominant_strategy_ic = incentives == Incentives::dominant_strategy;
  form_("participation", required.individual_rationality);
  form_("least_transfer", required.least_transfer);
  form_("largest_transfer", required.largest_transfer);
}

template <class Form>
void DescribedFields<Form>::amounts(Everywhere& claim) {
  const std::uint32_t profiles = form_.vocabulary.types().profile_count();
  key_field(form_, comparison_keys, claim.relation);
  form_.inner(comparison_keys.at(static_cast<std::size_t>(claim.relation)), [&](Form& inner) {
    inner("text", Text{claim.text});
    inner.list("parts", claim.parts, [&](Form& item, Everywhere::Part& part) {
      item("coalition", part.coalition);
      item.room(profiles, [&] { part.numbers.resize(profiles); });
      item.table("numbers", "types", item.vocabulary.types().grand_coalition(),
                 [&](Form& row, std::uint32_t theta) { row("number", part.numbers[theta]); });
    });
    inner.require(!claim.parts.empty(), "parts", "somebody's amounts are compared");
  });
}

/// Outcomes by name, in their order.
template <class Form>
void outcomes_field(Form& form, std::string_view key, std::vector<Outcome>& outcomes) {
  const std::vector<std::string>& known = form.vocabulary.outcome_labels();
  std::vector<std::string> named;
  for (Outcome a : outcomes) named.push_back(known.at(a.value));
  form(key, Names{named});
  if constexpr (Form::changes) {
    for (const std::string& name : named) {
      const auto found = form.vocabulary.outcomes.find(name);
      form.require(found != form.vocabulary.outcomes.end(), key, "there is no such outcome");
      form.require(outcomes.empty() || outcomes.back().value < found->second, key, "outcomes are in their order");
      outcomes.push_back(Outcome{found->second});
    }
  }
}

template <class Form>
void DescribedFields<Form>::enforcement(Stable& claim) {
  const std::uint32_t profiles = form_.vocabulary.types().profile_count();
  form_.inner("enforces", [&](Form& inner) {
    inner("text", Text{claim.text});
    inner.list("parts", claim.parts, [&](Form& item, Stable::Part& part) {
      item("coalition", part.coalition);
      if (item.has("outcomes", part.enforces.size() == 1)) {
        part.enforces.resize(1);
        return outcomes_field(item, "outcomes", part.enforces.front());
      }
      item.room(profiles, [&] { part.enforces.resize(profiles); });
      item.table("by_types", "types", item.vocabulary.types().grand_coalition(),
                 [&](Form& row, std::uint32_t theta) { outcomes_field(row, "outcomes", part.enforces[theta]); });
    });
    inner.require(!claim.parts.empty(), "parts", "some coalition is asked what it can bring about");
    std::set<Coalition> coalitions;
    for (const Stable::Part& part : claim.parts)
      inner.require(coalitions.insert(part.coalition).second, "parts", "a coalition stands there twice");
  });
}

template <class Form, class Claim>
requires is_one_of<Claim, finite::Statement>
void describe_claim(Form& form, Claim& claim) {
  DescribedFields<Form> visit(form);
  describe(visit, claim);
}

}  // namespace candor::certificates
