// SPDX-License-Identifier: MIT
// Every property, verified and refuted, with the numbers worked out by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "prover/search/necessity.hpp"
#include "tests/checker/values.hpp"
#include "tests/reports_latex/reports.hpp"

namespace candor::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const Coalition first = Coalition::of(Agent{0}), second = Coalition::of(Agent{1});
const Mechanism plain{"", 0, {0}};  // allocation 0, no transfers
const Mechanism bribe{"", 0, {3}};  // agent 1 is paid 2 for reporting 2

Event type_of_first(std::uint32_t type) {
  Event event;
  event.types = {first, type};
  return event;
}

MATCHER(IsVerified, "says verified and not refuted") {
  return arg.find("\\textbf{Verified}") != std::string::npos && arg.find("Refuted") == std::string::npos;
}
MATCHER(IsRefuted, "says refuted and not verified") {
  return arg.find("\\textbf{Refuted}") != std::string::npos && arg.find("\\textbf{Verified}") == std::string::npos;
}

TEST(ClaimFragment, FullSupport) {
  EXPECT_THAT(fragment(pair(), FullSupport{}),
              AllOf(IsVerified(), HasSubstr("4 inequalities, none tight"), HasSubstr("$(2,2)$ & $\\tfrac{1}{4}$")));
  EXPECT_THAT(fragment(pair_with_prior({ratio(1, 2), ratio(1, 2), 0, 0}), FullSupport{}),
              AllOf(IsRefuted(), HasSubstr("The type profile $(2,1)$ has probability $0$.")));
}

TEST(ClaimFragment, IndependentTypes) {
  EXPECT_THAT(fragment(pair(), IndependentTypes{}),
              AllOf(IsVerified(), HasSubstr("4 equalities"), HasSubstr("$(1,2)$ & $\\tfrac{1}{4}$ & $\\tfrac{1}{4}$")));
  EXPECT_THAT(fragment(pair_with_prior({ratio(1, 2), 0, 0, ratio(1, 2)}), IndependentTypes{}),
              AllOf(IsRefuted(), HasSubstr("$p(\\theta)=\\tfrac{1}{2}$"),
                    HasSubstr("$\\tfrac{1}{2}\\cdot \\tfrac{1}{2}=\\tfrac{1}{4}$")));
}

// p(1 | 1) = (3/8) / (1/2) = 3/4 and p(1 | 2) = (1/8) / (1/2) = 1/4.
TEST(ClaimFragment, Cbdp) {
  const Statement claim = Cbdp{{first}};
  EXPECT_THAT(fragment(pair_with_prior({ratio(3, 8), ratio(1, 8), ratio(1, 8), ratio(3, 8)}), claim),
              AllOf(IsVerified(), HasSubstr("$1$ & $2$ & $1$ & $\\tfrac{3}{4}$ & $\\tfrac{1}{4}$")));
  EXPECT_THAT(fragment(pair(), claim), AllOf(IsRefuted(), HasSubstr("hold the same beliefs"),
                                             HasSubstr("$2$ & $\\tfrac{1}{2}$ & $\\tfrac{1}{2}$")));
}

// Uniform prior: agent 1 believes the same with either type. A favour by agent 2 if agent 1 reports
// 2, welcome if its type is 1: taken for each other the two types gain 1 + 0 in all.
TEST(ClaimFragment, WhatTheSameBeliefsCost) {
  const CaseFile file = case_of(pair(), {Cbdp{{first}}});
  CaseResult result = proved(file);
  const Unimplementable found = without_distinct_beliefs(file.finite(), {{first}}, {first, 0}, {first, 1});
  const Verdict verdict = Kernel(found.model, defect_of_names).check(found.statement, found.evidence);
  ASSERT_TRUE(is_refuted(verdict));
  EXPECT_THAT(latex_reports({result}).at("small-pair/claim-c1.tex"), Not(HasSubstr("What it costs")));
  result.consequences.emplace(0, Consequence{Agent{0}, Agent{1}, Type{0}, Type{1}, found.model.environment.coalitions,
                                             found.statement, std::get<Refuted>(verdict)});
  EXPECT_THAT(latex_reports({result}).at("small-pair/claim-c1.tex"),
              AllOf(HasSubstr("no ambiguous mechanism implements (Guo 2019, Theorem~2)"),
                    HasSubstr("Agent $1$ can ask agent $2$ for a favour"),
                    HasSubstr("$1$ & $\\textnormal{nothing}$ & $1$ & $-1$"),
                    HasSubstr("$2$ & $\\textnormal{favour}$ & $0$ & $0$"), HasSubstr("add up to $0\\ge1$")));
}

