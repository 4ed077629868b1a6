// SPDX-License-Identifier: MIT
// Polynomials over the rationals, by FLINT: search only.
#pragma once

#include <vector>

#include "exact/polynomial/polynomial.hpp"

namespace candor::continuum {

/// The monic irreducible factors, each once, by degree. Not of 0.
std::vector<Polynomial> irreducible_factors(const Polynomial& polynomial);

}  // namespace candor::continuum
