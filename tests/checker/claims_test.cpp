// SPDX-License-Identifier: MIT
// Every property, true and false side by side; a false claim must fail for the right reason and at
// the right place.
#include <gtest/gtest.h>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

Verdict enumerate(const FiniteModel& model, const Statement& statement) {
  return Kernel(model).check(statement, Enumerate{});
}

void expect_verified(const FiniteModel& model, const Statement& statement, std::uint64_t judgements,
                     std::uint64_t inequalities, std::uint64_t tight) {
  const Verdict verdict = enumerate(model, statement);
  const auto* verified = std::get_if<Verified>(&verdict);
  ASSERT_NE(verified, nullptr) << property_name(statement) << " is " << word(verdict);
  EXPECT_EQ(verified->tally().judgements, judgements);
  EXPECT_EQ(verified->tally().inequalities, inequalities);
  EXPECT_EQ(verified->tally().tight, tight);
}

/// The counterexample: both sides, and where it stands.
void expect_refuted(const FiniteModel& model, const Statement& statement, const Rational& left, const Rational& right,
                    const std::function<void(const Place&)>& place = nullptr) {
  const Verdict verdict = enumerate(model, statement);
  const auto* refuted = std::get_if<Refuted>(&verdict);
  ASSERT_NE(refuted, nullptr) << property_name(statement) << " is " << word(verdict);
  ASSERT_EQ(refuted->counterexample().size(), 1u);
  const Judgement& failing = refuted->counterexample().front();
  EXPECT_FALSE(failing.holds());
  EXPECT_EQ(failing.left.value, left);
  EXPECT_EQ(failing.right.value, right);
  if (place) place(failing.place);
}

void expect_undecided(const FiniteModel& model, const Statement& statement, Undecided::Reason reason,
                      const Evidence& evidence = Enumerate{}) {
  const Verdict verdict = Kernel(model).check(statement, evidence);
  const auto* undecided = std::get_if<Undecided>(&verdict);
  ASSERT_NE(undecided, nullptr) << property_name(statement) << " is " << word(verdict);
  EXPECT_EQ(undecided->reason(), reason) << undecided->explanation();
}

Mechanism simple(std::size_t transfers, std::size_t allocation = 0) { return {"", allocation, {transfers}}; }

TEST(FullSupport, HoldsForGuoAndFailsWhereAProfileIsImpossible) {
  expect_verified(testing::guo(), FullSupport{}, 8, 8, 0);
  FiniteModel model = testing::blank(2, 2, 1);
  model.environment.prior = Prior({ratio(1, 2), Rational(0), ratio(1, 4), ratio(1, 4)});
  expect_refuted(model, FullSupport{}, 0, 0, [&](const Place& place) {
    EXPECT_EQ(*place.truth, joint(model, {0, 1}, {0, 1}));
  });
}

TEST(IndependentTypes, HoldsForTheAirlinesAndNotForGuo) {
  expect_verified(testing::airlines(), IndependentTypes{}, 8, 0, 0);
  expect_refuted(testing::guo(), IndependentTypes{}, ratio(1, 5), ratio(1, 8));  // every marginal of Guo's prior is 1/2
}

TEST(Cbdp, HoldsForGuo) {
  // {1}, {2}, {3}: one pair of types each; {1,2}: six pairs. The beliefs of type 1 of agent 1 start
  // with 0.4, those of type 2 with 0.1.
  expect_verified(testing::guo(), Cbdp{testing::guo().environment.coalitions}, 9, 0, 0);
}

TEST(Cbdp, FailsWhereTypesAreIndependent) {
  const FiniteModel model = testing::airlines();
  expect_refuted(model, Cbdp{{coalition({1, 2})}}, ratio(1, 2), ratio(1, 2), [&](const Place& place) {
    EXPECT_EQ(*place.truth, joint(model, {1, 2}, {0, 0}));
    EXPECT_EQ(*place.other, joint(model, {1, 2}, {0, 1}));
  });
}

TEST(Cbdp, OfTheGrandCoalitionAloneIsVacuous) {
  expect_undecided(testing::guo(), Cbdp{{coalition({0, 1, 2})}}, Undecided::Reason::vacuous);
}

