// SPDX-License-Identifier: MIT
// Evidence that does not show what it is meant to show is rejected, for the right reason.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/rejection.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::expect_rejected;
using testing::joint;
using testing::ratio;

MaxminCoalitionalIc all_three(const FiniteModel& model) {
  return {{"", 0, {0, 1, 2}}, model.environment.coalitions, Strategies::mixed};
}

/// Weights for Guo's mechanism by trying all multiples of 1/12: independent of the prover.
ConvexWeights weights_from_a_grid(const FiniteModel& model) {
  ConvexWeights evidence;
  for (Coalition s : model.environment.coalitions)
    for (std::uint32_t t = 0; t < model.environment.types.joint_type_count(s); ++t) {
      Event given;
      given.types = JointType{s, t};
      const auto v = [&](std::size_t rule, std::uint32_t r) {
        return evaluate(model, {Quantity::utility, s, 0, rule, given, MixedReport::pure({s, r})});
      };
      const Rational truthful = std::min({v(0, t), v(1, t), v(2, t)});
      bool found = false;
      for (long a = 0; a <= 12 && !found; ++a)
        for (long b = 0; a + b <= 12 && !found; ++b) {
          const std::vector<Rational> weights{ratio(a, 12), ratio(b, 12), ratio(12 - a - b, 12)};
          found = true;
          for (std::uint32_t r = 0; r < model.environment.types.joint_type_count(s); ++r)
            found = found && weights[0] * v(0, r) + weights[1] * v(1, r) + weights[2] * v(2, r) <= truthful;
          if (found) evidence.rows.push_back({{s, t}, weights});
        }
      EXPECT_TRUE(found);
    }
  return evidence;
}

TEST(ForgedWeights, TheTrueOnesAreAcceptedAndEveryPerturbationIsRejected) {
  const FiniteModel model = testing::guo();
  const ConvexWeights honest = weights_from_a_grid(model);
  const Verdict verdict = Kernel(model).check(all_three(model), honest);
  const auto* verified = std::get_if<Verified>(&verdict);
  ASSERT_NE(verified, nullptr);
  EXPECT_EQ(verified->tally().inequalities, 3u * 4 + 16u);  // every report, truth included, of every type

  ConvexWeights forged = honest;
  forged.rows.pop_back();
  expect_rejected(model, all_three(model), forged, "no weights are given");
  forged = honest;
  forged.rows.push_back(honest.rows.front());
  expect_rejected(model, all_three(model), forged, "weights are given twice");
  forged = honest;
  forged.rows.push_back({joint(model, {0, 2}, {0, 0}), honest.rows.front().weights});  // {1, 3} is not in the pattern
  expect_rejected(model, all_three(model), forged, "nothing to compare");
  forged = honest;
  forged.rows[3].weights.pop_back();
  expect_rejected(model, all_three(model), forged, "one weight for each transfer rule");
  forged = honest;
  forged.rows[3].weights[0] += ratio(1, 1000000);
  expect_rejected(model, all_three(model), forged, "the weights sum to 1000001/1000000, not 1");
  forged = honest;
  forged.rows[3].weights[0] -= Rational(2);
  forged.rows[3].weights[1] += Rational(2);
  expect_rejected(model, all_three(model), forged, "a weight is negative");

  int rejected = 0;
  for (std::size_t row = 0; row < honest.rows.size(); ++row)
    for (std::size_t rule = 0; rule < 3; ++rule) {
      forged = honest;
      forged.rows[row].weights.assign(3, Rational(0));
      forged.rows[row].weights[rule] = 1;
      const Verdict sure = Kernel(model).check(all_three(model), forged);
      EXPECT_FALSE(std::holds_alternative<Refuted>(sure));
      rejected += std::holds_alternative<Undecided>(sure) ? 1 : 0;
    }
  EXPECT_GT(rejected, 10);
}

TEST(ForgedWeights, CannotVerifyAFalseClaim) {
  const FiniteModel model = testing::guo();
  const MaxminCoalitionalIc two{{"", 0, {0, 1}}, {coalition({0, 1})}, Strategies::mixed};
  for (long a = 0; a <= 20; ++a) {
    ConvexWeights forged;
    for (std::uint32_t t = 0; t < 4; ++t)
      forged.rows.push_back({{coalition({0, 1}), t}, {ratio(a, 20), ratio(20 - a, 20)}});
    expect_rejected(model, two, forged, "does not make every comparison of the claim hold");
  }
}

TEST(ForgedWeights, AreNoEvidenceForOtherClaims) {
  const FiniteModel model = testing::guo();
  expect_rejected(model, Efficient{0}, ConvexWeights{}, "says nothing about efficient");
  expect_rejected(model, MaxminCoalitionalIc{{"", 0, {0, 1, 2}}, model.environment.coalitions, Strategies::pure},
                  weights_from_a_grid(model), "the claim is not");
}

