// SPDX-License-Identifier: MIT
// Ambiguous mechanisms in which everybody takes part: evidence made by hand, and forged.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/rejection.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::expect_rejected;
using testing::joint;
using testing::ratio;

/// Value 1 or 5, cost 0 or 4; the gains from trade are 1, none, 5 and 1. Given any type they are 1
/// with probability 2/5. Rule 0 trades where there are gains, rule 1 where there is a loss.
FiniteModel haggling() {
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  const auto amount = [types](Profile theta, std::uint32_t i) { return 4 * types.type_of(theta, Agent{i}).value; };
  model.environment.prior = Prior({ratio(1, 5), ratio(3, 10), ratio(3, 10), ratio(1, 5)});
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    if (a.value == 0) return Rational(0);
    return i.value == 0 ? Rational(1) + Rational(amount(theta, 0)) : -Rational(amount(theta, 1));
  });
  for (bool gains : {true, false})
    testing::add_allocation(
        model, [&](Profile theta) { return Outcome{(1 + amount(theta, 0) > amount(theta, 1)) == gains ? 1u : 0u}; });
  return model;
}

FarkasCombination::Term taking_part(const FiniteModel& model, std::uint32_t agent,
                                    std::initializer_list<std::uint32_t> types, Rational multiplier) {
  Place place;
  place.coalition = coalition({agent});
  place.truth = joint(model, {0, 1}, types);
  return {Requirement::participation, place, std::move(multiplier)};
}

// Value 5 that says 1 has 3/5 * 4 more than truth leaves value 1, at least 0 ex post: under some rule
// no more than m(5), so that 3 + T(5 -> 1) - 5 <= m(5) in transfers. Cost 0 likewise. But T(5 -> 5) +
// T(0 -> 0) is 2/5 (-4 + 1) at most.
UndeterredReports no_haggling_ex_post(const FiniteModel& model) {
  const JointType five = joint(model, {0}, {1}), free = joint(model, {1}, {0});
  return {{{five,
            {{joint(model, {0}, {0}), 1}},
            {},
            {taking_part(model, 0, {0, 0}, ratio(3, 5)), taking_part(model, 0, {0, 1}, ratio(2, 5))}},
           {free,
            {{joint(model, {1}, {1}), 1}},
            {},
            {taking_part(model, 1, {1, 1}, ratio(3, 5)), taking_part(model, 1, {0, 1}, ratio(2, 5))}},
           {five,
            {},
            {{five, 1}, {free, 1}},
            {taking_part(model, 1, {1, 1}, ratio(2, 5)), taking_part(model, 0, {0, 0}, ratio(2, 5))}}}};
}

TEST(AmbiguousImplementable, ReportsThatNoRulesDeterIfAllTakePart) {
  const FiniteModel model = haggling();
  const AmbiguousImplementable claim{0, singletons(2), Stage::ex_post};
  const UndeterredReports honest = no_haggling_ex_post(model);
  const Verdict verdict = Kernel(model).check(claim, honest);
  ASSERT_EQ(word(verdict), "refuted");
  EXPECT_EQ(std::get<Refuted>(verdict).counterexample().back().left.value, Rational(1));  // 24/5 - 19/5
  for (Stage stage : {Stage::interim, Stage::ex_ante})
    expect_rejected(model, AmbiguousImplementable{0, singletons(2), stage}, honest, "something that is not required");
  expect_rejected(model, AmbiguousImplementable{0, singletons(2)}, honest, "something that is not required");
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t term = 0; term < 2; ++term) {
      UndeterredReports forged = honest;
      forged.rows[row].participation.erase(forged.rows[row].participation.begin() + static_cast<std::ptrdiff_t>(term));
      expect_rejected(model, claim, forged, "does not hold");
      forged = honest;
      forged.rows[row].participation[term].multiplier *= Rational(-1);
      expect_rejected(model, claim, forged, "does not hold");
      forged.rows[row].participation.push_back(honest.rows[row].participation[term]);
      expect_rejected(model, claim, forged, "uses a requirement twice");
    }
  FiniteModel paid = model;  // who may be asked for 1 more stays
  for (Profile theta; theta.value < 4; ++theta.value)
    for (Agent i : model.environment.types.grand_coalition()) paid.environment.outside_options(i, theta) = -1;
  expect_rejected(paid, claim, honest, "does not hold");
}

