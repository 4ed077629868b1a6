// SPDX-License-Identifier: MIT
// Evidence for claims about continuum models: choices, never results.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor::continuum {

/// Bounds of a number sum of a_i W(v_i*) by values x_i, one for each agent (empty: that side is not
/// bounded). W(v_i*) >= W(h) for every h with G(h) >= r_i, and W(v_i*) <= W(l) + l (G(l) - r_i) for
/// every l whatsoever. `below` holds an h for each agent with a_i >= 0 and an l for the others,
/// `above` the reverse.
struct Points {
  std::vector<Rational> below, above;
};
/// Shows the claim by bounds.
struct Bounds {
  static constexpr std::string_view kind = "bounds";
  Points points;
};
/// Shows the claim's negation by bounds.
struct BoundsAgainst {
  static constexpr std::string_view kind = "bounds_against";
  Points points;
  std::optional<std::uint32_t> agent;  ///< of a claim about every agent: whose part of it fails
};

/// Each v_i* as the root of a polynomial that divides G - r_i on a piece, in an interval within
/// that piece at whose ends it has different signs (or which is a single root); and a polynomial mu
/// that vanishes at the number in question, computed modulo those polynomials. 0 is the only number
/// in the enclosure that can be a root of mu.
struct Algebraic {
  static constexpr std::string_view kind = "algebraic";
  struct Root {
    Polynomial polynomial;
    Enclosure between;
  };
  std::vector<Root> roots;  ///< one for each agent; equal ones stand for the same v*
  Polynomial annihilator;
};

/// A distribution for which the shares are not dissolvable (points.above) or dissolvable
/// (points.below), against a claim about all distributions.
struct PriorAgainst {
  static constexpr std::string_view kind = "prior_against";
  PiecewisePolynomial distribution;
  Points points;
};

using Evidence = std::variant<Bounds, BoundsAgainst, Algebraic, PriorAgainst>;

/// The judgements of such evidence are those of the claim's negation: all of them must hold, and
/// then the claim is refuted.
bool shows_the_negation(const Evidence& evidence);

}  // namespace candor::continuum
