// SPDX-License-Identifier: MIT
// The constructions equal the definitions, and have the properties their inventors proved.
#include "prover/mechanisms/constructions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

testing::RandomShape shape_of(int trial, bool private_values) {
  testing::RandomShape shape;
  shape.agents = 2 + static_cast<std::uint32_t>(trial % 3);
  shape.types = shape.agents == 4 ? 2 : 2 + static_cast<std::uint32_t>(trial % 2);
  shape.independent = true;
  shape.private_values = private_values;
  return shape;
}

TEST(Constructions, EqualTheirDefinitionsOnRandomEnvironments) {
  std::mt19937 random(2016);
  for (int trial = 0; trial < 12; ++trial) {
    const FiniteModel model = testing::random_model(random, shape_of(trial, true));
    for (TieRule ties : {TieRule::first, TieRule::last, TieRule::uniform}) {
      const AllocationRule q = efficient_allocation(model.environment, ties);
      for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
        EXPECT_EQ(q(theta), efficient_lottery(model.environment, ties, theta));
      for (NamedTransferRule rule :
           {NamedTransferRule::pivot, NamedTransferRule::vcg, NamedTransferRule::agv, NamedTransferRule::safronov})
        EXPECT_EQ(named_transfers(model.environment, q, rule).amounts, defined_amounts(model.environment, q, rule));
    }
  }
}

// What the kernel compares large tables with, beside the definitions.
TEST(Constructions, TheOthersPayoffsAreRecognisedWithoutAddingThemUpEachTime) {
  std::mt19937 random(20);
  for (int trial = 0; trial < 12; ++trial) {
    const FiniteModel model = testing::random_model(random, shape_of(trial, true));
    const AllocationRule q = efficient_allocation(model.environment, TieRule::uniform);
    for (bool less_the_best : {false, true}) {
      const AgentAmounts amounts =
          defined_amounts(model.environment, q, less_the_best ? NamedTransferRule::pivot : NamedTransferRule::vcg);
      const auto are_the_others = [&](const AgentAmounts& table) {
        return are_others_payoffs(model.environment, q, table, less_the_best);
      };
      EXPECT_TRUE(are_the_others(amounts));
      const Agent last{model.environment.types.agent_count() - 1};
      const Profile somewhere{model.environment.types.profile_count() / 2};
      for (const Rational& change :
           {Rational(1), Rational(1) / amounts.denominator(), Rational(1) / Rational(100003)}) {
        AgentAmounts changed = amounts;
        changed(last, somewhere) += change;
        EXPECT_FALSE(are_the_others(changed));
      }
    }
    EXPECT_FALSE(
        are_others_payoffs(model.environment, q, defined_amounts(model.environment, q, NamedTransferRule::pivot),
                           false) &&
        are_others_payoffs(model.environment, q, defined_amounts(model.environment, q, NamedTransferRule::vcg), true));
  }
  const FiniteModel interdependent = testing::random_model(random, {});
  EXPECT_THROW(are_others_payoffs(interdependent.environment, interdependent.allocations[0],
                                  interdependent.transfers[0].amounts, true),
               std::domain_error);
}

/// Some outcomes for each agent, at least one.
AvailableWithout random_available(std::mt19937& random, const Environment& environment) {
  AvailableWithout without(environment.types.agent_count(), std::vector<bool>(environment.outcome_count()));
  for (std::vector<bool>& outcomes : without) {
    for (std::size_t a = 0; a < outcomes.size(); ++a) outcomes[a] = random() % 2 == 0;
    outcomes[random() % outcomes.size()] = true;
  }
  return without;
}

