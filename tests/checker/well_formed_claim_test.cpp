// SPDX-License-Identifier: MIT
// What readers refuse in a claim, the kernel refuses, too: each claim here is a sound one spoilt in
// one place, as no reader would let it pass.
#include <gtest/gtest.h>

#include "checker/kernel.hpp"
#include "tests/checker/models.hpp"
#include "tests/checker/values.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

const FiniteModel& model() {
  static const FiniteModel airlines = testing::airlines();
  return airlines;
}

Verdict verdict_on(const Statement& statement, const Evidence& evidence = Enumerate{}) {
  return Kernel(model()).check(statement, evidence);
}

void expect_refused(const Statement& statement, const std::string& reason, const Evidence& evidence = Enumerate{}) {
  const Verdict verdict = verdict_on(statement, evidence);
  const auto* undecided = std::get_if<Undecided>(&verdict);
  ASSERT_NE(undecided, nullptr) << word(verdict) << " instead of: " << reason;
  EXPECT_EQ(undecided->reason(), Undecided::Reason::out_of_scope);
  EXPECT_NE(undecided->explanation().find(reason), std::string::npos) << undecided->explanation();
}

void expect_meaningful(const Statement& statement) {
  const Verdict verdict = verdict_on(statement);
  EXPECT_FALSE(std::holds_alternative<Undecided>(verdict)) << std::get<Undecided>(verdict).explanation();
}

TEST(ClaimsThatMeanNothing, NameRulesThatDoNotExist) {
  const std::string allocation = "an allocation rule that does not exist",
                    transfers = "a transfer rule that does not exist";
  expect_meaningful(Efficient{0});
  expect_refused(Efficient{1}, allocation);
  expect_refused(Separable{1}, allocation);
  expect_refused(BudgetBalance{{0, 2}}, transfers);
  expect_refused(BayesianIc{{"", 1, {0}}}, allocation);
  expect_refused(BayesianIc{{"", 0, {2}}}, transfers);
  expect_refused(EqualRules{EqualRules::Kind::transfers, 0, 2}, transfers);
  expect_refused(EqualRules{EqualRules::Kind::allocations, 1, 0}, allocation);
  expect_refused(RevenueEquivalence{1}, allocation);
  TransferRequirements requirements;
  requirements.allocation = 1;
  expect_refused(Implementable{requirements}, allocation);
}

TEST(ClaimsThatMeanNothing, NameCoalitionsThatDoNotExist) {
  const std::string reason = "a coalition that is empty or has members that are no agents";
  expect_refused(CoalitionalIc{{"", 0, {0}}, {Coalition()}}, reason);
  expect_refused(CoalitionalIc{{"", 0, {0}}, {coalition({0}), coalition({3})}}, reason);
  expect_refused(AllEquilibriaEfficient{{"", 0, {0}}, {coalition({0, 1}), coalition({2, 3})}}, reason);
  TransferRequirements requirements;
  requirements.coalitional_ic = {coalition({0, 3})};
  expect_refused(Implementable{requirements}, reason);
}

Expectation utility() { return {Quantity::utility, coalition({0}), 0, 1, Event{joint(model(), {0}, {0}), {}}, {}}; }

Value value_of(const Expectation& expectation) { return testing::value_of({expectation}, Relation::at_least, -1000); }

TEST(ClaimsThatMeanNothing, AskForExpectationsOfWhatDoesNotExist) {
  expect_meaningful(value_of(utility()));
  Expectation spoilt = utility();
  spoilt.allocation.reset();
  expect_refused(value_of(spoilt), "an expected payoff needs an allocation rule");
  spoilt = utility();
  spoilt.transfers.reset();
  expect_refused(value_of(spoilt), "an expected transfer needs a transfer rule");
  spoilt = utility();
  spoilt.given.types.index = 2;
  expect_refused(value_of(spoilt), "types that do not exist");
  spoilt = utility();
  spoilt.given.condition = Event::Condition{"short", std::vector<bool>(7, true)};
  expect_refused(value_of(spoilt), "does not say for each type profile");
  spoilt = utility();
  spoilt.coalition = {};
  expect_refused(value_of(spoilt), "a coalition that is empty");
}

