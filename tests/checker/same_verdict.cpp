// SPDX-License-Identifier: MIT
#include "tests/checker/same_verdict.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/finite/named_rules.hpp"
#include "tests/checker/models.hpp"

namespace candor::testing {

FiniteModel random_coalitional_example(std::mt19937& random, int trial) {
  RandomShape shape;
  shape.agents = 4;
  shape.rules = 2;
  shape.zeros_in_prior = trial % 4 == 1;
  shape.independent = shape.private_values = trial % 2 == 0;
  FiniteModel model = random_model(random, shape);
  if (trial % 2 == 1) return model;
  model.allocations[0] = AllocationRule{};
  for (Profile theta; theta.value < 16; ++theta.value)
    model.allocations[0].assign(theta, efficient_lottery(model.environment, TieRule::first, theta));
  model.transfers[0].amounts = defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov);
  if (trial % 4 == 2)
    model.transfers[0].amounts(Agent{3}, Profile{15}) +=
        1;  // only coalitions that agent 4 belongs to can gain by reporting these types
  return model;
}

Verdict by_engine(const Kernel& kernel, const Statement& statement, const Evidence& evidence, const Labour& labour,
                  const Kernel::Watch& watch) {
  const IntegerEngine engine(labour, 0);
  return kernel.check(statement, evidence, watch, &engine);
}

void expect_same(const Verdict& one, const Verdict& other) {
  ASSERT_EQ(one.index(), other.index());
  const auto expect_same_tally = [](const Tally& a, const Tally& b) {
    EXPECT_EQ(a.judgements, b.judgements);
    EXPECT_EQ(a.inequalities, b.inequalities);
    EXPECT_EQ(a.tight, b.tight);
  };
  if (const auto* verified = std::get_if<Verified>(&one))
    expect_same_tally(verified->tally(), std::get<Verified>(other).tally());
  if (const auto* refuted = std::get_if<Refuted>(&one)) {
    expect_same_tally(refuted->tally(), std::get<Refuted>(other).tally());
    EXPECT_EQ(refuted->counterexample().front().place, std::get<Refuted>(other).counterexample().front().place);
    EXPECT_EQ(refuted->counterexample().front().right.value,
              std::get<Refuted>(other).counterexample().front().right.value);
  }
}

}  // namespace candor::testing
