// SPDX-License-Identifier: MIT
// Theorems 1 and 2 of Guo 2019 in the direction "only if": where a condition fails there are
// payoffs and an efficient rule that nothing implements. The kernel says so, for every random
// structure.
#include "prover/search/necessity.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

Verdict proved(const FiniteModel& model, const Statement& statement) {
  return prove(Kernel(model, defect_of_names), model, statement);
}
bool verified(const FiniteModel& model, const Statement& statement) {
  return std::holds_alternative<Verified>(proved(model, statement));
}
bool refuted(const FiniteModel& model, const Statement& statement) {
  return std::holds_alternative<Refuted>(proved(model, statement));
}

Implementable balanced_cic(const CoalitionPattern& coalitions) {
  Implementable claim;
  claim.requirements.balance = Balance::exact;
  claim.requirements.coalitional_ic = coalitions;
  return claim;
}

FiniteModel without_payoffs(FiniteModel model) {
  testing::set_payoffs(model, [](Agent, Outcome, Profile) { return Rational(0); });
  return model;
}

/// The same with a bonus for every agent when the rule's choice is made: now the rule is the only
/// efficient one. By a lie a member of a coalition loses the bonus at most, lies have probability 1
/// at most for each agent, and the two types of one coalition make two lies: the bonuses lost weigh
/// less than the contradiction.
FiniteModel with_bonus(FiniteModel model, const Rational& contradiction) {
  const TypeSpace& types = model.environment.types;
  const Rational bonus = contradiction / Rational(3 * types.agent_count() * types.agent_count());
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      model.environment.payoffs(i, model.allocations[0](theta).branches[0].outcome, theta) += bonus;
  return model;
}

/// What must hold of every such environment: the rule is efficient, nothing implements it, and it
/// is the payoffs that make it so.
void expect_unimplementable(const FiniteModel& model, const Statement& condition) {
  const Verdict verdict = proved(model, condition);
  ASSERT_TRUE(std::holds_alternative<Refuted>(verdict));
  const std::optional<Unimplementable> found = unimplementable(model, condition, std::get<Refuted>(verdict));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->model.environment.prior.probabilities(), model.environment.prior.probabilities());
  EXPECT_TRUE(verified(found->model, Efficient{0}));
  EXPECT_TRUE(
      std::holds_alternative<Refuted>(Kernel(found->model, defect_of_names).check(found->statement, found->evidence)));
  EXPECT_TRUE(refuted(found->model, found->statement));  // a search of its own agrees
  EXPECT_TRUE(refuted(
      found->model,
      balanced_cic(found->model.environment.coalitions)));  // a simple mechanism is an ambiguous one with a single rule

  const Verdict shown = Kernel(found->model, defect_of_names).check(found->statement, found->evidence);
  const Judgement& last = std::get<Refuted>(shown).counterexample().back();
  const FiniteModel strict = with_bonus(found->model, abs(last.left.value - last.right.value));
  const Verdict efficient = proved(strict, Efficient{0});
  ASSERT_TRUE(std::holds_alternative<Verified>(efficient));
  EXPECT_EQ(std::get<Verified>(efficient).tally().tight, 0u);
  EXPECT_TRUE(
      std::holds_alternative<Refuted>(Kernel(strict, defect_of_names).check(found->statement, found->evidence)));

  const FiniteModel twin = without_payoffs(found->model);
  EXPECT_TRUE(verified(twin, found->statement));
  EXPECT_TRUE(
      std::holds_alternative<Undecided>(Kernel(twin, defect_of_names).check(found->statement, found->evidence)));
}

CoalitionPattern singles_and(std::uint32_t agents, std::initializer_list<Coalition> more) {
  CoalitionPattern pattern = singletons(agents);
  pattern.insert(pattern.end(), more);
  return pattern;
}

