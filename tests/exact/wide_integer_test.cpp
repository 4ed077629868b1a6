// SPDX-License-Identifier: MIT
#include "exact/wide/wide_integer.hpp"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(WideInteger, EveryWidthTakesAndReturnsTheSameIntegers) {
  for (unsigned long power : {0ul, 1ul, 31ul, 32ul, 60ul})
    for (int sign : {-1, 1}) {
      const Rational value = Rational(sign) * (Rational(2).power(power) - Rational(1));
      EXPECT_EQ(to_rational(to_integer<Int64>(value)), value);
      EXPECT_EQ(to_rational(to_integer<Int128>(value)), value);
      EXPECT_EQ(to_rational(to_integer<WideInteger>(value)), value);
    }
  for (unsigned long power : {63ul, 64ul, 65ul, 100ul, 124ul})
    for (int sign : {-1, 1}) {
      const Rational value = Rational(sign) * (Rational(2).power(power) + Rational(5));
      EXPECT_EQ(to_rational(to_integer<Int128>(value)), value);
      EXPECT_EQ(to_rational(to_integer<WideInteger>(value)), value);
    }
}

TEST(WideInteger, TheWidthIsTheNarrowestThatIsSafe) {
  EXPECT_EQ(width_for(1), Width::int64);
  EXPECT_EQ(width_for(Rational(2).power(61) - Rational(1)), Width::int64);
  EXPECT_EQ(width_for(Rational(2).power(61)), Width::int128);
  EXPECT_EQ(width_for(Rational(2).power(125) - Rational(1)), Width::int128);
  EXPECT_EQ(width_for(Rational(2).power(125)), Width::wide);
}

TEST(WideInteger, ProductsAreAddedInPlace) {
  WideInteger sum(5);
  sum.add_product(WideInteger(-3), WideInteger(7));
  EXPECT_EQ(sum, WideInteger(-16));
  EXPECT_LT(sum, WideInteger(0));
}

}  // namespace
}  // namespace candor
