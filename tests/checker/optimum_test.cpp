// SPDX-License-Identifier: MIT
// optimum and revenue_equivalence: evidence made by hand, and forged.
#include <gtest/gtest.h>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/expand.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/rejection.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::expect_rejected;
using testing::joint;
using testing::ratio;

/// A buyer (agent 0) with value 0 or 1, a seller (agent 1) whose cost is 1/2 whatever its type;
/// trade (outcome 1) if the value is 1.
FiniteModel known_cost() {
  FiniteModel model = testing::blank(2, 2, 2);
  const auto value = [&](Profile theta) { return Rational(theta.value / 2); };
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return a.value == 0 ? Rational(0) : i.value == 0 ? value(theta) : ratio(-1, 2);
  });
  testing::add_allocation(model, [](Profile theta) { return Outcome{theta.value / 2}; });
  return model;
}

Place lie(const FiniteModel& model, std::uint32_t truth, std::uint32_t report) {
  Place place;
  place.coalition = coalition({0});
  place.truth = joint(model, {0}, {truth});
  place.report = joint(model, {0}, {report});
  return place;
}

/// The buyer's U(1) - U(0). The constraint that type 1 does not report 0 is  (1/2) [1 + T(1) -
/// T(0)] >= 0: twice it is the difference, which is therefore at least 0. The other, that type 0
/// does not report 1, is  (1/2) [T(0) - T(1)] >= 0: twice it is 1 less the difference.
Optimum difference(const FiniteModel& model, Optimum::Direction direction, Rational number) {
  Optimum claim;
  claim.requirements.coalitional_ic = singletons(2);
  claim.direction = direction;
  claim.quantity = Quantity::utility;
  claim.coalition = coalition({0});
  claim.given = joint(model, {0}, {1});
  claim.minus = joint(model, {0}, {0});
  claim.number = std::move(number);
  return claim;
}
ObjectiveBound from_below(const FiniteModel& model) { return {{{Requirement::incentive, lie(model, 1, 0), 2}}}; }
ObjectiveBound from_above(const FiniteModel& model) { return {{{Requirement::incentive, lie(model, 0, 1), 2}}}; }

AgentAmounts price(const Rational& paid) {
  AgentAmounts amounts(2, 4);
  for (std::uint32_t theta : {2u, 3u}) amounts(Agent{0}, Profile{theta}) = -paid;
  return amounts;
}

TEST(Optimum, TheRangeOfADifferenceByHand) {
  const FiniteModel model = known_cost();
  const Kernel kernel(model);
  using enum Optimum::Direction;
  EXPECT_EQ(word(kernel.check(difference(model, least, 0), Optimality{price(1), from_below(model)})), "verified");
  EXPECT_EQ(word(kernel.check(difference(model, largest, 1), Optimality{price(0), from_above(model)})), "verified");
  EXPECT_EQ(word(kernel.check(difference(model, least, ratio(1, 8)), BetterTransfers{price(ratio(15, 16))})),
            "refuted");
  EXPECT_EQ(word(kernel.check(difference(model, least, ratio(-1, 8)), from_below(model))), "refuted");
  EXPECT_EQ(word(kernel.check(difference(model, largest, ratio(7, 8)), BetterTransfers{price(ratio(1, 16))})),
            "refuted");
  EXPECT_EQ(word(kernel.check(difference(model, largest, ratio(9, 8)), from_above(model))), "refuted");
}

TEST(Optimum, ForgedEvidenceIsRejected) {
  const FiniteModel model = known_cost();
  using enum Optimum::Direction;
  const Optimum claim = difference(model, least, 0);
  const auto rejected = [&](const Statement& statement, const Evidence& evidence) {
    return std::holds_alternative<Undecided>(Kernel(model).check(statement, evidence));
  };
  EXPECT_TRUE(rejected(claim, Optimality{price(ratio(1, 2)), from_below(model)}))
      << "the transfers do not attain the number";
  EXPECT_TRUE(rejected(claim, Optimality{price(2), from_below(model)})) << "a price at which the buyer lies";
  EXPECT_TRUE(rejected(claim, Optimality{price(1), from_above(model)})) << "the bound is one from the other side";
  EXPECT_TRUE(rejected(claim, Optimality{price(1), {}})) << "no bound at all";
  ObjectiveBound twice = from_below(model), negative = from_below(model), repeated = from_below(model),
                 unrequired = from_below(model);
  twice.terms[0].multiplier = 4;
  negative.terms[0].multiplier = -2;
  repeated.terms.push_back(repeated.terms[0]);
  unrequired.terms[0].requirement = Requirement::dominant_strategy;
  for (const ObjectiveBound& forged : {twice, negative, repeated, unrequired}) {
    EXPECT_TRUE(rejected(claim, Optimality{price(1), forged}));
    EXPECT_TRUE(rejected(difference(model, least, -1), forged));
  }
  EXPECT_TRUE(rejected(claim, from_below(model))) << "the bound is the number itself";
  EXPECT_TRUE(rejected(claim, BetterTransfers{price(1)})) << "no better";
  EXPECT_TRUE(rejected(claim, BetterTransfers{price(2)})) << "better, but not truthful";
  EXPECT_TRUE(rejected(claim, Enumerate{}));
  EXPECT_TRUE(rejected(claim, TransferTable{price(1)}));
  Optimum of_payoff = claim;
  of_payoff.quantity = Quantity::payoff;
  EXPECT_TRUE(rejected(of_payoff, Optimality{price(1), from_below(model)}));
}

