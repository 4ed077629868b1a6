// SPDX-License-Identifier: MIT
#include "exact/wide/wide_integer.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace candor {
namespace {

TEST(WideInteger, EveryWidthTakesAndReturnsTheSameIntegers) {
  for (unsigned long power : {0ul, 1ul, 31ul, 32ul, 60ul})
    for (int sign : {-1, 1}) {
      const Rational value = Rational(sign) * (Rational(2).power(power) - Rational(1));
      EXPECT_EQ(to_rational(to_integer<Int64>(value)), value);
      EXPECT_EQ(to_rational(to_integer<Int128>(value)), value);
      EXPECT_EQ(to_rational(to_integer<WideInteger>(value)), value);
    }
  for (unsigned long power : {63ul, 64ul, 65ul, 100ul, 124ul})
    for (int sign : {-1, 1}) {
      const Rational value = Rational(sign) * (Rational(2).power(power) + Rational(5));
      EXPECT_EQ(to_rational(to_integer<Int128>(value)), value);
      EXPECT_EQ(to_rational(to_integer<WideInteger>(value)), value);
    }
}

/// Limbs were taken to have 64 bits: read from limbs of 32, 5000000000 became 705032704.
TEST(WideInteger, LimbsOfAnyWidthMakeTheSameInteger) {
  const std::uint32_t narrow[] = {705032704u, 1u};  // 5000000000 = 2^32 + 705032704
  const auto limb = [&](std::size_t k) { return narrow[k]; };
  EXPECT_TRUE(magnitude_of_limbs<32>(2, limb) == static_cast<UInt128>(5000000000u));
  EXPECT_TRUE(magnitude_of_limbs<32>(1, limb) == static_cast<UInt128>(705032704u));
  EXPECT_TRUE(magnitude_of_limbs<32>(0, limb) == 0);
  const std::uint32_t four[] = {4u, 3u, 2u, 1u};
  const std::uint64_t two[] = {(std::uint64_t{3} << 32) + 4,
                               (std::uint64_t{1} << 32) + 2};  // the same digits, two at a time
  EXPECT_TRUE(magnitude_of_limbs<32>(4, [&](std::size_t k) { return four[k]; }) ==
              magnitude_of_limbs<64>(2, [&](std::size_t k) { return two[k]; }));
  // With nail bits a limb holds fewer: 2^60 * 5 + 7.
  const std::uint64_t nails[] = {7, 5};
  EXPECT_TRUE(magnitude_of_limbs<60>(2, [&](std::size_t k) { return nails[k]; }) ==
              (static_cast<UInt128>(5) << 60) + 7);
}

/// Edges of machine words: 2^k - 1, 2^k and 2^k + 1 of either sign, each built by shifts of machine
/// integers and by powers of rationals.
TEST(WideInteger, EdgesOfMachineWordsAreKept) {
  for (unsigned power : {0u, 31u, 32u, 33u, 61u, 62u, 63u, 64u, 65u, 95u, 96u, 126u})
    for (int offset : {-1, 0, 1})
      for (int sign : {-1, 1}) {
        const Rational value = Rational(sign) * (Rational(2).power(power) + Rational(offset));
        const Int128 expected = ((static_cast<Int128>(1) << power) + offset) * sign;
        EXPECT_TRUE(to_integer<Int128>(value) == expected) << value.text();
        EXPECT_EQ(Rational::from_128_bits(expected), value);
        EXPECT_EQ(to_rational(to_integer<WideInteger>(value)), value);
        if (power <= 62) {
          EXPECT_TRUE(to_integer<Int64>(value) == static_cast<Int64>(expected)) << value.text();
        }
      }
  const Rational top = Rational(2).power(127);
  const Int128 most = static_cast<Int128>(~UInt128{0} >> 1), least = -most - 1;
  EXPECT_TRUE(to_integer<Int128>(-top) == least);
  EXPECT_TRUE(to_integer<Int128>(top - Rational(1)) == most);
  EXPECT_EQ(Rational::from_128_bits(least), -top);
  EXPECT_EQ(Rational::from_128_bits(most), top - Rational(1));
  EXPECT_TRUE(to_integer<Int64>(-Rational(2).power(63)) == std::numeric_limits<Int64>::min());
  EXPECT_TRUE(to_integer<Int64>(Rational(2).power(63) - Rational(1)) == std::numeric_limits<Int64>::max());
  EXPECT_EQ(Rational::from_128_bits(static_cast<Int128>(5000000000)).text(), "5000000000");
}

TEST(WideInteger, TheWidthIsTheNarrowestThatIsSafe) {
  EXPECT_EQ(width_for(1), Width::int64);
  EXPECT_EQ(width_for(Rational(2).power(61) - Rational(1)), Width::int64);
  EXPECT_EQ(width_for(Rational(2).power(61)), Width::int128);
  EXPECT_EQ(width_for(Rational(2).power(125) - Rational(1)), Width::int128);
  EXPECT_EQ(width_for(Rational(2).power(125)), Width::wide);
}

TEST(WideInteger, ProductsAreAddedInPlace) {
  WideInteger sum(5);
  sum.add_product(WideInteger(-3), WideInteger(7));
  EXPECT_EQ(sum, WideInteger(-16));
  EXPECT_LT(sum, WideInteger(0));
}

}  // namespace
}  // namespace candor
