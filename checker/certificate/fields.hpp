// SPDX-License-Identifier: MIT
// The keys of statements, evidence and claims in a certificate (docs/certificate_format.md), once
// for writing and reading. `Form` is a Writer or a Reader.
#pragma once

#include "checker/certificate/finite/model_fields.hpp"
#include "checker/certificate/finite/region_fields.hpp"
#include "checker/properties/finite/describe.hpp"

namespace candor::certificates {

// --- statements ----------------------------------------------------------------------------------

/// Writes or reads the keys that a property describes: those of cases, each with one way to say it.
template <class Form>
class DescribedFields {
 public:
  explicit DescribedFields(Form& form) : form_(form) {}

  void allocation(std::size_t& index) { form_("allocation", RuleName{index, RuleKind::allocation}); }
  void mechanism(Mechanism& mechanism) {
    if (Form::reads ? form_.has("mechanism") : !mechanism.name.empty())
      form_("mechanism", mechanism);
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
  template <class Of>
  void quantity(Of& of, std::initializer_list<Of> allowed, const char* why) {
    form_("of", of);
    form_.require(std::find(allowed.begin(), allowed.end(), of) != allowed.end(), "of", why);
  }
  template <class Word>
  void word(Field field, Word& value, Word) {
    form_(field.key, value);
  }
  void flag(Field field, bool& value, bool) { form_(field.key, value); }
  void number(Field field, std::optional<Rational>& value) { form_(field.key, value); }
  void event(Event& event) { form_("event", event); }
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
  std::vector<std::string> names;
  const RuleKind kind = claim.kind == EqualRules::Kind::transfers ? RuleKind::transfers : RuleKind::allocation;
  if constexpr (!Form::reads)
    names = {form_.vocabulary.rule(kind, claim.first), form_.vocabulary.rule(kind, claim.second)};
  form_("rules", Names{names});
  form_.require(names.size() == 2, "rules", "two rules are compared");
  const auto found = [&](RuleKind of_kind) {
    return form_.vocabulary.find_rule(of_kind, names[0]) && form_.vocabulary.find_rule(of_kind, names[1]);
  };
  const bool pays = found(RuleKind::transfers);
  form_.require(pays != found(RuleKind::allocation), "rules",
                "these are the names of two transfer rules or of two allocation rules, and not of both");
  claim.kind = pays ? EqualRules::Kind::transfers : EqualRules::Kind::allocations;
  const RuleKind meant = pays ? RuleKind::transfers : RuleKind::allocation;
  claim.first = form_.vocabulary.find_rule(meant, names[0]).value();
  claim.second = form_.vocabulary.find_rule(meant, names[1]).value();
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
      item.reserve(profiles);
      part.numbers.resize(profiles);
      item.table("numbers", "types", item.vocabulary.types().grand_coalition(),
                 [&](Form& row, std::uint32_t theta) { row("number", part.numbers[theta]); });
    });
    inner.require(!claim.parts.empty(), "parts", "somebody's amounts are compared");
  });
}

template <class Form, class Claim>
requires is_one_of<Claim, finite::Statement>
void fields(Form& form, Claim& claim) {
  DescribedFields<Form> visit(form);
  describe(visit, claim);
}

// --- evidence ------------------------------------------------------------------------------------

template <class Form>
void fields(Form&, Enumerate&) {}
template <class Form>
void fields(Form&, Proposition2&) {}
template <class Form>
void fields(Form& form, Witness& evidence) {
  form("place", evidence.place);
}

template <class Form>
void fields(Form& form, ConvexWeights& evidence) {
  const std::vector<std::string>& rules = form.vocabulary.weighted_rules;
  form.list("weights", evidence.rows, [&](Form& item, ConvexWeights::Row& row) {
    item("truth", row.truth);
    if constexpr (Form::reads) row.weights.resize(rules.size());
    item.require(row.weights.size() == rules.size(), "truth", "there is one weight for each rule");
    item.numbers("weights", rules, [&](std::size_t k) -> Rational& { return row.weights[k]; });
  });
}

template <class Form>
void fields(Form& form, ProfitableMixedReport& evidence) {
  form("truth", evidence.truth);
  form("report", evidence.report);
}

template <class Form>
void fields(Form& form, TransferTable& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
}

template <class Form>
void fields(Form& form, AmbiguousRules& evidence) {
  std::vector<std::string>& names = form.vocabulary.weighted_rules;
  names.clear();
  form.list("rules", evidence.rules, [&](Form& item, AgentAmounts& amounts) {
    names.push_back("rule" + std::to_string(names.size() + 1));
    std::string name = names.back();
    item("name", name);
    item.require(name == names.back(), "name", "the name of this rule is " + names.back());
    amounts_field(item, "amounts", amounts);
  });
  fields(form, evidence.weights);
}

template <class Form>
void terms_field(Form& form, std::string_view key, std::vector<FarkasCombination::Term>& terms) {
  form.list(key, terms, [](Form& item, FarkasCombination::Term& term) {
    item("requirement", term.requirement);
    item("place", term.place);
    item("multiplier", term.multiplier);
  });
}
template <class Form>
void fields(Form& form, FarkasCombination& evidence) {
  terms_field(form, "terms", evidence.terms);
}
template <class Form>
void fields(Form& form, ObjectiveBound& evidence) {
  terms_field(form, "terms", evidence.terms);
}
template <class Form>
void fields(Form& form, Optimality& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
  terms_field(form, "terms", evidence.bound.terms);
}
template <class Form>
void fields(Form& form, BetterTransfers& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
}
template <class Form>
void fields(Form& form, UniqueUtilities& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
  form.list("rows", evidence.rows, [](Form& item, UniqueUtilities::Row& row) {
    item("truth", row.truth);
    terms_field(item, "least", row.least.terms);
    terms_field(item, "largest", row.largest.terms);
  });
}
template <class Form>
void fields(Form& form, TwoTransferRules& evidence) {
  amounts_field(form, "first", evidence.first);
  amounts_field(form, "second", evidence.second);
  form("truth", evidence.truth);
  form("other", evidence.other);
}

