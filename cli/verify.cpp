// SPDX-License-Identifier: MIT
// candor verify: replays a certificate. Nothing is searched for.
#include <algorithm>
#include <new>

#include "cases/format/case_name.hpp"
#include "checker/certificate/certificate.hpp"
#include "checker/definitions/names.hpp"
#include "cli/certificates.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/in_order.hpp"
#include "cli/terminal.hpp"
#include "engine/integer_engine.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "reports/json/json.hpp"
#include "reports/text/finding.hpp"
#include "reports/text/words.hpp"

namespace candor {

namespace {

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

/// A certificate on its way to its verdicts, with the case if there is one.
class Verification {
 public:
  explicit Verification(const Verify& options) : options_(options) { result_.certificate = shown(options.certificate); }

  ExitCode run() {
    std::variant<Certificate, Malformed> read = read_certificate(read_file(options_.certificate, largest_certificate));
    if (const auto* malformed = std::get_if<Malformed>(&read))
      return refuse(looks_like_a_case() ? no_certificate() : in_words(options_.certificate, *malformed),
                    ExitCode::bad_case);
    certificate_ = std::move(std::get<Certificate>(read));
    result_.case_id = certificate_.case_id;
    if (const std::optional<ExitCode> code = options_.case_file.empty() ? take_own_tables() : compare_with_case())
      return *code;
    replay_claims();
    if (options_.json)
      print(verify_json(result_));
    else
      print_claims();
    return code();
  }

 private:
  bool looks_like_a_case() const { return options_.certificate.extension() == ".yaml"; }
  std::string no_certificate() const {
    const std::string given = shown(options_.certificate);
    return given + ": this is no certificate but, by its name, a case; the case comes first: candor verify " + given +
           ' ' + (options_.case_file.empty() ? "CERTIFICATE" : shown(options_.case_file));
  }
  /// The end, with the reason.
  ExitCode refuse(const std::string& reason, ExitCode code) {
    result_.errors.push_back(reason);
    write_diagnostics(reason + '\n');
    if (options_.json) print(verify_json(result_));
    return code;
  }

  std::optional<ExitCode> take_own_tables() {
    try {
      if (auto* finite = std::get_if<FiniteModel>(&certificate_.model)) tabulate_named_rules(*finite);
      own_kernel_.emplace(certificate_.model, defect_of_names);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& defect) {
      return refuse(
          shown(options_.certificate) + ": rejected: this is no model that claims can be made about: " + defect.what(),
          ExitCode::not_as_expected);
    }
    kernel_ = &*own_kernel_;
    return std::nullopt;
  }

  std::optional<ExitCode> compare_with_case() {
    cases_ = examine({options_.case_file}, 1);
    const Examined& one = cases_.front();
    if (!one.kernel)
      return refuse(shown(options_.case_file) + ": the case cannot be read, so the certificate is not compared with it",
                    one.code());
    const std::vector<std::string> found = differences(certificate_, without_findings(*one.file));
    if (!found.empty()) {
      std::string reason = shown(options_.certificate) + ": rejected: the certificate is not about this case";
      for (const std::string& difference : found) reason += "\n  " + difference;
      return refuse(reason, ExitCode::not_as_expected);
    }
    kernel_ = one.kernel.get();
    result_.compared = true;
    return std::nullopt;
  }

  std::optional<Expect> expectation(const std::string& id) const {
    if (cases_.empty()) return std::nullopt;
    const std::vector<StatedClaim>& claims = cases_.front().file->claims;
    return std::find_if(claims.begin(), claims.end(), [&](const StatedClaim& stated) { return stated.claim.id == id; })
        ->expect;
  }

  void replay_claims() {
    std::vector<Replay> replays(certificate_.claims.size());
    std::vector<std::string> bugs(replays.size());
    const auto work = [&](std::size_t k) {
      try {
        replays[k] = replay(*kernel_, certificate_.claims[k], &engine_);
      } catch (const std::bad_alloc&) {
        throw;
      } catch (const std::exception& error) {
        bugs[k] = error.what();
      }
    };
    const auto deliver = [&](std::size_t k) {
      const CertifiedClaim& claim = certificate_.claims[k];
      if (!bugs[k].empty()) {
        result_.errors.push_back(claim.claim.id + ": " + bugs[k]);
        complain_of_bug(shown(options_.certificate) + ": " + result_.errors.back());
        bug_ = true;
        replays[k].fault = bugs[k];
      }
      result_.claims.push_back({claim, std::move(replays[k]), expectation(claim.claim.id)});
    };
    in_order(replays.size(), options_.threads, work, deliver);
  }

  const Model& model() const { return cases_.empty() ? certificate_.model : cases_.front().file->model; }

  std::string line(const ReplayedClaim& claim, std::size_t width) const {
    const std::string id = "  " + padded(claim.certified.claim.id, width) + "  ";
    if (claim.is_undecided()) return coloured("undecided ", Colour::yellow) + id + claim.certified.reason + '\n';
    if (!claim.replay.fault.empty()) return coloured("rejected  ", Colour::red) + id + claim.replay.fault + '\n';
    const Verdict& verdict = *claim.replay.verdict;
    const std::string note = claim.expect ? expectation_note(*claim.expect, verdict) : "";
    return coloured(padded(word(verdict), 10), claim.is_accepted() ? Colour::green : Colour::red) + id +
           (claim.is_accepted() ? "" : coloured("NOT AS EXPECTED ", Colour::red)) + note + (note.empty() ? "" : " ") +
           finding(model(), claim.certified.claim.statement, verdict) + '\n';
  }

  void print_claims() const {
    std::size_t width = 0;
    for (const ReplayedClaim& claim : result_.claims) width = std::max(width, claim.certified.claim.id.size());
    for (const ReplayedClaim& claim : result_.claims)
      if (!options_.quiet || !claim.is_accepted()) print(line(claim, std::min<std::size_t>(width, 40)));
    if (options_.quiet) return;
    const auto accepted = static_cast<std::uint64_t>(std::count_if(
        result_.claims.begin(), result_.claims.end(), [](const ReplayedClaim& claim) { return claim.is_accepted(); }));
    print("\n" + result_.case_id + ": " + std::to_string(accepted) + " of " +
          counted(result_.claims.size(), "claim", "claims") + " replayed" +
          (result_.compared ? "; the certificate agrees with the case\n"
                            : "; the tables are the certificate's own: it was NOT compared with a case\n"));
  }

  ExitCode code() const {
    ExitCode code = bug_                     ? ExitCode::disagreement
                    : result_.claims.empty() ? ExitCode::undecided
                                             : ExitCode::as_expected;
    for (const ReplayedClaim& claim : result_.claims)
      if (!claim.is_accepted())
        code = graver(code, claim.is_undecided() ? ExitCode::undecided : ExitCode::not_as_expected);
    return code;
  }

  const Verify& options_;
  Certificate certificate_;
  std::vector<Examined> cases_;  // the case, if there is one
  const IntegerEngine engine_;
  std::optional<Kernel> own_kernel_;
  const Kernel* kernel_ = nullptr;
  ReplayedCertificate result_;
  bool bug_ = false;
};

}  // namespace

ExitCode run(const Verify& options) {
  require_file(options.certificate, "certificate, one file at a time,");
  if (!options.case_file.empty()) require_file(options.case_file);
  return Verification(options).run();
}

}  // namespace candor