TEST(ClaimFragment, PrivateValues) {
  EXPECT_THAT(fragment(pair(), PrivateValues{}), AllOf(IsVerified(), HasSubstr("$a_{1}$ & $-1$ & $3$ & $1$ & $1$")));
  FiniteModel interdependent = pair();
  interdependent.environment.payoffs(Agent{1}, Outcome{1}, Profile{2}) = 2;
  EXPECT_THAT(fragment(interdependent, PrivateValues{}),
              AllOf(IsRefuted(), HasSubstr("Agent $2$ has the same type at $(2,1)$ and at $(1,1)$, but the payoff from "
                                           "$a_{1}$ is $2$ at the first and $1$ at the second.")));
}

// The sum of payoffs of a1 is -1 + 1 = 0 if agent 1 has type 1, as good as a0; and 3 + 1 = 4 if
// agent 1 has type 2.
TEST(ClaimFragment, Efficient) {
  EXPECT_THAT(fragment(pair(), Efficient{0}),
              AllOf(IsVerified(), HasSubstr("4 inequalities, 2 tight"), HasSubstr("$(1,1)$ & $\\mathbf{0}$ & $0^{*}$"),
                    HasSubstr("$(2,1)$ & $0$ & $\\mathbf{4}$")));
  EXPECT_THAT(fragment(pair(), Efficient{1}),
              AllOf(IsRefuted(), HasSubstr("At $(2,1)$ the rule chooses $a_{0}$, with a sum of payoffs of $0$; the "
                                           "outcome $a_{1}$ gives $4$, which is larger by $4$.")));
}

// If agent 1 has type 1, a1 costs it 1; otherwise a1 brings agent 1 3 and agent 2 1.
TEST(ClaimFragment, ParetoEfficient) {
  EXPECT_THAT(fragment(pair(), ParetoEfficient{0}),
              AllOf(IsVerified(), HasSubstr("4 inequalities, none tight"),
                    HasSubstr("$1$ & $(1,1)$ & $a_{0}$ & $a_{1}$ & $0$ & $-1$ & $1$"),
                    HasSubstr("$1$ & $(2,1)$ & $a_{1}$ & $a_{0}$ & $3$ & $0$ & $3$")));
  EXPECT_THAT(
      fragment(pair(), ParetoEfficient{1}),
      AllOf(IsRefuted(),
            HasSubstr("At $(2,1)$ the rule chooses $a_{0}$; the outcome $a_{1}$ is worse for nobody, and better "
                      "for agent $1$:"),
            HasSubstr("$1$ & $0$ & $3$"), HasSubstr("$2$ & $0$ & $1$")));
}

/// Agent 1 says whether a1 is chosen.
FiniteModel pair_with_game_form() {
  FiniteModel model = pair();
  GameForm form{"choice", TypeSpace({{"1", {{"0", 0}, {"1", 1}}}, {"2", {{"0", 0}}}}), {}, AgentAmounts(2, 2)};
  form.allocation.assign(Profile{0}, Lottery::sure(Outcome{0}));
  form.allocation.assign(Profile{1}, Lottery::sure(Outcome{1}));
  model.game_forms = {form};
  model.strategies = {{"wise", 0, {{{1, 0}, {0, 1}}, {{1}, {1}}}}, {"idle", 0, {{{1, 0}, {1, 0}}, {{1}, {1}}}}};
  return model;
}

