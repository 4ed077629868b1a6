// SPDX-License-Identifier: MIT
// Polynomials, functions in pieces and the symbols of continuum models, for both printers.
#include <gtest/gtest.h>

#include "reports/printers/latex.hpp"
#include "reports/printers/terminal.hpp"
#include "reports/words/continuum/quantities.hpp"
#include "reports/words/continuum/words.hpp"

namespace candor::continuum {
namespace {

using printers::latex;
using printers::terminal;

Rational quotient(int above, int below) { return Rational(above) / Rational(below); }

const PiecewisePolynomial uniform{{0, 1}, {Polynomial({0, 1})}};

/// Two partners with the values of `uniform`: G = F.
Model partners() { return {{"ann", "2"}, {{"uni_form", uniform}}, Partnership{0, {quotient(1, 4), quotient(3, 4)}}}; }
PartnershipInstance own() { return {0, {quotient(1, 4), quotient(3, 4)}}; }

TEST(ContinuumSymbols, APolynomialIsWrittenInRisingPowers) {
  const document::Math three = polynomial(Polynomial({quotient(1, 6), 0, quotient(-2, 3), 1}), "x");
  EXPECT_EQ(terminal(three), "1/6 - 2/3*x^2 + x^3");
  EXPECT_EQ(latex(three), "\\tfrac{1}{6}-\\tfrac{2}{3}x^{2}+x^{3}");
  EXPECT_EQ(terminal(polynomial(Polynomial({0, -1}), "v")), "-v");
  EXPECT_EQ(latex(polynomial(Polynomial({0, quotient(-1, 2)}), "v")), "-\\tfrac{1}{2}v");
  EXPECT_EQ(terminal(polynomial(Polynomial(), "v")), "0");
}

TEST(ContinuumSymbols, NeighboursThatAreTheSameAreOnePiece) {
  const Polynomial square({0, 0, 1}), line({-1, 2});
  EXPECT_EQ(terminal(pieces({{0, quotient(1, 2), 1}, {square, square}}, "x")), "x^2");
  const document::Math two = pieces({{0, quotient(1, 2), 1, 2}, {square, square, line}}, "x");
  EXPECT_EQ(terminal(two), "x^2 if 0 <= x <= 1; -1 + 2*x if 1 <= x <= 2");
  EXPECT_EQ(latex(two),
            "\\begin{cases}\nx^{2}&\\text{if }0\\le x\\le1,\\\\\n-1+2x&\\text{if }1\\le x\\le2\n\\end{cases}");
}

TEST(ContinuumSymbols, ALongNumberIsShownByItsFirstDigits) {
  EXPECT_EQ(latex(number(quotient(-1, 3))), "-\\tfrac{1}{3}");
  const Rational third = quotient(1, 3) + quotient(1, 10).power(20);
  EXPECT_EQ(terminal(number(third)).substr(0, 11), "0.333333333");
  EXPECT_TRUE(terminal(number(third)).ends_with("3..."));
  EXPECT_TRUE(latex(number(third)).ends_with("3\\dots"));
}

TEST(ContinuumSymbols, AQuantityIsNamedOnATerminalAndASymbolElsewhere) {
  const Model model = partners();
  Value net;
  net.subject = {own(), Quantity::agv_net_payoff, 1};
  net.at = quotient(1, 2);
  net.from = 0;
  EXPECT_EQ(terminal(symbol(model, net)),
            "net payoff in the expected-externality mechanism of agent 2 at 1/2 less that at 0");
  EXPECT_EQ(latex(symbol(model, net)), "U(\\tfrac{1}{2})-r_{2}\\,\\tfrac{1}{2}-\\bigl[U(0)-r_{2}\\,0\\bigr]");
  EXPECT_EQ(latex(symbol(model, {own(), Quantity::worst_off_transfer, 0}, {})), "W(v_{\\textnormal{ann}}^{*})");
  const TradeInstance trade{0, 0};
  EXPECT_EQ(latex(symbol(model, {trade, Quantity::agv_net_payoff, 1, PayoffForm::ownership}, document::letter("v"))),
            "U_{S}^{\\textnormal{o}}(v)-v");
  EXPECT_EQ(latex(symbol(model, {trade, Quantity::lowest_buyer_payoff}, {})),
            "\\mathrm{E}{(\\underline\\theta-c)}^{\\textnormal{+}}");
}

TEST(ContinuumSymbols, EveryIdentityIsAnEquation) {
  for (std::size_t k = 0; k < identity_count; ++k)
    EXPECT_NE(terminal(formula(static_cast<NamedIdentity>(k))).find(" = "), std::string::npos) << k;
  EXPECT_EQ(terminal(formula(NamedIdentity::incentives)), "H(v) = v G(v) - integral_0^v G dx");
  EXPECT_EQ(terminal(formula(NamedIdentity::subsidy)), "D = integral_{lowest theta}^{highest c} F_S (1 - F_B) dx");
  EXPECT_EQ(latex(formula(NamedIdentity::subsidy)), "D=\\int_{\\underline\\theta}^{\\bar c}F_{S}\\,(1-F_{B})\\,dx");
}

TEST(ContinuumWords, ASentenceNamesItsInstance) {
  const Model model = partners();
  Value claim;
  claim.subject.instance = own();
  claim.relation = Relation::equal;
  claim.number = 1;
  EXPECT_EQ(terminal(sentence(model, claim)), "For the shares r = (1/4, 3/4) and values from uni_form, surplus S = 1.");
  EXPECT_EQ(latex(sentence(model, claim)),
            "For the shares $r=(\\tfrac{1}{4},\\tfrac{3}{4})$ and values from \\emph{uni\\_form}, $S=1$.");
  const Statement slope = Identity{own(), NamedIdentity::transfer_slope};
  EXPECT_EQ(terminal(sentence(model, slope)), "For n = 2 and values from uni_form, W'(v) = -v g(v).");
}

}  // namespace
}  // namespace candor::continuum
