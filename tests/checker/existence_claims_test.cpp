// SPDX-License-Identifier: MIT
// Claims that transfers exist or do not: evidence made by hand, and forged.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "checker/properties/expand.hpp"
#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/transfer_constraints.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/rejection.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::expect_rejected;
using testing::joint;
using testing::ratio;

Implementable balanced_cic(const FiniteModel& model) {
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = model.environment.coalitions;
  return claim;
}

/// Guo's q has no simple mechanism, by hand. Let {1, 2} report the opposite of both types and {3}
/// the opposite of its own, each with the prior probability of the true type. Reporting the
/// opposite of everything leaves the prior unchanged, so nobody can tell who lied: the transfers
/// cancel against the budget. Payoffs: {1, 2} gain 4 - 2 = 2 at t1 of agent 1 and lose 1 at t2,
/// each half the time.
FarkasCombination opposite_reports(const FiniteModel& model) {
  FarkasCombination combination;
  const auto lie = [&](Coalition s, std::uint32_t t, std::uint32_t r) {
    Place place;
    place.coalition = s;
    place.truth = JointType{s, t};
    place.report = JointType{s, r};
    combination.terms.push_back({Requirement::incentive, place, 1});
  };
  for (std::uint32_t t = 0; t < 4; ++t) lie(coalition({0, 1}), t, 3 - t);
  for (std::uint32_t t = 0; t < 2; ++t) lie(coalition({2}), t, 1 - t);
  for (Profile theta; theta.value < 8; ++theta.value) {
    Place place;
    place.truth = model.environment.types.restrict(theta, model.environment.types.grand_coalition());
    combination.terms.push_back({Requirement::balance, place,
                                 model.environment.prior(Profile{theta.value ^ 1u}) - model.environment.prior(theta)});
  }
  return combination;
}

TEST(Implementable, GuosRuleHasNoSimpleMechanismByHand) {
  const FiniteModel model = testing::guo();
  const Verdict verdict = Kernel(model).check(balanced_cic(model), opposite_reports(model));
  const auto* refuted = std::get_if<Refuted>(&verdict);
  ASSERT_NE(refuted, nullptr);
  const Judgement& contradiction = refuted->counterexample().back();
  EXPECT_EQ(contradiction.left.value, ratio(-1, 2));
  EXPECT_EQ(contradiction.relation, Relation::less_than);
}

TEST(Implementable, ForgedCombinationsAreRejected) {
  const FiniteModel model = testing::guo();
  const Implementable claim = balanced_cic(model);
  const FarkasCombination honest = opposite_reports(model);
  for (std::size_t k = 0; k < honest.terms.size(); ++k) {
    if (honest.terms[k].multiplier.sign() == 0) continue;
    FarkasCombination forged = honest;
    forged.terms[k].multiplier += ratio(1, 1000000);
    expect_rejected(model, claim, forged, "does not hold");
    forged = honest;
    forged.terms[k].multiplier = -forged.terms[k].multiplier;
    expect_rejected(model, claim, forged, "does not hold");
    forged = honest;
    forged.terms.erase(forged.terms.begin() + static_cast<std::ptrdiff_t>(k));
    expect_rejected(model, claim, forged, "does not hold");
  }
  FarkasCombination forged = honest;
  forged.terms.push_back(honest.terms.front());
  expect_rejected(model, claim, forged, "uses a requirement twice");
  forged = honest;
  forged.terms[0].place.report = forged.terms[0].place.truth;
  expect_rejected(model, claim, forged, "something that is not required");
  forged = honest;
  forged.terms[0].place.coalition = coalition({0, 2});
  expect_rejected(model, claim, forged, "something that is not required");
  forged = honest;
  forged.terms[0].requirement = Requirement::participation;
  expect_rejected(model, claim, forged, "something that is not required");
  expect_rejected(model, claim, FarkasCombination{}, "does not hold");
  // Without the budget the same combination proves nothing: it uses what is no longer required.
  Implementable no_budget = claim;
  no_budget.requirements.balance.reset();
  expect_rejected(model, no_budget, honest, "something that is not required");
  Implementable no_coalition = claim;
  no_coalition.requirements.coalitional_ic = singletons(3);
  expect_rejected(model, no_coalition, honest, "something that is not required");
}

