// SPDX-License-Identifier: MIT
// From the keys of a claim to its statement.
#include <gtest/gtest.h>

#include <algorithm>

#include "cases/format/read/reader.hpp"
#include "constructions.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

constexpr Agent first{0}, second{1};
const Coalition both = Coalition::grand(2);

CaseFile with_claim(const std::string& keys) {
  ReadResult result = test::read_text(test::valid_with("{id: support, property: full_support, expect: verified}",
                                                       "{id: c, " + keys + ", expect: verified}"));
  EXPECT_EQ(test::messages(result), "");
  return std::move(result.case_file).value();
}

template <class Property>
Property statement(const std::string& keys) {
  return claim_of<Property>(with_claim(keys).claims.at(0).claim.statement);
}

TEST(Claims, CommonKeys) {
  const CaseFile file = std::move(read_case("valid.yaml", test::constructions()).case_file).value();
  ASSERT_EQ(file.claims.size(), 6u);
  EXPECT_EQ(file.claims[1].claim.id, "balance");
  EXPECT_EQ(file.claims[1].says, "it balances");
  EXPECT_EQ(file.claims[1].where, "page 3");
  EXPECT_EQ(file.claims[1].expect, Expect::verified);
  EXPECT_EQ(file.claims[2].expect, Expect::refuted);
  EXPECT_EQ(file.claims[2].erratum, "as printed it fails");
  EXPECT_EQ(file.claims[1].line, file.claims[0].line + 1);
}

TEST(Claims, MayBeLeftOut) {
  const std::string text = test::file_text("valid.yaml");
  const ReadResult result = test::read_text(text.substr(0, text.find("\nclaims:") + 1));
  EXPECT_EQ(test::messages(result), "");
  EXPECT_TRUE(result.case_file.value().claims.empty());
}

