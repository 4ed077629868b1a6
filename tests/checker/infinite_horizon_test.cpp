// SPDX-License-Identifier: MIT
// Infinite horizons, on games whose values are geometric series; each true case beside a false one.
#include <gtest/gtest.h>

#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "checker/model/dynamic/fixed_point.hpp"
#include "checker/properties/dynamic/judgements.hpp"
#include "tests/checker/dynamic_models.hpp"

namespace candor::dynamic {
namespace {

Rational ratio(int above, int below) { return Rational(above) / Rational(below); }

std::string decided(const dynamic::Model& model, const dynamic::Statement& statement,
                    const candor::Evidence& evidence = Enumerate{}) {
  return std::string(word(Kernel(candor::Model(model), defect_of_names).check(candor::Statement(statement), evidence)));
}
candor::Evidence given(dynamic::Evidence evidence) { return candor::Evidence(std::move(evidence)); }

const Coalition first = Coalition::of(Agent{0}), second = Coalition::of(Agent{1}), both = Coalition::grand(2);
const Mechanism auction{"", 0, 0};

/// Two bidders, values 0 and 2 redrawn in every period, for ever.
dynamic::Model endless_auctions(const Rational& discount) {
  dynamic::Model model = test::still_model(2, 2, 2, 2);
  model.infinite = true;
  model.discount = discount;
  model.payoffs[0] = {0, 2, 0, 0};
  model.payoffs[1] = {0, 0, 0, 2};
  model.allocations.push_back(efficient_allocation(model, {TieRule::first, {}}));
  model.allocations.front().name = "q";
  TransferRule::Construction pivot;
  pivot.rule = NamedTransferRule::dynamic_pivot;
  model.transfers.push_back(named_transfers(model, pivot));
  model.transfers.front().name = "pivot";
  return model;
}

/// Reports in period 1 and in all later periods, by true profile.
Policy policy_of_all(const dynamic::Model& model, const std::vector<std::uint32_t>& now,
                     const std::vector<std::uint32_t>& later) {
  Policy policy{false, both, {now, {}}};
  for (std::size_t k = 0; k < model.state_count(2) * 4; ++k) policy.reports.back().push_back(later[k % 4]);
  return policy;
}

dynamic::Value worth(Coalition coalition, const Rational& number) {
  dynamic::Value value;
  value.mechanism = auction;
  value.coalition = coalition;
  value.relation = Relation::equal;
  value.number = number;
  return value;
}

TEST(EndlessAuctions, are_worth_a_geometric_series) {
  // Each bidder expects 1/2 in a period (see the second-price auction of one period): 1/2 / (1 -
  // 2/3).
  const dynamic::Model model = endless_auctions(ratio(2, 3));
  EXPECT_EQ(defect_of(model), std::nullopt);
  EXPECT_EQ(decided(model, worth(first, ratio(3, 2))), "verified");
  EXPECT_EQ(decided(model, worth(second, ratio(3, 2))), "verified");
  EXPECT_EQ(decided(model, worth(second, ratio(5, 6))), "refuted") << "two periods only";
  dynamic::Value later =
      worth(first, 2);  // in a later period, of value 2: half the time against 0, so 1 now; and 2/3 of 3/2
  later.period = 2, later.state = {0, Profile{1}, Outcome{1}, {}}, later.given = {first, 1};
  EXPECT_EQ(decided(model, later), "verified");
  later.number = 1;
  EXPECT_EQ(decided(model, later), "refuted");
  later.number = 2;
  later.period = 3;
  EXPECT_EQ(decided(model, later), "undecided") << "only periods 1 and 2 have tables";
  later.period = 2;
  later.state = {0, Profile{1}, Outcome{0}, {}};
  EXPECT_EQ(decided(model, later), "undecided") << "(0, 2) does not give the object to bidder 1";
}

TEST(EndlessAuctions, have_the_transfers_of_one_auction) {
  // What comes later does not depend on what is decided now.
  const dynamic::Model model = endless_auctions(ratio(9, 10)), once = test::second_price(1);
  EXPECT_EQ(model.transfers[0].amounts[0], once.transfers[0].amounts[0]);
  EXPECT_EQ(decided(model, ExPostIc{auction}), "verified");
  for (Tier tier : {Tier::all, Tier::tree, Tier::path}) EXPECT_EQ(decided(model, InterimIc{auction, tier}), "verified");
  EXPECT_EQ(decided(model, BudgetBalance{auction, Balance::no_deficit}), "verified");
  EXPECT_EQ(decided(model, BudgetBalance{auction, Balance::exact}), "refuted");
}

TEST(EndlessAuctions, lies_that_pay_in_later_periods_only) {
  dynamic::Model model = endless_auctions(ratio(1, 2));
  model.transfers[0].construction.reset();
  std::vector<Rational>& table = model.transfers[0].amounts[1];
  for (std::size_t row = 0; row < table.size(); row += 2)
    table[row] = row / 2 % 4 < 2 ? Rational(2) : Rational();  // agent 1, for reporting 0
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::path}), "refuted")
      << "2 and the object in half the cases, 3, are more than 2; in period 1 nothing of that";
}

