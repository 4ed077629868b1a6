// SPDX-License-Identifier: MIT
// The kernel refuses to say anything about a model that is not one.
#include <gtest/gtest.h>

#include "checker/definitions/finite/named_rules.hpp"
#include "checker/definitions/names.hpp"
#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::ratio;

void expect_refused(const FiniteModel& model, const std::string& reason) {
  try {
    const Kernel kernel(model, defect_of_names);
    ADD_FAILURE() << "accepted; expected: " << reason;
  } catch (const InvalidModel& invalid) {
    EXPECT_NE(std::string(invalid.what()).find(reason), std::string::npos) << invalid.what();
  }
}

TEST(WellFormed, AcceptsTheFoundingExamples) {
  EXPECT_NO_THROW(Kernel(testing::guo(), defect_of_names));
  EXPECT_NO_THROW(Kernel(testing::airlines(), defect_of_names));
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

TEST(WellFormed, RefusesDefectiveStates) {
  FiniteModel model = testing::guo();
  Environment& environment = model.environment;
  HiddenStates& states = environment.states;
  states.labels = {"dry", "wet"};
  for (const Rational& probability : environment.prior.probabilities()) {
    states.joint.push_back(probability * ratio(1, 3));
    states.joint.push_back(probability * ratio(2, 3));
  }
  states.payoffs = {environment.payoffs, environment.payoffs};
  const HiddenStates right = states;
  EXPECT_NO_THROW(Kernel(model, defect_of_names));
  states.labels = {"dry", "dry"};
  expect_refused(model, "two states have the same name");
  states = right;
  states.joint.pop_back();
  expect_refused(model, "one probability for each type profile and state");
  states = right;
  states.joint[0] += ratio(1, 100);
  expect_refused(model, "do not sum to those of the types");
  states = right;
  states.joint[0] = -ratio(1, 100);
  expect_refused(model, "a state has a negative probability, -1/100");
  std::vector<Rational> prior = environment.prior.probabilities();
  prior[1] += prior[0];
  prior[0] = 0;
  environment.prior = Prior(prior);
  states = right;
  states.joint[2] += states.joint[0];
  states.joint[3] += states.joint[1];
  states.joint[0] = states.joint[1] = 0;
  expect_refused(model, "payoffs are not the expectations");  // there are none at types that never occur
}

TEST(WellFormed, HoldsPayoffsAgainstThoseInTheStates) {
  FiniteModel model = testing::guo();
  Environment& environment = model.environment;
  HiddenStates& states = environment.states;
  states.labels = {"dry", "wet"};
  for (const Rational& probability : environment.prior.probabilities()) {
    states.joint.push_back(probability * ratio(1, 3));
    states.joint.push_back(probability * ratio(2, 3));
  }
  states.payoffs = {environment.payoffs};
  expect_refused(model, "there are not payoffs in each state");
  states.payoffs.push_back(environment.payoffs);
  states.payoffs[0](Agent{0}, Outcome{0}, Profile{0}) += 2;
  expect_refused(model, "payoffs are not the expectations of those in the states");
  states.payoffs[1](Agent{0}, Outcome{0}, Profile{0}) -= 1;  // 2/3 - 2/3
  EXPECT_NO_THROW(Kernel(model, defect_of_names));
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

// Two rules of one name could not be told apart in a certificate, and only its reader looked.
TEST(WellFormed, RefusesTwoThingsOfOneName) {
  const std::vector<AgentTypes> twins = {
      {"1", {{"t1", {}}, {"t2", {}}}}, {"1", {{"t1", {}}, {"t2", {}}}}, {"3", {{"t1", {}}, {"t2", {}}}}};
  FiniteModel model = testing::guo();
  model.environment.types = TypeSpace(twins);
  expect_refused(model, "two agents, or two types of an agent");
  model = testing::guo();
  model.environment.outcomes[1] = model.environment.outcomes[0];
  expect_refused(model, "two outcomes");
  model = testing::guo();
  model.transfers[1].name = model.transfers[0].name;
  expect_refused(model, "two rules");
  model = testing::guo();
  model.mechanisms = {{"m", 0, {0}}, {"m", 0, {1}}};
  expect_refused(model, "two rules or mechanisms");
}

TEST(WellFormed, RefusesAMechanismOfRulesThatDoNotExist) {
  FiniteModel model = testing::guo();
  model.mechanisms = {{"m", 1, {0}}};
  expect_refused(model, "mechanism m has an allocation that does not exist");
  model.mechanisms = {{"m", 0, {0, 3}}};
  expect_refused(model, "mechanism m has a transfer rule that does not exist");
}

TEST(WellFormed, ANameIsComparedWithItsDefinition) {
  FiniteModel model = testing::airlines();
  model.allocations[0].efficient = TieRule::none;
  EXPECT_NO_THROW(Kernel(model, defect_of_names));
  EXPECT_THROW(Kernel{model}, InvalidModel);  // which is not told what names mean
  model.transfers.push_back({"s", defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov),
                             TransferRule::Construction{NamedTransferRule::safronov, 0}});
  EXPECT_NO_THROW(Kernel(model, defect_of_names));
  model.transfers.back().amounts(Agent{1}, Profile{3}) += ratio(1, 1000);
  expect_refused(model, "transfer rule s is not the named rule");
  model.transfers.pop_back();
  model.allocations[0].lottery_at[1] = model.allocations[0].lottery_at[0];
  expect_refused(model, "is not the efficient rule");
}

// Where there are states, the rules of a region's models would have been believed by their names: payoffs that are
// larger there are not the expectations of those in the states.
TEST(WellFormed, ANameIsComparedWithItsDefinitionInRegionsWithStates) {
  FiniteModel model = testing::airlines();
  const auto safronov = [&](const FiniteModel& of) {
    return TransferRule{"s", defined_amounts(of.environment, of.allocations[0], NamedTransferRule::safronov),
                        TransferRule::Construction{NamedTransferRule::safronov, 0}};
  };
  model.environment.states = {{"calm"}, model.environment.prior.probabilities(), {model.environment.payoffs}};
  model.transfers = {safronov(model)};
  FiniteModel shifted = model;
  for (Profile theta; theta.value < shifted.environment.types.profile_count(); ++theta.value)
    for (Agent i : shifted.environment.types.grand_coalition())
      for (Outcome a; a.value < shifted.environment.outcome_count(); ++a.value)
        shifted.environment.payoffs(i, a, theta) *= 2;
  const auto explanation = [&] {
    const BayesianIc claim{{"", 0, {0}}};
    auto subject = std::make_shared<RegionSubject>();
    subject->family.parameters.push_back({"t", ratio(1, 1), std::make_shared<const FiniteModel>(shifted)});
    subject->claims.push_back({{"c", claim}, {claim}});
    const Verdict verdict = Kernel(model, defect_of_names).check(ParameterRegion{subject, {}}, RegionProof{});
    return std::get<Undecided>(verdict).explanation();
  };
  EXPECT_NE(explanation().find("transfer rule s is not the named rule"), std::string::npos) << explanation();
  shifted.transfers = {safronov(shifted)};
  EXPECT_EQ(explanation().find("transfer rule s is not the named rule"), std::string::npos) << explanation();
}

// What is available without an agent was believed of any rule and of any size.
TEST(WellFormed, RefusesWhatIsAvailableOfNobody) {
  FiniteModel model = testing::airlines();
  const std::size_t agents = model.environment.types.agent_count(), outcomes = model.environment.outcome_count();
  const AvailableWithout first_alone(agents, [&] {
    std::vector<bool> available(outcomes);
    available[0] = true;
    return available;
  }());
  const AgentAmounts amounts =
      defined_amounts(model.environment, model.allocations[0], NamedTransferRule::pivot, {}, first_alone);
  model.transfers.push_back({"alone", amounts, TransferRule::Construction{NamedTransferRule::pivot, 0, first_alone}});
  EXPECT_NO_THROW(Kernel(model, defect_of_names));
  AvailableWithout& without = model.transfers.back().construction->without;
  without.clear();
  expect_refused(model, "transfer rule alone is not the named rule");
  without.assign(agents, std::vector<bool>(outcomes));
  expect_refused(model, "leaves the others no outcome without agent");
  without = first_alone;
  without.pop_back();
  expect_refused(model, "does not say for each agent what is available without it");
  without = first_alone;
  without.front().push_back(true);
  expect_refused(model, "leaves the others no outcome without agent");
  without = first_alone;
  model.transfers.back().construction->rule = NamedTransferRule::vcg;
  expect_refused(model, "says what is available without an agent, and is no pivot rule");
}

/// Equation (6) holds of these amounts by its characterisation exactly if they are what its
/// definition sums up.
void expect_characterised(const FiniteModel& model, const AgentAmounts& amounts) {
  const AgentAmounts defined = defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov);
  EXPECT_EQ(satisfies_formula_6(model.environment, model.allocations[0], amounts), amounts == defined);
}

