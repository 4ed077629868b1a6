// SPDX-License-Identifier: MIT
// Numbers that floating point cannot take ended the whole program in the simplex code that guesses.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/binary_scaling.hpp"
#include "exact/linear/linear_system.hpp"

namespace candor {
namespace {

using Status = OptimumAnswer::Status;
using Random = std::mt19937;

LinearRow at_least(std::vector<std::pair<std::size_t, Rational>> coefficients, Rational bound) {
  return {std::move(coefficients), std::move(bound), false};
}

Rational power_of_ten(long exponent) {
  const Rational power = Rational(10).power(static_cast<unsigned long>(std::abs(exponent)));
  return exponent < 0 ? Rational(1) / power : power;
}

/// A number of either sign between 10^-most and 10^most.
Rational any_size(Random& random, long most) {
  const long exponent = static_cast<long>(random() % static_cast<unsigned long>(2 * most + 1)) - most;
  return Rational(random() % 2 == 0 ? 1 : -1) * Rational(1 + static_cast<long>(random() % 9)) * power_of_ten(exponent);
}

Rational value_at(const LinearRow& row, const std::vector<Rational>& point) {
  Rational sum;
  for (const auto& [variable, coefficient] : row.coefficients) sum += coefficient * point[variable];
  return sum;
}

/// A program whose optimum is known before anyone solves it: `tight` rows hold with equality at the
/// point, and the objective is a positive combination of them; all other rows have room. By
/// complementary slackness the point is an optimum, whatever the magnitudes. The tight rows are
/// triangular with nonzero diagonals, so that the point is the only one.
struct KnownOptimum {
  LinearSystem system;
  std::vector<Rational> objective, point;
  KnownOptimum(Random& random, std::size_t variables, std::size_t others, long most) : objective(variables) {
    system.variables = variables;
    for (std::size_t v = 0; v < variables; ++v)
      point.push_back(random() % 4 == 0 ? Rational() : any_size(random, most));
    for (std::size_t r = 0; r < variables + others; ++r) {
      const bool tight = r < variables;
      LinearRow row = at_least({}, 0);
      for (std::size_t v = tight ? r : 0; v < variables; ++v)
        if (v == r || random() % 2 == 0) row.coefficients.emplace_back(v, any_size(random, most));
      row.bound = value_at(row, point) - (tight ? Rational() : abs(any_size(random, most)));
      const Rational multiplier = abs(any_size(random, most));
      for (const auto& [variable, coefficient] : row.coefficients)
        if (tight) objective[variable] += multiplier * coefficient;
      system.rows.push_back(std::move(row));
    }
    std::shuffle(system.rows.begin(), system.rows.end(), random);
  }
  Rational value() const {
    Rational sum;
    for (std::size_t v = 0; v < point.size(); ++v) sum += objective[v] * point[v];
    return sum;
  }
};

TEST(Magnitudes, OptimaThatAreKnownBeforehandAreFoundAtEveryMagnitude) {
  Random random(1);
  for (long most : {0, 9, 18, 25, 30, 100, 300})
    for (int trial = 0; trial < 12; ++trial) {
      const KnownOptimum known(random, 1 + random() % 4, random() % 4, most);
      const OptimumAnswer answer = minimise(known.system, known.objective);
      ASSERT_EQ(answer.status, Status::optimal) << "magnitudes up to 10^" << most;
      EXPECT_EQ(answer.value, known.value());
      EXPECT_EQ(answer.point, known.point);
    }
}

/// The same rows, and one that asks for more than the optimum allows: minus the objective is at
/// least minus the value, plus something positive.
TEST(Magnitudes, WhatHasNoSolutionIsRefutedAtEveryMagnitude) {
  Random random(2);
  for (long most : {0, 9, 25, 30, 100, 300})
    for (int trial = 0; trial < 12; ++trial) {
      KnownOptimum known(random, 1 + random() % 4, random() % 4, most);
      LinearRow better = at_least({}, -known.value());
      for (std::size_t v = 0; v < known.objective.size(); ++v)
        if (known.objective[v].sign() != 0) better.coefficients.emplace_back(v, -known.objective[v]);
      known.system.rows.push_back(better);
      const FeasibilityAnswer feasible = decide_feasibility(known.system);  // the optimum itself
      ASSERT_TRUE(feasible.point);
      EXPECT_TRUE(satisfies(known.system, *feasible.point));
      known.system.rows.back().bound += abs(any_size(random, most));
      const FeasibilityAnswer infeasible = decide_feasibility(known.system);
      ASSERT_TRUE(infeasible.multipliers);
      EXPECT_TRUE(refutes(known.system, *infeasible.multipliers));
    }
}

/// x_v >= 0 scaled by anything, and an objective that falls along the first axis.
TEST(Magnitudes, WhatIsUnboundedIsSoAtEveryMagnitude) {
  Random random(3);
  for (long most : {0, 25, 30, 300}) {
    LinearSystem system{3, {}};
    for (std::size_t v = 0; v < 3; ++v)
      system.rows.push_back(at_least({{v, abs(any_size(random, most))}}, any_size(random, most)));
    EXPECT_EQ(minimise(system, {-abs(any_size(random, most)), any_size(random, most), 0}).status, Status::unbounded);
    EXPECT_EQ(minimise(system, {abs(any_size(random, most)), abs(any_size(random, most)), 0}).status, Status::optimal);
  }
}

/// 10^400 is no double, nor is 10^-400.
TEST(Magnitudes, NumbersBeyondDoublesAreTakenToo) {
  const Rational huge = power_of_ten(400), tiny = power_of_ten(-400);
  for (const Rational& factor : {huge, tiny}) {
    const LinearSystem system{
        2, {at_least({{0, factor}, {1, factor}}, 3 * factor), at_least({{1, 1}}, 1)}};  // x + y >= 3, y >= 1
    const OptimumAnswer answer = minimise(system, {factor, 2 * factor});
    ASSERT_EQ(answer.status, Status::optimal);
    EXPECT_EQ(answer.value, 4 * factor);
  }
  const LinearSystem mixed{2,
                           {at_least({{0, huge}, {1, tiny}}, 1), at_least({{0, -tiny}, {1, huge}}, huge),
                            at_least({{0, 1}}, tiny), at_least({{1, 1}}, 0)}};
  const OptimumAnswer answer = minimise(mixed, {1, 1});
  ASSERT_EQ(answer.status, Status::optimal);
  EXPECT_TRUE(satisfies(mixed, answer.point));
  EXPECT_EQ(
      answer.point,
      (std::vector<Rational>{
          tiny, Rational(1) + tiny * tiny * tiny}));  // x = tiny gives huge x = 1, and then y >= 1 + tiny x / huge
}

TEST(Magnitudes, OrdinaryProgramsAreNotScaled) {
  const LinearSystem system{2,
                            {at_least({{0, Rational(2).power(58)}, {1, Rational(2).power(30)}}, -7),
                             at_least({{1, Rational(2).power(27)}}, 0)}};
  const BinaryScaling none = scaling_for(system, {Rational(1) / Rational(1000), 0});
  EXPECT_EQ(none.rows, (std::vector<long>{0, 0}));
  EXPECT_EQ(none.variables, (std::vector<long>{0, 0}));
  EXPECT_EQ(none.bounds, 0);
  EXPECT_EQ(none.objective, 0);
  EXPECT_TRUE(none.is_none);
  EXPECT_NE(scaling_for(system, {power_of_ten(30), 0}).objective, 0);
}

/// x + 2^100 y >= 1 and 2^100 x + 2^200 y >= 1: measured in other units, all coefficients are 1.
TEST(Magnitudes, CoefficientsThatDifferByUnitsAloneBecomeEqual) {
  const Rational unit = Rational(2).power(100);
  const BinaryScaling scaling =
      scaling_for({2, {at_least({{0, 1}, {1, unit}}, 1), at_least({{0, unit}, {1, unit * unit}}, 1)}}, {1, 1});
  EXPECT_FALSE(scaling.is_none);
  const long first = scaling.of_coefficient(0, 0);
  EXPECT_EQ(scaling.of_coefficient(0, 1) + 100, first);
  EXPECT_EQ(scaling.of_coefficient(1, 0) + 100, first);
  EXPECT_EQ(scaling.of_coefficient(1, 1) + 200, first);
  EXPECT_LE(std::abs(first), 1);
}

/// The simplex code prepares a program, and crashed on the way back where coefficients of 1 and of
/// 10^16 stand in one program. Each program's optimum is known beforehand.
TEST(Magnitudes, SmallAndLargeCoefficientsInOneProgram) {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    const KnownOptimum known(random, 2 + random() % 6, random() % 8, 8);
    const OptimumAnswer answer = minimise(known.system, known.objective);
    ASSERT_EQ(answer.status, Status::optimal) << seed;
    ASSERT_EQ(answer.value, known.value()) << seed;
  }
}

/// Scaled, the numbers are proposed as well as before: the guess is right, and no pivots are
/// needed.
TEST(Magnitudes, AScaledProgramIsGuessedAndItsPointIsInTheUnitsOfTheProgram) {
  const Rational unit = Rational(2).power(200);
  const LinearSystem system{2, {at_least({{0, 1}, {1, 1}}, 3 * unit), at_least({{1, 1}}, unit)}};  // at (2, 1) units
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal}) {
    const auto proposal = propose_basis(system, {unit, 2 * unit}, form, {});
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->tight_rows, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(proposal->variables, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(proposal->point, (std::vector<Rational>{2 * unit, unit}));
  }
}

TEST(Magnitudes, TheBinaryOrderIsThatOfTheLeadingBitWithinOne) {
  EXPECT_EQ(binary_order(1), 0);
  EXPECT_EQ(binary_order(-Rational(2).power(70)), 70);
  EXPECT_EQ(binary_order(Rational(1) / Rational(2).power(70)), -70);
  EXPECT_EQ(binary_order(power_of_ten(300)), 996);  // 300 log2(10) = 996.6
}

}  // namespace
}  // namespace candor
