// SPDX-License-Identifier: MIT
// How a statement follows from its evidence: which theorem of recheck/coq/Soundness.v, with which
// weights, transfers, multipliers or deviation.
#pragma once

#include <string>

#include "checker/evidence.hpp"
#include "reports/export/coq/statement.hpp"

namespace candor {

struct CoqProof {
  std::string definitions;  ///< tables that the proof uses; their names begin with that of the theorem
  std::string script;
  std::string real_statement = {};  ///< the same over the real numbers, where it is more: for all real mixed reports,
                                    ///< for all real transfer rules. Empty if not
  std::string real_script = {};     ///< uses the same tables
};

/// Throws Unstated if no theorem makes use of evidence of this form.
CoqProof coq_proof(CoqVocabulary& words, const std::string& theorem, const Statement& statement,
                   const Evidence& evidence, bool holds);

}  // namespace candor
