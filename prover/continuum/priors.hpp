// SPDX-License-Identifier: MIT
// Distributions that make given shares dissolvable or not.
#pragma once

#include "checker/properties/continuum/evidence.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::continuum {

/// A distribution under which the shares cannot be dissolved; nothing if there is none: almost all
/// values are near 0 or near beta, and F is k/n between for a k with R_k < (k/n)^n.
std::optional<Evidence> blocking_prior(const std::vector<Rational>& shares, const SearchLimit& limit);
/// A distribution under which they can; nothing if some share is 1: almost all values are near 0,
/// and F is near 1 beyond.
std::optional<Evidence> permitting_prior(const std::vector<Rational>& shares, const SearchLimit& limit);

}  // namespace candor::continuum
