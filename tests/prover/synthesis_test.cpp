// SPDX-License-Identifier: MIT
#include "prover/search/synthesis.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::ratio;
using Status = Synthesis::Status;

TransferRequirements balanced_cic(const CoalitionPattern& coalitions) {
  TransferRequirements required;
  required.balance = Balance::exact;
  required.coalitional_ic = coalitions;
  return required;
}

TransferRequirements bounded(TransferRequirements required, const Rational& bound) {
  required.least_transfer = -bound;
  required.largest_transfer = bound;
  return required;
}

Rational largest(const AgentAmounts& amounts, const FiniteModel& model) {
  Rational result;
  for (Agent i : model.environment.types.grand_coalition())
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      result = std::max(result, abs(amounts(i, theta)));
  return result;
}

Rational distance(const AgentAmounts& one, const AgentAmounts& other, const FiniteModel& model) {
  Rational result;
  for (Agent i : model.environment.types.grand_coalition())
    for (Profile theta; theta.value < model.environment.types.profile_count(); ++theta.value)
      result += abs(one(i, theta) - other(i, theta));
  return result;
}

/// The least loss from a misreport, by the definition of interim expected utility.
Rational least_loss(FiniteModel model, const AgentAmounts& amounts, const CoalitionPattern& coalitions) {
  const TypeSpace& types = model.environment.types;
  model.transfers.push_back({"found", amounts, {}});
  std::optional<Rational> least;
  for (Coalition S : coalitions)
    for (std::uint32_t t = 0; t < types.joint_type_count(S); ++t)
      for (std::uint32_t r = 0; r < types.joint_type_count(S); ++r) {
        if (r == t || model.environment.prior.marginal(types, {S, t}).sign() == 0) continue;
        Event given;
        given.types = {S, t};
        const auto utility = [&](const MixedReport& report) {
          return evaluate(model, {Quantity::utility, S, 0, model.transfers.size() - 1, given, report});
        };
        const Rational loss = utility(MixedReport::truth()) - utility(MixedReport::pure({S, r}));
        least = least ? std::min(*least, loss) : loss;
      }
  return *least;
}

void expect_met(const FiniteModel& model, const TransferRequirements& required, const AgentAmounts& amounts) {
  EXPECT_EQ(word(Kernel(model, defect_of_names).check(Implementable{required}, TransferTable{amounts})), "verified");
}

// With the airlines, the average of a rule over all renamings of agents and types does what the
// rule does, and is no larger and no farther from zero: 2s for the airline whose type is unique, -s
// for the two others. A pair of types (A, B) gets s - 1 under truth (one of them helps, for 2s and
// -3, and the other has 2 and pays s); reporting (A, A) it gets 0 if the third is of type A and 2 -
// 2s if the third helps, 1 - s on average. So s >= 1, and s = 1 does it (Safronov 2016, section 3,
// for s = 7/4).
TEST(Synthesis, SmallestTransfersOfTheAirlines) {
  const FiniteModel model = testing::airlines();
  const TransferRequirements required = balanced_cic(all_coalitions(3));
  const Synthesis found = synthesise(model, required, Objective::smallest_largest_transfer);
  ASSERT_EQ(found.status, Status::found);
  EXPECT_EQ(found.value, Rational(2));
  EXPECT_EQ(largest(found.amounts, model), Rational(2));
  expect_met(model, required, found.amounts);
}

TEST(Synthesis, ClosestToTheAirlinesRules) {
  const FiniteModel model = testing::airlines();
  const TransferRequirements required = balanced_cic(all_coalitions(3));
  const Synthesis to_nothing = synthesise(model, required, Objective::closest, &model.transfers[0].amounts);
  EXPECT_EQ(to_nothing.value, Rational(6 * (2 + 1 + 1)));  // s = 1 at the six profiles with a unique type
  expect_met(model, required, to_nothing.amounts);
  const Synthesis to_scheme = synthesise(model, required, Objective::closest, &model.transfers[1].amounts);
  EXPECT_EQ(to_scheme.value, Rational(0));
  EXPECT_EQ(to_scheme.amounts, model.transfers[1].amounts);
}

