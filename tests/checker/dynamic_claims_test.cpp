// SPDX-License-Identifier: MIT
// Properties of dynamic models on games small enough to work out by hand, each true case beside a
// false one.
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "checker/properties/dynamic/judgements.hpp"
#include "tests/checker/dynamic_models.hpp"

namespace candor::dynamic {
namespace {

candor::Statement claim(dynamic::Statement statement) { return candor::Statement(std::move(statement)); }
candor::Evidence given(dynamic::Evidence evidence) { return candor::Evidence(std::move(evidence)); }

std::string decided(const dynamic::Model& model, const dynamic::Statement& statement,
                    const candor::Evidence& evidence = Enumerate{}) {
  return std::string(word(Kernel(candor::Model(model), defect_of_names).check(claim(statement), evidence)));
}

/// The kernel keeps a reference: the model lives as long as the verdict is asked for.
std::string why(const dynamic::Model& model, const dynamic::Statement& statement, const candor::Evidence& evidence) {
  const candor::Model kept(model);
  const Verdict verdict = Kernel(kept, defect_of_names).check(claim(statement), evidence);
  const auto* undecided = std::get_if<Undecided>(&verdict);
  return undecided == nullptr ? std::string(word(verdict)) : undecided->explanation();
}

const Coalition first = Coalition::of(Agent{0}), second = Coalition::of(Agent{1}), both = Coalition::grand(2);
const Mechanism auction{"", 0, 0}, unpaid{"", 0, {}};

/// Report profile by true profile (0,0), (0,1), (1,0), (1,1), in every period of a game of two
/// agents and two outcomes.
Policy policy_of_all(const dynamic::Model& model, const std::vector<std::uint32_t>& reports) {
  Policy policy{false, both, {}};
  for (std::uint32_t period = 1; period <= model.periods; ++period) {
    policy.reports.emplace_back();
    for (std::size_t k = 0; k < model.state_count(period) * 4; ++k) policy.reports.back().push_back(reports[k % 4]);
  }
  return policy;
}

TEST(SecondPrice, a_bribe_for_one_report_makes_the_other_type_lie) {
  dynamic::Model model = test::second_price(2);
  model.transfers[0].construction.reset();
  for (std::vector<Rational>& table : model.transfers[0].amounts)
    for (std::size_t row = 0; row < table.size(); row += 2)
      table[row] = row / 2 % 4 < 2 ? Rational(1)
                                   : Rational();  // agent 1, for type 0; where he has 2 he loses 1 by it, against 0
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::all}), "verified")
      << "2 wins 2 for sure without payments; a lie wins 1 and, in half the cases, a tie";
  for (std::vector<Rational>& table : model.transfers[0].amounts)
    for (std::size_t row = 0; row < table.size(); row += 2) table[row] *= 2;
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::path}), "refuted")
      << "2 and the object in half the cases, 3, are more than 2";
}

/// One outcome, two periods. In the second, agent 1 gets 1 for reporting type 0 a second time.
dynamic::Model persistent(const std::vector<Rational>& transitions) {
  dynamic::Model model = test::still_model(2, 2, 1, 2);
  for (std::vector<Rational>& rows : model.transitions) rows = transitions;
  dynamic::AllocationRule& rule = model.allocations.emplace_back();
  rule.name = "q", rule.lotteries.assign(2, std::vector<Lottery>(4, Lottery::sure(Outcome{0})));
  dynamic::TransferRule& bribe = model.transfers.emplace_back();
  bribe.name = "bribe";
  bribe.amounts = {std::vector<Rational>(8), std::vector<Rational>(32)};
  for (std::size_t state : {0u, 1u})
    for (std::size_t reports : {0u, 1u}) bribe.amounts[1][(state * 4 + reports) * 2] = 1;
  return model;
}

TEST(Tiers, an_information_set_after_a_lie_is_on_the_tree_but_not_on_the_path) {
  // Types never change. Type 1, once he has said 0, would say it again; but saying 0 and then the
  // truth pays nothing, so the lie does not begin.
  const dynamic::Model model = persistent({1, 0, 0, 1});
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::path}), "verified");
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::tree}), "refuted");
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::all}), "refuted");
}

TEST(Tiers, a_type_that_nature_cannot_draw_is_in_no_information_set) {
  // Agent 1 is of type 0 for ever; of what he would do as type 1 only `all` asks.
  dynamic::Model model = persistent({1, 0, 1, 0});
  model.prior[0] = {1, 0};
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::path}), "verified");
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::tree}), "verified");
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::all}), "refuted");
}

