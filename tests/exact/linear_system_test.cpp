// SPDX-License-Identifier: MIT
#include "exact/linear/linear_system.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/standard_form.hpp"

namespace candor {
namespace {

using Status = OptimumAnswer::Status;

LinearRow at_least(std::vector<std::pair<std::size_t, Rational>> coefficients, Rational bound) {
  return {std::move(coefficients), std::move(bound), false};
}
LinearRow equal(std::vector<std::pair<std::size_t, Rational>> coefficients, Rational bound) {
  return {std::move(coefficients), std::move(bound), true};
}

TEST(LinearSystem, AFeasibleSystemGetsAPoint) {
  const LinearSystem system{2,
                            {at_least({{0, 1}, {1, 1}}, 2), at_least({{0, -1}}, -1),
                             at_least({{1, -1}}, -1)}};  // x + y >= 2, x <= 1, y <= 1: only (1, 1)
  const FeasibilityAnswer answer = decide_feasibility(system);
  ASSERT_TRUE(answer.point);
  EXPECT_EQ(*answer.point, (std::vector<Rational>{1, 1}));
  EXPECT_FALSE(answer.multipliers);
}

TEST(LinearSystem, AnInfeasibleSystemGetsMultipliers) {
  const LinearSystem system{2, {at_least({{0, 1}, {1, 1}}, 3), at_least({{0, -1}}, -1), at_least({{1, -1}}, -1)}};
  const FeasibilityAnswer answer = decide_feasibility(system);
  ASSERT_TRUE(answer.multipliers);
  EXPECT_TRUE(refutes(system, *answer.multipliers));
}

TEST(LinearSystem, DegenerateSystems) {
  EXPECT_TRUE(decide_feasibility({0, {}}).point);
  EXPECT_TRUE(decide_feasibility({3, {}}).point);
  EXPECT_TRUE(decide_feasibility({1, {at_least({}, -1), equal({}, 0)}}).point);
  const LinearSystem contradiction{1, {at_least({}, 0), equal({}, -2)}};
  const FeasibilityAnswer answer = decide_feasibility(contradiction);
  ASSERT_TRUE(answer.multipliers);
  EXPECT_TRUE(refutes(contradiction, *answer.multipliers));
}

TEST(LinearSystem, RefutesAcceptsProofsOnly) {
  const LinearSystem system{1, {at_least({{0, 1}}, 1), at_least({{0, -1}}, 0), equal({{0, 2}}, 2)}};  // x >= 1, x <= 0
  EXPECT_TRUE(refutes(system, {1, 1, 0}));
  EXPECT_TRUE(refutes(system, {0, 2, 1}));     // an equality may be used with either sign
  EXPECT_FALSE(refutes(system, {1, 0, 0}));    // the variable does not cancel
  EXPECT_FALSE(refutes(system, {0, 0, 0}));    // nothing is contradicted
  EXPECT_FALSE(refutes(system, {-1, -1, 0}));  // an inequality used the wrong way round
  EXPECT_FALSE(refutes(system, {1, 1}));
}

TEST(LinearSystem, MinimisesWithProof) {
  // minimise x + 2y subject to x + y >= 3, y >= 1: at (2, 1), value 4; multipliers (1, 1).
  const LinearSystem system{2, {at_least({{0, 1}, {1, 1}}, 3), at_least({{1, 1}}, 1)}};
  const OptimumAnswer answer = minimise(system, {1, 2});
  ASSERT_EQ(answer.status, Status::optimal);
  EXPECT_EQ(answer.value, Rational(4));
  EXPECT_EQ(answer.point, (std::vector<Rational>{2, 1}));
  EXPECT_EQ(answer.multipliers, (std::vector<Rational>{1, 1}));
  EXPECT_EQ(minimise(system, {1, -1}).status, Status::unbounded);
  LinearSystem empty = system;
  empty.rows.push_back(at_least({{0, -1}, {1, -1}}, -2));
  const OptimumAnswer none = minimise(empty, {1, 2});
  ASSERT_EQ(none.status, Status::infeasible);
  EXPECT_TRUE(refutes(empty, none.multipliers));
}

/// Random integer system with a known point or not, of fractions with the given number of bits.
LinearSystem random_system(std::mt19937& random, std::size_t variables, std::size_t rows, unsigned long bits) {
  std::uniform_int_distribution<long> small(-6, 6);
  LinearSystem system{variables, {}};
  const auto number = [&]() -> Rational {
    if (bits <= 3) return small(random);
    Rational numerator;
    for (unsigned long done = 0; done < bits; done += 30)
      numerator = numerator * Rational(1 << 30) + Rational(random() >> 2);
    return Rational(small(random) < 0 ? -1 : 1) * numerator / (Rational(2).power(bits / 2) + Rational(random() % 1000));
  };
  for (std::size_t r = 0; r < rows; ++r) {
    LinearRow row{{}, number(), random() % 9 == 0};
    for (std::size_t v = 0; v < variables; ++v)
      if (random() % 2 == 0) row.coefficients.emplace_back(v, number());
    system.rows.push_back(std::move(row));
  }
  return system;
}

TEST(LinearSystem, EveryRandomSystemIsDecidedWithProof) {
  std::mt19937 random(20260101);
  int feasible = 0, infeasible = 0;
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t variables = 1 + random() % 8;
    const LinearSystem system = random_system(random, variables, 1 + random() % (2 * variables),
                                              trial % 5 == 4   ? 1000
                                              : trial % 5 == 3 ? 60
                                                               : 3);
    const FeasibilityAnswer answer = decide_feasibility(system);
    ASSERT_NE(answer.point.has_value(), answer.multipliers.has_value()) << trial;
    if (answer.point) {
      EXPECT_TRUE(satisfies(system, *answer.point));
      ++feasible;
    } else {
      EXPECT_TRUE(refutes(system, *answer.multipliers));
      ++infeasible;
    }
  }
  EXPECT_GT(feasible, 50);
  EXPECT_GT(infeasible, 50);
}

/// Exchanging rows changes which basis is tried first, never whether there is a solution, nor the
/// optimum.
TEST(LinearSystem, TheOrderOfRowsNeverChangesTheAnswer) {
  std::mt19937 random(20260102);
  int feasible = 0, infeasible = 0, optimal = 0, unbounded = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t variables = 1 + random() % 5;
    LinearSystem system = random_system(random, variables, 1 + random() % (2 * variables), trial % 4 == 3 ? 60 : 3);
    std::vector<Rational> objective(variables, Rational(1));
    if (trial % 2 == 0) {  // a sum of rows: never less than the sum of their bounds
      objective.assign(variables, Rational(0));
      for (const LinearRow& row : system.rows)
        for (const auto& [variable, coefficient] : row.coefficients) objective[variable] += coefficient;
    }
    const bool has_solution = decide_feasibility(system).point.has_value();
    const OptimumAnswer least = minimise(system, objective);
    (has_solution ? feasible : infeasible)++;
    optimal += least.status == Status::optimal;
    unbounded += least.status == Status::unbounded;
    for (int order = 0; order < 10; ++order) {
      std::shuffle(system.rows.begin(), system.rows.end(), random);
      const FeasibilityAnswer answer = decide_feasibility(system);
      EXPECT_EQ(answer.point.has_value(), has_solution) << trial;
      EXPECT_EQ(answer.multipliers.has_value(), !has_solution) << trial;
      EXPECT_TRUE(answer.point ? satisfies(system, *answer.point) : refutes(system, *answer.multipliers)) << trial;
      const OptimumAnswer again = minimise(system, objective);
      EXPECT_EQ(again.status, least.status) << trial;
      EXPECT_TRUE(least.status != Status::optimal || again.value == least.value) << trial;
    }
  }
  for (int count : {feasible, infeasible, optimal, unbounded}) EXPECT_GT(count, 5);
}