TEST(Cbdp, IgnoresJointTypesOfProbabilityZero) {
  FiniteModel model = testing::blank(2, 2, 1);
  model.environment.prior = Prior({ratio(1, 2), ratio(1, 2), Rational(0), Rational(0)});
  expect_undecided(model, Cbdp{{coalition({0})}}, Undecided::Reason::vacuous);
}

TEST(PrivateValues, HoldsForTheAirlinesAndNotForGuo) {
  expect_verified(testing::airlines(), PrivateValues{}, 3 * 7 * 6, 0, 0);
  const FiniteModel model = testing::guo();
  // Agent 2's payoff from x2 is -1 or 1 as agent 1 is of type t1 or t2.
  expect_refuted(model, PrivateValues{}, 1, -1, [&](const Place& place) {
    EXPECT_EQ(*place.coalition, coalition({1}));
    EXPECT_EQ(*place.outcome, Outcome{2});
  });
}

TEST(Efficient, GuosRuleIsEfficientWithATie) {
  // At type t1 of agent 1, x1 and x2 both bring 3: four tight comparisons. At t2, x2 brings 3, x1
  // brings 2.
  expect_verified(testing::guo(), Efficient{0}, 16, 16, 4);
}

TEST(Efficient, AnInefficientRuleIsRefutedByABetterOutcome) {
  FiniteModel model = testing::guo();
  const std::size_t bad = testing::add_allocation(model, [](Profile) { return Outcome{1}; });
  expect_refuted(model, Efficient{bad}, 2, 3, [&](const Place& place) {
    EXPECT_EQ(*place.outcome, Outcome{2});
    EXPECT_EQ(*place.truth, joint(model, {0, 1, 2}, {1, 0, 0}));
  });
}

TEST(Efficient, WithASingleOutcomeIsVacuous) {
  FiniteModel model = testing::blank(2, 2, 1);
  expect_undecided(model, Efficient{testing::add_allocation(model, [](Profile) { return Outcome{0}; })},
                   Undecided::Reason::vacuous);
}

TEST(Separable, SumsOfFunctionsOfSingleTypesAre) {
  FiniteModel model = testing::blank(3, 2, 1);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(
      model, [&](Agent i, Outcome, Profile theta) { return Rational(5 * types.type_of(theta, i).value + i.value); });
  const std::size_t q = testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  expect_verified(model, Separable{q}, 6, 0, 0);  // three pairs, two profiles each with both types the second
}

TEST(Separable, TheAirlinesAreNot) {
  // Surplus 0 when all types agree, 1 otherwise. s(B,B,A) - s(A,B,A) = 0, s(B,A,A) - s(A,A,A) = 1.
  expect_refuted(testing::airlines(), Separable{0}, 0, 1);
}

TEST(BudgetBalance, EveryKind) {
  const FiniteModel guo = testing::guo();
  expect_verified(guo, BudgetBalance{{0, 1, 2}, Balance::exact}, 24, 0, 0);
  expect_verified(guo, BudgetBalance{{0, 1, 2}, Balance::no_deficit}, 24, 24, 24);
  expect_verified(guo, BudgetBalance{{0, 1, 2}, Balance::ex_ante}, 3, 0, 0);

  FiniteModel off = testing::guo();
  off.transfers[1].amounts(Agent{2}, Profile{6}) += ratio(1, 100);
  const auto at = [&](const Place& place) {
    EXPECT_EQ(*place.transfers, 1u);
    EXPECT_EQ(*place.truth, joint(off, {0, 1, 2}, {1, 1, 0}));
  };
  expect_refuted(off, BudgetBalance{{0, 1, 2}, Balance::exact}, ratio(1, 100), 0, at);
  expect_refuted(off, BudgetBalance{{0, 1, 2}, Balance::no_deficit}, ratio(1, 100), 0, at);
  expect_refuted(off, BudgetBalance{{0, 1, 2}, Balance::ex_ante}, ratio(3, 2000), 0);  // 0.15 / 100
  expect_refuted(off, BudgetBalance{{0, 1, 2}, Balance::ex_ante_no_deficit}, ratio(3, 2000), 0);
  off.transfers[1].amounts(Agent{2}, Profile{6}) -= ratio(2, 100);
  expect_refuted(off, BudgetBalance{{1}, Balance::exact}, ratio(-1, 100), 0);
  expect_verified(off, BudgetBalance{{1}, Balance::no_deficit}, 8, 8, 7);
  expect_verified(off, BudgetBalance{{1}, Balance::ex_ante_no_deficit}, 1, 1, 0);
}