TEST(SecondPrice, participation) {
  dynamic::Model model = test::second_price(1);
  for (Stage stage : {Stage::ex_ante, Stage::interim, Stage::ex_post})
    EXPECT_EQ(decided(model, IndividualRationality{auction, stage, Tier::all}), "verified");
  model.outside_options[0] = {0, Rational(1) / Rational(2)};  // expected: 1/4 of 1/2
  EXPECT_EQ(decided(model, IndividualRationality{auction, Stage::ex_ante, Tier::all}), "verified");
  EXPECT_EQ(decided(model, IndividualRationality{auction, Stage::interim, Tier::all}), "verified");  // 1 against 1/2
  EXPECT_EQ(decided(model, IndividualRationality{auction, Stage::ex_post, Tier::all}), "refuted");   // 0 at (2, 2)
}

TEST(SecondPrice, the_ring_gains_a_half) {
  const dynamic::Model model = test::second_price(1);
  const Policy ring = policy_of_all(model, {0, 1, 2, 0});  // (2, 2) is reported as (0, 0)
  const CoalitionGain half{auction, both, Relation::equal, Rational(1) / Rational(2)};
  EXPECT_EQ(decided(model, half, given(ring)), "verified");
  EXPECT_EQ(decided(model, CoalitionGain{auction, both, Relation::at_least, Rational(1) / Rational(2)}, given(ring)),
            "verified");
  Policy refuting = ring;
  refuting.refutes = true;
  EXPECT_EQ(decided(model, CoalitionGain{auction, both, Relation::at_most, Rational(2) / Rational(5)}, given(refuting)),
            "refuted");
  EXPECT_EQ(decided(model, half, given(refuting)), "undecided");
  EXPECT_EQ(why(model, half, given(policy_of_all(model, {0, 1, 2, 3}))),
            "the evidence does not make every comparison of the claim hold")
      << "truth is not their best policy";
  EXPECT_EQ(why(model, half, Enumerate{}), "a best policy of the coalition is needed");
}

TEST(SecondPrice, is_not_collusion_proof) {
  const dynamic::Model model = test::second_price(1);
  const CollusionProof statement{CollusionProof::Colluders::any, auction};
  const Policy ring = policy_of_all(model, {0, 1, 2, 0});
  // In the ring each expects: 1 in half the cases for bidder 1 (he has 2), 2 in a quarter for
  // bidder 2. The team's payments have expectation 0. So 1/4 makes it even.
  const Rational quarter = Rational(1) / Rational(4);
  EXPECT_EQ(decided(model, statement, given(Collusion{ring, {-quarter, quarter}})), "refuted");
  EXPECT_EQ(why(model, statement, given(Collusion{ring, {-quarter - Rational(1), quarter + Rational(1)}})),
            "a comparison that the counterexample needs does not hold")
      << "bidder 1 would lose";
  EXPECT_EQ(why(model, statement, given(Collusion{ring, {quarter, quarter}})), "the lump sums do not sum to 0");
  EXPECT_EQ(why(model, statement, given(Collusion{policy_of_all(model, {0, 1, 2, 3}), {0, 0}})),
            "a comparison that the counterexample needs does not hold")
      << "truth gains nothing";
}

TEST(ProductGame, two_of_three_can_gain_and_the_third_cannot_answer) {
  const dynamic::Model model = test::product_game();
  const Mechanism paid{"", 0, 0};
  const Coalition pair = second.united_with(Coalition::of(Agent{2}));
  EXPECT_EQ(decided(model, InterimIc{paid, Tier::all}), "verified");
  EXPECT_EQ(decided(model, BudgetBalance{paid, Balance::exact}), "verified");
  const Policy same{false, pair, {{0, 0, 0, 3}}};  // a report profile whose product is 1
  EXPECT_EQ(decided(model, CoalitionGain{paid, pair, Relation::equal, 1}, given(same)), "verified");
  const Rational half = Rational(1) / Rational(2);
  EXPECT_EQ(
      decided(model, CollusionProof{CollusionProof::Colluders::any, paid}, given(Collusion{same, {0, -half, half}})),
      "refuted");
  EXPECT_EQ(why(model, CollusionProof{CollusionProof::Colluders::any, paid}, given(Collusion{same, {1, -half, -half}})),
            "an outsider gets a lump sum");
  EXPECT_EQ(
      why(model, CollusionProof{CollusionProof::Colluders::grand, paid}, given(Collusion{same, {0, -half, half}})),
      "the claim does not range over schemes of this coalition");
}

