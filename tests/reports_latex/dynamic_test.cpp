// SPDX-License-Identifier: MIT
// Reports on dynamic examples. Two bidders of types a (value 0) and b (value 2), drawn anew with
// equal odds in every period; the object goes to the first of those who want it most.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "checker/definitions/names.hpp"
#include "prover/prove.hpp"
#include "reports/latex/report.hpp"
#include "tests/checker/dynamic_models.hpp"
#include "tests/checker/models.hpp"

namespace candor {
namespace {

using testing::coalition;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::ratio;

/// Mechanism 0 has the pivot rule, mechanism 1 Liu's, the first bidder coming first.
dynamic::Model bidders(std::uint32_t periods) {
  dynamic::Model model = test::second_price(periods);
  dynamic::TransferRule::Construction liu;
  liu.orders = {{Agent{0}, Agent{1}}};
  liu.lump_sums.assign(2, Rational(0));
  model.transfers.push_back(dynamic::named_transfers(model, liu));
  model.transfers.back().name = "liu";
  model.mechanisms = {{"charged", 0, 0}, {"balanced", 0, 1}};
  return model;
}

struct Reported {
  CaseFile file;
  LatexFiles files;
  std::string document() const { return plainly(files.at("small-bidders.tex")); }
  std::string fragment(const std::string& name) const { return plainly(files.at("small-bidders/" + name + ".tex")); }

