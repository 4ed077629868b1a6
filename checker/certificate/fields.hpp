// SPDX-License-Identifier: MIT
// The keys of statements, evidence and claims in a certificate (docs/certificate_format.md), once
// for writing and reading. `Form` is a Writer or a Reader.
#pragma once

#include "checker/certificate/finite/model_fields.hpp"
#include "checker/certificate/finite/region_fields.hpp"
#include "checker/properties/finite/describe.hpp"

namespace candor::certificates {

// --- statements ----------------------------------------------------------------------------------

/// Writes or reads the keys that a property describes.
template <class Form>
class DescribedFields {
 public:
  explicit DescribedFields(Form& form) : form_(form) {}

  void allocation(std::size_t& index) { form_("allocation", RuleName{index, RuleKind::allocation}); }
  void mechanism(Mechanism& mechanism) { form_("mechanism", mechanism); }
  void transfers(std::vector<std::size_t>& indices) { form_("transfers", RuleNames{indices, RuleKind::transfers}); }
  void two_rules(EqualRules& claim) {
    std::vector<std::size_t> rules{claim.first, claim.second};
    form_("kind", claim.kind);
    const bool of_transfers = claim.kind == EqualRules::Kind::transfers;
    form_("rules", RuleNames{rules, of_transfers ? RuleKind::transfers : RuleKind::allocation});
    form_.require(rules.size() == 2, "rules", "two rules are compared");
    claim.first = rules[0];
    claim.second = rules[1];
  }
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
  void requirements(TransferRequirements& required) {
    allocation(required.allocation);
    form_("balance", required.balance);
    form_("coalitional_ic", required.coalitional_ic);
    form_("dominant_strategy_ic", required.dominant_strategy_ic);
    form_("participation", required.individual_rationality);
    form_("least_transfer", required.least_transfer);
    form_("largest_transfer", required.largest_transfer);
  }
  template <class Word>
  void word(Field field, Word& value, Word) {
    form_(field.key, value);
  }
  void number(Field field, std::optional<Rational>& value) { form_(field.key, value); }

 private:
  Form& form_;
};

template <class Form, Described Claim>
void fields(Form& form, Claim& claim) {
  DescribedFields<Form> visit(form);
  describe(visit, claim);
}

template <class Form>
void fields(Form& form, Deviation& claim) {
  form("mechanism", claim.mechanism);
  form("coalition", claim.coalition);
  form("given", claim.given.types);
  form.require(claim.coalition.is_subset_of(claim.given.types.coalition) && !claim.given.condition, "given",
               "a deviation has a true type for each member, and no condition");
  form("reports", claim.report);
  form.require(!claim.report.is_truth() && claim.report.branches.front().report.coalition == claim.coalition, "reports",
               "a deviation is a report of the coalition's members");
  form("pays", claim.pays);
  form("gain", claim.gain);
}

/// A value as it is written: one expectation under several transfer rules, or a probability.
struct StatedValue {
  enum class Of { payoff, transfer, utility, probability } of = Of::payoff;
  Expectation expectation;
  std::vector<std::size_t> transfers;
};
}  // namespace candor::certificates

template <>
inline constexpr candor::Words<4> candor::words<candor::certificates::StatedValue::Of>{"payoff", "transfer", "utility",
                                                                                       "probability"};

namespace candor::certificates {

StatedValue stated(const Value& claim);
std::vector<Expectation> minimum_of(const StatedValue& stated);

template <class Form>
void fields(Form& form, Value& claim) {
  StatedValue value;
  if constexpr (!Form::reads) value = stated(claim);
  form("of", value.of);
  if (value.of == StatedValue::Of::probability) {
    form("event", claim.event);
    form("given", claim.given);
  } else {
    form("coalition", value.expectation.coalition);
    if (value.of != StatedValue::Of::transfer)
      form("allocation", RuleName{value.expectation.allocation ? *value.expectation.allocation
                                                               : value.expectation.allocation.emplace(),
                                  RuleKind::allocation});
    if (value.of != StatedValue::Of::payoff) form("transfers", RuleNames{value.transfers, RuleKind::transfers});
    form("given", value.expectation.given);
    form("reports", value.expectation.report);
  }
  form("relation", claim.relation);
  form("number", claim.number);
  if constexpr (Form::reads) claim.minimum_of = minimum_of(value);
  form.require(claim.minimum_of == minimum_of(value), "of",
               "the least is taken over expectations that differ in their transfer rules only");
}

template <class Form>
void fields(Form& form, Everywhere& claim) {
  const std::uint32_t profiles = form.vocabulary.types().profile_count();
  form("of", claim.quantity);
  if (claim.quantity != Quantity::transfer)
    form("allocation",
         RuleName{claim.allocation ? *claim.allocation : claim.allocation.emplace(), RuleKind::allocation});
  if (claim.quantity != Quantity::payoff)
    form("transfers", RuleName{claim.transfers ? *claim.transfers : claim.transfers.emplace(), RuleKind::transfers});
  form("relation", claim.relation);
  form("text", Text{claim.text});
  form.list("parts", claim.parts, [&](Form& item, Everywhere::Part& part) {
    item("coalition", part.coalition);
    item.reserve(profiles);
    part.numbers.resize(profiles);
    item.table("numbers", "types", item.vocabulary.types().grand_coalition(),
               [&](Form& row, std::uint32_t theta) { row("number", part.numbers[theta]); });
  });
  form.require(!claim.parts.empty(), "parts", "somebody's amounts are compared");
}

template <class Form>
void fields(Form& form, Optimum& claim) {
  DescribedFields<Form>(form).requirements(claim.requirements);
  form("direction", claim.direction);
  form("of", claim.quantity);
  form.require(claim.quantity != Quantity::payoff, "of", "payoffs do not depend on transfers");
  form("coalition", claim.coalition);
  form("given", claim.given);
  form("minus", claim.minus);
  form("number", claim.number);
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
