// SPDX-License-Identifier: MIT
// Small exact linear programs, by rational pivots. Nothing here is trusted: what a program answers
// is evidence that the kernel replays.
#pragma once

#include <vector>

#include "exact/linear/search_limit.hpp"
#include "exact/rational.hpp"

namespace candor {

/// maximise  objective . x   subject to   rows x = right,  x >= 0.
struct LinearProgram {
  std::vector<std::vector<Rational>> rows;  ///< each as long as the objective
  std::vector<Rational> right;
  std::vector<Rational> objective;
};

struct LinearProgramAnswer {
  enum class Status { optimal, infeasible, unbounded } status;
  std::vector<Rational> point;        ///< optimal: x
  std::vector<Rational> multipliers;  ///< optimal: y with  y rows >= objective  and  y . right = value.  infeasible: y
                                      ///< with  y rows >= 0  and  y . right < 0.
  Rational value;                     ///< optimal: objective . x
};

/// Two-phase primal simplex with Bland's rule, so it always ends. Throws GaveUp.
LinearProgramAnswer solve(const LinearProgram& program, const SearchLimit& limit = {});

}  // namespace candor
