// SPDX-License-Identifier: MIT
#include "exact/wide/scaling.hpp"

#include <gtest/gtest.h>

namespace candor {
namespace {

Rational ratio(long numerator, long denominator) { return Rational(numerator) / Rational(denominator); }

TEST(CommonDenominator, IsTheLeastOne) {
  CommonDenominator common;
  EXPECT_EQ(common.value(), Rational(1));
  for (const Rational& number : {ratio(1, 4), ratio(-5, 6), Rational(7), ratio(1, 2), Rational(0)})
    common.include(number);
  EXPECT_EQ(common.value(), Rational(12));
}

template <class Integer>
void expect_scaled_exactly(const Rational& denominator, const std::vector<Rational>& numbers) {
  Scaling<Integer> scaled(denominator);
  for (const Rational& number : numbers) EXPECT_EQ(to_rational(scaled(number)), number * denominator) << number.text();
}

// A denominator of 2^100 * 3 for numbers in 64 bits: 0 fits, whatever the denominator is.
TEST(Scaling, GivesNumeratorsOverTheCommonDenominatorInEveryWidth) {
  const std::vector<Rational> numbers{ratio(1, 4), ratio(-1, 4), ratio(-5, 6), Rational(7),
                                      Rational(0), ratio(1, 12), Rational(-7), ratio(5, 6)};
  expect_scaled_exactly<Int64>(12, numbers);
  expect_scaled_exactly<Int128>(12, numbers);
  expect_scaled_exactly<WideInteger>(12, numbers);
  const Rational fine = Rational(3) * Rational(2).power(100);
  expect_scaled_exactly<Int64>(
      fine, {Rational(0), Rational(5) / fine, Rational(0), Rational(-5) / fine, Rational(2).power(50) / fine});
  expect_scaled_exactly<Int128>(fine,
                                {Rational(5) / fine, ratio(-1, 3), Rational(0), Rational(100), Rational(1) / fine});
  expect_scaled_exactly<WideInteger>(fine, {Rational(2).power(200), ratio(-1, 3)});
}

}  // namespace
}  // namespace candor