TEST(ClaimsThatMeanNothing, DrawWhatIsNotThere) {
  const Environment& environment = model().environment;
  const std::size_t size = std::size_t{environment.types.profile_count()} * environment.outcome_count();
  Value drawn = testing::probability_of({}, {}, Relation::at_least, 0);
  drawn.drawn = DrawnCondition{"true", true, std::vector<bool>(size, true)};
  drawn.allocation = 0;
  expect_meaningful(drawn);
  Value spoilt = drawn;
  spoilt.drawn->holds.pop_back();
  expect_refused(spoilt, "for all types, states and outcomes");
  spoilt = drawn;
  spoilt.allocation.reset();
  expect_refused(spoilt, "a probability needs an allocation rule");
  spoilt = drawn;
  spoilt.drawn.reset();
  expect_refused(spoilt, "a probability needs an allocation rule");
  spoilt.allocation.reset();
  spoilt.report = MixedReport::pure(joint(model(), {0}, {1}));
  expect_refused(spoilt, "no outcome depends on what is reported");
  spoilt = value_of(utility());
  spoilt.drawn = drawn.drawn;
  expect_refused(spoilt, "a condition is one of a probability");
}

TEST(ClaimsThatMeanNothing, AskForPayoffsOfTypesThatNeverOccur) {
  FiniteModel changed = model();
  Environment& environment = changed.environment;
  std::vector<Rational> prior = environment.prior.probabilities();
  prior[1] += prior[0];
  prior[0] = 0;
  environment.prior = Prior(prior);
  for (Agent i : environment.types.grand_coalition())
    for (Outcome a; a.value < environment.outcome_count(); ++a.value) environment.payoffs(i, a, Profile{0}) = 0;
  environment.states = {{"calm"}, prior, {environment.payoffs}};
  const auto answer = [&](const Statement& statement) {
    const Verdict verdict = Kernel(changed).check(statement, Enumerate{});
    const auto* undecided = std::get_if<Undecided>(&verdict);
    return undecided != nullptr ? undecided->explanation() : "";
  };
  const std::string never = "there are hidden states, so that at types that never occur there are no payoffs";
  EXPECT_EQ(answer(DominantStrategyIc{{"", 0, {0}}}).substr(0, never.size()), never);
  EXPECT_EQ(answer(ExPostIc{{"", 0, {0}}}).substr(0, never.size()), never);
  EXPECT_EQ(answer(BayesianIc{{"", 0, {0}}}), "");
  EXPECT_EQ(answer(Efficient{0}), "");
  Value value = value_of(utility());
  value.given.types = environment.types.restrict(Profile{0}, environment.types.grand_coalition());
  EXPECT_EQ(answer(value), "there are hidden states, and at types that never occur nothing is expected");
  value.given.types = environment.types.restrict(Profile{1}, environment.types.grand_coalition());
  EXPECT_EQ(answer(value), "");
}

TEST(ClaimsThatMeanNothing, MixReportsThatAreNoMixture) {
  const JointType a = joint(model(), {0}, {0}), b = joint(model(), {0}, {1});
  const auto reporting = [&](std::vector<MixedReport::Branch> branches) {
    Expectation expectation = utility();
    expectation.report.branches = std::move(branches);
    return value_of(expectation);
  };
  expect_meaningful(reporting({{a, ratio(1, 3)}, {b, ratio(2, 3)}}));
  expect_refused(reporting({{a, ratio(1, 3)}, {b, ratio(1, 3)}}), "do not sum to 1");
  expect_refused(reporting({{a, ratio(4, 3)}, {b, ratio(-1, 3)}}), "a negative probability");
  expect_refused(reporting({{a, ratio(1, 2)}, {a, ratio(1, 2)}}), "one report twice");
  expect_refused(reporting({{a, ratio(1, 2)}, {joint(model(), {1}, {0}), ratio(1, 2)}}), "reports of different agents");
  expect_refused(reporting({{JointType{coalition({0}), 5}, 1}}), "types that do not exist");
}

