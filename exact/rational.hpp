// SPDX-License-Identifier: MIT
// An exact rational number, always in lowest terms with a positive denominator.
//
// There is no constructor from a floating-point number and no implicit conversion to anything. Text
// comes in through exact/numeral.hpp only.
#pragma once

#include <gmp.h>

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>

#include "exact/width.hpp"

namespace candor {

struct DivisionByZero : std::domain_error {
  DivisionByZero() : std::domain_error("division by zero") {}
};

class Rational {
 public:
  Rational() noexcept { mpq_init(value_); }
  template <std::integral Int>
  requires(!std::same_as<Int, bool> && !std::same_as<Int, char> && sizeof(Int) <= sizeof(long)) Rational(Int integer)
      : Rational() {
    if constexpr (std::signed_integral<Int>)
      mpq_set_si(value_, integer, 1);
    else
      mpq_set_ui(value_, integer, 1);
  }
  Rational(bool) = delete;
  Rational(char) = delete;
  Rational(double) = delete;
  Rational(long double) = delete;
  Rational(float) = delete;
  Rational(const Rational& other) : Rational() { mpq_set(value_, other.value_); }
  Rational(Rational&& other) noexcept : Rational() { mpq_swap(value_, other.value_); }
  Rational& operator=(const Rational& other) {
    mpq_set(value_, other.value_);
    return *this;
  }
  Rational& operator=(Rational&& other) noexcept {
    mpq_swap(value_, other.value_);
    return *this;
  }
  ~Rational() { mpq_clear(value_); }

  /// Copies a GMP integer.
  static Rational from_gmp_integer(const __mpz_struct* value);
  static Rational from_128_bits(Int128 integer);

  Rational& operator+=(const Rational& other) {
    mpq_add(value_, value_, other.value_);
    return *this;
  }
  Rational& operator-=(const Rational& other) {
    mpq_sub(value_, value_, other.value_);
    return *this;
  }
  Rational& operator*=(const Rational& other) {
    mpq_mul(value_, value_, other.value_);
    return *this;
  }
  Rational& operator/=(const Rational& other) {
    if (other.sign() == 0) throw DivisionByZero();
    mpq_div(value_, value_, other.value_);
    return *this;
  }
  friend Rational operator+(Rational left, const Rational& right) {
    left += right;
    return left;
  }
  friend Rational operator-(Rational left, const Rational& right) {
    left -= right;
    return left;
  }
  friend Rational operator*(Rational left, const Rational& right) {
    left *= right;
    return left;
  }
  friend Rational operator/(Rational left, const Rational& right) {
    left /= right;
    return left;
  }
  friend Rational operator-(Rational value) {
    mpq_neg(value.value_, value.value_);
    return value;
  }

  friend bool operator==(const Rational& left, const Rational& right) {
    return mpq_equal(left.value_, right.value_) != 0;
  }
  friend std::strong_ordering operator<=>(const Rational& left, const Rational& right) {
    return mpq_cmp(left.value_, right.value_) <=> 0;
  }

  int sign() const { return mpq_sgn(value_); }  ///< -1, 0 or 1
  bool is_integer() const;
  Rational numerator() const { return from_gmp_integer(mpq_numref(value_)); }
  Rational denominator() const { return from_gmp_integer(mpq_denref(value_)); }  ///< at least 1
  Rational power(unsigned long exponent) const;                                  ///< 0^0 = 1
  std::size_t bits() const;                           ///< of numerator and denominator together
  const __mpq_struct* gmp() const { return value_; }  ///< for exact/ and benchmarks

  /// "-593/7", "2": lowest terms, no sign on the denominator.
  std::string text() const;

 private:
  mpq_t value_;
};

Rational abs(const Rational& value);
/// The least positive integer that both integers divide. Both must be positive integers.
Rational least_common_multiple(const Rational& left, const Rational& right);

}  // namespace candor

template <>
struct std::hash<candor::Rational> {
  std::size_t operator()(const candor::Rational& value) const noexcept;
};
