// SPDX-License-Identifier: MIT
#include "tasks/export.hpp"

#include "reports/export/coq/instance.hpp"
#include "reports/export/smtlib/file.hpp"
#include "tasks/certificates.hpp"

namespace candor {
namespace {

void add(DecidedExample& example, const Claim& claim, const Verdict& verdict) {
  if (const auto* verified = std::get_if<Verified>(&verdict)) {
    example.claims.push_back({claim.id, claim.statement, verified->evidence(), true});
  } else if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
    example.claims.push_back({claim.id, claim.statement, refuted->evidence(), false});
  } else {
    example.left_out.emplace_back(claim.id, "undecided");
    ++example.undecided;
  }
}

/// With a number where another example has the name already.
std::string export_name(const std::string& id, const ExportedFiles& others) {
  const auto taken = [&](const std::string& name) {
    return others.contains(name + ".v") || others.contains(name + "_real.v") ||
           others.contains(name + "/well_formed.smt2");
  };
  std::string name = coq_name(id);
  for (int k = 2; taken(name); ++k) name = coq_name(id) + "_" + std::to_string(k);
  return name;
}

ExportedExample theorems(const std::string& name, const DecidedExample& example) {
  const CoqInstance instance = coq_instance(name, example.title, example.model, example.claims);
  ExportedExample exported{name,
                           {{name + ".v", instance.text}},
                           ".v: " + std::to_string(instance.theorems.size()) + " theorems",
                           instance.unstated};
  if (!instance.real_text.empty()) exported.files[name + "_real.v"] = instance.real_text;
  return exported;
}

ExportedExample questions(const std::string& name, const DecidedExample& example) {
  const SmtFiles written = smt_files(example.title, example.model, example.claims);
  ExportedExample exported{name, {}, ": " + std::to_string(written.texts.size()) + " files", written.unstated};
  for (const auto& [file, text] : written.texts) exported.files[name + "/" + file] = text;
  return exported;
}

}  // namespace

DecidedExample decided_example(const CaseResult& result) {
  DecidedExample example{result.file.id, result.file.id + ": " + result.file.title, result.file.finite(),
                         result.verdicts.size()};
  for (std::size_t k = 0; k < result.verdicts.size(); ++k)
    add(example, result.file.claims[k].claim, result.verdicts[k]);
  return example;
}

DecidedExample decided_example(const Certificate& certificate, const Kernel& kernel, const SearchOptions& search) {
  DecidedExample example{certificate.case_id, certificate.case_id, std::get<FiniteModel>(certificate.model),
                         certificate.claims.size()};
  for (const CertifiedClaim& certified : certificate.claims) {
    const Replay replayed = replay_within(search, kernel, certificate.model, certified);
    if (replayed.verdict && replayed.fault.empty()) {
      add(example, certified.claim, *replayed.verdict);
      continue;
    }
    example.left_out.emplace_back(certified.claim.id, replayed.verdict ? "rejected: " + replayed.fault : "undecided");
    ++(replayed.verdict ? example.rejected : example.undecided);
  }
  return example;
}

ExportedExample exported(const DecidedExample& example, ExportLanguage language, const ExportedFiles& others) {
  const std::string name = export_name(example.id, others);
  ExportedExample result = language == ExportLanguage::coq ? theorems(name, example) : questions(name, example);
  result.left_out.insert(result.left_out.begin(), example.left_out.begin(), example.left_out.end());
  return result;
}

}  // namespace candor