/// Two bidders with values 0 and 1 for one object; the first outcome gives it to bidder 1. Ties go
/// to bidder 1. Rule 0: second price; rule 1: first price.
FiniteModel auction() {
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == a.value ? types.type_of(theta, i).value : 0);
  });
  testing::add_allocation(model, [](Profile theta) { return Outcome{theta.value == 1 ? 1u : 0u}; });
  testing::add_transfers(model,
                         [](Agent i, Profile theta) { return Rational(theta.value == 3 && i.value == 0 ? -1 : 0); });
  testing::add_transfers(model, [](Agent i, Profile theta) {
    return Rational((theta.value == 1 && i.value == 1) || (theta.value >= 2 && i.value == 0) ? -1 : 0);
  });
  return model;
}

TEST(DominantStrategyIc, SecondPriceHasItAndFirstPriceHasNot) {
  const FiniteModel model = auction();
  // One alternative report at each of 4 profiles for each bidder. Tight: bidder 1 with value 0 and
  // both with value 1 when the other's is 1. Bidder 1: (0,0): 0 vs 0; (0,1): 0 vs 0-1; (1,0): 1 vs
  // 1; (1,1): 0 vs 0. Bidder 2: (0,0): 0 vs 0 (wins at 0); (1,0): 0 vs 0; (0,1): 1 vs 0; (1,1): 0
  // vs 0. Six ties.
  expect_verified(model, DominantStrategyIc{simple(0)}, 8, 8, 6);
  expect_refuted(model, DominantStrategyIc{simple(1)}, 0, 1, [&](const Place& place) {
    EXPECT_EQ(*place.coalition, coalition({0}));
    EXPECT_EQ(*place.truth, joint(model, {0, 1}, {1, 0}));
    EXPECT_EQ(*place.report, joint(model, {0}, {0}));
    EXPECT_EQ(*place.outsiders, joint(model, {1}, {0}));
  });
}

TEST(DominantStrategyIc, IsStrongerThanExPostIcUnderInterdependence) {
  // Agent 2 of type 2 makes agent 1 like outcome 1 instead of outcome 0; the rule follows the
  // reports of both: outcome 1 iff they differ.
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  const auto good = [&](Profile theta) {
    return types.type_of(theta, Agent{0}) == types.type_of(theta, Agent{1}) ? 0u : 1u;
  };
  testing::set_payoffs(model,
                       [&](Agent, Outcome a, Profile theta) { return Rational(a.value == good(theta) ? 1 : 0); });
  testing::add_allocation(model, [&](Profile theta) { return Outcome{good(theta)}; });
  testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  expect_verified(model, ExPostIc{simple(0)}, 8, 8, 0);
  // If agent 2 lies, agent 1 should lie too.
  expect_refuted(model, DominantStrategyIc{simple(0)}, 0, 1, [&](const Place& place) {
    EXPECT_NE(types.restrict(*place.truth, coalition({1})), *place.outsiders);
  });
}

TEST(CoalitionalDominantStrategyIc, TwoBiddersShadeTogether) {
  // The second-price auction: with values (1, 1) the two pay 1; reporting (1, 0) they pay nothing.
  const FiniteModel model = auction();
  expect_verified(model, CoalitionalDominantStrategyIc{simple(0), {coalition({0}), coalition({1})}}, 8, 8, 6);
  expect_refuted(model, CoalitionalDominantStrategyIc{simple(0), {coalition({0, 1})}}, 0, 1, [&](const Place& place) {
    EXPECT_EQ(*place.truth, joint(model, {0, 1}, {1, 1}));
  });
}

TEST(BayesianIc, TheAirlinesWithoutTransfers) {
  // By symmetry each type of each airline expects 1/4; misreporting type A as B loses: see the
  // costs of 100.
  expect_verified(testing::airlines(), BayesianIc{simple(0)}, 6, 6, 0);
}