// Type 1 of agent 1 has 0 from a0 and -1 from a1, type 2 has 0 and 3.
TEST(ClaimFragment, Equilibria) {
  const FiniteModel model = pair_with_game_form();
  const CoalitionPattern alone = singletons(2);
  EXPECT_THAT(fragment(model, ExPostEquilibrium{0}), AllOf(IsVerified(), HasSubstr("4 inequalities, none tight")));
  EXPECT_THAT(fragment(model, DominantStrategies{0}), AllOf(IsVerified(), HasSubstr("4 inequalities, none tight")));
  EXPECT_THAT(fragment(model, BayesNashEquilibrium{0, alone}),
              AllOf(IsVerified(), HasSubstr("2 inequalities, none tight"), HasSubstr("$1$ & $1$ & $0$ & $-1$ & $1$"),
                    HasSubstr("$2$ & $0$ & $3$ & $0$ & $3$")));
  EXPECT_THAT(fragment(model, BayesNashEquilibrium{1, alone}),
              AllOf(IsRefuted(), HasSubstr("send $1$ in place of $0$, while the others play their strategies. The "
                                           "strategies yield $0$, the message $3$: a gain of $3$.")));
  EXPECT_THAT(fragment(model, ExPostEquilibrium{1}), AllOf(IsRefuted(), HasSubstr("send $1$ in place of $0$")));
  EXPECT_THAT(fragment(model, DominantStrategies{1}),
              AllOf(IsRefuted(), HasSubstr("while the others send $0$. The strategies yield")));
}

// Wise is the only equilibrium of four profiles of plans, and agent 2 has one message.
TEST(ClaimFragment, PureEquilibria) {
  const FiniteModel model = pair_with_game_form();
  EXPECT_THAT(fragment(model, PureEquilibria{0, Rational(1), {}, {}, {0}, false}),
              AllOf(IsVerified(), HasSubstr("All $4$ profiles of plans were gone through"), HasSubstr("wise")));
  EXPECT_THAT(
      fragment(model, PureEquilibria{0, Rational(2), {}, {}, {}, false}),
      AllOf(IsRefuted(), HasSubstr("The number of equilibria among $4$ profiles of plans is $1$, and not $2$.")));
  EXPECT_THAT(fragment(model, PureEquilibria{0, Rational(0), {}, {}, {}, false}),
              AllOf(IsRefuted(), HasSubstr("There is $1$ pure equilibrium, and not $0$:")));
  EXPECT_THAT(
      fragment(model, PureEquilibria{0, {}, {}, {}, {1}, false}),
      AllOf(IsRefuted(), HasSubstr("are no equilibrium: agent $1$ of type $2$ expects $0$ from its plan and $3$ "
                                   "from the message $1$, a gain of $3$.")));
}

TEST(ClaimFragment, NumbersOfPureEquilibria) {
  const FiniteModel model = pair_with_game_form();
  const Statement some = PureEquilibria{0, {}, Rational(1), {}, {}, false};
  EXPECT_THAT(fragment(model, some), AllOf(IsVerified(), HasSubstr("at least $1$ pure equilibrium"),
                                           HasSubstr("In each of these no type gains by another message:")));
  EXPECT_THAT(fragment(model, PureEquilibria{0, {}, Rational(2), {}, {}, false}),
              AllOf(IsRefuted(), HasSubstr("is $1$, and not at least $2$.")));
  EXPECT_THAT(fragment(model, PureEquilibria{0, {}, {}, Rational(1), {}, false}),
              AllOf(IsVerified(), HasSubstr("at most $1$ pure equilibrium")));
  EXPECT_THAT(fragment(model, PureEquilibria{0, {}, {}, Rational(0), {}, false}),
              AllOf(IsRefuted(), HasSubstr("There is $1$ pure equilibrium, and not at most $0$:")));
}

// Of type 2 agent 1 has 3 from a1, of type 1 -1, and 0 from a0. The first rule chooses a1 for type 2, the second a0.
TEST(ClaimFragment, Stability) {
  const FiniteModel model = pair();
  const auto enforced_by_1 = [](std::size_t allocation) {
    return Stable{allocation, Strength::strong, "outcome = a1", {{Coalition::of(Agent{0}), {{Outcome{1}}}}}};
  };
  EXPECT_THAT(fragment(model, enforced_by_1(0)), AllOf(IsVerified(), HasSubstr("2 inequalities, none tight")));
  EXPECT_THAT(fragment(model, enforced_by_1(1)), AllOf(IsRefuted(), HasSubstr("can bring about $a_{1}$:")));
}

TEST(ClaimFragment, EveryPureEquilibrium) {
  const FiniteModel model = pair_with_game_form();
  EXPECT_THAT(fragment(model, EveryPureEquilibrium{0, {}, false}),
              AllOf(IsVerified(), HasSubstr("4 inequalities, 4 tight")));
  EXPECT_THAT(fragment(model, EveryPureEquilibrium{0, 1, false}),
              AllOf(IsRefuted(), HasSubstr("This is an equilibrium:"), HasSubstr("with probability")));
}