TEST(EndlessAuctions, the_ring_gains_in_every_period) {
  const dynamic::Model model = endless_auctions(ratio(2, 3));  // 1/2 in each: 3/2
  const CoalitionGain gain{auction, both, Relation::equal, ratio(3, 2)};
  const Policy always = policy_of_all(model, {0, 1, 2, 0}, {0, 1, 2, 0}),
               once = policy_of_all(model, {0, 1, 2, 0}, {0, 1, 2, 3});
  EXPECT_EQ(decided(model, gain, given(always)), "verified");
  EXPECT_EQ(decided(model, gain, given(once)), "undecided") << "not their best policy";
  EXPECT_EQ(decided(model, CoalitionGain{auction, both, Relation::at_least, ratio(1, 2)}, given(once)), "verified");
  EXPECT_EQ(decided(model, CoalitionGain{auction, both, Relation::greater_than, ratio(1, 2)}, given(once)),
            "undecided");
  Policy refuting = always;
  refuting.refutes = true;
  EXPECT_EQ(decided(model, CoalitionGain{auction, both, Relation::at_most, ratio(7, 5)}, given(refuting)), "refuted");
  EXPECT_EQ(decided(model, CoalitionGain{auction, both, Relation::at_most, ratio(3, 2)}, given(refuting)), "undecided");
  Policy short_one = always;
  short_one.reports.pop_back();
  EXPECT_EQ(decided(model, gain, given(short_one)), "undecided") << "the later periods are missing";
}

TEST(EndlessAuctions, are_not_collusion_proof) {
  const dynamic::Model model = endless_auctions(ratio(2, 3));
  const CollusionProof statement{CollusionProof::Colluders::any, auction};
  const Policy ring = policy_of_all(model, {0, 1, 2, 0}, {0, 1, 2, 0});
  // In the ring bidder 1 expects 1 in a period, bidder 2 1/2, as before. So he must be given
  // something, and bidder 1 can give up to 3/2.
  EXPECT_EQ(decided(model, statement, given(Collusion{ring, {-ratio(3, 4), ratio(3, 4)}})), "refuted");
  EXPECT_EQ(decided(model, statement, given(Collusion{ring, {-ratio(3, 2), ratio(3, 2)}})), "undecided")
      << "bidder 1 gives away all";
  EXPECT_EQ(decided(model, statement, given(Collusion{ring, {0, 0}})), "undecided") << "bidder 2 gains nothing";
}

TEST(EndlessAuctions, what_bidders_are_sure_of) {
  const dynamic::Model model = endless_auctions(ratio(2, 3));
  const std::size_t states = model.state_count(2);
  const auto always = [&](std::uint32_t report) {
    return given(Opposition{false, {{Agent{0}, {{report}, std::vector<std::uint32_t>(states, report)}}}});
  };
  const dynamic::Guarantee nothing{auction, first, Relation::equal, Rational(0)},
      something{auction, first, Relation::equal, Rational(3)};
  EXPECT_EQ(decided(model, nothing, always(1)), "verified") << "against 2 he pays 2 or gets nothing";
  EXPECT_EQ(decided(model, something, always(0)), "undecided")
      << "against 0 he gets 2 in half the periods, 3 in total, but that is not the least";
  EXPECT_EQ(decided(model, something, always(1)), "undecided");
}

/// Outcome 1 costs agent 1 one unit and makes him of type 1 (able); outcome 0 leaves his type as it
/// is, and pays 1 if he is able. Agent 2 looks on.
dynamic::Model investment(const Rational& discount, TieRule ties) {
  dynamic::Model model = test::still_model(2, 2, 2, 2);
  model.infinite = true;
  model.discount = discount;
  model.payoffs[0] = {0, 1, -1, -1};
  model.transitions[0] = {1, 0, 0, 1, 0, 1, 0, 1};
  model.allocations.push_back(efficient_allocation(model, {ties, {}}));
  model.allocations.front().name = "q";
  return model;
}

