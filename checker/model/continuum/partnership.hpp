// SPDX-License-Identifier: MIT
// What n partners with independent values from one distribution F on [0, beta] expect under the
// efficient allocation (Cramton, Gibbons and Klemperer 1987).
#pragma once

#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor::continuum {

/// All have the breaks of F, whose values end where it is 1. They begin at 0, even if it is 0 at
/// first: that changes nothing, as nobody has such values.
struct PartnershipFunctions {
  /// `cdf` is a distribution function that begins at 0; n >= 2.
  PartnershipFunctions(const PiecewisePolynomial& cdf, std::size_t agents);

  std::size_t n;
  PiecewisePolynomial F;
  PiecewisePolynomial G;  ///< F^(n-1): the probability with which type v wins
  PiecewisePolynomial g;  ///< G'
  PiecewisePolynomial H;  ///< integral of x g(x) from 0 to v
  PiecewisePolynomial W;  ///< integral of (1-F) x g from v to beta, less that of F x g from 0 to v

  const Rational& beta() const { return F.upper(); }
  /// An upper bound of W(v*) with G(v*) = r, for every l in [0, beta]: W(l) + l (G(l) - r). At l =
  /// v* it is W(v*).
  Rational upper_bound(const Rational& l, const Rational& share) const { return W(l) + l * (G(l) - share); }
};

/// A function of the form numerator / denominator; the denominator is nowhere negative.
struct Fraction {
  PiecewisePolynomial numerator, denominator;
};
/// b(v), with b F^n = v F^n - integral of F^n from 0 to v.
Fraction simple_bid(const PartnershipFunctions& functions);
/// n F^(n-1) - (n-1) F^n.
PiecewisePolynomial phi(const PartnershipFunctions& functions);
/// Integral of x g from v to beta: the expected highest value of the others, where it exceeds v.
PiecewisePolynomial residual(const PartnershipFunctions& functions);
/// v G + W: the interim utility in the expected-externality mechanism.
PiecewisePolynomial agv_payoff(const PartnershipFunctions& functions);

/// S(r, 1-r) of two partners as a function of r, if F is piecewise linear and nowhere constant.
/// Throws std::domain_error otherwise.
PiecewisePolynomial surplus_of_two(const PiecewisePolynomial& cdf);

}  // namespace candor::continuum
