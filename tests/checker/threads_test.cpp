// SPDX-License-Identifier: MIT
// Several threads, one answer: verdict, tally and counterexample do not depend on how many.
#include <gtest/gtest.h>

#include <mutex>

#include "checker/kernel.hpp"
#include "checker/model/finite/named_rules.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

FiniteModel random_example(std::mt19937& random, int trial) {
  testing::RandomShape shape;
  shape.agents = 4;
  shape.rules = 2;
  shape.zeros_in_prior = trial % 4 == 1;
  shape.independent = shape.private_values = trial % 2 == 0;
  FiniteModel model = testing::random_model(random, shape);
  if (trial % 2 == 1) return model;
  model.allocations[0] = AllocationRule{};
  for (Profile theta; theta.value < 16; ++theta.value) model.allocations[0].assign(theta, efficient_lottery(model.environment, TieRule::first, theta));
  model.transfers[0].amounts = defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov);
  if (trial % 4 == 2) model.transfers[0].amounts(Agent{3}, Profile{15}) += 1;   // only coalitions that agent 4 belongs to can gain by reporting these types
  return model;
}

void expect_same(const Verdict& one, const Verdict& other) {
  ASSERT_EQ(one.index(), other.index());
  const auto expect_same_tally = [](const Tally& a, const Tally& b) {
    EXPECT_EQ(a.judgements, b.judgements);
    EXPECT_EQ(a.inequalities, b.inequalities);
    EXPECT_EQ(a.tight, b.tight);
  };
  if (const auto* verified = std::get_if<Verified>(&one)) expect_same_tally(verified->tally(), std::get<Verified>(other).tally());
  if (const auto* refuted = std::get_if<Refuted>(&one)) {
    expect_same_tally(refuted->tally(), std::get<Refuted>(other).tally());
    EXPECT_EQ(refuted->counterexample().front().place, std::get<Refuted>(other).counterexample().front().place);
    EXPECT_EQ(refuted->counterexample().front().right.value, std::get<Refuted>(other).counterexample().front().right.value);
  }
}

TEST(Threads, DoNotChangeTheAnswer) {
  std::mt19937 random(12);
  int verified = 0, refuted = 0;
  for (int trial = 0; trial < 24; ++trial) {
    const FiniteModel model = random_example(random, trial);
    const Kernel kernel(model);
    const std::vector<Statement> statements{CoalitionalIc{{"", 0, {0}}, model.environment.coalitions}, MaxminCoalitionalIc{{"", 0, {0, 1}}, model.environment.coalitions, Strategies::pure}};
    for (const Statement& statement : statements) {
      const Verdict alone = kernel.check(statement, Enumerate{});
      for (unsigned threads : {2u, 3u, 16u, 100u}) expect_same(alone, kernel.check(statement, Enumerate{}, [](const Tally&) {}, threads));
      verified += std::holds_alternative<Verified>(alone);
      refuted += std::holds_alternative<Refuted>(alone);
    }
  }
  EXPECT_GE(verified, 6);
  EXPECT_GE(refuted, 6);
}

struct Enough {};

TEST(Threads, WhoeverWatchesMayStopThemAll) {
  std::mt19937 random(13);
  const FiniteModel model = random_example(random, 0);
  const CoalitionalIc claim{{"", 0, {0}}, model.environment.coalitions};
  for (unsigned threads : {1u, 4u}) EXPECT_THROW((void)Kernel(model).check(claim, Enumerate{}, [](const Tally& so_far) { if (so_far.judgements > 100) throw Enough{}; }, threads), Enough);
}

// Pairs (t, r), r != t, of a coalition of s agents with two types: 4^s - 2^s; summed over the coalitions of four agents 5^4 - 3^4.
TEST(Threads, TellTheWatchOfEverythingOneAtATime) {
  std::mt19937 random(14);
  const FiniteModel model = random_example(random, 0);
  std::mutex speaking;
  std::uint64_t last = 0;
  const auto watch = [&](const Tally& so_far) {
    ASSERT_TRUE(speaking.try_lock());
    EXPECT_GE(so_far.judgements, last);
    last = so_far.judgements;
    speaking.unlock();
  };
  ASSERT_TRUE(std::holds_alternative<Verified>(Kernel(model).check(CoalitionalIc{{"", 0, {0}}, model.environment.coalitions}, Enumerate{}, watch, 4)));
  EXPECT_EQ(last, 625u - 81u);
}

}  // namespace
}  // namespace candor