TEST(Implementable, TheAirlinesSchemeShowsIt) {
  const FiniteModel model = testing::airlines();
  const Implementable claim = balanced_cic(model);
  EXPECT_TRUE(std::holds_alternative<Verified>(Kernel(model).check(claim, TransferTable{model.transfers[1].amounts})));
  expect_rejected(model, claim, TransferTable{model.transfers[0].amounts},
                  "does not make every comparison of the claim hold");  // no transfers: pairs lie
  AgentAmounts unbalanced = model.transfers[1].amounts;
  unbalanced(Agent{0}, Profile{0}) += ratio(1, 1000);
  expect_rejected(model, claim, TransferTable{unbalanced}, "does not make every comparison");
  expect_rejected(model, claim, TransferTable{AgentAmounts(3, 4)}, "one amount for each agent and type profile");
  Implementable bounded = claim;
  bounded.requirements.largest_transfer = ratio(7, 2);
  bounded.requirements.least_transfer = ratio(-7, 4);
  EXPECT_TRUE(
      std::holds_alternative<Verified>(Kernel(model).check(bounded, TransferTable{model.transfers[1].amounts})));
  bounded.requirements.largest_transfer = ratio(3, 1);
  expect_rejected(model, bounded, TransferTable{model.transfers[1].amounts}, "does not make every comparison");
  bounded.requirements.largest_transfer.reset();
  bounded.requirements.least_transfer = ratio(-3, 2);
  expect_rejected(model, bounded, TransferTable{model.transfers[1].amounts}, "does not make every comparison");
}

TEST(Implementable, CannotBeEnumerated) {
  const FiniteModel model = testing::guo();
  const Verdict verdict = Kernel(model).check(balanced_cic(model), Enumerate{});
  ASSERT_TRUE(std::holds_alternative<Undecided>(verdict));
  EXPECT_EQ(std::get<Undecided>(verdict).reason(), Undecided::Reason::needs_evidence);
}

/// Receives the judgements of one property with given transfers.
class Differences : public Judge {
 public:
  using Judge::receive;
  void receive(const Judgement& judgement) override { values.push_back(judgement.left.value - judgement.right.value); }
  std::vector<Rational> values;
};

