// SPDX-License-Identifier: MIT
#include "reports/judgements.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

TEST(Stakes, TruthStandsOnTheSideThatTheRelationSays) {
  const auto gain = stakes(CoalitionalIc{}, Judgement{Rational(2), Relation::at_least, Rational(5), Place{}});
  ASSERT_TRUE(gain);
  EXPECT_EQ(gain->truthful, Rational(2));
  EXPECT_EQ(gain->gain(), Rational(3));

  const auto deviation = stakes(Deviation{}, Judgement{Rational(5), Relation::greater_than, Rational(2), Place{}});
  ASSERT_TRUE(deviation);
  EXPECT_EQ(deviation->truthful, Rational(2));
  EXPECT_EQ(deviation->gain(), Rational(3));
}

TEST(Stakes, AComparisonWithAStatedGainHasNone) {
  EXPECT_FALSE(stakes(Deviation{}, Judgement{Rational(3), Relation::equal, Rational(3), Place{}}));
}

TEST(Stakes, OtherClaimsHaveNone) {
  EXPECT_FALSE(stakes(FullSupport{}, Judgement{Rational(1), Relation::greater_than, Rational(0), Place{}}));
  EXPECT_FALSE(is_about_misreports(FullSupport{}));
  EXPECT_TRUE(is_about_misreports(MaxminCoalitionalIc{}));
}

TEST(Stakes, OfSeveralRulesTheLeastCounts) {
  // Under one rule the mixed report pays 7, under the other 4; truth pays at least 2.
  const std::vector<Judgement> both = {{Rational(7), Relation::greater_than, Rational(2), Place{}},
                                       {Rational(4), Relation::greater_than, Rational(2), Place{}}};
  const auto least = stakes(MaxminCoalitionalIc{}, both);
  ASSERT_TRUE(least);
  EXPECT_EQ(least->misreport, Rational(4));
  EXPECT_EQ(least->gain(), Rational(2));
}

TEST(TellingJudgements, AValueAndACounterexampleTell) {
  const FiniteModel model = testing::blank(2, 2, 1);  // each of the four profiles has probability 1/4
  const Kernel kernel(model, defect_of_names);
  Value quarter;
  quarter.event.types = testing::joint(model, {0, 1}, {0, 0});
  quarter.relation = Relation::equal;
  quarter.number = testing::ratio(1, 4);
  const auto value = telling_judgements(model, quarter, kernel.check(quarter, Enumerate{}));
  ASSERT_EQ(value.size(), 1u);
  EXPECT_EQ(value.front().left.value, testing::ratio(1, 4));

  EXPECT_TRUE(telling_judgements(model, FullSupport{}, kernel.check(FullSupport{}, Enumerate{})).empty());

  quarter.number = testing::ratio(1, 3);
  const Verdict refuted = kernel.check(quarter, Enumerate{});
  EXPECT_EQ(word(refuted), "refuted");
  EXPECT_EQ(telling_judgements(model, quarter, refuted).size(), 1u);
}

}  // namespace
}  // namespace candor
