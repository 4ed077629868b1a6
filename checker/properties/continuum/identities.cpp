// SPDX-License-Identifier: MIT
#include "checker/properties/continuum/identities.hpp"

#include <algorithm>

#include "checker/properties/continuum/bounds.hpp"
#include "checker/properties/continuum/quantity.hpp"
#include "checker/properties/expand.hpp"

namespace candor::continuum {

void expand_equality(const PiecewisePolynomial& left, const PiecewisePolynomial& right, Judge& judge) {
  for (std::uint32_t piece = 0; piece < left.pieces.size() && !judge.finished(); ++piece) {
    const std::size_t degree = std::max(left.pieces[piece].degree(), right.pieces.at(piece).degree());
    for (std::uint32_t power = 0; power <= degree; ++power)
      send(judge, left.pieces[piece].coefficient(power), Relation::equal, right.pieces[piece].coefficient(power),
           {Matter::coefficient, 0, piece, power});
  }
}

namespace {

PiecewisePolynomial tail(const PiecewisePolynomial& function) {
  const PiecewisePolynomial whole = function.antiderivative();
  return constant(whole(whole.upper()), whole) - whole;
}

Rational expected(const PartnershipFunctions& functions, const PiecewisePolynomial& of_value) {
  return (of_value * functions.F.derivative()).integral();
}

void expand_number(const Rational& left, const Rational& right, Judge& judge) {
  send(judge, left, Relation::equal, right, {Matter::number, 0, 0, 0});
}

/// The interim transfer of the simple mechanism is t = -((n-1)/n) G b + (1/n) (integral of b dG
/// from v on), with b = N / F^n. Multiplied by F^2 its slope is a polynomial, since G b = N / F.
void expand_simple_mechanism(const PartnershipFunctions& functions, Judge& judge) {
  const Rational n(functions.n), others(functions.n - 1);
  const PiecewisePolynomial &F = functions.F, f = F.derivative(), N = simple_bid(functions).numerator;
  const PiecewisePolynomial received =
      (Rational(-1) / n) * (others * (N * f));  // F^2 times the slope of (1/n) (integral of b dG from v on)
  const PiecewisePolynomial paid = (others / n) * (N.derivative() * F - N * f);  // F^2 times the slope of ((n-1)/n) G b
  expand_equality(received - paid, Rational(-1) * (identity(F) * functions.g * F * F), judge);
}

void expand_partnership_identity(const PartnershipFunctions& functions, NamedIdentity identity_claimed, Judge& judge) {
  const auto& [n, F, G, g, H, W] = functions;
  const PiecewisePolynomial one = constant(1, F), v = identity(F), highest = F * G;
  const Rational agents(n), beta = functions.beta();
  switch (identity_claimed) {
    case NamedIdentity::transfer_slope: return expand_equality(W.derivative(), Rational(-1) * (v * g), judge);
    case NamedIdentity::expected_payment: return expand_number(expected(functions, H), W(0), judge);
    case NamedIdentity::mean_transfer: return expand_number(expected(functions, W), 0, judge);
    case NamedIdentity::one_seller:
      return expand_number(W(beta) + Rational(n - 1) * W(0),
                           Rational(-1) * Rational(n - 1) * (G * (one - F)).integral(), judge);
    case NamedIdentity::equal_shares:
      return expand_equality(
          W, constant(Rational(n - 1) / agents * highest.integral() + beta / agents, F) - v * G - tail(G), judge);
    case NamedIdentity::equal_shares_phi:
      return expand_equality(W,
                             (Rational(n - 1) / agents) * highest.antiderivative() +
                                 (Rational(1) / agents) * tail(one - phi(functions)) +
                                 v * (constant(Rational(1) / agents, F) - G),
                             judge);
    case NamedIdentity::phi: {
      PiecewisePolynomial sum = constant(0, F);
      for (std::size_t k = 1; k < n; ++k) sum = sum + Rational(k) * F.power(k - 1);
      return expand_equality(one - phi(functions), (one - F) * (one - F) * sum, judge);
    }
    case NamedIdentity::incentives: return expand_incentives(functions, judge);
    case NamedIdentity::simple_mechanism: return expand_simple_mechanism(functions, judge);
    case NamedIdentity::residual:
      return expand_equality(constant(beta, F) - v * G - tail(G), residual(functions), judge);
    default: throw OutOfScope("this identity is one of trades");
  }
}

void expand_trade_identity(const TradeFunctions& functions, NamedIdentity identity_claimed, Judge& judge) {
  switch (identity_claimed) {
    case NamedIdentity::vcg_accounting:
      return expand_number(
          functions.expected_by_buyer(functions.buyer_gain) + functions.expected_by_seller(functions.seller_gain),
          Rational(2) * functions.gains, judge);
    case NamedIdentity::agv_accounting:
      for (const bool ownership : {false, true}) {
        const Rational together = functions.expected_by_buyer(functions.buyer_agv_payoff(ownership)) +
                                  functions.expected_by_seller(functions.seller_agv_payoff(ownership));
        const Rational kept = ownership ? functions.expected_by_seller(identity(functions.F_s))
                                        : Rational(0);  // max(theta, c) = c + (theta - c)^+
        send(judge, together, Relation::equal, functions.gains + kept, {Matter::number, 0, 0, ownership ? 1u : 0u});
      }
      return;
    case NamedIdentity::subsidy: {
      const Rational &from = functions.buyer_values.lower, &to = functions.seller_costs.upper;
      if (from >= to) throw OutOfScope("the lowest value of the buyer is not below the highest cost of the seller");
      const PiecewisePolynomial trading = functions.F_s * (constant(1, functions.F_b) - functions.F_b);
      return expand_number(functions.least_subsidy(), trading.integral(from, to), judge);
    }
    default: throw OutOfScope("this identity is one of partnerships");
  }
}

}  // namespace

void expand_incentives(const PartnershipFunctions& functions, Judge& judge) {
  expand_equality(functions.H, identity(functions.G) * functions.G - functions.G.antiderivative(), judge);
}

void expand_interim_transfer(const PartnershipFunctions& functions, Judge& judge) {
  expand_equality(constant(expected(functions, functions.H), functions.H) - functions.H, functions.W, judge);
}

void expand_identity(const Model& model, const Identity& claim, Judge& judge) {
  if (const auto* partnership = std::get_if<PartnershipInstance>(&claim.instance))
    return expand_partnership_identity(functions_of(model, *partnership), claim.identity, judge);
  expand_trade_identity(functions_of(model, std::get<TradeInstance>(claim.instance)), claim.identity, judge);
}

}  // namespace candor::continuum
