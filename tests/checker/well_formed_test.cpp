// SPDX-License-Identifier: MIT
// The kernel refuses to say anything about a model that is not one.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "checker/model/finite/named_rules.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::ratio;

void expect_refused(const FiniteModel& model, const std::string& reason) {
  try {
    const Kernel kernel(model);
    ADD_FAILURE() << "accepted; expected: " << reason;
  } catch (const InvalidModel& invalid) {
    EXPECT_NE(std::string(invalid.what()).find(reason), std::string::npos) << invalid.what();
  }
}

TEST(WellFormed, AcceptsTheFoundingExamples) {
  EXPECT_NO_THROW(Kernel{testing::guo()});
  EXPECT_NO_THROW(Kernel{testing::airlines()});
}

TEST(WellFormed, RefusesADefectivePrior) {
  FiniteModel model = testing::guo();
  std::vector<Rational> prior = model.environment.prior.probabilities();
  prior[3] -= ratio(1, 20);
  model.environment.prior = Prior(prior);
  expect_refused(model, "the prior sums to 19/20, not 1");
  prior[3] = -ratio(1, 20);
  prior[4] += ratio(1, 10);
  model.environment.prior = Prior(prior);
  expect_refused(model, "negative probability, -1/20");
  prior.pop_back();
  model.environment.prior = Prior(prior);
  expect_refused(model, "one probability for each type profile");
}

TEST(WellFormed, RefusesADefectivePattern) {
  FiniteModel model = testing::guo();
  model.environment.coalitions.pop_back();
  model.environment.coalitions.erase(model.environment.coalitions.begin() + 1);
  expect_refused(model, "agent 2 alone is not in the coalition pattern");
  model = testing::guo();
  model.environment.coalitions.push_back(model.environment.coalitions.front());
  expect_refused(model, "occurs twice");
  model = testing::guo();
  model.environment.coalitions.push_back(Coalition::of(Agent{3}));
  expect_refused(model, "members that are no agents");
  model = testing::guo();
  model.environment.coalitions.push_back(Coalition());
  expect_refused(model, "is empty");
}

TEST(WellFormed, RefusesDefectiveLotteries) {
  FiniteModel model = testing::guo();
  model.allocations[0].lotteries[0] = Lottery{{{Outcome{0}, ratio(1, 2)}, {Outcome{1}, ratio(1, 3)}}};
  expect_refused(model, "weights sum to 5/6");
  model.allocations[0].lotteries[0] = Lottery{{{Outcome{0}, Rational(2)}, {Outcome{1}, Rational(-1)}}};
  expect_refused(model, "not positive");
  model.allocations[0].lotteries[0] = Lottery::sure(Outcome{3});
  expect_refused(model, "outcome that does not exist");
  model = testing::guo();
  model.allocations[0].lottery_at.pop_back();
  expect_refused(model, "does not choose for every type profile");
  model = testing::guo();
  model.allocations[0].lottery_at[2] = 9;
  expect_refused(model, "lottery that does not exist");
}

TEST(WellFormed, ANameIsComparedWithItsDefinition) {
  FiniteModel model = testing::airlines();
  model.allocations[0].efficient = TieRule::none;
  EXPECT_NO_THROW(Kernel{model});
  model.transfers.push_back({"s", defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov), TransferRule::Construction{NamedTransferRule::safronov, 0}});
  EXPECT_NO_THROW(Kernel{model});
  model.transfers.back().amounts(Agent{1}, Profile{3}) += ratio(1, 1000);
  expect_refused(model, "transfer rule s is not the named rule");
  model.transfers.pop_back();
  model.allocations[0].lottery_at[1] = model.allocations[0].lottery_at[0];
  expect_refused(model, "is not the efficient rule");
}

TEST(WellFormed, RefusesTooFewAgents) {
  expect_refused(testing::blank(1, 2, 1), "fewer than two agents");
  expect_refused(testing::blank(2, 2, 0), "there is no outcome");
}

}  // namespace
}  // namespace candor