TEST(CoalitionalIc, TheAirlinesNeedTheTransfers) {
  const FiniteModel model = testing::airlines();
  // With no transfers {1, 2} of types (A, B) get -1; both reporting A they expect 1/2 (0 + 2) = 1.
  expect_refuted(model, CoalitionalIc{simple(0), {coalition({0, 1})}}, -1, 1, [&](const Place& place) {
    EXPECT_EQ(*place.truth, joint(model, {0, 1}, {0, 1}));
    EXPECT_EQ(*place.report, joint(model, {0, 1}, {0, 0}));
  });
  // With 7/4: 6 misreports of singles, 3 * 12 of pairs, 8 * 7 of all three; among these 2 ties:
  // none, see below.
  const Verdict verdict = enumerate(model, CoalitionalIc{simple(1), all_coalitions(3)});
  const auto* verified = std::get_if<Verified>(&verdict);
  ASSERT_NE(verified, nullptr);
  EXPECT_EQ(verified->tally().inequalities, 6u + 36u + 56u);
}

TEST(CoalitionalIc, ATransferThatIsTooSmallOrTooLargeIsRefuted) {
  // Types (A, B) of a pair get t + ... : truth -1 + 2 - ... Let the transfer be 2t to the helper
  // and t from each other. Truth of (A, B): -1 + t. Both report A: 1/2 * 0 + 1/2 (2 - 2t) = 1 - t.
  // So t >= 1 is needed; and at equal types truth is 1/2 (4 - 2t) = 2 - t, while reporting (A, B)
  // costs 100.
  FiniteModel model = testing::airlines();
  for (const auto& [t, fine] : {std::pair{Rational(1), true}, std::pair{ratio(99, 100), false}}) {
    const std::size_t rule = testing::add_transfers(model, [&, scale = t / ratio(7, 4)](Agent i, Profile theta) {
      return scale * model.transfers[1].amounts(i, theta);
    });
    const Verdict verdict = enumerate(model, CoalitionalIc{simple(rule), {coalition({1, 2})}});
    EXPECT_EQ(std::holds_alternative<Verified>(verdict), fine);
    EXPECT_EQ(std::holds_alternative<Refuted>(verdict), !fine);
  }
}

TEST(CoalitionalIc, IsAboutSimpleMechanismsOnly) {
  expect_undecided(testing::guo(), CoalitionalIc{{"", 0, {0, 1}}, {coalition({0})}}, Undecided::Reason::out_of_scope);
}

TEST(MaxminCoalitionalIc, PureMisreportsAreDeterredByTheFirstTwoRules) {
  const FiniteModel model = testing::guo();
  const Verdict verdict =
      enumerate(model, MaxminCoalitionalIc{{"", 0, {0, 1}}, model.environment.coalitions, Strategies::pure});
  const auto* verified = std::get_if<Verified>(&verdict);
  ASSERT_NE(verified, nullptr);
  EXPECT_EQ(verified->tally().inequalities, 18u);  // 3 agents * 2, {1, 2}: 4 * 3
}

TEST(MaxminCoalitionalIc, OneRuleAloneIsNotEnough) {
  const FiniteModel model = testing::guo();
  const Verdict verdict =
      enumerate(model, MaxminCoalitionalIc{simple(0), model.environment.coalitions, Strategies::mixed});
  EXPECT_TRUE(std::holds_alternative<Refuted>(verdict));
}

TEST(MaxminCoalitionalIc, MixedReportsCannotBeEnumerated) {
  const FiniteModel model = testing::guo();
  expect_undecided(model, MaxminCoalitionalIc{{"", 0, {0, 1, 2}}, model.environment.coalitions, Strategies::mixed},
                   Undecided::Reason::needs_evidence);
}