TEST(Constructions, WithoutAnAgentOnlySomeOutcomesMayBeAvailable) {
  std::mt19937 random(1971);
  int changed = 0;
  for (int trial = 0; trial < 24; ++trial) {
    const FiniteModel model = testing::random_model(random, shape_of(trial, true));
    const Environment& environment = model.environment;
    const AllocationRule q = efficient_allocation(environment, TieRule::uniform);
    const AvailableWithout without = random_available(random, environment);
    const AgentAmounts pivot = pivot_transfers(environment, q, without);
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value)
      for (Agent i : environment.types.grand_coalition()) {
        const auto others = [&](Outcome a) { return environment.surplus(a, theta) - environment.payoffs(i, a, theta); };
        std::vector<Rational> alone;
        for (Outcome a; a.value < environment.outcome_count(); ++a.value)
          if (without[i.value][a.value]) alone.push_back(others(a));
        Rational expected = -*std::max_element(alone.begin(), alone.end());
        for (const Lottery::Branch& branch : q(theta).branches) expected += branch.probability * others(branch.outcome);
        EXPECT_EQ(pivot(i, theta), expected);
      }
    EXPECT_EQ(pivot, defined_amounts(environment, q, NamedTransferRule::pivot, {}, without));
    EXPECT_TRUE(are_others_payoffs(environment, q, pivot, true, {}, without));
    const bool differs = pivot != pivot_transfers(environment, q);
    EXPECT_EQ(are_others_payoffs(environment, q, pivot, true), !differs);
    EXPECT_EQ(is_named_rule(environment, q, pivot, NamedTransferRule::pivot), !differs);
    changed += differs ? 1 : 0;
  }
  EXPECT_GE(changed, 12);
}

// Two bidders of values 1, 2 and 4; the higher report wins, of equal ones the first bidder's: who wins pays what the
// lowest winning report stands for.
TEST(Constructions, ThresholdPaymentsAreTheLeastWinningValue) {
  const std::vector<int> values{1, 2, 4};
  Environment environment;
  std::vector<AgentTypes> agents;
  for (const char* name : {"1", "2"}) agents.push_back({name, {{"a", 1}, {"b", 2}, {"c", 4}}});
  environment.types = TypeSpace(std::move(agents));
  environment.prior = Prior(std::vector<Rational>(9, Rational(1) / Rational(9)));
  environment.outcomes = {"1", "2"};
  environment.payoffs = Payoffs(2, 2, 9);
  environment.outside_options = AgentAmounts(2, 9);
  AllocationRule highest;
  for (Profile theta; theta.value < 9; ++theta.value) {
    const std::size_t first = theta.value / 3, second = theta.value % 3;
    environment.payoffs(Agent{0}, Outcome{0}, theta) = values[first];
    environment.payoffs(Agent{1}, Outcome{1}, theta) = values[second];
    highest.assign(theta, Lottery::sure(Outcome{first >= second ? 0U : 1U}));
  }
  const AgentAmounts paid = defined_amounts(environment, highest, NamedTransferRule::threshold_payments);
  EXPECT_EQ(named_transfers(environment, highest, NamedTransferRule::threshold_payments).amounts, paid);
  for (Profile theta; theta.value < 9; ++theta.value) {
    const std::size_t first = theta.value / 3, second = theta.value % 3;
    EXPECT_EQ(paid(Agent{0}, theta), first >= second ? Rational(-values[second]) : Rational(0));
    EXPECT_EQ(paid(Agent{1}, theta), first < second ? Rational(-values[first + 1]) : Rational(0));
  }
  highest.lotteries.front() = {{{Outcome{0}, Rational(1) / Rational(2)}, {Outcome{1}, Rational(1) / Rational(2)}}};
  EXPECT_THROW(defined_amounts(environment, highest, NamedTransferRule::threshold_payments), std::domain_error);
}

// Above 2^16 amounts tables are kept over one denominator: 8 agents with 4 types each.
TEST(Constructions, LargeTablesAreTheSameNumbers) {
  std::mt19937 random(64);
  testing::RandomShape shape;
  shape.agents = 8;
  shape.types = 4;
  shape.independent = true;
  shape.private_values = true;
  const FiniteModel model = testing::random_model(random, shape);
  const Environment& environment = model.environment;
  const AllocationRule q = efficient_allocation(environment, TieRule::last);
  const AgentAmounts pivot = pivot_transfers(environment, q);
  ASSERT_NE(pivot.scaled(), nullptr);
  EXPECT_TRUE(is_named_rule(environment, q, pivot, NamedTransferRule::pivot));
  for (const Profile theta : {Profile{0}, Profile{12345}, Profile{65535}})
    for (Agent i : environment.types.grand_coalition()) {
      const auto others = [&](Outcome a) { return environment.surplus(a, theta) - environment.payoffs(i, a, theta); };
      Rational expected, best = others(Outcome{0});
      for (const Lottery::Branch& branch : q(theta).branches) expected += branch.probability * others(branch.outcome);
      for (Outcome a; a.value < environment.outcome_count(); ++a.value) best = std::max(best, others(a));
      EXPECT_EQ(pivot(i, theta), expected - best);
    }
}