/// Six orders of three rows, of which x + y >= 1, x >= -1 and y >= -1 hold together at (1, 0).
TEST(LinearSystem, EveryOrderOfAFeasibleSystemIsFeasible) {
  std::vector<LinearRow> rows{at_least({{0, 1}, {1, 1}}, 1), at_least({{0, 1}}, -1), at_least({{1, 1}}, -1)};
  std::vector<std::size_t> order{0, 1, 2};
  do {
    const LinearSystem system{2, {rows[order[0]], rows[order[1]], rows[order[2]]}};
    EXPECT_TRUE(decide_feasibility(system).point);
  } while (std::next_permutation(order.begin(), order.end()));
}

// Shift all bounds so that the system is only just feasible; then a change of 10^-30 either way
// decides, far below what floating point can see.
TEST(LinearSystem, KnifeEdges) {
  std::mt19937 random(30);
  const Rational epsilon = Rational(1) / Rational(10).power(30);
  int tried = 0;
  for (int trial = 0; trial < 60 && tried < 25; ++trial) {
    LinearSystem system = random_system(random, 4, 9, 3);
    for (LinearRow& row : system.rows) row.equality = false;
    LinearSystem margin = system;  // minimise t, row + t >= bound
    margin.variables = 5;
    for (LinearRow& row : margin.rows) row.coefficients.emplace_back(4, 1);
    const OptimumAnswer edge = minimise(margin, {0, 0, 0, 0, 1});
    if (edge.status != Status::optimal) continue;
    ++tried;
    const auto shifted = [&](const Rational& by) {
      LinearSystem result = system;
      for (LinearRow& row : result.rows) row.bound += by;
      return decide_feasibility(result);
    };
    EXPECT_TRUE(shifted(-edge.value).point);
    EXPECT_TRUE(shifted(-edge.value - epsilon).point);
    EXPECT_TRUE(shifted(-edge.value + epsilon).multipliers);
  }
  EXPECT_GE(tried, 10);
}

