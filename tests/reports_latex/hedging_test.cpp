// SPDX-License-Identifier: MIT
#include "reports/latex/hedging.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/printers/latex.hpp"
#include "tests/checker/models.hpp"

namespace candor::tex {
namespace {

using testing::guo;
using ::testing::HasSubstr;
using testing::ratio;

const Coalition pair = Coalition::grand(2);
const Mechanism ambiguous{"", 0, {0, 1, 2}};

// Slide 26: against phi^1 and phi^2 the coalition {1,2} of type (1,1) mixes (1,2) and (2,1) with
// 5/7 and 2/7. Under either rule this yields 5/7 * 2 + 2/7 * 4 = 18/7, more than 2, because 5/7 *
// 240/7 = 2/7 * 600/7. Under phi^3 it yields 18/7 - 5/7 * 240/7 - 2/7 * 600/7 = 18/7 - 2400/49 =
// -2274/49.
TEST(Hedge, IsTheOneThatGuoDiscusses) {
  const FiniteModel model = guo();
  const auto hedge =
      most_telling_hedge(model, ambiguous, model.environment.coalitions, {{{pair, 0}, {pair, 1}, {pair, 2}}});
  ASSERT_TRUE(hedge);
  EXPECT_EQ(hedge->truthful, Rational(2));
  EXPECT_EQ(hedge->without, 2u);
  EXPECT_EQ(hedge->alpha, ratio(5, 7));
  EXPECT_EQ(hedge->best, ratio(18, 7));
  EXPECT_EQ(hedge->under(2, hedge->alpha), ratio(-2274, 49));
  EXPECT_LT(hedge->worst(0), Rational(2));
  EXPECT_LT(hedge->worst(1), Rational(2));
}

TEST(Hedge, IsFoundWithoutAHint) {
  const FiniteModel model = guo();
  const auto hedge = most_telling_hedge(model, ambiguous, model.environment.coalitions, {});
  ASSERT_TRUE(hedge);
  ASSERT_TRUE(hedge->without);
  EXPECT_GE(hedge->best - hedge->truthful, ratio(4, 7));        // it gains no less than Guo's
  EXPECT_LE(hedge->worst(0, hedge->without), hedge->truthful);  // though neither report alone does
  EXPECT_LE(hedge->worst(1, hedge->without), hedge->truthful);
}

TEST(Hedge, NeedsSeveralRulesAndTwoMisreports) {
  const FiniteModel model = guo();
  EXPECT_FALSE(most_telling_hedge(model, {"", 0, {0}}, model.environment.coalitions, {}));
  EXPECT_FALSE(most_telling_hedge(model, ambiguous, singletons(3), {}));
}

TEST(HedgingFigure, DrawsTheLinesAndStatesTheNumbers) {
  const FiniteModel model = guo();
  const auto hedge =
      most_telling_hedge(model, ambiguous, model.environment.coalitions, {{{pair, 0}, {pair, 1}, {pair, 2}}});
  const std::string figure =
      printers::latex({hedging_figure(wording::Notation(model), ambiguous, *hedge, "fig")}, report_measure);
  EXPECT_THAT(figure,
              HasSubstr("(0.000000,-81.714286) (1.000000,36.285714)"));  // phi^1: -572/7 at (2,1), 254/7 at (1,2)
  EXPECT_THAT(figure, HasSubstr("$\\alpha=\\tfrac{5}{7}$ yields $\\tfrac{18}{7}$"));
  EXPECT_THAT(figure, HasSubstr("$-\\tfrac{2274}{49}$"));
}

TEST(Decimal, RoundsForDrawing) {
  EXPECT_EQ(decimal(ratio(1, 3)), "0.333333");
  EXPECT_EQ(decimal(ratio(-2, 3)), "-0.666667");
  EXPECT_EQ(decimal(ratio(-1, 10000000)), "0.000000");
  EXPECT_EQ(decimal(Rational(12)), "12.000000");
}

}  // namespace
}  // namespace candor::tex
