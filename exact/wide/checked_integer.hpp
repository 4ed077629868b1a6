// SPDX-License-Identifier: MIT
// Integers of 128 bits that refuse to overflow; and a computation in them that is done over with
// integers of any size if they do not suffice. Include this in source files only: it brings Boost
// in.
#pragma once

#include <bit>
#include <cstdlib>
#include <optional>

#include "exact/wide/wide_integer.hpp"

namespace candor {

/// A result might not fit 128 bits.
struct TooWide {};

class Checked128 {
 public:
  Checked128() = default;
  Checked128(Int128 value) : value_(value) {}
  /// Of an integer-valued rational.
  explicit Checked128(const Rational& integer) {
    if (mpz_sizeinbase(mpq_numref(integer.gmp()), 2) > most_bits) throw TooWide{};
    value_ = to_integer<Int128>(integer);
  }

  Checked128& operator+=(const Checked128& other) {
    if (__builtin_add_overflow(value_, other.value_, &value_)) throw TooWide{};
    return *this;
  }
  Checked128& operator-=(const Checked128& other) {
    if (__builtin_sub_overflow(value_, other.value_, &value_)) throw TooWide{};
    return *this;
  }
  Checked128& operator*=(const Checked128& other) {
    if (bits(value_) + bits(other.value_) > most_bits) throw TooWide{};
    value_ *= other.value_;
    return *this;
  }
  friend Checked128 operator+(Checked128 left, const Checked128& right) {
    left += right;
    return left;
  }
  friend Checked128 operator-(Checked128 left, const Checked128& right) {
    left -= right;
    return left;
  }
  friend Checked128 operator*(Checked128 left, const Checked128& right) {
    left *= right;
    return left;
  }
  friend constexpr bool operator==(const Checked128&, const Checked128&) = default;

  Int128 value() const { return value_; }
  Rational rational() const { return Rational::from_128_bits(value_); }

 private:
  static constexpr std::size_t most_bits = 126;
  /// Of the magnitude: |value| < 2^bits.
  static std::size_t bits(Int128 value) {
    const UInt128 magnitude = value < 0 ? -static_cast<UInt128>(value) : static_cast<UInt128>(value);
    const auto high = static_cast<std::uint64_t>(magnitude >> 64);
    return static_cast<std::size_t>(high != 0 ? 64 + std::bit_width(high)
                                              : std::bit_width(static_cast<std::uint64_t>(magnitude)));
  }
  Int128 value_ = 0;
};

/// dividend / divisor, if that is an integer. The divisor is positive.
inline std::optional<Checked128> exact_quotient(const Checked128& dividend, const Checked128& divisor) {
  const Int128 quotient = dividend.value() / divisor.value();
  return quotient * divisor.value() == dividend.value() ? std::optional(Checked128(quotient)) : std::nullopt;
}
inline std::optional<WideInteger> exact_quotient(const WideInteger& dividend, const WideInteger& divisor) {
  const Rational quotient = dividend.rational() / divisor.rational();
  return quotient.is_integer() ? std::optional(WideInteger(quotient)) : std::nullopt;
}

/// compute<Checked128>(), or, if that is too narrow, compute<WideInteger>().
template <class Compute>
auto in_narrowest_width(const Compute& compute) {
  try {
    return compute.template operator()<Checked128>();
  } catch (const TooWide&) {
    return compute.template operator()<WideInteger>();
  }
}

}  // namespace candor
