// SPDX-License-Identifier: MIT
#include "prover/prove.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

MaxminCoalitionalIc mixed(const FiniteModel& model, std::vector<std::size_t> rules) {
  return {{"", 0, std::move(rules)}, model.environment.coalitions, Strategies::mixed};
}

TEST(Prove, GuosThreeRulesSufficeAndNoTwo) {
  const FiniteModel model = testing::guo();
  const Kernel kernel(model, defect_of_names);
  EXPECT_TRUE(std::holds_alternative<Verified>(prove(kernel, model, mixed(model, {0, 1, 2}))));
  for (const std::vector<std::size_t>& fewer : {std::vector<std::size_t>{0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}})
    EXPECT_TRUE(std::holds_alternative<Refuted>(prove(kernel, model, mixed(model, fewer))));
}

// A different lottery at each of 6400 profiles: their payoffs at every profile would fill
// gigabytes.
TEST(Prove, SaysWhenAMechanismIsTooLarge) {
  FiniteModel model = testing::blank(2, 100, 2);
  AllocationRule rule;
  rule.name = "q";
  for (std::uint32_t theta = 0; theta < 10000; ++theta) {
    rule.lotteries.push_back({{{Outcome{0}, ratio(1, theta + 2)}, {Outcome{1}, ratio(theta + 1, theta + 2)}}});
    rule.lottery_at.push_back(theta);
  }
  model.allocations.push_back(std::move(rule));
  for (int k = 0; k < 2; ++k) testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  const Kernel kernel(model, defect_of_names);
  for (const Statement& statement :
       {Statement(BayesianIc{{"", 0, {0}}}),
        Statement(MaxminCoalitionalIc{{"", 0, {0, 1}}, singletons(2), Strategies::mixed})}) {
    const Verdict verdict = prove(kernel, model, statement);
    ASSERT_TRUE(std::holds_alternative<Undecided>(verdict));
    EXPECT_NE(std::get<Undecided>(verdict).explanation().find("10000 different lotteries"), std::string::npos)
        << std::get<Undecided>(verdict).explanation();
  }
}

TEST(Prove, ShowsTheLargestGainOfTheSmallestCoalition) {
  const FiniteModel model = testing::airlines();
  const Kernel kernel(model, defect_of_names);
  // Without transfers single airlines are truthful; every pair of different types gains 2 by
  // coordinating.
  const Verdict verdict = prove(kernel, model, CoalitionalIc{{"", 0, {0}}, all_coalitions(3)});
  const auto* refuted = std::get_if<Refuted>(&verdict);
  ASSERT_NE(refuted, nullptr);
  const Judgement& failing = refuted->counterexample().front();
  EXPECT_EQ(failing.place.coalition->size(), 2u);
  EXPECT_EQ(failing.right.value - failing.left.value, Rational(2));
  EXPECT_TRUE(std::holds_alternative<Witness>(refuted->evidence()));
}

/// With two rules a mixed report pays iff, for some (S, t), max over delta of min(V_0(delta),
/// V_1(delta)) exceeds min(V_0(t), V_1(t)). The maximum is at one report or at a mixture of two
/// that equalises the rules: few enough to try them all.
bool some_mixed_report_pays(const FiniteModel& model) {
  for (Coalition s : model.environment.coalitions)
    for (std::uint32_t t = 0; t < model.environment.types.joint_type_count(s); ++t) {
      Event given;
      given.types = JointType{s, t};
      if (given.probability(model.environment).sign() == 0) continue;
      std::vector<std::pair<Rational, Rational>> v;
      for (std::uint32_t r = 0; r < model.environment.types.joint_type_count(s); ++r) {
        const auto value = [&](std::size_t rule) {
          return evaluate(model, {Quantity::utility, s, 0, rule, given, MixedReport::pure({s, r})});
        };
        v.emplace_back(value(0), value(1));
      }
      const Rational truthful = std::min(v[t].first, v[t].second);
      for (const auto& a : v) {
        if (std::min(a.first, a.second) > truthful) return true;
        for (const auto& b : v) {
          const Rational da = a.first - a.second, db = b.first - b.second;
          if (da.sign() * db.sign() >= 0) continue;
          const Rational weight = db / (db - da);  // on a: equalises
          if (weight * a.first + (Rational(1) - weight) * b.first > truthful) return true;
        }
      }
    }
  return false;
}

TEST(Prove, AgreesWithAnIndependentDecisionForTwoRules) {
  std::mt19937 random(31);
  int pays = 0, deterred = 0;
  for (int trial = 0; trial < 400; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2;
    shape.types = 2 + static_cast<std::uint32_t>(trial % 2);
    shape.outcomes = shape.types * shape.types;
    shape.rules = 2;
    shape.zeros_in_prior = trial % 5 == 0;
    FiniteModel model = testing::random_model(random, shape);
    // One outcome for each profile, chosen there, and a bonus for being right: the larger the
    // bonus, the less a misreport pays.
    model.allocations.clear();
    testing::add_allocation(model, [](Profile theta) { return Outcome{theta.value}; });
    const Rational bonus = trial % 7;
    testing::set_payoffs(model,
                         [&](Agent, Outcome a, Profile theta) { return a.value == theta.value ? bonus : Rational(0); });
    if (trial % 2 == 1) model.environment.coalitions = {coalition({0}), coalition({1})};
    const Kernel kernel(model, defect_of_names);
    const Verdict verdict = prove(kernel, model, mixed(model, {0, 1}));
    const bool expected = some_mixed_report_pays(model);
    EXPECT_EQ(std::holds_alternative<Refuted>(verdict), expected) << trial;
    EXPECT_EQ(std::holds_alternative<Verified>(verdict), !expected) << trial;
    (expected ? pays : deterred)++;
  }
  EXPECT_GT(pays, 40);
  EXPECT_GT(deterred, 20);
}

TEST(Prove, PureVerdictsAgreeWithThePlainDefinition) {
  std::mt19937 random(5);
  int verified = 0, refuted = 0;
  for (int trial = 0; trial < 150; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2 + static_cast<std::uint32_t>(trial % 2);
    shape.outcomes = trial % 3 == 0 ? 1 : 2;
    shape.denominator = trial % 2 == 0 ? 6 : 1000000007;
    FiniteModel model = testing::random_model(random, shape);
    if (trial % 3 == 0)  // transfers that do not depend on reports: truth cannot be improved upon
      for (Agent i : model.environment.types.grand_coalition())
        for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
          model.transfers[0].amounts(i, theta) = Rational(i.value);
    bool holds = true;
    for (Coalition s : model.environment.coalitions)
      for (std::uint32_t t = 0; t < model.environment.types.joint_type_count(s); ++t)
        for (std::uint32_t r = 0; r < model.environment.types.joint_type_count(s); ++r) {
          Event given;
          given.types = JointType{s, t};
          const auto v = [&](std::uint32_t report) {
            return evaluate(model, {Quantity::utility, s, 0, 0, given, MixedReport::pure({s, report})});
          };
          holds = holds && v(t) >= v(r);
        }
    const Kernel kernel(model, defect_of_names);
    const Verdict verdict = prove(kernel, model, CoalitionalIc{{"", 0, {0}}, model.environment.coalitions});
    EXPECT_EQ(std::holds_alternative<Verified>(verdict), holds);
    EXPECT_EQ(std::holds_alternative<Refuted>(verdict), !holds);
    (holds ? verified : refuted)++;
  }
  EXPECT_GT(verified, 20);
  EXPECT_GT(refuted, 20);
}

}  // namespace
}  // namespace candor
