// SPDX-License-Identifier: MIT
// Searches for the least and the largest share with which one of two partners can dissolve their
// partnership.
#pragma once

#include "checker/model/continuum/model.hpp"
#include "checker/properties/continuum/claim.hpp"

namespace candor::continuum {

/// The end points to 10 digits, each with the irreducible polynomial it is a root of. Throws
/// std::domain_error if the distribution function is not piecewise linear, or constant somewhere.
DissolvableShares find_dissolvable_shares(const Model& model, std::size_t distribution);

}  // namespace candor::continuum
