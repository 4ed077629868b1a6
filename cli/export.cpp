// SPDX-License-Identifier: MIT
// candor export: the decided claims of cases, or the claims of certificates, as theorems for Coq,
// one file for each example, or as questions to SMT solvers, one file for each claim.
#include <algorithm>
#include <functional>
#include <stdexcept>

#include "cases/format/case_name.hpp"
#include "checker/definitions/names.hpp"
#include "cli/certificates.hpp"
#include "cli/command.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "engine/integer_engine.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "reports/export/coq/instance.hpp"
#include "reports/export/smtlib/file.hpp"

namespace candor {

namespace {

using LeftOut = std::vector<std::pair<std::string, std::string>>;  ///< ids of claims, and why

struct Exported {
  std::map<std::string, std::string> files;
  LeftOut left_out;
  std::string summary;  ///< of a case, for the listing
};

/// An example with its decided claims; the others are named with the reason.
struct Decided {
  std::string id, title;
  const FiniteModel& model;
  std::size_t claims_in_all = 0;
  std::vector<DecidedClaim> claims = {};
  LeftOut left_out = {};

  void add(const Claim& claim, const Verdict& verdict, const std::string& otherwise) {
    if (const auto* verified = std::get_if<Verified>(&verdict))
      claims.push_back({claim.id, claim.statement, verified->evidence(), true});
    else if (const auto* refuted = std::get_if<Refuted>(&verdict))
      claims.push_back({claim.id, claim.statement, refuted->evidence(), false});
    else
      left_out.emplace_back(claim.id, otherwise);
  }
};

Decided decided_claims(const CaseResult& result) {
  Decided decided{result.file.id, result.file.id + ": " + result.file.title, result.file.finite(),
                  result.verdicts.size()};
  for (std::size_t k = 0; k < result.verdicts.size(); ++k)
    decided.add(result.file.claims[k].claim, result.verdicts[k], "undecided");
  return decided;
}

/// The claims of a certificate, by its own tables and evidence, as far as the kernel accepts them.
class CertifiedClaims {
 public:
  explicit CertifiedClaims(const std::filesystem::path& path) {
    std::variant<Certificate, Malformed> read = read_certificate(read_file(path, largest_certificate));
    if (const auto* malformed = std::get_if<Malformed>(&read)) {
      refuse(in_words(path, *malformed), ExitCode::bad_case);
      return;
    }
    certificate_ = std::move(std::get<Certificate>(read));
    if (is_of_another_family()) return;
    try {
      tabulate_named_rules(std::get<FiniteModel>(certificate_.model));
      replay_claims(Kernel(certificate_.model, defect_of_names));
    } catch (const InvalidModel& defect) {
      refuse(shown(path) + ": rejected: this is no model that claims can be made about: " + defect.what(),
             ExitCode::not_as_expected);
    }
  }

  const std::optional<Decided>& decided() const { return decided_; }
  ExitCode code() const { return code_; }
  const std::string& case_id() const { return certificate_.case_id; }
  bool is_of_another_family() const { return family_of(certificate_.model) != Family::finite; }

 private:
  void refuse(const std::string& reason, ExitCode code) {
    write_diagnostics(reason + '\n');
    code_ = code;
  }
  void replay_claims(const Kernel& kernel) {
    decided_.emplace(Decided{certificate_.case_id, certificate_.case_id, std::get<FiniteModel>(certificate_.model),
                             certificate_.claims.size()});
    const IntegerEngine engine;
    for (const CertifiedClaim& certified : certificate_.claims) {
      const Replay replayed = replay(kernel, certified, &engine);
      if (replayed.verdict && replayed.fault.empty()) {
        decided_->add(certified.claim, *replayed.verdict, "undecided");
        continue;
      }
      decided_->left_out.emplace_back(certified.claim.id,
                                      replayed.verdict ? "rejected: " + replayed.fault : "undecided");
      code_ = graver(code_, replayed.verdict ? ExitCode::not_as_expected : ExitCode::undecided);
    }
  }

