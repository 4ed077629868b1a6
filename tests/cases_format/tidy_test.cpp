// SPDX-License-Identifier: MIT
#include "cases/format/write/tidy.hpp"

#include <gtest/gtest.h>

#include "cases/format/explain/fractions.hpp"
#include "constructions.hpp"

namespace candor {
namespace {

TEST(Tidy, AlignsTheColumnsOfATable) {
  EXPECT_EQ(tidy("t:\n  - [type 1, p]\n  - [L, 1/2]   \n  - [High, 10]   # why\n", {}),
            "t:\n"
            "  - [type 1,   p]\n"
            "  - [L,      1/2]\n"
            "  - [High,    10]  # why\n");
}

TEST(Tidy, TrimsBlanksAndEndsWithOneLineEnd) { EXPECT_EQ(tidy("a: 1  \n\n\n\nb: 2   \n\n", {}), "a: 1\n\nb: 2\n"); }

TEST(Tidy, LeavesTextsAsTheyAre) {
  const std::string text = "says: |\n  - [a, b]\n  - [long, 0.5]\nnote: 0.50  # kept\n";
  EXPECT_EQ(tidy(text, {}), text);
  EXPECT_EQ(tidy(text, {.fractions = true}), text);
}

TEST(Tidy, IsIdempotentAndKeepsTheModel) {
  for (const char* file : {"valid.yaml", "../../cli/templates/auction.yaml", "../../cases/guo2019/example.yaml",
                           "../../cases/safronov2016/airlines.yaml"}) {
    const std::string text = test::file_text(file);
    for (bool fractions : {false, true}) {
      const std::string once = tidy(text, {fractions});
      EXPECT_EQ(tidy(once, {fractions}), once) << file;
      const ReadResult before = test::read_text(text), after = test::read_text(once);
      ASSERT_TRUE(before.case_file && after.case_file) << file;
      const FiniteModel &old_model = before.case_file->finite(), &new_model = after.case_file->finite();
      EXPECT_EQ(old_model.environment.prior.probabilities(), new_model.environment.prior.probabilities());
      ASSERT_EQ(old_model.transfers.size(), new_model.transfers.size());
      for (std::size_t k = 0; k < old_model.transfers.size(); ++k)
        EXPECT_EQ(old_model.transfers[k].amounts, new_model.transfers[k].amounts);
      EXPECT_EQ(before.case_file->claims.size(), after.case_file->claims.size());
    }
  }
}

TEST(Fractions, ReplaceDecimalsWhereNumbersStand) {
  EXPECT_EQ(with_fractions("parameters: {t: 1.75}   # 1.75\ntypes: {L: 0.5, H: 1}\n"),
            "parameters: {t: 7/4}   # 1.75\ntypes: {L: 1/2, H: 1}\n");
  EXPECT_EQ(with_fractions("prior:\n  independent: {L: 0.25, H: 0.75}\n"), "prior:\n  independent: {L: 1/4, H: 3/4}\n");
  EXPECT_EQ(with_fractions("transfers:\n  phi:\n    1: -0.5\n    2: 0.5 * t\n"),
            "transfers:\n  phi:\n    1: -1/2\n    2: 0.5 * t\n");
  EXPECT_EQ(with_fractions("claims:\n  - {id: a.1.5, equals: 0.5, where: 0.5, reports: [{1: L, probability: 0.5}]}\n"),
            "claims:\n  - {id: a.1.5, equals: 1/2, where: 0.5, reports: [{1: L, probability: 1/2}]}\n");
}

TEST(Fractions, LeaveLabelsAndTextsAlone) {
  for (const char* text : {"title: 0.5\n", "agents: [0.5, 1.5]\n", "types: [0.5, 1.5]\n", "types: {0.5: 1, 1.5: 2}\n",
                           "coalitions: [[0.5], [1.5]]\n", "payoffs: \"0.5\"\n",
                           "claims:\n  - {id: c, says: 0.5, note: \"is 0.5\", given: {0.5: 1.5}}\n"})
    EXPECT_EQ(with_fractions(text), text);
  EXPECT_EQ(with_fractions("prior:\n  - [type a, probability]\n  - [0.5, 0.5]\n  - [1.5, 0.5]\n"),
            "prior:\n  - [type a, probability]\n  - [0.5, 1/2]\n  - [1.5, 1/2]\n");
}

}  // namespace
}  // namespace candor
