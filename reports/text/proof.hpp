// SPDX-License-Identifier: MIT
// The whole proof or counterexample of one claim as text: the comparisons the kernel made, in its
// order.
#pragma once

#include <ostream>

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"

namespace candor {

enum class Detail {
  sides,  ///< both sides of every comparison, an expectation as its value
  terms,  ///< and every summand of every expectation
};

/// Claim, source, definition, verdict, evidence, then one line for each comparison.
void write_proof(std::ostream& out, const CaseFile& file, const StatedClaim& stated, const Verdict& verdict,
                 Detail detail);

}  // namespace candor