TEST(Investment, pays_if_what_it_brings_for_ever_is_worth_its_price) {
  // discount / (1 - discount) against 1: patience decides, and at 1/2 the order of outcomes does.
  const auto chosen = [](const dynamic::Model& model, std::uint32_t period) {
    return model.lottery(model.allocations[0], period, 0, Profile{0});
  };
  for (std::uint32_t period : {1u, 2u}) {
    EXPECT_EQ(chosen(investment(ratio(2, 3), TieRule::first), period), Lottery::sure(Outcome{1}));
    EXPECT_EQ(chosen(investment(ratio(1, 3), TieRule::last), period), Lottery::sure(Outcome{0}));
    EXPECT_EQ(chosen(investment(ratio(1, 2), TieRule::first), period), Lottery::sure(Outcome{0}));
    EXPECT_EQ(chosen(investment(ratio(1, 2), TieRule::last), period), Lottery::sure(Outcome{1}));
  }
}

TEST(Investment, efficiency_and_its_evidence) {
  dynamic::Model model = investment(ratio(2, 3), TieRule::first);
  AllocationRule never = model.allocations[0];
  never.name = "never";
  never.efficient.reset();
  for (std::vector<Lottery>& table : never.lotteries) table.assign(4, Lottery::sure(Outcome{0}));
  model.allocations.push_back(never);
  Plan invest{false, {{1, 1, 0, 0}, {1, 1, 0, 0}}}, late{true, {{0, 0, 0, 0}, {1, 1, 0, 0}}};
  EXPECT_EQ(decided(model, Efficient{0, false}, given(invest)), "verified");
  EXPECT_EQ(decided(model, Efficient{0, true}), "verified");
  EXPECT_EQ(decided(model, Efficient{1, true}), "refuted");
  EXPECT_EQ(decided(model, Efficient{1, false}, given(late)), "refuted") << "better than never: 2/3 of 1 for a type 0";
  late.refutes = false;
  EXPECT_EQ(decided(model, Efficient{1, false}, given(late)), "undecided");
  dynamic::Model wrong = model;
  wrong.allocations[0].lotteries[1][0] = Lottery::sure(Outcome{0});
  EXPECT_EQ(defect_of_names(ModelReference(wrong)), "allocation q is not the efficient rule that it is said to be");
  // Unable and investing: -1 + 2/3 * 3 = 1. Able: 3. Half of each.
  dynamic::Value value = worth(first, 2);
  value.mechanism = {"", 0, {}};
  EXPECT_EQ(decided(model, value), "verified");
  value.mechanism = {"", 1, {}};
  EXPECT_EQ(decided(model, value), "refuted");
  value.number = ratio(3, 2);
  EXPECT_EQ(decided(model, value), "verified");
}

TEST(Investment, finite_horizons_come_close) {
  // Payoffs are between -1 and 1: what comes after T periods is worth at most 3 (2/3)^T.
  const dynamic::Model endless = investment(ratio(2, 3), TieRule::first);
  const Rational limit = truthful_value(Game(endless, Mechanism{"", 0, {}}), both);
  Rational tail = 3;
  for (std::uint32_t periods = 1; periods <= 12; ++periods) {
    tail *= ratio(2, 3);
    dynamic::Model finite = endless;
    finite.infinite = false;
    finite.periods = periods;
    finite.allocations[0].efficient.reset();
    finite.allocations[0].lotteries.assign(periods, endless.allocations[0].lotteries[1]);
    const Rational difference = limit - truthful_value(Game(finite, Mechanism{"", 0, {}}), both);
    EXPECT_LE(abs(difference), tail) << periods;
    EXPECT_NE(difference, Rational(0)) << periods;
  }
}

/// One outcome; agent 1's types go 0, 1, 2 and stay 2. He is paid 1 for reporting 0 after a report
/// of 2, in later periods.
dynamic::Model late_temptation(std::uint32_t periods, bool infinite) {
  dynamic::Model model = test::still_model(2, 3, 1, periods);
  model.infinite = infinite;
  model.discount = ratio(1, 2);
  model.prior[0] = {1, 0, 0};
  model.transitions[0] = {0, 1, 0, 0, 0, 1, 0, 0, 1};
  AllocationRule& rule = model.allocations.emplace_back();
  rule.name = "q", rule.lotteries.assign(periods, std::vector<Lottery>(9, Lottery::sure(Outcome{0})));
  TransferRule& bribe = model.transfers.emplace_back();
  bribe.name = "bribe";
  for (std::uint32_t period = 1; period <= periods; ++period) {
    std::vector<Rational>& table = bribe.amounts.emplace_back(model.state_count(period) * 9 * 2);
    for (std::size_t last = 6; period > 1 && last < 9; ++last)
      for (std::size_t reports = 0; reports < 3; ++reports) table[(last * 9 + reports) * 2] = 1;
  }
  return model;
}

