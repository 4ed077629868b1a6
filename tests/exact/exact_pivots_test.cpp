// SPDX-License-Identifier: MIT
#include "exact/linear/exact_pivots.hpp"

#include <gtest/gtest.h>

#include <random>

#include "exact/linear/proposed_basis.hpp"

namespace candor {
namespace {

LinearSystem random_inequalities(std::mt19937& random, std::size_t variables, std::size_t rows) {
  LinearSystem system{variables, {}};
  for (std::size_t r = 0; r < rows; ++r) {
    LinearRow row{{}, static_cast<long>(random() % 13) - 6, r % 7 == 6};
    for (std::size_t v = 0; v < variables; ++v)
      if (random() % 3 != 0) row.coefficients.emplace_back(v, static_cast<long>(random() % 13) - 6);
    std::erase_if(row.coefficients, [](const auto& entry) { return entry.second.sign() == 0; });
    system.rows.push_back(std::move(row));
  }
  return system;
}

/// 1 if the basis proves the system feasible, -1 if infeasible, 0 if neither.
int proven_at(const MarginProgram& margin, const BasisProposal& basis) {
  const ProposedBasis solved(margin.system, basis);
  const auto point = solved.point(), multipliers = solved.multipliers(margin.objective);
  if (point && margin.point_of_original(*point)) return 1;
  return multipliers && margin.refutation_of_original(*multipliers) ? -1 : 0;
}

TEST(ExactPivots, SomeBasisIsOne) {
  // Rows 0 and 1 are parallel and variable 2 is in no row: rank 2.
  const LinearSystem system{3,
                            {{{{0, 1}, {1, 2}}, 0, false},
                             {{{0, 2}, {1, 4}}, 5, false},
                             {{{1, 3}}, 1, false},
                             {{{0, 1}, {1, -1}}, 1, false}}};
  const BasisProposal basis = some_basis(system, {});
  EXPECT_EQ(basis.tight_rows, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(basis.variables, (std::vector<std::size_t>{0, 1}));
  const auto point = ProposedBasis(system, basis).point();  // x + 2y = 0, 3y = 1
  ASSERT_TRUE(point);
  EXPECT_EQ(*point, (std::vector<Rational>{Rational(-2) / Rational(3), Rational(1) / Rational(3), 0}));
}

TEST(ExactPivots, DecideFromAnyBasisAsTheWholeSearchDoes) {
  std::mt19937 random(77);
  int feasible = 0, infeasible = 0;
  for (int trial = 0; trial < 80; ++trial) {
    const std::size_t variables = 1 + random() % 6;
    const LinearSystem system = random_inequalities(random, variables, 2 + random() % (3 * variables));
    const MarginProgram margin(system);
    const int proven = proven_at(margin, pivot_until_decided(margin, std::nullopt, {}));
    ASSERT_NE(proven, 0) << trial;
    EXPECT_EQ(proven == 1, decide_feasibility(system).point.has_value()) << trial;
    ++(proven == 1 ? feasible : infeasible);
  }
  EXPECT_GT(feasible, 15);
  EXPECT_GT(infeasible, 15);
}

// A proposal that is no basis, or is far from the optimum, costs time and nothing else.
TEST(ExactPivots, BadProposalsAreMended) {
  // x >= 1, y >= 1, x + y <= 3/2: infeasible, by 1, 1, 1.
  const LinearSystem system{2, {{{{0, 1}}, 1, false}, {{{1, 1}}, 1, false}, {{{0, -2}, {1, -2}}, -3, false}}};
  const MarginProgram margin(system);
  for (const BasisProposal& bad : {BasisProposal{{0, 1}, {0}, {}}, BasisProposal{{0, 1}, {0, 1}, {}},
                                   BasisProposal{{}, {}, {}}, BasisProposal{{0, 1, 2}, {0, 1, 3}, {}}}) {
    EXPECT_EQ(proven_at(margin, bad), 0);
    EXPECT_EQ(proven_at(margin, pivot_until_decided(margin, bad, {})), -1);
  }
}

TEST(ExactPivots, KnifeEdgesFromAnyBasis) {
  // x >= 0 and -x >= -e: feasible for e = 10^-30 and 0, infeasible for -10^-30.
  const Rational epsilon = Rational(1) / Rational(10).power(30);
  for (int side : {1, 0, -1}) {
    const MarginProgram margin(LinearSystem{1, {{{{0, 1}}, 0, false}, {{{0, -1}}, Rational(-side) * epsilon, false}}});
    EXPECT_EQ(proven_at(margin, pivot_until_decided(margin, std::nullopt, {})), side >= 0 ? 1 : -1);
  }
}

TEST(ExactPivots, GiveUpWhenInterrupted) {
  const std::atomic<bool> interrupted = true;
  SearchLimit limit;
  limit.interrupted = &interrupted;
  const MarginProgram margin(LinearSystem{1, {{{{0, 1}}, 1, false}}});
  EXPECT_THROW(pivot_until_decided(margin, std::nullopt, limit), GaveUp);
}

}  // namespace
}  // namespace candor
