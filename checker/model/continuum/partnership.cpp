// SPDX-License-Identifier: MIT
#include "checker/model/continuum/partnership.hpp"

#include <algorithm>
#include <stdexcept>

#include "checker/model/continuum/model.hpp"

namespace candor::continuum {
namespace {

PiecewisePolynomial interim_transfer(const PiecewisePolynomial& F, const PiecewisePolynomial& value_times_density) {
  const PiecewisePolynomial lost = ((constant(1, F) - F) * value_times_density).antiderivative();
  const PiecewisePolynomial gained = (F * value_times_density).antiderivative();
  return constant(lost(F.upper()), F) - lost - gained;
}

}  // namespace

PartnershipFunctions::PartnershipFunctions(const PiecewisePolynomial& cdf, std::size_t agents)
    : n(agents),
      F(up_to_highest_value(cdf)),
      G(F.power(agents - 1)),
      g(G.derivative()),
      H((identity(F) * g).antiderivative()),
      W(interim_transfer(F, identity(F) * g)) {}

Fraction simple_bid(const PartnershipFunctions& functions) {
  const PiecewisePolynomial highest = functions.F * functions.G;
  return {identity(highest) * highest - highest.antiderivative(), highest};
}

PiecewisePolynomial phi(const PartnershipFunctions& functions) {
  return Rational(functions.n) * functions.G - Rational(functions.n - 1) * (functions.F * functions.G);
}

PiecewisePolynomial residual(const PartnershipFunctions& functions) {
  return constant(functions.H(functions.beta()), functions.H) - functions.H;
}

PiecewisePolynomial agv_payoff(const PartnershipFunctions& functions) {
  return identity(functions.G) * functions.G + functions.W;
}

namespace {

/// The function of r that is w(1-r).
PiecewisePolynomial mirrored(const PiecewisePolynomial& w) {
  PiecewisePolynomial result;
  for (auto at = w.breaks.rbegin(); at != w.breaks.rend(); ++at) result.breaks.push_back(Rational(1) - *at);
  for (auto piece = w.pieces.rbegin(); piece != w.pieces.rend(); ++piece)
    result.pieces.push_back(piece->of(Polynomial({1, -1})));
  return result;
}

}  // namespace

PiecewisePolynomial surplus_of_two(const PiecewisePolynomial& cdf) {
  const PartnershipFunctions functions(cdf, 2);
  PiecewisePolynomial w;  // r -> W(F^-1(r))
  const PiecewisePolynomial& F = functions.F;
  for (std::size_t k = 0; k < F.pieces.size(); ++k) {
    if (F.pieces[k].degree() != 1)
      throw std::domain_error("the distribution function is not piecewise linear, or constant somewhere");
    const Rational slope = F.pieces[k].leading();
    w.breaks.push_back(F(F.breaks[k]));
    w.pieces.push_back(
        functions.W.pieces[k].of(Polynomial({-F.pieces[k].coefficient(0) / slope, Rational(1) / slope})));
  }
  w.breaks.push_back(1);
  const PiecewisePolynomial other = mirrored(w);
  std::vector<Rational> breaks = w.breaks;
  breaks.insert(breaks.end(), other.breaks.begin(), other.breaks.end());
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  return w.on(breaks, 0, 0) + other.on(breaks, 0, 0);
}

}  // namespace candor::continuum
