// SPDX-License-Identifier: MIT
#include "exact/polynomial/piecewise_polynomial.hpp"

#include <algorithm>
#include <stdexcept>

namespace candor {
namespace {

template <class Operation>
PiecewisePolynomial each(const PiecewisePolynomial& function, const Operation& operation) {
  PiecewisePolynomial result{function.breaks, {}};
  for (const Polynomial& piece : function.pieces) result.pieces.push_back(operation(piece));
  return result;
}

template <class Operation>
PiecewisePolynomial both(const PiecewisePolynomial& left, const PiecewisePolynomial& right,
                         const Operation& operation) {
  if (left.breaks != right.breaks) throw std::logic_error("functions with different breaks are combined");
  PiecewisePolynomial result{left.breaks, {}};
  for (std::size_t k = 0; k < left.pieces.size(); ++k)
    result.pieces.push_back(operation(left.pieces[k], right.pieces[k]));
  return result;
}

}  // namespace

std::size_t PiecewisePolynomial::piece_at(const Rational& x) const {
  if (x < lower() || x > upper())
    throw std::domain_error("a function is asked for its value outside the interval on which it is defined");
  const auto end = std::lower_bound(breaks.begin() + 1, breaks.end(), x);
  return static_cast<std::size_t>(end - breaks.begin()) - 1;
}

PiecewisePolynomial PiecewisePolynomial::derivative() const {
  return each(*this, [](const Polynomial& piece) { return piece.derivative(); });
}

PiecewisePolynomial PiecewisePolynomial::antiderivative() const {
  PiecewisePolynomial result{breaks, {}};
  Rational so_far;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const Polynomial one = pieces[k].antiderivative();
    result.pieces.push_back(one + Polynomial(so_far - one(breaks[k])));
    so_far = result.pieces[k](breaks[k + 1]);
  }
  return result;
}

Rational PiecewisePolynomial::integral(const Rational& from, const Rational& to) const {
  const PiecewisePolynomial whole = antiderivative();
  return whole(to) - whole(from);
}

PiecewisePolynomial PiecewisePolynomial::power(unsigned long exponent) const {
  return each(*this, [&](const Polynomial& piece) { return piece.power(exponent); });
}

PiecewisePolynomial PiecewisePolynomial::on(const std::vector<Rational>& new_breaks, const Rational& below,
                                            const Rational& above) const {
  PiecewisePolynomial result{new_breaks, {}};
  for (std::size_t k = 0; k + 1 < new_breaks.size(); ++k) {
    const Rational &from = new_breaks[k], &to = new_breaks[k + 1];
    if (to <= lower())
      result.pieces.emplace_back(below);
    else if (from >= upper())
      result.pieces.emplace_back(above);
    else if (const std::size_t piece = piece_at(to); breaks[piece] <= from)
      result.pieces.push_back(pieces[piece]);
    else
      throw std::logic_error("a break of the function is missing among the new ones");
  }
  return result;
}

PiecewisePolynomial operator+(const PiecewisePolynomial& left, const PiecewisePolynomial& right) {
  return both(left, right, [](const Polynomial& one, const Polynomial& other) { return one + other; });
}
PiecewisePolynomial operator-(const PiecewisePolynomial& left, const PiecewisePolynomial& right) {
  return both(left, right, [](const Polynomial& one, const Polynomial& other) { return one - other; });
}
PiecewisePolynomial operator*(const PiecewisePolynomial& left, const PiecewisePolynomial& right) {
  return both(left, right, [](const Polynomial& one, const Polynomial& other) { return one * other; });
}
PiecewisePolynomial operator*(const Rational& factor, const PiecewisePolynomial& function) {
  return each(function, [&](const Polynomial& piece) { return piece * Polynomial(factor); });
}
PiecewisePolynomial constant(const Rational& value, const PiecewisePolynomial& like) {
  return each(like, [&](const Polynomial&) { return Polynomial(value); });
}
PiecewisePolynomial identity(const PiecewisePolynomial& like) {
  return each(like, [](const Polynomial&) { return Polynomial::variable(); });
}

}  // namespace candor
