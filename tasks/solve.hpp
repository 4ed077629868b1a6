// SPDX-License-Identifier: MIT
// Transfers with given properties, or why there are none and what would help.
#pragma once

#include <optional>
#include <string>

#include "prover/search/synthesis.hpp"
#include "reports/solution.hpp"
#include "tasks/examination.hpp"

namespace candor {

struct SolveQuestion {
  Statement question;                  ///< Implementable or AmbiguousImplementable
  std::optional<Objective> objective;  ///< none: any rule
  std::optional<std::size_t> target;   ///< of Objective::closest: index into FiniteModel::transfers
  std::string name;                    ///< of the rule found
  SearchOptions search;
};

struct SolveAnswer {
  Solution solution;
  std::string case_text;  ///< a case with what was found and its claims; empty: nothing was
};

/// Of a finite case, which must outlive the answer. Throws InvalidQuestion if the rule cannot have
/// that name, or the objective makes no sense here; Interrupted.
SolveAnswer solve(const Examined& one, const SolveQuestion& question, Listener& listener);

}  // namespace candor
