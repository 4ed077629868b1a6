// SPDX-License-Identifier: MIT
#include "prover/continuum/end_points.hpp"

#include <stdexcept>

#include "checker/model/continuum/partnership.hpp"
#include "exact/numeral.hpp"
#include "prover/continuum/factors.hpp"

namespace candor::continuum {
namespace {

/// Narrows an interval of whole units of 10^-10 at whose ends the surplus has different signs; a
/// zero that is hit is the interval.
Enclosure bisected(const PiecewisePolynomial& surplus, const Rational& negative, const Rational& positive) {
  const Rational unit = Rational(1) / Rational(10).power(10);
  Rational outside = negative / unit, inside = positive / unit;  // integers
  while (abs(inside - outside) > Rational(1)) {
    Rational middle = (outside + inside) / Rational(2);
    if (!middle.is_integer()) middle += Rational(1) / Rational(2);
    const int sign = surplus(middle * unit).sign();
    if (sign == 0) return {middle * unit, middle * unit};
    (sign < 0 ? outside : inside) = middle;
  }
  return {std::min(outside, inside) * unit, std::max(outside, inside) * unit};
}

DissolvableShares::EndPoint end_point(const PiecewisePolynomial& surplus, const Enclosure& between) {
  for (std::size_t k = 0; k < surplus.pieces.size(); ++k) {
    const Enclosure common{std::max(surplus.breaks[k], between.lower), std::min(surplus.breaks[k + 1], between.upper)};
    if (common.lower > common.upper || surplus.pieces[k].is_zero()) continue;
    for (const Polynomial& factor : irreducible_factors(surplus.pieces[k]))
      if (roots_in(factor, common) > 0)
        return {factor * Polynomial(common_denominator(factor.coefficients())), between};
  }
  throw std::logic_error("a zero of the surplus of two partners is lost");
}

}  // namespace

DissolvableShares find_dissolvable_shares(const Model& model, std::size_t distribution) {
  const PiecewisePolynomial surplus = surplus_of_two(model.distributions.at(distribution).cdf);
  const Rational half = Rational(1) / Rational(2);
  return {distribution, end_point(surplus, bisected(surplus, 0, half)), end_point(surplus, bisected(surplus, 1, half))};
}

}  // namespace candor::continuum
