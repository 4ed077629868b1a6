// SPDX-License-Identifier: MIT
// The table of an audit, and its properties as claims for a case file.
#pragma once

#include <string>

#include "reports/audit_result.hpp"

namespace candor {

/// "budget_balance (no_deficit)".
std::string name_of(const AuditedProperty& property);

/// One line for each property, by subject: what does not follow from others first, and indented
/// below it what it implies. With the counterexample of what is refuted. `paint` may colour the
/// verdict's word.
std::string audit_table(const AuditResult& result,
                        std::string (*paint)(const Verdict& verdict, const std::string& word));

/// The decided properties as lines of a `claims` list; without named rules that the case does not
/// have.
std::string audit_claims(const AuditResult& result);

}  // namespace candor
