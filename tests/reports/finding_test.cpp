// SPDX-License-Identifier: MIT
#include "reports/text/finding.hpp"

#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "reports/printers/latex.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/text/consequence.hpp"
#include "reports/text/proof.hpp"
#include "reports/text/sentence.hpp"
#include "reports/words/finite/consequence.hpp"
#include "reports/words/finite/region.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

/// Guo's example: the rules phi^1 and phi^2 alone, and all three.
class Finding : public ::testing::Test {
 protected:
  Finding() {
    const char* names[] = {"phi1", "phi2", "phi3"};
    for (std::size_t rule = 0; rule < 3; ++rule) model.transfers[rule].name = names[rule];
    model.allocations[0].name = "q";
  }
  std::string of(const Statement& statement, const Evidence& evidence) const {
    return finding(model, statement, Kernel(model, defect_of_names).check(statement, evidence));
  }

  FiniteModel model = testing::guo();
  const std::string agents = "coalition {1, 2}";
  const JointType truth = joint(model, {0, 1}, {0, 0});
};

TEST_F(Finding, ADeviationShowsUtilitiesAndGain) {
  // Slide 26: under phi^1, types (1,1) of {1,2} get 2 by truth and 2 + 240/7 by reporting (1,2).
  Deviation deviation{Mechanism{"", 0, {0}},
                      coalition({0, 1}),
                      Event{truth, std::nullopt},
                      MixedReport::pure(joint(model, {0, 1}, {0, 1})),
                      true,
                      std::nullopt};
  const std::string found = of(deviation, Enumerate{});
  EXPECT_TRUE(found.ends_with("utility 2 -> 254/7, gain 240/7")) << found;
  EXPECT_TRUE(found.starts_with(agents)) << found;

  deviation.pays = false;
  EXPECT_TRUE(of(deviation, Enumerate{}).ends_with("utility 2 -> 254/7, gain 240/7"));
}

/// Agent 1 of type 1 has 1 from outcome a1 and nothing from a0; nobody else cares, and nothing is paid.
class OutcomesInFindings : public ::testing::Test {
 protected:
  OutcomesInFindings() {
    testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
      return Rational(i.value == 0 && a.value == 1 && types.type_of(theta, i).value == 0 ? 1 : 0);
    });
    testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  }
  std::string of(const Statement& statement) const {
    return finding(model, statement, Kernel(model, defect_of_names).check(statement, Enumerate{}));
  }

  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  const Mechanism mechanism{"", 0, {0}};
};

TEST_F(OutcomesInFindings, OfTruthAndOfTheMisreport) {
  testing::add_allocation(model, [&](Profile theta) { return Outcome{types.type_of(theta, Agent{0}).value}; });
  EXPECT_EQ(
      of(DominantStrategyIc{mechanism}),
      "agent 1; true types (1: 1, 2: 1); report 2; the others truthful; outcome a0 -> a1; utility 0 -> 1, gain 1");
  EXPECT_EQ(
      of(CoalitionalIc{mechanism, {coalition({0, 1})}}),
      "all agents together; true types (1, 1); report (2, 1); outcome a0 -> a1; utility 0 -> 1, gain 1; utilities "
      "are added up, and nothing is paid");
}

TEST_F(OutcomesInFindings, AreALotteryWhereTheOthersDecideToo) {
  // a1 if both report 2: by the truth never, after the report 2 at one of agent 2's two types.
  testing::add_allocation(model, [&](Profile theta) {
    return Outcome{types.type_of(theta, Agent{0}).value * types.type_of(theta, Agent{1}).value};
  });
  EXPECT_EQ(of(BayesianIc{mechanism}),
            "agent 1; true type 1; report 2; outcome a0 -> 1/2 a0 + 1/2 a1; utility 0 -> 1/2, gain 1/2");
}

TEST_F(OutcomesInFindings, AreShownWhereSomebodyLosesByTakingPart) {
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  model.environment.outside_options(Agent{0}, Profile{0}) = 1;
  EXPECT_EQ(of(IndividualRationality{mechanism, Stage::ex_post}),
            "agent 1; true types (1: 1, 2: 1); outcome a0; utility 0 < outside option 1");
}

TEST_F(OutcomesInFindings, StandBesideABetterOne) {
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  EXPECT_EQ(of(Efficient{0}),
            "true types (1, 1); chosen outcome a0; other outcome a1; surplus 0 < surplus of the other outcome 1");
}

