// SPDX-License-Identifier: MIT
// Limits of time and memory, and interruptions: the answer is then "undecided, because", never a
// wrong word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using ::testing::MatchesRegex;
using ::testing::StartsWith;

Verdict decide(const FiniteModel& model, const Statement& statement, const SearchLimit& limit) {
  return prove(Kernel(model, defect_of_names), model, statement, limit);
}

std::string gave_up(const FiniteModel& model, const Statement& statement, const SearchLimit& limit) {
  const Verdict verdict = decide(model, statement, limit);
  const auto* undecided = std::get_if<Undecided>(&verdict);
  EXPECT_TRUE(undecided) << property_name(statement) << ": " << word(verdict);
  if (undecided == nullptr) return {};
  EXPECT_EQ(undecided->reason(), Undecided::Reason::resource_limit) << undecided->explanation();
  return undecided->explanation();
}

Implementable balanced_cic(const CoalitionPattern& coalitions) {
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = coalitions;
  return claim;
}

FiniteModel large(std::uint32_t agents) {
  std::mt19937 random(7);
  testing::RandomShape shape;
  shape.agents = agents;
  return testing::random_model(random, shape);
}

/// Claims of every kind of search about Guo's example.
std::vector<Statement> searches(const FiniteModel& model) {
  return {balanced_cic(model.environment.coalitions),
          CoalitionalIdentifiability{model.environment.coalitions},
          AmbiguousImplementable{0, model.environment.coalitions},
          MaxminCoalitionalIc{{"", 0, {0, 1, 2}}, model.environment.coalitions, Strategies::mixed},
          CoalitionalIc{{"", 0, {0}}, model.environment.coalitions},
          FullSupport{}};
}

TEST(Limits, AnInterruptionLeavesEveryKindOfClaimUndecided) {
  const std::atomic<bool> interrupted = true;
  const FiniteModel model = testing::guo();
  for (const Statement& statement : searches(model))
    EXPECT_THAT(gave_up(model, statement, {0, &interrupted}), StartsWith("interrupted: "));
}

TEST(Limits, NoLimitAndNoInterruptionDecideTheSameClaims) {
  const std::atomic<bool> interrupted = false;
  const FiniteModel model = testing::guo();
  for (const Statement& statement : searches(model)) {
    const Verdict free = decide(model, statement, {}),
                  limited = decide(model, statement, {3600, &interrupted, 1'000'000});
    EXPECT_FALSE(std::holds_alternative<Undecided>(free));
    EXPECT_EQ(word(free), word(limited));
  }
}

// Seven agents and all coalitions: sum over S of |T_S|(|T_S| - 1) = 5^7 - 3^7 = 75938 requirements
// with 6 * 128 unknowns.
TEST(Limits, TimeStopsALinearProgramAndSaysHowFarItCame) {
  const FiniteModel model = large(7);
  const SearchLimit limit{1};
  EXPECT_THAT(gave_up(model, balanced_cic(all_coalitions(7)), limit), StartsWith("gave up after 1 s: "));
  EXPECT_LT(SearchLimit::Clock::now() - limit.started, std::chrono::seconds(60));
}

TEST(Limits, TimeStopsAnEnumeration) {
  FiniteModel model = testing::blank(13, 2, 1);  // nobody cares and nothing is paid: every comparison holds
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  EXPECT_THAT(gave_up(model, CoalitionalDominantStrategyIc{{"", 0, {0}}, all_coalitions(13)}, {1}),
              MatchesRegex("gave up after 1 s: (no comparison made yet|[0-9]+ comparisons made, all of them hold)"));
}

// Sixteen agents with two types, one outcome, one rule: (2 * 16 + 6) tables of 2^16 numbers of 8
// bytes are 38 * 2^19 bytes = 19 MB.
TEST(Limits, WhatNeedsMoreMemoryThanAllowedIsNotBegun) {
  FiniteModel model = testing::blank(16, 2, 1);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  const Statement claims[] = {BayesianIc{{"", 0, {0}}}, CoalitionalIc{{"", 0, {0}}, singletons(16)},
                              DominantStrategyIc{{"", 0, {0}}}, ExPostIc{{"", 0, {0}}}};
  for (const Statement& claim : claims) {
    EXPECT_THAT(gave_up(model, claim, {0, nullptr, 19}),
                StartsWith("not begun, as its tables would take about 20 MB of the 19 MB allowed: "));
    EXPECT_THAT(gave_up(model, claim, {0, nullptr, 20}),
                StartsWith("gave up at 20 MB: "));  // the program itself is larger than that
  }
}

