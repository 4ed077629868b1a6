// SPDX-License-Identifier: MIT
// candor export: the decided claims as theorems for Coq, one file for each case.
#include <stdexcept>

#include "cli/command.hpp"
#include "cli/examination.hpp"
#include "cli/files.hpp"
#include "cli/terminal.hpp"
#include "reports/coq/instance.hpp"

namespace candor {

namespace {

/// Claims that have verdicts; the others are named with the reason.
struct Decided {
  std::vector<DecidedClaim> claims;
  std::vector<std::pair<std::string, std::string>> left_out;
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

/// The name of a case's file; with a number where another case has it already.
std::string file_name(const std::string& id, const std::map<std::string, std::string>& taken) {
  std::string name = coq_name(id);
  for (int k = 2; taken.contains(name + ".v") || taken.contains(name + "_real.v"); ++k) name = coq_name(id) + "_" + std::to_string(k);
  return name;
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
    const std::string name = file_name(result.file.id, files);
    try {
      const CoqInstance instance = coq_instance(name, result.file.id + ": " + result.file.title, result.file.model, decided.claims);
      files[name + ".v"] = instance.text;
      if (!instance.real_text.empty()) files[name + "_real.v"] = instance.real_text;
      decided.left_out.insert(decided.left_out.end(), instance.unstated.begin(), instance.unstated.end());
      listing += (options.directory / name).string() + ".v: " + std::to_string(instance.theorems.size()) + " theorems for " + std::to_string(result.verdicts.size()) + " claims\n";
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