TEST(ClaimFragment, Separable) {
  EXPECT_THAT(fragment(pair(), Separable{0}), AllOf(IsVerified(), HasSubstr("$4$ & $4$")));
  EXPECT_THAT(fragment(pair(), Separable{2}),
              AllOf(IsRefuted(), HasSubstr("s(2,2)-s(1,2)&=4-(0)=4"), HasSubstr("s(2,1)-s(1,1)&=0-(0)=0")));
}

TEST(ClaimFragment, BudgetBalance) {
  EXPECT_THAT(fragment(pair(), BudgetBalance{{1}, Balance::exact}),
              AllOf(IsVerified(), HasSubstr("$(2,1)$ & $\\tfrac{1}{2}$ & $-\\tfrac{1}{2}$ & $0$")));
  EXPECT_THAT(fragment(pair(), BudgetBalance{{2}, Balance::exact}),
              AllOf(IsRefuted(), HasSubstr("At $(2,1)$ the transfers of $\\phi^{3}$ add up to "
                                           "$\\tfrac{1}{2}-\\tfrac{1}{3}=\\tfrac{1}{6}$, not to zero.")));
  EXPECT_THAT(fragment(pair(), BudgetBalance{{2}, Balance::no_deficit}), AllOf(IsRefuted(), HasSubstr("a deficit")));
  EXPECT_THAT(fragment(pair(), BudgetBalance{{1}, Balance::ex_ante}), IsVerified());
  EXPECT_THAT(fragment(pair(), BudgetBalance{{2}, Balance::ex_ante_no_deficit}),
              AllOf(IsRefuted(), HasSubstr("add up to $\\tfrac{1}{12}$ in expectation")));  // 1/6 with probability 1/2
}

// Agent 1 is paid 1 if a0 is drawn and pays 1 if a1 is, each with probability 1/2: nothing in expectation.
TEST(ClaimFragment, EveryDraw) {
  FiniteModel model = pair();
  const Lottery coin{{{Outcome{0}, ratio(1, 2)}, {Outcome{1}, ratio(1, 2)}}};
  model.allocations.push_back({"coin", {coin}, {0, 0, 0, 0}, {}});
  DrawnPayments drawn{3, {AgentAmounts(2, 4), AgentAmounts(2, 4)}};
  for (Profile theta; theta.value < 4; ++theta.value) {
    drawn.by_outcome[0](Agent{0}, theta) = 1;
    drawn.by_outcome[1](Agent{0}, theta) = -1;
  }
  model.transfers.push_back({"bet", expected_payments(model, drawn), {}});
  model.transfers.back().drawn = drawn;
  const Mechanism toss{"", 3, {5}};
  EXPECT_THAT(fragment(model, BudgetBalance{{5}, Balance::exact}),
              AllOf(IsVerified(), HasSubstr("this is about the expectation, not about every draw")));
  EXPECT_THAT(fragment(model, BudgetBalance{{5}, Balance::exact, true}),
              AllOf(IsRefuted(), HasSubstr("At $(1,1)$, if $a_{0}$ is drawn, the payments of"),
                    HasSubstr("add up to $1+0=1$, not to zero.")));
  EXPECT_THAT(fragment(model, BudgetBalance{{5}, Balance::no_deficit, true}),
              AllOf(IsRefuted(), HasSubstr("a deficit")));
  EXPECT_THAT(fragment(pair(), BudgetBalance{{1}, Balance::exact, true}),
              AllOf(IsVerified(), HasSubstr("is budget balanced in every draw.")));
  // Of type 1: -1 from a1, and the 1 that it pays.
  EXPECT_THAT(fragment(model, IndividualRationality{toss, Stage::ex_post, true}),
              AllOf(IsRefuted(), HasSubstr("At $(1,1)$, if $a_{1}$ is drawn, agent $1$ gets $-2$ by taking part, but "
                                           "$0$ outside.")));
  EXPECT_THAT(fragment(pair(), IndividualRationality{plain, Stage::ex_post, true}),
              AllOf(IsVerified(), HasSubstr("whichever outcome is drawn")));
}

