// SPDX-License-Identifier: MIT
// candor export: the decided claims as theorems for Coq, one file for each case, or as questions to SMT solvers, one file for each claim.
#include <functional>
#include <stdexcept>

#include "cli/command.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "reports/coq/instance.hpp"
#include "reports/smtlib/file.hpp"

namespace candor {

namespace {

using LeftOut = std::vector<std::pair<std::string, std::string>>;   ///< ids of claims, and why

struct Exported {
  std::map<std::string, std::string> files;
  LeftOut left_out;
  std::string summary;   ///< of a case, for the listing
};

/// Claims that have verdicts; the others are named with the reason.
struct Decided {
  std::vector<DecidedClaim> claims;
  LeftOut left_out;
};

Decided decided_claims(const CaseResult& result) {
  Decided decided;
  for (std::size_t k = 0; k < result.verdicts.size(); ++k) {
    const Claim& claim = result.file.claims[k].claim;
    if (const auto* verified = std::get_if<Verified>(&result.verdicts[k])) decided.claims.push_back({claim.id, claim.statement, verified->evidence(), true});
    else if (const auto* refuted = std::get_if<Refuted>(&result.verdicts[k])) decided.claims.push_back({claim.id, claim.statement, refuted->evidence(), false});
    else decided.left_out.emplace_back(claim.id, "undecided");
  }
  return decided;
}

/// The name of a case's file or folder; with a number where another case has it already.
std::string export_name(const std::string& id, const std::function<bool(const std::string&)>& taken) {
  std::string name = coq_name(id);
  for (int k = 2; taken(name); ++k) name = coq_name(id) + "_" + std::to_string(k);
  return name;
}

Exported theorems(const std::string& name, const CaseResult& result, const std::vector<DecidedClaim>& claims) {
  const CoqInstance instance = coq_instance(name, result.file.id + ": " + result.file.title, result.file.model, claims);
  Exported exported{{{name + ".v", instance.text}}, instance.unstated, ".v: " + std::to_string(instance.theorems.size()) + " theorems"};
  if (!instance.real_text.empty()) exported.files[name + "_real.v"] = instance.real_text;
  return exported;
}

Exported questions(const std::string& name, const CaseResult& result, const std::vector<DecidedClaim>& claims) {
  const SmtFiles written = smt_files(result.file.id + ": " + result.file.title, result.file.model, claims);
  Exported exported{{}, written.unstated, ": " + std::to_string(written.texts.size()) + " files"};
  for (const auto& [file, text] : written.texts) exported.files[name + "/" + file] = text;
  return exported;
}

}  // namespace

ExitCode run(const Export& options) {
  const std::vector<std::filesystem::path> paths = find_cases(options.cases);
  require_writable_folder(options.directory);
  std::vector<Examined> cases = examine(paths, options.threads);
  Progress progress(!options.quiet);
  decide(cases, options.threads, options.search, progress, [](const Examined&, std::size_t) {});

  ExitCode code = code_of(cases);
  std::map<std::string, std::string> files;
  std::string listing;
  for (const CaseResult& result : results(cases)) {
    Decided decided = decided_claims(result);
    const std::string name = export_name(result.file.id, [&](const std::string& tried) {
      return files.contains(tried + ".v") || files.contains(tried + "_real.v") || files.contains(tried + "/well_formed.smt2");
    });
    try {
      Exported exported = options.coq ? theorems(name, result, decided.claims) : questions(name, result, decided.claims);
      files.merge(exported.files);
      decided.left_out.insert(decided.left_out.end(), exported.left_out.begin(), exported.left_out.end());
      listing += (options.directory / name).string() + exported.summary + " for " + std::to_string(result.verdicts.size()) + " claims\n";
    } catch (const std::length_error& too_large) {
      remark(result.file.id + " is not exported: " + too_large.what());
      code = graver(code, ExitCode::undecided);
    }
    for (const auto& [claim, reason] : decided.left_out) remark(result.file.id + ": " + claim + " is not exported: " + reason);
  }
  write_files(files, options.directory);
  if (!options.quiet) print(listing);
  return code;
}

}  // namespace candor