  Certificate certificate_;
  std::optional<Decided> decided_;
  ExitCode code_ = ExitCode::as_expected;
};

/// The name of a case's file or folder; with a number where another case has it already.
std::string export_name(const std::string& id, const std::function<bool(const std::string&)>& taken) {
  std::string name = coq_name(id);
  for (int k = 2; taken(name); ++k) name = coq_name(id) + "_" + std::to_string(k);
  return name;
}

Exported theorems(const std::string& name, const Decided& decided) {
  const CoqInstance instance = coq_instance(name, decided.title, decided.model, decided.claims);
  Exported exported{{{name + ".v", instance.text}},
                    instance.unstated,
                    ".v: " + std::to_string(instance.theorems.size()) + " theorems"};
  if (!instance.real_text.empty()) exported.files[name + "_real.v"] = instance.real_text;
  return exported;
}

Exported questions(const std::string& name, const Decided& decided) {
  const SmtFiles written = smt_files(decided.title, decided.model, decided.claims);
  Exported exported{{}, written.unstated, ": " + std::to_string(written.texts.size()) + " files"};
  for (const auto& [file, text] : written.texts) exported.files[name + "/" + file] = text;
  return exported;
}

/// What is to be written for all examples.
class Exporter {
 public:
  explicit Exporter(const Export& options) : options_(options) {}

  void add(const Decided& decided) {
    const std::string name = export_name(decided.id, [&](const std::string& tried) {
      return files_.contains(tried + ".v") || files_.contains(tried + "_real.v") ||
             files_.contains(tried + "/well_formed.smt2");
    });
    LeftOut left_out = decided.left_out;
    try {
      Exported exported = options_.coq ? theorems(name, decided) : questions(name, decided);
      files_.merge(exported.files);
      left_out.insert(left_out.end(), exported.left_out.begin(), exported.left_out.end());
      listing_ += shown(options_.directory / name) + exported.summary + " for " +
                  std::to_string(decided.claims_in_all) + " claims\n";
    } catch (const std::length_error& too_large) {
      remark(decided.id + " is not exported: " + too_large.what());
      code_ = graver(code_, ExitCode::undecided);
    }
    for (const auto& [claim, reason] : left_out) remark(decided.id + ": " + claim + " is not exported: " + reason);
  }
  void add(ExitCode code) { code_ = graver(code_, code); }
  static void leave_out(const std::string& id) {
    remark(id +
           " is not exported: only examples of the finite family are, and this one is of another (family: continuum, "
           "dynamic)");
  }

  ExitCode write() const {
    write_files(files_, options_.directory);
    if (!options_.quiet) print(listing_);
    return code_;
  }

 private:
  const Export& options_;
  std::map<std::string, std::string> files_;
  std::string listing_;
  ExitCode code_ = ExitCode::as_expected;
};

bool is_certificate(const std::filesystem::path& path) { return path.extension() == ".json"; }

}  // namespace

ExitCode run(const Export& options) {
  std::vector<std::filesystem::path> paths = find_cases(options.cases);
  const auto first_certificate = std::stable_partition(
      paths.begin(), paths.end(), [](const std::filesystem::path& path) { return !is_certificate(path); });
  const std::vector<std::filesystem::path> certificates(first_certificate, paths.end());
  paths.erase(first_certificate, paths.end());
  require_writable_folder(options.directory);

  Exporter exporter(options);
  if (!paths.empty()) {
    std::vector<Examined> cases = examine(paths, options.threads);
    Progress progress(!options.quiet);
    decide(cases, options.threads, options.search, progress, [](const Examined&, std::size_t) {});
    exporter.add(code_of(cases));
    for (const CaseResult& result : results(cases)) {
      if (family_of(result.file.model) == Family::finite)
        exporter.add(decided_claims(result));
      else
        exporter.leave_out(result.file.id);
    }
  }
  for (const std::filesystem::path& path : certificates) {
    const CertifiedClaims claims(path);
    exporter.add(claims.code());
    if (claims.decided())
      exporter.add(*claims.decided());
    else if (claims.is_of_another_family())
      exporter.leave_out(claims.case_id());
  }
  if (paths.empty() && certificates.empty()) exporter.add(ExitCode::undecided);
  return exporter.write();
}

}  // namespace candor
