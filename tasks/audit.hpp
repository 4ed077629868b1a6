// SPDX-License-Identifier: MIT
// Every property Candor knows, tried on some cases; no claims needed.
#pragma once

#include <string>
#include <vector>

#include "reports/audit_result.hpp"
#include "tasks/examination.hpp"

namespace candor {

struct AuditQuestion {
  std::string mechanism;  ///< of a case without mechanisms: a transfer rule; empty: all
  unsigned threads = 1;
  SearchOptions search;
};

struct AuditAnswer {
  std::vector<AuditResult> results;
  std::vector<Mishap> mishaps;
  bool contradiction = false;  ///< of Candor with itself about one of the cases: a bug
  bool given_up =
      false;  ///< on one of the cases, or on a rule to compare its own with, before anything was asked about it
};

/// Of the finite and dynamic cases among these, which must outlive the answer. Throws
/// InvalidQuestion if a case has no such mechanism, Interrupted.
AuditAnswer audit(const std::vector<Examined>& originals, const AuditQuestion& question, Listener& listener);

}  // namespace candor
