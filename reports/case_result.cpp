// SPDX-License-Identifier: MIT
#include "reports/case_result.hpp"

namespace candor {

void Summary::add(const StatedClaim& stated, const Verdict& verdict) {
  ++claims;
  if (candor::as_expected(stated.expect, verdict)) ++as_expected;
  if (is_verified(verdict)) ++verified;
  if (is_refuted(verdict)) ++refuted;
  if (is_undecided(verdict)) ++undecided;
  if (is_refuted(verdict) && !stated.erratum.empty()) ++discrepancies;
  const Tally counted = candor::tally(verdict);
  tally.judgements += counted.judgements;
  tally.inequalities += counted.inequalities;
  tally.tight += counted.tight;
}

void Summary::add(const Summary& other) {
  claims += other.claims;
  as_expected += other.as_expected;
  verified += other.verified;
  refuted += other.refuted;
  undecided += other.undecided;
  discrepancies += other.discrepancies;
  tally.judgements += other.tally.judgements;
  tally.inequalities += other.tally.inequalities;
  tally.tight += other.tally.tight;
}

Summary summary(const CaseResult& result) {
  Summary counts;
  for (std::size_t claim = 0; claim < result.verdicts.size(); ++claim)
    counts.add(result.file.claims[claim], result.verdicts[claim]);
  return counts;
}

}  // namespace candor
