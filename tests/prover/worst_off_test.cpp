// SPDX-License-Identifier: MIT
// The fraction of the smallest denominator in an interval.
#include "prover/continuum/worst_off.hpp"

#include <gtest/gtest.h>

namespace candor::continuum {
namespace {

TEST(SimplestBetween, SmallIntervals) {
  EXPECT_EQ(simplest_between(Rational(2), Rational(5)), Rational(2));
  EXPECT_EQ(simplest_between(Rational(5) / Rational(2), Rational(7) / Rational(2)), Rational(3));
  EXPECT_EQ(simplest_between(Rational(3) / Rational(10), Rational(1) / Rational(3)), Rational(1) / Rational(3));
  EXPECT_EQ(simplest_between(Rational(31) / Rational(100), Rational(32) / Rational(100)),
            Rational(5) / Rational(16));  // between 4/13 = 0.307... and 1/3 no denominator below 16 has one
  EXPECT_EQ(simplest_between(Rational(-32) / Rational(100), Rational(-31) / Rational(100)),
            Rational(-5) / Rational(16));
}

// The function called itself once for each term of the continued fraction that both ends begin
// with, as deeply as the numbers of a case are long.
TEST(SimplestBetween, LongContinuedFractions) {
  Rational before(1), here(1);  // Fibonacci's numbers: the quotients of neighbours have 1, 1, 1, ... as their continued
                                // fractions, and are neighbours of each other
  for (int k = 0; k < 4000; ++k) {
    const Rational next = before + here;
    before = here;
    here = next;
  }
  const Rational one = here / before, other = (here + before) / here;
  EXPECT_EQ(simplest_between(std::min(one, other), std::max(one, other)), one);
}

}  // namespace
}  // namespace candor::continuum