// Trade at (1, 4) alone, with 3/10, and worth -3.
TEST(AmbiguousImplementable, NoBalancedRuleHasEverybodyTakePart) {
  const FiniteModel model = haggling();
  FarkasCombination loss;
  for (std::uint32_t theta = 0; theta < 4; ++theta) {
    Place place;
    place.truth = JointType{coalition({0, 1}), theta};
    loss.terms.push_back({Requirement::balance, place, -model.environment.prior(Profile{theta})});
  }
  for (std::uint32_t i = 0; i < 2; ++i)
    for (std::uint32_t t = 0; t < 2; ++t) {
      Place place;
      place.coalition = coalition({i});
      place.truth = joint(model, {i}, {t});
      loss.terms.push_back({Requirement::participation, place, 1});
    }
  const AmbiguousImplementable claim{1, singletons(2), Stage::interim};
  EXPECT_EQ(word(Kernel(model).check(claim, loss)), "refuted");
  expect_rejected(model, AmbiguousImplementable{0, singletons(2), Stage::interim}, loss, "does not hold");
  expect_rejected(model, AmbiguousImplementable{1, singletons(2)}, loss, "something that is not required");
  loss.terms.pop_back();
  expect_rejected(model, claim, loss, "does not hold");
}

// The price is the mean of the reports, and 3 or 2 are bet on whether the gains from trade are 1.
TEST(AmbiguousImplementable, ABetOfWhichItIsLeftOpenWhoIsOnWhichSide) {
  FiniteModel model = haggling();
  const auto rules = [](const Rational& stake) {
    AmbiguousRules evidence;
    for (const Rational& bet : {stake, -stake}) {
      AgentAmounts& amounts = evidence.rules.emplace_back(2, 4);
      const Rational paid[] = {ratio(1, 2) + Rational(5) * bet, -ratio(10, 3) * bet, ratio(5, 2) - ratio(10, 3) * bet,
                               ratio(9, 2) + Rational(5) * bet};
      for (Profile theta; theta.value < 4; ++theta.value) {
        amounts(Agent{0}, theta) = -paid[theta.value];
        amounts(Agent{1}, theta) = paid[theta.value];
      }
    }
    for (std::uint32_t i = 0; i < 2; ++i)
      for (std::uint32_t t = 0; t < 2; ++t)
        evidence.weights.rows.push_back(
            {{coalition({i}), t}, i == 0 ? std::vector<Rational>{1, 0} : std::vector<Rational>{0, 1}});
    return evidence;
  };
  const AmbiguousImplementable claim{0, singletons(2), Stage::interim};
  EXPECT_EQ(word(Kernel(model).check(claim, rules(ratio(3, 5)))), "verified");
  expect_rejected(model, claim, rules(ratio(59, 100)), "does not make every comparison");
  expect_rejected(model, AmbiguousImplementable{0, singletons(2), Stage::ex_post}, rules(ratio(3, 5)),
                  "does not make every comparison");
  AmbiguousRules more = rules(ratio(3, 5));  // incentives and balance are the same, but who pays 1 does not take part
  for (AgentAmounts& amounts : more.rules)
    for (Profile theta; theta.value < 4; ++theta.value) {
      amounts(Agent{0}, theta) -= 1;
      amounts(Agent{1}, theta) += 1;
    }
  expect_rejected(model, claim, more, "does not make every comparison");
  EXPECT_EQ(word(Kernel(model).check(AmbiguousImplementable{0, singletons(2)}, more)), "verified");
  model.environment.outside_options(Agent{0}, Profile{0}) = ratio(1, 2);  // value 1 wants 2/5 * 1/2 and has as much
  EXPECT_EQ(word(Kernel(model).check(claim, rules(ratio(3, 5)))), "verified");
  model.environment.outside_options(Agent{0}, Profile{0}) = ratio(51, 100);
  expect_rejected(model, claim, rules(ratio(3, 5)), "does not make every comparison");
}

}  // namespace
}  // namespace candor
