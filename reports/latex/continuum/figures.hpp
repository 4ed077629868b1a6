// SPDX-License-Identifier: MIT
// Figures for partnerships and bilateral trade, for pgfplots. Coordinates are rounded to six
// places: they are for the eye, and nothing is concluded from them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "exact/polynomial/piecewise_polynomial.hpp"

namespace candor::tex {

/// Where an agent's participation constraint binds: v with G(v) = r, approximately, and what W is
/// there.
struct CriticalPoint {
  std::string agents;  ///< "v_{1}^*=v_{2}^*", in math mode
  Rational value, height;
};
/// The function W on its interval, with the critical values of the shares marked. `label` is a
/// \label key, as below.
std::string surplus_function_figure(const PiecewisePolynomial& surplus_function,
                                    const std::vector<CriticalPoint>& critical, const std::string& label);

/// Shares of three agents that a claim is about.
struct MarkedShares {
  std::array<Rational, 3> shares;
  bool dissolvable;
};
/// The triangle of all shares of three agents with values drawn from `distribution`, and in it
/// those that can be dissolved efficiently.
std::string dissolvable_figure(const PiecewisePolynomial& distribution, const std::vector<MarkedShares>& marked,
                               const std::string& label);

/// The area under `integrand` is an amount; the part of it between `from` and `to` is shaded
/// darker.
struct Area {
  PiecewisePolynomial integrand;
  Rational from, to;  ///< from <= to; the whole area lies within the integrand's interval
  std::string name;   ///< of the integrand, in math mode
  std::string variable;
  std::string caption;  ///< running text
};
std::string area_figure(const Area& area, const std::string& label);

/// A v, up to 2^-40 of the interval's length, with increasing(v) = level; increasing does not
/// decrease, and goes from level or less to level or more.
Rational approximate_root(const PiecewisePolynomial& increasing, const Rational& level);

}  // namespace candor::tex
