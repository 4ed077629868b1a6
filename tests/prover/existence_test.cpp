// SPDX-License-Identifier: MIT
// What the slides say of existence, on the example and on random information structures; every
// answer is the kernel's.
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;

bool verified(const FiniteModel& model, const Statement& statement) {
  const Kernel kernel(model, defect_of_names);
  const Verdict verdict = prove(kernel, model, statement);
  EXPECT_FALSE(std::holds_alternative<Undecided>(verdict))
      << property_name(statement) << ": "
      << (std::holds_alternative<Undecided>(verdict) ? std::get<Undecided>(verdict).explanation() : "");
  return std::holds_alternative<Verified>(verdict);
}

Implementable balanced_cic(const CoalitionPattern& coalitions) {
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = coalitions;
  return claim;
}

TEST(Existence, GuosExample) {
  const FiniteModel model = testing::guo();
  EXPECT_FALSE(verified(model, balanced_cic(model.environment.coalitions)));
  EXPECT_FALSE(verified(model, CoalitionalIdentifiability{model.environment.coalitions}));
  EXPECT_TRUE(verified(model, AmbiguousImplementable{0, model.environment.coalitions}));
  // It is the coalition that stands in the way, and the budget.
  EXPECT_TRUE(verified(model, balanced_cic(singletons(3))));
  Implementable unbalanced = balanced_cic(model.environment.coalitions);
  unbalanced.requirements.balance = Balance::ex_ante;
  EXPECT_TRUE(verified(model, unbalanced));
}

TEST(Existence, GuosAmbiguousMechanismIsSmall) {
  const FiniteModel model = testing::guo();
  const Kernel kernel(model, defect_of_names);
  const Verdict verdict = prove(kernel, model, AmbiguousImplementable{0, model.environment.coalitions});
  ASSERT_TRUE(std::holds_alternative<Verified>(verdict));
  EXPECT_LE(std::get<AmbiguousRules>(std::get<Verified>(verdict).evidence()).rules.size(), 3u);
}

TEST(Existence, TheAirlinesAreImplementableWithAllCoalitions) {
  EXPECT_TRUE(verified(testing::airlines(), balanced_cic(all_coalitions(3))));
}

TEST(Existence, MoreRequirementsOnTheAirlines) {
  const FiniteModel model = testing::airlines();
  Implementable claim = balanced_cic(all_coalitions(3));
  claim.requirements.largest_transfer = 2;  // t = 1, that is 2 to the helper, is enough
  claim.requirements.least_transfer = -1;
  EXPECT_TRUE(verified(model, claim));
  claim.requirements.largest_transfer = testing::ratio(3, 2);  // at types (A, B) a pair needs t >= 1 on average
  EXPECT_FALSE(verified(model, claim));
  claim = balanced_cic(singletons(3));
  claim.requirements.individual_rationality = Stage::ex_post;  // the surplus is never negative: 0 or 1 to share
  EXPECT_TRUE(verified(model, claim));
  claim.requirements.individual_rationality = Stage::interim;
  claim.requirements.dominant_strategy_ic = true;
  claim.requirements.balance = Balance::no_deficit;
  (void)verified(model, claim);  // decided either way
}

/// Theorem 1: if the condition holds, every efficient rule is implementable. Theorem 2: the same
/// for CBDP and ambiguous mechanisms.
TEST(Existence, Theorems1And2OnRandomEnvironments) {
  std::mt19937 random(8);
  int identified = 0, separated = 0;
  for (int trial = 0; trial < 10; ++trial) {
    FiniteModel model = testing::random_model(random, {});
    model.allocations.clear();
    testing::add_allocation(model, [&](Profile theta) {
      Outcome best;
      for (Outcome a; a.value < 3; ++a.value)
        if (model.environment.surplus(a, theta) > model.environment.surplus(best, theta)) best = a;
      return best;
    });
    const CoalitionPattern pattern =
        trial % 2 == 0 ? singletons(3)
                       : CoalitionPattern{coalition({0}), coalition({1}), coalition({2}), coalition({0, 1})};
    if (verified(model, CoalitionalIdentifiability{pattern})) {
      ++identified;
      EXPECT_TRUE(verified(model, balanced_cic(pattern)));
    }
    if (!verified(model, Cbdp{pattern})) continue;  // small numbers coincide now and then
    ++separated;
    EXPECT_TRUE(verified(model, AmbiguousImplementable{0, pattern}));
  }
  EXPECT_GE(identified, 2);
  EXPECT_GE(separated, 5);
}

}  // namespace
}  // namespace candor
