// SPDX-License-Identifier: MIT
#include "exact/polynomial/polynomial.hpp"

#include <gtest/gtest.h>

#include "exact/numeral.hpp"
#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor {
namespace {

Rational q(const char* text) { return *parse_numeral(text).value; }
const Polynomial x = Polynomial::variable();

TEST(Polynomial, DividesWithRemainder) {
  const Polynomial dividend({-1, 0, 0, 1}), divisor({-1, 1});  // x^3 - 1 = (x - 1)(x^2 + x + 1)
  EXPECT_EQ(divide(dividend, divisor).quotient, Polynomial({1, 1, 1}));
  EXPECT_TRUE(divide(dividend, divisor).remainder.is_zero());
  EXPECT_EQ(divide(x * x, Polynomial({1, 1})).remainder, Polynomial(Rational(1)));  // (-1)^2
  EXPECT_THROW(divide(x, {}), DivisionByZero);
}

TEST(Polynomial, ComposesAndIntegrates) {
  EXPECT_EQ((x * x).of(x + Polynomial(Rational(1))), Polynomial({1, 2, 1}));
  EXPECT_EQ(Polynomial({1, 2}).antiderivative(), Polynomial({0, 1, 1}));
  EXPECT_EQ(Polynomial({7, 1, 1}).derivative(), Polynomial({1, 2}));
}

TEST(Polynomial, CommonDivisorsAreMonic) {
  const Polynomial left = Polynomial({-2, 0, 2}), right = Polynomial({-3, 3});  // 2(x-1)(x+1), 3(x-1)
  EXPECT_EQ(greatest_common_divisor(left, right), Polynomial({-1, 1}));
  EXPECT_EQ(greatest_common_divisor(left, {}), Polynomial({-1, 0, 1}));
}

TEST(Polynomial, OddPartChangesSignWhereThePolynomialDoes) {
  const Polynomial one({-1, 1}), two({-2, 1}), three({-3, 1});
  EXPECT_EQ(odd_part(one * two * two * three * three * three), one * three);
  EXPECT_EQ(odd_part(two.power(4)), Polynomial(Rational(1)));
  EXPECT_EQ(odd_part(two.power(5)), two);
}

TEST(Polynomial, CountsRootsOnIntervals) {
  const Polynomial roots =
      Polynomial({-1, 1}) * Polynomial({-2, 1}).power(2) * Polynomial({-2, 0, 1});  // 1, 2 twice, +-sqrt 2
  EXPECT_EQ(roots_in(roots, {1, 2}), 3u);
  EXPECT_EQ(roots_inside(roots, {1, 2}), 1u);
  EXPECT_EQ(roots_in(roots, {-2, 0}), 1u);
  EXPECT_EQ(roots_in(roots, {q("141/100"), q("142/100")}), 1u);
  EXPECT_EQ(roots_in(roots, {q("142/100"), q("143/100")}), 0u);
  EXPECT_EQ(roots_in(roots, {2, 2}), 1u);
}

TEST(Polynomial, KnowsWhereItIsNotNegative) {
  EXPECT_TRUE(is_nonnegative(Polynomial({-1, 1}).power(2), {0, 3}));  // touches 0
  EXPECT_FALSE(is_nonnegative(Polynomial({-1, 1}).power(3), {0, 3}));
  EXPECT_TRUE(is_nonnegative(Polynomial({-1, 1}).power(3), {1, 3}));               // a root at the end
  EXPECT_FALSE(is_nonnegative(Polynomial({3, -4}), {0, 1}));                       // the slope of 3x - 2x^2
  EXPECT_FALSE(is_nonnegative(Polynomial({0, 1}) * Polynomial({-1, 1}), {0, 1}));  // 0 at both ends, negative between
  EXPECT_TRUE(is_nonnegative({}, {0, 1}));
  EXPECT_FALSE(is_nonnegative(Polynomial(Rational(-1)), {0, 1}));
}

TEST(Polynomial, RangeHoldsEveryValue) {
  const Enclosure found = range(Polynomial({0, -1, 1}), {0, 1});  // x^2 - x is between -1/4 and 0
  EXPECT_LE(found.lower, q("-1/4"));
  EXPECT_GE(found.upper, Rational(0));
}

TEST(PiecewisePolynomial, IsContinuousAsAnAntiderivative) {
  const PiecewisePolynomial density{{0, 1, 2}, {x, Polynomial({2, -1})}};  // a tent
  EXPECT_EQ(density.integral(), Rational(1));
  const PiecewisePolynomial cdf = density.antiderivative();
  EXPECT_EQ(cdf.pieces[0], Polynomial({0, 0, q("1/2")}));
  EXPECT_EQ(cdf.pieces[1], Polynomial({-1, 2, q("-1/2")}));
  EXPECT_EQ(density.integral(q("1/2"), q("3/2")), q("3/4"));
}

TEST(PiecewisePolynomial, ExtendsByConstants) {
  const PiecewisePolynomial uniform{{0, 1}, {x}};
  const PiecewisePolynomial wide = uniform.on({-1, 0, q("1/2"), 1, 3}, 0, 1);
  EXPECT_EQ(wide(q("-1/2")), Rational(0));
  EXPECT_EQ(wide(q("3/4")), q("3/4"));
  EXPECT_EQ(wide(2), Rational(1));
  EXPECT_THROW(wide(4), std::domain_error);
}

}  // namespace
}  // namespace candor
