// SPDX-License-Identifier: MIT
// Feasibility as a program that always has an optimum.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "exact/linear/linear_system.hpp"

namespace candor {

/// minimise t  subject to  row_r + scale_r t >= bound_r  (equalities in both directions)  and  t >=
/// -1: always feasible, always bounded. Its optimum is at most 0 exactly if the system is feasible.
/// Rows are multiplied so that they are integers. The scale of a row is a power of two near its
/// largest entry, so that t means the same in every row. t is the last variable.
class MarginProgram {
 public:
  /// Throws GaveUp.
  explicit MarginProgram(const LinearSystem& original, const SearchLimit& limit = {});

  LinearSystem system;  ///< inequalities only
  std::vector<Rational> objective;

  /// The variables of the original system, if they satisfy it.
  std::optional<std::vector<Rational>> point_of_original(std::vector<Rational> point) const;
  /// Multipliers that combine the rows to  t >= something positive  refute the original system,
  /// where there is no t; nothing if these do not.
  std::optional<FarkasMultipliers> refutation_of_original(const std::vector<Rational>& multipliers) const;

 private:
  std::size_t original_rows_;
  std::vector<std::pair<std::size_t, Rational>>
      origin_;  // of each row but the last: the original row, and the factor it was multiplied with
};

}  // namespace candor
