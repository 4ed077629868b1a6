// SPDX-License-Identifier: MIT
// Collusion schemes of one period whose reports are drawn by lot, and mixed strategies, in a
// second-price auction of two bidders with values 0 and 2: worked out by hand.
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/dynamic/judgements.hpp"
#include "tests/checker/dynamic_models.hpp"

namespace candor::dynamic {
namespace {

using Direction = SchemeOptimum::Direction;
const Coalition first = Coalition::of(Agent{0}), second = Coalition::of(Agent{1}), both = Coalition::grand(2);
const Mechanism auction{"", 0, 0};
Rational over(int numerator, int denominator) { return Rational(numerator) / Rational(denominator); }

std::string judged(const dynamic::Model& model, const dynamic::Statement& statement, dynamic::Evidence evidence) {
  const candor::Model kept(model);
  const Verdict verdict =
      Kernel(kept, defect_of_names).check(candor::Statement(statement), candor::Evidence(std::move(evidence)));
  const auto* undecided = std::get_if<Undecided>(&verdict);
  return undecided == nullptr ? std::string(word(verdict)) : undecided->explanation();
}

/// Truth, but for (2, 2), which is reported as (0, 0): bidder 1 then wins for nothing. His message
/// 0 gives the other 1/2 more than his message 2: that he is paid, less 1/4. Each expects 3/4.
MixedScheme ring(bool refutes = false) {
  MixedScheme scheme{refutes, both, std::vector(4, std::vector<Rational>(4)), {}};
  const std::size_t reports[] = {0, 1, 2, 0};
  for (std::size_t m = 0; m < 4; ++m) {
    scheme.reports[m][reports[m]] = 1;
    const Rational paid = m < 2 ? over(1, 4) : over(-3, 4);
    scheme.side_payments.push_back({paid, -paid});
  }
  return scheme;
}

SchemeOptimum total(Relation relation, Rational number, Participation participation = Participation::none) {
  return {Direction::largest, auction, both, both, participation, relation, std::move(number)};
}

SchemeBounds bounded(std::vector<SchemeBounds::Multiplier> multipliers = {}) {
  return {false, {{both, std::move(multipliers)}}};
}

/// Each type of bidder 2 accepts, weighed with its probability.
std::vector<SchemeBounds::Multiplier> second_accepts() {
  return {{Agent{1}, JointType{second, 0}, {}, over(1, 2)}, {Agent{1}, JointType{second, 1}, {}, over(1, 2)}};
}

TEST(OnePeriod, a_scheme_shows_what_can_be_reached) {
  const dynamic::Model model = test::second_price(1);
  for (Participation participation : {Participation::none, Participation::ex_ante, Participation::interim}) {
    EXPECT_EQ(judged(model, total(Relation::at_least, over(3, 2), participation), ring()), "verified");
    EXPECT_EQ(judged(model, total(Relation::equal, over(7, 5), participation), ring(true)), "refuted");
  }
  EXPECT_EQ(judged(model, total(Relation::greater_than, over(3, 2)), ring()),
            "the evidence does not make every comparison of the claim hold");
  EXPECT_EQ(judged(model, total(Relation::at_most, over(3, 2)), ring()), "this is no evidence for such a comparison")
      << "a scheme bounds nothing";
  EXPECT_EQ(judged(model, total(Relation::equal, over(3, 2)), ring()), "this is no evidence for such a comparison");
}

TEST(OnePeriod, a_scheme_that_is_none) {
  const dynamic::Model model = test::second_price(1);
  const SchemeOptimum claim = total(Relation::at_least, over(3, 2));
  MixedScheme bribe = ring(), gift = ring(), half = ring(), turned = ring();
  for (std::size_t m : {0u, 1u}) bribe.side_payments[m] = {5, -5};
  EXPECT_EQ(judged(model, claim, bribe), "the evidence does not make every comparison of the claim hold")
      << "for 5 more bidder 1 would say 0 with 2";
  gift.side_payments[0][0] += Rational(1);
  EXPECT_EQ(judged(model, claim, gift), "the evidence does not make every comparison of the claim hold");
  half.reports[0][0] = over(1, 2);
  EXPECT_EQ(judged(model, claim, half), "the probabilities of the reports do not sum to 1");
  turned.reports[0] = {2, -1, 0, 0};
  EXPECT_EQ(judged(model, claim, turned), "a probability is negative");
  EXPECT_EQ(judged(model, claim, MixedScheme{false, first, {{1, 0}, {0, 1}}, {{0, 0}, {0, 0}}}),
            "the scheme is not one of the coalition");
  EXPECT_EQ(judged(test::second_price(2), claim, ring()).substr(0, 60),
            "what schemes and strategies that draw by lot can reach, and ");
}

/// The ring, which all accept, and what no scheme passes.
SchemeAndBound among_schemes(std::vector<SchemeBounds::Multiplier> multipliers = {}) {
  return {ring(), bounded(std::move(multipliers))};
}

TEST(OnePeriod, multipliers_bound_every_scheme) {
  const dynamic::Model model = test::second_price(1);
  const std::string unbounded = "the evidence does not make every comparison of the claim hold";
  EXPECT_EQ(judged(model, total(Relation::at_most, over(3, 2)), among_schemes()), "verified")
      << "(0, 0) gives 0, (0, 2), (2, 0) and (2, 2) give 2";
  EXPECT_EQ(judged(model, total(Relation::less_than, over(8, 5)), among_schemes()), "verified");
  EXPECT_EQ(judged(model, total(Relation::not_equal, over(8, 5)), among_schemes()), "verified");
  EXPECT_EQ(judged(model, total(Relation::at_most, over(7, 5)), among_schemes()), unbounded);
  EXPECT_EQ(judged(model, total(Relation::equal, over(3, 2)), among_schemes()), "verified");
  EXPECT_EQ(judged(model, total(Relation::equal, over(8, 5)), among_schemes()), unbounded)
      << "the ring does not attain it";
  EXPECT_EQ(judged(model, total(Relation::at_least, 1), among_schemes()), "this is no evidence for such a comparison");
  SchemeBounds against = bounded();
  against.refutes = true;
  EXPECT_EQ(judged(model, total(Relation::at_least, over(8, 5)), against), "refuted");
  EXPECT_EQ(judged(model, total(Relation::equal, over(8, 5)), against), "refuted");
  EXPECT_EQ(judged(model, total(Relation::at_least, over(3, 2)), against),
            "a comparison that the counterexample needs does not hold");
  SchemeOptimum alone = total(Relation::at_most, 1, Participation::interim);
  alone.agents = first;
  EXPECT_EQ(judged(model, alone, among_schemes(second_accepts())), "verified") << "of 3/2 bidder 2 keeps 1/2";
  EXPECT_EQ(judged(model, alone, among_schemes()), unbounded) << "side payments do not cancel";
  alone.participation = Participation::ex_ante;
  EXPECT_EQ(judged(model, alone, among_schemes(second_accepts())),
            "the combination uses something that is not required");
  EXPECT_EQ(judged(model, alone, among_schemes({{Agent{1}, {}, {}, 1}})), "verified");
  alone.direction = Direction::least;
  alone.relation = Relation::at_least;
  alone.number = over(1, 2);
  EXPECT_EQ(judged(model, alone, among_schemes({{Agent{0}, {}, {}, 1}})), "verified");
  EXPECT_EQ(judged(model, alone, among_schemes({{Agent{0}, {}, {}, 1}, {Agent{0}, {}, {}, 1}})),
            "the combination uses a requirement twice");
  EXPECT_EQ(judged(model, alone, among_schemes({{Agent{0}, {}, {}, -1}})), unbounded);
}

// That the best scheme gives at most a number, any number, was verified where there is no scheme.
TEST(OnePeriod, a_bound_of_no_schemes_verifies_nothing) {
  dynamic::Model model = test::still_model(3, 2, 2, 1);
  model.payoffs[2] = {1, 0, 0, 1};  // agent 3 likes outcome x0 with his first type, x1 with his second
  dynamic::AllocationRule& contrary = model.allocations.emplace_back();
  contrary.name = "q";
  contrary.lotteries.emplace_back();
  for (std::uint32_t r = 0; r < 8; ++r)
    contrary.lotteries.front().push_back(
        Lottery::sure(Outcome{1 - r % 2}));  // and gets the other, whatever 1 and 2 report
  const Mechanism unpaid{"", 0, {}};
  SchemeOptimum claim{Direction::largest, unpaid, both, both, Participation::none, Relation::at_most, -100};
  // That he does not gain by a lie says -1 >= 0.
  const Coalition third = Coalition::of(Agent{2});
  SchemeBounds bounds{false, {{both, {{Agent{2}, JointType{third, 0}, JointType{third, 1}, 100}}}}};
  MixedScheme truth{false, both, {}, std::vector(4, std::vector<Rational>(3))};
  for (std::size_t m = 0; m < 4; ++m) truth.reports.emplace_back(4)[m] = 1;
  const std::string
      needs_one = "that no scheme does better says nothing where there is no scheme: one is needed beside the bound",
      fails = "the evidence does not make every comparison of the claim hold";
  EXPECT_EQ(judged(model, claim, bounds), needs_one);
  EXPECT_EQ(judged(model, claim, SchemeAndBound{truth, bounds}), fails);
  claim.relation = Relation::not_equal;
  claim.number = 0;
  EXPECT_EQ(judged(model, claim, bounds), needs_one);
  EXPECT_EQ(judged(model, claim, SchemeAndBound{truth, bounds}), fails);
  claim.direction = Direction::least;
  claim.relation = Relation::at_least;
  claim.number = 100;
  EXPECT_EQ(judged(model, claim, bounds), needs_one);
  EXPECT_EQ(judged(model, claim, SchemeAndBound{truth, bounds}), fails);
  // Where it is claimed that a scheme is so good, there is none: that is false.
  claim = {Direction::largest, unpaid, both, both, Participation::none, Relation::at_least, -99};
  bounds.refutes = true;
  EXPECT_EQ(judged(model, claim, bounds), "refuted");
}

TEST(OnePeriod, collusion_that_every_type_accepts) {
  const dynamic::Model model = test::second_price(1);
  const CollusionProof claim{CollusionProof::Colluders::any, auction, Participation::interim},
      unconditional{CollusionProof::Colluders::any, auction, {}};
  EXPECT_EQ(judged(model, claim, ring(true)), "refuted");
  EXPECT_EQ(judged(model, claim, ring()), "a scheme can only refute that a mechanism is collusion-proof");
  EXPECT_EQ(judged(model, claim, bounded()), "the evidence does not make every comparison of the claim hold");
  EXPECT_EQ(judged(model, unconditional, ring(true)), "refuted");
  EXPECT_EQ(judged(model, unconditional, bounded()), "such evidence is about schemes that their members accept");
  // What nobody can be offered: bidder 2 gives up his 1/2, so that he would decline.
  MixedScheme greedy = ring(true);
  for (std::vector<Rational>& paid : greedy.side_payments) {
    paid[0] += Rational(1);
    paid[1] -= Rational(1);
  }
  EXPECT_EQ(judged(model, claim, greedy), "a comparison that the counterexample needs does not hold");
  EXPECT_EQ(judged(model, unconditional, greedy), "a comparison that the counterexample needs does not hold");
  // Without payments there is nothing to agree on but who has the object: together they have 3/2 by
  // truth already.
  EXPECT_EQ(
      judged(model, CollusionProof{CollusionProof::Colluders::grand, Mechanism{"", 0, {}}, Participation::interim},
             bounded()),
      "verified");
}

TEST(OnePeriod, what_a_bidder_is_sure_of_by_his_best_response) {
  const dynamic::Model model = test::second_price(1);
  const auto claim = [](Relation relation, Rational number) {
    return dynamic::Guarantee{auction, first, relation, std::move(number), true};
  };
  const std::vector<std::vector<Rational>> truth{{1, 0}, {0, 1}}, always_high{{0, 1}, {0, 1}};
  EXPECT_EQ(judged(model, claim(Relation::equal, 0), MixedPlay{false, {{Agent{0}, truth, {0, 1}}}}), "verified")
      << "against 2 there is nothing to win";
  EXPECT_EQ(judged(model, claim(Relation::equal, 0), MixedPlay{false, {{Agent{0}, always_high, {0, 1}}}}),
            "the evidence does not make every comparison of the claim hold")
      << "with 0 he would pay 2";
  EXPECT_EQ(judged(model, claim(Relation::equal, 0), MixedPlay{false, {{Agent{0}, truth, {over(1, 2), over(1, 2)}}}}),
            "the evidence does not make every comparison of the claim hold");
  EXPECT_EQ(judged(model, claim(Relation::at_least, over(1, 2)), MixedPlay{true, {{Agent{0}, {}, {0, 1}}}}), "refuted");
  EXPECT_EQ(judged(model, claim(Relation::equal, over(1, 2)), MixedPlay{true, {{Agent{0}, {}, {0, 1}}}}), "refuted");
  EXPECT_EQ(judged(model, claim(Relation::at_least, 0), MixedPlay{false, {{Agent{0}, {{1, 1}, {0, 1}}, {}}}}),
            "a mixed strategy gives a probability to each report, and they sum to 1");
  EXPECT_EQ(judged(model, dynamic::Guarantee{auction, both, Relation::at_least, {}, true},
                   MixedPlay{false, {{Agent{0}, truth, {}}}}),
            "there is no strategy of one of the agents");
  EXPECT_EQ(judged(model, claim(Relation::at_least, 0), Opposition{false, {{Agent{0}, {{1}}}}}),
            "such evidence is about an agent who is truthful");
}

TEST(ProductGame, a_gain_that_the_outsider_would_answer) {
  // Agent 1 bets on the product of the others' reports: a quarter of it times his own. Together
  // they make it 1, and then he says 1, too.
  dynamic::Model model = test::product_game();
  for (std::size_t r = 0; r < 8; ++r) {
    const int product = (r & 4 ? 1 : -1) * (r & 2 ? 1 : -1) * (r & 1 ? 1 : -1);
    model.transfers[0].amounts[0][r * 3] += over(product, 4);
    model.transfers[0].amounts[0][r * 3 + 1] -= over(product, 4);
  }
  const Mechanism paid{"", 0, 0};
  const Policy same{false, second.united_with(Coalition::of(Agent{2})), {{0, 0, 0, 3}}};
  const std::string explanation = judged(model, CollusionProof{CollusionProof::Colluders::any, paid, {}},
                                         Collusion{same, {0, over(-1, 2), over(1, 2)}});
  EXPECT_NE(explanation.find("} gains 1 in total"), std::string::npos) << explanation;
  EXPECT_NE(explanation.find("gives him 1/2 more"), std::string::npos) << explanation;
}

}  // namespace
}  // namespace candor::dynamic
