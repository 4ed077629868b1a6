// SPDX-License-Identifier: MIT
// Stability against the definition, and what the kernel refuses.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/plain_definition.hpp"

namespace candor {
namespace {

using testing::coalition;

std::vector<Outcome> some_outcomes(std::mt19937& random, std::uint32_t count) {
  std::vector<Outcome> outcomes;
  for (Outcome a; a.value < count; ++a.value)
    if (random() % 3 == 0) outcomes.push_back(a);
  return outcomes;
}

Stable some_claim(std::mt19937& random, const FiniteModel& model) {
  Stable claim{0, random() % 2 == 0 ? Strength::strong : Strength::weak, "", {}};
  for (Coalition one : all_coalitions(model.environment.types.agent_count())) {
    if (random() % 2 == 0) continue;
    Stable::Part& part = claim.parts.emplace_back(Stable::Part{one, {}});
    const std::uint32_t lists = random() % 2 == 0 ? 1 : model.environment.types.profile_count();
    for (std::uint32_t k = 0; k < lists; ++k)
      part.enforces.push_back(some_outcomes(random, model.environment.outcome_count()));
  }
  return claim;
}

TEST(Stable, IsAsThePlainDefinitionSays) {
  std::mt19937 random(1962);
  std::map<testing::Plain, int> counts;
  for (int trial = 0; trial < 400; ++trial) {
    testing::RandomShape shape;
    shape.agents = 1 + static_cast<std::uint32_t>(random() % 3);
    shape.outcomes = 3;
    const FiniteModel model = random_model(random, shape);
    const Stable claim = some_claim(random, model);
    const testing::Plain expected = testing::plain_definition(model, claim, Enumerate{});
    ++counts[expected];
    const Verdict verdict = Kernel(model).check(claim, Enumerate{});
    EXPECT_EQ(word(verdict), expected == testing::Plain::holds   ? "verified"
                             : expected == testing::Plain::fails ? "refuted"
                                                                 : "undecided")
        << trial;
    if (const auto* refuted = std::get_if<Refuted>(&verdict)) {
      const Witness witness{refuted->counterexample().front().place};
      EXPECT_EQ(word(Kernel(model).check(claim, witness)), "refuted");
    }
  }
  for (testing::Plain each : {testing::Plain::holds, testing::Plain::fails, testing::Plain::says_nothing})
    EXPECT_GT(counts[each], 20) << static_cast<int>(each);
}

// What a reader refuses, the kernel refuses as well.
TEST(Stable, RefusesWhatNobodyCanBringAbout) {
  const FiniteModel model = testing::guo();
  const auto outcome = [&](std::vector<Stable::Part> parts) {
    const Verdict verdict = Kernel(model).check(Stable{0, Strength::strong, "", std::move(parts)}, Enumerate{});
    const auto* undecided = std::get_if<Undecided>(&verdict);
    return undecided == nullptr ? std::string(word(verdict)) : undecided->explanation();
  };
  const Coalition one = coalition({0});
  const std::string unordered = "what a coalition can bring about are no outcomes, or not in order";
  EXPECT_EQ(outcome({}), "the claim ranges over nothing: there was no comparison to make");
  EXPECT_EQ(outcome({{one, {{}}}}), "the claim ranges over nothing: there was no comparison to make");
  EXPECT_EQ(outcome({{one, {{}}}, {one, {{}}}}), "the claim says twice what a coalition can bring about");
  EXPECT_EQ(outcome({{{}, {{}}}}), "the claim is about a coalition that is empty or has members that are no agents");
  EXPECT_EQ(outcome({{one, {}}}), "the claim does not say for each type profile what a coalition can bring about");
  EXPECT_EQ(outcome({{one, {{}, {}}}}),
            "the claim does not say for each type profile what a coalition can bring about");
  EXPECT_EQ(outcome({{one, {{Outcome{3}}}}}), unordered);
  EXPECT_EQ(outcome({{one, {{Outcome{1}, Outcome{1}}}}}), unordered);
  EXPECT_EQ(outcome({{one, {{Outcome{1}, Outcome{0}}}}}), unordered);
}

}  // namespace
}  // namespace candor
