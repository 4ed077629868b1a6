// SPDX-License-Identifier: MIT
#include "cli/outcome.hpp"

#include <algorithm>

#include "cases/format/case_name.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cli/command_line.hpp"
#include "cli/files.hpp"

namespace candor {

ExitCode code_of(const Examined& one) {
  if (!one.contradictions.empty()) return ExitCode::disagreement;
  if (!one.gave_up.empty()) return ExitCode::undecided;
  if (!one.file) return ExitCode::bad_case;
  if (one.verdicts.empty()) return ExitCode::undecided;
  ExitCode code = ExitCode::as_expected;
  for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) {
    if (!one.verdicts[claim] || is_undecided(*one.verdicts[claim]))
      code = graver(code, ExitCode::undecided);
    else if (!as_expected(one.file->claims[claim].expect, *one.verdicts[claim]))
      code = graver(code, ExitCode::not_as_expected);
  }
  return code;
}

ExitCode code_of(const std::vector<Examined>& cases) {
  ExitCode code = cases.empty() ? ExitCode::undecided : ExitCode::as_expected;
  for (const Examined& one : cases) code = graver(code, code_of(one));
  return code;
}

Examined examine_file(const std::filesystem::path& path, const SearchOptions& search, Listener& listener) {
  return std::move(examine({require_case(path)}, 1, search, listener).front());
}

void require_finite(const CaseFile& file, std::string_view verb) {
  if (family_of(file.model) != Family::finite)
    throw CommandLineError("candor " + std::string(verb) + " is about finite models; " + shown(file.path) +
                           " is of another family");
}

std::size_t find_claim(const CaseFile& file, const std::string& id) {
  const auto found = std::find_if(file.claims.begin(), file.claims.end(),
                                  [&](const StatedClaim& stated) { return stated.claim.id == id; });
  if (found != file.claims.end()) return static_cast<std::size_t>(found - file.claims.begin());
  std::vector<std::string> known, of_group;
  for (const StatedClaim& stated : file.claims) {
    known.push_back(stated.claim.id);
    if (stated.group == id) of_group.push_back(stated.claim.id);
  }
  if (!of_group.empty())
    throw CommandLineError("'" + id + "' stands for " + std::to_string(of_group.size()) + " claims of case " + file.id +
                           ": which one? For example '" + of_group.front() + "'");
  const std::string hint = did_you_mean(id, known);
  throw CommandLineError("case " + file.id + " has no claim '" + id + "'" + (hint.empty() ? "" : "; " + hint) +
                         "\n`candor list " + as_argument(file.path) + "` lists its claims.");
}

}  // namespace candor
