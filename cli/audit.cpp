// SPDX-License-Identifier: MIT
// candor audit: every property Candor knows, tried on a case; no claims needed.
#include "tasks/audit.hpp"

#include <algorithm>

#include "cli/command.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/text/audit.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

std::string paint(const Verdict& verdict, const std::string& text) {
  return coloured(text, is_verified(verdict) ? Colour::green : is_refuted(verdict) ? Colour::red : Colour::yellow);
}

std::string last_line(const AuditResult& result) {
  const Summary counts = summary(result);
  const auto implied = std::count_if(result.properties.begin(), result.properties.end(),
                                     [](const AuditedProperty& property) { return property.follows_from.has_value(); });
  std::string text = counted(counts.claims, "property", "properties") + ": " + std::to_string(counts.verified) +
                     " verified, " + std::to_string(counts.refuted) + " refuted";
  if (counts.undecided > 0) text += ", " + std::to_string(counts.undecided) + " undecided";
  if (implied > 0) text += "; " + std::to_string(implied) + " of these verdicts follow from others";
  return text + '\n';
}

void print_result(const AuditResult& result, const Audit& options) {
  if (options.claims) return print("# " + result.file.id + "\nclaims:\n" + audit_claims(result));
  print(coloured(result.file.id + ": " + result.file.title, Colour::bold) + "\n\n" + audit_table(result, paint) + '\n' +
        last_line(result));
}

}  // namespace

ExitCode run(const Audit& options) {
  Speaker speaker(!options.json && !options.claims);
  const std::vector<Examined> cases = examine(find_cases(options.cases), options.threads, options.search, speaker);
  const AuditAnswer answer = audit(cases, {options.mechanism, options.threads, options.search}, speaker);
  if (options.json)
    print(composed(options.search, "writing the results", [&] { return audit_json(answer.results, answer.mishaps); }));
  else
    for (const AuditResult& result : answer.results) {
      if (&result != &answer.results.front()) print("\n");
      composed(options.search, "writing the results", [&] { print_result(result, options); });
    }
  ExitCode code = answer.contradiction ? ExitCode::disagreement
                  : answer.given_up    ? ExitCode::undecided
                                       : ExitCode::as_expected;
  for (const Examined& one : cases)
    if (!one.kernel) code = graver(code, code_of(one));
  const bool something_decided =
      std::any_of(answer.results.begin(), answer.results.end(),
                  [](const AuditResult& result) { return summary(result).verified + summary(result).refuted > 0; });
  return something_decided ? code : graver(code, ExitCode::undecided);
}

}  // namespace candor
