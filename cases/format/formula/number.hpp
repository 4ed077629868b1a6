// SPDX-License-Identifier: MIT
// What formulas compute with: an exact rational whose numerator and denominator are kept in 64 bits
// while they fit, and as a Rational otherwise.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include "exact/rational.hpp"
#include "exact/width.hpp"

namespace candor {

/// In lowest terms, with a positive denominator; large only if it must be: so equal numbers look the same.
class Number {
 public:
  Number() = default;
  Number(Int64 integer) : numerator_(integer) {
    if (integer == std::numeric_limits<Int64>::min()) become(Rational(integer));
  }
  Number(const Rational& value) { become(Rational(value)); }
  /// Of a positive denominator.
  static Number quotient(Int128 numerator, Int128 denominator);
  Number(const Number& other)
      : numerator_(other.numerator_),
        denominator_(other.denominator_),
        large_(other.large_ ? std::make_unique<Rational>(*other.large_) : nullptr) {}
  Number(Number&& other) noexcept = default;
  Number& operator=(const Number& other) {
    if (large_ || other.large_) return *this = Number(other);
    numerator_ = other.numerator_, denominator_ = other.denominator_;
    return *this;
  }
  Number& operator=(Number&& other) noexcept = default;
  ~Number() = default;

  Rational rational() const {
    return large_ ? *large_ : denominator_ == 1 ? Rational(numerator_) : Rational(numerator_) / Rational(denominator_);
  }
  bool is_small() const { return !large_; }
  bool is_small_integer() const { return denominator_ == 1 && !large_; }
  /// Of a small number.
  Int64 numerator() const { return numerator_; }
  Int64 denominator() const { return denominator_; }
  int sign() const { return large_ ? large_->sign() : (numerator_ > 0) - (numerator_ < 0); }

  // this = left + right, and so on; this may be one of the operands.
  void set_sum(const Number& left, const Number& right) {
    Int64 sum = 0;
    if (left.is_small_integer() && right.is_small_integer() &&
        !__builtin_add_overflow(left.numerator_, right.numerator_, &sum) && fits(sum))
      return set(sum, 1);
    set_fraction_sum(left, right, false);
  }
  void set_difference(const Number& left, const Number& right) {
    Int64 difference = 0;
    if (left.is_small_integer() && right.is_small_integer() &&
        !__builtin_sub_overflow(left.numerator_, right.numerator_, &difference) && fits(difference))
      return set(difference, 1);
    set_fraction_sum(left, right, true);
  }
  void set_product(const Number& left, const Number& right) {
    Int64 product = 0;
    if (left.is_small_integer() && right.is_small_integer() &&
        !__builtin_mul_overflow(left.numerator_, right.numerator_, &product) && fits(product))
      return set(product, 1);
    set_fraction_product(left, right);
  }
  void set_quotient(const Number& left, const Number& right);  ///< right is not zero
  void set_negative(const Number& of) {
    if (of.large_) return become(-*of.large_);
    set(-of.numerator_, of.denominator_);
  }

  friend bool operator==(const Number& left, const Number& right) {
    if (left.large_ || right.large_) return left.large_ && right.large_ && *left.large_ == *right.large_;
    return left.numerator_ == right.numerator_ && left.denominator_ == right.denominator_;
  }
  friend bool operator<(const Number& left, const Number& right) {
    if (left.large_ || right.large_) return left.rational() < right.rational();
    if (left.denominator_ == right.denominator_) return left.numerator_ < right.numerator_;
    return static_cast<Int128>(left.numerator_) * right.denominator_ <
           static_cast<Int128>(right.numerator_) * left.denominator_;
  }

 private:
  static bool fits(Int128 integer) {
    return -std::numeric_limits<Int64>::max() <= integer && integer <= std::numeric_limits<Int64>::max();
  }
  void set(Int64 numerator, Int64 denominator) {
    if (large_) large_.reset();
    numerator_ = numerator, denominator_ = denominator;
  }
  bool set_if_small(Int128 numerator, Int128 denominator) {
    if (!fits(numerator) || !fits(denominator)) return false;
    set(static_cast<Int64>(numerator), static_cast<Int64>(denominator));
    return true;
  }
  void become(Rational value);
  void set_fraction_sum(const Number& left, const Number& right, bool negative);
  void set_fraction_product(const Number& left, const Number& right);

  Int64 numerator_ = 0, denominator_ = 1;  // of a small number; their absolute values have 63 bits
  std::unique_ptr<Rational> large_;
};

}  // namespace candor
