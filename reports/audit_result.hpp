// SPDX-License-Identifier: MIT
// What an audit of a case found: every property that was tried, with the kernel's verdict, and
// which of them follow from which.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reports/case_result.hpp"

namespace candor {

struct AuditedProperty {
  Claim claim;
  std::string subject;       ///< "mechanism auction (allocation q, transfer rule phi)"
  std::string subject_name;  ///< "auction"; empty for the environment
  std::string qualifier;     ///< which form of the property; may be empty
  Verdict verdict;
  std::optional<std::vector<std::size_t>>
      follows_from;  ///< other properties of the audit that imply the answer; empty: the coalitions of the case do
  std::vector<Coalition>
      minimal_violators;  ///< of a refuted property of coalitions: those that have no violating coalition inside them
  bool violators_complete = true;  ///< false: a limit was reached before all coalitions were tried
  bool about_the_case = true;      ///< false: about a named rule that the case does not have
};

struct AuditResult {
  const CaseFile& file;
  Model model;                              ///< of the file, a finite one with named rules added
  std::vector<AuditedProperty> properties;  ///< properties of one subject stand together
};

Summary summary(const AuditResult& result);  ///< claims, verified, refuted, undecided, tally

}  // namespace candor
