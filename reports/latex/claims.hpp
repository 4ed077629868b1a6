// SPDX-License-Identifier: MIT
// Claims with their verdicts, sources and proofs: one after the other in a document, or each on its
// own in a fragment.
#pragma once

#include <string>

#include "reports/case_result.hpp"
#include "reports/latex/proof.hpp"

namespace candor::tex {

/// A case in a document or in fragments.
struct CasePart {
  const CaseResult& result;
  const Setting& setting;
  std::string label;     ///< a prefix for \label keys, unique to the case: "candor:guo2019-example"
  bool numbered = true;  ///< claims are numbered and refer to a section of definitions; otherwise each carries its
                         ///< definition with it
};

std::string claim_label(const CasePart& part, const StatedClaim& stated);

/// All claims: proofs in the order of the case, printed values that follow one another in one
/// table.
std::string all_claims(const CasePart& part);
/// One claim.
std::string single_claim(const CasePart& part, std::size_t claim);
/// The claims that are not values, one a row, and how many printed numbers there are.
std::string overview(const CasePart& part);
/// The claims of the source that are wrong, with what is wrong about them; empty if there are none.
std::string discrepancies(const CasePart& part);

}  // namespace candor::tex
