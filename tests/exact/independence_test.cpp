// SPDX-License-Identifier: MIT
#include "exact/linear/independence.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace candor {
namespace {

Rational ratio(long numerator, long denominator) { return Rational(numerator) / Rational(denominator); }

TEST(Independence, OfTwoRowsAndTheirSum) {
  const LinearRow one{{{0, ratio(1, 3)}, {2, Rational(-2)}}, 7, false},
      other{{{1, Rational(5)}, {2, ratio(7, 11)}}, 0, true};
  const LinearRow sum{{{0, ratio(1, 3)}, {1, Rational(5)}, {2, ratio(-15, 11)}}, 7, false};  // -2 + 7/11 = -15/11
  EXPECT_TRUE(surely_independent({}, 3));
  EXPECT_TRUE(surely_independent({one, other}, 3));
  EXPECT_TRUE(surely_independent({sum, other}, 3));
  EXPECT_FALSE(surely_independent({one, other, sum}, 3));
  EXPECT_FALSE(surely_independent({one, LinearRow{}}, 3));
}

TEST(Independence, MultiplesOfThePrimeAreNotTakenForIndependent) {
  const Rational prime((1L << (std::numeric_limits<long>::digits >= 63 ? 61 : 31)) - 1);
  EXPECT_FALSE(surely_independent({{{{0, prime}}, 0, false}}, 1));  // independent, but that is not seen: bad luck
  EXPECT_FALSE(surely_independent({{{{0, Rational(1) / prime}}, 0, false}}, 1));
  EXPECT_TRUE(surely_independent({{{{0, prime + Rational(1)}}, 0, false}}, 1));
  EXPECT_TRUE(surely_independent({{{{0, Rational(-1)}, {1, prime}}, 0, false}, {{{1, ratio(-1, 2)}}, 0, false}}, 2));
}

}  // namespace
}  // namespace candor
