// SPDX-License-Identifier: MIT
// candor check: one line for each claim.
#include <algorithm>

#include "cli/certificates.hpp"
#include "cli/command.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/decimals.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

Colour colour_of(const StatedClaim& stated, const Verdict& verdict) {
  if (is_undecided(verdict)) return Colour::yellow;
  return as_expected(stated.expect, verdict) ? Colour::green : Colour::red;
}

std::string line(const Examined& one, std::size_t claim, std::size_t id_width, std::optional<int> decimals) {
  const StatedClaim& stated = one.file->claims[claim];
  const std::string id = padded(stated.claim.id, id_width);
  if (!one.verdicts[claim]) return coloured("bug       ", Colour::red) + ' ' + id + "  see the error message\n";
  const Verdict& verdict = *one.verdicts[claim];
  const std::string found = finding(one.file->model, stated.claim.statement, verdict);
  std::string note = expectation_note(stated.expect, verdict);
  if (!as_expected(stated.expect, verdict)) note = coloured("NOT AS EXPECTED " + note, Colour::red);
  return coloured(padded(word(verdict), 10), colour_of(stated, verdict)) + ' ' + id + "  " + note +
         (note.empty() ? "" : " ") + (decimals ? with_decimals(found, *decimals) : found) + '\n';
}

/// "56 claims in 2 cases: 56 as expected (50 verified, 6 refuted); 1234 comparisons, 120 tight".
std::string last_line(const std::vector<Examined>& cases, std::size_t left_out) {
  Summary total;
  std::size_t bad = 0, unread = 0, missing = 0;
  for (const Examined& one : cases) {
    if (!one.file) ++(one.gave_up.empty() ? bad : unread);
    for (std::size_t claim = 0; claim < one.verdicts.size(); ++claim) {
      if (one.verdicts[claim])
        total.add(one.file->claims[claim], *one.verdicts[claim]);
      else
        ++missing;
    }
  }
  std::string text = counted(total.claims + missing, "claim", "claims") + " in " +
                     counted(cases.size(), "case", "cases") +
                     (left_out > 0 ? ", " + counted(left_out, "other claim", "other claims") + " not checked" : "") +
                     ": " + std::to_string(total.as_expected) + " as expected";
  if (const std::size_t unexpected = total.claims - total.as_expected; unexpected > 0)
    text += ", " + std::to_string(unexpected) + " not as expected";
  text += " (" + std::to_string(total.verified) + " verified, " + std::to_string(total.refuted) + " refuted";
  if (total.undecided > 0) text += ", " + std::to_string(total.undecided) + " undecided";
  text += ")";
  if (missing > 0) text += ", " + counted(missing, "bug", "bugs");
  if (bad > 0) text += ", " + counted(bad, "case file", "case files") + " with errors";
  if (unread > 0) text += ", " + counted(unread, "case file", "case files") + " not read to the end";
  if (total.tally.judgements > 0) text += "; " + counted(total.tally.judgements, "comparison", "comparisons");
  if (total.tally.tight > 0) text += ", " + std::to_string(total.tally.tight) + " tight";
  return text + '\n';
}

void print_claims(std::vector<Examined>& cases, const Check& options, Speaker& speaker) {
  const Examined* current = nullptr;
  std::size_t width = 0;
  const auto open = [&](const Examined& one) {
    if (current == &one) return;
    if (current != nullptr && !options.quiet) print("\n");
    current = &one;
    width = 0;
    for (const StatedClaim& stated : one.file->claims) width = std::max(width, stated.claim.id.size());
    width = std::min<std::size_t>(width, 40);
    if (!options.quiet || cases.size() > 1) print(coloured(one.file->id + ": " + one.file->title, Colour::bold) + '\n');
  };
  decide(cases, options.threads, options.search, speaker, [&](const Examined& one, std::size_t claim) {
    const bool expected = one.verdicts[claim] && as_expected(one.file->claims[claim].expect, *one.verdicts[claim]);
    if (options.quiet && expected) return;
    open(one);
    print(line(one, claim, width, options.decimals));
    if (claim + 1 < one.verdicts.size()) speaker.doing("checking " + one.file->claims[claim + 1].claim.id + " ...");
  });
}

}  // namespace

ExitCode run(const Check& options) {
  const std::vector<Path> paths = find_cases(options.cases);
  if (!options.certificates.empty()) require_writable_folder(options.certificates);
  Speaker speaker(!options.quiet);
  const auto certificates = [&](const std::vector<Examined>& of) {
    if (options.certificates.empty()) return ExitCode::as_expected;
    return write_certificates(of, options.cases, options.certificates, options.search);
  };
  std::vector<Examined> cases = examine(paths, options.threads, options.search, speaker);
  const std::size_t left_out = options.claims.empty() ? 0 : choose_claims(cases, options.claims);
  if (options.json) {
    decide(cases, options.threads, options.search, speaker);
    const ExitCode of_certificates = certificates(cases);
    const std::vector<CaseResult> decided = results(cases, options.search);
    print(
        composed(options.search, "writing the results", [&] { return check_json(decided, mishaps(cases), left_out); }));
    return graver(code_of(cases), of_certificates);
  }
  print_claims(cases, options, speaker);
  const ExitCode of_certificates = certificates(cases);
  if (!options.quiet) print('\n' + last_line(cases, left_out));
  if (options.quiet && left_out > 0) remark(counted(left_out, "claim was", "claims were") + " not checked");
  if (std::all_of(cases.begin(), cases.end(), [](const Examined& one) { return one.file && one.verdicts.empty(); }))
    remark("nothing was checked");
  return graver(code_of(cases), of_certificates);
}

}  // namespace candor
