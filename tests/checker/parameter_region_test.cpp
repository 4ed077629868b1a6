// SPDX-License-Identifier: MIT
// The kernel and regions of parameter values: the airlines' transfer t, with a proof typed by hand,
// and proofs and points that must be rejected.
#include <gtest/gtest.h>

#include <map>

#include "checker/kernel.hpp"
#include "checker/properties/finite/parametric_judgement.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/rejection.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::expect_rejected;
using testing::joint;
using testing::ratio;

AffineInequality at_least(const Rational& slope, const Rational& constant, bool strict = false) {
  return {AffineFunction{{slope}, constant}, strict};
}

/// All coalitions against the scheme that pays 2 t to the helper, t = 7/4 in the model.
struct Airlines {
  FiniteModel model = testing::airlines();
  CoalitionalIc claim{{"", 0, {1}}, all_coalitions(3)};

  std::shared_ptr<RegionSubject> subject() const {
    FiniteModel shifted = model;
    for (Profile theta; theta.value < 8; ++theta.value)
      for (Agent i : model.environment.types.grand_coalition())
        shifted.transfers[1].amounts(i, theta) *= ratio(11, 7);  // t = 11/4
    auto result = std::make_shared<RegionSubject>();
    result->family.parameters.push_back({"t", ratio(7, 4), std::make_shared<const FiniteModel>(std::move(shifted))});
    result->claims.push_back({{"coalition_proof", claim}, {claim}});
    return result;
  }
  ParameterRegion region(std::vector<AffineInequality> inequalities) const {
    return {subject(), std::move(inequalities)};
  }

  Place place(std::uint32_t true_second, std::uint32_t reported_second) const {
    Place where;
    where.coalition = coalition({0, 1});
    where.truth = joint(model, {0, 1}, {0, true_second});
    where.report = joint(model, {0, 1}, {0, reported_second});
    return where;
  }
};

const AffineInequality from_one = at_least(1, -1), to_the_top = at_least(-1, ratio(105, 4)), always = at_least(0, 0);

// With types (A, B) two airlines expect t - 1 under truth and 1 - t if both report A; with types
// (A, A) they expect 2 - t, and t - 101/2 if the second reports B. Nothing else depends on t: a
// single airline's expected transfer and that of all three are zero, and the other joint types are
// the same up to names.
RegionProof by_hand(const Airlines& airlines) {
  RegionProof proof;
  proof.bounds.push_back({{{{0, airlines.place(1, 0)}, from_one, 1}}});
  proof.bounds.push_back({{{{0, airlines.place(0, 1)}, to_the_top, 1}}});
  proof.consequences = {{from_one, {{0, 1}}}, {to_the_top, {{1, 1}}}, {always, {}}};
  return proof;
}

TEST(ParameterRegion, OfTheAirlinesTransferProvedByHand) {
  const Airlines airlines;
  const Verdict verdict = Kernel(airlines.model).check(airlines.region({from_one, to_the_top}), by_hand(airlines));
  EXPECT_TRUE(std::holds_alternative<Verified>(verdict))
      << (std::holds_alternative<Undecided>(verdict) ? std::get<Undecided>(verdict).explanation() : "");
}

TEST(ParameterRegion, AnotherRegionIsNotVerifiedByTheSameProof) {
  const Airlines airlines;
  const std::string reason = "does not make every comparison";
  for (const AffineInequality& wrong :
       {at_least(1, ratio(-101, 100)), at_least(1, ratio(-99, 100)), at_least(2, -1), at_least(-1, 1)})
    expect_rejected(airlines.model, airlines.region({wrong, to_the_top}), by_hand(airlines), reason);
  expect_rejected(airlines.model, airlines.region({at_least(1, -1, true), to_the_top}), by_hand(airlines),
                  "strict inequality is derived");
  expect_rejected(airlines.model, airlines.region({from_one}), by_hand(airlines), "one derivation for each inequality");
  expect_rejected(airlines.model, airlines.region({from_one, to_the_top, at_least(1, -2)}), by_hand(airlines),
                  "one derivation for each inequality");
  expect_rejected(airlines.model, airlines.region({to_the_top, from_one}), by_hand(airlines), reason);
}

