// SPDX-License-Identifier: MIT
#include "reports/latex/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/reports_latex/reports.hpp"

namespace candor::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

CaseFile guo_case() {
  CaseFile file = case_of(
      guo(), {FullSupport{}, MaxminCoalitionalIc{{"", 0, {0, 1, 2}}, guo().environment.coalitions, Strategies::mixed},
              Efficient{0}});
  return file;
}

TEST(Report, HasADocumentAndFragmentsForEachCase) {
  const CaseFile file = guo_case();
  const LatexFiles files = latex_reports({proved(file)});
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) paths.push_back(path);
  EXPECT_THAT(paths, ::testing::ElementsAre("small-pair.tex", "small-pair/claim-c1.tex", "small-pair/claim-c2.tex",
                                            "small-pair/claim-c3.tex", "small-pair/example.tex",
                                            "small-pair/hedging.tex", "verification-report.tex"));
  EXPECT_THAT(latex_documents(files), ::testing::ElementsAre("small-pair.tex", "verification-report.tex"));
}

TEST(Report, IsTheSameTextEveryTime) {
  const CaseFile file = guo_case();
  EXPECT_EQ(latex_reports({proved(file)}), latex_reports({proved(file)}));
}

TEST(Report, DoesNotDependOnWhereTheFileLies) {
  CaseFile file = guo_case(), elsewhere = guo_case();
  elsewhere.path = "/some/other/folder/pair.yaml";
  EXPECT_EQ(latex_reports({proved(file)}), latex_reports({proved(elsewhere)}));
}

TEST(Report, FiguresCanBeSwitchedOff) {
  const CaseFile file = guo_case();
  for (const auto& [path, text] : latex_reports({proved(file)}, {.figures = false})) {
    EXPECT_THAT(text, Not(HasSubstr("pgfplots")));
    EXPECT_THAT(text, Not(HasSubstr("\\begin{figure}")));
  }
  EXPECT_THAT(latex_reports({proved(file)}).at("small-pair.tex"), HasSubstr("\\begin{figure}"));
}

TEST(Report, FragmentsHaveNoPreamble) {
  const CaseFile file = guo_case();
  for (const auto& [path, text] : latex_reports({proved(file)})) {
    const bool document = path.find('/') == std::string::npos;
    EXPECT_EQ(text.find("\\documentclass") != std::string::npos, document) << path;
    EXPECT_EQ(text.find("\\begin{document}") != std::string::npos, document) << path;
    EXPECT_EQ(text.find("\\usepackage") != std::string::npos, document) << path;
  }
}

TEST(Report, CasesOfTheSameNameAreKeptApart) {
  CaseFile first = guo_case(), second = guo_case();
  first.id = "a/b";
  second.id = "a-b";
  const LatexFiles files = latex_reports({proved(first), proved(second)});
  EXPECT_TRUE(files.contains("a-b.tex"));
  EXPECT_TRUE(files.contains("a-b-2.tex"));
  EXPECT_THAT(files.at("verification-report.tex"), HasSubstr("\\label{candor:a-b-2:c1}"));
}

TEST(Report, CountsOnTheFirstPage) {
  CaseFile file = case_of(pair(), {FullSupport{}, Efficient{0}, Efficient{1}});
  file.claims[2].expect = Expect::refuted;
  file.claims[2].erratum = "The rule is not efficient.";
  const std::string text = latex_reports({proved(file)}).at("small-pair.tex");
  // 4 probabilities, 4 comparisons of surpluses of which 2 are tight; the third claim is refuted at
  // the third of its comparisons, two tight ones before it.
  EXPECT_THAT(text, HasSubstr("small/pair & 3 & 2 & 1 & 1 &"));
  EXPECT_THAT(text, HasSubstr("Every verdict is the one that the case expects"));
  EXPECT_THAT(text, HasSubstr("\\item Claim~\\ref{candor:small-pair:c3}"));
  EXPECT_THAT(text, HasSubstr("The rule is not efficient."));
}

TEST(Report, SaysWhenAVerdictIsNotTheExpectedOne) {
  const CaseFile file = case_of(pair(), {Efficient{1}});
  const std::string text = latex_reports({proved(file)}).at("small-pair.tex");
  EXPECT_THAT(text, HasSubstr("Not every verdict is the one that the case expects"));
  EXPECT_THAT(text, HasSubstr("although the case expects the claim to be verified"));
  EXPECT_THAT(text, Not(HasSubstr("Every verdict is the one that the case expects")));
}

TEST(Report, WordsOfTheCaseStayWords) {
  CaseFile file = case_of(pair(), {FullSupport{}});
  const std::string attack = "\\input{x}\\write18{y}%}\n";
  file.title = file.about = file.source.title = file.source.authors = file.source.year = file.source.where =
      file.source.note = attack;
  file.claims[0].says = file.claims[0].where = file.claims[0].note = attack;
  file.claims[0].claim.id = attack;
  file.id = attack;
  file.finite().environment.outcomes[0] = attack;
  file.finite().allocations[0].name = attack;
  file.finite().mechanisms.push_back({attack, 0, {0}});
  for (const auto& [path, text] : latex_reports({proved(file)})) {
    EXPECT_THAT(text, Not(HasSubstr("\\input"))) << path;
    EXPECT_THAT(text, Not(HasSubstr("\\write"))) << path;
    EXPECT_EQ(path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./"),
              std::string::npos)
        << path;
    EXPECT_EQ(path.find(".."), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace candor::testing