TEST(Tiers, what_happens_in_the_fourth_period_first) {
  EXPECT_EQ(decided(late_temptation(3, false), InterimIc{auction, Tier::path}), "verified");
  EXPECT_EQ(decided(late_temptation(4, false), InterimIc{auction, Tier::path}), "refuted");
  EXPECT_EQ(decided(late_temptation(2, true), InterimIc{auction, Tier::path}), "refuted");
  EXPECT_EQ(decided(late_temptation(2, true), InterimIc{auction, Tier::tree}), "refuted");
  dynamic::Model safe = late_temptation(2, true);
  safe.transitions[0] = {0, 1, 0, 0, 1, 0, 0, 0, 1};  // type 2 is never drawn
  EXPECT_EQ(decided(safe, InterimIc{auction, Tier::path}), "verified");
  EXPECT_EQ(decided(safe, InterimIc{auction, Tier::tree}), "refuted")
      << "after a report of 2, which was a lie, 1 tells another";
  for (std::size_t row = 0; row < safe.transfers[0].amounts[1].size(); ++row) safe.transfers[0].amounts[1][row] = 0;
  EXPECT_EQ(decided(safe, InterimIc{auction, Tier::tree}), "verified");
}

TEST(Tiers, types_that_nature_never_draws_are_asked_for_by_all_alone) {
  // Paid for reporting 0 instead of 2, whatever was said before: only a type 2 would do that
  // without having lied.
  dynamic::Model model = late_temptation(2, true);
  model.transitions[0] = {1, 0, 0, 1, 0, 0, 0, 0, 1};
  std::vector<Rational>& table = model.transfers[0].amounts[1];
  table.assign(table.size(), Rational());
  for (std::size_t cell = 0; cell < table.size(); cell += 2) table[cell] = cell / 2 % 9 < 3 ? Rational(1) : Rational();
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::tree}), "verified");
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::all}), "refuted");
}

TEST(ExPost, what_a_later_report_brings_later_was_left_out) {
  // In later periods, whose outcome is 1, a report of 2 brings agent 1 a unit in the period after;
  // the report of period 1, whose outcome is 0, brings nothing.
  dynamic::Model model = test::still_model(2, 3, 2, 2);
  model.infinite = true;
  model.discount = ratio(1, 2);
  AllocationRule& rule = model.allocations.emplace_back();
  rule.name = "q", rule.lotteries = {std::vector<Lottery>(9, Lottery::sure(Outcome{0})),
                                     std::vector<Lottery>(9, Lottery::sure(Outcome{1}))};
  TransferRule& late = model.transfers.emplace_back();
  late.name = "late";
  late.amounts = {std::vector<Rational>(18), std::vector<Rational>(model.state_count(2) * 18)};
  EXPECT_EQ(decided(model, ExPostIc{auction}), "verified") << "nothing is paid yet";
  for (std::size_t last = 6; last < 9; ++last)
    for (std::size_t reports = 0; reports < 9; ++reports) late.amounts[1][((last * 2 + 1) * 9 + reports) * 2] = 1;
  EXPECT_EQ(decided(model, ExPostIc{auction}), "refuted");
  EXPECT_EQ(decided(model, InterimIc{auction, Tier::path}), "refuted");
}

TEST(Defects, of_infinite_horizons) {
  dynamic::Model bad = endless_auctions(ratio(1, 2));
  bad.discount = 1;
  EXPECT_EQ(defect_of(bad), "an infinite horizon needs a discount factor below 1, and tables of two periods");
  bad = endless_auctions(ratio(1, 2));
  bad.periods = 3;
  EXPECT_EQ(defect_of(bad), "an infinite horizon needs a discount factor below 1, and tables of two periods");
  bad = endless_auctions(ratio(1, 2));
  bad.transfers[0].amounts[1].back() += 1;
  EXPECT_EQ(defect_of_names(ModelReference(bad)), "transfer rule pivot is not the named rule that it is said to be");
}

TEST(FixedPoint, one_solution_none_and_many) {
  // x = 1 + y/2, y = x/2: x = 4/3, y = 2/3.
  EXPECT_EQ(solve({{1, {{1, ratio(1, 2)}}}, {0, {{0, ratio(1, 2)}}}}),
            (std::vector<Rational>{ratio(4, 3), ratio(2, 3)}));
  EXPECT_EQ(solve({{1, {{0, 1}}}}), std::nullopt);
  EXPECT_EQ(solve({{0, {{1, 1}}}, {0, {{0, 1}}}}), std::nullopt);
}

}  // namespace
}  // namespace candor::dynamic
