// SPDX-License-Identifier: MIT
// From rationals to integers over one common denominator, many at a time and without arithmetic on
// fractions. Include this in source files only: it brings Boost in.
#pragma once

#include "exact/wide/wide_integer.hpp"

namespace candor {

/// The least common denominator of the numbers seen so far; 1 for none.
class CommonDenominator {
 public:
  /// Has it become larger?
  bool include(const Rational& number) {
    const __mpz_struct* const denominator = mpq_denref(number.gmp());
    if (mpz_cmp_ui(denominator, 1) == 0 || mpz_divisible_p(mpq_numref(value_.gmp()), denominator) != 0) return false;
    value_ = least_common_multiple(value_, number.denominator());
    return true;
  }
  const Rational& value() const { return value_; }

 private:
  Rational value_ = 1;
};

/// number * denominator, as an integer. The caller has proved that the denominator is a multiple of
/// the number's, and that the product fits the width: then so does each of its two factors,
/// numerator and denominator / the number's denominator, unless the product is 0.
template <class Integer>
class Scaling {
 public:
  explicit Scaling(Rational denominator) : denominator_(std::move(denominator)) {}

  Integer operator()(const Rational& number) {
    if (number.sign() == 0) return Integer(0);
    if (mpz_cmp(mpq_denref(number.gmp()), mpq_numref(latest_.gmp())) != 0) {
      latest_ = number.denominator();
      quotient_ = to_integer<Integer>(denominator_ / latest_);
    }
    return to_integer<Integer>(number) * quotient_;
  }

 private:
  Rational denominator_, latest_;  ///< of the latest number: most have the same
  Integer quotient_ = Integer(0);
};

}  // namespace candor
