// SPDX-License-Identifier: MIT
#include "exact/rational.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>
#include <unordered_set>

namespace candor {
namespace {

static_assert(!std::is_constructible_v<Rational, double>);
static_assert(!std::is_constructible_v<Rational, float>);
static_assert(!std::is_constructible_v<Rational, bool>);
static_assert(!std::is_constructible_v<Rational, const char*>);
static_assert(!std::is_convertible_v<Rational, double>);
static_assert(!std::is_convertible_v<Rational, bool>);

Rational ratio(long numerator, long denominator) { return Rational(numerator) / Rational(denominator); }

TEST(Rational, IsAlwaysInLowestTermsWithAPositiveDenominator) {
  EXPECT_EQ(ratio(2, 4).text(), "1/2");
  EXPECT_EQ(ratio(4, -8).text(), "-1/2");
  EXPECT_EQ(ratio(-4, -8).text(), "1/2");
  EXPECT_EQ(ratio(0, -5).text(), "0");
  EXPECT_EQ(ratio(6, 3).text(), "2");
  EXPECT_EQ(ratio(4, -8).sign(), -1);
  EXPECT_EQ(ratio(4, -8), ratio(-1, 2));
}

TEST(Rational, DividingByZeroThrowsAndChangesNothing) {
  Rational value = ratio(3, 7);
  EXPECT_THROW(value /= Rational(0), DivisionByZero);
  EXPECT_EQ(value, ratio(3, 7));
}

TEST(Rational, AddsMultipliesAndCompares) {
  EXPECT_EQ(ratio(1, 2) + ratio(1, 3), ratio(5, 6));
  EXPECT_EQ(ratio(1, 2) - ratio(1, 3), ratio(1, 6));
  EXPECT_EQ(ratio(2, 3) * ratio(3, 4), ratio(1, 2));
  EXPECT_EQ(ratio(2, 3) / ratio(-4, 3), ratio(-1, 2));
  EXPECT_LT(ratio(-1, 2), ratio(-1, 3));
  EXPECT_GT(ratio(1, 2), ratio(1, 3));
  EXPECT_FALSE(ratio(1, 3) < ratio(2, 6));
  Rational same = ratio(3, 5);
  const Rational& itself = same;
  same -= itself;
  EXPECT_EQ(same.sign(), 0);
}

TEST(Rational, TakesTheExtremeMachineIntegers) {
  EXPECT_EQ(Rational(std::numeric_limits<std::int64_t>::min()).text(), "-9223372036854775808");
  EXPECT_EQ(Rational(std::numeric_limits<std::uint64_t>::max()).text(), "18446744073709551615");
}

TEST(Rational, Powers) {
  EXPECT_EQ(ratio(-2, 3).power(3), ratio(-8, 27));
  EXPECT_EQ(ratio(5, 7).power(0), Rational(1));
  EXPECT_EQ(Rational(0).power(0), Rational(1));
}

TEST(Rational, EqualNumbersHashAlike) {
  EXPECT_EQ(std::hash<Rational>{}(ratio(2, 4)), std::hash<Rational>{}(ratio(1, 2)));
  std::unordered_set<Rational> seen{ratio(1, 2), ratio(2, 4), ratio(-1, 2), Rational(0)};
  EXPECT_EQ(seen.size(), 3u);
}

TEST(Rational, LeastCommonMultiple) {
  EXPECT_EQ(least_common_multiple(4, 6), Rational(12));
  EXPECT_THROW(least_common_multiple(0, 6), std::domain_error);
  EXPECT_THROW(least_common_multiple(ratio(1, 2), 6), std::domain_error);
}

}  // namespace
}  // namespace candor