TEST(Necessity, TheFavourByHand) {
  // Agent 2 (of 3) asks, agent 3 pays; a is type 1, b is type 2 of agent 2. Profiles in order: the
  // type of agent 2 is 1 at 0, 1, 4, 5.
  const FiniteModel model =
      favour_model(testing::guo().environment, {coalition({0, 1})}, {Agent{1}, Agent{2}, Type{0}, Type{1}});
  EXPECT_EQ(model.environment.coalitions,
            (CoalitionPattern{coalition({0, 1}), coalition({0}), coalition({1}), coalition({2})}));
  for (Profile theta; theta.value < 8; ++theta.value) {
    const bool first = theta.value % 4 < 2;
    EXPECT_EQ(model.allocations[0](theta), Lottery::sure(Outcome{first ? 0u : 1u}));
    for (Agent i : model.environment.types.grand_coalition()) {
      EXPECT_EQ(model.environment.payoffs(i, Outcome{0}, theta), Rational(0));
      EXPECT_EQ(model.environment.payoffs(i, Outcome{1}, theta), Rational(!first || i.value == 0 ? 0
                                                                          : i.value == 1         ? 1
                                                                                                 : -1));
    }
  }
}

/// Agent i = 1 reports type 2 whenever his type is 1, with 3/4; {1, 2} forms with 1/4, and lies
/// about agent 1 in the same way. Uniform prior: what agent 1 gains from agent 3, or from agent 2,
/// is by hand.
TEST(Necessity, TheFavourIsTheOneByWhichTheLiesGainMost) {
  const FiniteModel model = testing::blank(3, 2, 1);
  const std::vector<std::vector<Rational>> alone{{ratio(1, 2), ratio(1, 2)}, {0, 1}};
  const std::vector<std::vector<Rational>> together{{0, 0, 1, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}, {0, 0, 0, 1}};
  const UnidentifiedLies lies{{{coalition({0, 1}), ratio(1, 4), together}, {coalition({0}), 0, alone}}};
  const auto found = without_identifiability(model, {{coalition({0, 1})}}, lies);
  ASSERT_TRUE(found);
  // From agent 2: 3/4 * 1/2 * 1/2 (agent 1 alone). From agent 3: that and 1/4 * 1/2 (with agent 2).
  EXPECT_EQ(found->favour.asker, Agent{0});
  EXPECT_EQ(found->favour.payer, Agent{2});
  EXPECT_EQ(found->favour.truth, Type{0});
  EXPECT_EQ(found->favour.report, Type{1});
  // These lies can be told apart, so they show nothing, and the kernel says so.
  EXPECT_TRUE(std::holds_alternative<Undecided>(
      Kernel(found->model, defect_of_names).check(found->statement, found->evidence)));
}

TEST(Necessity, NobodyLies) {
  EXPECT_FALSE(without_identifiability(testing::guo(), {{coalition({0, 1})}}, UnidentifiedLies{}));
}

TEST(Necessity, GuosExample) {
  const FiniteModel model = testing::guo();
  const CoalitionPattern& pattern = model.environment.coalitions;
  expect_unimplementable(model, CoalitionalIdentifiability{pattern});
  const Verdict verdict = proved(model, CoalitionalIdentifiability{pattern});
  const auto found = unimplementable(model, CoalitionalIdentifiability{pattern}, std::get<Refuted>(verdict));
  ASSERT_TRUE(found);
  EXPECT_TRUE(verified(found->model, AmbiguousImplementable{0, pattern}));  // beliefs differ: Theorem 2
  EXPECT_TRUE(verified(found->model, balanced_cic(singletons(3))));         // without the coalition the condition holds
}

TEST(Necessity, OtherClaimsHaveNoSuchEnvironment) {
  const FiniteModel model = testing::guo();
  const Verdict verdict = proved(model, IndependentTypes{});
  ASSERT_TRUE(std::holds_alternative<Refuted>(verdict));
  EXPECT_FALSE(unimplementable(model, IndependentTypes{}, std::get<Refuted>(verdict)));
}

TEST(Necessity, WhereLiesCannotBeToldApart) {
  std::mt19937 random(9);
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.independent = trial % 3 == 2;
    const FiniteModel model = testing::random_model(random, shape);
    expect_unimplementable(model, CoalitionalIdentifiability{singles_and(3, {coalition({0, 2})})});
    expect_unimplementable(model, CoalitionalIdentifiability{all_coalitions(3)});
    shape.agents = 2;
    expect_unimplementable(testing::random_model(random, shape),
                           CoalitionalIdentifiability{{}});  // the two agents are complementary
  }
  testing::RandomShape shape;
  shape.types = 3;
  expect_unimplementable(testing::random_model(random, shape), CoalitionalIdentifiability{{coalition({1, 2})}});
  shape.agents = 4;
  shape.types = 2;
  expect_unimplementable(testing::random_model(random, shape),
                         CoalitionalIdentifiability{{coalition({0, 1}), coalition({2, 3})}});
}

