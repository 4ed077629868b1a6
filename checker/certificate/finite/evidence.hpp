// SPDX-License-Identifier: MIT
// The keys of evidence about finite models.
#pragma once

#include "checker/certificate/finite/model.hpp"

namespace candor::certificates {

template <class Form>
void describe(Form&, Enumerate&) {}
template <class Form>
void describe(Form&, Proposition2&) {}
template <class Form>
void describe(Form& form, Witness& evidence) {
  form("place", evidence.place);
}

template <class Form>
void describe(Form& form, ConvexWeights& evidence) {
  const std::vector<std::string>& rules = form.vocabulary.weighted_rules;
  form.list("weights", evidence.rows, [&](Form& item, ConvexWeights::Row& row) {
    item("truth", row.truth);
    item.room(0, [&] { row.weights.resize(rules.size()); });
    item.require(row.weights.size() == rules.size(), "truth", "there is one weight for each rule");
    item.numbers("weights", rules, [&](std::size_t k) -> Rational& { return row.weights[k]; });
  });
}

template <class Form>
void describe(Form& form, ProfitableMixedReport& evidence) {
  form("truth", evidence.truth);
  form("report", evidence.report);
}

template <class Form>
void describe(Form& form, TransferTable& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
}

template <class Form>
void describe(Form& form, AmbiguousRules& evidence) {
  std::vector<std::string>& names = form.vocabulary.weighted_rules;
  names.clear();
  form.list("rules", evidence.rules, [&](Form& item, AgentAmounts& amounts) {
    names.push_back("rule" + std::to_string(names.size() + 1));
    std::string name = names.back();
    item("name", name);
    item.require(name == names.back(), "name", "the name of this rule is " + names.back());
    amounts_field(item, "amounts", amounts);
  });
  describe(form, evidence.weights);
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
void describe(Form& form, FarkasCombination& evidence) {
  terms_field(form, "terms", evidence.terms);
}
template <class Form>
void describe(Form& form, ObjectiveBound& evidence) {
  terms_field(form, "terms", evidence.terms);
}
template <class Form>
void describe(Form& form, Optimality& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
  terms_field(form, "terms", evidence.bound.terms);
}
template <class Form>
void describe(Form& form, BetterTransfers& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
}
template <class Form>
void describe(Form& form, UniqueUtilities& evidence) {
  amounts_field(form, "amounts", evidence.amounts);
  form.list("rows", evidence.rows, [](Form& item, UniqueUtilities::Row& row) {
    item("truth", row.truth);
    terms_field(item, "least", row.least.terms);
    terms_field(item, "largest", row.largest.terms);
  });
}
template <class Form>
void describe(Form& form, TwoTransferRules& evidence) {
  amounts_field(form, "first", evidence.first);
  amounts_field(form, "second", evidence.second);
  form("truth", evidence.truth);
  form("other", evidence.other);
}

template <class Form>
void describe(Form& form, MoreEquilibria& evidence) {
  form.list("equilibria", evidence.equilibria,
            [](Form& item, PlanProfile& plans) { plans_field(item, "plans", plans); });
}

template <class Form>
void describe(Form& form, EnoughEquilibria& evidence) {
  form.list("equilibria", evidence.equilibria,
            [](Form& item, PlanProfile& plans) { plans_field(item, "plans", plans); });
}

template <class Form>
void describe(Form& form, UnidentifiedLies::Strategy& strategy) {
  form("coalition", strategy.coalition);
  if (strategy.coalition.size() > 1) form("formation", strategy.formation);
  form.require(strategy.coalition.size() > 1 || strategy.formation.sign() == 0, "coalition",
               "a single agent does not form");
  const std::uint32_t count = form.vocabulary.types().joint_type_count(strategy.coalition);
  form.room(std::size_t{count} * count, [&] { strategy.reports.assign(count, std::vector<Rational>(count)); });
  form.table("reports", "truth", strategy.coalition, [&](Form& row, std::uint32_t t) {
    lottery_field(row, "report", strategy.coalition, strategy.reports[t]);
  });
}

template <class Form>
void describe(Form& form, UnidentifiedLies& evidence) {
  form.list("strategies", evidence.strategies,
            [](Form& item, UnidentifiedLies::Strategy& strategy) { describe(item, strategy); });
}

template <class Form>
void describe(Form& form, SharedBeliefs& evidence) {
  form("first", evidence.first);
  form("second", evidence.second);
}

template <class Form>
void describe(Form& form, UndeterredReports& evidence) {
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
    if (!item.has("participation", !row.participation.empty())) return;
    item.list("participation", row.participation, [](Form& entry, FarkasCombination::Term& term) {
      term.requirement = Requirement::participation;
      entry("place", term.place);
      entry("multiplier", term.multiplier);
    });
    item.require(!row.participation.empty(), "participation", "it is left out if nothing is asked");
  });
}

}  // namespace candor::certificates
