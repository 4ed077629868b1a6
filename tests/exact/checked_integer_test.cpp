// SPDX-License-Identifier: MIT
#include "exact/wide/checked_integer.hpp"

#include <gtest/gtest.h>

namespace candor {
namespace {

const Rational limit = Rational(2).power(126);

TEST(Checked128, HoldsWhatFits) {
  EXPECT_EQ(Checked128(limit - Rational(1)).rational(), limit - Rational(1));
  EXPECT_EQ(Checked128(Rational(1) - limit).rational(), Rational(1) - limit);
  EXPECT_EQ(Checked128(Rational(2).power(70)).rational(), Rational(2).power(70));
  EXPECT_THROW(Checked128{limit}, TooWide);
  EXPECT_THROW(Checked128{-limit}, TooWide);
}

TEST(Checked128, RefusesToOverflow) {
  const Checked128 large(limit - Rational(1));
  Checked128 sum = large;
  sum += large;
  EXPECT_EQ(sum.rational(), Rational(2) * limit - Rational(2));
  EXPECT_THROW(sum += Checked128(4), TooWide);
  Checked128 difference(Rational(1) - limit);
  difference -= large;
  EXPECT_EQ(difference.rational(), Rational(2) - Rational(2) * limit);
  EXPECT_THROW(difference -= Checked128(4), TooWide);
  EXPECT_THROW(large * Checked128(2), TooWide);
  EXPECT_THROW(Checked128(Rational(2).power(63)) * Checked128(-Rational(2).power(63)), TooWide);
}

TEST(Checked128, Multiplies) {
  const Rational left = Rational(3).power(39), right = -Rational(5).power(26);  // 62 and 61 bits
  EXPECT_EQ((Checked128(left) * Checked128(right)).rational(), left * right);
  EXPECT_EQ((Checked128(0) * Checked128(right)).rational(), Rational(0));
}

template <class Integer>
void expect_quotients() {
  const Rational divisor = Rational(7).power(20), quotient = -Rational(3).power(30);
  const std::optional<Integer> found = exact_quotient(Integer(divisor * quotient), Integer(divisor));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->rational(), quotient);
  EXPECT_FALSE(exact_quotient(Integer(divisor * quotient + Rational(1)), Integer(divisor)).has_value());
  EXPECT_EQ(exact_quotient(Integer(0), Integer(divisor))->rational(), Rational(0));
}

TEST(Checked128, DividesWithoutRemainder) {
  expect_quotients<Checked128>();
  expect_quotients<WideInteger>();
}

TEST(WideIntegers, AreMadeOf128Bits) {
  const Int128 large = -(Int128{1} << 120) - 5;
  EXPECT_EQ(WideInteger(large).rational(), -Rational(2).power(120) - Rational(5));
}

// 2^100 squared does not fit 128 bits; 2^60 squared does.
TEST(InNarrowestWidth, StartsOverWhereItMust) {
  int runs = 0;
  const auto square = [&](unsigned long exponent) {
    return in_narrowest_width([&]<class Integer>() {
      ++runs;
      const Integer factor(Rational(2).power(exponent));
      return (factor * factor).rational();
    });
  };
  EXPECT_EQ(square(60), Rational(2).power(120));
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(square(100), Rational(2).power(200));
  EXPECT_EQ(runs, 3);
}

}  // namespace
}  // namespace candor
