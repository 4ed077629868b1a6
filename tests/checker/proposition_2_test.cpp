// SPDX-License-Identifier: MIT
// Coalition-proofness by Proposition 2 of Safronov (2016): it says what enumeration says where its
// hypotheses hold, and nothing where one of them fails.
#include <gtest/gtest.h>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/rejection.hpp"
#include "tests/checker/same_verdict.hpp"

namespace candor {
namespace {

using testing::expect_rejected;

const std::string hypothesis_fails = "the evidence does not make every comparison of the claim hold";

CoalitionalIc all_coalitions(const FiniteModel& model) { return {{"", 0, {0}}, model.environment.coalitions}; }

/// Independent types, private values, an efficient allocation and the named transfers.
FiniteModel model_with(std::mt19937& random, std::uint32_t agents, std::uint32_t types, NamedTransferRule rule) {
  testing::RandomShape shape;
  shape.agents = agents;
  shape.types = types;
  shape.independent = shape.private_values = true;
  FiniteModel model = testing::random_model(random, shape);
  model.allocations[0] = AllocationRule{};
  for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
    model.allocations[0].assign(theta, efficient_lottery(model.environment, TieRule::first, theta));
  model.transfers[0].amounts = defined_amounts(model.environment, model.allocations[0], rule);
  return model;
}

bool verifies(const FiniteModel& model, const Statement& statement, const Evidence& evidence) {
  const Verdict plain = Kernel(model).check(statement, evidence);
  testing::expect_same(plain, testing::by_engine(Kernel(model), statement, evidence));
  return std::holds_alternative<Verified>(plain);
}

TEST(Proposition2, VerifiesSafronovsTransfersAsEnumerationDoes) {
  std::mt19937 random(2);
  for (int trial = 0; trial < 10; ++trial) {
    const auto agents = 2 + static_cast<std::uint32_t>(trial % 3);
    const FiniteModel model = model_with(random, agents, agents == 4 ? 2 : 3, NamedTransferRule::safronov);
    EXPECT_TRUE(verifies(model, all_coalitions(model), Proposition2{}));
    EXPECT_TRUE(verifies(model, all_coalitions(model), Enumerate{}));
  }
}

TEST(Proposition2, NeverVerifiesWhatEnumerationRefutes) {
  std::mt19937 random(3);
  int by_theorem = 0, false_claims = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const NamedTransferRule rule = trial % 3 == 0   ? NamedTransferRule::safronov
                                   : trial % 3 == 1 ? NamedTransferRule::agv
                                                    : NamedTransferRule::vcg;
    FiniteModel model = model_with(random, 2 + static_cast<std::uint32_t>(trial % 2), 2, rule);
    if (trial % 4 == 3) model.transfers[0].amounts(Agent{0}, Profile{static_cast<std::uint32_t>(random()) % 4}) += 1;
    const Verdict verdict = Kernel(model).check(all_coalitions(model), Proposition2{});
    testing::expect_same(verdict, testing::by_engine(Kernel(model), all_coalitions(model), Proposition2{}));
    ASSERT_FALSE(std::holds_alternative<Refuted>(verdict));
    const bool holds = verifies(model, all_coalitions(model), Enumerate{});
    EXPECT_TRUE(holds || !std::holds_alternative<Verified>(verdict));
    by_theorem += std::holds_alternative<Verified>(verdict);
    false_claims += !holds;
  }
  EXPECT_GE(by_theorem, 15);  // the 20 trials with Safronov's transfers, less those that were changed
  EXPECT_GE(false_claims, 5);
}

// 3 agents with 2 types, 3 outcomes. Independence: 8 profiles. Private values: 3 agents, 3
// outcomes, 8 - 2 profiles in which the others' types are not their first. Efficiency: 8 profiles,
// 2 outcomes each that are not chosen. Balance: 8. Equation (3): 3 agents, 4 - 1 pairs of the
// others' types after the first.
TEST(Proposition2, CountsItsHypotheses) {
  std::mt19937 random(4);
  const FiniteModel model = model_with(random, 3, 2, NamedTransferRule::safronov);
  const Verdict verdict = Kernel(model).check(all_coalitions(model), Proposition2{});
  const auto* verified = std::get_if<Verified>(&verdict);
  ASSERT_NE(verified, nullptr);
  EXPECT_EQ(verified->tally().judgements, 8u + 3 * 3 * 6 + 8 * 2 + 8 + 3 * 3);
  EXPECT_EQ(verified->tally().inequalities, 16u);
}

/// Which of the hypotheses, other than equation (3), fail by themselves.
std::string failing_hypotheses(const FiniteModel& model) {
  std::string failing;
  if (!verifies(model, IndependentTypes{}, Enumerate{})) failing += "independence ";
  if (!verifies(model, PrivateValues{}, Enumerate{})) failing += "privacy ";
  if (!verifies(model, Efficient{0}, Enumerate{})) failing += "efficiency ";
  if (!verifies(model, BudgetBalance{{0}, Balance::exact}, Enumerate{})) failing += "balance ";
  return failing;
}

class FalseTwin : public ::testing::Test {
 protected:
  FalseTwin() : random(5), model(model_with(random, 3, 2, NamedTransferRule::safronov)) {
    EXPECT_TRUE(verifies(model, all_coalitions(model), Proposition2{}));
  }
  void expect_only(const std::string& hypothesis) const {
    EXPECT_EQ(failing_hypotheses(model), hypothesis);
    expect_rejected(model, all_coalitions(model), Proposition2{}, hypothesis_fails);
  }
  std::mt19937 random;
  FiniteModel model;
};

// Agents 1 and 2 become correlated, each with the same marginal as before; agent 3's type stays
// independent of both.
TEST_F(FalseTwin, TypesThatAreCorrelated) {
  std::vector<Rational> prior = model.environment.prior.probabilities();
  const TypeSpace& types = model.environment.types;
  const std::vector<Rational> third = model.environment.prior.marginals(types, Coalition::of(Agent{2}));
  for (Profile theta; theta.value < 8; ++theta.value) {
    const bool same = types.type_of(theta, Agent{0}) == types.type_of(theta, Agent{1});
    prior[theta.value] += third[types.type_of(theta, Agent{2}).value] * testing::ratio(same ? 1 : -1, 10000);
  }
  model.environment.prior = Prior(prior);
  expect_only("independence ");
}

// A payoff that is nowhere best becomes worse at one profile.
TEST_F(FalseTwin, ValuesThatAreNotPrivate) {
  const Outcome chosen = model.allocations[0](Profile{3}).branches[0].outcome;
  model.environment.payoffs(Agent{1}, Outcome{(chosen.value + 1) % 3}, Profile{3}) -= 1;
  expect_only("privacy ");
}

// An outcome that nobody chooses becomes the best for everybody: equation (3) is about what is
// chosen, and still holds.
TEST_F(FalseTwin, AnAllocationThatIsNotEfficient) {
  Environment& environment = model.environment;
  Payoffs larger(3, 4, 8);
  for (Agent i : environment.types.grand_coalition())
    for (Profile theta; theta.value < 8; ++theta.value) {
      for (Outcome a; a.value < 3; ++a.value) larger(i, a, theta) = environment.payoffs(i, a, theta);
      larger(i, Outcome{3}, theta) = 1000;
    }
  environment.payoffs = larger;
  environment.outcomes.push_back("ignored");
  expect_only("efficiency ");
}

TEST_F(FalseTwin, TransfersThatDoNotBalance) {
  for (Profile theta; theta.value < 8; ++theta.value)
    model.transfers[0].amounts(Agent{0}, theta) += 1;  // D_1 grows by 1
  expect_only("balance ");
}

TEST_F(FalseTwin, TransfersWithoutEquation3) {
  model.transfers[0].amounts(Agent{0}, Profile{5}) += 1;
  model.transfers[0].amounts(Agent{1}, Profile{5}) -= 1;
  expect_only("");
}

// Safronov 2016, section 3: the AGV transfers of the airlines are zero; two airlines gain by a
// joint lie.
TEST(Proposition2, SaysNothingOfAgvForTheAirlines) {
  FiniteModel model = testing::airlines();
  expect_rejected(model, all_coalitions(model), Proposition2{}, hypothesis_fails);
  EXPECT_TRUE(std::holds_alternative<Refuted>(Kernel(model).check(all_coalitions(model), Enumerate{})));
  EXPECT_TRUE(
      verifies(model, CoalitionalIc{{"", 0, {1}}, model.environment.coalitions}, Proposition2{}));  // the 7/4 scheme
}

TEST(Proposition2, IsNoEvidenceForAnythingElse) {
  std::mt19937 random(6);
  const FiniteModel model = model_with(random, 3, 2, NamedTransferRule::safronov);
  expect_rejected(model, BayesianIc{{"", 0, {0}}}, Proposition2{}, "says nothing about");
  expect_rejected(model, MaxminCoalitionalIc{{"", 0, {0}}, model.environment.coalitions, Strategies::pure},
                  Proposition2{}, "says nothing about");
  const Verdict vacuous = Kernel(model).check(CoalitionalIc{{"", 0, {0}}, {}}, Proposition2{});
  ASSERT_TRUE(std::holds_alternative<Undecided>(vacuous));
  EXPECT_EQ(std::get<Undecided>(vacuous).reason(), Undecided::Reason::vacuous);
}

}  // namespace
}  // namespace candor