// Type 1 of agent 1 gets 0 by truth; by reporting 2 it gets -1, and -1 + 2 = 1 if it is paid 2 for
// that.
TEST(ClaimFragment, IncentivesAtEveryProfile) {
  for (const Statement& claim : {Statement{DominantStrategyIc{plain}}, Statement{ExPostIc{plain}},
                                 Statement{CoalitionalDominantStrategyIc{plain, {first}}}})
    EXPECT_THAT(fragment(pair(), claim), AllOf(IsVerified(), HasSubstr("$(1,1)$ & $2$ & $1$ & $0$ & $-1$ & $1$")));
  for (const Statement& claim : {Statement{DominantStrategyIc{bribe}}, Statement{ExPostIc{bribe}},
                                 Statement{CoalitionalDominantStrategyIc{bribe, {first}}}})
    EXPECT_THAT(fragment(pair(), claim),
                AllOf(IsRefuted(), HasSubstr("let agent $1$ report $2$"),
                      HasSubstr("The outcome is $a_{0}$ under truth, and $a_{1}$ by the misreport."),
                      HasSubstr("Truth yields $0$, the misreport $1$: a gain of $1$.")));
}

TEST(ClaimFragment, IncentivesInExpectation) {
  for (const Statement& claim : {Statement{BayesianIc{plain}}, Statement{CoalitionalIc{plain, {first}}},
                                 Statement{MaxminCoalitionalIc{plain, {first}, Strategies::mixed}}})
    EXPECT_THAT(fragment(pair(), claim),
                AllOf(IsVerified(), HasSubstr("$1$ & $\\mathbf{0}$ & $-1$"), HasSubstr("$2$ & $0$ & $\\mathbf{3}$")));
  for (const Statement& claim : {Statement{BayesianIc{bribe}}, Statement{CoalitionalIc{bribe, {first}}},
                                 Statement{MaxminCoalitionalIc{bribe, {first}, Strategies::pure}}})
    EXPECT_THAT(fragment(pair(), claim),
                AllOf(IsRefuted(), HasSubstr("let agent $1$ report $2$"),
                      HasSubstr("The report yields $1$ against $0$ for truth: a gain of $1$.")));
}

// Guo's slide 26: type (1,1) of {1,2} expects 2 + 240/7 = 254/7 and 2 - 240/7 = -226/7 from
// reporting (1,2), 4 - 600/7 = -572/7 and 4 + 600/7 = 628/7 from (2,1).
TEST(ClaimFragment, AmbiguousMechanism) {
  const CoalitionPattern pattern = guo().environment.coalitions;
  EXPECT_THAT(fragment(guo(), MaxminCoalitionalIc{{"", 0, {0, 1, 2}}, pattern, Strategies::mixed}),
              AllOf(IsVerified(), HasSubstr("\\lambda=("),
                    HasSubstr("$(1,2)$ & $\\tfrac{254}{7}$ & $-\\tfrac{226}{7}$ & $-\\tfrac{226}{7}$"),
                    HasSubstr("$(2,1)$ & $-\\tfrac{572}{7}$ & $\\tfrac{628}{7}$ & $-\\tfrac{572}{7}$")));
  EXPECT_THAT(fragment(guo(), MaxminCoalitionalIc{{"", 0, {0, 1}}, pattern, Strategies::pure}),
              AllOf(IsVerified(), HasSubstr("$(1,2)$ & $\\tfrac{254}{7}$ & $-\\tfrac{226}{7}$ & $-\\tfrac{226}{7}$")));
  EXPECT_THAT(fragment(guo(), MaxminCoalitionalIc{{"", 0, {0, 1}}, pattern, Strategies::mixed}),
              AllOf(IsRefuted(), HasSubstr("\\oplus"), HasSubstr("whatever the transfer rule")));
}

TEST(ClaimFragment, IndividualRationality) {
  FiniteModel tempting = pair();
  for (Profile theta; theta.value < 4; ++theta.value)
    tempting.environment.outside_options(Agent{0}, theta) = ratio(1, 4);
  for (const Stage stage : {Stage::interim, Stage::ex_post}) {
    EXPECT_THAT(fragment(pair(), IndividualRationality{plain, stage}), AllOf(IsVerified(), HasSubstr("$0^{*}$")));
    EXPECT_THAT(
        fragment(tempting, IndividualRationality{plain, stage}),
        AllOf(
            IsRefuted(),
            HasSubstr("the outcome is $a_{0}$, and agent $1$ gets $0$ by taking part, but $\\tfrac{1}{4}$ outside.")));
  }
  EXPECT_THAT(
      fragment(tempting, IndividualRationality{plain, Stage::ex_ante}),
      AllOf(IsVerified(), HasSubstr("$1$ & $\\tfrac{3}{2}$ & $\\tfrac{1}{4}$ & $\\tfrac{5}{4}$")));  // (0 + 3) / 2
}

