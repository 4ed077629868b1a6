// SPDX-License-Identifier: MIT
// A balanced expectation was taken for a balanced budget: what is paid once the outcome is drawn, against the plain
// definition; what expectations say of it; and what the kernel refuses.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "checker/model/finite/parameters.hpp"
#include "checker/properties/finite/parameter_region.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/plain_definition.hpp"

namespace candor {
namespace {

using testing::Plain;
using testing::ratio;

long small(std::mt19937& random) { return static_cast<long>(random() % 3) - 1; }

/// Two agents, lotteries over three outcomes, and two rules of small payments; often the last agent gets what the
/// first one pays.
FiniteModel random_draws(std::mt19937& random) {
  testing::RandomShape shape;
  shape.agents = 2;
  shape.rules = 0;
  shape.lotteries = true;
  shape.denominator = 1;
  FiniteModel model = random_model(random, shape);
  const TypeSpace& types = model.environment.types;
  for (int rule = 0; rule < 2; ++rule) {
    const bool balanced = random() % 2 == 0, is_rare = random() % 2 == 0;
    DrawnPayments drawn{0, std::vector<AgentAmounts>(3, AgentAmounts(2, types.profile_count()))};
    for (AgentAmounts& amounts : drawn.by_outcome)
      for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
        const long paid = is_rare && random() % 6 != 0 ? 0 : small(random);
        amounts(Agent{0}, theta) = Rational(paid);
        amounts(Agent{1}, theta) = Rational(balanced ? -paid : is_rare ? -paid : small(random));
      }
    TransferRule& added = model.transfers.emplace_back();
    added.name = "phi" + std::to_string(rule);
    added.amounts = expected_payments(model, drawn);
    added.drawn = std::move(drawn);
  }
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      model.environment.outside_options(i, theta) = Rational(small(random) - 6);
  return model;
}

TEST(DrawnPayments, AreComparedAsThePlainDefinitionSays) {
  std::mt19937 random(13);
  int verified = 0, refuted = 0, only_expected = 0;
  for (int trial = 0; trial < 300; ++trial) {
    const FiniteModel model = random_draws(random);
    const Kernel kernel(model);
    const Mechanism one{"", 0, {0}}, both{"", 0, {0, 1}};
    const Statement claims[] = {
        BudgetBalance{{0}, Balance::exact, true}, BudgetBalance{{0, 1}, Balance::no_deficit, true},
        IndividualRationality{one, Stage::ex_post, true}, IndividualRationality{both, Stage::ex_post, true}};
    for (const Statement& claim : claims) {
      const Verdict verdict = kernel.check(claim, Enumerate{});
      const bool holds = testing::plain_definition(model, claim, Enumerate{}) == Plain::holds;
      EXPECT_EQ(word(verdict), holds ? "verified" : "refuted") << trial;
      (holds ? verified : refuted) += 1;
      if (const auto* false_claim = std::get_if<Refuted>(&verdict)) {
        EXPECT_EQ(word(kernel.check(claim, Witness{false_claim->counterexample().front().place})), "refuted");
      }
    }
    // What holds in every draw holds in expectation, and not the other way round.
    const auto decided = [&](const Statement& claim) { return word(kernel.check(claim, Enumerate{})); };
    if (decided(BudgetBalance{{0}, Balance::no_deficit, true}) == "verified") {
      EXPECT_EQ(decided(BudgetBalance{{0}, Balance::no_deficit}), "verified") << trial;
    } else if (decided(BudgetBalance{{0}, Balance::no_deficit}) == "verified") {
      ++only_expected;
    }
    if (decided(IndividualRationality{one, Stage::ex_post, true}) == "verified") {
      EXPECT_EQ(decided(IndividualRationality{one, Stage::ex_post}), "verified") << trial;
    }
  }
  EXPECT_GT(verified, 100);
  EXPECT_GT(refuted, 100);
  EXPECT_GE(only_expected, 5);
}

TEST(DrawnPayments, TransfersThatDoNotDependOnTheDrawAreTheSameInEveryDraw) {
  std::mt19937 random(7);
  for (int trial = 0; trial < 50; ++trial) {
    FiniteModel model = random_draws(random);
    for (TransferRule& rule : model.transfers) rule.drawn.reset();
    const Kernel kernel(model);
    const Verdict plain = kernel.check(BudgetBalance{{0, 1}, Balance::exact}, Enumerate{}),
                  drawn = kernel.check(BudgetBalance{{0, 1}, Balance::exact, true}, Enumerate{});
    ASSERT_EQ(word(plain), word(drawn));
    if (const auto* verified = std::get_if<Verified>(&plain)) {
      EXPECT_EQ(verified->tally().judgements, std::get<Verified>(drawn).tally().judgements);
    }
  }
}

void expect_invalid(const FiniteModel& model, const std::string& reason) {
  try {
    const Kernel kernel(model);
    ADD_FAILURE() << "accepted; expected: " << reason;
  } catch (const InvalidModel& invalid) {
    EXPECT_NE(std::string(invalid.what()).find(reason), std::string::npos) << invalid.what();
  }
}

TEST(DrawnPayments, WhatIsNoneIsRefused) {
  std::mt19937 random(3);
  const FiniteModel model = random_draws(random);
  EXPECT_NO_THROW(Kernel{model});
  const auto refused = [&](const std::string& reason, const auto& spoil) {
    FiniteModel spoilt = model;
    spoil(spoilt.transfers[0]);
    expect_invalid(spoilt, reason);
  };
  refused("is not what its payments are expected to be",
          [](TransferRule& rule) { rule.amounts(Agent{0}, Profile{0}) += 1; });
  refused("an allocation that does not exist", [](TransferRule& rule) { rule.drawn->allocation = 1; });
  refused("one payment for each agent, type profile and outcome",
          [](TransferRule& rule) { rule.drawn->by_outcome.pop_back(); });
  refused("one payment for each agent, type profile and outcome",
          [](TransferRule& rule) { rule.drawn->by_outcome[0] = AgentAmounts(1, 1); });
  refused("is said to follow from something else", [](TransferRule& rule) {
    rule.construction = TransferRule::Construction{NamedTransferRule::vcg, 0};
  });
}

TEST(DrawnPayments, GoWithTheAllocationThatDrawsTheOutcome) {
  std::mt19937 random(5);
  FiniteModel model = random_draws(random);
  const std::size_t other = testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  const Kernel kernel(model);
  const Mechanism wrong{"", other, {0}}, right{"", 0, {0}};
  for (const Statement& claim :
       {Statement(BayesianIc{wrong}), Statement(IndividualRationality{wrong, Stage::interim}),
        Statement(IndividualRationality{wrong, Stage::ex_post, true}), Statement(Groves{wrong})}) {
    const Verdict verdict = kernel.check(claim, Enumerate{});
    ASSERT_EQ(word(verdict), "undecided");
    EXPECT_NE(std::get<Undecided>(verdict).explanation().find("another allocation rule"), std::string::npos);
  }
  EXPECT_NE(word(kernel.check(BayesianIc{right}, Enumerate{})), "undecided");
}

TEST(DrawnPayments, ExpectationsAreNoDraws) {
  std::mt19937 random(6);
  const FiniteModel model = random_draws(random);
  const Kernel kernel(model);
  EXPECT_EQ(word(kernel.check(BudgetBalance{{0}, Balance::ex_ante, true}, Enumerate{})), "undecided");
  EXPECT_EQ(word(kernel.check(IndividualRationality{{"", 0, {0}}, Stage::interim, true}, Enumerate{})), "undecided");
}

TEST(DrawnPayments, AFamilyDrawsByOneRule) {
  std::mt19937 random(8);
  FiniteModel model = random_draws(random);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  FiniteModel shifted = model;
  shifted.transfers[0].drawn->allocation = 1;
  shifted.transfers[0].amounts = expected_payments(shifted, *shifted.transfers[0].drawn);
  const ParameterFamily family{{{"t", 0, std::make_shared<const FiniteModel>(shifted)}}};
  EXPECT_NE(defect_of(model, family).value_or("").find("the transfer rules change with parameter t"),
            std::string::npos);
}

}  // namespace
}  // namespace candor
