// SPDX-License-Identifier: MIT
// Integers of any size, for tables whose entries fit no machine word; and the three widths in which
// the payoff engine computes, under common names. Include this in source files only: it brings
// Boost in.
#pragma once

#include <boost/multiprecision/gmp.hpp>
#include <compare>
#include <concepts>
#include <type_traits>

#include "exact/rational.hpp"
#include "exact/width.hpp"

namespace candor {

class WideInteger {
 public:
  WideInteger() = default;
  WideInteger(long value) : value_(value) {}
  template <std::same_as<Int128> T>
  explicit WideInteger(T value) : WideInteger(Rational::from_128_bits(value)) {}
  /// The numerator of an integer-valued rational.
  explicit WideInteger(const Rational& integer) : value_(mpq_numref(integer.gmp())) {}

  WideInteger& operator+=(const WideInteger& other) {
    value_ += other.value_;
    return *this;
  }
  WideInteger& operator-=(const WideInteger& other) {
    value_ -= other.value_;
    return *this;
  }
  WideInteger& operator*=(const WideInteger& other) {
    value_ *= other.value_;
    return *this;
  }
  friend WideInteger operator+(WideInteger left, const WideInteger& right) {
    left += right;
    return left;
  }
  friend WideInteger operator-(WideInteger left, const WideInteger& right) {
    left -= right;
    return left;
  }
  friend WideInteger operator*(WideInteger left, const WideInteger& right) {
    left *= right;
    return left;
  }
  friend bool operator==(const WideInteger& left, const WideInteger& right) { return left.value_ == right.value_; }
  friend std::strong_ordering operator<=>(const WideInteger& left, const WideInteger& right) {
    return left.value_.compare(right.value_) <=> 0;
  }

  /// *this += left * right, in place.
  void add_product(const WideInteger& left, const WideInteger& right) {
    mpz_addmul(value_.backend().data(), left.value_.backend().data(), right.value_.backend().data());
  }
  const __mpz_struct* gmp() const { return value_.backend().data(); }
  Rational rational() const { return Rational::from_gmp_integer(gmp()); }

 private:
  boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off> value_;
};

template <class Integer>
void add_product(Integer& sum, const Integer& left, const Integer& right) {
  sum += left * right;
}
inline void add_product(WideInteger& sum, const WideInteger& left, const WideInteger& right) {
  sum.add_product(left, right);
}

/// The magnitude whose digits to base 2^bits are limb(0), limb(1), ..., the least first. It must
/// fit.
template <unsigned bits, class Limb>
UInt128 magnitude_of_limbs(std::size_t count, const Limb& limb) {
  static_assert(bits > 0 && bits < 128);
  UInt128 magnitude = 0;
  while (count-- > 0) magnitude = (magnitude << bits) + static_cast<UInt128>(limb(count));
  return magnitude;
}

/// An integer-valued rational in the given width. The caller has proved that it fits.
template <class Integer>
Integer to_integer(const Rational& integer) {
  if constexpr (std::is_same_v<Integer, WideInteger>) {
    return WideInteger(integer);
  } else {
    const __mpz_struct* numerator = mpq_numref(integer.gmp());
    const auto limb = [&](std::size_t k) { return mpz_getlimbn(numerator, static_cast<mp_size_t>(k)); };
    const UInt128 magnitude = magnitude_of_limbs<GMP_NUMB_BITS>(mpz_size(numerator), limb);
    return static_cast<Integer>(mpz_sgn(numerator) < 0 ? -magnitude : magnitude);
  }
}

inline Rational to_rational(Int64 value) { return value; }
inline Rational to_rational(Int128 value) { return Rational::from_128_bits(value); }
inline Rational to_rational(const WideInteger& value) { return value.rational(); }

/// The narrowest width whose values include every integer of magnitude up to `bound`, with two bits
/// to spare.
enum class Width { int64, int128, wide };
inline Width width_for(const Rational& bound) {
  const std::size_t bits = mpz_sizeinbase(mpq_numref(bound.gmp()), 2);
  return bits <= 61 ? Width::int64 : bits <= 125 ? Width::int128 : Width::wide;
}

}  // namespace candor
