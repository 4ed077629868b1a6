// SPDX-License-Identifier: MIT
// Redistribution and trade: the constructions against their definitions, what transfers can do at
// best against direct computation, and which grids are the smallest impossible ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "prover/mechanisms/constructions.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::ratio;

/// One object, n agents with values 0 .. k-1: outcome i is that agent i gets it.
FiniteModel object(std::uint32_t agents, std::uint32_t values) {
  FiniteModel model = testing::blank(agents, values, agents);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return i.value == a.value ? Rational(types.type_of(theta, i).value) : Rational(0);
  });
  return model;
}

bool is_verified(const FiniteModel& model, const Statement& statement) {
  return std::holds_alternative<Verified>(Kernel(model, defect_of_names).check(statement, Enumerate{}));
}

TEST(Redistribution, TheConstructionsEqualTheirDefinitions) {
  for (const auto& [agents, values] : {std::pair{2u, 5u}, {3u, 4u}, {4u, 3u}, {5u, 2u}}) {
    FiniteModel model = object(agents, values);
    const AllocationRule lottery = green_laffont_allocation(model.environment);
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      EXPECT_EQ(lottery(theta), green_laffont_lottery(model.environment, theta));
    EXPECT_EQ(green_laffont_transfers(model.environment),
              defined_amounts(model.environment, lottery, NamedTransferRule::green_laffont));
    if (agents < 3) {
      EXPECT_THROW(cavallo_transfers(model.environment), std::domain_error);
      EXPECT_THROW(defined_amounts(model.environment, lottery, NamedTransferRule::cavallo), std::domain_error);
      continue;
    }
    EXPECT_EQ(cavallo_transfers(model.environment),
              defined_amounts(model.environment, lottery, NamedTransferRule::cavallo));
  }
}

TEST(Redistribution, HasTheProvedProperties) {
  for (const auto& [agents, values] : {std::pair{3u, 4u}, {4u, 3u}}) {
    FiniteModel model = object(agents, values);
    model.allocations = {green_laffont_allocation(model.environment),
                         efficient_allocation(model.environment, TieRule::first)};
    model.transfers = {named_transfers(model.environment, model.allocations[0], NamedTransferRule::green_laffont),
                       named_transfers(model.environment, model.allocations[1], NamedTransferRule::cavallo)};
    model.transfers[0].construction = TransferRule::Construction{NamedTransferRule::green_laffont, 0};
    model.transfers[1].construction = TransferRule::Construction{NamedTransferRule::cavallo, 1};
    const Mechanism share{"", 0, {0}}, rebate{"", 1, {1}};
    EXPECT_TRUE(is_verified(model, DominantStrategyIc{share}));
    EXPECT_TRUE(is_verified(model, DominantStrategyIc{rebate}));
    EXPECT_TRUE(is_verified(model, BudgetBalance{{0}, Balance::exact}));
    EXPECT_TRUE(is_verified(model, BudgetBalance{{1}, Balance::no_deficit}));
    EXPECT_FALSE(is_verified(model, BudgetBalance{{1}, Balance::exact}));
    EXPECT_FALSE(is_verified(model, Efficient{0}));
    EXPECT_TRUE(is_verified(model, IndividualRationality{share, Stage::ex_post}));
    EXPECT_TRUE(is_verified(model, IndividualRationality{rebate, Stage::ex_post}));
    EXPECT_TRUE(is_verified(model, Groves{share}));
    EXPECT_TRUE(is_verified(model, Groves{rebate}));
  }
}

TEST(Redistribution, RefusesWhatIsNoSingleObject) {
  const FiniteModel more_outcomes = testing::blank(3, 2, 4);
  FiniteModel public_good = testing::blank(3, 2, 3), interdependent = object(3, 2);
  testing::set_payoffs(public_good, [](Agent, Outcome a, Profile) { return Rational(a.value); });
  interdependent.environment.payoffs(Agent{0}, Outcome{0}, Profile{7}) = 9;
  for (const FiniteModel* model : {&more_outcomes, &static_cast<const FiniteModel&>(public_good),
                                   &static_cast<const FiniteModel&>(interdependent)}) {
    EXPECT_THROW(green_laffont_allocation(model->environment), std::domain_error);
    EXPECT_THROW(green_laffont_transfers(model->environment), std::domain_error);
    EXPECT_THROW(cavallo_transfers(model->environment), std::domain_error);
    EXPECT_THROW(defined_amounts(model->environment, {}, NamedTransferRule::cavallo), std::domain_error);
  }
}