TEST(ProductGame, what_agents_are_sure_of) {
  const dynamic::Model model = test::product_game();
  const Mechanism paid{"", 0, 0};
  // Agents 2 and 3 can cost agent 1 one unit for sure; agent 3 gets 0 in any case; agent 2 gets his
  // type times agent 3's report: 0 in expectation against any report.
  const Opposition against_first{false, {{Agent{0}, {{0}}}}};
  EXPECT_EQ(decided(model, dynamic::Guarantee{paid, first, Relation::equal, Rational(-1)}, given(against_first)),
            "verified");
  EXPECT_EQ(why(model, dynamic::Guarantee{paid, first, Relation::equal, Rational(-1)},
                given(Opposition{false, {{Agent{0}, {{1}}}}})),
            "the evidence does not make every comparison of the claim hold");
  EXPECT_EQ(decided(model, dynamic::Guarantee{paid, second, Relation::equal, Rational(0)},
                    given(Opposition{false, {{Agent{1}, {{0}}}}})),
            "verified");
  EXPECT_EQ(decided(model, dynamic::Guarantee{paid, first, Relation::at_least, {}},
                    given(Opposition{true, {{Agent{0}, {{0}}}}})),
            "refuted");
  EXPECT_EQ(why(model, dynamic::Guarantee{paid, both, Relation::at_least, {}}, given(against_first)),
            "there is no policy against one of the agents");
}

TEST(Efficiency, a_plan_shows_it_and_another_refutes_it) {
  dynamic::Model model = test::second_price(2);
  dynamic::AllocationRule wasteful = model.allocations.front();
  wasteful.name = "always_first";
  wasteful.efficient.reset();
  for (std::vector<Lottery>& table : wasteful.lotteries) table.assign(4, Lottery::sure(Outcome{0}));
  model.allocations.push_back(wasteful);
  Plan best{false, {{0, 1, 0, 0}, {0, 1, 0, 0}}}, other{false, {{0, 1, 0, 0}, {0, 0, 0, 0}}};
  EXPECT_EQ(decided(model, dynamic::Efficient{0, false}, given(best)), "verified");
  EXPECT_EQ(decided(model, dynamic::Efficient{0, true}), "verified");
  EXPECT_EQ(why(model, dynamic::Efficient{0, false}, given(other)),
            "the evidence does not make every comparison of the claim hold");
  best.refutes = true;
  EXPECT_EQ(decided(model, dynamic::Efficient{1, false}, given(best)), "refuted");
  EXPECT_EQ(decided(model, dynamic::Efficient{1, true}), "refuted");
  // Whatever is reported, the first has it: nothing to gain by reports.
  const Reporting truth{false, {{0, 1, 2, 3}, {0, 1, 2, 3}}};
  EXPECT_EQ(decided(model, IncentiveEfficient{IncentiveEfficient::Of::rule, {"", 1, {}}, false}, given(truth)),
            "verified");
  EXPECT_EQ(decided(model, IncentiveEfficient{IncentiveEfficient::Of::rule, {"", 1, {}}, true}), "verified");
  EXPECT_EQ(decided(model, IncentiveEfficient{IncentiveEfficient::Of::mechanism, auction, true}), "refuted")
      << "the ring";
}

TEST(Scheme, aspects) {
  dynamic::Model model = test::second_price(1);
  Scheme ring{"ring", auction, both, {{0, 1, 2, 0}}, {std::vector<Rational>(8)}, {}};
  model.schemes = {ring, ring};
  const Rational quarter = Rational(1) / Rational(4);
  model.schemes[1].name = "team";
  model.schemes[1].team = Scheme::Team{{-quarter, quarter}};
  using Aspect = SchemeClaim::Aspect;
  EXPECT_EQ(decided(model, SchemeClaim{Aspect::balanced, 0}), "verified");
  EXPECT_EQ(decided(model, SchemeClaim{Aspect::profitable, 0}), "refuted") << "bidder 2 expects 1/2 as before";
  EXPECT_EQ(decided(model, SchemeClaim{Aspect::profitable, 1}), "verified");
  EXPECT_EQ(decided(model, SchemeClaim{Aspect::incentive_compatible, 1}), "verified");
  EXPECT_EQ(decided(model, SchemeClaim{Aspect::outsiders_truthful, 1}), "undecided") << "there are none";
  model.schemes[0].side_payments[0][0] = 1;
  EXPECT_EQ(decided(model, SchemeClaim{Aspect::balanced, 0}), "refuted");
}