TEST(ForgedMixedReport, TheHedgeRefutesTwoRulesAndNotThree) {
  const FiniteModel model = testing::guo();
  ProfitableMixedReport hedge{
      joint(model, {0, 1}, {0, 0}),
      {{{joint(model, {0, 1}, {0, 1}), ratio(5, 7)}, {joint(model, {0, 1}, {1, 0}), ratio(2, 7)}}}};
  const MaxminCoalitionalIc two{{"", 0, {0, 1}}, model.environment.coalitions, Strategies::mixed};
  const Verdict verdict = Kernel(model).check(two, hedge);
  const auto* refuted = std::get_if<Refuted>(&verdict);
  ASSERT_NE(refuted, nullptr);
  ASSERT_EQ(refuted->counterexample().size(), 2u);
  for (const Judgement& judgement : refuted->counterexample()) EXPECT_EQ(judgement.left.value, ratio(18, 7));

  expect_rejected(model, all_three(model), hedge, "a comparison that the counterexample needs does not hold");
  ProfitableMixedReport forged = hedge;
  forged.report.branches[0].probability = ratio(6, 7);
  expect_rejected(model, two, forged, "the weights sum to 8/7, not 1");
  forged = hedge;
  forged.report.branches[0].probability = ratio(9, 7);
  forged.report.branches[1].probability = ratio(-2, 7);
  expect_rejected(model, two, forged, "a weight is negative");
  forged = hedge;
  forged.report.branches[1].report = joint(model, {0}, {1});
  expect_rejected(model, two, forged, "a joint type that the coalition does not have");
  forged = hedge;
  forged.report.branches[1].report.index = 4;
  expect_rejected(model, two, forged, "a joint type that the coalition does not have");
  forged = hedge;
  forged.report.branches.clear();
  expect_rejected(model, two, forged, "the mixed report is empty");
  forged = hedge;
  forged.truth = joint(model, {0, 2}, {0, 0});
  expect_rejected(model, two, forged, "not one that the claim ranges over");
  forged = hedge;
  forged.truth.index = 4;
  expect_rejected(model, two, forged, "no such joint type");
  forged = hedge;
  forged.report.branches = {{hedge.truth, Rational(1)}};  // truth is no profitable report
  expect_rejected(model, two, forged, "a comparison that the counterexample needs does not hold");
}

TEST(ForgedWitness, OnlyAFailingJudgementOfTheClaimRefutesIt) {
  const FiniteModel model = testing::airlines();
  const CoalitionalIc false_claim{{"", 0, {0}}, {coalition({0, 1}), coalition({1, 2})}};
  Place place;
  place.coalition = coalition({1, 2});
  place.truth = joint(model, {1, 2}, {0, 1});
  place.report = joint(model, {1, 2}, {0, 0});
  EXPECT_TRUE(std::holds_alternative<Refuted>(Kernel(model).check(false_claim, Witness{place})));
  EXPECT_FALSE(std::holds_alternative<Refuted>(
      Kernel(model).check(CoalitionalIc{{"", 0, {1}}, false_claim.coalitions}, Witness{place})));  // the true claim

  Place forged = place;
  forged.report = place.truth;  // truth is not compared with itself
  expect_rejected(model, false_claim, Witness{forged}, "says nothing about the place");
  forged = place;
  forged.report = joint(model, {1, 2}, {1, 0});  // this one costs 100
  expect_rejected(model, false_claim, Witness{forged}, "holds");
  forged = place;
  forged.coalition = coalition({0, 2});
  expect_rejected(model, false_claim, Witness{forged}, "not one that the claim ranges over");
  forged = place;
  forged.coalition.reset();
  expect_rejected(model, false_claim, Witness{forged}, "not one that the claim ranges over");
  expect_rejected(model, false_claim, Witness{Place{}}, "not one that the claim ranges over");
  expect_rejected(model, AllEquilibriaEfficient{{"", 0, {0}}, singletons(3)}, Witness{place},
                  "cannot be refuted by a failing hypothesis");
}

TEST(Verdicts, CanBeBuiltByTheKernelOnly) {
  static_assert(!std::is_default_constructible_v<Verified>);
  static_assert(!std::is_constructible_v<Verified, Tally, Evidence>);
  static_assert(!std::is_constructible_v<Refuted, std::vector<Judgement>, Tally, Evidence>);
  static_assert(!std::is_constructible_v<Undecided, Undecided::Reason, std::string>);
}

}  // namespace
}  // namespace candor
