// SPDX-License-Identifier: MIT
#include "reports/latex/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::tex {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Table numbers(std::size_t rows, const std::string& cell) {
  Table table("lr", {"a", "b"});
  for (std::size_t r = 0; r < rows; ++r) table.row({cell, std::to_string(r)});
  return table;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Table, IsOneBlockWhenShort) {
  EXPECT_EQ(Table("lr", {"a", "b"}).row({"x", "1"}).set(report_measure),
            "\\begin{center}\\small\\renewcommand{\\arraystretch}{1.2}\n\\begin{tabular}[t]{@{}lr@{}}\n\\toprule\na & "
            "b\\\\\n\\midrule\nx & "
            "1\\\\\n\\bottomrule\n\\end{tabular}\n\\end{center}\n");
}

TEST(Table, FoldsWhenNarrowAndLong) {
  const std::string set = numbers(12, "x").set(report_measure);
  EXPECT_EQ(occurrences(set, "\\begin{tabular}"), 2u);
  EXPECT_EQ(occurrences(set, "\\\\\n"), 12u + 2u);
}

TEST(Table, KeepsEveryRowHoweverLong) {
  const std::string set = numbers(500, "x").set(article_measure);
  for (std::size_t r = 0; r < 500; ++r) EXPECT_THAT(set, HasSubstr("x & " + std::to_string(r) + "\\\\"));
}

TEST(Table, BreaksOverPagesWhenLongAndWide) {
  EXPECT_THAT(numbers(60, std::string(50, 'n')).set(article_measure), HasSubstr("\\begin{longtable}"));
}

TEST(Table, BecomesParagraphsWhenNothingElseFits) {
  const std::string set = numbers(2, std::string(300, 'n')).set(article_measure);
  EXPECT_THAT(set, HasSubstr("\\raggedright"));
  EXPECT_THAT(set, Not(HasSubstr("tabular")));
}

TEST(Flow, SetsBoxesSideBySideOnlyIfAllFit) {
  EXPECT_EQ(occurrences(flow({numbers(3, "x"), numbers(3, "y")}, article_measure), "\\begin{center}"), 1u);
  EXPECT_EQ(occurrences(flow({numbers(3, "x"), numbers(60, std::string(50, 'n'))}, article_measure), "\\begin{center}"),
            1u);
  EXPECT_THAT(flow({numbers(3, "x"), numbers(60, std::string(50, 'n'))}, article_measure), HasSubstr("longtable"));
}

TEST(EstimatedWidth, ReadsTexRatherThanCountingIt) {
  EXPECT_LT(estimated_width("$\\tfrac{1}{2}$"), 1.0);
  EXPECT_LT(estimated_width("\\ref{candor:a-very-long-label:another}"), 2.0);
  EXPECT_GT(estimated_width("$(t_{1}^{1},t_{2}^{1})$"), 2.0);
  EXPECT_EQ(estimated_width("\\hyperref[a-very-long-label]{x}"), estimated_width("x"));
  EXPECT_GE(estimated_width("unbalanced {{{ \\"), 0.0);
}

}  // namespace
}  // namespace candor::tex
