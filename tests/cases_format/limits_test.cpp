// SPDX-License-Identifier: MIT
// Large and hostile files: read in seconds, or refused at once.
#include <gtest/gtest.h>

#include <chrono>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/read/yaml_subset.hpp"
#include "constructions.hpp"

namespace candor {
namespace {

/// Two agents with this many types each and a prior table of a row for each profile.
std::string big_case(int types, const std::string& cell) {
  std::string list, rows;
  for (int x = 0; x < types; ++x) list += (x > 0 ? ", t" : "t") + std::to_string(x);
  for (int x = 0; x < types; ++x)
    for (int y = 0; y < types; ++y)
      rows += "  - [t" + std::to_string(x) + ", t" + std::to_string(y) + ", " + cell + "]\n";
  return "title: big\nsource: {title: big}\nagents: [a, b]\ntypes: [" + list +
         "]\nprior:\n  - [type a, type b, probability]\n" + rows +
         "outcomes: [x, y]\npayoffs: 0\nallocations: {q: x}\ntransfers: {phi: 0}\nclaims:\n  - {id: s, property: "
         "full_support, expect: verified}\n";
}

double seconds_to_read(const std::string& text, ReadResult& result) {
  const auto begin = std::chrono::steady_clock::now();
  result = test::read_text(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(Limits, TwoHundredThousandRowsAreReadInSeconds) {
  ReadResult result;
  const double seconds = seconds_to_read(big_case(450, "1/202500"), result);
  EXPECT_EQ(test::messages(result), "");
  ASSERT_TRUE(result.case_file.has_value());
  EXPECT_EQ(result.case_file->finite().environment.prior.total(), Rational(1));
  EXPECT_LT(seconds, 60) << "a few seconds, but for sanitizers and a busy machine";
}

TEST(Limits, ReadingTakesTimeInProportionToTheRows) {
  ReadResult result;
  const double quarter = seconds_to_read(big_case(150, "1/22500"), result),
               whole = seconds_to_read(big_case(300, "1/90000"), result);
  EXPECT_TRUE(result.case_file.has_value());
  EXPECT_LT(whole, 12 * quarter + 0.5) << "four times the rows";
}

TEST(Limits, AFileFullOfErrorsIsReportedQuicklyAndShortly) {
  ReadResult result;
  const double seconds = seconds_to_read(big_case(300, "1/x"), result);
  EXPECT_LE(result.diagnostics.size(), ErrorList::most_kept + 1);
  EXPECT_EQ(result.diagnostics.back().message, "and " + std::to_string(90'000 - ErrorList::most_kept) + " more errors");
  EXPECT_LT(seconds, 60);
}

std::string refusal(const std::string& text) { return test::messages(test::read_text(text)); }

TEST(Limits, FileSize) { EXPECT_EQ(refusal(std::string(largest_file + 1, '#')), "the file has more than 32 MiB\n"); }

TEST(Limits, NumberOfEntries) {
  std::string text = "a: [";
  for (std::size_t k = 0; k < most_yaml_nodes; ++k) text += "1,\n";
  EXPECT_EQ(refusal(text + "1]\n"), "the file has more than 4000000 entries\n");
}

TEST(Limits, Nesting) {
  EXPECT_EQ(refusal("a: " + std::string(100'000, '[')), "lists and maps are nested more than 16 deep\n");
  std::string blocks;
  for (int k = 0; k < 2000; ++k) blocks += std::string(static_cast<std::size_t>(k), ' ') + "k:\n";
  EXPECT_EQ(refusal(blocks), "lists and maps are nested more than 16 deep\n");
}

TEST(Limits, ProfilesOutcomesAndAmounts) {
  std::string agents = "a0";
  for (int k = 1; k < 13; ++k) agents += ", a" + std::to_string(k);
  std::string text = test::small_case("payoffs: 0\nallocations: {q: x}");
  const auto put = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  put("agents: [a, b]", "agents: [" + agents + "]");
  put("types: {L: 0, H: 1}", "types: [p, q1, r]");
  EXPECT_EQ(refusal(text), "there are more than 1048576 type profiles\n");  // 3^13
  put("types: [p, q1, r]", "types: [p, r]");
  put("outcomes: [x, y]", "outcomes: {choices: [stay, go, wait]}");
  EXPECT_EQ(refusal(text), "there are more than 100000 outcomes\n");  // 3^13
  put("[stay, go, wait]", "[stay, go]");
  EXPECT_EQ(refusal(text).substr(0, 21), "the case is too large");  // 13 * 2^13 * 2^13 payoffs
}

}  // namespace
}  // namespace candor