TEST_F(Finding, AMixedReportIsWrittenOut) {
  // Slide 26: 5/7 (1,2) + 2/7 (2,1) hedges between phi^1 and phi^2: 5/7 * 254/7 + 2/7 * (-572/7) =
  // 126/49 = 18/7, and the same under phi^2.
  const MaxminCoalitionalIc claim{Mechanism{"", 0, {0, 1}}, {coalition({0, 1})}, Strategies::mixed};
  const ProfitableMixedReport hedge{
      truth, {{{joint(model, {0, 1}, {0, 1}), ratio(5, 7)}, {joint(model, {0, 1}, {1, 0}), ratio(2, 7)}}}};
  const std::string found = of(claim, hedge);
  EXPECT_NE(found.find("; mixed report 5/7 ("), std::string::npos) << found;
  EXPECT_TRUE(found.ends_with("; least utility 2 -> 18/7, gain 4/7")) << found;
}

/// Agents 1 and 2 of independent types: both types of agent 1 have the same beliefs. Agent 1 gains
/// 1 by reporting 2 when of type 1, and nothing the other way round.
TEST(Consequences, AreToldWithTheVerdict) {
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace& types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(a.value == 0 || types.type_of(theta, Agent{0}).value == 1 ? 0 : i.value == 0 ? 1 : -1);
  });
  testing::add_allocation(model, [&](Profile theta) { return Outcome{types.type_of(theta, Agent{0}).value}; });
  const AmbiguousImplementable claim{0, singletons(2)};
  const Verdict verdict =
      Kernel(model, defect_of_names).check(claim, SharedBeliefs{{coalition({0}), 0}, {coalition({0}), 1}});
  ASSERT_TRUE(std::holds_alternative<Refuted>(verdict));
  const Consequence consequence{Agent{0}, Agent{1}, Type{0}, Type{1}, singletons(2), claim, std::get<Refuted>(verdict)};
  const std::string text = favour_in_words(types, consequence) +
                           printers::terminal(wording::consequence(wording::Notation(model), consequence), 0);
  EXPECT_NE(text.find("Agent 1 can ask agent 2 for a favour; the rule grants it exactly when agent 1 reports 2. When "
                      "agent 1 is of type 1 the favour is worth 1 to agent 1 and -1 to agent 2;"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("no ambiguous mechanism implements (Guo 2019, Theorem 2). Agent 1 can ask agent 2"),
            std::string::npos)
      << text;
  // The two beliefs agree at both types of agent 2; then the one inequality 1 + 0 > 0 + 0.
  EXPECT_NE(text.find("0 >= 1 (2 equalities, 1 inequality)"), std::string::npos) << text;
}

TEST_F(Finding, CountsAndReasons) {
  EXPECT_EQ(of(FullSupport{}, Enumerate{}), "8 inequalities");
  // {1}, {2}, {3}: one pair of types each; {1, 2}: six pairs of its four joint types.
  EXPECT_EQ(of(Cbdp{model.environment.coalitions}, Enumerate{}), "9 pairs of types told apart");
  EXPECT_TRUE(of(Cbdp{{coalition({0, 1, 2})}}, Enumerate{}).starts_with("nothing to check: "));
  EXPECT_TRUE(of(MaxminCoalitionalIc{Mechanism{"", 0, {0}}, {coalition({0})}, Strategies::mixed}, ConvexWeights{})
                  .starts_with("evidence rejected: "));
}

TEST_F(Finding, AFailedEqualityIsShownAsTheInequalityItIs) {
  model.transfers[0].amounts(Agent{0}, Profile{0}) += Rational(1);
  const std::string found = of(BudgetBalance{{0}, Balance::exact}, Enumerate{});
  EXPECT_TRUE(found.starts_with("transfer rule phi1; true types (")) << found;
  EXPECT_TRUE(found.ends_with("sum of transfers 1 != 0")) << found;
}

TEST(ExistenceFinding, CountsWhatTheTransfersWereTestedFor) {
  // Budgets at 8 profiles; misreports: 3 agents * 2, 3 pairs * 12, all three 8 * 7.
  const FiniteModel model = testing::airlines();
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = all_coalitions(3);
  const std::string found =
      finding(model, claim, Kernel(model, defect_of_names).check(claim, TransferTable{model.transfers[1].amounts}));
  EXPECT_TRUE(found.starts_with("transfers found by which no coalition gains; 8 equalities, 98 inequalities")) << found;
  claim.requirements.largest_transfer = Rational(3);
  const std::string rejected =
      finding(model, claim, Kernel(model, defect_of_names).check(claim, TransferTable{model.transfers[1].amounts}));
  EXPECT_TRUE(rejected.starts_with("evidence rejected: ")) << rejected;
}