TEST(ClaimFragment, EqualRules) {
  EXPECT_THAT(fragment(pair(), EqualRules{EqualRules::Kind::transfers, 1, 1}),
              AllOf(IsVerified(), HasSubstr("8 equalities")));
  EXPECT_THAT(fragment(pair(), EqualRules{EqualRules::Kind::transfers, 1, 2}),
              AllOf(IsRefuted(), HasSubstr("At $(2,1)$ agent $2$ is paid $-\\tfrac{1}{2}$ under $\\phi^{2}$ but "
                                           "$-\\tfrac{1}{3}$ under $\\phi^{3}$.")));
  EXPECT_THAT(fragment(pair(), EqualRules{EqualRules::Kind::allocations, 1, 1}), IsVerified());
  EXPECT_THAT(fragment(pair(), EqualRules{EqualRules::Kind::allocations, 0, 1}),
              AllOf(IsRefuted(), HasSubstr("chooses $a_{0}$ with probability $0$, the rule")));
}

// E u_2 = 1/2, because a1 is chosen with probability 1/2.
TEST(ClaimFragment, Value) {
  const Expectation payoff{Quantity::payoff, second, 0, std::nullopt, Event{}, MixedReport::truth()};
  EXPECT_THAT(fragment(pair(), testing::value_of({payoff}, Relation::equal, ratio(1, 2))),
              AllOf(HasSubstr("$\\tfrac{1}{2}$&$\\tfrac{1}{2}$&verified"),
                    HasSubstr("\\tfrac{1}{4}\\cdot 0+\\tfrac{1}{4}\\cdot 0+\\tfrac{1}{4}\\cdot 1+\\tfrac{1}{4}\\cdot "
                              "1=\\tfrac{1}{2}")));
  EXPECT_THAT(
      fragment(pair(), testing::value_of({payoff}, Relation::equal, ratio(1, 3))),
      AllOf(HasSubstr("$\\tfrac{1}{3}$&$\\tfrac{1}{2}$&\\textbf{refuted}"), HasSubstr("although the case expects")));
  EXPECT_THAT(fragment(pair(), testing::probability_of(type_of_first(0), {}, Relation::equal, ratio(1, 2))),
              HasSubstr("p(\\theta_{1}=1)=\\tfrac{1}{4}+\\tfrac{1}{4}=\\tfrac{1}{2}"));
}

TEST(ClaimFragment, Deviation) {
  const MixedReport report = MixedReport::pure({first, 1});
  EXPECT_THAT(fragment(pair(), Deviation{bribe, first, type_of_first(0), report, true, Rational(1)}),
              AllOf(IsVerified(), HasSubstr("a gain of $1$"),
                    HasSubstr("$(1,1)$ & $\\tfrac{1}{2}$ & $a_{0}$ & $0$ & $0$ & $a_{1}$ & $-1$ & $2$ & $(2,1)$")));
  EXPECT_THAT(fragment(pair(), Deviation{plain, first, type_of_first(0), report, true, std::nullopt}),
              AllOf(IsRefuted(), HasSubstr("a loss of $1$"), HasSubstr("So the deviation does not pay.")));
  EXPECT_THAT(fragment(pair(), Deviation{bribe, first, type_of_first(0), report, true, Rational(2)}),
              AllOf(IsRefuted(), HasSubstr("The change is $1$, not $2$.")));
}

// Agent 1 gets (0 + 3) / 2 whatever agent 2 reports. Agent 2 gets 0 or 1, as agent 1 reports, but
// 1/2 ex ante.
TEST(ClaimFragment, Guarantee) {
  EXPECT_THAT(fragment(pair(), Guarantee{plain, {first}}),
              AllOf(IsVerified(), HasSubstr("$2$ & $\\tfrac{3}{2}$ & $\\tfrac{3}{2}$")));
  EXPECT_THAT(fragment(pair(), Guarantee{plain, {second}}),
              AllOf(IsRefuted(), HasSubstr("Telling the truth, agent $2$ expects $0$ when the outsiders report $1$, "
                                           "but its ex-ante payoff is $\\tfrac{1}{2}$.")));
}