template <class Form>
void fields(Form& form, UnidentifiedLies::Strategy& strategy) {
  form("coalition", strategy.coalition);
  if (strategy.coalition.size() > 1) form("formation", strategy.formation);
  form.require(strategy.coalition.size() > 1 || strategy.formation.sign() == 0, "coalition",
               "a single agent does not form");
  const std::uint32_t count = form.vocabulary.types().joint_type_count(strategy.coalition);
  form.reserve(std::size_t{count} * count);
  if constexpr (Form::reads) strategy.reports.assign(count, std::vector<Rational>(count));
  form.table("reports", "truth", strategy.coalition, [&](Form& row, std::uint32_t t) {
    MixedReport report;
    for (std::uint32_t r = 0; r < count; ++r)
      if (strategy.reports[t][r].sign() != 0)
        report.branches.push_back({{strategy.coalition, r}, strategy.reports[t][r]});
    row("report", report);
    std::uint32_t next = 0;
    for (const MixedReport::Branch& branch : report.branches) {
      row.require(
          branch.report.coalition == strategy.coalition && branch.report.index >= next && branch.probability.sign() > 0,
          "report", "a strategy's reports are in order, and each has a positive probability");
      next = branch.report.index + 1;
      strategy.reports[t][branch.report.index] = branch.probability;
    }
  });
}

template <class Form>
void fields(Form& form, UnidentifiedLies& evidence) {
  form.list("strategies", evidence.strategies,
            [](Form& item, UnidentifiedLies::Strategy& strategy) { fields(item, strategy); });
}

template <class Form>
void fields(Form& form, SharedBeliefs& evidence) {
  form("first", evidence.first);
  form("second", evidence.second);
}

template <class Form>
void fields(Form& form, UndeterredReports& evidence) {
  const auto parts = [](Form& item, std::string_view key, std::string_view types,
                        std::vector<UndeterredReports::Part>& list) {
    item.list(key, list, [&](Form& entry, UndeterredReports::Part& part) {
      entry(types, part.types);
      entry("multiplier", part.multiplier);
    });
  };
  form.list("rows", evidence.rows, [&](Form& item, UndeterredReports::Row& row) {
    item("truth", row.truth);
    parts(item, "reports", "report", row.reports);
    parts(item, "truthful", "truth", row.truthful);
  });
}

// --- claims --------------------------------------------------------------------------------------

/// Over which rules the weights of a claim's evidence are; evidence that brings rules of its own
/// names those.
std::vector<std::string> weighted_rules(const Vocabulary& vocabulary, const Statement& statement);
/// What evidence about this claim may refer to.
inline void about_claim(Vocabulary& vocabulary, const Statement& statement) {
  vocabulary.weighted_rules = weighted_rules(vocabulary, statement);
  vocabulary.region = claim_if<ParameterRegion>(statement);
}

template <class Form>
void fields(Form& form, CertifiedClaim& certified) {
  form.spread();
  form("id", certified.claim.id);
  form.require(is_claim_id(certified.claim.id), "id", "an id is made of letters, digits, '.', '_' and '-'");
  form("statement", certified.claim.statement);
  form("verdict", certified.finding);
  about_claim(form.vocabulary, certified.claim.statement);
  form.require(certified.evidence.has_value() != (certified.finding == Finding::undecided) || Form::reads, "verdict",
               "what is decided has evidence");
  if (certified.finding == Finding::undecided)
    form("reason", Text{certified.reason});
  else
    form("evidence", Form::reads ? certified.evidence.emplace() : *certified.evidence);
}

/// The tables of the model, whose family is named unless it is finite.
template <class Form>
void model_field(Form& form, Model& model) {
  std::optional<Family> family;
  if (family_of(model) != Family::finite) family = family_of(model);
  form("family", family);
  form.require(family != Family::finite, "family", "a finite model names no family");
  if constexpr (Form::reads) {
    if (family == Family::continuum) model = continuum::Model{};
    if (family == Family::dynamic) model = dynamic::Model{};
  }
  form.vocabulary.speak_of(model);
  std::visit([&](auto& one) { fields(form, one); }, model);
}

template <class Form>
void fields(Form& form, Certificate& certificate) {
  std::string version(certificate_version);
  form("candor_certificate", version);
  form.require(version != "1", "candor_certificate",
               "certificates of version 1 are read no longer: candor check --certificates writes version 2");
  form.require(version == certificate_version, "candor_certificate",
               "this version of the format is not known; version " + std::string(certificate_version) + " is");
  form("case", certificate.case_id);
  model_field(form, certificate.model);
  form.list("claims", certificate.claims, [](Form& item, CertifiedClaim& claim) { fields(item, claim); });
  form.require(!certificate.claims.empty(), "claims", "there is no claim");
  for (std::size_t k = 1; k < certificate.claims.size(); ++k)
    form.require(certificate.claims[k - 1].claim.id < certificate.claims[k].claim.id, "claims",
                 "claims are by id, each once: " + certificate.claims[k].claim.id + " comes after " +
                     certificate.claims[k - 1].claim.id);
}

}  // namespace candor::certificates
