// SPDX-License-Identifier: MIT
// What a buyer with value theta ~ F_b and a seller with cost c ~ F_s expect under the efficient
// allocation: they trade exactly if theta > c (Myerson and Satterthwaite 1983).
#pragma once

#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor::continuum {

/// On the smallest interval that holds both supports (from where a distribution function is no
/// longer 0 to where it is 1), with the breaks of both distributions; below its support a
/// distribution function is 0, above it 1.
struct TradeFunctions {
  TradeFunctions(const PiecewisePolynomial& buyer_written, const PiecewisePolynomial& seller_written);

  Enclosure buyer_values, seller_costs;  ///< the supports
  PiecewisePolynomial F_b, F_s;
  PiecewisePolynomial buyer_gain;   ///< E (v - c)^+: integral of F_s up to v
  PiecewisePolynomial seller_gain;  ///< E (theta - v)^+: integral of 1 - F_b from v on
  Rational gains;                   ///< E (theta - c)^+ = integral of F_s (1 - F_b)
  Rational expected_value_traded;   ///< E theta where theta > c
  Rational expected_cost_traded;    ///< E c where theta > c
  Rational trade_probability;
  /// Between types a and b without types in between, on which the other's distribution rises, utility need only rise
  /// by b - a times the probability of trade at the end with less of it: what that saves in expectation.
  Rational saved_by_gaps;

  Rational lowest_buyer_payoff() const { return buyer_gain(buyer_values.lower); }
  Rational highest_seller_payoff() const { return seller_gain(seller_costs.upper); }
  Rational least_subsidy() const { return gains - lowest_buyer_payoff() - highest_seller_payoff() - saved_by_gaps; }
  /// Interim utilities in the expected-externality mechanism, in trade form and in ownership form
  /// (there an agent's payoff is the value of what she ends up with).
  PiecewisePolynomial buyer_agv_payoff(bool ownership) const;
  PiecewisePolynomial seller_agv_payoff(bool ownership) const;
  /// Of a function of the agent's value.
  Rational expected_by_buyer(const PiecewisePolynomial& function) const {
    return (function * F_b.derivative()).integral();
  }
  Rational expected_by_seller(const PiecewisePolynomial& function) const {
    return (function * F_s.derivative()).integral();
  }
};

/// The function on a part of its interval whose ends are breaks.
PiecewisePolynomial restricted(const PiecewisePolynomial& function, const Enclosure& interval);

}  // namespace candor::continuum
