// SPDX-License-Identifier: MIT
#include "exact/numeral.hpp"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Numeral, AcceptsIntegersFractionsAndDecimals) {
  const struct {
    const char* text;
    const char* value;
    bool decimal;
  } table[] = {
      {"0", "0", false},       {"-0", "0", false},
      {"7", "7", false},       {"007", "7", false},
      {"-3", "-3", false},     {"7/4", "7/4", false},
      {"-8/4", "-2", false},   {"0.15", "3/20", true},
      {"-2.50", "-5/2", true}, {"120.0", "120", true},
      {"0/5", "0", false},     {"2/4", "1/2", false},
      {"0.2", "1/5", true},    {"123456789012345678901234567890/3", "41152263004115226300411522630", false},
  };
  for (const auto& row : table) {
    const Numeral numeral = parse_numeral(row.text);
    ASSERT_TRUE(numeral.value) << row.text << ": " << numeral.error;
    EXPECT_EQ(numeral.value->text(), row.value) << row.text;
    EXPECT_EQ(numeral.decimal, row.decimal) << row.text;
  }
}

TEST(Numeral, RefusesEverythingElseAndSaysWhy) {
  const struct {
    const char* text;
    const char* reason;
  } table[] = {
      {"", "missing"},
      {"1/0", "denominator zero"},
      {"0/0", "denominator zero"},
      {"1e5", "powers of ten"},
      {"1E5", "powers of ten"},
      {".5", "before the point"},
      {"5.", "after the point"},
      {"+3", "'+'"},
      {"1_000", "separators"},
      {"1,5", "separators"},
      {"nan", "not a number"},
      {"inf", "not a number"},
      {"0x10", "not a number"},
      {"--3", "not a number"},
      {"1/-2", "not a number"},
      {"1/2/3", "not a number"},
      {" 1", "not a number"},
      {"1 ", "not a number"},
      {"1/ 2", "not a number"},
      {"1.5/2", "not a number"},
      {"-", "not a number"},
      {"1/", "not a number"},
      {"/2", "not a number"},
      {"one", "not a number"},
      {"\xD9\xA3", "not a number"},
  };
  for (const auto& row : table) {
    const Numeral numeral = parse_numeral(row.text);
    EXPECT_FALSE(numeral.value) << row.text;
    EXPECT_NE(numeral.error.find(row.reason), std::string::npos) << row.text << ": " << numeral.error;
  }
}

TEST(Numeral, RefusesANumberThatIsTooLongBeforeComputingWithIt) {
  const std::string longest(longest_numeral, '9');
  EXPECT_TRUE(parse_numeral(longest).value);
  EXPECT_NE(parse_numeral(longest + "9").error.find("too long"), std::string::npos);
}

TEST(Numeral, PrintingAndParsingAreInverse) {
  for (long numerator = -30; numerator <= 30; ++numerator)
    for (long denominator = 1; denominator <= 12; ++denominator) {
      const Rational value = Rational(numerator) / Rational(denominator);
      EXPECT_EQ(parse_numeral(value.text()).value, value);
    }
}

TEST(Numeral, SuspectsRoundedFractionsOnly) {
  const struct {
    const char* decimal;
    const char* fraction;
  } table[] = {
      {"0.333", "1/3"},   {"0.6667", "2/3"}, {"0.667", "2/3"},  {"0.666", "2/3"},
      {"-0.333", "-1/3"}, {"0.1429", "1/7"}, {"1.3333", "4/3"}, {"0.1111", "1/9"},
  };
  for (const auto& row : table) {
    const auto fraction = fraction_rounded_to(row.decimal);
    ASSERT_TRUE(fraction) << row.decimal;
    EXPECT_EQ(fraction->text(), row.fraction);
  }
  for (const char* exact : {"0.25", "0.125", "0.2", "0.15", "0.33", "1/3", "0.5000", "2.000", "0.375"})
    EXPECT_FALSE(fraction_rounded_to(exact)) << exact;
}

TEST(Numeral, LatexHasTheSignOutsideTheFraction) {
  EXPECT_EQ(latex(*parse_numeral("-593/7").value, FractionStyle::display), "-\\frac{593}{7}");
  EXPECT_EQ(latex(*parse_numeral("1/2").value), "\\tfrac{1}{2}");
  EXPECT_EQ(latex(*parse_numeral("-2").value), "-2");
}

TEST(Numeral, CommonDenominator) {
  const std::vector<Rational> values{*parse_numeral("1/4").value, *parse_numeral("5/6").value, Rational(3)};
  EXPECT_EQ(common_denominator(values), Rational(12));
  EXPECT_EQ(common_denominator({}), Rational(1));
}

}  // namespace
}  // namespace candor