TEST(Defects, are_named) {
  const dynamic::Model good = test::second_price(2);
  EXPECT_EQ(defect_of(good), std::nullopt);
  dynamic::Model bad = good;
  bad.prior[0][0] = 0;
  EXPECT_EQ(defect_of(bad), "the prior of agent 1 sums to 1/2, not 1");
  bad = good;
  bad.transitions[1][0] = 1;
  EXPECT_EQ(defect_of(bad), "a row of the transitions of agent 2 sums to 3/2, not 1");
  bad = good;
  bad.discount = Rational(3) / Rational(2);
  EXPECT_EQ(defect_of(bad), "the discount factor 3/2 is not between 0 and 1");
  bad = good;
  bad.transfers[0].amounts[0][0] = 1;
  EXPECT_EQ(defect_of_names(ModelReference(bad)), "transfer rule pivot is not the named rule that it is said to be");
  bad = good;
  bad.allocations[0].lotteries[0][1] = Lottery::sure(Outcome{0});
  EXPECT_EQ(defect_of_names(ModelReference(bad)), "allocation q is not the efficient rule that it is said to be");
  bad = good;
  bad.periods = 3;
  EXPECT_EQ(defect_of(bad), "allocation q is not given for every period");
}

// A claim over an empty range is not verified: incentives of agents with one type each, outsiders
// of a scheme of all.
TEST(Vacuous, DynamicPropertiesRangeOverSomething) {
  dynamic::Model model = test::still_model(2, 1, 1, 1);
  model.allocations.push_back({"q", false, {{Lottery::sure(Outcome{0})}}, {}});
  dynamic::Scheme& scheme = model.schemes.emplace_back();
  scheme.name = "s";
  scheme.mechanism = unpaid;
  scheme.coalition = both;
  scheme.reports = {{0}};
  scheme.side_payments = {{0, 0}};
  const std::string nothing = "the claim ranges over nothing: there was no comparison to make";
  for (Tier tier : {Tier::all, Tier::tree, Tier::path})
    EXPECT_EQ(why(model, InterimIc{unpaid, tier}, Enumerate{}), nothing);
  EXPECT_EQ(why(model, ExPostIc{unpaid}, Enumerate{}), nothing);
  EXPECT_EQ(why(model, SchemeClaim{SchemeClaim::Aspect::outsiders_truthful, 0}, Enumerate{}), nothing);
  EXPECT_EQ(why(model, SchemeClaim{SchemeClaim::Aspect::incentive_compatible, 0}, Enumerate{}), nothing);
  const std::string nobody = "the claim is about a coalition that is empty or has members that are no agents";
  EXPECT_EQ(why(model, dynamic::Guarantee{unpaid, Coalition(), Relation::at_least, {}, false}, given(Opposition{})),
            nobody);
  EXPECT_EQ(why(model, CoalitionGain{unpaid, Coalition(), Relation::at_most, 0}, given(Policy{})), nobody);
  EXPECT_EQ(why(model,
                SchemeOptimum{SchemeOptimum::Direction::largest, unpaid, Coalition(), both, Participation::none,
                              Relation::at_most, 0},
                given(SchemeBounds{})),
            nobody);
}

// With one agent there is no scheme, and a policy that gains nothing would show that none pays; with two agents it
// does.
TEST(Vacuous, OneAgentDoesNotCollude) {
  for (const std::uint32_t agents : {1u, 2u}) {
    dynamic::Model model = test::still_model(agents, 1, 1, 1);
    model.allocations.push_back({"q", false, {{Lottery::sure(Outcome{0})}}, {}});
    const CollusionProof claim{CollusionProof::Colluders::grand, unpaid, {}};
    const Policy policy{false, model.types.grand_coalition(), {{0}}};
    EXPECT_EQ(why(model, claim, given(policy)),
              agents == 1 ? "one agent alone does not collude: the claim is about no scheme" : "verified");
  }
}

}  // namespace
}  // namespace candor::dynamic