TEST(ParameterRegion, ForgedProofs) {
  const Airlines airlines;
  const ParameterRegion claim = airlines.region({from_one, to_the_top});
  RegionProof forged = by_hand(airlines);
  forged.bounds[0].terms[0].place.place = airlines.place(0, 1);
  expect_rejected(airlines.model, claim, forged, "names a comparison that does not demand it");
  forged = by_hand(airlines);
  forged.bounds[0].terms[0].place.claim = 1;
  expect_rejected(airlines.model, claim, forged, "names a comparison that does not demand it");
  forged = by_hand(airlines);
  forged.bounds[0].terms[0].demand = at_least(1, -2);
  expect_rejected(airlines.model, claim, forged, "names a comparison that does not demand it");
  forged = by_hand(airlines);
  forged.bounds[0].terms[0].multiplier = -1;
  expect_rejected(airlines.model, claim, forged, "is not positive");
  forged = by_hand(airlines);
  forged.bounds[0].terms[0].multiplier = 2;
  expect_rejected(airlines.model, claim, forged, "does not make every comparison");
  forged = by_hand(airlines);
  forged.bounds[0].terms.clear();
  expect_rejected(airlines.model, claim, forged, "does not make every comparison");
  for (std::size_t left_out = 0; left_out < 3; ++left_out) {
    forged = by_hand(airlines);
    forged.consequences.erase(forged.consequences.begin() + static_cast<std::ptrdiff_t>(left_out));
    expect_rejected(airlines.model, claim, forged, "not shown to follow");
  }
  forged = by_hand(airlines);
  forged.consequences[0].multipliers = {{1, 1}};
  expect_rejected(airlines.model, claim, forged, "does not make every comparison");
  forged = by_hand(airlines);
  forged.consequences[0].multipliers = {{7, 1}};
  expect_rejected(airlines.model, claim, forged, "that the region does not have");
  forged = by_hand(airlines);
  forged.consequences[0].multipliers = {{0, -1}};
  expect_rejected(airlines.model, claim, forged, "is not positive");
  forged = by_hand(airlines);
  forged.consequences[0].demand.function.coefficients.push_back(0);
  expect_rejected(airlines.model, claim, forged, "not about the parameters");
}

// A region with a constant inequality that is true was undecided: it is derived from nothing.
TEST(ParameterRegion, AConstantIsDerivedFromNothingIfItIsTrue) {
  const Airlines airlines;
  RegionProof proof = by_hand(airlines);
  proof.bounds.emplace_back();
  const auto with = [&](const AffineInequality& constant) { return airlines.region({from_one, to_the_top, constant}); };
  const Kernel kernel(airlines.model);
  EXPECT_EQ(word(kernel.check(with(at_least(0, 6, true)), proof)), "verified");
  EXPECT_EQ(word(kernel.check(with(always), proof)), "verified");
  expect_rejected(airlines.model, with(at_least(0, -6)), proof, "strict inequality is derived");
  expect_rejected(airlines.model, with(at_least(0, 0, true)), proof, "strict inequality is derived");
}

// A region that no values are in was undecided unless one of its inequalities said so alone.
TEST(ParameterRegion, WhatContradictsItselfImpliesEverything) {
  FiniteModel model = testing::blank(2, 2, 1);  // paid t + 1 or t + 2: never balanced at both
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  testing::add_transfers(model,
                         [](Agent i, Profile theta) { return Rational(i.value == 0 ? 1 + theta.value % 2 : 0); });
  FiniteModel shifted = model;
  for (Profile theta; theta.value < 4; ++theta.value) shifted.transfers[0].amounts(Agent{0}, theta) += 1;
  const BudgetBalance balanced{{0}, Balance::exact};
  auto subject = std::make_shared<RegionSubject>();
  subject->family.parameters.push_back({"t", 0, std::make_shared<const FiniteModel>(std::move(shifted))});
  subject->claims.push_back({{"c", balanced}, {balanced}});
  std::map<AffineInequality, RegionPlace> demands;
  for (const ParametricJudgement& judgement : parametric_judgements(model, *subject))
    for (const AffineInequality& demand : judgement.demands()) demands.emplace(demand, judgement.place);

  const auto check = [&](const std::vector<AffineInequality>& region, const std::vector<AffineInequality>& contradict) {
    RegionProof::Bound bound;
    for (const AffineInequality& demand : contradict) bound.terms.push_back({demands.at(demand), demand, 1});
    RegionProof proof{std::vector(region.size(), bound), {}};
    for (const auto& [demand, place] : demands) proof.consequences.push_back({demand, {{0, 1}, {1, 1}}});
    return std::string(word(Kernel(model).check(ParameterRegion{subject, region}, proof)));
  };
  const AffineInequality at_least_minus_one = at_least(1, 1), at_most_minus_one = at_least(-1, -1),
                         at_most_minus_two = at_least(-1, -2);
  EXPECT_EQ(check({at_least(1, -5), at_least(-1, 3)}, {at_least_minus_one, at_most_minus_two}), "verified");
  EXPECT_EQ(check({at_least(1, -3, true), at_least(-1, 3)}, {at_least_minus_one, at_most_minus_two}), "verified");
  EXPECT_EQ(check({at_least(1, -3), at_least(-1, 3)}, {at_least_minus_one, at_most_minus_two}), "undecided")
      << "t = 3 is in the region";
  EXPECT_EQ(check({at_least(1, -3), at_least(-1, 5)}, {at_least_minus_one, at_most_minus_two}), "undecided")
      << "a constant, but a true one";
  EXPECT_EQ(check({at_least(1, -5), at_least(-1, 3)}, {at_least_minus_one, at_most_minus_one}), "undecided")
      << "t = -1 meets both";
}