// Agent 1 values an object at 0 or 1 and gets it when it says 1; agent 2 is idle, and has one type.
// At price x the lie 1 costs x and the lie 0 costs 1 - x: at most 1/2.
TEST(Synthesis, LargestSlackOfAPostedPrice) {
  FiniteModel model;
  model.environment.types = TypeSpace({{"1", {{"0", {}}, {"1", {}}}}, {"2", {{"0", {}}}}});
  model.environment.prior = Prior({ratio(1, 3), ratio(2, 3)});
  model.environment.outcomes = {"keep", "sell"};
  model.environment.payoffs = Payoffs(2, 2, 2);
  model.environment.payoffs(Agent{0}, Outcome{1}, Profile{1}) = 1;
  model.environment.coalitions = singletons(2);
  model.environment.outside_options = AgentAmounts(2, 2);
  testing::add_allocation(model, [](Profile theta) { return Outcome{theta.value}; });
  TransferRequirements dominant;
  dominant.dominant_strategy_ic = true;
  for (const TransferRequirements& asked : {dominant, balanced_cic(singletons(2))}) {
    const Synthesis found = synthesise(model, asked, Objective::largest_slack);
    ASSERT_EQ(found.status, Status::found);
    EXPECT_EQ(found.value, ratio(1, 2));
    expect_met(model, asked, found.amounts);
    EXPECT_EQ(found.amounts(Agent{0}, Profile{0}) - found.amounts(Agent{0}, Profile{1}), ratio(1, 2));
  }
}

TEST(Synthesis, WithoutBoundsSomeSlackIsUnbounded) {
  const FiniteModel model = testing::guo();
  EXPECT_EQ(synthesise(model, balanced_cic(singletons(3)), Objective::largest_slack).status,
            Status::unbounded);  // beliefs differ: bets punish every lie
  TransferRequirements nothing;
  nothing.balance = Balance::exact;
  EXPECT_THROW(synthesise(model, nothing, Objective::largest_slack), std::invalid_argument);
}

TEST(Synthesis, ImpossibleIsSaid) {
  const FiniteModel model = testing::guo();
  for (Objective objective :
       {Objective::smallest_largest_transfer, Objective::fewest_nonzero, Objective::closest, Objective::largest_slack})
    EXPECT_EQ(
        synthesise(model, balanced_cic(model.environment.coalitions), objective, &model.transfers[0].amounts).status,
        Status::impossible);
}

TEST(Synthesis, OnRandomEnvironments) {
  std::mt19937 random(7);
  int found = 0;
  for (int trial = 0; trial < 12; ++trial) {
    SCOPED_TRACE(trial);
    testing::RandomShape shape;
    shape.lotteries = trial % 2 == 0;
    shape.zeros_in_prior = trial % 3 == 0;
    const FiniteModel model = testing::random_model(random, shape);
    const CoalitionPattern pattern =
        trial % 4 == 0 ? CoalitionPattern{coalition({0}), coalition({1}), coalition({2}), coalition({0, 1})}
                       : singletons(3);
    TransferRequirements required = balanced_cic(pattern);
    if (trial % 4 == 2) {
      required.individual_rationality = Stage::ex_ante;
      required.balance = Balance::ex_ante_no_deficit;
    }
    const Synthesis small = synthesise(model, required, Objective::smallest_largest_transfer);
    if (small.status == Status::impossible) continue;
    ++found;
    ASSERT_EQ(small.status, Status::found);
    EXPECT_EQ(largest(small.amounts, model), small.value);
    // The kernel confirms the value, up to a thousandth of it.
    const Kernel kernel(model, defect_of_names);
    expect_met(model, bounded(required, small.value), small.amounts);
    if (small.value.sign() > 0) {
      const TransferRequirements too_tight = bounded(required, small.value * ratio(999, 1000));
      EXPECT_EQ(word(prove(kernel, model, Implementable{too_tight})), "refuted");
    }

    const Synthesis close = synthesise(model, required, Objective::closest, &model.transfers[0].amounts);
    expect_met(model, required, close.amounts);
    EXPECT_EQ(distance(close.amounts, model.transfers[0].amounts, model), close.value);
    EXPECT_LE(close.value, distance(small.amounts, model.transfers[0].amounts, model));
    EXPECT_EQ(synthesise(model, required, Objective::closest, &close.amounts).value, Rational(0));

    const Synthesis few = synthesise(model, required, Objective::fewest_nonzero);
    expect_met(model, required, few.amounts);
    Rational nonzero;
    for (Agent i : model.environment.types.grand_coalition())
      for (Profile theta; theta.value < 8; ++theta.value) nonzero += few.amounts(i, theta).sign() != 0 ? 1 : 0;
    EXPECT_EQ(nonzero, few.value);

    const TransferRequirements bets = bounded(required, small.value + Rational(10));
    const Synthesis safe = synthesise(model, bets, Objective::largest_slack);
    ASSERT_EQ(safe.status, Status::found);
    expect_met(model, bets, safe.amounts);
    EXPECT_EQ(least_loss(model, safe.amounts, pattern), safe.value);
    EXPECT_GE(safe.value, least_loss(model, small.amounts, pattern));
  }
  EXPECT_GT(found, 5);
}

}  // namespace
}  // namespace candor