TEST(IndividualRationality, EveryStage) {
  FiniteModel model = auction();
  // Both expect 1/4 or more: interim utilities of value 0: 0; of value 1: 1/2 for bidder 1 (wins
  // against 0 for free), 1/2 for bidder 2.
  expect_verified(model, IndividualRationality{simple(0), Stage::interim}, 4, 4, 2);
  expect_verified(model, IndividualRationality{simple(0), Stage::ex_post}, 8, 8, 6);
  expect_verified(model, IndividualRationality{simple(0), Stage::ex_ante}, 2, 2, 0);
  model.environment.outside_options(Agent{1}, Profile{1}) =
      1;  // at (1, 2) bidder 2's outside option is 1: given his type 2, 1/2 in expectation
  expect_verified(model, IndividualRationality{simple(0), Stage::interim}, 4, 4, 3);
  model.environment.outside_options(Agent{1}, Profile{3}) = ratio(1, 2);
  expect_refuted(model, IndividualRationality{simple(0), Stage::interim}, ratio(1, 2), ratio(3, 4),
                 [&](const Place& place) { EXPECT_EQ(*place.truth, joint(model, {1}, {1})); });
  expect_refuted(model, IndividualRationality{simple(0), Stage::ex_post}, 0, ratio(1, 2), [&](const Place& place) {
    EXPECT_EQ(*place.truth, joint(model, {0, 1}, {1, 1}));
  });
  expect_refuted(model, IndividualRationality{simple(0), Stage::ex_ante}, ratio(1, 4), ratio(3, 8),
                 [&](const Place& place) { EXPECT_EQ(*place.coalition, coalition({1})); });
}

TEST(EqualRules, TransfersAndAllocations) {
  FiniteModel model = testing::airlines();
  model.transfers.push_back(
      {"s", defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov), {}});
  expect_verified(model, EqualRules{EqualRules::Kind::transfers, 1, 2}, 24, 0, 0);  // the 7/4 scheme is formula (6)
  expect_refuted(model, EqualRules{EqualRules::Kind::transfers, 0, 1}, 0,
                 ratio(-7, 4));  // at (A, A, B) airline 1 pays 7/4
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  expect_verified(model, EqualRules{EqualRules::Kind::allocations, 0, 0}, 56, 0, 0);
  expect_refuted(model, EqualRules{EqualRules::Kind::allocations, 0, 1}, 0, 1);
}

TEST(Value, ComparesInEveryWay) {
  const FiniteModel model = testing::guo();
  Event given;
  given.types = joint(model, {0, 1}, {0, 0});
  const auto claim = [&](Relation relation, Rational number) {
    Value value;
    for (std::size_t rule : {0u, 1u, 2u})
      value.minimum_of.push_back(
          {Quantity::utility, coalition({0, 1}), 0, rule, given, MixedReport::pure(joint(model, {0, 1}, {1, 1}))});
    value.relation = relation;
    value.number = std::move(number);
    return value;
  };
  // Slide 26 prints min{4 + 140/7, 4 - 140/7, 4 - 600/7} = 4 - 140/7. By hand under phi^3, report
  // (t2, t2) pays 0, so the least is 4 - 20 = -16 from phi^2 (phi^1: 4 + 20).
  const Rational least = -16;
  expect_verified(model, claim(Relation::equal, least), 1, 0, 0);
  expect_verified(model, claim(Relation::at_most, least), 1, 1, 1);
  expect_verified(model, claim(Relation::at_least, least), 1, 1, 1);
  expect_verified(model, claim(Relation::less_than, 2), 1, 1, 0);
  expect_verified(model, claim(Relation::greater_than, -17), 1, 1, 0);
  expect_verified(model, claim(Relation::not_equal, 2), 1, 0, 0);
  expect_refuted(model, claim(Relation::equal, 2), least, 2);
  expect_refuted(model, claim(Relation::less_than, least), least, least);
  expect_refuted(model, claim(Relation::greater_than, least), least, least);
  expect_refuted(model, claim(Relation::at_least, -15), least, -15);
}

TEST(Value, ProbabilitiesAreConditional) {
  const FiniteModel model = testing::guo();
  Value value;
  value.event.types = joint(model, {2}, {0});
  value.given.types = joint(model, {0, 1}, {0, 0});
  value.relation = Relation::equal;
  value.number = ratio(4, 7);
  expect_verified(model, value, 1, 0, 0);
  value.number = ratio(1, 2);
  expect_refuted(model, value, ratio(4, 7), ratio(1, 2));
}

