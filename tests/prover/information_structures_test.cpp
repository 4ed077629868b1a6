// SPDX-License-Identifier: MIT
// The general remarks of Guo's slides about information structures, on random ones; every answer is
// the kernel's.
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;

bool holds(const FiniteModel& model, const Statement& condition) {
  const Kernel kernel(model, defect_of_names);
  const Verdict verdict = prove(kernel, model, condition);
  EXPECT_FALSE(std::holds_alternative<Undecided>(verdict)) << property_name(condition);
  return std::holds_alternative<Verified>(verdict);
}

/// Types and a prior drawn from a million: what almost all information structures have, these have.
FiniteModel random_structure(std::mt19937& random, std::uint32_t agents, std::uint32_t types) {
  FiniteModel model = testing::blank(agents, types, 1);
  std::vector<Rational> probabilities;
  Rational total;
  for (std::uint32_t theta = 0; theta < model.environment.types.profile_count(); ++theta) {
    probabilities.push_back(1 + static_cast<long>(random() % 1'000'000));
    total += probabilities.back();
  }
  for (Rational& p : probabilities) p /= total;
  model.environment.prior = Prior(std::move(probabilities));
  return model;
}

/// The pattern {1}, ..., {n} and these.
CoalitionPattern singles_and(std::uint32_t agents, std::initializer_list<Coalition> more) {
  CoalitionPattern pattern = singletons(agents);
  pattern.insert(pattern.end(), more);
  return pattern;
}

/// "the Coalitional Identifiability condition fails under all information structures when there
/// exist two complementary coalitions"
TEST(InformationStructures, IdentifiabilityFailsWithComplementaryCoalitions) {
  std::mt19937 random(20191231);
  for (int trial = 0; trial < 8; ++trial) {
    testing::RandomShape independent;
    independent.independent = true;
    EXPECT_FALSE(holds(random_structure(random, 2, 2),
                       CoalitionalIdentifiability{singletons(2)}));  // two agents are complementary
    EXPECT_FALSE(
        holds(random_structure(random, 3, 2), CoalitionalIdentifiability{singles_and(3, {coalition({0, 2})})}));
    EXPECT_FALSE(holds(testing::random_model(random, independent),
                       CoalitionalIdentifiability{singles_and(3, {coalition({0, 2})})}));
  }
  EXPECT_FALSE(holds(random_structure(random, 3, 3), CoalitionalIdentifiability{singles_and(3, {coalition({1, 2})})}));
  EXPECT_FALSE(holds(random_structure(random, 4, 2),
                     CoalitionalIdentifiability{singles_and(4, {coalition({0, 1}), coalition({2, 3})})}));
  EXPECT_FALSE(
      holds(random_structure(random, 4, 2), CoalitionalIdentifiability{singles_and(4, {coalition({0, 1, 3})})}));
}

/// "The CBDP property holds for almost all information structures", whatever the pattern ...
TEST(InformationStructures, BeliefsDifferAlmostAlways) {
  std::mt19937 random(16);
  for (int trial = 0; trial < 40; ++trial) {
    EXPECT_TRUE(holds(random_structure(random, 3, 2), Cbdp{all_coalitions(3)}));
    EXPECT_TRUE(holds(random_structure(random, 3, 3), Cbdp{all_coalitions(3)}));
    EXPECT_TRUE(holds(random_structure(random, 4, 2), Cbdp{all_coalitions(4)}));
  }
}

/// ... but not for all: independent types have the same beliefs, and so have two types of an agent
/// whose rows of the prior are proportional.
TEST(InformationStructures, BeliefsDoNotAlwaysDiffer) {
  std::mt19937 random(17);
  for (int trial = 0; trial < 20; ++trial) {
    testing::RandomShape independent;
    independent.independent = true;
    EXPECT_FALSE(holds(testing::random_model(random, independent), Cbdp{singletons(3)}));
    FiniteModel model = random_structure(random, 3, 2);
    std::vector<Rational> probabilities = model.environment.prior.probabilities();
    for (std::size_t theta = 0; theta < 4; ++theta)
      probabilities[4 + theta] = Rational(2) * probabilities[theta];  // of agent 1's types
    Rational total;
    for (const Rational& p : probabilities) total += p;
    for (Rational& p : probabilities) p /= total;
    model.environment.prior = Prior(probabilities);
    EXPECT_FALSE(holds(model, Cbdp{{coalition({0})}}));
    EXPECT_TRUE(holds(model, Cbdp{{coalition({1}), coalition({2})}}));
  }
}

/// "The CBDP property is weaker than the Coalitional Identifiability condition", whatever the
/// pattern; and weaker in earnest.
TEST(InformationStructures, IdentifiabilityImpliesThatBeliefsDiffer) {
  std::mt19937 random(18);
  int identified = 0, only_beliefs_differ = 0, neither = 0;
  const auto compare = [&](const FiniteModel& model, const CoalitionPattern& pattern) {
    const bool identifies = holds(model, CoalitionalIdentifiability{pattern}),
               beliefs_differ = holds(model, Cbdp{pattern});
    EXPECT_TRUE(!identifies || beliefs_differ);
    (identifies ? identified : beliefs_differ ? only_beliefs_differ : neither) += 1;
  };
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;  // weights from 1 to 9: beliefs coincide now and then
    shape.independent = trial % 4 == 3;
    const FiniteModel coarse = testing::random_model(random, shape);
    compare(coarse, singletons(3));
    compare(coarse, singles_and(3, {coalition({0, 1})}));
    compare(random_structure(random, 3, 2), singletons(3));
    compare(random_structure(random, 4, 2), singles_and(4, {coalition({0, 1})}));
  }
  EXPECT_GE(identified, 8);
  EXPECT_GE(only_beliefs_differ, 8);
  EXPECT_GE(neither, 3);
}

}  // namespace
}  // namespace candor
