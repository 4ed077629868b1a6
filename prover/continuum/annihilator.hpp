// SPDX-License-Identifier: MIT
// Minimal polynomials of algebraic numbers given as elements of a quotient ring.
#pragma once

#include "checker/properties/continuum/algebraic.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor::continuum {

/// The monic polynomial of least degree that is 0 at the element: 1, the element, its square, ...
/// until one is a combination of those before it.
Polynomial minimal_polynomial(const QuotientRing& ring, const QuotientRing::Element& element, const SearchLimit& limit);

}  // namespace candor::continuum
