// SPDX-License-Identifier: MIT
// Amounts while they are read: the same numbers however they are kept.
#include "cases/format/read/amount_table.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace candor {
namespace {

constexpr std::uint32_t agents = 2, profiles = 40'000;  // more than 2^16 amounts

Number amount(Agent agent, std::uint32_t profile) {
  return Number(Rational(static_cast<long>(profile) - 5) / Rational(static_cast<long>(profile % 12 + 1 + agent.value)));
}

AmountTable filled() {
  AmountTable table(agents, profiles);
  for (Agent i; i.value < agents; ++i.value)
    for (Profile theta; theta.value < profiles; ++theta.value) table.set(i, theta, amount(i, theta.value));
  return table;
}

void expect_amounts(const AgentAmounts& amounts) {
  for (Agent i; i.value < agents; ++i.value)
    for (Profile theta; theta.value < profiles; theta.value += 37) {
      EXPECT_EQ(amounts(i, theta), amount(i, theta.value).rational());
      EXPECT_EQ(amount_of(amounts, i, theta, profiles), amount(i, theta.value));
    }
}

TEST(AmountTable, KeepsManyOverOneDenominator) {
  AmountTable table = filled();
  EXPECT_EQ(table(Agent{1}, Profile{17}), amount(Agent{1}, 17));
  const AgentAmounts amounts = table.take();
  ASSERT_NE(amounts.scaled(), nullptr);
  EXPECT_EQ(amounts.denominator(), Rational(360'360));  // the least common multiple of 1 to 13
  expect_amounts(amounts);
}

TEST(AmountTable, KeepsWhatHasNoSuchDenominatorAsRationals) {
  const Number fine(Rational(1) / Rational(2).power(61)), large(Rational(2).power(200) / Rational(3));
  for (const Number& odd : {fine, large}) {
    AmountTable table = filled();
    table.set(Agent{0}, Profile{39'999}, odd);
    EXPECT_EQ(table(Agent{0}, Profile{39'999}), odd);
    AgentAmounts amounts = table.take();
    EXPECT_EQ(amounts.scaled(), nullptr);
    EXPECT_EQ(std::as_const(amounts)(Agent{0}, Profile{39'999}), odd.rational());
    amounts(Agent{0}, Profile{39'999}) = amount(Agent{0}, 39'999).rational();
    expect_amounts(std::as_const(amounts));
  }
}

TEST(AmountTable, KeepsNothingWhileAllAreZero) {
  AmountTable table(agents, profiles);
  table.set(Agent{1}, Profile{3}, Number(0));
  EXPECT_EQ(table(Agent{1}, Profile{3}), Number(0));
  const AgentAmounts amounts = table.take();
  EXPECT_EQ(amounts.scaled(), nullptr);
  EXPECT_TRUE(amounts.is_zero());
}

TEST(AmountTable, KeepsFewAsRationals) {
  AmountTable table(2, 3);
  table.set(Agent{1}, Profile{2}, Number(Rational(2) / Rational(3)));
  EXPECT_EQ(table(Agent{1}, Profile{2}), Number(Rational(2) / Rational(3)));
  const AgentAmounts amounts = table.take();
  EXPECT_EQ(amounts.scaled(), nullptr);
  EXPECT_EQ(amounts(Agent{1}, Profile{2}), Rational(2) / Rational(3));
  EXPECT_EQ(amounts(Agent{0}, Profile{0}), Rational(0));
}

}  // namespace
}  // namespace candor
