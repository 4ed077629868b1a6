// SPDX-License-Identifier: MIT
// candor verify: replays a certificate. Nothing is searched for.
#include <algorithm>

#include "cases/format/case_name.hpp"
#include "cli/command.hpp"
#include "cli/composing.hpp"
#include "cli/files.hpp"
#include "cli/outcome.hpp"
#include "cli/terminal.hpp"
#include "reports/json/json.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/words.hpp"
#include "tasks/certificates.hpp"

namespace candor {

namespace {

std::string line(const Model& model, const ReplayedClaim& claim, std::size_t width) {
  const std::string id = "  " + padded(claim.certified.claim.id, width) + "  ";
  if (claim.is_undecided()) return coloured("undecided ", Colour::yellow) + id + shown(claim.reason()) + '\n';
  if (!claim.replay.fault.empty()) return coloured("rejected  ", Colour::red) + id + claim.replay.fault + '\n';
  const Verdict& verdict = *claim.replay.verdict;
  const std::string note = claim.expect ? expectation_note(*claim.expect, verdict) : "";
  return coloured(padded(word(verdict), 10), claim.is_accepted() ? Colour::green : Colour::red) + id +
         (claim.is_accepted() ? "" : coloured("NOT AS EXPECTED ", Colour::red)) + note + (note.empty() ? "" : " ") +
         finding(model, claim.certified.claim.statement, verdict) + '\n';
}

void print_claims(const Verification& verification, bool quiet) {
  const ReplayedCertificate& replayed = verification.replayed;
  std::size_t width = 0;
  for (const ReplayedClaim& claim : replayed.claims) width = std::max(width, claim.certified.claim.id.size());
  for (const ReplayedClaim& claim : replayed.claims)
    if (!quiet || !claim.is_accepted()) print(line(verification.model(), claim, std::min<std::size_t>(width, 40)));
  if (quiet) return;
  const auto accepted = static_cast<std::uint64_t>(std::count_if(
      replayed.claims.begin(), replayed.claims.end(), [](const ReplayedClaim& claim) { return claim.is_accepted(); }));
  print("\n" + replayed.case_id + ": " + std::to_string(accepted) + " of " +
        counted(replayed.claims.size(), "claim", "claims") + " replayed" +
        (replayed.compared ? "; the certificate agrees with the case\n"
                           : "; the tables are the certificate's own: it was NOT compared with a case\n"));
}

std::string no_certificate(const Path& given, const std::optional<Path>& case_file) {
  return shown(given) + ": this is no certificate but, by its name, a case; the case comes first: candor verify " +
         shown(given) + ' ' + (case_file ? shown(*case_file) : "CERTIFICATE");
}

ExitCode code_of(const Verification& verification) {
  switch (verification.end) {
    case Verification::End::malformed: return ExitCode::bad_case;
    case Verification::End::rejected: return ExitCode::not_as_expected;
    case Verification::End::case_unreadable: return code_of(verification.cases.front());
    case Verification::End::given_up: return ExitCode::undecided;
    case Verification::End::replayed: break;
  }
  const std::vector<ReplayedClaim>& claims = verification.replayed.claims;
  ExitCode code = verification.contradiction ? ExitCode::disagreement
                  : claims.empty()           ? ExitCode::undecided
                                             : ExitCode::as_expected;
  for (const ReplayedClaim& claim : claims)
    if (!claim.is_accepted())
      code = graver(code, claim.is_undecided() ? ExitCode::undecided : ExitCode::not_as_expected);
  return code;
}

}  // namespace

ExitCode run(const Verify& options) {
  const Path certificate = require_file(options.files.back(), "certificate, one file at a time,");
  std::optional<Path> case_file;
  if (options.files.size() == 2) case_file = require_case(options.files.front());
  Speaker speaker(false);
  Verification verification = verify(read_file(certificate, largest_certificate), certificate, case_file,
                                     options.threads, options.search, speaker);
  std::vector<std::string>& errors = verification.replayed.errors;
  if (verification.end == Verification::End::malformed && certificate.extension() == ".yaml")
    errors = {no_certificate(certificate, case_file)};
  if (verification.end != Verification::End::replayed) write_diagnostics(errors.front() + '\n');
  if (options.json)
    print(composed(options.search, "writing the results", [&] { return verify_json(verification.replayed); }));
  else if (verification.end == Verification::End::replayed)
    print_claims(verification, options.quiet);
  return code_of(verification);
}

}  // namespace candor