TEST(LinearSystem, NumbersOfThreeHundredDigits) {
  const Rational huge = Rational(10).power(300) + Rational(7), tiny = Rational(1) / huge;
  LinearSystem system{2,
                      {at_least({{0, huge}, {1, 1}}, huge), at_least({{0, -1}}, Rational(-1) + tiny),
                       at_least({{1, -1}}, Rational(-1))}};  // x <= 1 - 1/huge, y <= 1: x huge + y = huge at the corner
  FeasibilityAnswer answer = decide_feasibility(system);
  ASSERT_TRUE(answer.point);
  EXPECT_TRUE(satisfies(system, *answer.point));
  system.rows[0].bound += tiny;
  answer = decide_feasibility(system);
  ASSERT_TRUE(answer.multipliers);
  EXPECT_TRUE(refutes(system, *answer.multipliers));
}

TEST(LinearSystem, OptimaAreTheSameByPivotsAndByProposal) {
  std::mt19937 random(99);
  int optimal = 0;
  for (int trial = 0; trial < 120; ++trial) {
    const std::size_t variables = 2 + random() % 4;
    LinearSystem system = random_system(random, variables, 3 + random() % 5, 3);
    for (std::size_t v = 0; v < variables; ++v) {  // a box, so that there is an optimum or no point
      system.rows.push_back(at_least({{v, 1}}, -10));
      system.rows.push_back(at_least({{v, -1}}, -10));
    }
    std::vector<Rational> objective;
    for (std::size_t v = 0; v < variables; ++v) objective.push_back(static_cast<long>(random() % 11) - 5);
    const OptimumAnswer answer = minimise(system, objective);
    ASSERT_TRUE(answer.status == Status::optimal || answer.status == Status::infeasible);
    if (answer.status == Status::infeasible) {
      EXPECT_TRUE(refutes(system, answer.multipliers));
      continue;
    }
    ++optimal;
    EXPECT_TRUE(satisfies(system, answer.point));
    Rational value;
    for (std::size_t v = 0; v < variables; ++v) value += objective[v] * answer.point[v];
    EXPECT_EQ(value, answer.value);
    // No better point: the system with the objective pushed below the value is refuted.
    LinearRow better{{}, -answer.value + Rational(1) / Rational(1000000), false};
    for (std::size_t v = 0; v < variables; ++v) better.coefficients.emplace_back(v, -objective[v]);
    system.rows.push_back(better);
    EXPECT_TRUE(decide_feasibility(system).multipliers);
  }
  EXPECT_GT(optimal, 30);
}

TEST(LinearSystem, GivesUpWhenInterrupted) {
  std::mt19937 random(1);
  const std::atomic<bool> interrupted = true;
  const LinearSystem system{2, {at_least({{0, 1}, {1, 1}}, 2), at_least({{0, -1}}, -1)}};
  const FeasibilityAnswer answer = decide_feasibility(system, {0, &interrupted});
  EXPECT_FALSE(answer.point);
  EXPECT_FALSE(answer.multipliers);
  EXPECT_EQ(answer.gave_up, "interrupted: linear system of 2 rows and 2 unknowns, not decided (set up)");
  const OptimumAnswer optimum = minimise(system, {Rational(1), Rational(1)}, {0, &interrupted});
  EXPECT_EQ(optimum.status, OptimumAnswer::Status::gave_up);
  EXPECT_EQ(optimum.gave_up, answer.gave_up);
}

/// The floating-point simplex and the exact pivots stop in the middle, too.
TEST(LinearSystem, TheSimplexStopsWhenTimeIsUp) {
  const LinearSystem system{2, {at_least({{0, 1}, {1, 1}}, 2), at_least({{0, -1}}, -1)}};
  SearchLimit late{1};
  late.started -= std::chrono::hours(1);
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal})
    EXPECT_THROW((void)propose_basis(system, {Rational(1), Rational(2)}, form, late), GaveUp);
  EXPECT_THROW((void)solve(LinearProgram{{{1, 1}}, {1}, {1, 0}}, late), GaveUp);
}

}  // namespace
}  // namespace candor