TEST(ClaimFragment, ExternalityPayment) {
  EXPECT_THAT(fragment(pair(), ExternalityPayment{{"", 0, {4}}, {first}, std::nullopt}),
              AllOf(IsVerified(), HasSubstr("$2$ & $1$ & $1$ & $0$")));
  EXPECT_THAT(fragment(pair(), ExternalityPayment{plain, {first}, std::nullopt}),
              AllOf(IsRefuted(), HasSubstr("is $-1$; for type $1$ it is $0$.")));
}

TEST(ClaimFragment, AllEquilibriaEfficient) {
  FiniteModel nothing = blank(2, 2, 1);
  add_allocation(nothing, [](Profile) { return Outcome{0}; });
  add_transfers(nothing, [](Agent, Profile) { return Rational(0); });
  EXPECT_THAT(fragment(nothing, AllEquilibriaEfficient{plain, singletons(2)}),
              AllOf(IsVerified(), HasSubstr("$\\sum_{B}U(B)=0$, the largest expected surplus")));
  EXPECT_THAT(fragment(pair(), AllEquilibriaEfficient{plain, singletons(2)}),
              AllOf(HasSubstr("\\textbf{Undecided}"), Not(IsVerified()), Not(IsRefuted())));
}

// Four agents with three types each: sum over S of 3^|S| (3^|S| - 1) = 4*6 + 6*72 + 4*702 + 6480 =
// 9744 comparisons, here all of 0 with 0.
TEST(ClaimFragment, LargeClaimsShowTheMostTellingRowsAndSayWhereTheOthersAre) {
  FiniteModel nothing = blank(4, 3, 1);
  add_allocation(nothing, [](Profile) { return Outcome{0}; });
  add_transfers(nothing, [](Agent, Profile) { return Rational(0); });
  EXPECT_THAT(fragment(nothing, CoalitionalIc{plain, all_coalitions(4)}),
              AllOf(IsVerified(), HasSubstr("9744 inequalities, 9744 tight"),
                    HasSubstr("Of 9744 comparisons the table shows 32"),
                    HasSubstr("the others hold as well, and \\texttt{candor explain pair")));
}

// Five agents with three types each: 243 profiles, more than a table shows.
TEST(ClaimFragment, LargeTablesShowSomeRowsAndCountTheOthers) {
  FiniteModel nothing = blank(5, 3, 2);
  add_allocation(nothing, [](Profile) { return Outcome{0}; });
  add_transfers(nothing, [](Agent, Profile) { return Rational(0); });
  EXPECT_THAT(fragment(nothing, Efficient{0}), AllOf(IsVerified(), HasSubstr("Of 243 comparisons the table shows 32")));
  EXPECT_THAT(fragment(nothing, BudgetBalance{{0, 0}, Balance::exact}),
              AllOf(IsVerified(), HasSubstr("Of 486 comparisons the table shows 32")));
  EXPECT_THAT(fragment(nothing, EqualRules{EqualRules::Kind::transfers, 0, 0}),
              AllOf(IsVerified(), HasSubstr("Of 1215 comparisons the table shows 32")));
  EXPECT_THAT(fragment(nothing, FullSupport{}),
              AllOf(IsVerified(), HasSubstr("Of 243 comparisons the table shows 32")));
  EXPECT_THAT(fragment(nothing, Guarantee{plain, all_coalitions(5)}),
              AllOf(IsVerified(), HasSubstr("Of 781 comparisons the table shows 32")));  // (1 + 3)^5 - 3^5
  EXPECT_THAT(fragment(nothing, ExternalityPayment{plain, all_coalitions(5), Rational(0)}),
              AllOf(IsVerified(), HasSubstr("Of 1023 comparisons the table shows 32")));  // (1 + 3)^5 - 1
}