TEST(ParameterRegion, PointsThatRefute) {
  const Airlines airlines;
  const Kernel kernel(airlines.model);
  const auto refutes = [&](const std::vector<AffineInequality>& region, const ParameterPoint& point) {
    return std::holds_alternative<Refuted>(kernel.check(airlines.region(region), point));
  };
  EXPECT_TRUE(refutes({to_the_top}, {{0}, RegionPlace{0, airlines.place(1, 0)}}));     // t = 0 is too little
  EXPECT_TRUE(refutes({from_one}, {{100}, RegionPlace{0, airlines.place(0, 1)}}));     // 100 too much
  EXPECT_TRUE(refutes({at_least(1, -2), to_the_top}, {{ratio(3, 2)}, std::nullopt}));  // 3/2 would do
  EXPECT_TRUE(refutes({at_least(1, -1, true), to_the_top}, {{1}, std::nullopt}));      // and so would the end
}

TEST(ParameterRegion, PointsThatDoNot) {
  const Airlines airlines;
  const ParameterRegion truth = airlines.region({from_one, to_the_top});
  expect_rejected(airlines.model, truth, ParameterPoint{{0}, RegionPlace{0, airlines.place(1, 0)}},
                  "a comparison that the counterexample needs does not hold");  // outside anyway
  expect_rejected(airlines.model, truth, ParameterPoint{{2}, RegionPlace{0, airlines.place(1, 0)}},
                  "do not fail at this place");
  expect_rejected(airlines.model, truth, ParameterPoint{{2}, std::nullopt}, "lies in the region");
  expect_rejected(airlines.model, truth, ParameterPoint{{0}, std::nullopt},
                  "a comparison that the counterexample needs does not hold");
  expect_rejected(airlines.model, truth, ParameterPoint{{}, std::nullopt}, "one value for each parameter");
  EXPECT_TRUE(std::holds_alternative<Undecided>(Kernel(airlines.model).check(truth, Enumerate{})));
}

