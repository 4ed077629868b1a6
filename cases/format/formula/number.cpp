// SPDX-License-Identifier: MIT
#include "cases/format/formula/number.hpp"

#include <limits>

namespace candor {
namespace {

Int64 common_divisor(Int128 left, Int64 right) {
  if (right == 1) return 1;
  const bool short_enough = left == static_cast<Int64>(left) && left != std::numeric_limits<Int64>::min();
  return std::gcd(short_enough ? static_cast<Int64>(left) : static_cast<Int64>(left % right), right);
}

}  // namespace

void Number::become(Rational value) {
  const __mpq_struct* parts = value.gmp();
  if (mpz_fits_slong_p(mpq_numref(parts)) != 0 && mpz_fits_slong_p(mpq_denref(parts)) != 0 &&
      fits(mpz_get_si(mpq_numref(parts))))
    return set(mpz_get_si(mpq_numref(parts)), mpz_get_si(mpq_denref(parts)));
  if (large_)
    *large_ = std::move(value);
  else
    large_ = std::make_unique<Rational>(std::move(value));
  numerator_ = 0, denominator_ = 1;
}

Number Number::quotient(Int128 numerator, Int128 denominator) {
  Number result;
  if (fits(numerator) && fits(denominator)) {
    const Int64 common = std::gcd(static_cast<Int64>(numerator), static_cast<Int64>(denominator));
    result.set(static_cast<Int64>(numerator) / common, static_cast<Int64>(denominator) / common);
  } else
    result.become(Rational::from_128_bits(numerator) / Rational::from_128_bits(denominator));
  return result;
}

// With g the common divisor of b and d, a/b + c/d = (a (d/g) + c (b/g)) / ((b/g) d), and what that can be shortened by
// divides g.
void Number::set_fraction_sum(const Number& left, const Number& right, bool negative) {
  if (left.is_small() && right.is_small()) {
    const Int64 second = negative ? -right.numerator_ : right.numerator_;
    const Int64 common = left.denominator_ == right.denominator_
                             ? left.denominator_
                             : common_divisor(left.denominator_, right.denominator_);
    const Int64 first_part = left.denominator_ / common, second_part = right.denominator_ / common;
    const Int128 sum = static_cast<Int128>(left.numerator_) * second_part + static_cast<Int128>(second) * first_part;
    const Int64 shortened = common_divisor(sum, common);
    if (set_if_small(sum / shortened, static_cast<Int128>(first_part) * (right.denominator_ / shortened))) return;
  }
  become(negative ? left.rational() - right.rational() : left.rational() + right.rational());
}

void Number::set_fraction_product(const Number& left, const Number& right) {
  if (left.is_small() && right.is_small()) {
    const Int64 first = common_divisor(left.numerator_, right.denominator_),
                second = common_divisor(right.numerator_, left.denominator_);
    if (set_if_small(static_cast<Int128>(left.numerator_ / first) * (right.numerator_ / second),
                     static_cast<Int128>(left.denominator_ / second) * (right.denominator_ / first)))
      return;
  }
  become(left.rational() * right.rational());
}

void Number::set_quotient(const Number& left, const Number& right) {
  if (!right.is_small()) return become(left.rational() / right.rational());
  Number reciprocal;
  reciprocal.set(right.numerator_ < 0 ? -right.denominator_ : right.denominator_,
                 right.numerator_ < 0 ? -right.numerator_ : right.numerator_);
  set_product(left, reciprocal);
}

}  // namespace candor
