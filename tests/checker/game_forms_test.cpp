// SPDX-License-Identifier: MIT
// Strategies in game forms: equilibria against their plain definition, what is induced, and what the kernel refuses.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "checker/model/finite/strategies.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/plain_definition.hpp"
#include "tests/checker/random_game.hpp"

namespace candor {
namespace {

using testing::Plain;
using testing::random_game;
using testing::ratio;

TEST(GameForms, EquilibriaAreThoseOfThePlainDefinition) {
  std::mt19937 random(16);
  int verified = 0, refuted = 0, vacuous = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const FiniteModel model = random_game(random);
    const Kernel kernel(model);
    const std::uint32_t agents = model.environment.types.agent_count();
    const Statement claims[] = {BayesNashEquilibrium{0, singletons(agents)},
                                BayesNashEquilibrium{0, all_coalitions(agents)}, ExPostEquilibrium{0},
                                DominantStrategies{0}, BayesNashEquilibrium{0, singletons(agents), true}};
    for (const Statement& claim : claims) {
      const Verdict verdict = kernel.check(claim, Enumerate{});
      switch (testing::plain_definition(model, claim, Enumerate{})) {
        case Plain::holds: EXPECT_EQ(word(verdict), "verified") << trial; break;
        case Plain::fails: EXPECT_EQ(word(verdict), "refuted") << trial; break;
        default: EXPECT_EQ(word(verdict), "undecided") << trial; break;
      }
      (word(verdict) == "verified" ? verified : word(verdict) == "refuted" ? refuted : vacuous) += 1;
      if (const auto* false_claim = std::get_if<Refuted>(&verdict)) {
        EXPECT_EQ(word(kernel.check(claim, Witness{false_claim->counterexample().front().place})), "refuted");
      }
    }
  }
  EXPECT_GT(verified, 40);
  EXPECT_GT(refuted, 100);
  EXPECT_GT(vacuous, 20);
}

// If strategies are an equilibrium, truth is one in the direct mechanism that they induce.
TEST(GameForms, TheRevelationPrincipleHolds) {
  std::mt19937 random(1979);
  int equilibria = 0;
  for (int trial = 0; trial < 600; ++trial) {
    FiniteModel model = random_game(random);
    const StrategyProfile strategies = model.strategies.front();
    AllocationRule chosen{"chosen", {}, {}, {}};
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      chosen.assign(theta, induced_lottery(model, strategies, theta));
    chosen.induced = 0;
    model.allocations = {chosen};
    model.transfers.clear();
    const std::size_t paid = testing::add_transfers(
        model, [&](Agent i, Profile theta) { return induced_transfer(model, strategies, i, theta); });
    model.transfers[paid].induced = 0;
    const Kernel kernel(model);
    const std::pair<Statement, Statement> implications[] = {
        {BayesNashEquilibrium{0, singletons(model.environment.types.agent_count())}, BayesianIc{{"", 0, {paid}}}},
        {ExPostEquilibrium{0}, ExPostIc{{"", 0, {paid}}}},
        {DominantStrategies{0}, DominantStrategyIc{{"", 0, {paid}}}}};
    for (const auto& [equilibrium, truth] : implications) {
      if (word(kernel.check(equilibrium, Enumerate{})) != "verified") continue;
      ++equilibria;
      EXPECT_EQ(word(kernel.check(truth, Enumerate{})), "verified") << trial;
    }
  }
  EXPECT_GT(equilibria, 50);
}

void expect_refused(const FiniteModel& model, const std::string& reason) {
  try {
    const Kernel kernel(model);
    ADD_FAILURE() << "accepted; expected: " << reason;
  } catch (const InvalidModel& invalid) {
    EXPECT_NE(std::string(invalid.what()).find(reason), std::string::npos) << invalid.what();
  }
}

TEST(GameForms, WhatIsNoneIsRefused) {
  std::mt19937 random(3);
  FiniteModel model = random_game(random);
  while (model.environment.types.agent_count() < 2) model = random_game(random);
  EXPECT_NO_THROW(Kernel{model});
  const auto refused = [&](const std::string& reason, const auto& spoil) {
    FiniteModel spoilt = model;
    spoil(spoilt);
    expect_refused(spoilt, reason);
  };
  refused("sum to 3/2, not 1", [](FiniteModel& m) { m.strategies[0].sends[0][0] = {1, ratio(1, 2)}; });
  refused("do not give every message a probability", [](FiniteModel& m) { m.strategies[0].sends[0][0].push_back(0); });
  refused("do not say what every type sends", [](FiniteModel& m) { m.strategies[0].sends[0].pop_back(); });
  refused("are not those of every agent", [](FiniteModel& m) { m.strategies[0].sends.pop_back(); });
  refused("a game form that does not exist", [](FiniteModel& m) { m.strategies[0].game_form = 1; });
  refused("does not choose for every message profile",
          [](FiniteModel& m) { m.game_forms[0].allocation.lottery_at.pop_back(); });
  refused("one transfer for each agent and message profile",
          [](FiniteModel& m) { m.game_forms[0].transfers = AgentAmounts(1, 1); });
  refused("does not have messages for each agent", [](FiniteModel& m) {
    m.game_forms[0].messages = TypeSpace({{"1", {{"x", std::nullopt}}}});
  });
  refused("have the same name", [](FiniteModel& m) { m.strategies.push_back(m.strategies[0]); });
  refused("induced by strategies that do not exist", [](FiniteModel& m) { m.allocations[0].induced = 1; });
  refused("is not what the strategies induce", [](FiniteModel& m) {
    const Lottery other = induced_lottery(m, m.strategies[0], Profile{0}) == Lottery::sure(Outcome{0})
                              ? Lottery::sure(Outcome{1})
                              : Lottery::sure(Outcome{0});
    m.allocations[0] = {"other", {other}, {}, {}};
    m.allocations[0].lottery_at.assign(m.environment.types.profile_count(), 0);
    m.allocations[0].induced = 0;
  });
}

TEST(GameForms, ClaimsAboutStrategiesThatAreNotThereAreUndecided) {
  std::mt19937 random(4);
  const FiniteModel model = random_game(random);
  const Kernel kernel(model);
  EXPECT_EQ(word(kernel.check(ExPostEquilibrium{1}, Enumerate{})), "undecided");
  EXPECT_EQ(word(kernel.check(BayesNashEquilibrium{0, {Coalition()}}, Enumerate{})), "undecided");
}

}  // namespace
}  // namespace candor