TEST(ParameterRegion, WhatIsNoRegionQuestion) {
  const Airlines airlines;
  const auto explanation = [&](const ParameterRegion& claim) {
    const Verdict verdict = Kernel(airlines.model).check(claim, RegionProof{});
    const auto* undecided = std::get_if<Undecided>(&verdict);
    return undecided != nullptr && undecided->reason() == Undecided::Reason::out_of_scope ? undecided->explanation()
                                                                                          : std::string("decided");
  };
  const auto about = [&](const Statement& statement) {
    auto subject = airlines.subject();
    subject->claims = {{{"c", statement}, {statement}}};
    return ParameterRegion{subject, {}};
  };
  EXPECT_NE(explanation(about(MaxminCoalitionalIc{{"", 0, {0, 1}}, all_coalitions(3), Strategies::pure}))
                .find("several transfer rules"),
            std::string::npos);
  EXPECT_NE(explanation(about(Implementable{})).find("implementable"), std::string::npos);
  EXPECT_NE(explanation(about(Cbdp{singletons(3)})).find("cbdp"), std::string::npos);
  EXPECT_NE(explanation(ParameterRegion{std::make_shared<RegionSubject>(), {}}).find("some claims"), std::string::npos);
  EXPECT_NE(explanation(airlines.region({{AffineFunction{{1, 1}, 0}, false}})).find("not about the parameters"),
            std::string::npos);

  auto other_prior = airlines.subject();
  FiniteModel shifted = *other_prior->family.parameters[0].shifted;
  std::vector<Rational> prior(8, ratio(1, 8));
  prior[0] = ratio(1, 4);
  prior[1] = 0;
  shifted.environment.prior = Prior(prior);
  other_prior->family.parameters[0].shifted = std::make_shared<const FiniteModel>(shifted);
  EXPECT_NE(explanation({other_prior, {from_one, to_the_top}}).find("the prior probabilities change"),
            std::string::npos);

  auto other_states = airlines.subject();
  shifted = *airlines.subject()->family.parameters[0].shifted;
  shifted.environment.states = {{"calm"}, shifted.environment.prior.probabilities(), {shifted.environment.payoffs}};
  other_states->family.parameters[0].shifted = std::make_shared<const FiniteModel>(shifted);
  EXPECT_NE(explanation({other_states, {from_one, to_the_top}}).find("the probabilities of states change"),
            std::string::npos);

  auto other_choice = airlines.subject();
  shifted = *airlines.subject()->family.parameters[0].shifted;
  shifted.allocations[0].lottery_at[1] = shifted.allocations[0].lottery_at[0];
  other_choice->family.parameters[0].shifted = std::make_shared<const FiniteModel>(shifted);
  EXPECT_NE(explanation({other_choice, {from_one, to_the_top}}).find("the allocations change"), std::string::npos);
}

TEST(ParameterRegion, OfWhatRangesOverNothingIsUndecided) {
  const Airlines airlines;
  const CoalitionalIc of_nobody{{"", 0, {1}}, {}};
  auto subject = airlines.subject();
  subject->claims = {{{"c", of_nobody}, {of_nobody}}};
  const Kernel kernel(airlines.model);
  const auto is_vacuous = [](const Verdict& verdict) {
    return std::holds_alternative<Undecided>(verdict) &&
           std::get<Undecided>(verdict).reason() == Undecided::Reason::vacuous;
  };
  EXPECT_TRUE(is_vacuous(kernel.check(ParameterRegion{subject, {}}, RegionProof{})));
  EXPECT_TRUE(is_vacuous(
      kernel.check(ParameterRegion{subject, {from_one}},
                   ParameterPoint{{0}, std::nullopt})));  // outside, where nothing fails, for there is nothing
}

// A region of two claims was verified although one of them compares nothing: the other alone had
// the region.
TEST(ParameterRegion, OfWhichOneClaimRangesOverNothingIsUndecided) {
  const Airlines airlines;
  const CoalitionalIc of_nobody{{"", 0, {1}}, {}};
  const Kernel kernel(airlines.model);
  ASSERT_EQ(word(kernel.check(airlines.region({from_one, to_the_top}), by_hand(airlines))), "verified");
  auto with_another = airlines.subject();
  with_another->claims.push_back({{"nobody", of_nobody}, {of_nobody}});
  const Verdict verdict = kernel.check(ParameterRegion{with_another, {from_one, to_the_top}}, by_hand(airlines));
  ASSERT_EQ(word(verdict), "undecided");
  EXPECT_EQ(std::get<Undecided>(verdict).reason(), Undecided::Reason::vacuous);
  const ParameterPoint too_little{{0}, RegionPlace{0, airlines.place(1, 0)}}, enough{{ratio(3, 2)}, std::nullopt};
  EXPECT_EQ(word(kernel.check(ParameterRegion{with_another, {to_the_top}}, too_little)), "refuted")
      << "one claim that fails is enough";
  EXPECT_EQ(word(kernel.check(ParameterRegion{with_another, {at_least(1, -2), to_the_top}}, enough)), "undecided")
      << "that all hold is not said";
}

TEST(AffineInequalities, AreNormalisedToTheirHalfSpace) {
  EXPECT_EQ(at_least(4, 6).normalised(), at_least(1, ratio(3, 2)));
  EXPECT_EQ(at_least(-4, 6, true).normalised(), at_least(-1, ratio(3, 2), true));
  EXPECT_EQ(at_least(0, 6, true).normalised(), at_least(0, 0));
  EXPECT_EQ(at_least(0, 0, true).normalised(), at_least(0, 0, true));
  EXPECT_EQ(at_least(0, -3).normalised(), at_least(0, 0, true));
  EXPECT_FALSE(at_least(0, -3).normalised().holds_at({5}));
}

}  // namespace
}  // namespace candor