TEST(ClaimsThatMeanNothing, LetOthersDeviateThanTheCoalition) {
  Deviation claim{{"", 0, {1}},
                  coalition({0, 1}),
                  Event{joint(model(), {0, 1}, {0, 1}), {}},
                  MixedReport::pure(joint(model(), {0, 1}, {0, 0})),
                  true,
                  {}};
  expect_meaningful(claim);
  Deviation spoilt = claim;
  spoilt.report = MixedReport::pure(joint(model(), {0, 2}, {0, 0}));
  expect_refused(spoilt, "the report of a deviation is not one of its coalition");
  spoilt = claim;
  spoilt.report = MixedReport::truth();
  expect_refused(spoilt, "the report of a deviation is not one of its coalition");
  spoilt = claim;
  spoilt.given.types = joint(model(), {0}, {0});
  expect_refused(spoilt, "the true types of a deviating coalition are not given");
}

TEST(ClaimsThatMeanNothing, StateTooFewNumbers) {
  Everywhere claim;
  claim.quantity = Quantity::transfer;
  claim.transfers = 0;
  claim.relation = Relation::equal;
  claim.parts = {{coalition({0}), std::vector<Rational>(8)}};
  expect_meaningful(claim);
  claim.parts[0].numbers.pop_back();
  expect_refused(claim, "one number for each type profile");
}

// `candor region -p k -p k` printed a region of a parameter that was in it twice.
TEST(ClaimsThatMeanNothing, AreRegionsOfAParameterNamedTwice) {
  const Statement balance = BudgetBalance{{0}};
  const auto shifted = std::make_shared<const FiniteModel>(model());
  const auto region = [&](const std::vector<std::string>& parameters, const std::vector<std::string>& ids) {
    auto subject = std::make_shared<RegionSubject>();
    for (const std::string& name : parameters) subject->family.parameters.push_back({name, 0, shifted});
    for (const std::string& id : ids)
      subject->claims.push_back({{id, balance}, std::vector<Statement>(parameters.size(), balance)});
    return subject;
  };
  // The rule is zero whatever the parameter: the region is everything, and its proof says 0 >= 0 of
  // each comparison.
  const AffineInequality always{AffineFunction{{0}, 0}, false};
  const RegionProof proof{{}, {{always, {}}}};
  EXPECT_TRUE(std::holds_alternative<Verified>(verdict_on(ParameterRegion{region({"k"}, {"c"}), {}}, proof)));
  const AffineInequality twice{AffineFunction{{0, 0}, 0}, false};
  expect_refused(ParameterRegion{region({"k", "k"}, {"c"}), {}}, "named twice", RegionProof{{}, {{twice, {}}}});
  expect_refused(ParameterRegion{region({""}, {"c"}), {}}, "no name", proof);
  expect_refused(ParameterRegion{region({"k"}, {"c", "c"}), {}}, "a claim of the region is named twice", proof);
  auto subject = region({"k"}, {"c"});
  subject->claims[0].shifted.clear();
  expect_refused(ParameterRegion{subject, {}}, "not given for every parameter", proof);
  subject = region({"k"}, {"c"});
  subject->claims[0].shifted = {Efficient{0}};
  expect_refused(ParameterRegion{subject, {}}, "another one where a parameter is larger", proof);
  subject = region({"k"}, {"c"});
  subject->family.parameters[0].shifted = nullptr;
  expect_refused(ParameterRegion{subject, {}}, "no model in which it is larger", proof);
}

}  // namespace
}  // namespace candor
