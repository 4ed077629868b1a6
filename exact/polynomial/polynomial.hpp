// SPDX-License-Identifier: MIT
// Polynomials in one variable with rational coefficients, and the exact questions asked of them:
// where they vanish and what sign they have.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "exact/rational.hpp"

namespace candor {

/// A closed interval of rationals: lower <= upper.
struct Enclosure {
  Rational lower, upper;
  friend bool operator==(const Enclosure&, const Enclosure&) = default;
};

class Polynomial {
 public:
  Polynomial() = default;  ///< 0
  Polynomial(const Rational& constant) : Polynomial(std::vector<Rational>{constant}) {}
  /// Ascending: the constant first. Zeros at the end are dropped.
  explicit Polynomial(std::vector<Rational> coefficients);
  static Polynomial variable() { return Polynomial(std::vector<Rational>{0, 1}); }

  const std::vector<Rational>& coefficients() const { return coefficients_; }
  /// 0 beyond the degree.
  Rational coefficient(std::size_t power) const {
    return power < coefficients_.size() ? coefficients_[power] : Rational(0);
  }
  bool is_zero() const { return coefficients_.empty(); }
  std::size_t degree() const { return coefficients_.empty() ? 0 : coefficients_.size() - 1; }  ///< of 0: 0
  const Rational& leading() const { return coefficients_.back(); }                             ///< not of 0

  Rational operator()(const Rational& x) const;
  Polynomial derivative() const;
  Polynomial antiderivative() const;  ///< the one that is 0 at 0
  Polynomial power(unsigned long exponent) const;
  /// this(inner(x))
  Polynomial of(const Polynomial& inner) const;

  Polynomial& operator+=(const Polynomial& other);
  Polynomial& operator-=(const Polynomial& other);
  friend Polynomial operator+(Polynomial left, const Polynomial& right) { return left += right; }
  friend Polynomial operator-(Polynomial left, const Polynomial& right) { return left -= right; }
  friend Polynomial operator*(const Polynomial& left, const Polynomial& right);
  friend bool operator==(const Polynomial&, const Polynomial&) = default;

 private:
  void trim();
  std::vector<Rational> coefficients_;
};

struct Division {
  Polynomial quotient, remainder;
};
/// Throws DivisionByZero if the divisor is 0.
Division divide(const Polynomial& dividend, const Polynomial& divisor);
/// Monic; 0 if both are 0.
Polynomial greatest_common_divisor(Polynomial left, Polynomial right);
/// The product, each once and monic, of the irreducible factors that occur an odd number of times:
/// it changes its sign exactly where the polynomial does. Not of 0.
Polynomial odd_part(const Polynomial& polynomial);
/// How many different roots lie in the interval, its ends included (Sturm's theorem). Not of 0.
std::size_t roots_in(const Polynomial& polynomial, const Enclosure& interval);
/// ... its ends excluded.
std::size_t roots_inside(const Polynomial& polynomial, const Enclosure& interval);
/// Whether the polynomial is at least 0 everywhere on the interval.
bool is_nonnegative(const Polynomial& polynomial, const Enclosure& interval);
/// Contains every value on the interval (Horner's scheme on intervals; not the narrowest).
Enclosure range(const Polynomial& polynomial, const Enclosure& interval);

}  // namespace candor