TEST(Deviation, PaysOrNotAndByHowMuch) {
  const FiniteModel model = testing::guo();
  Deviation hedge{{"", 0, {0, 1}}, coalition({0, 1}), {}, {}, true, std::nullopt};
  hedge.given.types = joint(model, {0, 1}, {0, 0});
  hedge.report.branches = {{joint(model, {0, 1}, {0, 1}), ratio(5, 7)}, {joint(model, {0, 1}, {1, 0}), ratio(2, 7)}};
  // 5/7 (2 +- 240/7) + 2/7 (4 -+ 600/7) = 18/7: the two transfers cancel, and 18/7 > 2.
  expect_verified(model, hedge, 1, 1, 0);
  hedge.gain = ratio(4, 7);
  expect_verified(model, hedge, 2, 1, 0);
  hedge.gain = ratio(3, 7);
  expect_refuted(model, hedge, ratio(4, 7), ratio(3, 7));
  hedge.gain.reset();
  hedge.pays = false;
  expect_refuted(model, hedge, ratio(18, 7), 2);
  // phi^3 spoils it: 5/7 (2 - 240/7) + 2/7 (4 - 600/7) is far below 2.
  hedge.mechanism.transfers = {0, 1, 2};
  expect_verified(model, hedge, 1, 1, 0);
  hedge.pays = true;
  expect_refuted(model, hedge, ratio(18, 7) - ratio(1200, 49) - ratio(1200, 49), 2);
}

TEST(Guarantee, Proposition3HoldsForTheSchemeAndFailsWithoutTransfers) {
  const FiniteModel model = testing::airlines();
  expect_verified(model, Guarantee{simple(1), all_coalitions(3)}, 3 * 4 + 3 * 2 + 1, 0, 0);
  // Without transfers airline 1, the others reporting (A, A): half the time 0, half the time it
  // helps at -3: -3/2 instead of 1/4.
  expect_refuted(model, Guarantee{simple(0), {coalition({0})}}, ratio(-3, 2), ratio(1, 4), [&](const Place& place) {
    EXPECT_EQ(*place.outsiders, joint(model, {1, 2}, {0, 0}));
  });
}

TEST(ExternalityPayment, Equation2) {
  const FiniteModel model = testing::airlines();
  // One airline: expected transfer 0, the other two expect 1/2 together: D = -1/2. Two: D = -1/4.
  expect_verified(model, ExternalityPayment{simple(1), singletons(3), ratio(-1, 2)}, 6, 0, 0);
  expect_verified(model, ExternalityPayment{simple(1), {coalition({1, 2})}, ratio(-1, 4)}, 4, 0, 0);
  expect_verified(model, ExternalityPayment{simple(1), proper_coalitions(3), std::nullopt}, 3 * 1 + 3 * 3, 0, 0);
  expect_refuted(model, ExternalityPayment{simple(1), {coalition({1, 2})}, ratio(1, 4)}, ratio(-1, 4), ratio(1, 4));
  // Without transfers a pair of equal types imposes -3/2 on the third (it helps half the time), a
  // pair of different types +2.
  expect_refuted(model, ExternalityPayment{simple(0), {coalition({1, 2})}, std::nullopt}, -2, ratio(3, 2));
}

TEST(AllEquilibriaEfficient, Theorem2AndWhereItDoesNotApply) {
  const FiniteModel model = testing::airlines();
  // Independence 8, private values 126, no deficit 8, guarantees 3 * 4, the sum.
  expect_verified(model, AllEquilibriaEfficient{simple(1), singletons(3)}, 8 + 126 + 8 + 12 + 1, 20, 20);
  expect_verified(model, AllEquilibriaEfficient{simple(1), {coalition({0}), coalition({1, 2})}},
                  8 + 7 * (6 + 2 * 4) + 8 + 4 + 2 + 1, 14, 14);
  expect_undecided(model, AllEquilibriaEfficient{simple(0), singletons(3)}, Undecided::Reason::out_of_scope);
  expect_undecided(model, AllEquilibriaEfficient{simple(1), {coalition({0}), coalition({1})}},
                   Undecided::Reason::out_of_scope);
  expect_undecided(model, AllEquilibriaEfficient{simple(1), {coalition({0, 1}), coalition({1, 2})}},
                   Undecided::Reason::out_of_scope);
  expect_undecided(testing::guo(), AllEquilibriaEfficient{simple(0), singletons(3)}, Undecided::Reason::out_of_scope);
}

