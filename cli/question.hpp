// SPDX-License-Identifier: MIT
// What `candor solve` is asked, from its options.
#pragma once

#include "cli/command.hpp"
#include "tasks/solve.hpp"

namespace candor {

/// Throws CommandLineError or InvalidQuestion for words, names and numbers that make no sense, for
/// requirements that contradict each other, and if nothing is required.
SolveQuestion question_of(const CaseFile& file, const Solve& options);

}  // namespace candor
