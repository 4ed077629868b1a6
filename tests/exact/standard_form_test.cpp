// SPDX-License-Identifier: MIT
#include "exact/linear/standard_form.hpp"

#include <gtest/gtest.h>

#include <random>

namespace candor {
namespace {

using Status = LinearProgramAnswer::Status;

Rational dot(const std::vector<Rational>& left, const std::vector<Rational>& right) {
  Rational sum;
  for (std::size_t k = 0; k < left.size(); ++k) sum += left[k] * right[k];
  return sum;
}

/// What the header promises of each answer, checked from scratch.
void expect_answer_is_what_it_says(const LinearProgram& program, const LinearProgramAnswer& answer) {
  if (answer.status == Status::unbounded) return;
  ASSERT_EQ(answer.multipliers.size(), program.rows.size());
  for (std::size_t j = 0; j < program.objective.size(); ++j) {
    Rational column;
    for (std::size_t i = 0; i < program.rows.size(); ++i) column += answer.multipliers[i] * program.rows[i][j];
    EXPECT_GE(column, answer.status == Status::optimal ? program.objective[j] : Rational(0));
  }
  if (answer.status == Status::infeasible) {
    EXPECT_LT(dot(answer.multipliers, program.right), Rational(0));
    return;
  }
  for (const Rational& x : answer.point) EXPECT_GE(x, Rational(0));
  for (std::size_t i = 0; i < program.rows.size(); ++i) EXPECT_EQ(dot(program.rows[i], answer.point), program.right[i]);
  EXPECT_EQ(dot(program.objective, answer.point), answer.value);
  EXPECT_EQ(dot(answer.multipliers, program.right), answer.value);  // strong duality
}

TEST(StandardForm, SolvesAProgramDoneByHand) {
  // maximise 3x + 2y, x + y + s = 4, x + 3y + t = 6: the corner (4, 0), value 12, multipliers (3,
  // 0).
  const LinearProgram program{{{1, 1, 1, 0}, {1, 3, 0, 1}}, {4, 6}, {3, 2, 0, 0}};
  const LinearProgramAnswer answer = solve(program);
  ASSERT_EQ(answer.status, Status::optimal);
  EXPECT_EQ(answer.value, Rational(12));
  EXPECT_EQ(answer.point, (std::vector<Rational>{4, 0, 0, 2}));
  EXPECT_EQ(answer.multipliers, (std::vector<Rational>{3, 0}));
}

TEST(StandardForm, SaysInfeasibleWithMultipliersThatProveIt) {
  const LinearProgram program{{{1, 1}, {1, 1}}, {1, 2}, {0, 0}};
  const LinearProgramAnswer answer = solve(program);
  ASSERT_EQ(answer.status, Status::infeasible);
  expect_answer_is_what_it_says(program, answer);
}

TEST(StandardForm, TakesNegativeRightSides) {
  const LinearProgram program{{{-1, -1, -1}}, {-5}, {1, 0, 0}};
  const LinearProgramAnswer answer = solve(program);
  ASSERT_EQ(answer.status, Status::optimal);
  EXPECT_EQ(answer.value, Rational(5));
  expect_answer_is_what_it_says(program, answer);
}

TEST(StandardForm, SaysUnbounded) { EXPECT_EQ(solve({{{1, -1}}, {0}, {1, 0}}).status, Status::unbounded); }

TEST(StandardForm, SurvivesRedundantAndEmptyRows) {
  const LinearProgram program{{{1, 1}, {2, 2}, {0, 0}}, {3, 6, 0}, {1, 2}};
  const LinearProgramAnswer answer = solve(program);
  ASSERT_EQ(answer.status, Status::optimal);
  EXPECT_EQ(answer.value, Rational(6));
  expect_answer_is_what_it_says(program, answer);
}

TEST(StandardForm, DoesNotCycleOnBealesExample) {
  // Beale's program cycles under the largest-coefficient rule; its optimum is 1/20.
  const auto q = [](long n, long d) { return Rational(n) / Rational(d); };
  const LinearProgram program{
      {{q(1, 4), -60, q(-1, 25), 9, 1, 0, 0}, {q(1, 2), -90, q(-1, 50), 3, 0, 1, 0}, {0, 0, 1, 0, 0, 0, 1}},
      {0, 0, 1},
      {q(3, 4), -150, q(1, 50), -6, 0, 0, 0}};
  const LinearProgramAnswer answer = solve(program);
  ASSERT_EQ(answer.status, Status::optimal);
  EXPECT_EQ(answer.value, q(1, 20));
  expect_answer_is_what_it_says(program, answer);
}

TEST(StandardForm, EveryAnswerOnRandomProgramsIsWhatItSays) {
  std::mt19937 random(20191231);
  std::uniform_int_distribution<long> small(-4, 4), positive(1, 5);
  int optimal = 0, infeasible = 0, unbounded = 0;
  for (int trial = 0; trial < 600; ++trial) {
    const std::size_t rows = 1 + random() % 4, columns = 1 + random() % 6;
    LinearProgram program;
    for (std::size_t i = 0; i < rows; ++i) {
      program.rows.emplace_back();
      for (std::size_t j = 0; j < columns; ++j)
        program.rows.back().push_back(Rational(small(random)) / Rational(positive(random)));
      program.right.push_back(small(random));
    }
    for (std::size_t j = 0; j < columns; ++j) program.objective.push_back(small(random));
    const LinearProgramAnswer answer = solve(program);
    expect_answer_is_what_it_says(program, answer);
    (answer.status == Status::optimal ? optimal : answer.status == Status::infeasible ? infeasible : unbounded)++;
  }
  EXPECT_GT(optimal, 30);
  EXPECT_GT(infeasible, 30);
  EXPECT_GT(unbounded, 30);
}

}  // namespace
}  // namespace candor
