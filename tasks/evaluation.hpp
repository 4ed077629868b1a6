// SPDX-License-Identifier: MIT
// Numbers that nobody has stated: whatever a `value` claim can compare, computed, and then confirmed by the kernel as a
// claim that states it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "reports/evaluated.hpp"
#include "tasks/examination.hpp"

namespace candor {

struct Evaluation {
  Examined one;                 ///< the case, with what is asked for as its claims
  std::string about_questions;  ///< what is wrong with them, rendered; then there are no results
  std::vector<Evaluated> results;
};

/// Reads the case, but for its claims, and the questions (cases/format/read/question.hpp), and computes. Throws
/// Interrupted.
Evaluation evaluate(const std::filesystem::path& path, const std::vector<std::string>& questions,
                    const SearchOptions& search, Listener& listener);

}  // namespace candor
