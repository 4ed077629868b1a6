// SPDX-License-Identifier: MIT
#include "reports/audit_result.hpp"

namespace candor {

Summary summary(const AuditResult& result) {
  Summary counts;
  for (const AuditedProperty& property : result.properties) {
    StatedClaim found;
    found.claim = property.claim;
    found.expect = is_refuted(property.verdict) ? Expect::refuted : Expect::verified;
    counts.add(found, property.verdict);
  }
  return counts;
}

}  // namespace candor
