// SPDX-License-Identifier: MIT
// The case that `candor solve` writes: the environment, the rules found, a mechanism of them, and a claim for everything that was asked of them.
#pragma once

#include "cases/format/case_file.hpp"
#include "checker/kernel.hpp"

namespace candor {

struct SolvedCase {
  std::string text;                      ///< of the file
  std::vector<std::string> verified;     ///< ids of its claims
};

/// The text is read back and the kernel decides each claim on what was read. Claims that range over nothing (an agent with one type cannot misreport) are left out.
/// Throws std::logic_error if a claim does not hold.
SolvedCase solved_case(const CaseFile& original, const Statement& question, const std::vector<TransferRule>& rules, const std::string& mechanism, const std::string& how);

}  // namespace candor
