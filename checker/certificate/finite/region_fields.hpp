// SPDX-License-Identifier: MIT
// The keys of claims about regions of parameter values, and of their evidence.
#pragma once

#include <algorithm>
#include <memory>

#include "checker/certificate/finite/model_fields.hpp"

namespace candor::certificates {

/// function >= 0, or > 0.
template <class Form>
void inequality_field(Form& form, std::string_view key, const std::vector<std::string>& parameters,
                      AffineInequality& inequality) {
  form.inner(key, [&](Form& inner) {
    if constexpr (Form::reads) inequality.function.coefficients.resize(parameters.size());
    inner.numbers("coefficients", parameters,
                  [&](std::size_t k) -> Rational& { return inequality.function.coefficients.at(k); });
    inner("constant", inequality.function.constant);
    inner("strict", inequality.strict);
  });
}

template <class Form>
void fields(Form& form, ParameterFamily::Parameter& parameter) {
  form("name", parameter.name);
  form("value", parameter.value);
  FiniteModel shifted = Form::reads ? *form.vocabulary.model : *parameter.shifted;
  form.inner("one_larger", [&](Form& inner) {
    payoffs_field(inner, shifted.environment);
    amounts_field(inner, "outside_options", shifted.environment.outside_options);
    inner.inner("transfers", [&](Form& rules) {
      for (TransferRule& rule : shifted.transfers) amounts_field(rules, rule.name, rule.amounts);
    });
  });
  if constexpr (Form::reads) parameter.shifted = std::make_shared<const FiniteModel>(std::move(shifted));
}

std::vector<std::string> parameter_names(const ParameterRegion& claim);

template <class Form>
void region_fields(Form& form, ParameterRegion& claim) {
  auto subject = std::make_shared<RegionSubject>();
  if constexpr (!Form::reads) *subject = *claim.subject;
  claim.subject = subject;
  form.list("parameters", subject->family.parameters,
            [](Form& item, ParameterFamily::Parameter& parameter) { fields(item, parameter); });
  const std::vector<std::string> names = parameter_names(claim);
  form.require(!names.empty() && are_distinct(names), "parameters", "there are parameters, all of different names");
  form.list("claims", subject->claims, [&](Form& item, RegionSubject::Part& part) {
    item("id", part.claim.id);
    item("statement", part.claim.statement);
    if constexpr (Form::reads) part.shifted.resize(names.size());
    item.inner("one_larger", [&](Form& inner) {
      for (std::size_t k = 0; k < names.size(); ++k) inner(names[k], part.shifted.at(k));
    });
  });
  std::vector<std::string> ids;
  for (const RegionSubject::Part& part : subject->claims) ids.push_back(part.claim.id);
  form.require(!ids.empty() && are_distinct(ids), "claims", "there are claims, all of different ids");
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
void fields(Form& form, RegionPlace& where) {
  const std::vector<RegionSubject::Part>& claims = region_of(form, "claim").subject->claims;
  std::string id;
  if constexpr (!Form::reads) id = claims.at(where.claim).claim.id;
  form("claim", id);
  where.claim = 0;
  while (where.claim < claims.size() && claims[where.claim].claim.id != id) ++where.claim;
  form.require(where.claim < claims.size(), "claim", "the region is not about a claim of this id");
  form("place", where.place);
}

template <class Form>
void fields(Form& form, RegionProof& evidence) {
  const ParameterRegion& claim = region_of(form, "bounds");
  const std::vector<std::string> names = parameter_names(claim);
  form.list("bounds", evidence.bounds, [&](Form& item, RegionProof::Bound& bound) {
    item.list("terms", bound.terms, [&](Form& inner, RegionProof::Bound::Term& term) {
      fields(inner, term.place);
      inequality_field(inner, "demand", names, term.demand);
      inner("multiplier", term.multiplier);
    });
  });
  form.list("consequences", evidence.consequences, [&](Form& item, RegionProof::Consequence& consequence) {
    inequality_field(item, "demand", names, consequence.demand);
    item.list("multipliers", consequence.multipliers, [&](Form& inner, std::pair<std::size_t, Rational>& multiplier) {
      AffineInequality inequality;
      if constexpr (!Form::reads) inequality = claim.region.at(multiplier.first);
      inequality_field(inner, "inequality", names, inequality);
      multiplier.first = static_cast<std::size_t>(std::find(claim.region.begin(), claim.region.end(), inequality) -
                                                  claim.region.begin());
      inner.require(multiplier.first < claim.region.size(), "inequality", "the region has no such inequality");
      inner("multiplier", multiplier.second);
    });
  });
}

template <class Form>
void fields(Form& form, ParameterPoint& evidence) {
  const std::vector<std::string> names = parameter_names(region_of(form, "values"));
  if constexpr (Form::reads) evidence.values.resize(names.size());
  form.numbers("values", names, [&](std::size_t k) -> Rational& { return evidence.values.at(k); });
  form("failing", evidence.failing);
}

}  // namespace candor::certificates