TEST(WellFormed, TheCharacterisationOfSafronovsFormulaIsItsDefinition) {
  std::mt19937 random(2016);
  for (int trial = 0; trial < 15; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2 + static_cast<std::uint32_t>(trial % 4);
    shape.types = shape.agents < 4 ? 3 : 2;
    shape.independent = shape.private_values = true;
    shape.lotteries = trial % 2 == 0;
    const FiniteModel model = testing::random_model(random, shape);
    const TypeSpace& types = model.environment.types;
    const AgentAmounts defined = defined_amounts(model.environment, model.allocations[0], NamedTransferRule::safronov);
    EXPECT_TRUE(satisfies_formula_6(model.environment, model.allocations[0], defined));
    AgentAmounts other = defined;
    other(Agent{1}, Profile{2}) += ratio(1, 7);
    expect_characterised(model, other);
    other(Agent{0}, Profile{2}) -= ratio(1, 7);  // balance kept
    expect_characterised(model, other);
    other = defined;
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      other(Agent{0}, theta) += 1, other(Agent{1}, theta) -= 1;  // constants moved: balance and equation (3) kept
    expect_characterised(model, other);
    other = defined;
    for (Profile theta; theta.value < types.profile_count();
         ++theta.value) {  // an amount of mean zero in both types moved from 1 to 2: the sum kept, but no b fits
      const Rational p = model.environment.prior.marginals(types, Coalition::of(Agent{0}))[0],
                     r = model.environment.prior.marginals(types, Coalition::of(Agent{1}))[0];
      const Rational moved = (Rational(types.type_of(theta, Agent{0}).value == 0 ? 1 : 0) - p) *
                             (Rational(types.type_of(theta, Agent{1}).value == 0 ? 1 : 0) - r);
      other(Agent{0}, theta) += moved, other(Agent{1}, theta) -= moved;
    }
    expect_characterised(model, other);
    expect_characterised(model, model.transfers[0].amounts);
  }
}

TEST(WellFormed, RefusesNoAgentAndNoOutcome) {
  EXPECT_NO_THROW(Kernel(testing::blank(1, 2, 1), defect_of_names));
  expect_refused(testing::blank(0, 2, 1), "there is no agent");
  expect_refused(testing::blank(2, 2, 0), "there is no outcome");
}

}  // namespace
}  // namespace candor
