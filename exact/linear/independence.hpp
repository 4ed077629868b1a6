// SPDX-License-Identifier: MIT
// Linear independence, by arithmetic modulo a prime: what is independent there is independent over
// the rationals.
#pragma once

#include <cstdint>
#include <vector>

#include "exact/linear/linear_system.hpp"

namespace candor {

/// Rows in echelon form modulo a prime, 2^61 - 1 (2^31 - 1 where a long has 32 bits), each beginning with 1 at its
/// pivot.
class Echelon {
 public:
  explicit Echelon(std::size_t variables) : row_with_pivot_(variables) {}

  /// Adds the row's coefficients if they are independent of those before: `true` is certain; `false` is wrong once in
  /// some 10^18 (10^9) times for rows that know nothing of the prime.
  bool add(const LinearRow& row);
  std::vector<std::size_t> pivots() const;

 private:
  std::vector<std::vector<std::uint64_t>> row_with_pivot_;
};

/// Are the coefficients of the rows linearly independent? As certain as Echelon::add.
bool surely_independent(const std::vector<LinearRow>& rows, std::size_t variables);

}  // namespace candor
