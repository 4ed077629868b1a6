// SPDX-License-Identifier: MIT
// What a certificate has (docs/certificate_format.md), once for whoever reads or writes it:
// describe(form, thing) lists the keys of a thing, in order. A Form is the Reader, or the Writer of
// reports/export/certificate/.
#pragma once

#include "checker/certificate/finite/claims.hpp"
#include "checker/certificate/finite/evidence.hpp"

namespace candor::certificates {

/// Over which rules the weights of a claim's evidence are; evidence that brings rules of its own
/// names those.
std::vector<std::string> weighted_rules(const Vocabulary& vocabulary, const Statement& statement);
/// What evidence about this claim may refer to.
inline void about_claim(Vocabulary& vocabulary, const Statement& statement) {
  vocabulary.weighted_rules = weighted_rules(vocabulary, statement);
  vocabulary.region = claim_if<ParameterRegion>(statement);
  vocabulary.sent = vocabulary.model != nullptr ? messages_of(*vocabulary.model, statement) : nullptr;
}

template <class Form>
void describe(Form& form, CertifiedClaim& certified) {
  form.spread();
  form("id", certified.claim.id);
  form.require(is_claim_id(certified.claim.id), "id",
               "an id is made of letters, digits, '.', '_' and '-', then perhaps [A,1/2]");
  form("statement", certified.claim.statement);
  form("verdict", certified.finding);
  about_claim(form.vocabulary, certified.claim.statement);
  if (certified.finding != Finding::undecided) return form("evidence", Needed{certified.evidence});
  form.require(!certified.evidence, "verdict", "what is undecided has no evidence");
  form("reason", Text{certified.reason});
}

/// The tables of the model, whose family is named unless it is finite.
template <class Form>
void model_field(Form& form, Model& model) {
  std::optional<Family> family;
  if (family_of(model) != Family::finite) family = family_of(model);
  form("family", family);
  form.require(family != Family::finite, "family", "a finite model names no family");
  if (family == Family::continuum) form.template alternative<continuum::Model>(model, "");
  if (family == Family::dynamic) form.template alternative<dynamic::Model>(model, "");
  form.vocabulary.speak_of(model);
  std::visit([&](auto& one) { describe(form, one); }, model);
}

template <class Form>
void describe(Form& form, Certificate& certificate) {
  std::string version(certificate_version);
  form("candor_certificate", version);
  form.require(version != "1", "candor_certificate",
               "certificates of version 1 are read no longer: candor check --certificates writes version 2");
  form.require(version == certificate_version, "candor_certificate",
               "this version of the format is not known; version " + std::string(certificate_version) + " is");
  form("case", certificate.case_id);
  model_field(form, certificate.model);
  form.list("claims", certificate.claims, [](Form& item, CertifiedClaim& claim) { describe(item, claim); });
  form.require(!certificate.claims.empty(), "claims", "there is no claim");
  for (std::size_t k = 1; k < certificate.claims.size(); ++k)
    form.require(certificate.claims[k - 1].claim.id < certificate.claims[k].claim.id, "claims",
                 "claims are by id, each once: " + certificate.claims[k].claim.id + " comes after " +
                     certificate.claims[k - 1].claim.id);
}

}  // namespace candor::certificates