// Each constraint, at any transfers, equals the judgement of the property, up to the probability by
// which interim constraints are multiplied.
TEST(TransferConstraints, SayWhatThePropertiesSay) {
  std::mt19937 random(12);
  for (int trial = 0; trial < 10; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2 + static_cast<std::uint32_t>(trial % 2);
    shape.lotteries = trial % 3 == 0;
    shape.private_values = trial % 4 == 1;
    shape.zeros_in_prior = trial % 5 == 2;
    FiniteModel model = testing::random_model(random, shape);
    const TypeSpace& types = model.environment.types;
    for (Agent i : types.grand_coalition())
      for (Profile theta; theta.value < types.profile_count(); ++theta.value)
        model.environment.outside_options(i, theta) = static_cast<long>(random() % 5);
    const Mechanism mechanism{"", 0, {0}};

    const auto agree = [&](const TransferRequirements& requirements, const auto& judge, const auto& factor) {
      Differences expected;
      judge(expected);
      std::size_t k = 0;
      for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
        Rational value = constraint.constant;
        for (const auto& [transfer, coefficient] : constraint.coefficients)
          value += coefficient * model.transfers[0].amounts(transfer.agent, transfer.profile);
        ASSERT_LT(k, expected.values.size());
        EXPECT_EQ(value, factor(constraint.place) * expected.values[k++]);
      });
      EXPECT_EQ(k, expected.values.size());
    };
    const auto one = [](const Place&) { return Rational(1); };
    const auto minus_one = [](const Place&) { return Rational(-1); };
    const auto probability = [&](const Place& place) {
      return place.truth->coalition == types.grand_coalition() ? Rational(1)
                                                               : model.environment.prior.marginal(types, *place.truth);
    };

    TransferRequirements requirements;
    for (Balance balance : {Balance::exact, Balance::no_deficit, Balance::ex_ante, Balance::ex_ante_no_deficit}) {
      requirements.balance = balance;
      const bool deficit = balance == Balance::no_deficit || balance == Balance::ex_ante_no_deficit;
      const auto judge = [&](Judge& judged) { compare(ModelOf<Rational>(model), BudgetBalance{{0}, balance}, judged); };
      if (deficit)
        agree(requirements, judge, minus_one);
      else
        agree(requirements, judge, one);
    }
    for (Stage stage : {Stage::interim, Stage::ex_post, Stage::ex_ante}) {
      requirements = {};
      requirements.individual_rationality = stage;
      agree(
          requirements,
          [&](Judge& judge) {
            compare(ModelOf<Rational>(model), IndividualRationality{mechanism, stage}, judge);
          },
          probability);
    }
    // Incentives: the judgements come report by report, the constraints type by type; so one
    // coalition and one report at a time would be needed: compare as sets.
    requirements = {};
    requirements.coalitional_ic = all_coalitions(types.agent_count());
    std::vector<Rational> from_constraints, from_judgements;
    for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
      Rational value = constraint.constant;
      for (const auto& [transfer, coefficient] : constraint.coefficients)
        value += coefficient * model.transfers[0].amounts(transfer.agent, transfer.profile);
      from_constraints.push_back(value / model.environment.prior.marginal(types, *constraint.place.truth));
    });
    Differences judged;
    judge_pure_misreports(ModelOf<Rational>(model), mechanism, requirements.coalitional_ic, judged);
    from_judgements = judged.values;
    std::sort(from_constraints.begin(), from_constraints.end());
    std::sort(from_judgements.begin(), from_judgements.end());
    EXPECT_EQ(from_constraints, from_judgements);
    // Dominant strategies: without private values, all true types of the others; with them the
    // claim leaves repetitions out.
    if (!shape.private_values) {
      requirements = {};
      requirements.dominant_strategy_ic = true;
      agree(
          requirements,
          [&](Judge& judge) {
            judge_dominant_strategies(ModelOf<Rational>(model), mechanism, singletons(types.agent_count()), judge);
          },
          one);
    }
  }
}

TEST(CoalitionalIdentifiability, ComplementaryCoalitionsLieFromTheirMarginals) {
  // Guo's remark: {1, 2} and {3} report from their marginals, each with probability 1/2: the
  // reports are then the product of the marginals, whoever lied.
  const FiniteModel model = testing::guo();
  const CoalitionalIdentifiability claim{model.environment.coalitions};
  const auto marginal_strategy = [&](Coalition s, Rational formation) {
    const std::vector<Rational> marginal = model.environment.prior.marginals(model.environment.types, s);
    return UnidentifiedLies::Strategy{s, std::move(formation),
                                      std::vector<std::vector<Rational>>(marginal.size(), marginal)};
  };
  // Agents 1 and 2 are in {1, 2} with probability 1, agent 3 lies alone.
  UnidentifiedLies lies{{marginal_strategy(coalition({0, 1}), 1), marginal_strategy(coalition({2}), 0)}};
  EXPECT_TRUE(std::holds_alternative<Refuted>(Kernel(model).check(claim, lies)));

  UnidentifiedLies forged = lies;
  forged.strategies[0].formation = ratio(1, 2);
  expect_rejected(model, claim, forged, "does not hold");
  forged = lies;
  forged.strategies[0].formation = 2;
  expect_rejected(model, claim, forged, "does not hold");
  forged = lies;
  forged.strategies[1].reports[0] = {ratio(2, 3), ratio(1, 3)};
  expect_rejected(model, claim, forged, "does not hold");
  forged = lies;
  forged.strategies[1].reports[0] = {ratio(2, 3), ratio(2, 3)};
  expect_rejected(model, claim, forged, "no lottery");
  forged = lies;
  forged.strategies[1].reports[0] = {ratio(3, 2), ratio(-1, 2)};
  expect_rejected(model, claim, forged, "negative probability");
  forged = lies;
  forged.strategies[0].coalition = coalition({0, 2});
  expect_rejected(model, claim, forged, "not in the pattern");
  forged.strategies.clear();  // everybody truthful: nobody lies
  expect_rejected(model, claim, forged, "does not hold");
  expect_rejected(model, claim, TransferTable{model.transfers[0].amounts}, "does not make every comparison");
}

