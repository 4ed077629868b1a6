// SPDX-License-Identifier: MIT
// Square linear systems with integer entries, solved exactly (p-adic lifting, by FLINT).
#pragma once

#include <optional>
#include <vector>

#include "exact/rational.hpp"

namespace candor {

/// A square matrix of integers, row by row; most entries are zero.
struct IntegerMatrix {
  std::size_t size = 0;
  std::vector<std::vector<std::pair<std::size_t, Rational>>> rows;  ///< integer-valued entries by column
};

/// x with matrix x = right (integer-valued), or transposed matrix x = right; nothing if the matrix
/// is singular.
std::optional<std::vector<Rational>> solve_exactly(const IntegerMatrix& matrix, const std::vector<Rational>& right,
                                                   bool transposed);

}  // namespace candor