TEST(Redistribution, ARuleThatOnlyClaimsTheNameIsNoModel) {
  FiniteModel model = object(3, 3);
  model.allocations = {efficient_allocation(model.environment, TieRule::first)};
  model.allocations[0].green_laffont = true;
  EXPECT_THROW(Kernel(model, defect_of_names), InvalidModel);
  model.allocations = {green_laffont_allocation(model.environment)};
  model.transfers = {named_transfers(model.environment, model.allocations[0], NamedTransferRule::cavallo)};
  model.transfers[0].construction = TransferRule::Construction{NamedTransferRule::green_laffont, 0};
  EXPECT_THROW(Kernel(model, defect_of_names), InvalidModel);
}

// --- trade between a buyer (agent 0) and a seller (agent 1) --------------------------------------

/// Trade (outcome 1) if the buyer's value is above the seller's cost. `owned`: the seller's payoff
/// is the value of what is kept, not the cost of what is sold.
FiniteModel trade(const std::vector<Rational>& values, const std::vector<Rational>& costs, bool trade_at_ties = false) {
  std::vector<AgentTypes> agents{{"buyer", {}}, {"seller", {}}};
  for (const Rational& value : values) agents[0].types.push_back({"b" + std::to_string(agents[0].types.size()), value});
  for (const Rational& cost : costs) agents[1].types.push_back({"s" + std::to_string(agents[1].types.size()), cost});
  FiniteModel model;
  Environment& environment = model.environment;
  environment.types = TypeSpace(agents);
  const std::uint32_t profiles = environment.types.profile_count();
  environment.prior = Prior(std::vector<Rational>(profiles, Rational(1) / Rational(profiles)));
  environment.outcomes = {"keep", "trade"};
  environment.payoffs = Payoffs(2, 2, profiles);
  environment.outside_options = AgentAmounts(2, profiles);
  environment.coalitions = all_coalitions(2);
  AllocationRule rule;
  rule.name = "q";
  for (Profile theta; theta.value < profiles; ++theta.value) {
    const Rational& value = values[environment.types.type_of(theta, Agent{0}).value];
    const Rational& cost = costs[environment.types.type_of(theta, Agent{1}).value];
    environment.payoffs(Agent{0}, Outcome{1}, theta) = value;
    environment.payoffs(Agent{1}, Outcome{1}, theta) = -cost;
    rule.assign(theta, Lottery::sure(Outcome{value > cost || (trade_at_ties && value == cost)}));
  }
  model.allocations.push_back(std::move(rule));
  return model;
}

std::vector<Rational> integers(std::uint32_t count) {
  std::vector<Rational> result;
  for (std::uint32_t k = 0; k < count; ++k) result.emplace_back(k);
  return result;
}

Implementable green_laffont_question() {
  Implementable question;
  question.requirements.balance = Balance::exact;
  question.requirements.dominant_strategy_ic = true;
  return question;
}

Implementable myerson_satterthwaite_question() {
  Implementable question;
  question.requirements.balance = Balance::no_deficit;
  question.requirements.coalitional_ic = singletons(2);
  question.requirements.individual_rationality = Stage::interim;
  return question;
}

Optimum least_subsidy(Rational number) {
  Optimum claim;
  claim.requirements.coalitional_ic = singletons(2);
  claim.requirements.individual_rationality = Stage::interim;
  claim.coalition = coalition({0, 1});
  claim.number = std::move(number);
  return claim;
}

bool is_possible(const FiniteModel& model, const Implementable& question) {
  const Verdict verdict = prove(Kernel(model, defect_of_names), model, question);
  EXPECT_FALSE(std::holds_alternative<Undecided>(verdict));
  return std::holds_alternative<Verified>(verdict);
}