 private:
  /// Labels without their type face.
  static std::string plainly(const std::string& tex) {
    return std::regex_replace(tex, std::regex(R"(\\textnormal\{(\w+)\})"), "$1");
  }
};

Reported reported(dynamic::Model model, const std::vector<dynamic::Statement>& statements,
                  std::vector<std::size_t> refuted = {}) {
  Reported result;
  CaseFile& file = result.file;
  file.path = "cases/small/bidders.yaml";
  file.id = "small/bidders";
  file.title = file.source.title = "Bidders";
  file.model = std::move(model);
  for (std::size_t k = 0; k < statements.size(); ++k) {
    StatedClaim stated;
    stated.claim = {"c" + std::to_string(k + 1), statements[k]};
    stated.expect = std::find(refuted.begin(), refuted.end(), k) == refuted.end() ? Expect::verified : Expect::refuted;
    file.claims.push_back(std::move(stated));
  }
  const Kernel kernel(file.model, defect_of_names);
  CaseResult proved{file, {}};
  for (const StatedClaim& stated : file.claims)
    proved.verdicts.push_back(prove(kernel, file.model, stated.claim.statement));
  result.files = latex_reports({proved});
  return result;
}

const dynamic::Mechanism charged{"charged", 0, 0}, balanced{"balanced", 0, 1};

/// What the first bidder is paid at types, in period 1 or after both reported b and he had the
/// object.
dynamic::Value paid(const dynamic::Model& model, std::uint32_t period, std::uint32_t first, std::uint32_t second,
                    const Rational& number) {
  dynamic::Value claim;
  claim.of = dynamic::Value::Of::transfer;
  claim.mechanism = charged;
  claim.coalition = coalition({0});
  claim.period = period;
  if (period > 1) claim.state = {0, Profile{3}, Outcome{0}, std::nullopt};
  claim.given = model.types.joint_type(coalition({0, 1}), {Type{first}, Type{second}});
  claim.relation = Relation::equal;
  claim.number = number;
  return claim;
}

TEST(DynamicReport, NumbersOfOneMechanismAreInTablesByPeriodAndPublicState) {
  const dynamic::Model model = bidders(2);
  std::vector<dynamic::Statement> claims;
  for (const std::uint32_t period : {1U, 2U})
    for (const std::uint32_t own : {0U, 1U})
      for (const std::uint32_t other : {0U, 1U})
        claims.emplace_back(
            paid(model, period, own, other, own + other == 2 ? -2 : 0));  // who wins pays what the other wants
  const std::string document = reported(model, claims).document();
  EXPECT_THAT(document, HasSubstr("\\textbf{Numbers claimed.} Under the mechanism \\texttt{charged}"));
  EXPECT_THAT(document, HasSubstr("{period~1, $k=\\emptyset$}"));
  EXPECT_THAT(document, HasSubstr("{period~2, $k=((b,b),x_{0})$}"));
  EXPECT_THAT(document,
              HasSubstr("\\label{candor:small-bidders:c4}\\thecandorclaim & c4 & $x_{1}^{1}(k,(b,b))$ & $-2$\\\\"));
  EXPECT_THAT(document,
              HasSubstr("\\label{candor:small-bidders:c8}\\thecandorclaim & c8 & $x_{2}^{1}(k,(b,b))$ & $-2$\\\\"));
  EXPECT_THAT(document, Not(HasSubstr("\\begin{candorclaim}")));
  EXPECT_THAT(document, HasSubstr("8 claims are about single numbers; all are verified"));
}

TEST(DynamicReport, AWrongNumberStandsBesideTheRightOne) {
  const dynamic::Model model = bidders(2);
  const std::string document = reported(model, {paid(model, 1, 1, 1, -2), paid(model, 1, 1, 0, -1)}, {1}).document();
  EXPECT_THAT(document, HasSubstr("c1 & $x_{1}^{1}(k,(b,b))$ & $-2$ & $-2$ & verified\\\\"));
  EXPECT_THAT(document, HasSubstr("c2 & $x_{1}^{1}(k,(b,a))$ & $-1$ & $0$ & \\textbf{refuted}\\\\"));
}

TEST(DynamicReport, ANumberAloneIsAClaimLikeOthers) {
  const dynamic::Model model = bidders(2);
  const Reported report = reported(model, {paid(model, 1, 1, 1, -2), dynamic::BudgetBalance{balanced, Balance::exact}});
  EXPECT_THAT(report.document(), HasSubstr("\\begin{candorclaim}[c1]"));
  EXPECT_THAT(report.document(), Not(HasSubstr("Numbers claimed")));
  EXPECT_THAT(report.fragment("claim-c1"), HasSubstr("\\begin{candorclaim}[c1]"));
}

/// A bidder of type b wins 2 and pays what the other wants: 1 in expectation. The first one wins
/// ties, so that saying a gives him 2 when the other says a: also 1; the second one gets nothing by
/// it. Of type a, the first one pays 2 for nothing if he says b and the other does too; the second
/// one then does not win.
TEST(DynamicReport, IncentivesAreAMatrix) {
  const std::string proof =
      reported(bidders(1), {dynamic::InterimIc{charged, dynamic::Tier::tree}}).fragment("claim-c1");
  EXPECT_THAT(proof, HasSubstr("$a\\to b$ & $b\\to a$ & $a\\to b$ & $b\\to a$\\\\"));
  EXPECT_THAT(proof, HasSubstr("$0\\ge-1$ & $1\\ge1^{*}$ & $0\\ge0^{*}$ & $1\\ge0$\\\\"));
}

/// With the others' types known there are twice as many columns for each bidder, and a table for
/// each. The first, at other's type a: nothing to pay, and the object either way.
TEST(DynamicReport, IncentivesWhenTheOthersTypesAreKnown) {
  const std::string proof = reported(bidders(1), {dynamic::ExPostIc{charged}}).fragment("claim-c1");
  EXPECT_THAT(proof, HasSubstr("{agent $1$, others $a$}"));
  EXPECT_THAT(proof, HasSubstr("$0\\ge0^{*}$ & $2\\ge2^{*}$ & $0\\ge-2$ & $0\\ge0^{*}$\\\\"));
}

/// The first bidder's report a is worth 1 to the second, b nothing: he is paid 1/2 for it and
/// charged 1/2 otherwise. The second expects 1 after a, less 1/2, and 1/2 after b.
TEST(DynamicReport, TheSumTelescopes) {
  const std::string proof =
      reported(bidders(1), {dynamic::CollusionProof{dynamic::CollusionProof::Colluders::any, balanced}})
          .fragment("claim-c1");
  EXPECT_THAT(proof, HasSubstr("$a$ & $1$ & $-\\tfrac{1}{2}$ & $\\mathbf{\\tfrac{1}{2}}$\\\\"));
  EXPECT_THAT(proof, HasSubstr("$b$ & $0$ & $\\tfrac{1}{2}$ & $\\mathbf{\\tfrac{1}{2}}$\\\\"));
  EXPECT_THAT(proof, HasSubstr("$a$ & $1$ & $0$ & $\\mathbf{1}$\\\\"));
  EXPECT_THAT(proof, HasSubstr("\\sum_{i}g_{i}=\\tfrac{3}{2}\\ge\\tfrac{3}{2}=S"));
}

/// If both want it, one of them says that he does not; what happened before does not matter.
TEST(DynamicReport, ThePolicyOfTheColludersIsSaidInWords) {
  const std::string refutation =
      reported(bidders(2), {dynamic::CollusionProof{dynamic::CollusionProof::Colluders::any, charged}}, {0})
          .fragment("claim-c1");
  EXPECT_THAT(refutation, HasSubstr("All agents together report the truth, but for these:"));
  EXPECT_THAT(refutation, HasSubstr("\\item in period~1: the types $(b,b)$ as $("));
  EXPECT_THAT(refutation, HasSubstr("\\item in period~2, at every public state: the types $(b,b)$ as $("));
}

TEST(DynamicReport, LaterProofsReferToEarlierOnes) {
  const dynamic::Guarantee sure{balanced, coalition({0, 1}), Relation::at_least, {}};
  const Reported report = reported(
      bidders(2), {dynamic::InterimIc{balanced, dynamic::Tier::tree}, dynamic::InterimIc{balanced, dynamic::Tier::all},
                   dynamic::CollusionProof{dynamic::CollusionProof::Colluders::any, balanced}, sure});
  EXPECT_THAT(report.document(), HasSubstr("The comparisons are those of Claim~\\ref{candor:small-bidders:c1}."));
  EXPECT_THAT(report.document(),
              HasSubstr("The numbers are in the proof of Claim~\\ref{candor:small-bidders:c3}; at the start $g_{1}="));
  EXPECT_THAT(report.fragment("claim-c2"), Not(HasSubstr("The comparisons are those of")));  // stands alone
  EXPECT_THAT(report.fragment("claim-c4"), Not(HasSubstr("The numbers are in the proof of")));
}

/// The pivot rule charges 2 if both want the object and the first gets it: the same in both
/// periods. What the second pays is no mirror image of that.
TEST(DynamicReport, TransfersByPublicState) {
  const std::string example =
      reported(bidders(2), {dynamic::BudgetBalance{balanced, Balance::exact}}).fragment("example");
  EXPECT_THAT(example, HasSubstr("$liu_{t}^{2}=-liu_{t}^{1}$"));
  EXPECT_THAT(example, HasSubstr("$1$ & $0$ & $0$ & $0$ & $-2$\\\\"));
  EXPECT_THAT(example, HasSubstr("2 & every & $1$ & $0$ & $0$ & $0$ & $-2$\\\\"));
}

/// Somebody wants the object with probability 3/4: 3/2 a period. Each profile has probability 1/4.
TEST(DynamicReport, DrawsThePublicStatesOfSmallExamples) {
  const dynamic::Statement claim = dynamic::BudgetBalance{balanced, Balance::exact};
  const Reported report = reported(bidders(2), {claim});
  const std::string drawing = report.fragment("public_states");
  EXPECT_THAT(drawing, HasSubstr("{$\\emptyset$\\\\$3$}"));
  EXPECT_THAT(drawing, HasSubstr("{$((a,b),x_{1})$\\\\$\\tfrac{3}{2}$}"));
  EXPECT_THAT(drawing, HasSubstr("{$\\tfrac{1}{4}$}"));
  EXPECT_THAT(report.document(), HasSubstr("usepackage{pgfplots}"));
  EXPECT_FALSE(reported(bidders(1), {claim}).files.contains("small-bidders/public_states.tex"));
}

/// Against somebody who always wants the object, a bidder in the pivot mechanism gets nothing: he
/// expects 1/2, but is sure of 0. Liu's leaves the first one 1 and the second 1/2.
TEST(DynamicReport, DrawsWhatAgentsAreSureOf) {
  const auto sure = [](std::uint32_t agent) {
    return dynamic::Guarantee{charged, coalition({agent}), Relation::equal, Rational(0)};
  };
  const dynamic::CollusionProof proof{dynamic::CollusionProof::Colluders::any, balanced};
  const std::string drawing = reported(bidders(1), {sure(0), sure(1), proof}).fragment("guarantees");
  EXPECT_THAT(drawing, HasSubstr("coordinates {(0,0.500000) (1,1.000000) }"));
  EXPECT_THAT(drawing, HasSubstr("coordinates {(0,0.000000) (1,1.000000) }"));
  EXPECT_THAT(drawing, HasSubstr("coordinates {(0,0.500000) (1,0.500000) }"));
  EXPECT_THAT(drawing, HasSubstr("coordinates {(0,0.000000) (1,0.500000) }"));
  EXPECT_FALSE(
      reported(bidders(1), {proof}).files.contains("small-bidders/guarantees.tex"));  // nothing to compare it with
}

}  // namespace
}  // namespace candor
