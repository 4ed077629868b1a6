// SPDX-License-Identifier: MIT
// The keys of claims about regions of parameter values, and of their evidence.
#pragma once

#include <algorithm>
#include <memory>

#include "checker/certificate/finite/model.hpp"

namespace candor::certificates {

/// function >= 0, or > 0.
template <class Form>
void inequality_field(Form& form, std::string_view key, const std::vector<std::string>& parameters,
                      AffineInequality& inequality) {
  form.inner(key, [&](Form& inner) {
    std::vector<Rational>& coefficients = inequality.function.coefficients;
    inner.room(0, [&] { coefficients.resize(parameters.size()); });
    inner.numbers("coefficients", parameters, [&](std::size_t k) -> Rational& { return coefficients.at(k); });
    inner("constant", inequality.function.constant);
    inner("strict", inequality.strict);
  });
}

template <class Form>
void describe(Form& form, ParameterFamily::Parameter& parameter) {
  form("name", parameter.name);
  form("value", parameter.value);
  const auto one_larger = [&](FiniteModel& shifted) {
    form.room(0, [&] { shifted = *form.vocabulary.model; });
    form.inner("one_larger", [&](Form& inner) {
      payoffs_field(inner, shifted.environment);
      amounts_field(inner, "outside_options", shifted.environment.outside_options);
      inner.inner("transfers", [&](Form& rules) {
        for (TransferRule& rule : shifted.transfers) {
          if (rule.drawn)
            payments_field(rules, rule.name, rule);
          else
            amounts_field(rules, rule.name, rule.amounts);
        }
      });
    });
  };
  form.template as<FiniteModel>(
      [&] { return *parameter.shifted; },
      [&](FiniteModel shifted) { parameter.shifted = std::make_shared<const FiniteModel>(std::move(shifted)); },
      one_larger);
}

std::vector<std::string> parameter_names(const ParameterRegion& claim);

template <class Form>
void describe(Form& form, RegionSubject& subject) {
  form.list("parameters", subject.family.parameters,
            [](Form& item, ParameterFamily::Parameter& parameter) { describe(item, parameter); });
  const std::vector<std::string> names = names_of(subject.family.parameters);
  form.require(!names.empty() && are_distinct(names), "parameters", "there are parameters, all of different names");
  form.list("claims", subject.claims, [&](Form& item, RegionSubject::Part& part) {
    item("id", part.claim.id);
    item("statement", part.claim.statement);
    item.room(0, [&] { part.shifted.resize(names.size()); });
    item.inner("one_larger", [&](Form& inner) {
      for (std::size_t k = 0; k < names.size(); ++k) inner(names[k], part.shifted.at(k));
    });
  });
  std::vector<std::string> ids;
  for (const RegionSubject::Part& part : subject.claims) ids.push_back(part.claim.id);
  form.require(!ids.empty() && are_distinct(ids), "claims", "there are claims, all of different ids");
}

template <class Form>
void region_fields(Form& form, ParameterRegion& claim) {
  form.template as<RegionSubject>(
      [&] { return *claim.subject; },
      [&](RegionSubject subject) { claim.subject = std::make_shared<const RegionSubject>(std::move(subject)); },
      [&](RegionSubject& subject) { describe(form, subject); });
  const std::vector<std::string> names = parameter_names(claim);
  form.list("region", claim.region,
            [&](Form& item, AffineInequality& inequality) { inequality_field(item, "inequality", names, inequality); });
}

/// The region claim that evidence is about.
template <class Form>
const ParameterRegion& region_of(Form& form, std::string_view key) {
  form.require(form.vocabulary.region != nullptr, key, "this evidence is about a region");
  return *form.vocabulary.region;
}

template <class Form>
void describe(Form& form, RegionPlace& where) {
  std::vector<std::string> ids;
  for (const RegionSubject::Part& part : region_of(form, "claim").subject->claims) ids.push_back(part.claim.id);
  form("claim", Named{ids, where.claim, "claim in this region with the id"});
  form("place", where.place);
}

template <class Form>
void describe(Form& form, RegionProof& evidence) {
  const ParameterRegion& claim = region_of(form, "bounds");
  const std::vector<std::string> names = parameter_names(claim);
  form.list("bounds", evidence.bounds, [&](Form& item, RegionProof::Bound& bound) {
    item.list("terms", bound.terms, [&](Form& inner, RegionProof::Bound::Term& term) {
      describe(inner, term.place);
      inequality_field(inner, "demand", names, term.demand);
      inner("multiplier", term.multiplier);
    });
  });
  form.list("consequences", evidence.consequences, [&](Form& item, RegionProof::Consequence& consequence) {
    inequality_field(item, "demand", names, consequence.demand);
    item.list("multipliers", consequence.multipliers, [&](Form& inner, std::pair<std::size_t, Rational>& multiplier) {
      const std::vector<AffineInequality>& region = claim.region;
      const auto find = [&](const AffineInequality& inequality) {
        const auto found = std::find(region.begin(), region.end(), inequality);
        inner.require(found != region.end(), "inequality", "the region has no such inequality");
        multiplier.first = static_cast<std::size_t>(found - region.begin());
      };
      inner.template as<AffineInequality>(
          [&] { return region.at(multiplier.first); }, find,
          [&](AffineInequality& inequality) { inequality_field(inner, "inequality", names, inequality); });
      inner("multiplier", multiplier.second);
    });
  });
}

template <class Form>
void describe(Form& form, ParameterPoint& evidence) {
  const std::vector<std::string> names = parameter_names(region_of(form, "values"));
  form.room(0, [&] { evidence.values.resize(names.size()); });
  form.numbers("values", names, [&](std::size_t k) -> Rational& { return evidence.values.at(k); });
  form("failing", evidence.failing);
}

}  // namespace candor::certificates