/// D = E U_B^min + E U_S^min - S with uniform types, no trade at ties: the utilities that the
/// incentive constraints between neighbours leave at least, from 0 at the bottom of each side.
Rational subsidy_by_hand(const std::vector<Rational>& values, const std::vector<Rational>& costs) {
  const Rational b = static_cast<long>(values.size()), s = static_cast<long>(costs.size());
  const auto trades_with_value = [&](const Rational& value) {
    return Rational(static_cast<long>(
               std::count_if(costs.begin(), costs.end(), [&](const Rational& cost) { return value > cost; }))) /
           s;
  };
  const auto trades_with_cost = [&](const Rational& cost) {
    return Rational(static_cast<long>(
               std::count_if(values.begin(), values.end(), [&](const Rational& value) { return value > cost; }))) /
           b;
  };
  Rational total, own;
  for (std::size_t k = 1; k < values.size(); ++k) {
    own += (values[k] - values[k - 1]) * trades_with_value(values[k - 1]);
    total += own / b;
  }
  own = 0;
  for (std::size_t k = costs.size() - 1; k-- > 0;) {
    own += (costs[k + 1] - costs[k]) * trades_with_cost(costs[k + 1]);
    total += own / s;
  }
  for (const Rational& value : values)
    for (const Rational& cost : costs)
      if (value > cost) total -= (value - cost) / (b * s);
  return total;
}

/// All ways to give x values to the buyer and y to the seller, all different: 0, 1, 2, ... in
/// order.
void for_each_interleaving(
    std::uint32_t x, std::uint32_t y,
    const std::function<void(const std::vector<Rational>&, const std::vector<Rational>&)>& visit) {
  for (std::uint32_t mask = 0; mask < (1u << (x + y)); ++mask) {
    std::vector<Rational> values, costs;
    for (std::uint32_t k = 0; k < x + y; ++k) ((mask >> k & 1u) != 0 ? values : costs).emplace_back(k);
    if (values.size() == x) visit(values, costs);
  }
}

/// A posted price: not below a value that does not buy, or a cost that sells; not above a value
/// that buys, or a cost that does not sell, in each row and column with both.
bool some_posted_price_is_efficient(const std::vector<Rational>& values, const std::vector<Rational>& costs) {
  std::optional<Rational> lower, upper;
  const auto raise = [&](const Rational& bound) { lower = lower ? std::max(*lower, bound) : bound; };
  const auto lower_to = [&](const Rational& bound) { upper = upper ? std::min(*upper, bound) : bound; };
  for (const Rational& cost : costs) {
    const bool mixed = values.front() <= cost && values.back() > cost;
    for (const Rational& value : values)
      if (mixed) value > cost ? lower_to(value) : raise(value);
  }
  for (const Rational& value : values) {
    const bool mixed = value > costs.front() && value <= costs.back();
    for (const Rational& cost : costs)
      if (mixed) value > cost ? raise(cost) : lower_to(cost);
  }
  return !lower || !upper || *lower <= *upper;
}

// Green and Laffont. Fewer than 8 cells are always possible; 8 cells and 3 x 3 have the smallest
// impossible grids.
TEST(GridSearch, TheSmallestGridsWithoutBalancedDominantStrategies) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, int>> impossible;  // of how many
  for (std::uint32_t x = 1; x <= 4; ++x)
    for (std::uint32_t y = 1; y <= 4; ++y) {
      if (x * y > 9) continue;
      for_each_interleaving(x, y, [&](const std::vector<Rational>& values, const std::vector<Rational>& costs) {
        const bool possible = is_possible(trade(values, costs), green_laffont_question());
        EXPECT_EQ(possible, some_posted_price_is_efficient(values, costs));
        ++impossible[{x, y}].second;
        impossible[{x, y}].first += !possible;
      });
    }
  for (const auto& [size, count] : impossible)
    if (size.first * size.second < 8) {
      EXPECT_EQ(count.first, 0) << size.first << " x " << size.second;
    }
  EXPECT_EQ(impossible.at({2, 4}), (std::pair{1, 15}));
  EXPECT_EQ(impossible.at({4, 2}), (std::pair{1, 15}));
  EXPECT_EQ(impossible.at({3, 3}), (std::pair{2, 20}));
  EXPECT_FALSE(is_possible(trade({1, 4}, {0, 2, 3, 5}), green_laffont_question()));
  EXPECT_FALSE(is_possible(trade({0, 2, 3, 5}, {1, 4}), green_laffont_question()));
  EXPECT_FALSE(is_possible(trade({1, 3, 5}, {0, 2, 4}), green_laffont_question()));
  EXPECT_FALSE(is_possible(trade({0, 2, 4}, {1, 3, 5}), green_laffont_question()));
}