// Under the first rule no coalition of the pair gains by a lie, without any transfers: agent 1
// would choose as the rule does, agent 2 cannot move it, and both together lose or gain nothing.
TEST(ClaimFragment, Implementable) {
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = all_coalitions(2);
  EXPECT_THAT(fragment(pair(), claim),
              AllOf(IsVerified(), HasSubstr("These transfers do it"), HasSubstr("$(2,1)$ & $0$ & $0$")));
  Implementable too_much = claim;
  too_much.requirements.least_transfer = Rational(1);  // and yet they must sum to zero
  EXPECT_THAT(fragment(pair(), too_much), AllOf(IsRefuted(), HasSubstr("a contradiction")));
  claim.requirements.coalitional_ic = guo().environment.coalitions;
  EXPECT_THAT(fragment(guo(), claim), AllOf(IsRefuted(), HasSubstr("every transfer cancels against the budget"),
                                            Not(HasSubstr("These transfers do it"))));
}

TEST(ClaimFragment, CoalitionalIdentifiability) {
  EXPECT_THAT(fragment(guo(), CoalitionalIdentifiability{guo().environment.coalitions}),
              AllOf(IsRefuted(), HasSubstr("the same distribution of reports")));
  EXPECT_THAT(fragment(guo(), CoalitionalIdentifiability{singletons(3)}),
              AllOf(IsVerified(), HasSubstr("make every lie costly")));
}

TEST(ClaimFragment, AmbiguousImplementable) {
  EXPECT_THAT(fragment(guo(), AmbiguousImplementable{0, guo().environment.coalitions}),
              AllOf(IsVerified(), HasSubstr("transfer rules do it"), HasSubstr("\\lambda(\\psi^{1})")));
  // Each type of agent 1 gets what the other type wants, and types are independent.
  FiniteModel envy = blank(2, 2, 2);
  const TypeSpace types = envy.environment.types;
  set_payoffs(envy, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == 0 && a.value != types.type_of(theta, i).value ? 1 : 0);
  });
  add_allocation(envy, [&](Profile theta) { return Outcome{types.type_of(theta, Agent{0}).value}; });
  EXPECT_THAT(fragment(envy, AmbiguousImplementable{0, singletons(2)}),
              AllOf(IsRefuted(), HasSubstr("add up to $0$; if each reported the other they would add up to $2$")));
  // Outside everybody has 1, and payoffs are never that much together.
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    for (Agent i : types.grand_coalition()) envy.environment.outside_options(i, theta) = 1;
  EXPECT_THAT(fragment(envy, AmbiguousImplementable{0, {coalition({1})}, Stage::ex_ante}),
              AllOf(IsRefuted(), HasSubstr("No balanced rule has everybody take part, however many there are"),
                    HasSubstr("under each of whose rules taking part pays at least the outside option ex ante")));
}

TEST(ClaimFragment, ParameterRegion) {
  // Agent 1's transfer is t whatever it reports; it takes part if t is at least its outside option,
  // 1.
  FiniteModel model = blank(2, 2, 1);
  add_allocation(model, [](Profile) { return Outcome{0}; });
  add_transfers(model, [](Agent i, Profile) { return Rational(i.value == 0 ? 3 : 0); });
  for (Profile theta; theta.value < 4; ++theta.value) model.environment.outside_options(Agent{0}, theta) = 1;
  FiniteModel shifted = model;
  for (Profile theta; theta.value < 4; ++theta.value) shifted.transfers[0].amounts(Agent{0}, theta) = 4;
  const IndividualRationality takes_part{{"", 0, {0}}, Stage::interim};
  auto subject = std::make_shared<RegionSubject>();
  subject->family.parameters.push_back({"t", 3, std::make_shared<const FiniteModel>(shifted)});
  subject->claims.push_back({{"takes_part", takes_part}, {takes_part}});
  EXPECT_THAT(fragment(model, ParameterRegion{subject, {{AffineFunction{{1}, -1}, false}}}),
              AllOf(IsVerified(), HasSubstr("Claim takes\\_part holds for exactly those values of $t$ with $t\\ge1$."),
                    HasSubstr("follows from the bounds")));
  EXPECT_THAT(fragment(model, ParameterRegion{subject, {{AffineFunction{{1}, -2}, false}}}),
              AllOf(IsRefuted(), HasSubstr("outside the region, takes\\_part holds.")));
  EXPECT_THAT(fragment(model, ParameterRegion{subject, {}}),
              AllOf(IsRefuted(), HasSubstr(", in the region, takes\\_part: agent 1; "), HasSubstr(" fails: ")));
}

}  // namespace
}  // namespace candor::testing
