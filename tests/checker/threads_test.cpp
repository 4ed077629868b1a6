// SPDX-License-Identifier: MIT
// Several threads, one answer: verdict, tally and counterexample do not depend on how many.
#include <gtest/gtest.h>

#include <mutex>

#include "checker/kernel.hpp"
#include "tests/checker/same_verdict.hpp"

namespace candor {
namespace {

TEST(Threads, DoNotChangeTheAnswer) {
  std::mt19937 random(12);
  int verified = 0, refuted = 0;
  for (int trial = 0; trial < 24; ++trial) {
    const FiniteModel model = testing::random_coalitional_example(random, trial);
    const Kernel kernel(model);
    const std::vector<Statement> statements{
        CoalitionalIc{{"", 0, {0}}, model.environment.coalitions},
        MaxminCoalitionalIc{{"", 0, {0, 1}}, model.environment.coalitions, Strategies::pure}};
    for (const Statement& statement : statements) {
      const Verdict alone = kernel.check(statement, Enumerate{});
      for (unsigned threads : {2u, 3u, 16u, 100u})
        testing::expect_same(alone, testing::by_engine(kernel, statement, Enumerate{}, Labour{threads}));
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
  const FiniteModel model = testing::random_coalitional_example(random, 0);
  const CoalitionalIc claim{{"", 0, {0}}, model.environment.coalitions};
  for (unsigned threads : {1u, 4u})
    EXPECT_THROW((void)testing::by_engine(Kernel(model), claim, Enumerate{}, Labour{threads},
                                          [](const Tally& so_far) {
                                            if (so_far.judgements > 100) throw Enough{};
                                          }),
                 Enough);
}

// Pairs (t, r), r != t, of a coalition of s agents with two types: 4^s - 2^s; summed over the
// coalitions of four agents 5^4 - 3^4.
TEST(Threads, TellTheWatchOfEverythingOneAtATime) {
  std::mt19937 random(14);
  const FiniteModel model = testing::random_coalitional_example(random, 0);
  std::mutex speaking;
  std::uint64_t last = 0;
  const auto watch = [&](const Tally& so_far) {
    ASSERT_TRUE(speaking.try_lock());
    EXPECT_GE(so_far.judgements, last);
    last = so_far.judgements;
    speaking.unlock();
  };
  ASSERT_TRUE(std::holds_alternative<Verified>(testing::by_engine(
      Kernel(model), CoalitionalIc{{"", 0, {0}}, model.environment.coalitions}, Enumerate{}, Labour{4}, watch)));
  EXPECT_EQ(last, 625u - 81u);
}

}  // namespace
}  // namespace candor
