// SPDX-License-Identifier: MIT
// Verdicts as JSON (docs/json.md). Every rational is a string in lowest terms; there are no floating-point numbers.
#pragma once

#include <string>
#include <vector>

#include "reports/audit_result.hpp"
#include "reports/case_result.hpp"

namespace candor {

/// Something that kept a case, or one of its claims, from being decided: a case file with errors, an internal disagreement.
struct Mishap {
  std::string file, message;
};

/// What `candor check --json` prints.
std::string check_json(const std::vector<CaseResult>& results, const std::vector<Mishap>& mishaps);

/// What `candor explain --json` prints: the claim as in check_json, with all its comparisons; with their summands if `with_terms`.
std::string explain_json(const CaseFile& file, const StatedClaim& stated, const Verdict& verdict, bool with_terms);

/// What `candor audit --json` prints.
std::string audit_json(const std::vector<AuditResult>& results, const std::vector<Mishap>& mishaps);

/// What `candor list --json` prints.
std::string list_json(const std::vector<const CaseFile*>& files, const std::vector<Mishap>& mishaps);
/// The regions found, with their bounds and how far the case is from them.
std::string region_json(const CaseFile& file, const std::vector<RegionResult>& results);

}  // namespace candor
