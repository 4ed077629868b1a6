// SPDX-License-Identifier: MIT
// The case that `candor solve` writes: the environment, the rules found, a mechanism of them, and a
// claim for everything that was asked of them.
#pragma once

#include "cases/format/read/case_file.hpp"
#include "checker/kernel.hpp"
#include "prover/prove.hpp"

namespace candor {

struct Solved {
  Statement question;
  std::vector<TransferRule> rules;               ///< what was found
  Evidence evidence;                             ///< the same, for the claim that it exists
  std::optional<TransferRequirements> too_much;  ///< what no rule does, if the rule is best in some way
  std::string mechanism, how;                    ///< its name; a sentence
};

struct SolvedCase {
  std::string text;                            ///< of the file
  std::vector<std::string> verified, refuted;  ///< ids of its claims
};

/// The text is read back and the kernel decides each claim on what was read. Claims that range over
/// nothing (an agent with one type cannot misreport) are left out. Throws std::logic_error if a
/// claim does not come out as expected, GaveUp if a limit is reached.
SolvedCase solved_case(const CaseFile& original, const Solved& solved, const SearchLimit& limit);

}  // namespace candor
