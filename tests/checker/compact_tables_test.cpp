// SPDX-License-Identifier: MIT
// Tables kept in less memory say what plain tables say; computations in integers what the
// definitions say, also where the integers do not fit 128 bits.
#include <gtest/gtest.h>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "exact/numeral.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/same_verdict.hpp"

namespace candor {
namespace {

using testing::ratio;

/// The same payoffs, kept by own type.
Payoffs by_own_type(const Environment& environment) {
  const TypeSpace& types = environment.types;
  Payoffs result = Payoffs::by_own_type(types, environment.outcome_count());
  for (Agent i : types.grand_coalition())
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      for (Type t; t.value < types.type_count(i); ++t.value)
        result.of_type(i, a, t) =
            environment.payoffs(i, a, types.replace(Profile{0}, JointType{Coalition::of(i), t.value}));
  return result;
}

/// The same amounts, as integers over a multiple of their common denominator.
AgentAmounts over_one_denominator(const TypeSpace& types, const AgentAmounts& amounts, long multiple) {
  const Rational denominator = amounts.denominator() * Rational(multiple);
  std::vector<Int128> numerators;
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      numerators.push_back(std::stol((amounts(i, theta) * denominator).text()));
  return {types.agent_count(), types.profile_count(), ScaledTable(denominator, std::move(numerators))};
}

FiniteModel compact(const FiniteModel& plain) {
  FiniteModel model = plain;
  model.environment.payoffs = by_own_type(plain.environment);
  for (TransferRule& rule : model.transfers)
    rule.amounts = over_one_denominator(model.environment.types, rule.amounts, 5);
  return model;
}

/// Independent types, private values, the efficient allocation.
FiniteModel private_model(std::mt19937& random, std::uint32_t agents, std::uint32_t types, bool lotteries = false) {
  testing::RandomShape shape;
  shape.agents = agents;
  shape.types = types;
  shape.independent = shape.private_values = true;
  shape.lotteries = lotteries;
  FiniteModel model = testing::random_model(random, shape);
  if (lotteries) return model;
  model.allocations[0] = AllocationRule{};
  for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
    model.allocations[0].assign(theta, efficient_lottery(model.environment, TieRule::first, theta));
  return model;
}

std::string described(const Verdict& verdict) {
  if (const auto* undecided = std::get_if<Undecided>(&verdict)) return "undecided: " + undecided->explanation();
  const auto in_numbers = [](const Tally& tally) {
    return std::to_string(tally.judgements) + ", " + std::to_string(tally.inequalities) + ", " +
           std::to_string(tally.tight);
  };
  if (const auto* verified = std::get_if<Verified>(&verdict)) return "verified: " + in_numbers(verified->tally());
  const auto& refuted = std::get<Refuted>(verdict);
  const Judgement& judgement = refuted.counterexample().front();
  return "refuted: " + in_numbers(refuted.tally()) + ": " + judgement.left.value.text() + " and " +
         judgement.right.value.text();
}

TEST(CompactTables, SayWhatPlainTablesSay) {
  std::mt19937 random(20);
  for (int trial = 0; trial < 12; ++trial) {
    FiniteModel plain = private_model(random, 2 + static_cast<std::uint32_t>(trial % 3),
                                      2 + static_cast<std::uint32_t>(trial % 2), trial % 4 == 3);
    if (trial % 2 == 0)
      plain.transfers[0].amounts =
          defined_amounts(plain.environment, plain.allocations[0], NamedTransferRule::safronov);
    const FiniteModel other = compact(plain);
    EXPECT_EQ(plain.environment.payoffs, other.environment.payoffs);
    EXPECT_EQ(plain.transfers[0].amounts, other.transfers[0].amounts);
    const CoalitionPattern& pattern = plain.environment.coalitions;
    const std::vector<std::pair<Statement, Evidence>> questions = {
        {PrivateValues{}, Enumerate{}},
        {IndependentTypes{}, Enumerate{}},
        {Efficient{0}, Enumerate{}},
        {ParetoEfficient{0}, Enumerate{}},
        {Separable{0}, Enumerate{}},
        {BudgetBalance{{0}, Balance::exact}, Enumerate{}},
        {CoalitionalIc{{"", 0, {0}}, pattern}, Enumerate{}},
        {CoalitionalIc{{"", 0, {0}}, pattern}, Proposition2{}}};
    for (const auto& [statement, evidence] : questions) {
      const Kernel kernel(plain), of_other(other);
      const std::string expected = described(kernel.check(statement, evidence));
      EXPECT_EQ(described(of_other.check(statement, evidence)), expected);
      EXPECT_EQ(described(testing::by_engine(kernel, statement, evidence)), expected);
      EXPECT_EQ(described(testing::by_engine(of_other, statement, evidence)), expected);
    }
  }
}

TEST(CompactTables, OneNumberThatDiffersIsSeen) {
  std::mt19937 random(21);
  const FiniteModel plain = private_model(random, 3, 2);
  FiniteModel other = compact(plain);
  other.environment.payoffs(Agent{2}, Outcome{1}, Profile{6}) += 1;
  EXPECT_FALSE(plain.environment.payoffs == other.environment.payoffs);
  EXPECT_FALSE(other.environment.payoffs.is_kept_by_own_type(Agent{2}));
  EXPECT_TRUE(other.environment.payoffs.is_kept_by_own_type(Agent{1}));
  EXPECT_TRUE(std::holds_alternative<Refuted>(Kernel(other, defect_of_names).check(PrivateValues{}, Enumerate{})));
  other.environment.payoffs(Agent{2}, Outcome{1}, Profile{6}) -= 1;
  EXPECT_EQ(plain.environment.payoffs, other.environment.payoffs);
  other.transfers[0].amounts(Agent{0}, Profile{7}) += ratio(1, 1000);
  EXPECT_FALSE(plain.transfers[0].amounts == other.transfers[0].amounts);
}

TEST(CompactTables, AmountsNeverWrittenAreZero) {
  AgentAmounts amounts(2, 3);
  EXPECT_TRUE(amounts.is_zero());
  EXPECT_EQ(std::as_const(amounts)(Agent{1}, Profile{2}), Rational(0));
  EXPECT_EQ(amounts.total(Profile{0}), Rational(0));
  EXPECT_EQ(amounts.size(), 6u);
  amounts(Agent{1}, Profile{2}) = 0;
  EXPECT_TRUE(amounts.is_zero());
  EXPECT_EQ(amounts, AgentAmounts(2, 3));
  amounts(Agent{1}, Profile{2}) = -1;
  EXPECT_FALSE(amounts.is_zero());
  EXPECT_FALSE(amounts == AgentAmounts(2, 3));
}

// 2^126 + 2^126 + 2^126 - 2^126 + 1, over 2: the first two do not fit together.
TEST(CompactTables, SumsMayExceed128Bits) {
  const Int128 large = Int128{1} << 126;
  const ScaledTable table(2, {large, large, large, -large, 1});
  EXPECT_EQ(table.sum(0, 1), Rational(2).power(126) + ratio(1, 2));
  EXPECT_EQ(table.sum(1, 2), Rational(0));
  EXPECT_EQ(table[3], -Rational(2).power(125));
}

TEST(CompactTables, TheSurplusIsTheSameWhateverTheWay) {
  std::mt19937 random(22);
  for (const bool private_values : {true, false}) {
    testing::RandomShape shape;
    shape.types = 3;
    shape.private_values = private_values;
    FiniteModel model = testing::random_model(random, shape);
    if (private_values) model.environment.payoffs = by_own_type(model.environment);
    if (private_values)
      model.environment.payoffs(Agent{1}, Outcome{2}, Profile{11}) += 4;  // now that agent's are kept by profile
    SurplusWalk walk(model.environment);
    for (int step = 0; step < 200; ++step) {
      const Profile theta{static_cast<std::uint32_t>(step < 27 ? static_cast<unsigned long>(step) : random() % 27)};
      walk.go_to(theta);
      for (Outcome a; a.value < 3; ++a.value) EXPECT_EQ(walk(a), model.environment.surplus(a, theta));
    }
  }
}

TEST(CompactTables, MarginalsOfEveryAgentAtOnce) {
  std::mt19937 random(23);
  testing::RandomShape shape;
  shape.types = 3;
  shape.zeros_in_prior = true;
  const Environment environment = testing::random_model(random, shape).environment;
  const std::vector<std::vector<Rational>> marginals = environment.prior.marginals(environment.types);
  for (Agent i : environment.types.grand_coalition())
    EXPECT_EQ(marginals[i.value], environment.prior.marginals(environment.types, Coalition::of(i)));
  const Prior product = Prior::product(marginals);
  for (Profile theta; theta.value < 27; ++theta.value)
    EXPECT_EQ(product(theta),
              marginals[0][theta.value / 9] * marginals[1][theta.value / 3 % 3] * marginals[2][theta.value % 3]);
}

// 13 agents with 2 types: 8192 profiles. In private values all but 2 of them are compared, for each
// of 13 agents and 2 outcomes.
TEST(CompactTables, ComparisonsWithThemselvesAreCounted) {
  FiniteModel model = testing::blank(13, 2, 2);
  model.environment.payoffs = Payoffs::by_own_type(model.environment.types, 2);
  const Verdict verdict = Kernel(model, defect_of_names).check(PrivateValues{}, Enumerate{});
  ASSERT_TRUE(std::holds_alternative<Verified>(verdict));
  EXPECT_EQ(std::get<Verified>(verdict).tally().judgements, 13u * 2 * (8192 - 2));
  model.environment.payoffs(Agent{4}, Outcome{1}, Profile{4097}) = 1;
  EXPECT_TRUE(std::holds_alternative<Refuted>(Kernel(model, defect_of_names).check(PrivateValues{}, Enumerate{})));
}

/// Marginals, payoffs and so transfers with numerators and denominators of a hundred bits and more.
FiniteModel huge_model(std::mt19937& random) {
  FiniteModel model = private_model(random, 3, 2);
  std::vector<std::vector<Rational>> marginals;
  for (Agent i : model.environment.types.grand_coalition()) {
    const Rational denominator = Rational(10).power(40) + Rational(7 + 2 * i.value),
                   first = (Rational(3).power(80) + Rational(static_cast<long>(random() % 1000))) / denominator;
    marginals.push_back({first, Rational(1) - first});
  }
  model.environment.prior = Prior::product(marginals);
  return model;
}

TEST(CompactTables, WhatDoesNotFit128BitsIsComputedWithIntegersOfAnySize) {
  std::mt19937 random(24);
  for (int trial = 0; trial < 5; ++trial) {
    FiniteModel model = huge_model(random);
    const AgentAmounts defined = defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov);
    EXPECT_GT(defined.denominator().bits(), 128u);
    EXPECT_TRUE(satisfies_formula_6(model.environment, model.allocations[0], defined));
    model.transfers[0].amounts = defined;
    const CoalitionalIc claim{{"", 0, {0}}, model.environment.coalitions};
    EXPECT_TRUE(std::holds_alternative<Verified>(Kernel(model, defect_of_names).check(claim, Proposition2{})));
    EXPECT_TRUE(std::holds_alternative<Verified>(Kernel(model, defect_of_names).check(claim, Enumerate{})));
    model.transfers[0].amounts(Agent{0}, Profile{5}) +=
        Rational(1) / defined.denominator();  // one unit, moved: the sum kept
    model.transfers[0].amounts(Agent{1}, Profile{5}) -= Rational(1) / defined.denominator();
    EXPECT_FALSE(satisfies_formula_6(model.environment, model.allocations[0], model.transfers[0].amounts));
    EXPECT_TRUE(std::holds_alternative<Undecided>(Kernel(model, defect_of_names).check(claim, Proposition2{})));
  }
}

TEST(CompactTables, ATransferOverAnotherDenominatorIsNotFormula6) {
  std::mt19937 random(25);
  FiniteModel model = private_model(random, 3, 2);
  AgentAmounts amounts = defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov);
  amounts(Agent{0}, Profile{5}) += ratio(1, 1'000'003);
  amounts(Agent{1}, Profile{5}) -= ratio(1, 1'000'003);
  EXPECT_FALSE(satisfies_formula_6(model.environment, model.allocations[0], amounts));
}

}  // namespace
}  // namespace candor