TEST(Claims, Mechanisms) {
  const auto named = statement<BayesianIc>("property: bayesian_ic, mechanism: plain").mechanism;
  EXPECT_EQ(named.name, "plain");
  EXPECT_EQ(named.transfers, (std::vector<std::size_t>{0}));
  const auto inline_one =
      statement<MaxminCoalitionalIc>("property: maxmin_coalitional_ic, allocation: coin, transfers: [typed, pay]");
  EXPECT_EQ(inline_one.mechanism.name, "");
  EXPECT_EQ(inline_one.mechanism.allocation, 2u);
  EXPECT_EQ(inline_one.mechanism.transfers, (std::vector<std::size_t>{2, 0}));
  EXPECT_EQ(inline_one.strategies, Strategies::mixed);
  EXPECT_EQ(
      statement<BudgetBalance>("property: budget_balance, mechanism: vague, balance: ex_ante_no_deficit").transfers,
      (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(statement<BudgetBalance>("property: budget_balance, mechanism: vague, balance: ex_ante_no_deficit").balance,
            Balance::ex_ante_no_deficit);
}

TEST(Claims, DefaultsAndChoices) {
  EXPECT_EQ(
      statement<MaxminCoalitionalIc>("property: maxmin_coalitional_ic, mechanism: vague, strategies: pure").strategies,
      Strategies::pure);
  EXPECT_EQ(statement<IndividualRationality>("property: individual_rationality, mechanism: plain").stage,
            Stage::interim);
  EXPECT_EQ(
      statement<IndividualRationality>("property: individual_rationality, mechanism: plain, stage: ex_ante").stage,
      Stage::ex_ante);
  EXPECT_EQ(statement<CoalitionalIc>("property: coalitional_ic, mechanism: plain, coalitions: singletons").coalitions,
            singletons(2));
  EXPECT_EQ(statement<CoalitionalIc>("property: coalitional_ic, mechanism: plain, coalitions: [[2, 1]]").coalitions,
            CoalitionPattern{both});
  EXPECT_EQ(statement<ExternalityPayment>("property: externality_payment, mechanism: plain").coalitions,
            proper_coalitions(2));
  EXPECT_EQ(statement<ExternalityPayment>("property: externality_payment, mechanism: plain, constant: t - 1").constant,
            parse_numeral("3/4").value);
  EXPECT_EQ(statement<AllEquilibriaEfficient>("property: all_equilibria_efficient, mechanism: plain").partition,
            singletons(2));
  EXPECT_EQ(statement<EqualRules>("property: equal_rules, rules: [coin, q]").kind, EqualRules::Kind::allocations);
  EXPECT_EQ(statement<EqualRules>("property: equal_rules, rules: [coin, q]").first, 2u);
}

TEST(Claims, RequirementsOnTransfers) {
  const auto plain = statement<Implementable>("property: implementable, allocation: best").requirements;
  EXPECT_EQ(plain.allocation, 1u);
  EXPECT_FALSE(plain.balance || plain.individual_rationality || plain.least_transfer || plain.largest_transfer ||
               plain.dominant_strategy_ic);
  EXPECT_EQ(plain.coalitional_ic, all_coalitions(2));  // the pattern of the case
  const auto all = statement<Implementable>(
                       "property: implementable, allocation: q, balance: no_deficit, incentives: bayesian, "
                       "participation: ex_post, least_transfer: -t, largest_transfer: 3")
                       .requirements;
  EXPECT_EQ(all.balance, Balance::no_deficit);
  EXPECT_EQ(all.coalitional_ic, singletons(2));
  EXPECT_EQ(all.individual_rationality, Stage::ex_post);
  EXPECT_EQ(all.least_transfer, parse_numeral("-7/4").value);
  EXPECT_EQ(all.largest_transfer, Rational(3));
  const auto dominant =
      statement<Implementable>("property: implementable, allocation: q, incentives: dominant_strategy").requirements;
  EXPECT_TRUE(dominant.dominant_strategy_ic);
  EXPECT_TRUE(dominant.coalitional_ic.empty());
  EXPECT_TRUE(statement<Implementable>("property: implementable, allocation: q, incentives: none, balance: exact")
                  .requirements.coalitional_ic.empty());
  EXPECT_EQ(
      statement<AmbiguousImplementable>("property: ambiguous_implementable, allocation: coin, coalitions: singletons")
          .coalitions,
      singletons(2));
  EXPECT_EQ(statement<AmbiguousImplementable>("property: ambiguous_implementable, allocation: q").participation,
            std::nullopt);
  EXPECT_EQ(
      statement<AmbiguousImplementable>("property: ambiguous_implementable, allocation: q, participation: ex_ante")
          .participation,
      Stage::ex_ante);
}

TEST(Claims, ValuesOfPayoffs) {
  const auto value = statement<Value>(
      "property: value, of: payoff, coalition: [1, 2], allocation: best, given: {2: dear}, reports: {1: H}, less_than: "
      "0.5");
  EXPECT_EQ(value.of, Value::Of::payoff);
  EXPECT_EQ(value.coalition, both);
  EXPECT_EQ(value.allocation, 1u);
  EXPECT_TRUE(value.transfers.empty());
  EXPECT_EQ(value.given.types, (JointType{Coalition::of(second), 1}));
  EXPECT_EQ(value.report, MixedReport::pure({Coalition::of(first), 1}));
  EXPECT_EQ(value.relation, Relation::less_than);
  EXPECT_EQ(value.number, parse_numeral("1/2").value);
}

TEST(Claims, ValuesAreTheLeastOverTheRules) {
  const auto transfer =
      statement<Value>("property: value, of: transfer, coalition: 1, transfers: [tax, typed], at_least: -1");
  EXPECT_EQ(transfer.transfers, (std::vector<std::size_t>{1, 2}));
  EXPECT_FALSE(transfer.allocation.has_value());
  EXPECT_TRUE(transfer.report.is_truth());
  const auto utility =
      statement<Value>("property: value, of: utility, coalition: 1, mechanism: vague, greater_than: 0");
  ASSERT_EQ(utility.minimum_of().size(), 2u);
  EXPECT_EQ(utility.minimum_of()[1].allocation, 1u);
  EXPECT_EQ(utility.minimum_of()[1].transfers, 2u);
  EXPECT_EQ(utility.relation, Relation::greater_than);
}

TEST(Claims, Probabilities) {
  const auto value = statement<Value>(
      "property: value, of: probability, event: {1: H}, given: \"type[2] = dear or type[1] = L\", equals: 3/7");
  EXPECT_EQ(value.of, Value::Of::probability);
  EXPECT_TRUE(value.minimum_of().empty());
  EXPECT_EQ(value.event.types, (JointType{Coalition::of(first), 1}));
  ASSERT_TRUE(value.given.condition.has_value());
  EXPECT_EQ(value.given.condition->holds, (std::vector<bool>{true, true, false, true}));
  EXPECT_EQ(value.given.condition->text, "type[2] = dear or type[1] = L");
}

TEST(Claims, Deviations) {
  const CaseFile file = std::move(read_case("valid.yaml", test::constructions()).case_file).value();
  const auto& mixed = claim_of<Deviation>(file.claims.back().claim.statement);
  EXPECT_EQ(mixed.given.types, (JointType{both, 3}));
  ASSERT_EQ(mixed.report.branches.size(), 2u);
  EXPECT_EQ(mixed.report.branches[1].report, (JointType{both, 1}));
  EXPECT_EQ(mixed.report.branches[1].probability, parse_numeral("2/3").value);
  EXPECT_TRUE(mixed.pays);
  const auto pure = statement<Deviation>(
      "property: deviation, mechanism: plain, coalition: 1, given: {1: L, 2: dear}, reports: {1: H}, pays: false, "
      "gain: -1/2");
  EXPECT_FALSE(pure.pays);
  EXPECT_EQ(pure.gain, parse_numeral("-1/2").value);
  EXPECT_EQ(pure.given.types.coalition, both);
}

std::string refusal(const std::string& keys) {
  return test::messages(test::read_text(test::valid_with("{id: support, property: full_support, expect: verified}",
                                                         "{id: c, " + keys + ", expect: verified}")));
}

TEST(Claims, WhatMakesNoSenseIsRefused) {
  EXPECT_EQ(refusal("property: equal_rules, rules: [pay, pay]"), "a rule equals itself: name two rules\n");
  EXPECT_EQ(refusal("property: equal_rules, rules: [pay, q]"), "an allocation rule cannot equal a transfer rule\n");
  EXPECT_EQ(refusal("property: equal_rules, rules: pay"), "two rules are compared\n");
  EXPECT_EQ(refusal("property: efficient"), "there are several allocation rules: which one is meant?\n");
  EXPECT_EQ(refusal("property: bayesian_ic, allocation: q"), "the claim names an allocation rule but no transfers\n");
  EXPECT_EQ(refusal("property: all_equilibria_efficient, mechanism: plain, partition: [[1], [1, 2]]"),
            "agent 1 is in two coalitions of the partition\n");
  EXPECT_EQ(refusal("property: all_equilibria_efficient, mechanism: plain, partition: [[1]]"),
            "agent 2 is in no coalition of the partition\n");
  EXPECT_EQ(refusal("property: value, of: probability, event: {1: H}, coalition: 1, equals: 1"),
            "'coalition' has nothing to do with a probability\n");
  EXPECT_EQ(refusal("property: value, of: payoff, allocation: q, coalition: 1, event: {1: H}, equals: 1"),
            "'event' belongs to   of: probability\n");
  EXPECT_EQ(
      refusal("property: deviation, mechanism: plain, coalition: [1, 2], given: {1: H, 2: dear}, reports: {1: L}"),
      "the report of member 2 is missing\n");
  EXPECT_EQ(refusal("property: deviation, mechanism: plain, coalition: 1, given: \"type[1] = H\", reports: {1: L}"),
            "a deviation needs the members' true types: a map from agent to type\n");
  EXPECT_EQ(refusal("property: deviation, mechanism: plain, coalition: 1, given: {1: H}, reports: [{1: L, probability: "
                    "3/2}, {1: H, probability: -1/2}]"),
            "a probability is not negative\n");
  EXPECT_EQ(refusal("property: value, of: payoff, allocation: q, coalition: 1, reports: {}, equals: 1"),
            "nobody reports anything here\n");
}

AffineInequality inequality(std::vector<Rational> coefficients, const Rational& constant, bool strict = false) {
  return {AffineFunction{std::move(coefficients), constant}, strict};
}

TEST(Regions, InequalitiesOfAllParametersNamed) {
  const std::string about = "property: parameter_region, claims: price, ";
  const auto one = statement<ParameterRegion>(about + "parameters: t, region: \"t >= 1 and 2 * t < half\"");
  EXPECT_EQ(one.region, (std::vector{inequality({1}, -1),
                                     inequality({-2}, Rational(1) / Rational(2), true)}));  // half is a number here
  const auto two = statement<ParameterRegion>(about + "parameters: [t, half], region: \"t / 2 = 3 - half\"");
  EXPECT_EQ(two.region, (std::vector{inequality({Rational(1) / Rational(2), 1}, -3),
                                     inequality({Rational(-1) / Rational(2), -1}, 3)}));
  EXPECT_TRUE(statement<ParameterRegion>(about + "parameters: t, region: \"true\"").region.empty());
  EXPECT_EQ(statement<ParameterRegion>(about + "parameters: t, region: \"false\"").region,
            std::vector{inequality({0}, 0, true)});
}

TEST(Regions, TheCaseIsReadOnceMoreWithEachParameterOneLarger) {
  const auto claim = statement<ParameterRegion>(
      "property: parameter_region, claims: [price, balance], parameters: [t, half], region: \"t = 7/4\"");
  const ParameterFamily& family = claim.subject->family;
  ASSERT_EQ(family.parameters.size(), 2u);
  EXPECT_EQ(family.parameters[0].name, "t");
  EXPECT_EQ(family.parameters[0].value, Rational(7) / Rational(4));
  const FiniteModel& with_t = *family.parameters[0].shifted;
  EXPECT_EQ(with_t.environment.payoffs(second, Outcome{1}, Profile{0}), Rational(11) / Rational(4));
  EXPECT_EQ(with_t.transfers[0].amounts(second, Profile{0}), Rational(11) / Rational(4));  // pay
  EXPECT_EQ(with_t.transfers[1].amounts(first, Profile{0}), Rational(-11) / Rational(8));  // tax, through pay
  EXPECT_EQ(with_t.environment.outside_options(second, Profile{0}), Rational(-1) / Rational(2));
  EXPECT_EQ(family.parameters[1].shifted->environment.outside_options(second, Profile{0}), Rational(-3) / Rational(2));
  ASSERT_EQ(claim.subject->claims.size(), 2u);
  EXPECT_EQ(claim.subject->claims[0].claim.id, "price");
  EXPECT_EQ(claim_of<Value>(claim.subject->claims[0].claim.statement).number, Rational(7) / Rational(4));
  EXPECT_EQ(claim_of<Value>(claim.subject->claims[0].shifted[0]).number,
            Rational(11) / Rational(4));  // the stated number is t
  EXPECT_EQ(claim_of<Value>(claim.subject->claims[0].shifted[1]).number, Rational(7) / Rational(4));
}

TEST(Regions, EfficientAllocationsAreHeld) {
  const auto claim =
      statement<ParameterRegion>("property: parameter_region, claims: price, parameters: t, region: \"t = 7/4\"");
  const CaseFile file = std::move(read_case("valid.yaml", test::constructions()).case_file).value();
  const FiniteModel& shifted = *claim.subject->family.parameters[0].shifted;
  for (std::size_t rule = 0; rule < file.finite().allocations.size(); ++rule)
    for (Profile theta; theta.value < 4; ++theta.value)
      EXPECT_EQ(shifted.allocations[rule](theta), file.finite().allocations[rule](theta));
}

std::string region_refusal(const std::string& region, const std::string& parameters = "t") {
  return refusal("property: parameter_region, claims: price, parameters: " + parameters + ", region: \"" + region +
                 "\"");
}

TEST(Regions, WhatIsNoRegionIsRefused) {
  EXPECT_EQ(region_refusal("t >= 1 or t <= 0"), "a region is written as inequalities joined by 'and'\n");
  EXPECT_EQ(region_refusal("t != 1"), "a region is written as inequalities joined by 'and'\n");
  EXPECT_EQ(region_refusal("t * t >= 1"), "the sides of a region's inequalities are affine in the parameters\n");
  EXPECT_EQ(region_refusal("1 / t >= 1"), "the sides of a region's inequalities are affine in the parameters\n");
  EXPECT_EQ(region_refusal("min(t, 1) >= 1"), "the sides of a region's inequalities are affine in the parameters\n");
  EXPECT_EQ(region_refusal("t >= 1", "[t, t]"), "'t' is listed twice\n");
  EXPECT_EQ(region_refusal("t >= 1", "[]"), "a parameter, or a list, is expected here\n");
  EXPECT_EQ(region_refusal("t >= 1", "u"), "there is no parameter 'u'\n");
  EXPECT_EQ(refusal("property: parameter_region, claims: prize, parameters: t, region: t >= 1"),
            "there is no claim 'prize'\n");
  EXPECT_EQ(refusal("property: parameter_region, claims: c, parameters: t, region: t >= 1"), "there is no claim 'c'\n");
}

/// The valid case with one text replaced by another and a claim about the region of t.
std::string obstacle(const std::string& from, const std::string& to) {
  std::string text = test::valid_with(
      "{id: support, property: full_support, expect: verified}",
      "{id: c, property: parameter_region, claims: balance, parameters: t, region: t = 7/4, expect: verified}");
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return test::messages(test::read_text(text.replace(at, from.size(), to)));
}

TEST(Regions, DependenceThatIsNotAffineIsRefusedWithItsLine) {
  const std::string pay = "if q.helper = i then t else 0";
  EXPECT_EQ(obstacle(pay, "if q.helper = i then 2*t - 1/3 else -t/4"), "");
  EXPECT_EQ(obstacle(pay, "sum(j in agents where j != i: t) / 2"), "");
  for (const std::string amount : {"t * t", "max(t, 0)", "1 / t", "t^2", "t * half", "min(j in agents: t)"}) {
    EXPECT_EQ(obstacle(pay, amount), "line 43: the amount is not affine in t: " + amount + "\n");
    EXPECT_EQ(obstacle(pay, "2 * (" + amount + ") - half"),
              "line 43: the amount is not affine in t: (" + amount + ")\n");
  }
  EXPECT_EQ(obstacle(pay, "if t > 1 then t * t else 0"), "line 43: the amount is not affine in t: t > 1\n");
  EXPECT_EQ(obstacle("others: 2 * tax[1]", "others: tax[1] * tax[1]"),
            "line 46: the amount is not affine in t: tax[1] * tax[1]\n");  // tax depends on t through pay
  EXPECT_EQ(obstacle("q: if type[2] = cheap", "q: if t > 1 and type[2] = cheap"),
            "line 36: something other than an amount depends on t\n");
  EXPECT_EQ(obstacle("[L,      cheap,  1/4]", "[L,      cheap,  t - 3/2]"),
            "line 15: something other than an amount depends on t\n");
  EXPECT_EQ(obstacle("{cheap: 0, dear: 1}", "{cheap: 0, dear: t}"),
            "line 12: something other than an amount depends on t\n");
  EXPECT_EQ(
      obstacle("expected: {construction: agv, allocation: best}", "expected: {construction: pivot, allocation: best}"),
      "the pivot rule expected takes the best outcome for the others, which is not affine in t\n");
}

TEST(Regions, AConditionOfAClaimStandsInTheWayOfThatClaimOnly) {
  const auto with = [](const std::string& claim) {
    std::string text = test::valid_with(
        "{id: support, property: full_support, expect: verified}",
        "{id: c, property: parameter_region, claims: " + claim + ", parameters: t, region: t = 7/4, expect: verified}");
    const std::string condition = "\"type[2] = dear\"";
    return test::messages(
        test::read_text(text.replace(text.find(condition), condition.size(), "\"type[2] = dear and t > 1\"")));
  };
  EXPECT_EQ(with("price"), "");
  EXPECT_EQ(with("odds"), "line 60: something other than an amount depends on t\n");
}

TEST(Regions, AParameterThatDoesNotOccur) {
  std::string text = test::valid_with(
      "{id: support, property: full_support, expect: verified}",
      "{id: c, property: parameter_region, claims: price, parameters: idle, region: idle > 0, expect: verified}");
  const std::string declared = "{t: 7/4,";
  EXPECT_EQ(test::messages(test::read_text(text.replace(text.find(declared), declared.size(), "{idle: 1, t: 7/4,"))),
            "nothing in the case depends on parameter 'idle'\n");
}

}  // namespace
}  // namespace candor
