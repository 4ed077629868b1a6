// SPDX-License-Identifier: MIT
// The payoff engine computes what the definition says, in every integer width.
#include "engine/payoff_engine.hpp"

#include <gtest/gtest.h>

#include "checker/model/finite/expectation.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

/// Every V_k(S, t -> r) of the engine is D_p * D_u * p(t) times the expectation.
template <class Integer>
void expect_engine_agrees(const FiniteModel& model, const Mechanism& mechanism) {
  const TypeSpace& types = model.environment.types;
  const ScaledMechanism scaled(model, mechanism);
  const Rational &prior_scale = scaled.prior_denominator(), &money = scaled.money_denominator();
  ASSERT_GT(prior_scale, Rational(0));
  ASSERT_GT(money, Rational(0));

  for (Coalition s : model.environment.coalitions) {
    const CoalitionPayoffs<Integer> payoffs(scaled, s);
    std::vector<Integer> values;
    for (std::uint32_t r = 0; r < payoffs.joint_type_count(); ++r) {
      payoffs.misreport(r, values);
      for (std::uint32_t t = 0; t < payoffs.joint_type_count(); ++t) {
        const JointType truth{s, t};
        const Rational marginal = model.environment.prior.marginal(types, truth);
        EXPECT_EQ(payoffs.exists(t), marginal.sign() > 0);
        if (marginal.sign() == 0) continue;
        for (std::size_t k = 0; k < mechanism.transfers.size(); ++k) {
          Event given;
          given.types = truth;
          const Rational expected = evaluate(model, {Quantity::utility, s, mechanism.allocation, mechanism.transfers[k],
                                                     given, MixedReport::pure({s, r})});
          EXPECT_EQ(to_rational(values[k * payoffs.joint_type_count() + t]), expected * marginal * prior_scale * money);
          EXPECT_LE(abs(to_rational(values[k * payoffs.joint_type_count() + t])), scaled.bound(s));
          if (r == t) {
            EXPECT_EQ(to_rational(payoffs.truthful(k, t)), expected * marginal * prior_scale * money);
          }
        }
      }
    }
  }
}

TEST(PayoffEngine, AgreesWithTheDefinitionInEveryWidth) {
  std::mt19937 random(7);
  for (int trial = 0; trial < 12; ++trial) {
    testing::RandomShape shape;
    shape.agents = 2 + static_cast<std::uint32_t>(trial % 3);
    shape.types = trial % 2 == 0 ? 2 : 3;
    if (shape.agents == 4) shape.types = 2;
    shape.rules = 1 + static_cast<std::uint32_t>(trial % 3);
    shape.lotteries = trial % 4 == 1;
    shape.zeros_in_prior = trial % 4 == 2;
    FiniteModel model = testing::random_model(random, shape);
    if (model.environment.prior(Profile{0}).sign() == 0) continue;
    Mechanism mechanism{"", 0, {}};
    for (std::size_t k = 0; k < model.transfers.size(); ++k) mechanism.transfers.push_back(k);
    expect_engine_agrees<Int64>(model, mechanism);
    expect_engine_agrees<Int128>(model, mechanism);
    expect_engine_agrees<WideInteger>(model, mechanism);
  }
}

template <class Integer>
std::vector<Rational> all_payoffs(const CoalitionPayoffs<Integer>& payoffs, std::size_t at_a_time) {
  std::vector<Rational> result;
  std::vector<Integer> values;
  for (std::size_t first = 0; first < payoffs.joint_type_count(); first += at_a_time) {
    payoffs.misreports(first, std::min(at_a_time, payoffs.joint_type_count() - first), values);
    for (const Integer& value : values) result.push_back(to_rational(value));
  }
  return result;
}

// 27 joint types of the grand coalition: three blocks of eight and one of three; reports in groups
// of four, and what is left over. Transfers at both ends of 32 bits, and just beyond.
TEST(PayoffEngine, NarrowFactorsAndPlainLoopsAgreeInEveryWidth) {
  std::mt19937 random(31);
  testing::RandomShape shape;
  shape.types = 3;
  shape.rules = 2;
  shape.denominator = 1;
  const Rational two_to_31 = Rational(2).power(31);
  for (const Rational& extreme :
       std::vector<Rational>{1, two_to_31 - Rational(1), -two_to_31, two_to_31, Rational(3) * two_to_31}) {
    FiniteModel model = testing::random_model(random, shape);
    for (std::uint32_t theta = 0; theta < 27; theta += 2)
      model.transfers[0].amounts(Agent{theta % 3}, Profile{theta}) = extreme;
    const ScaledMechanism scaled(model, {"", 0, {0, 1}});
    for (Coalition s : model.environment.coalitions) {
      const CoalitionPayoffs<Int64> fastest(scaled, s), plain(scaled, s, CoalitionPayoffs<Int64>::Loop::plain);
      const std::vector<Rational> expected = all_payoffs(CoalitionPayoffs<WideInteger>(scaled, s), 1);
      EXPECT_EQ(all_payoffs(CoalitionPayoffs<Int128>(scaled, s), 5), expected);
      for (std::size_t at_a_time : {1u, 4u, 7u, 27u}) {
        EXPECT_EQ(all_payoffs(fastest, at_a_time), expected);
        EXPECT_EQ(all_payoffs(plain, at_a_time), expected);
      }
    }
  }
}

Width width_of_the_grand_coalition(const FiniteModel& model) {
  const ScaledMechanism scaled(model, {"", 0, {0}});
  CoalitionTables tables(scaled);
  std::optional<Width> width;
  tables.visit(model.environment.types.grand_coalition(), 1, [&]<class Integer>(const CoalitionPayoffs<Integer>&) {
    width = std::is_same_v<Integer, Int64>    ? Width::int64
            : std::is_same_v<Integer, Int128> ? Width::int128
                                              : Width::wide;
  });
  return width.value();
}

TEST(PayoffEngine, TheWidthGrowsWithTheNumbers) {
  std::mt19937 random(11);
  const auto width_with_denominator = [&](long bits) {
    FiniteModel model = testing::random_model(random, {});
    model.transfers[0].amounts(Agent{0}, Profile{0}) +=
        Rational(1) / Rational(2).power(static_cast<unsigned long>(bits));
    return width_of_the_grand_coalition(model);
  };
  EXPECT_EQ(width_with_denominator(10), Width::int64);
  EXPECT_EQ(width_with_denominator(62), Width::int128);
  EXPECT_EQ(width_with_denominator(200), Width::wide);
}

}  // namespace
}  // namespace candor
