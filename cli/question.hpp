// SPDX-License-Identifier: MIT
// What `candor solve` is asked, from its options.
#pragma once

#include "cases/format/read/case_file.hpp"
#include "cli/command.hpp"
#include "prover/search/synthesis.hpp"

namespace candor {

/// Implementable or AmbiguousImplementable. Throws CommandLineError for words, names and numbers
/// that make no sense, for requirements that contradict each other, and if nothing is required.
Statement question_of(const CaseFile& file, const Solve& options);

struct AskedObjective {
  std::optional<Objective> objective;  ///< none: any rule
  std::optional<std::size_t> target;   ///< of `closest`: index into FiniteModel::transfers
};
/// Throws CommandLineError.
AskedObjective objective_of(const CaseFile& file, const Solve& options);

/// Throws CommandLineError if no rule of the case to be written can have this name.
void require_free_name(const CaseFile& file, const std::string& name);

}  // namespace candor
