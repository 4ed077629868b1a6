// SPDX-License-Identifier: MIT
#include "reports/solution.hpp"

#include <gtest/gtest.h>

#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

class RequirementWords : public ::testing::Test {
 protected:
  FiniteModel model = testing::blank(3, 2, 2);  // agents 1, 2, 3; types 1, 2
  TransferRequirements required{0, Balance::exact, {}, false, std::nullopt, ratio(-1, 2), Rational(3)};
  Place place;

  std::string words(Requirement requirement) const { return requirement_in_words(model, required, requirement, place); }
};

TEST_F(RequirementWords, Budgets) {
  EXPECT_EQ(words(Requirement::balance), "the transfers sum to zero in expectation");
  place.truth = joint(model, {0, 1, 2}, {0, 1, 1});
  EXPECT_EQ(words(Requirement::balance), "the transfers at types (1, 2, 2) sum to zero");
  required.balance = Balance::no_deficit;
  EXPECT_EQ(words(Requirement::balance), "the transfers at types (1, 2, 2) sum to at most zero");
}

TEST_F(RequirementWords, Incentives) {
  place.coalition = coalition({0, 2});
  place.truth = joint(model, {0, 2}, {0, 1});
  place.report = joint(model, {0, 2}, {1, 1});
  EXPECT_EQ(words(Requirement::incentive), "coalition {1, 3} of types (1, 2) does not gain by reporting (2, 2)");
  place.coalition = coalition({0, 1, 2});
  place.truth = joint(model, {0, 1, 2}, {0, 1, 0});
  place.report = joint(model, {0, 1, 2}, {1, 1, 0});
  EXPECT_EQ(words(Requirement::incentive), "all agents together of types (1, 2, 1) do not gain by reporting (2, 2, 1)");
}

TEST_F(RequirementWords, DominantStrategies) {
  place.coalition = coalition({1});
  place.truth = joint(model, {0, 1, 2}, {0, 1, 0});
  place.report = joint(model, {1}, {0});
  place.outsiders = joint(model, {0, 2}, {0, 0});
  EXPECT_EQ(words(Requirement::dominant_strategy),
            "agent 2 of type 2 does not gain by reporting 1 when the others report 1: 1, 3: 1");
  place.outsiders = joint(model, {0, 2}, {1, 0});
  EXPECT_EQ(words(Requirement::dominant_strategy),
            "agent 2 of type 2 does not gain by reporting 1 when the others report 1: 2, 3: 1 and are 1: 1, 3: 1");
}

TEST_F(RequirementWords, ParticipationAndBounds) {
  place.coalition = coalition({2});
  place.truth = joint(model, {2}, {1});
  EXPECT_EQ(words(Requirement::participation), "agent 3 of type 2 does not lose by taking part");
  place.truth = JointType{};
  EXPECT_EQ(words(Requirement::participation), "agent 3 does not lose by taking part before types are known");
  place.truth = joint(model, {0, 1, 2}, {1, 0, 1});
  EXPECT_EQ(words(Requirement::participation), "agent 3 at types (2, 1, 2) does not lose by taking part");
  EXPECT_EQ(words(Requirement::least_transfer), "agent 3 is paid at least -1/2 at types (2, 1, 2)");
  EXPECT_EQ(words(Requirement::largest_transfer), "agent 3 is paid at most 3 at types (2, 1, 2)");
}

TEST_F(RequirementWords, Repairs) {
  EXPECT_EQ(in_words(model, {Concession::coalition, coalition({0, 1}), {}}),
            "if coalition {1, 2} need not be truthful");
  EXPECT_EQ(in_words(model, {Concession::balance, {}, {}}), "without a budget");
  EXPECT_EQ(in_words(model, {Concession::coalitions, {}, {}}),
            "if only single agents need be truthful (--incentives bayesian)");
  EXPECT_EQ(in_words(model, {std::nullopt, {}, ratio(7, 5)}),
            "with outside money of 7/5 in expectation, paid in and never taken out; less is not enough");
}

TEST_F(RequirementWords, ATableOfTransfersIsAligned) {
  FiniteModel two = testing::blank(2, 2, 1);
  AgentAmounts amounts(2, 4);
  amounts(Agent{0}, Profile{1}) = ratio(-109, 2);
  amounts(Agent{1}, Profile{1}) = ratio(109, 2);
  EXPECT_EQ(table_text(two.environment.types, amounts, "  "),
            "  types        1      2\n"
            "  (1, 1)       0      0\n"
            "  (1, 2)  -109/2  109/2\n"
            "  (2, 1)       0      0\n"
            "  (2, 2)       0      0\n");
}

}  // namespace
}  // namespace candor
