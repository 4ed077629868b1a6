// SPDX-License-Identifier: MIT
// How things are called in a file for Coq. That the files are right is Coq's word: tests/recheck.
#include <gtest/gtest.h>

#include "reports/export/coq/instance.hpp"
#include "reports/export/coq/vocabulary.hpp"

namespace candor {
namespace {

TEST(CoqNames, AreNamesWhateverTheText) {
  EXPECT_EQ(coq_name("guo2019/example"), "guo2019_example");
  EXPECT_EQ(coq_name("2019"), "x2019");
  EXPECT_EQ(coq_name(""), "x");
  EXPECT_EQ(coq_name("a.b-c d*)"), "a_b_c_d__");
}

TEST(CoqNumbers, AreFractionsThatCoqReads) {
  EXPECT_EQ(coq_number(Rational(-7) / Rational(4)), "-7 # 4");
  EXPECT_EQ(coq_argument(Rational(-7) / Rational(4)), "(-7 # 4)");
  EXPECT_EQ(coq_argument(Rational(-2)), "(-2)");
  EXPECT_EQ(coq_argument(Rational(2)), "2");
}

TEST(CoqComments, CannotBeEndedByTheirText) {
  EXPECT_EQ(coq_comment("A title: *) Axiom cheat : False. (* \""), "A title: ?? Axiom cheat : False. ?? ?");
  EXPECT_EQ(coq_comment("θ, p. 3\n"), "θ, p. 3?");
}

/// Two agents with two types each, one outcome; the prior is uniform.
FiniteModel small_model() {
  FiniteModel model;
  model.environment.types = TypeSpace({{"ann", {{"low", {}}, {"high", {}}}}, {"bob", {{"low", {}}, {"high", {}}}}});
  model.environment.prior = Prior(std::vector<Rational>(4, Rational(1) / Rational(4)));
  model.environment.outcomes = {"only"};
  model.environment.payoffs = Payoffs(2, 1, 4);
  model.environment.coalitions = singletons(2);
  model.environment.outside_options = AgentAmounts(2, 4);
  AllocationRule rule{"q", {}, {}, {}};
  for (Profile theta; theta.value < 4; ++theta.value) rule.assign(theta, Lottery::sure(Outcome{0}));
  model.allocations.push_back(rule);
  return model;
}

TEST(CoqInstance, NegatesWhatIsRefutedAndNamesWhatItCannotProve) {
  const FiniteModel model = small_model();
  const CoqInstance instance = coq_instance("small", "A small example", model,
                                            {{"yes", FullSupport{}, Enumerate{}, true},
                                             {"no", Efficient{0}, Enumerate{}, false},
                                             {"exists", AmbiguousImplementable{0, singletons(2)}, Enumerate{}, true}});
  EXPECT_EQ(instance.theorems,
            (std::vector<std::string>{"example_is_well_formed", "coalitions_are_genuine", "pattern_1_is_genuine",
                                      "allocation_q_is_one", "claim_yes", "claim_no"}));
  EXPECT_NE(instance.text.find("Theorem claim_yes :\n  full_support E.\n"), std::string::npos);
  EXPECT_NE(instance.text.find("Theorem claim_no :\n  ~ (efficient E allocation_q).\n"), std::string::npos);
  EXPECT_NE(instance.text.find("[2; 1] ↦ 1 # 4;"), std::string::npos);
  ASSERT_EQ(instance.unstated.size(), 1u);
  EXPECT_EQ(instance.unstated.front().first, "exists");
  EXPECT_TRUE(instance.real_text.empty());
}

}  // namespace
}  // namespace candor
