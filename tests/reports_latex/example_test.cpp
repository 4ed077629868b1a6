// SPDX-License-Identifier: MIT
// The example restated: what was written, and the tables it amounts to.
#include "reports/words/finite/example.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/format/formula/formula.hpp"
#include "reports/document/letters.hpp"
#include "reports/printers/latex.hpp"
#include "reports/words/finite/written.hpp"
#include "tests/reports_latex/reports.hpp"

namespace candor::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::shared_ptr<const Formula> formula(const std::string& text) {
  return std::make_shared<Formula>(Formula{text, std::get<Expression>(parse_formula(text))});
}

std::string part(const CaseFile& file, const std::string& heading) {
  for (const document::Section& one : wording::example(wording::Notation(file.finite()), file, 64))
    if (printers::latex(one.heading) == heading) return printers::latex(one.body, tex::report_measure);
  return {};
}

TEST(Example, EchoesDecimalsAsFractions) {
  CaseFile file = case_of(pair(), {});
  file.written_prior = {
      {"", WrittenTable{{"type 1", "type 2", "probability"},
                        {{"1", "1", "0.25"}, {"1", "2", "1/4"}, {"2", "1", "1/8 + 1/8"}, {"2", "2", "0.25"}}}}};
  EXPECT_THAT(
      part(file, "Prior"),
      AllOf(HasSubstr("$\\theta_{1}$ & $\\theta_{2}$ & $p(\\theta)$"), HasSubstr("$1$ & $1$ & $0.25=\\tfrac{1}{4}$"),
            HasSubstr("$1$ & $2$ & $\\tfrac{1}{4}$"), HasSubstr("$2$ & $1$ & $\\tfrac{1}{8}+\\tfrac{1}{8}$")));
}

TEST(Example, ListsAttributesOfAgentsAndTypes) {
  CaseFile file = case_of(pair(), {});
  file.agent_attributes = {{{"weight", "3"}}, {{"weight", "1"}}};
  file.type_attributes.assign(2, {{{"signal", "bad"}}, {{"signal", "7/4"}}});
  const std::string same = part(file, "Agents and types");
  EXPECT_THAT(same, AllOf(HasSubstr("$i$ & $\\textnormal{weight}(i)$"), HasSubstr("$1$ & $3$"), HasSubstr("$2$ & $1$"),
                          HasSubstr("$\\theta_{i}$ & $\\textnormal{signal}(\\theta_{i})$"),
                          HasSubstr("$2$ & $\\tfrac{7}{4}$")));
  file.type_attributes[1][1][0].second = "good";
  EXPECT_THAT(part(file, "Agents and types"),
              AllOf(HasSubstr("$i$ & $\\theta_{i}$ & $\\textnormal{signal}(\\theta_{i})$"),
                    HasSubstr("$2$ & $2$ & $\\textnormal{good}$")));
}

TEST(Example, SaysHowThePriorWasWritten) {
  CaseFile file = case_of(pair(), {});
  file.written_prior = {{"", WrittenDefault{"uniform"}}};
  EXPECT_THAT(part(file, "Prior"), HasSubstr("uniform: each type profile has probability $\\tfrac{1}{4}$"));
  file.written_prior = {{"", WrittenTable{{"type", "probability"}, {{"1", "1/2"}, {"2", "1/2"}}}}};
  EXPECT_THAT(part(file, "Prior"), AllOf(HasSubstr("drawn independently"), HasSubstr("p_{i}(1)=\\tfrac{1}{2}"),
                                         HasSubstr("for every agent")));
}

TEST(Example, SetsFormulasAsParsedAndTheirValues) {
  CaseFile file = case_of(pair(), {});
  file.written_transfers["phi2"] = {{"1", formula("if type[1] = 2 then 0.5 else 0")}, {"others", formula("-phi2[1]")}};
  EXPECT_THAT(
      part(file, "Transfer rules"),
      AllOf(HasSubstr(
                "\\phi^{2}_{1}(\\theta)=\\begin{cases}\n\\tfrac{1}{2}&\\text{if }\\theta_{1}=2,\\\\\n0&\\text{else}"),
            HasSubstr("For every other agent $i$:\n\\[ \\phi^{2}_{i}(\\theta)=-\\phi^{2}_{1}(\\theta) \\]"),
            HasSubstr("$(2,1)$ & $\\tfrac{1}{2}$ & $-\\tfrac{1}{2}$")));
}

TEST(Example, TabulatesWhatIsChosenAndWhatEveryoneGets) {
  EXPECT_THAT(part(case_of(pair(), {}), "Allocation rules"), AllOf(HasSubstr("$(1,1)$ & $a_{0}$ & $0$ & $0$ & $0$"),
                                                                   HasSubstr("$(2,1)$ & $a_{1}$ & $3$ & $1$ & $4$")));
}

TEST(Example, NamedRulesComeWithTheirDefinition) {
  const FiniteModel model = pair();
  const wording::Subject subject{[](const document::Math& agent) { return document::letters::x[agent]; },
                                 [](const std::string&) { return document::letters::x; }};
  const auto set = [&](const WrittenConstruction& construction) {
    return printers::latex(wording::written(wording::Notation(model), {{"", construction}}, subject),
                           tex::report_measure);
  };
  for (const std::string rule : {"pivot", "vcg", "agv", "safronov"})
    EXPECT_THAT(set({rule, "q0"}),
                AllOf(HasSubstr("\\texttt{" + rule + "} for $q^{0}$"), HasSubstr("x_{i}"), HasSubstr("\\sum")))
        << rule;
  EXPECT_THAT(set({"efficient", "uniform"}), AllOf(HasSubstr("largest sum of payoffs"), HasSubstr("same probability")));
}

TEST(Example, ListsOutsideOptionsOnlyIfThereAreAny) {
  CaseFile file = case_of(pair(), {});
  file.written_outside_options = {{"", WrittenDefault{"0"}}};
  EXPECT_EQ(part(file, "Outside options"), "");
  file.written_outside_options = {{"", formula("1/4")}};
  EXPECT_THAT(part(file, "Outside options"), HasSubstr("o_{i}(\\theta)=\\tfrac{1}{4}"));
}

}  // namespace
}  // namespace candor::testing