TEST(AllEquilibriaEfficient, MoneyFromOutsideDoesNotCount) {
  // Paying everybody enough makes every guarantee hold; without the budget the conclusion would be
  // wrong.
  FiniteModel model = testing::airlines();
  const std::size_t generous = testing::add_transfers(
      model, [&](Agent i, Profile theta) { return model.transfers[1].amounts(i, theta) + Rational(1); });
  expect_undecided(model, AllEquilibriaEfficient{simple(generous), singletons(3)}, Undecided::Reason::out_of_scope);
}

TEST(OutOfScope, CoalitionsOfAgentsThatDoNotExist) {
  const FiniteModel model = testing::guo();
  const CoalitionPattern strangers{coalition({0, 3})}, nobody{Coalition()};
  for (const CoalitionPattern& pattern : {strangers, nobody}) {
    for (const Statement& statement :
         {Statement(Cbdp{pattern}), Statement(CoalitionalIc{simple(0), pattern}),
          Statement(MaxminCoalitionalIc{simple(0), pattern, Strategies::pure}),
          Statement(CoalitionalDominantStrategyIc{simple(0), pattern}), Statement(Guarantee{simple(0), pattern}),
          Statement(ExternalityPayment{simple(0), pattern, {}}), Statement(AllEquilibriaEfficient{simple(0), pattern})})
      expect_undecided(model, statement, Undecided::Reason::out_of_scope);
    Implementable existence;
    existence.requirements.coalitional_ic = pattern;
    expect_undecided(model, existence, Undecided::Reason::out_of_scope, FarkasCombination{});
    expect_undecided(model, CoalitionalIdentifiability{pattern}, Undecided::Reason::out_of_scope, UnidentifiedLies{});
  }
}

TEST(Vacuous, NoPropertyIsVerifiedOverAnEmptyRange) {
  FiniteModel model = testing::blank(2, 1, 2);  // one type each: nothing to misreport
  const std::size_t q = testing::add_allocation(model, [](Profile) { return Outcome{0}; }),
                    none = testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  const Mechanism m = simple(none, q);
  const Statement statements[] = {CoalitionalIc{m, {}},
                                  CoalitionalIc{m, all_coalitions(2)},
                                  BayesianIc{m},
                                  DominantStrategyIc{m},
                                  ExPostIc{m},
                                  CoalitionalDominantStrategyIc{m, all_coalitions(2)},
                                  MaxminCoalitionalIc{m, {}, Strategies::mixed},
                                  MaxminCoalitionalIc{m, all_coalitions(2), Strategies::pure},
                                  Cbdp{all_coalitions(2)},
                                  Cbdp{{}},
                                  Separable{q},
                                  PrivateValues{},
                                  Guarantee{m, {}},
                                  ExternalityPayment{m, {}, Rational(0)},
                                  ExternalityPayment{m, all_coalitions(2), {}},
                                  BudgetBalance{{}, Balance::exact},
                                  Groves{m},
                                  Everywhere{Quantity::payoff, q, {}, Relation::equal, "", {}}};
  for (const Statement& statement : statements) expect_undecided(model, statement, Undecided::Reason::vacuous);
  // Evidence does not make a range where there is none.
  const std::size_t other = testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  const AgentAmounts nothing(2, 1);
  ConvexWeights weights;
  for (Coalition s : all_coalitions(2)) weights.rows.push_back({{s, 0}, {Rational(1), Rational(0)}});
  expect_undecided(model, MaxminCoalitionalIc{{"", q, {none, other}}, all_coalitions(2), Strategies::mixed},
                   Undecided::Reason::vacuous, ConvexWeights{});
  expect_undecided(model, MaxminCoalitionalIc{{"", q, {none, other}}, all_coalitions(2), Strategies::mixed},
                   Undecided::Reason::rejected, weights);
  expect_undecided(model, CoalitionalIdentifiability{all_coalitions(2)}, Undecided::Reason::vacuous,
                   TransferTable{nothing});
  expect_undecided(model, AmbiguousImplementable{q, all_coalitions(2)}, Undecided::Reason::vacuous,
                   AmbiguousRules{{nothing, nothing}, weights});
  Implementable unasked;
  unasked.requirements.allocation = q;
  unasked.requirements.coalitional_ic = all_coalitions(2);
  expect_undecided(model, unasked, Undecided::Reason::vacuous, TransferTable{nothing});
}

}  // namespace
}  // namespace candor
