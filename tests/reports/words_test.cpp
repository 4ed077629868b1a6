// SPDX-License-Identifier: MIT
#include "reports/text/words.hpp"

#include <gtest/gtest.h>

#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::blank;
using testing::coalition;
using testing::joint;
using testing::ratio;

class Words : public ::testing::Test {
 protected:
  FiniteModel model = blank(3, 2, 2);  // agents 1, 2, 3; types 1, 2; outcomes a0, a1
  const TypeSpace& space = model.environment.types;
};

TEST_F(Words, ASingleAgentIsNoCoalition) {
  EXPECT_EQ(in_words(space, coalition({0})), "agent 1");
  EXPECT_EQ(in_words(space, coalition({0, 2})), "coalition {1, 3}");
  EXPECT_EQ(in_words(space, CoalitionPattern{coalition({1}), coalition({0, 1})}), "{2}, {1, 2}");
}

TEST_F(Words, AllOfThemAreCalledSo) {
  EXPECT_EQ(in_words(space, coalition({0, 1, 2})), "all agents together");
  EXPECT_EQ(in_words(TypeSpace({{"ann", {{"t", {}}}}}), coalition({0})), "agent ann");  // nobody is with her
}

TEST_F(Words, ProfilesLeaveOutAgentsOfOneType) {
  model.environment.types = TypeSpace({{"buyer", {{"low", {}}, {"high", {}}}}, {"seller", {{"cost", {}}}}});
  const JointType both = joint(model, {0, 1}, {1, 0}), seller = joint(model, {1}, {0});
  EXPECT_EQ(type_labels(space, both), "(buyer: high)");
  EXPECT_EQ(named_types(space, both), "buyer: high");
  EXPECT_EQ(type_labels(space, seller), "cost");  // there is nothing else to say
  EXPECT_EQ(in_words(space, Event{both, std::nullopt}), "buyer: high");

  Place place;
  place.coalition = coalition({1});
  place.truth = seller;
  EXPECT_EQ(in_words(model, IndividualRationality{}, place), "agent seller");
  place.coalition = coalition({0});
  place.truth = both;
  place.report = joint(model, {0}, {0});
  place.outsiders = seller;
  EXPECT_EQ(in_words(model, DominantStrategyIc{}, place), "agent buyer; true type high; report low");
  place.coalition = coalition({0, 1});
  place.report = joint(model, {0, 1}, {0, 0});
  EXPECT_EQ(in_words(model, CoalitionalIc{}, place),
            "all agents together; true type (buyer: high); report (buyer: low)");
}

TEST_F(Words, TypesOfOneAgentHaveNoParentheses) {
  EXPECT_EQ(type_labels(space, joint(model, {1}, {1})), "2");
  EXPECT_EQ(type_labels(space, joint(model, {0, 2}, {1, 0})), "(2, 1)");
  EXPECT_EQ(named_types(space, joint(model, {0, 2}, {1, 0})), "1: 2, 3: 1");
}

TEST_F(Words, AMixedReportNamesItsProbabilities) {
  EXPECT_EQ(in_words(space, MixedReport::truth()), "truth");
  EXPECT_EQ(in_words(space, MixedReport::pure(joint(model, {0, 1}, {1, 1}))), "(2, 2)");
  const MixedReport mixed{{{joint(model, {0, 1}, {0, 1}), ratio(5, 7)}, {joint(model, {0, 1}, {1, 0}), ratio(2, 7)}}};
  EXPECT_EQ(in_words(space, mixed), "5/7 (1, 2) + 2/7 (2, 1)");
}

TEST_F(Words, APlaceSaysWhoseTypesItMeans) {
  const Statement incentive = CoalitionalIc{};
  Place place;
  place.coalition = coalition({0, 1});
  place.truth = joint(model, {0, 1}, {0, 0});
  place.report = joint(model, {0, 1}, {0, 1});
  EXPECT_EQ(in_words(model, incentive, place), "coalition {1, 2}; true types (1, 1); report (1, 2)");

  place.truth = joint(model, {0, 1, 2}, {0, 0, 1});
  place.outsiders = joint(model, {2}, {1});
  EXPECT_EQ(in_words(model, incentive, place),
            "coalition {1, 2}; true types (1: 1, 2: 1, 3: 2); report (1, 2); the others truthful");
  place.outsiders = joint(model, {2}, {0});
  EXPECT_EQ(in_words(model, incentive, place),
            "coalition {1, 2}; true types (1: 1, 2: 1, 3: 2); report (1, 2); the others report (3: 1)");
  EXPECT_EQ(in_words(model, incentive, Place{}), "");
}

TEST_F(Words, BeliefsAreNoReports) {
  Place place;
  place.coalition = coalition({0});
  place.truth = joint(model, {0}, {0});
  place.other = joint(model, {0}, {1});
  place.outsiders = joint(model, {1, 2}, {0, 1});
  EXPECT_EQ(in_words(model, Cbdp{}, place), "agent 1; type 1; compared with type 2; belief about (2: 1, 3: 2)");
}

TEST_F(Words, AnExpectationNamesItsRulesConditionAndReport) {
  const std::size_t q = testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  const std::size_t first = testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  const std::size_t second = testing::add_transfers(model, [](Agent, Profile) { return Rational(1); });
  model.allocations[q].name = "q";
  model.transfers[first].name = "phi1";
  model.transfers[second].name = "phi2";

  Expectation expectation{Quantity::utility, coalition({0, 1}), q, first, Event{}, MixedReport::truth()};
  EXPECT_EQ(in_words(model, expectation), "utility of coalition {1, 2} under q, phi1");
  expectation.given.types = joint(model, {0, 1}, {0, 1});
  expectation.report = MixedReport::pure(joint(model, {0, 1}, {1, 1}));
  EXPECT_EQ(in_words(model, expectation),
            "utility of coalition {1, 2} under q, phi1, given 1: 1, 2: 2, reporting (2, 2)");
  Expectation other = expectation;
  other.transfers = second;
  EXPECT_EQ(least_in_words(model, {expectation, other}),
            "least utility of coalition {1, 2} under q over phi1, phi2, given 1: 1, 2: 2, reporting (2, 2)");
  expectation.report = MixedReport::pure(joint(model, {2}, {1}));
  EXPECT_EQ(in_words(model, expectation),
            "utility of coalition {1, 2} under q, phi1, given 1: 1, 2: 2, agent 3 reporting 2");

  const Expectation transfer{Quantity::transfer, coalition({2}), std::nullopt, second, Event{}, MixedReport::truth()};
  EXPECT_EQ(in_words(model, transfer), "transfer to agent 3 under phi2");
}

TEST(WordsOfNumbers, OneAndMany) {
  EXPECT_EQ(in_words(Tally{26, 18, 2}), "8 equalities, 18 inequalities, 2 tight");
  EXPECT_EQ(in_words(Tally{1, 1, 0}), "1 inequality");
  EXPECT_EQ(in_words(Tally{1, 0, 0}), "1 equality");
}

}  // namespace
}  // namespace candor
