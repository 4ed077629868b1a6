// SPDX-License-Identifier: MIT
// Linear independence, by arithmetic modulo a prime: what is independent there is independent over
// the rationals.
#pragma once

#include <vector>

#include "exact/linear/linear_system.hpp"

namespace candor {

/// Are the coefficients of the rows linearly independent? `true` is certain; `false` is wrong once
/// in some 10^9 times for rows that know nothing of the prime.
bool surely_independent(const std::vector<LinearRow>& rows, std::size_t variables);

}  // namespace candor
