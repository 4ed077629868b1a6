// SPDX-License-Identifier: MIT
#include "reports/words/finite/notation.hpp"

#include <gtest/gtest.h>

#include "reports/printers/latex.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/words/finite/formula.hpp"
#include "reports/words/labels.hpp"
#include "tests/checker/models.hpp"

namespace candor::wording {
namespace {

using printers::latex;
using testing::ratio;

/// Agents 1, Bob; types t1, low and 3/4, 0.25; outcomes x0, sold; rules q, phi1, agv.
FiniteModel labelled() {
  FiniteModel model = testing::blank(2, 2, 2);
  model.environment.types = TypeSpace(
      {{"1", {{"t1", std::nullopt}, {"low", std::nullopt}}}, {"Bob", {{"3/4", ratio(3, 4)}, {"0.25", ratio(1, 4)}}}});
  model.environment.outcomes = {"x0", "sold"};
  testing::add_allocation(model, [](Profile) { return Outcome{0}; });
  model.allocations[0].name = "q";
  testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  testing::add_transfers(model, [](Agent, Profile) { return Rational(0); });
  model.transfers[1].name = "agv";
  return model;
}

TEST(Symbol, IsAGreekNameOrALetterWithDigits) {
  EXPECT_EQ(symbol_of("theta12")->letter, "theta");
  EXPECT_EQ(symbol_of("theta12")->digits, "12");
  EXPECT_EQ(symbol_of("x_3")->letter, "x");
  EXPECT_EQ(symbol_of("phi")->digits, "");
  EXPECT_FALSE(symbol_of("A"));
  EXPECT_FALSE(symbol_of("high2"));
  EXPECT_FALSE(symbol_of("\\x1"));
  EXPECT_FALSE(symbol_of("$1"));
  EXPECT_FALSE(symbol_of(""));
}

TEST(Notation, WritesLabels) {
  const FiniteModel model = labelled();
  const Notation n(model);
  EXPECT_EQ(latex(n.type(Agent{0}, Type{0})), "t_{1}^{1}");
  EXPECT_EQ(latex(n.type(Agent{0}, Type{1})), "\\textnormal{low}");
  EXPECT_EQ(latex(n.type(Agent{1}, Type{0})), "\\tfrac{3}{4}");
  EXPECT_EQ(latex(n.type(Agent{1}, Type{1})), "0.25");
  EXPECT_EQ(latex(n.agent(Agent{1})), "\\textnormal{Bob}");
  EXPECT_EQ(latex(n.outcome(Outcome{0})), "x_{0}");
  EXPECT_EQ(latex(n.outcome(Outcome{1})), "\\textnormal{sold}");
  EXPECT_EQ(latex(n.profile(Profile{0})), "(t_{1}^{1},\\tfrac{3}{4})");
  EXPECT_EQ(latex(n.coalition(Coalition::grand(2))), "\\{1,\\textnormal{Bob}\\}");
  EXPECT_EQ(latex(n.transfers(0)[n.agent(Agent{0})]), "\\phi^{1}_{1}");
  EXPECT_EQ(latex(n.transfers(1)), "\\textnormal{agv}");
  EXPECT_EQ(latex(n.mechanism({"", 0, {0, 1}})), "(q,\\{\\phi^{1},\\textnormal{agv}\\})");
}

TEST(Notation, LeavesOutAgentsOfOneType) {
  FiniteModel model = labelled();
  model.environment.types = TypeSpace({{"1", {{"t1", std::nullopt}, {"t2", std::nullopt}}}, {"2", {{"only", {}}}}});
  const Notation n(model);
  EXPECT_EQ(latex(n.profile(Profile{1})), "t_{1}^{2}");
  EXPECT_EQ(printers::terminal(n.profile(Profile{1})), "(1: t2)");
  EXPECT_EQ(latex(n.joint({Coalition::of(Agent{1}), 0})), "\\textnormal{only}");
  EXPECT_EQ(latex(n.event({{Coalition::grand(2), 1}, std::nullopt})), "\\theta_{1}=t_{1}^{2}");
}

TEST(Notation, CallsAllOfThemSo) {
  const FiniteModel model = testing::guo();
  const Notation n(model);
  EXPECT_EQ(latex(n.who(Coalition::grand(3), "gains", "gain")), "all agents together gain");
  EXPECT_EQ(latex(n.who(Coalition::grand(2), "gains", "gain")), "the coalition $\\{1,2\\}$ gains");
  EXPECT_EQ(latex(n.who_all({Coalition::of(Agent{0})})), "agent $1$");
}

TEST(Notation, WritesExpectations) {
  const FiniteModel model = testing::guo();
  const Notation n(model);
  const Coalition pair = Coalition::grand(2);
  Event given;
  given.types = {pair, 0};
  EXPECT_EQ(latex(n.expectation({Quantity::utility, pair, 0, 1, given, MixedReport::pure({pair, 1})})),
            "V_{\\phi^{2}}(\\{1,2\\}\\mid (1,1)\\to (1,2))");
  EXPECT_EQ(
      latex(n.expectation({Quantity::payoff, Coalition::of(Agent{2}), 0, std::nullopt, Event{}, MixedReport::truth()})),
      "U(3)");
  EXPECT_EQ(
      latex(n.expectation({Quantity::transfer, Coalition::of(Agent{2}), std::nullopt, 0, given, MixedReport::truth()})),
      "T_{\\phi^{1}}(3\\mid \\theta_{1}=1,\\ \\allowbreak \\theta_{2}=1)");
  EXPECT_EQ(latex(n.report({{{{pair, 1}, ratio(5, 7)}, {{pair, 2}, ratio(2, 7)}}})),
            "\\tfrac{5}{7}\\,(1,2)\\oplus \\tfrac{2}{7}\\,(2,1)");
  Side least;
  for (const std::size_t rule : {std::size_t{0}, std::size_t{1}})
    least.expectations.push_back({Quantity::utility, Coalition::of(Agent{0}), 0, rule, Event{}, MixedReport::truth()});
  EXPECT_EQ(latex(n.side(least)), "\\min_{\\phi\\in \\{\\phi^{1},\\phi^{2}\\}}V_{\\phi}(1)");
}

std::string set(const FiniteModel& model, const std::string& text) {
  return latex(formula_text(Notation(model), text));
}

TEST(FormulaInTex, KeepsTheMeaningOfTheTree) {
  const FiniteModel model = labelled();
  EXPECT_EQ(set(model, "1 - (2 - 3)"), "1-(2-3)");
  EXPECT_EQ(set(model, "1 - 2 - 3"), "1-2-3");
  EXPECT_EQ(set(model, "(1 + 2) * 3"), "(1+2)\\cdot 3");
  EXPECT_EQ(set(model, "2 * (3 * 4)"), "2\\cdot (3\\cdot 4)");
  EXPECT_EQ(set(model, "1 / 2"), "\\tfrac{1}{2}");
  EXPECT_EQ(set(model, "2 ^ 3"), "{2}^{3}");
  EXPECT_EQ(set(model, "1 - -2"), "1-(-2)");
  EXPECT_EQ(
      set(model, "true and (false or true)"),
      "\\textnormal{true}\\text{ and }\\allowbreak (\\textnormal{false}\\text{ or }\\allowbreak \\textnormal{true})");
}

TEST(FormulaInTex, UsesTheSymbolsOfTheExample) {
  const FiniteModel model = labelled();
  EXPECT_EQ(set(model, "type[Bob]"), "\\theta_{\\textnormal{Bob}}");
  EXPECT_EQ(set(model, "-0.5 * phi1[1]"), "-\\tfrac{1}{2}\\,\\phi^{1}_{1}(\\theta)");
  EXPECT_EQ(set(model, "outcome = sold"), "a=\\textnormal{sold}");
  EXPECT_EQ(set(model, "type[1] != t1"), "\\theta_{1}\\ne t_{1}^{1}");
  EXPECT_EQ(set(model, "type[j] = t1"), "\\theta_{j}=t_{j}^{1}");
  EXPECT_EQ(set(model, "q = x0"), "q(\\theta)=x_{0}");
  EXPECT_EQ(set(model, "outcome.winner = i"), "\\textnormal{winner}(a)=i");
  EXPECT_EQ(set(model, "type[j].signal"), "\\textnormal{signal}(\\theta_{j})");
  EXPECT_EQ(set(model, "outcome.winner.weight"), "\\textnormal{weight}(\\textnormal{winner}(a))");
  EXPECT_EQ(set(model, "payoff(j, q)"), "u_{j}(q(\\theta),\\theta)");
  EXPECT_EQ(set(model, "probability(q, a)"), "q(a\\mid \\theta)");
  EXPECT_EQ(set(model, "sum(j in agents where j != i: type[j])"), "\\sum_{j\\in I:\\,j\\ne i}\\theta_{j}");
}

// A fraction of a fraction ... needed more groups inside each other than TeX has room for: 255, of
// which each takes three.
TEST(FormulaInTex, FractionsOfFractionsOnlyAFewDeep) {
  std::string chain = "x";
  for (int k = 0; k < 400; ++k) chain += "/2";
  const std::string tex = set(labelled(), chain);
  std::size_t fractions = 0;
  for (std::size_t at = tex.find("\\tfrac"); at != std::string::npos; at = tex.find("\\tfrac", at + 1)) ++fractions;
  EXPECT_EQ(fractions, 10u);
  EXPECT_NE(tex.find("((x/2)/2)"), std::string::npos);
  EXPECT_EQ(set(labelled(), "i/2/3"), "\\tfrac{\\tfrac{i}{2}}{3}");
}

TEST(FormulaInTex, TextThatIsNoFormulaStaysVerbatim) {
  EXPECT_EQ(set(labelled(), "\\input{x}"), "\\texttt{\\textbackslash{}input\\{x\\}}");
}

TEST(FormulaInTex, DisplaysConditionsFromTopToBottom) {
  const FiniteModel model = labelled();
  const auto parsed = parse_formula("if outcome = x0 then (if type[1] = low then 1 else 2) else 3");
  EXPECT_EQ(latex(displayed_formula(Notation(model), std::get<Expression>(parsed))),
            "\\begin{cases}\n1&\\text{if }a=x_{0}\\text{ and }\\allowbreak "
            "\\theta_{1}=\\textnormal{low},\\\\\n2&\\text{else if "
            "}a=x_{0},\\\\\n3&\\text{else}\n\\end{cases}");
}

}  // namespace
}  // namespace candor::wording
