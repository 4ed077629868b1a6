// SPDX-License-Identifier: MIT
// Polynomials, functions in pieces, and numbers that are known between two rationals, as they are
// set in math mode.
#pragma once

#include <string>
#include <string_view>

#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor::tex {

/// "\tfrac{1}{6}-\tfrac{2}{3}x^{3}": the largest constant first, then rising powers; "0".
std::string polynomial(const Polynomial& polynomial, std::string_view variable);
/// The polynomial, if there is but one; otherwise a cases environment, a line for each piece.
/// Neighbouring pieces that are the same polynomial are one.
std::string pieces(const PiecewisePolynomial& function, std::string_view variable);
/// The digits in which all numbers of the enclosure agree, at most `places` after the point:
/// "0.0976310\ldots"; the one number if it is one.
std::string digits(const Enclosure& enclosure, int places = 12);
/// As it is if it is short; its first digits otherwise, "0.014282519\ldots".
std::string number(const Rational& value);
/// "[0,\tfrac{3}{2}]"
std::string interval(const Rational& lower, const Rational& upper);

}  // namespace candor::tex
