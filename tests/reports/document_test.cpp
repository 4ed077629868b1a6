// SPDX-License-Identifier: MIT
// One document, two printers; whatever the words are, they come out as words.
#include "reports/document/document.hpp"

#include <gtest/gtest.h>

#include "reports/document/letters.hpp"
#include "reports/printers/latex.hpp"
#include "reports/printers/terminal.hpp"

namespace candor::document {
namespace {

using printers::latex;
using printers::terminal;

constexpr const char* hostile = R"(_$\{}<&#%^~\input{x}")";

TEST(Mathematics, IsWrittenAsItReads) {
  using namespace letters;
  const Math groves = phi[i](theta) == sum(j != i, u[j](q(theta), theta)) + h[i](theta[-i]);
  EXPECT_EQ(latex(groves), "\\phi_{i}(\\theta)=\\sum_{j\\ne i}u_{j}(q(\\theta),\\theta)+h_{i}(\\theta_{-i})");
  EXPECT_EQ(terminal(groves), "phi_i(theta) = sum_{j != i} u_j(q(theta), theta) + h_i(theta_{-i})");
}

TEST(Mathematics, ConditionsArrowsAndAccents) {
  using namespace letters;
  const Math expected = V[phi](S | bar(theta)[S] >> hat(theta)[S]);
  EXPECT_EQ(latex(expected), "V_{\\phi}(S\\mid \\bar\\theta_{S}\\to \\hat\\theta_{S})");
  EXPECT_EQ(terminal(expected), "V_phi(S | bar theta_S -> hat theta_S)");
  EXPECT_EQ(latex(minimum(in(phi, Phi), V[phi])), "\\min_{\\phi\\in \\Phi}V_{\\phi}");
  EXPECT_EQ(latex(prime(theta)[-i]), "\\theta'_{-i}");
}

TEST(Mathematics, NumbersAreExact) {
  const Math third = Rational(-1) / Rational(3);
  EXPECT_EQ(latex(third), "-\\tfrac{1}{3}");
  EXPECT_EQ(terminal(third), "-1/3");
  EXPECT_EQ(latex(strong(2)), "\\mathbf{2}");
  EXPECT_EQ(terminal(strong(2)), "[2]");
  EXPECT_EQ(latex(starred(0)), "0^{*}");
}

/// A command never runs into the letter behind it, and no symbol gets two superscripts at once.
TEST(Mathematics, IsValidTex) {
  using namespace letters;
  EXPECT_EQ(latex(row({lambda, x})), "\\lambda x");
  EXPECT_EQ(terminal(row({lambda, x})), "lambda x");
  EXPECT_EQ(terminal(row({t, upright(" at "), theta})), "t at theta");
  EXPECT_EQ(latex(raised(raised(phi, 1), 2)), "{\\phi^{1}}^{2}");
  EXPECT_EQ(latex(raised(prime(theta), 2)), "{\\theta'}^{2}");
  EXPECT_EQ(latex(raised(phi, 1)[2]), "\\phi_{2}^{1}");
  EXPECT_EQ(latex(raised(row({x + y}), 2)), "{x+y}^{2}");
}

TEST(Mathematics, ALabelIsItselfOnATerminalAndItsSymbolElsewhere) {
  const Math label = named("t1", raised(letter("t")[2], 1));
  EXPECT_EQ(latex(tuple({label, label})), "(t_{2}^{1},t_{2}^{1})");
  EXPECT_EQ(terminal(tuple({label, label})), "(t1, t1)");
}

TEST(Mathematics, LimitsFractionsAndPieces) {
  using namespace letters;
  const Math area = integral(0, v, x * g(x), x);
  EXPECT_EQ(latex(area), "\\int_{0}^{v}x\\,g(x)\\,dx");
  EXPECT_EQ(terminal(area), "integral_0^v x g(x) dx");
  EXPECT_EQ(latex(integral(f, x)), "\\int f\\,dx");
  EXPECT_EQ(latex(sum(i == 1, k, t[i])), "\\sum_{i=1}^{k}t_{i}");
  EXPECT_EQ(terminal(sum(i == 1, k, t[i])), "sum_{i = 1}^k t_i");
  EXPECT_EQ(latex(fraction(1, k - 1)), "\\tfrac{1}{k-1}");
  EXPECT_EQ(terminal(fraction(1, k - 1)), "1/(k - 1)");
  const Math two(Math::Kind::piecewise, {x, x <= 1, 1, x >= 1});
  EXPECT_EQ(latex(two), "\\begin{cases}\nx&\\text{if }x\\le1,\\\\\n1&\\text{if }x\\ge1\n\\end{cases}");
  EXPECT_EQ(terminal(two), "x if x <= 1; 1 if x >= 1");
}

TEST(Escaping, IsThePrinters) {
  const std::string in_math = latex(upright(hostile)), in_text = latex(Text(hostile)),
                    as_code = latex(Text(Code{hostile})), as_name = latex(emphasised(hostile)).substr(5),
                    as_prose = latex(Text(Prose{hostile})), as_label = latex(Text(Reference{hostile, hostile}));
  for (const std::string& tex :
       {in_math, in_text, as_code, as_name, as_prose, latex(letter(hostile)),
        latex(Math(Math::Kind::verbatim, hostile)), latex(Math(Math::Kind::numeral, hostile))}) {
    EXPECT_EQ(tex.find("\\input"), std::string::npos) << tex;
    for (std::size_t at = 0; at < tex.size(); ++at) {
      const bool is_special = std::string_view("_&#%").find(tex[at]) != std::string_view::npos;
      EXPECT_TRUE(!is_special || (at > 0 && tex[at - 1] == '\\')) << tex;  // each of them escaped
    }
    EXPECT_EQ(std::count(tex.begin(), tex.end(), '{'), std::count(tex.begin(), tex.end(), '}')) << tex;
  }
  EXPECT_EQ(as_label.find("\\input"), std::string::npos) << as_label;
  EXPECT_EQ(as_label.find_first_of("&#%^$"), std::string::npos) << as_label;  // TeX takes the other signs in a label
  EXPECT_EQ(terminal(Text(hostile)), hostile);
  EXPECT_EQ(terminal(upright(hostile)), hostile);
}

TEST(Mathematics, ASetHasItsOwnBraces) {
  EXPECT_EQ(terminal(letters::S[set({1, 2})]), "S_{1, 2}");
  EXPECT_EQ(latex(letters::S[set({1, 2})]), "S_{\\{1,2\\}}");
}

TEST(Mathematics, WhatIsDrawnAtRandom) {
  using namespace letters;
  const Math drawn = expectation(chain(a, Sign::drawn, q(r)), bracketed(u(a, tilde(theta)) | k));
  EXPECT_EQ(latex(drawn), "\\mathrm{E}_{a\\sim q(r)}\\bigl[u(a,\\tilde\\theta)\\mid k\\bigr]");
  EXPECT_EQ(terminal(drawn), "E_{a ~ q(r)}[u(a, tilde theta) | k]");
}

TEST(Texts, ReferToOtherClaims) {
  const Text text{"As in ", Reference{"candor:case:c1", "c1"}, "."};
  EXPECT_EQ(latex(text), "As in Claim~\\ref{candor:case:c1}.");
  EXPECT_EQ(terminal(text), "As in claim c1.");
}

TEST(Texts, BeginWithACapital) {
  EXPECT_EQ(terminal(capitalised("the rule")), "The rule");
  EXPECT_EQ(terminal(capitalised(Text(letters::q) + " pays")), "q pays");  // a symbol stays what it is
}

TEST(Blocks, ListsHaveAnItemALine) {
  const Blocks list{"These:", List{{"one & all;", "two."}}, "Then."};
  EXPECT_EQ(terminal(list, 2), "These:\n    - one & all;\n    - two.\n  Then.\n");
  const std::string tex = latex(list, tex::report_measure);
  EXPECT_NE(tex.find("\\item one \\& all;\n\\item two.\n\\end{list}\n\\noindent Then."), std::string::npos) << tex;
}

/// A heading is as long as it likes: the columns are as wide as their cells.
TEST(Blocks, OneCellAloneIsAHeadingOverTheRows) {
  const Table table{{{Table::Align::left, "a"}, {Table::Align::right, "b"}},
                    {},
                    {{"t = 1, every public state"}, {"x", Math(1)}, {"t = 2"}, {"y", Math(10)}}};
  EXPECT_EQ(terminal(Blocks{table}, 0), "\n  a   b\n  t = 1, every public state\n  x   1\n  t = 2\n  y  10\n");
  const std::string tex = latex(Blocks{table}, tex::report_measure);
  EXPECT_NE(tex.find("\\multicolumn{2}{@{}l@{}}{t = 1, every public state}\\\\\nx & $1$\\\\\n"), std::string::npos)
      << tex;
}

TEST(Blocks, TextContinuesBehindADisplay) {
  using namespace letters;
  const Blocks blocks{Text{"For all ", i}, display(x[i] >= 0, ","), "that is, none is negative."};
  EXPECT_EQ(latex(blocks, tex::report_measure), "For all $i$\n\\[ x_{i}\\ge0, \\]\nthat is, none is negative.\n");
  EXPECT_EQ(terminal(blocks, 2), "For all i\n    x_i >= 0,\n  that is, none is negative.\n");
}

TEST(Blocks, AConditionStandsBehindItsFormula) {
  using namespace letters;
  const Blocks blocks{"We have", display(x[i] == 0, {"for all ", i, "."})};
  EXPECT_EQ(latex(blocks, tex::report_measure), "We have\n\\[ x_{i}=0\\quad\\text{for all $i$.} \\]\n");
  EXPECT_EQ(terminal(blocks, 0), "We have\n  x_i = 0  for all i.\n");
}

TEST(Blocks, TablesStandInColumns) {
  const Table table{{{Table::Align::left, letters::theta}, {Table::Align::right, "sum"}},
                    {{0, 2, "Agent " + Math(1)}},
                    {{"low", Math(10)}, {"high", Math(-1)}}};
  EXPECT_EQ(terminal({"Numbers:", table}, 0), "Numbers:\n  Agent 1\n  theta  sum\n  low     10\n  high    -1\n");
  const std::string tex = latex({"Numbers:", table}, tex::report_measure);
  EXPECT_NE(tex.find("\\multicolumn{2}{c}{Agent $1$}"), std::string::npos) << tex;
  EXPECT_NE(tex.find("$\\theta$ & sum\\\\\n\\midrule\nlow & $10$\\\\\nhigh & $-1$"), std::string::npos) << tex;
}

TEST(Blocks, TheSecondAlternativeIsForLinesTooShortForTheFirst) {
  Table wide;
  for (int k = 0; k < 30; ++k) wide.columns.push_back({Table::Align::right, "a heading"});
  wide.rows.emplace_back(30, Text("entry"));
  const Blocks blocks{Alternatives{{wide}, {"too wide"}}};
  EXPECT_EQ(latex(blocks, tex::report_measure), "too wide\n");
  const Table narrow{{{Table::Align::left, "one"}}, {}, {{"entry"}}};
  EXPECT_NE(latex({Alternatives{{narrow}, {"too wide"}}}, tex::report_measure).find("entry"), std::string::npos);
}

TEST(Texts, ReferToWhatHasANumber) {
  EXPECT_EQ(latex(Text(Reference{"d", "Cbdp", Reference::To::definition})), "Definition~\\ref{d}");
  EXPECT_EQ(latex(Text(Reference{"c", "c1", Reference::To::number})), "\\ref{c}");
  EXPECT_EQ(terminal(Text(Reference{"c", "c1", Reference::To::number})), "c1");
  EXPECT_EQ(latex(Text(Number{"c", "c1"})), "\\refstepcounter{candorclaim}\\label{c}\\thecandorclaim");
}

TEST(Texts, OfAnAuthorHaveTheirSymbolsSet) {
  const Text text = emphasised("Source:") + " " + quoted(Prose{"theta_1 <= 2"});
  EXPECT_EQ(latex(text), "\\emph{Source:} ``$\\theta_{1}$ $\\le$ 2''");
  EXPECT_EQ(terminal(text), "Source: \u201Ctheta_1 <= 2\u201D");
}

/// Words in front of a proof are in the paragraph that it begins with, in either form of it.
TEST(Texts, InFrontOfBlocks) {
  EXPECT_EQ(latex(opened("Proof. ", {"It is so."}), tex::report_measure), "Proof. It is so.\n");
  EXPECT_EQ(latex(opened("Proof. ", {Alternatives{{"Short."}, {"Long."}}}), tex::report_measure), "Proof. Short.\n");
  EXPECT_EQ(latex(opened("Proof.", {display(1)}), tex::report_measure), "Proof.\n\\[ 1. \\]\n");
}

TEST(Tables, CellsAreBrokenIntoLinesAndRowsSetApart) {
  using enum Table::Align;
  const Table table{.columns = {{left, "source", 0.5}, {right, "value"}},
                    .rows = {{"many words", Math(1)}, {"others", Math(2)}},
                    .title = "Numbers",
                    .groups = {1}};
  const std::string tex = latex({table}, tex::report_measure);
  EXPECT_NE(tex.find("\\begin{longtable}{@{}p{0.500\\linewidth}r@{}}"), std::string::npos) << tex;
  EXPECT_NE(tex.find("\\multicolumn{2}{@{}l}{\\normalsize\\textbf{Numbers}}"), std::string::npos) << tex;
  EXPECT_NE(tex.find("\\raggedright many words&$1$\\tabularnewline\n\\addlinespace[2pt]\n"), std::string::npos) << tex;
  EXPECT_EQ(terminal({table}, 0), "\n  Numbers\n  source      value\n  many words      1\n  others          2\n");
}

TEST(Tables, TheTotalStandsBelowARule) {
  using enum Table::Align;
  const Table table{
      .columns = {{left, "case"}, {right, "claims"}}, .rows = {{"a", "1"}, {"total", "1"}}, .has_total = true};
  EXPECT_NE(latex({table}, tex::report_measure).find("a & 1\\\\\n\\midrule\ntotal & 1"), std::string::npos);
}

TEST(Displays, AreBrokenIfTheyMayAndDoNotFit) {
  std::vector<Math> parts(60, letters::x);
  const Math longest = joined(parts, Sign::plus);
  EXPECT_TRUE(latex({Display{{{.formula = longest}}, true}}, tex::report_measure).starts_with("\\begin{quote}"));
  EXPECT_TRUE(latex({Display{{{.formula = longest}}}}, tex::report_measure).starts_with("\\["));
  EXPECT_TRUE(latex({Display{{{.formula = letters::x}}, true}}, tex::report_measure).starts_with("\\["));
}

TEST(Blocks, ClaimsAndDefinitionsHaveNumbers) {
  const Theorem claim{Theorem::Kind::claim, "c_1", "candor:case:c_1", {"It holds."}};
  EXPECT_EQ(latex({claim}, tex::article_measure),
            "\\begin{candorclaim}[c\\_1]\\label{candor:case:c_1}\nIt holds.\n\\end{candorclaim}\n");
}

// The heading of a group of claims stood alone at the foot of a page: in front of a claim, and of an
// opening, a page may end.
TEST(Blocks, NoPageEndsBehindAHeading) {
  const Theorem claim{Theorem::Kind::claim, "c1", "candor:case:c1", {"It holds."}};
  const Paragraph opening{.text = "Numbers.", .is_opening = true};
  const Heading heading{.level = 2, .title = "Nobody gains", .is_numbered = false};
  for (const Block& next : {Block(claim), Block(opening)}) {
    const std::string text = latex({"Before.", heading, next, next}, tex::report_measure);
    const std::size_t title = text.find("Nobody gains"), before = text.find("\\penalty");
    EXPECT_LT(before, title);
    const std::size_t after = text.find("\\penalty", title);
    EXPECT_LT(text.find(std::holds_alternative<Theorem>(next.is) ? "It holds." : "Numbers.", title), after);
    EXPECT_NE(after, std::string::npos);  // between the two
  }
}

TEST(Blocks, NotesHaveLabelsInPlaceOfDashes) {
  const List notes{{"It is wrong."}, {Reference{"c", "c1", Reference::To::number}}};
  EXPECT_NE(latex({notes}, tex::report_measure).find("\\item[\\ref{c}] It is wrong."), std::string::npos);
  EXPECT_EQ(terminal({notes}, 0), "\n  c1 It is wrong.\n");
}

}  // namespace
}  // namespace candor::document
