// SPDX-License-Identifier: MIT
// Functions on an interval that are a polynomial between any two neighbouring breaks.
#pragma once

#include <functional>
#include <vector>

#include "exact/polynomial/polynomial.hpp"

namespace candor {

/// At a break between two pieces the value is that of the piece on the left; most functions here
/// are continuous.
struct PiecewisePolynomial {
  std::vector<Rational> breaks;    ///< increasing; one more than pieces
  std::vector<Polynomial> pieces;  ///< pieces[k] on [breaks[k], breaks[k+1]]

  const Rational& lower() const { return breaks.front(); }
  const Rational& upper() const { return breaks.back(); }
  Enclosure interval(std::size_t piece) const { return {breaks[piece], breaks[piece + 1]}; }
  /// The piece whose interval contains x: the one on the left of a break. x must lie within [lower,
  /// upper].
  std::size_t piece_at(const Rational& x) const;
  Rational operator()(const Rational& x) const { return pieces[piece_at(x)](x); }

  PiecewisePolynomial derivative() const;
  /// Continuous, and 0 at the lower end. This function must be integrable piece by piece: always.
  PiecewisePolynomial antiderivative() const;
  Rational integral() const {
    const PiecewisePolynomial whole = antiderivative();
    return whole.pieces.back()(upper());
  }
  Rational integral(const Rational& from, const Rational& to) const;
  PiecewisePolynomial power(unsigned long exponent) const;
  /// The same function with these breaks as well, and on a wider or narrower interval: `below` and
  /// `above` the old one it is these constants.
  PiecewisePolynomial on(const std::vector<Rational>& new_breaks, const Rational& below, const Rational& above) const;

  friend bool operator==(const PiecewisePolynomial&, const PiecewisePolynomial&) = default;
};

/// The operands must have the same breaks.
PiecewisePolynomial operator+(const PiecewisePolynomial& left, const PiecewisePolynomial& right);
PiecewisePolynomial operator-(const PiecewisePolynomial& left, const PiecewisePolynomial& right);
PiecewisePolynomial operator*(const PiecewisePolynomial& left, const PiecewisePolynomial& right);
PiecewisePolynomial operator*(const Rational& factor, const PiecewisePolynomial& function);
/// The constant or polynomial, with the breaks of `like`.
PiecewisePolynomial constant(const Rational& value, const PiecewisePolynomial& like);
PiecewisePolynomial identity(const PiecewisePolynomial& like);

}  // namespace candor
