// SPDX-License-Identifier: MIT
// What the proofs of exact/linear/linear_system.hpp are made of: rows as integers, combinations of
// rows.
#pragma once

#include <vector>

#include "exact/linear/linear_system.hpp"

namespace candor {

/// The least positive integer that makes every entry of the row an integer.
Rational integer_factor(const LinearRow& row);
void scale(LinearRow& row, const Rational& factor);

/// One multiplier for each row, none of an inequality negative?
bool signs_are_right(const LinearSystem& system, const std::vector<Rational>& multipliers);

/// sum_r y_r row_r  >= sum_r y_r bound_r.
struct LinearCombination {
  std::vector<Rational> coefficients;  ///< of each variable
  Rational bound;
};
LinearCombination combination(const LinearSystem& system, const std::vector<Rational>& multipliers);

}  // namespace candor
