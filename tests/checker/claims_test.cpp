// SPDX-License-Identifier: MIT
// Properties of finite models where the examples of tests/properties/ do not reach: coalitions of
// larger models, outside options, several rules, interdependence, and claims that no case file makes.
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

TEST(Cbdp, HoldsForGuo) {
  // {1}, {2}, {3}: one pair of types each; {1,2}: six pairs. The beliefs of type 1 of agent 1 start
  // with 0.4, those of type 2 with 0.1.
  expect_verified(testing::guo(), Cbdp{testing::guo().environment.coalitions}, 9, 0, 0);
}

TEST(Separable, SumsOfFunctionsOfSingleTypesAre) {
  FiniteModel model = testing::blank(3, 2, 1);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(
      model, [&](Agent i, Outcome, Profile theta) { return Rational(5 * types.type_of(theta, i).value + i.value); });
  const std::size_t q = testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  expect_verified(model, Separable{q}, 6, 0, 0);  // three pairs, two profiles each with both types the second
}

/// Two bidders with values 0 and 1 for one object; the first outcome gives it to bidder 1. Ties go
/// to bidder 1. The second price is paid.
FiniteModel auction() {
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == a.value ? types.type_of(theta, i).value : 0);
  });
  testing::add_allocation(model, [](Profile theta) { return Outcome{theta.value == 1 ? 1u : 0u}; });
  testing::add_transfers(model,
                         [](Agent i, Profile theta) { return Rational(theta.value == 3 && i.value == 0 ? -1 : 0); });
  return model;
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

TEST(MaxminCoalitionalIc, PureMisreportsAreDeterredByTheFirstTwoRules) {
  const FiniteModel model = testing::guo();
  const Verdict verdict =
      enumerate(model, MaxminCoalitionalIc{{"", 0, {0, 1}}, model.environment.coalitions, Strategies::pure});
  const auto* verified = std::get_if<Verified>(&verdict);
  ASSERT_NE(verified, nullptr);
  EXPECT_EQ(verified->tally().inequalities, 18u);  // 3 agents * 2, {1, 2}: 4 * 3
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

TEST(Value, ComparesInEveryWay) {
  const FiniteModel model = testing::guo();
  Event given;
  given.types = joint(model, {0, 1}, {0, 0});
  const auto claim = [&](Relation relation, Rational number) {
    const MixedReport report = MixedReport::pure(joint(model, {0, 1}, {1, 1}));
    return Value{Value::Of::utility, {}, coalition({0, 1}), 0, {0, 1, 2}, report, given, relation, std::move(number)};
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
