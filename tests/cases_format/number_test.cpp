// SPDX-License-Identifier: MIT
// Numbers of formulas are the rationals they stand for, small or large.
#include "cases/format/formula/number.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

namespace candor {
namespace {

Rational power_of_two(unsigned long exponent) { return Rational(2).power(exponent); }

/// Near the ends of 64 bits, and a few in the middle.
std::vector<Rational> numbers() {
  std::vector<Rational> result;
  for (unsigned long exponent : {0ul, 1ul, 31ul, 32ul, 62ul, 63ul, 64ul, 126ul, 127ul})
    for (long near : {-1L, 0L, 1L})
      for (long sign : {-1L, 1L}) {
        const Rational integer = Rational(sign) * (power_of_two(exponent) + Rational(near));
        result.push_back(integer);
        if (integer.sign() != 0) result.push_back(Rational(3) / integer);
        result.push_back(integer / Rational(6));
      }
  std::mt19937_64 random(1);
  for (int k = 0; k < 40; ++k)
    result.push_back(Rational(static_cast<long>(random())) / Rational(static_cast<long>(1 + random() % 1'000'000)));
  return result;
}

bool is_well_kept(const Number& number, const Rational& value) {
  const bool fits = abs(value.numerator()) < power_of_two(63) && value.denominator() < power_of_two(63);
  return number.rational() == value && number.is_small() == fits && number.sign() == value.sign() &&
         (!fits ||
          (Rational(number.numerator()) == value.numerator() && Rational(number.denominator()) == value.denominator()));
}

TEST(Number, ComputesWhatRationalsDo) {
  const std::vector<Rational> all = numbers();
  for (const Rational& left : all)
    for (const Rational& right : all) {
      const Number l(left), r(right);
      ASSERT_TRUE(is_well_kept(l, left));
      Number result;
      result.set_sum(l, r);
      EXPECT_TRUE(is_well_kept(result, left + right)) << left.text() << " + " << right.text();
      result.set_difference(l, r);
      EXPECT_TRUE(is_well_kept(result, left - right)) << left.text() << " - " << right.text();
      result.set_product(l, r);
      EXPECT_TRUE(is_well_kept(result, left * right)) << left.text() << " * " << right.text();
      if (right.sign() != 0) {
        result.set_quotient(l, r);
        EXPECT_TRUE(is_well_kept(result, left / right)) << left.text() << " / " << right.text();
      }
      result.set_negative(l);
      EXPECT_TRUE(is_well_kept(result, -left));
      EXPECT_EQ(l == r, left == right);
      EXPECT_EQ(l < r, left < right) << left.text() << " < " << right.text();
      Number same = l;
      same.set_sum(same, same);
      EXPECT_TRUE(is_well_kept(same, left + left));
      same.set_difference(r, same);
      EXPECT_TRUE(is_well_kept(same, right - left - left));
      same = r;
      EXPECT_TRUE(is_well_kept(same, right));
    }
}

TEST(Number, QuotientsOf128Bits) {
  const std::array<Int128, 5> integers{0, 6, -15, static_cast<Int128>(1) << 100, -(static_cast<Int128>(3) << 61)};
  for (Int128 numerator : integers)
    for (Int128 denominator : {static_cast<Int128>(1), static_cast<Int128>(9), static_cast<Int128>(1) << 61})
      EXPECT_TRUE(is_well_kept(Number::quotient(numerator, denominator),
                               Rational::from_128_bits(numerator) / Rational::from_128_bits(denominator)));
}

}  // namespace
}  // namespace candor