TEST(Limits, MemoryStopsASearch) {
  const FiniteModel model = testing::guo();
  EXPECT_THAT(gave_up(model, balanced_cic(model.environment.coalitions), {0, nullptr, 1}),
              StartsWith("gave up at 1 MB: "));  // no program is that small
}

/// A counterexample that has been found stays found, though there is no time to look for a better
/// one.
TEST(Limits, ACounterexampleIsNotLost) {
  FiniteModel model = testing::blank(11, 2, 1);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  const Profile lie = model.environment.types.replace(
      Profile{0}, testing::joint(model, {0}, {1}));  // the first comparison is with this one
  testing::add_transfers(model, [lie](Agent, Profile theta) { return Rational(theta == lie ? 1 : 0); });
  EXPECT_EQ(word(decide(model, CoalitionalDominantStrategyIc{{"", 0, {0}}, all_coalitions(11)}, {2})), "refuted");
}

TEST(Limits, ProgressIsToldWhileASearchGoesOn) {
  std::vector<std::string> told;
  SearchLimit limit{2};
  limit.progress = [&](std::string_view state) { told.emplace_back(state); };
  (void)decide(large(7), balanced_cic(all_coalitions(7)), limit);
  ASSERT_FALSE(told.empty());
  for (const std::string& state : told)
    EXPECT_THAT(
        state,
        MatchesRegex(
            "[0-9]+ (requirements written down|simplex steps|exact pivots)|set up|floating-point optimum found"));
}

/// Throws once it has been asked so often.
Patience that_ends(std::size_t after) {
  return Patience([left = after](std::string_view doing, std::size_t) mutable {
    if (left-- == 0) throw GaveUp("enough", std::string(doing));
  });
}

TEST(Limits, RulesAreComparedWithTheirNamesAsLongAsThePatienceLasts) {
  const FiniteModel base = testing::guo();
  for (NamedTransferRule named : {NamedTransferRule::vcg, NamedTransferRule::agv}) {
    FiniteModel model = base;
    TransferRule rule = named_transfers(model.environment, model.allocations[0], named);
    rule.name = "named";
    rule.construction = TransferRule::Construction{named, 0};
    model.transfers.push_back(rule);
    EXPECT_NO_THROW(Kernel(model, defect_of_names, that_ends(1'000'000)));
    try {
      const Kernel kernel(model, defect_of_names, that_ends(3));
      ADD_FAILURE() << "a kernel";
    } catch (const GaveUp& gave_up) {
      EXPECT_EQ(gave_up.state, "comparing transfer rule named with the definition of its name");
    }
    model.transfers.back().amounts(Agent{0}, Profile{0}) += 1;  // a false name stays false, however long it takes
    EXPECT_THROW(Kernel(model, defect_of_names, that_ends(1'000'000)), InvalidModel);
  }
}

// The grand coalition of 13 agents with two types has 2^26 terms; listed 60,000 times, 4.03 *
// 10^12. At 10^9 a second that is 4027 seconds, between one and two hours. One outcome, one rule:
// two tables of 13 agents, and six of a coalition, of 2^13 numbers of 8 bytes: 2,097,152 bytes.
TEST(Limits, WhatTakesHoursIsNotBegunByAccident) {
  FiniteModel model = testing::blank(13, 2, 1);
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  testing::add_transfers(model, [](Agent i, Profile theta) { return Rational(i.value == theta.value % 13 ? 1 : 0); });
  std::vector<Rational> prior = model.environment.prior.probabilities();
  prior[0] += prior[1];  // correlated: no theorem applies
  prior[1] = 0;
  model.environment.prior = Prior(prior);
  const CoalitionalIc claim{{"", 0, {0}}, CoalitionPattern(60000, model.environment.types.grand_coalition())};
  const Verdict verdict = prove(Kernel(model, defect_of_names), model, claim, {});
  const auto* undecided = std::get_if<Undecided>(&verdict);
  ASSERT_NE(undecided, nullptr);
  EXPECT_EQ(undecided->reason(), Undecided::Reason::resource_limit);
  EXPECT_NE(undecided->explanation().find("about 2 hours and about 3 MB: "), std::string::npos)
      << undecided->explanation();
  SearchLimit forced;
  forced.force = true;
  EXPECT_TRUE(std::holds_alternative<Refuted>(
      prove(Kernel(model, defect_of_names), model, CoalitionalIc{{"", 0, {0}}, singletons(13)}, forced)));
}

}  // namespace
}  // namespace candor