TEST(AmbiguousImplementable, GuosThreeRulesShowIt) {
  const FiniteModel model = testing::guo();
  const AmbiguousImplementable claim{0, model.environment.coalitions};
  AmbiguousRules evidence;
  for (const TransferRule& rule : model.transfers) evidence.rules.push_back(rule.amounts);
  for (Coalition s : model.environment.coalitions)
    for (std::uint32_t t = 0; t < model.environment.types.joint_type_count(s); ++t) {
      Event given;
      given.types = JointType{s, t};
      const auto v = [&](std::size_t rule, std::uint32_t r) {
        return evaluate(model, {Quantity::utility, s, 0, rule, given, MixedReport::pure({s, r})});
      };
      const Rational truthful = std::min({v(0, t), v(1, t), v(2, t)});
      for (long a = 0; a <= 12 && (evidence.weights.rows.empty() || evidence.weights.rows.back().truth != given.types);
           ++a)
        for (long b = 0; a + b <= 12; ++b) {
          bool deters = true;
          for (std::uint32_t r = 0; r < model.environment.types.joint_type_count(s); ++r)
            deters =
                deters && ratio(a, 12) * v(0, r) + ratio(b, 12) * v(1, r) + ratio(12 - a - b, 12) * v(2, r) <= truthful;
          if (!deters) continue;
          evidence.weights.rows.push_back({{s, t}, {ratio(a, 12), ratio(b, 12), ratio(12 - a - b, 12)}});
          break;
        }
    }
  EXPECT_TRUE(std::holds_alternative<Verified>(Kernel(model).check(claim, evidence)));
  AmbiguousRules forged = evidence;
  forged.rules[2](Agent{2}, Profile{0}) += 1;
  expect_rejected(model, claim, forged, "does not make every comparison");
  forged = evidence;
  forged.rules.pop_back();
  expect_rejected(model, claim, forged, "one weight for each transfer rule");
  expect_rejected(model, claim, AmbiguousRules{}, "there is no transfer rule");
}

TEST(AmbiguousImplementable, TypesWithTheSameBeliefsThatEnvyEachOther) {
  // Agent 1's type is independent of agent 2's, and the allocation gives each type of agent 1 what
  // the other type wants.
  FiniteModel model = testing::blank(2, 2, 2);
  const TypeSpace types = model.environment.types;
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value == 0 && a.value != types.type_of(theta, i).value ? 1 : 0);
  });
  const std::size_t bad =
      testing::add_allocation(model, [&](Profile theta) { return Outcome{types.type_of(theta, Agent{0}).value}; });
  const std::size_t good =
      testing::add_allocation(model, [&](Profile theta) { return Outcome{1 - types.type_of(theta, Agent{0}).value}; });
  const SharedBeliefs envy{joint(model, {0}, {0}), joint(model, {0}, {1})};
  EXPECT_TRUE(std::holds_alternative<Refuted>(Kernel(model).check(AmbiguousImplementable{bad, singletons(2)}, envy)));
  expect_rejected(model, AmbiguousImplementable{good, singletons(2)}, envy, "does not hold");
  expect_rejected(model, AmbiguousImplementable{bad, {coalition({1})}}, envy, "not one that the claim ranges over");
  expect_rejected(model, AmbiguousImplementable{bad, singletons(2)}, SharedBeliefs{envy.first, envy.first},
                  "two joint types of one coalition");
  model.environment.prior = Prior({ratio(3, 8), ratio(1, 8), ratio(1, 8), ratio(3, 8)});  // now the beliefs differ
  expect_rejected(model, AmbiguousImplementable{bad, singletons(2)}, envy, "does not hold");
}