TEST(GridSearch, CommonValuesWithoutBalancedDominantStrategies) {
  for (std::uint32_t m = 2; m <= 4; ++m)
    for (bool at_ties : {false, true})
      EXPECT_EQ(is_possible(trade(integers(m), integers(m), at_ties), green_laffont_question()), m <= 3) << m;
}

// Myerson and Satterthwaite. One type on one side is always possible; with two on each side only
// the order cost, value, cost, value can be impossible, and is if the middle is wide.
TEST(GridSearch, TheSmallestGridsWhereTradeNeedsASubsidy) {
  for (const auto& [x, y] : {std::pair{1u, 4u}, {4u, 1u}})
    for_each_interleaving(x, y, [&](const std::vector<Rational>& values, const std::vector<Rational>& costs) {
      EXPECT_TRUE(is_possible(trade(values, costs), myerson_satterthwaite_question()));
    });
  for_each_interleaving(2, 2, [&](const std::vector<Rational>& values, const std::vector<Rational>& costs) {
    const FiniteModel model = trade(values, costs);
    const Rational subsidy = subsidy_by_hand(values, costs);
    EXPECT_EQ(is_possible(model, myerson_satterthwaite_question()), subsidy.sign() <= 0);
    EXPECT_EQ(word(prove(Kernel(model, defect_of_names), model, least_subsidy(subsidy))), "verified");
  });
  EXPECT_TRUE(is_possible(trade({1, 3}, {0, 2}), myerson_satterthwaite_question()));
  EXPECT_TRUE(is_possible(trade({1, 4}, {0, 3}), myerson_satterthwaite_question()));
  EXPECT_FALSE(is_possible(trade({1, 5}, {0, 4}), myerson_satterthwaite_question()));
}

// D = (m - 1)(m - 5) / (6 m) with no trade at ties: the knife edge is at five values. With trade at
// ties the whole surplus (m^2 - 1) / (6 m) is needed.
TEST(GridSearch, TheLeastSubsidyOfCommonValues) {
  for (std::uint32_t m = 2; m <= 7; ++m) {
    const Rational size = m, one = 1;
    const FiniteModel model = trade(integers(m), integers(m));
    const Rational subsidy = (size - one) * (size - Rational(5)) / (Rational(6) * size);
    EXPECT_EQ(subsidy_by_hand(integers(m), integers(m)), subsidy);
    EXPECT_EQ(word(prove(Kernel(model, defect_of_names), model, least_subsidy(subsidy))), "verified") << m;
    EXPECT_EQ(word(prove(Kernel(model, defect_of_names), model, least_subsidy(subsidy + ratio(1, 1000)))), "refuted")
        << m;
    EXPECT_EQ(word(prove(Kernel(model, defect_of_names), model, least_subsidy(subsidy - ratio(1, 1000)))), "refuted")
        << m;
    EXPECT_EQ(is_possible(model, myerson_satterthwaite_question()), m <= 5) << m;
    if (m > 4) continue;
    const FiniteModel at_ties = trade(integers(m), integers(m), true);
    EXPECT_EQ(word(prove(Kernel(at_ties, defect_of_names), at_ties,
                         least_subsidy((size * size - one) / (Rational(6) * size)))),
              "verified")
        << m;
    EXPECT_FALSE(is_possible(at_ties, myerson_satterthwaite_question())) << m;
  }
}

// --- revenue equivalence -------------------------------------------------------------------------

/// The range of U_i(a) - U_i(b) over Bayesian incentive compatible transfers, independent types:
/// [d(b, a), -d(a, b)], d the longest paths with arcs b -> a of length w(b -> a) = E[ v_i(a, q(b))
/// - v_i(b, q(b)) ].
std::pair<Rational, Rational> range_by_longest_paths(const FiniteModel& model, Agent i, std::uint32_t a,
                                                     std::uint32_t b) {
  const TypeSpace& types = model.environment.types;
  const Coalition alone = Coalition::of(i);
  const std::uint32_t count = types.type_count(i);
  std::vector<std::vector<Rational>> longest(count, std::vector<Rational>(count));
  for (std::uint32_t from = 0; from < count; ++from)
    for (std::uint32_t to = 0; to < count; ++to)
      for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
        if (types.type_of(theta, i).value != from) continue;
        const Outcome chosen = model.allocations[0](theta).branches.front().outcome;
        const Rational others = model.environment.prior.marginal(types, types.restrict(theta, types.outsiders(alone)));
        longest[from][to] += others * (model.environment.payoffs(i, chosen, types.replace(theta, {alone, to})) -
                                       model.environment.payoffs(i, chosen, theta));
      }
  for (std::uint32_t through = 0; through < count; ++through)
    for (std::uint32_t from = 0; from < count; ++from)
      for (std::uint32_t to = 0; to < count; ++to)
        longest[from][to] = std::max(longest[from][to], longest[from][through] + longest[through][to]);
  return {longest[b][a], -longest[a][b]};
}