/// The seller's type changes nothing: its two incentive constraints say that its expected transfers
/// are the same.
TEST(RevenueEquivalence, FailsForTheBuyerByHand) {
  const FiniteModel model = known_cost();
  const Kernel kernel(model);
  const JointType high = joint(model, {0}, {1}), low = joint(model, {0}, {0});
  EXPECT_EQ(word(kernel.check(RevenueEquivalence{0}, TwoTransferRules{price(0), price(1), high, low})), "refuted");
  EXPECT_EQ(word(kernel.check(RevenueEquivalence{0}, TwoTransferRules{price(0), price(0), high, low})), "undecided")
      << "the same rule twice";
  EXPECT_EQ(word(kernel.check(RevenueEquivalence{0}, TwoTransferRules{price(0), price(2), high, low})), "undecided")
      << "a price at which the buyer lies";
  EXPECT_EQ(
      word(kernel.check(RevenueEquivalence{0}, TwoTransferRules{price(0), price(1), high, joint(model, {1}, {0})})),
      "undecided")
      << "types of two agents";
  EXPECT_EQ(word(kernel.check(RevenueEquivalence{0}, UniqueUtilities{})), "undecided") << "no rows";
  const UniqueUtilities wrong{price(0),
                              {{high, from_below(model), from_above(model)}, {joint(model, {1}, {1}), {}, {}}}};
  EXPECT_EQ(word(kernel.check(RevenueEquivalence{0}, wrong)), "undecided") << "0 is not 1";
  EXPECT_EQ(word(kernel.check(RevenueEquivalence{0}, Enumerate{})), "undecided");
}

TEST(RevenueEquivalence, HoldsWhereNobodysTypeMatters) {
  FiniteModel model = known_cost();
  testing::set_payoffs(model, [](Agent, Outcome, Profile) { return Rational(1); });
  const auto both_ways = [&](Agent i) {
    const auto constraint = [&](std::uint32_t truth, std::uint32_t report) {
      Place place = lie(model, truth, report);
      place.coalition = Coalition::of(i);
      place.truth->coalition = place.report->coalition = Coalition::of(i);
      return FarkasCombination::Term{Requirement::incentive, place, 2};
    };
    return UniqueUtilities::Row{JointType{Coalition::of(i), 1}, {{constraint(1, 0)}}, {{constraint(0, 1)}}};
  };
  const UniqueUtilities evidence{AgentAmounts(2, 4), {both_ways(Agent{0}), both_ways(Agent{1})}};
  EXPECT_EQ(word(Kernel(model).check(RevenueEquivalence{0}, evidence)), "verified");
  UniqueUtilities reversed = evidence;
  std::swap(reversed.rows[0], reversed.rows[1]);
  EXPECT_EQ(word(Kernel(model).check(RevenueEquivalence{0}, reversed)), "undecided");
  UniqueUtilities bribe = evidence, none = evidence;
  bribe.amounts = price(1);  // who reports 1 pays 1 for nothing
  expect_rejected(model, RevenueEquivalence{0}, bribe, "does not make every comparison");
  none.amounts = AgentAmounts();
  expect_rejected(model, RevenueEquivalence{0}, none, "does not have one amount for each agent and type profile");
}

/// Of three types the second and third each prefer what the other gets, x being nothing to them: no
/// transfers keep both truthful.
FiniteModel circle() {
  FiniteModel model = testing::blank(2, 3, 3);
  const int payoffs[3][3] = {{10, 0, 0}, {0, 1, 2}, {0, 2, 1}};
  testing::set_payoffs(model, [&](Agent i, Outcome a, Profile theta) {
    return i.value == 0 ? Rational(payoffs[theta.value / 3][a.value]) : Rational(0);
  });
  testing::add_allocation(model, [](Profile theta) { return Outcome{theta.value / 3}; });
  return model;
}

class FailuresOnly : public Judge {
 public:
  using Judge::receive;
  explicit FailuresOnly(std::vector<Judgement>& failing) : failing_(failing) {}
  void receive(const Judgement& judgement) override {
    if (!judgement.holds()) failing_.push_back(judgement);
  }

 private:
  std::vector<Judgement>& failing_;
};

