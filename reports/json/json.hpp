// SPDX-License-Identifier: MIT
// Verdicts as JSON (docs/json.md). Every rational is a string in lowest terms; there are no
// floating-point numbers.
#pragma once

#include <string>
#include <vector>

#include "checker/certificate/certificate.hpp"
#include "reports/audit_result.hpp"
#include "reports/case_result.hpp"
#include "reports/evaluated.hpp"

namespace candor {

/// Something that kept a case, or one of its claims, from being decided: a case file with errors,
/// an internal disagreement.
struct Mishap {
  std::string file, message;
};

/// What `candor check --json` prints; of claims that were left out it is said how many.
std::string check_json(const std::vector<CaseResult>& results, const std::vector<Mishap>& mishaps,
                       std::size_t left_out = 0);

/// What `candor explain --json` prints: the claim as in check_json, with all its comparisons; with
/// their summands if `with_terms`.
std::string explain_json(const CaseFile& file, const StatedClaim& stated, const Verdict& verdict, bool with_terms);

/// A claim of a certificate and what the kernel says of it; `expect` if there is a case that
/// expects something.
struct ReplayedClaim {
  CertifiedClaim certified;
  Replay replay;
  std::optional<Expect> expect;

  /// Also where the replay was given up.
  bool is_undecided() const { return certified.finding == Finding::undecided || gave_up() != nullptr; }
  const std::string& reason() const { return gave_up() != nullptr ? gave_up()->explanation() : certified.reason; }
  bool is_accepted() const {
    return replay.verdict && replay.fault.empty() && !is_undecided() &&
           (!expect || as_expected(*expect, *replay.verdict));
  }

 private:
  const Undecided* gave_up() const {
    return replay.verdict && replay.fault.empty() ? std::get_if<Undecided>(&*replay.verdict) : nullptr;
  }
};
struct ReplayedCertificate {
  std::string certificate, case_id;  ///< file; id, empty if the certificate cannot be read
  bool compared = false;             ///< with the case, and they agree
  std::vector<ReplayedClaim> claims;
  std::vector<std::string> errors;  ///< why nothing, or not everything, was replayed
};

/// What `candor verify --json` prints.
std::string verify_json(const ReplayedCertificate& replayed);

/// What `candor audit --json` prints.
std::string audit_json(const std::vector<AuditResult>& results, const std::vector<Mishap>& mishaps);

/// What `candor list --json` prints.
std::string list_json(const std::vector<const CaseFile*>& files, const std::vector<Mishap>& mishaps);
/// What `candor eval --json` prints; `questions` as they were asked.
std::string evaluation_json(const CaseFile& file, const std::vector<std::string>& questions,
                            const std::vector<Evaluated>& results, std::optional<int> places);
/// The regions found, with their bounds and how far the case is from them.
std::string region_json(const CaseFile& file, const std::vector<RegionResult>& results);

}  // namespace candor