TEST(ExistenceFinding, EnvyOfTypesWithTheSameBeliefs) {
  // Each type of agent 1 gets 0 and would get 1 as the other type: 2 in total.
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == 0 && a.value != types.type_of(theta, i).value ? 1 : 0);
  });
  const AmbiguousImplementable claim{
      testing::add_allocation(model, [&](Profile theta) { return Outcome{types.type_of(theta, Agent{0}).value}; }),
      singletons(2)};
  const Verdict verdict =
      Kernel(model, defect_of_names).check(claim, SharedBeliefs{joint(model, {0}, {0}), joint(model, {0}, {1})});
  EXPECT_EQ(finding(model, claim, verdict),
            "agent 1; types 1 and 2 have the same beliefs; treated as each other they gain 2");
}

TEST(ExpectationNote, SaysOnlyWhatIsUnusual) {
  const FiniteModel model = testing::blank(2, 2, 1);
  const Kernel kernel(model, defect_of_names);
  const Verdict verified = kernel.check(FullSupport{}, Enumerate{}), undecided = kernel.check(Cbdp{{}}, Enumerate{});
  EXPECT_EQ(expectation_note(Expect::verified, verified), "");
  EXPECT_EQ(expectation_note(Expect::refuted, verified), "(expected: refuted)");
  EXPECT_EQ(expectation_note(Expect::verified, undecided), "(expected: verified)");
}

TEST(RegionsInWords, AreWrittenAsAnAuthorWould) {
  ParameterFamily family;
  family.parameters = {{"t", 0, nullptr}, {"cost", 0, nullptr}};
  const auto inequality = [](std::vector<Rational> coefficients, const Rational& constant, bool strict = false) {
    return AffineInequality{AffineFunction{std::move(coefficients), constant}, strict};
  };
  const auto words = [&](const std::vector<AffineInequality>& region) {
    return printers::terminal(wording::region_in_words(region, family));
  };
  const Rational half = Rational(1) / Rational(2);
  EXPECT_EQ(words({}), "all values");
  EXPECT_EQ(words({inequality({0, 0}, 0, true)}), "no values");
  const std::vector<AffineInequality> two{inequality({1, -half}, half), inequality({-1, 0}, 3, true)};
  EXPECT_EQ(words(two), "2*t - cost >= -1 and t < 3");
  EXPECT_EQ(printers::latex(wording::region_in_words(two, family)), "$2\\,t-\\textnormal{cost}\\ge-1$ and $t<3$");
  EXPECT_EQ(words({inequality({0, 2}, 1), inequality({0, -2}, -1)}), "cost = -1/2");
  EXPECT_EQ(words({inequality({-1, -1}, 0)}), "t + cost <= 0");
}

std::string in_reach(const wording::Reach& reach, std::size_t parameters) {
  return printers::terminal(wording::reach_in_words(reach, parameters));
}

TEST(Reach, IsTheDistanceToTheNearestEnd) {
  const std::vector<AffineInequality> between{{AffineFunction{{1}, -1}, false},
                                              {AffineFunction{{-2}, 10}, false}};  // 1 <= t <= 5
  const auto inside = wording::reach(between, {2});
  ASSERT_TRUE(inside);
  EXPECT_EQ(inside->down, Rational(1));
  EXPECT_EQ(inside->up, Rational(3));
  EXPECT_EQ(inside->radius, Rational(1));
  EXPECT_EQ(in_reach(*inside, 1), "may fall by 1 and rise by 3");
  EXPECT_FALSE(wording::reach(between, {6}));
  EXPECT_EQ(in_reach(*wording::reach({between[0]}, {2}), 1), "may fall by 1 and rise without limit");
  EXPECT_EQ(in_reach(*wording::reach({}, {2}), 1), "may take any value");
  // Two parameters at (2, 0) and t - c >= 1: both may move by 1/2 against it.
  EXPECT_EQ(in_reach(*wording::reach({{AffineFunction{{1, -1}, -1}, false}}, {2, 0}), 2),
            "may all move at once, each by up to 1/2");
}

}  // namespace
}  // namespace candor