TEST(Constructions, AgvEqualsItsDefinitionUnderCorrelationToo) {
  std::mt19937 random(3);
  const FiniteModel model = testing::random_model(random, {});
  EXPECT_EQ(agv_transfers(model.environment, model.allocations[0]),
            defined_amounts(model.environment, model.allocations[0], NamedTransferRule::agv));
  EXPECT_THROW(safronov_transfers(model.environment, model.allocations[0]), std::domain_error);
  EXPECT_THROW(defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov),
               std::domain_error);
  EXPECT_THROW(defined_amounts(model.environment, model.allocations[0], NamedTransferRule::pivot),
               std::domain_error);  // interdependent values
}

// Safronov 2016, Theorem 1, Proposition 3 and Theorem 2; and what VCG, pivot and AGV promise, and
// do not.
TEST(Constructions, HaveTheProvedProperties) {
  std::mt19937 random(17);
  for (int trial = 0; trial < 8; ++trial) {
    FiniteModel model = testing::random_model(random, shape_of(trial, true));
    model.allocations = {efficient_allocation(model.environment, TieRule::first)};
    model.transfers.clear();
    for (NamedTransferRule rule :
         {NamedTransferRule::pivot, NamedTransferRule::vcg, NamedTransferRule::agv, NamedTransferRule::safronov}) {
      model.transfers.push_back(named_transfers(model.environment, model.allocations[0], rule));
      model.transfers.back().construction = TransferRule::Construction{rule, 0};
    }
    const Kernel kernel(model, defect_of_names);
    const auto verified = [&](const Statement& statement) {
      return std::holds_alternative<Verified>(kernel.check(statement, Enumerate{}));
    };
    const std::uint32_t n = model.environment.types.agent_count();
    EXPECT_TRUE(verified(Efficient{0}));
    EXPECT_TRUE(verified(DominantStrategyIc{{"", 0, {0}}}));
    EXPECT_TRUE(verified(DominantStrategyIc{{"", 0, {1}}}));
    EXPECT_TRUE(verified(BudgetBalance{{0}, Balance::no_deficit}));  // the pivot rule never pays out
    EXPECT_TRUE(verified(BudgetBalance{{2, 3}, Balance::exact}));
    EXPECT_TRUE(verified(BayesianIc{{"", 0, {2}}}));
    EXPECT_TRUE(verified(CoalitionalIc{{"", 0, {3}}, all_coalitions(n)}));
    EXPECT_TRUE(verified(Guarantee{{"", 0, {3}}, all_coalitions(n)}));
    EXPECT_TRUE(verified(ExternalityPayment{{"", 0, {3}}, proper_coalitions(n), std::nullopt}));
    EXPECT_TRUE(verified(AllEquilibriaEfficient{{"", 0, {3}}, singletons(n)}));
  }
}

TEST(Constructions, AgvOfTheAirlinesPaysNothingAndSafronovPaysSevenQuarters) {
  const FiniteModel model = testing::airlines();
  EXPECT_EQ(agv_transfers(model.environment, model.allocations[0]), model.transfers[0].amounts);
  EXPECT_EQ(safronov_transfers(model.environment, model.allocations[0]), model.transfers[1].amounts);
}

