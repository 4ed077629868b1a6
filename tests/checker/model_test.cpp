// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "checker/model/finite/expectation.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using testing::joint;
using testing::ratio;

TypeSpace uneven() {  // 2 x 3 x 2 types
  return TypeSpace({{"A", {{"l", {}}, {"h", {}}}},
                    {"B", {{"x", {}}, {"y", {}}, {"z", {}}}},
                    {"C", {{"0", Rational(0)}, {"1", Rational(1)}}}});
}

TEST(TypeSpace, ProfilesAreLexicographicTheFirstAgentSlowest) {
  const TypeSpace types = uneven();
  EXPECT_EQ(types.profile_count(), 12u);
  const Profile theta = types.profile(types.joint_type(types.grand_coalition(), {Type{1}, Type{2}, Type{0}}));
  EXPECT_EQ(theta.value, 1u * 6 + 2 * 2 + 0);
  EXPECT_EQ(types.type_of(theta, Agent{1}), Type{2});
}

TEST(TypeSpace, OffsetsOfACoalitionAndItsOutsidersAddUpToEveryProfileOnce) {
  const TypeSpace types = uneven();
  for (Coalition s : all_coalitions(3)) {
    std::vector<int> seen(types.profile_count());
    for (std::uint32_t own : types.offsets(s))
      for (std::uint32_t others : types.offsets(types.outsiders(s))) ++seen[own + others];
    EXPECT_EQ(seen, std::vector<int>(types.profile_count(), 1));
  }
}

TEST(TypeSpace, RestrictingJoiningAndReplacingAgree) {
  const TypeSpace types = uneven();
  for (Coalition s : all_coalitions(3))
    for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
      const JointType own = types.restrict(theta, s), others = types.restrict(theta, types.outsiders(s));
      EXPECT_EQ(types.profile(types.join(own, others)), theta);
      EXPECT_EQ(types.replace(theta, own), theta);
      for (std::uint32_t r = 0; r < types.joint_type_count(s); ++r) {
        const Profile reported = types.replace(theta, JointType{s, r});
        EXPECT_EQ(types.restrict(reported, s), (JointType{s, r}));
        EXPECT_EQ(types.restrict(reported, types.outsiders(s)), others);
      }
      for (Agent i : s) EXPECT_EQ(types.type_of(own, i), types.type_of(theta, i));
    }
}

TEST(TypeSpace, RefusesTooManyProfiles) {
  std::vector<AgentTypes> agents(11, AgentTypes{"a", std::vector<TypeLabel>(8)});
  EXPECT_THROW(TypeSpace{agents}, std::length_error);
  EXPECT_THROW(TypeSpace{std::vector<AgentTypes>(21)}, std::length_error);
}

TEST(Prior, MarginalsOfGuosPrior) {
  const FiniteModel model = testing::guo();
  const Environment& e = model.environment;
  EXPECT_EQ(e.prior.total(), Rational(1));
  EXPECT_EQ(e.prior.marginals(e.types, coalition({0, 1})),
            (std::vector<Rational>{ratio(7, 20), ratio(3, 20), ratio(3, 20), ratio(7, 20)}));
  for (Agent i : e.types.grand_coalition())
    EXPECT_EQ(e.prior.marginal(e.types, JointType{Coalition::of(i), 0}), ratio(1, 2));
}

// Guo, slides 25 and 26, worked by hand: type (t1, t1) of {1, 2} believes t1 of agent 3 with 4/7.
TEST(Expectation, GuosTypeT1T1) {
  const FiniteModel model = testing::guo();
  Event given;
  given.types = joint(model, {0, 1}, {0, 0});
  const auto v = [&](std::size_t rule, MixedReport report) {
    return evaluate(model, {Quantity::utility, coalition({0, 1}), 0, rule, given, std::move(report)});
  };
  for (std::size_t rule : {0u, 1u, 2u}) EXPECT_EQ(v(rule, MixedReport::truth()), Rational(2));
  // Report (t1, t2) under phi^1: 2 + 1/2 (-240 * 4/7 + 480 * 3/7) = 2 + 240/7.
  EXPECT_EQ(v(0, MixedReport::pure(joint(model, {0, 1}, {0, 1}))), Rational(2) + ratio(240, 7));
  EXPECT_EQ(v(1, MixedReport::pure(joint(model, {0, 1}, {0, 1}))), Rational(2) - ratio(240, 7));
  // Report (t2, t1): outcome x2 brings 5 - 1 = 4; transfers 1/2 (-480 * 4/7 + 240 * 3/7) = -600/7.
  EXPECT_EQ(v(0, MixedReport::pure(joint(model, {0, 1}, {1, 0}))), Rational(4) - ratio(600, 7));
  // Half and half of the two.
  EXPECT_EQ(
      v(0, MixedReport{{{joint(model, {0, 1}, {0, 1}), ratio(1, 2)}, {joint(model, {0, 1}, {1, 0}), ratio(1, 2)}}}),
      Rational(3) - ratio(180, 7));
}

TEST(Expectation, TermsAddUpAndProbabilitiesToOne) {
  const FiniteModel model = testing::guo();
  Event given;
  given.types = joint(model, {2}, {1});
  const Expectation e{
      Quantity::transfer, coalition({0, 2}), std::nullopt, 2, given, MixedReport::pure(joint(model, {2}, {0}))};
  Rational probability, sum;
  for (const ExpectationTerm& term : terms(model, e)) {
    probability += term.probability;
    sum += term.probability * (term.payoff + term.transfer);
    EXPECT_EQ(term.payoff, Rational(0));
  }
  EXPECT_EQ(probability, Rational(1));
  EXPECT_EQ(sum, evaluate(model, e));
}

TEST(Expectation, AConditionOnProbabilityZeroThrowsUnlessItFixesTheWholeProfile) {
  FiniteModel model = testing::blank(2, 2, 1);
  model.environment.prior = Prior({Rational(1), Rational(0), Rational(0), Rational(0)});
  testing::set_payoffs(model, [](Agent, Outcome, Profile theta) { return Rational(theta.value); });
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  Event given;
  given.types = joint(model, {0}, {1});
  EXPECT_THROW((void)evaluate(model, {Quantity::payoff, coalition({0}), 0, std::nullopt, given, {}}), DivisionByZero);
  given.types = joint(model, {0, 1}, {1, 1});
  EXPECT_EQ(evaluate(model, {Quantity::payoff, coalition({0}), 0, std::nullopt, given, {}}), Rational(3));
}

}  // namespace
}  // namespace candor
