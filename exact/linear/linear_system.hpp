// SPDX-License-Identifier: MIT
// Systems of linear inequalities and equalities over the rationals, and the linear programs on
// them. Every answer is exact and carries its proof: a point that satisfies every row, or Farkas
// multipliers that combine the rows to a contradiction. Nothing here is believed: the kernel
// replays either.
//
// How it is done: a floating-point simplex proposes a basis (exact/linear/basis_proposal.hpp), the
// basis is solved exactly, and the result is compared with every row. If no proposed basis survives
// that, exact rational pivots decide.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exact/linear/search_limit.hpp"
#include "exact/rational.hpp"

namespace candor {

/// One row:  sum of coefficient * x[variable]  >= bound,  or = bound.
struct LinearRow {
  std::vector<std::pair<std::size_t, Rational>> coefficients;  ///< each variable at most once
  Rational bound;
  bool equality = false;
};

/// Variables are free; their bounds, if any, are rows.
struct LinearSystem {
  std::size_t variables = 0;
  std::vector<LinearRow> rows;
};

/// y with y_r >= 0 for every inequality r, sum_r y_r row_r = 0 (all coefficients cancel) and sum_r
/// y_r bound_r > 0: the rows cannot all hold.
using FarkasMultipliers = std::vector<Rational>;

struct FeasibilityAnswer {
  std::optional<std::vector<Rational>> point;
  std::optional<FarkasMultipliers> multipliers;  ///< exactly one of the two, or neither: a limit was reached
  std::string gave_up = {};                      ///< if neither: which limit, and what was not decided
};

/// Does some x satisfy every row?
FeasibilityAnswer decide_feasibility(const LinearSystem& system, const SearchLimit& limit = {});

struct OptimumAnswer {
  enum class Status { optimal, infeasible, unbounded, gave_up } status = Status::gave_up;
  Rational value;               ///< optimal: objective . point
  std::vector<Rational> point;  ///< optimal: a minimiser. unbounded: a direction along which every row keeps holding
                                ///< and the objective falls
  std::vector<Rational> multipliers;  ///< optimal: y (signs as above) with sum_r y_r row_r = objective and y . bounds =
                                      ///< value. infeasible: FarkasMultipliers
  std::string gave_up = {};           ///< gave_up: which limit was reached, and what was not decided
};

/// minimise objective . x over the system; objective[variable].
OptimumAnswer minimise(const LinearSystem& system, const std::vector<Rational>& objective,
                       const SearchLimit& limit = {});

/// Do all rows hold at x?
bool satisfies(const LinearSystem& system, const std::vector<Rational>& point);
/// Are these Farkas multipliers of the system?
bool refutes(const LinearSystem& system, const FarkasMultipliers& multipliers);

}  // namespace candor