// Revenue equivalence was verified although no transfers are incentive compatible: a multiple of
// the contradiction made any two bounds meet.
TEST(RevenueEquivalence, OfNoTransfersIsNotVerified) {
  const FiniteModel model = circle();
  const auto term = [&](std::uint32_t agent, std::uint32_t truth, std::uint32_t report, Rational multiplier) {
    Place place = lie(model, truth, report);
    place.coalition = Coalition::of(Agent{agent});
    place.truth->coalition = place.report->coalition = *place.coalition;
    return FarkasCombination::Term{Requirement::incentive, place, std::move(multiplier)};
  };
  // A requirement says (1/3) (...) >= 0. For t = t2 and t3, U(t) - U(t1) is at least 0 - 10 by
  // three times "t does not report t1", and at most 1 - 0 by the converse; that t2 and t3 do not
  // report each other adds up to -2/3 >= 0, and 33/2 times that moves the lower bound by 11, up to
  // 1.
  std::vector<UniqueUtilities::Row> rows;
  for (std::uint32_t t : {1u, 2u}) {
    const ObjectiveBound least{{term(0, t, 0, 3), term(0, 1, 2, ratio(33, 2)), term(0, 2, 1, ratio(33, 2))}},
        largest{{term(0, 0, t, 3)}};
    rows.push_back({JointType{coalition({0}), t}, least, largest});
  }
  for (std::uint32_t t : {1u, 2u})
    rows.push_back({JointType{coalition({1}), t}, {{term(1, t, 0, 3)}}, {{term(1, 0, t, 3)}}});
  std::mt19937 random(7);
  for (int k = 0; k < 20; ++k) {
    UniqueUtilities evidence{AgentAmounts(2, 9), rows};
    for (Agent i : model.environment.types.grand_coalition())
      for (Profile theta; theta.value < 9; ++theta.value)
        evidence.amounts(i, theta) = static_cast<long>(random() % 9) - 4;
    expect_rejected(model, RevenueEquivalence{0}, evidence, "does not make every comparison");
  }
  // All that fails is what the transfers have to meet: the rows, which are all there was, hold.
  std::vector<Judgement> failing;
  FailuresOnly failures(failing);
  expand(ModelReference(model), RevenueEquivalence{0}, UniqueUtilities{AgentAmounts(2, 9), rows}, failures);
  ASSERT_FALSE(failing.empty());
  for (const Judgement& one : failing)
    EXPECT_TRUE(one.relation == Relation::at_least && one.place.report && one.place.coalition == coalition({0}));
}

// An optimum of no transfers is none: no number is verified, and every number is refuted.
TEST(Optimum, OfNoTransfersIsNotVerified) {
  const FiniteModel model = circle();
  Optimum claim;
  claim.requirements.coalitional_ic = singletons(2);
  claim.quantity = Quantity::transfer;
  claim.coalition = coalition({0, 1});
  const auto term = [&](std::uint32_t truth, std::uint32_t report, Rational multiplier) {
    return FarkasCombination::Term{Requirement::incentive, lie(model, truth, report), std::move(multiplier)};
  };
  const FarkasCombination contradiction{{term(1, 2, 1), term(2, 1, 1)}};
  for (int number : {-7, 0, 7}) {
    claim.number = number;
    EXPECT_EQ(word(Kernel(model).check(claim, Optimality{AgentAmounts(2, 9), {contradiction.terms}})), "undecided");
    EXPECT_EQ(word(Kernel(model).check(claim, contradiction)), "refuted");
  }
}

// With one possible type for each agent there is nothing to compare, whatever transfers the
// evidence brings, and though that type may have others to report.
TEST(RevenueEquivalence, OfSingleTypesIsVacuous) {
  FiniteModel single = testing::blank(2, 1, 2), sure = testing::blank(2, 2, 2);
  sure.environment.prior = Prior({1, 0, 0, 0});
  for (FiniteModel* model : {&single, &sure}) {
    testing::add_allocation(*model, [](Profile) { return Outcome{0}; });
    const Verdict verdict = Kernel(*model).check(
        RevenueEquivalence{0}, UniqueUtilities{AgentAmounts(2, model->environment.types.profile_count()), {}});
    ASSERT_EQ(word(verdict), "undecided");
    EXPECT_EQ(std::get<Undecided>(verdict).reason(), Undecided::Reason::vacuous);
  }
}

TEST(Everywhere, NeedsANumberForEachProfileAndAgentsThatThereAre) {
  const FiniteModel model = known_cost();
  const auto decided = [&](Coalition whose, std::vector<Rational> numbers) {
    const Everywhere claim{Quantity::payoff, 0, {}, Relation::equal, "as given", {{whose, std::move(numbers)}}};
    return word(Kernel(model).check(claim, Enumerate{}));
  };
  EXPECT_EQ(decided(coalition({0}), {0, 0, 1, 1}), "verified");
  EXPECT_EQ(decided(coalition({0}), {0, 0, 1, 2}), "refuted");
  EXPECT_EQ(decided(coalition({0}), {0, 0, 1}), "undecided");
  EXPECT_EQ(decided(coalition({5}), {0, 0, 1, 1}), "undecided");
}

}  // namespace
}  // namespace candor