// 11 agents with two types: 11 * 2^11 sets and 2^11 profiles are more than 2^22 terms of the
// literal formula.
TEST(Constructions, SafronovsTransfersToManyAgentsAreRecognised) {
  std::mt19937 random(6);
  testing::RandomShape shape;
  shape.agents = 11;
  shape.independent = shape.private_values = true;
  FiniteModel model = testing::random_model(random, shape);
  model.allocations = {efficient_allocation(model.environment, TieRule::first)};
  model.transfers = {named_transfers(model.environment, model.allocations[0], NamedTransferRule::safronov)};
  model.transfers[0].construction = TransferRule::Construction{NamedTransferRule::safronov, 0};
  EXPECT_TRUE(std::holds_alternative<Verified>(
      Kernel(model, defect_of_names)
          .check(CoalitionalIc{{"", 0, {0}}, {model.environment.types.grand_coalition()}}, Proposition2{})));
  model.transfers[0].amounts(Agent{3}, Profile{77}) += 1;
  EXPECT_THROW(Kernel(model, defect_of_names), InvalidModel);
}

// 13 agents with two types: the transfers are kept as integers. One unit of them, moved from an
// agent to another at one profile, is noticed.
TEST(Constructions, SafronovsTransfersToManyAgentsAreKeptAsIntegers) {
  std::mt19937 random(7);
  testing::RandomShape shape;
  shape.agents = 13;
  shape.independent = shape.private_values = true;
  FiniteModel model = testing::random_model(random, shape);
  model.allocations = {efficient_allocation(model.environment, TieRule::first)};
  model.transfers = {named_transfers(model.environment, model.allocations[0], NamedTransferRule::safronov)};
  ASSERT_NE(model.transfers[0].amounts.scaled(), nullptr);
  model.transfers[0].construction = TransferRule::Construction{NamedTransferRule::safronov, 0};
  const CoalitionalIc claim{{"", 0, {0}}, {model.environment.types.grand_coalition()}};
  EXPECT_TRUE(std::holds_alternative<Verified>(Kernel(model, defect_of_names).check(claim, Proposition2{})));
  const Rational unit = Rational(1) / model.transfers[0].amounts.denominator();
  model.transfers[0].amounts(Agent{3}, Profile{77}) += unit;
  model.transfers[0].amounts(Agent{5}, Profile{77}) -= unit;
  EXPECT_THROW(Kernel(model, defect_of_names), InvalidModel);
}

TEST(Constructions, TiesAreBrokenAsNamed) {
  FiniteModel model = testing::blank(2, 1, 3);
  testing::set_payoffs(model, [](Agent, Outcome a, Profile) { return Rational(a.value == 0 ? 0 : 1); });
  EXPECT_EQ(efficient_allocation(model.environment, TieRule::first)(Profile{0}), Lottery::sure(Outcome{1}));
  EXPECT_EQ(efficient_allocation(model.environment, TieRule::last)(Profile{0}), Lottery::sure(Outcome{2}));
  EXPECT_EQ(efficient_allocation(model.environment, TieRule::uniform)(Profile{0}),
            (Lottery{{{Outcome{1}, testing::ratio(1, 2)}, {Outcome{2}, testing::ratio(1, 2)}}}));
  try {
    efficient_allocation(model.environment, TieRule::none);
    ADD_FAILURE() << "a tie was not noticed";
  } catch (const std::domain_error& error) {
    EXPECT_STREQ(error.what(), "at (1, 1) outcomes a1 and a2 are both efficient");
  }
}

// A second-price auction is the pivot rule: values 0, 1, 2 for two bidders, ties to the first.
TEST(Constructions, PivotIsTheSecondPriceAuction) {
  FiniteModel model = testing::blank(2, 3, 2);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == a.value ? types.type_of(theta, i).value : 0);
  });
  const AllocationRule q = efficient_allocation(model.environment, TieRule::first);
  const AgentAmounts pivot = pivot_transfers(model.environment, q);
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    const long first = types.type_of(theta, Agent{0}).value, second = types.type_of(theta, Agent{1}).value;
    EXPECT_EQ(pivot(Agent{0}, theta), Rational(first >= second ? -second : 0));
    EXPECT_EQ(pivot(Agent{1}, theta), Rational(first >= second ? 0 : -first));
  }
}

}  // namespace
}  // namespace candor