/// A prior under which these joint types of a coalition have the same beliefs: the second row is a
/// multiple of the first.
FiniteModel with_same_beliefs(std::mt19937& random, JointType first, JointType second, testing::RandomShape shape) {
  FiniteModel model = testing::random_model(random, shape);
  const TypeSpace& types = model.environment.types;
  std::vector<Rational> probabilities = model.environment.prior.probabilities();
  const Rational factor(1 + static_cast<long>(random() % 3));
  for (std::uint32_t others : types.offsets(types.outsiders(first.coalition)))
    probabilities[types.offset(second) + others] = factor * probabilities[types.offset(first) + others];
  Rational total;
  for (const Rational& p : probabilities) total += p;
  for (Rational& p : probabilities) p /= total;
  model.environment.prior = Prior(std::move(probabilities));
  return model;
}

TEST(Necessity, WhereACoalitionHasTheSameBeliefs) {
  std::mt19937 random(10);
  int shared = 0;
  const auto expect_it = [&](const FiniteModel& model, const CoalitionPattern& coalitions) {
    if (verified(model, Cbdp{coalitions})) return;  // a joint type of probability zero has no beliefs
    ++shared;
    expect_unimplementable(model, Cbdp{coalitions});
  };
  for (int trial = 0; trial < 16; ++trial) {
    testing::RandomShape shape;
    shape.zeros_in_prior = trial % 4 == 3;
    shape.types = trial % 2 == 0 ? 2 : 3;
    const FiniteModel like = testing::blank(3, shape.types, 1);
    const FiniteModel pair = with_same_beliefs(random, joint(like, {0, 1}, {0, 1}),
                                               joint(like, {0, 1}, {1, trial % 4 < 2 ? 0u : 1u}), shape);
    expect_it(pair, {coalition({0, 1})});
    const FiniteModel single = with_same_beliefs(random, joint(like, {2}, {0}), joint(like, {2}, {1}), shape);
    expect_it(single, singletons(3));
  }
  EXPECT_GE(shared, 24);
  testing::RandomShape independent;
  independent.independent = true;
  expect_unimplementable(testing::random_model(random, independent), Cbdp{all_coalitions(3)});
}

/// Every favour that an environment can have.
void for_each_favour(const TypeSpace& types, const std::function<void(const Favour&)>& visit) {
  for (Agent asker : types.grand_coalition())
    for (Agent payer : types.outsiders(Coalition::of(asker)))
      for (Type truth; truth.value < types.type_count(asker); ++truth.value)
        for (Type report; report.value < types.type_count(asker); ++report.value)
          if (report != truth) visit({asker, payer, truth, report});
}

/// Favours are enough to tell: a condition holds exactly if every favour can be granted.
TEST(Necessity, AConditionHoldsExactlyIfEveryFavourIsImplementable) {
  std::mt19937 random(11);
  int holding[2] = {0, 0}, failing[2] = {0, 0};
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.independent = trial % 4 == 3;
    const FiniteModel model = testing::random_model(random, shape);
    const CoalitionPattern pattern = trial % 2 == 0 ? singletons(3) : singles_and(3, {coalition({0, 1})});
    bool simple = true, ambiguous = true;
    for_each_favour(model.environment.types, [&](const Favour& favour) {
      const FiniteModel environment = favour_model(model.environment, pattern, favour);
      simple = simple && verified(environment, balanced_cic(pattern));
      ambiguous = ambiguous && verified(environment, AmbiguousImplementable{0, pattern});
    });
    EXPECT_EQ(simple, verified(model, CoalitionalIdentifiability{pattern}));
    EXPECT_EQ(ambiguous, verified(model, Cbdp{pattern}));
    (simple ? holding : failing)[0] += 1;
    (ambiguous ? holding : failing)[1] += 1;
  }
  for (int count : {holding[0], failing[0], holding[1], failing[1]}) EXPECT_GE(count, 2);
}

/// What is granted to a type that the others have no reason to claim is implementable: the rule
/// asks for nothing that anybody would lie about.
TEST(Necessity, AFavourForWhoeverAsksHonestly) {
  const FiniteModel model =
      favour_model(testing::guo().environment, all_coalitions(3), {Agent{0}, Agent{2}, Type{1}, Type{1}});
  EXPECT_TRUE(verified(model, balanced_cic(all_coalitions(3))));
}

}  // namespace
}  // namespace candor