// Three types in a circle, of which each wants what the next one gets, and all agents together at
// an outcome that is not their best, were left undecided: only pairs were known to refute.
TEST(AmbiguousImplementable, ReportsThatNoRulesDeterTogether) {
  FiniteModel model = testing::blank(2, 3, 3);
  const TypeSpace types = model.environment.types;
  const auto type = [&](Profile theta) { return types.type_of(theta, Agent{0}).value; };
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return Rational(i.value != 0 || a.value == type(theta) ? 0 : a.value == (type(theta) + 1) % 3 ? 1 : -5);
  });
  const std::size_t bad = testing::add_allocation(model, [&](Profile theta) { return Outcome{type(theta)}; });
  const std::size_t good =
      testing::add_allocation(model, [&](Profile theta) { return Outcome{(type(theta) + 1) % 3}; });
  const auto next = [&](std::uint32_t t) { return joint(model, {0}, {(t + 1) % 3}); };
  UndeterredReports circle;
  for (std::uint32_t t = 0; t < 3; ++t) circle.rows.push_back({joint(model, {0}, {t}), {{next(t), 2}}, {{next(t), 2}}});
  const AmbiguousImplementable claim{bad, singletons(2)};
  EXPECT_EQ(word(Kernel(model).check(claim, circle)), "refuted");
  expect_rejected(model, AmbiguousImplementable{good, singletons(2)}, circle, "does not hold");
  expect_rejected(model, AmbiguousImplementable{bad, {coalition({1})}}, circle, "not one that the claim ranges over");
  UndeterredReports forged = circle;
  forged.rows.pop_back();  // truth of one type, without its report
  expect_rejected(model, claim, forged, "does not hold");
  forged = circle;
  for (UndeterredReports::Row& row : forged.rows) row.reports[0].multiplier = row.truthful[0].multiplier = -1;
  expect_rejected(model, AmbiguousImplementable{good, singletons(2)}, forged, "does not hold");
  forged = circle;
  forged.rows[0].reports[0].types = joint(model, {1}, {0});
  expect_rejected(model, claim, forged, "a report is not one of the coalition");
  forged.rows = {{joint(model, {0}, {0}), {{next(0), 1}}, {{joint(model, {0}, {0}), 1}}}};  // it can be paid not to
  expect_rejected(model, claim, forged, "does not hold");
  const JointType all = joint(model, {0, 1}, {0, 0}), other = joint(model, {0, 1}, {1, 0});
  const UndeterredReports together{{{all, {{other, 1}}, {{all, 1}}}}};  // whom balanced transfers cannot pay
  EXPECT_EQ(word(Kernel(model).check(AmbiguousImplementable{bad, {coalition({0, 1})}}, together)), "refuted");
  expect_rejected(model, AmbiguousImplementable{good, {coalition({0, 1})}}, together, "does not hold");
  expect_rejected(model, AmbiguousImplementable{bad, {coalition({0, 1})}}, UndeterredReports{}, "does not hold");

  std::vector<Rational> correlated(9, ratio(1, 12));
  correlated[0] = ratio(1, 3);
  model.environment.prior = Prior(correlated);  // now the beliefs differ
  expect_rejected(model, claim, circle, "does not hold");
  correlated.assign(9, 0);
  for (std::size_t k = 0; k < 6; ++k) correlated[k] = ratio(1, 6);
  model.environment.prior = Prior(correlated);
  expect_rejected(model, claim, circle, "probability zero");
}

}  // namespace
}  // namespace candor
