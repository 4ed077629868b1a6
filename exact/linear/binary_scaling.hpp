// SPDX-License-Identifier: MIT
// Powers of two that bring the numbers of a linear program near 1, for a code that computes in
// floating point. They change no basis.
#pragma once

#include <vector>

#include "exact/linear/linear_system.hpp"

namespace candor {

/// The position of the leading bit: 2^(binary_order - 1) < |value| < 2^(binary_order + 1). The
/// value is not 0.
long binary_order(const Rational& value);

/// Exponents of two. With  x_v = 2^(variables[v] + bounds) x'_v,  minimise objective . x  over the
/// system becomes minimise sum_v 2^(variables[v] - objective) objective_v x'_v,  rows  sum_v
/// 2^(variables[v] - rows[r]) coefficient_rv x'_v >= 2^(-rows[r] - bounds) bound_r.
struct BinaryScaling {
  std::vector<long> rows, variables;
  long bounds = 0, objective = 0;
  bool is_none = true;  ///< were the numbers ordinary, so that all of these are 0?

  /// What each number of the scaled program is multiplied with, as an exponent of two.
  long of_coefficient(std::size_t row, std::size_t variable) const { return variables[variable] - rows[row]; }
  long of_bound(std::size_t row) const { return -rows[row] - bounds; }
  long of_objective(std::size_t variable) const { return variables[variable] - objective; }
  long of_point(std::size_t variable) const { return variables[variable] + bounds; }
};

/// All zero if the numbers are ordinary: all magnitudes between 2^-60 and 2^60, coefficients within
/// a factor of 2^32 of each other. Otherwise rows and variables are scaled until the largest and
/// the smallest coefficient of each lie about equally far from 1, and then the bounds, and the
/// objective, so that the largest of them is about 2^30.
BinaryScaling scaling_for(const LinearSystem& system, const std::vector<Rational>& objective);

}  // namespace candor