TEST(RevenueEquivalence, TheRangeIsThatOfLongestPaths) {
  std::mt19937 random(4);
  for (int trial = 0; trial < 8; ++trial) {
    testing::RandomShape shape{2, 3, 3, 0};
    shape.independent = shape.private_values = true;
    FiniteModel model = testing::random_model(random, shape);
    model.allocations = {efficient_allocation(model.environment, TieRule::first)};
    const Kernel kernel(model, defect_of_names);
    bool unique = true;
    for (Agent i : model.environment.types.grand_coalition())
      for (std::uint32_t t = 1; t < 3; ++t) {
        const auto [least, largest] = range_by_longest_paths(model, i, t, 0);
        unique = unique && least == largest;
        Optimum claim;
        claim.requirements.coalitional_ic = singletons(2);
        claim.quantity = Quantity::utility;
        claim.coalition = Coalition::of(i);
        claim.given = JointType{Coalition::of(i), t};
        claim.minus = JointType{Coalition::of(i), 0};
        claim.number = least;
        EXPECT_EQ(word(prove(kernel, model, claim)), "verified");
        claim.direction = Optimum::Direction::largest;
        claim.number = largest;
        EXPECT_EQ(word(prove(kernel, model, claim)), "verified");
      }
    EXPECT_EQ(word(prove(kernel, model, RevenueEquivalence{0})), unique ? "verified" : "refuted");
  }
}

TEST(RevenueEquivalence, HoldsWhereTradeIsCertain) {
  const FiniteModel certain = trade({2, 3}, {0, 1}), uncertain = trade({0, 1}, {ratio(1, 2)});
  EXPECT_EQ(word(prove(Kernel(certain, defect_of_names), certain, RevenueEquivalence{0})), "verified");
  EXPECT_EQ(word(prove(Kernel(uncertain, defect_of_names), uncertain, RevenueEquivalence{0})), "refuted");
}

// Correlated types with full rank: any interim utilities can be had, so the difference has no
// bound, and what is claimed is refuted by transfers beyond it.
TEST(Optimum, WithoutBound) {
  FiniteModel model = trade({0, 1}, {0, 1});
  model.environment.prior = Prior({ratio(2, 5), ratio(1, 10), ratio(1, 10), ratio(2, 5)});
  Optimum claim;
  claim.requirements.coalitional_ic = singletons(2);
  claim.quantity = Quantity::utility;
  claim.coalition = coalition({0});
  claim.given = testing::joint(model, {0}, {1});
  claim.minus = testing::joint(model, {0}, {0});
  for (const Rational& number : {Rational(-1000), Rational(0), Rational(1000)})
    for (Optimum::Direction direction : {Optimum::Direction::least, Optimum::Direction::largest}) {
      claim.number = number;
      claim.direction = direction;
      const Verdict verdict = prove(Kernel(model, defect_of_names), model, claim);
      ASSERT_EQ(word(verdict), "refuted");
      EXPECT_TRUE(std::holds_alternative<BetterTransfers>(std::get<Refuted>(verdict).evidence()));
    }
  EXPECT_EQ(word(prove(Kernel(model, defect_of_names), model, RevenueEquivalence{0})), "refuted");
}

TEST(Optimum, OfRequirementsThatCannotBeMet) {
  const FiniteModel model = trade({1, 5}, {0, 4});
  Optimum claim = least_subsidy(0);
  claim.requirements.balance = Balance::no_deficit;
  const Verdict verdict = prove(Kernel(model, defect_of_names), model, claim);
  ASSERT_EQ(word(verdict), "refuted");
  EXPECT_TRUE(std::holds_alternative<FarkasCombination>(std::get<Refuted>(verdict).evidence()));
}

}  // namespace
}  // namespace candor
