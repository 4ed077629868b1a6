// SPDX-License-Identifier: MIT
#include "checker/model/continuum/trade.hpp"

#include <algorithm>

#include "checker/model/continuum/model.hpp"

namespace candor::continuum {
namespace {

std::vector<Rational> united(std::vector<Rational> breaks, const std::vector<Rational>& others) {
  breaks.insert(breaks.end(), others.begin(), others.end());
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  return breaks;
}

/// The integral from v to the upper end.
PiecewisePolynomial tail(const PiecewisePolynomial& function) {
  const PiecewisePolynomial whole = function.antiderivative();
  return constant(whole(whole.upper()), whole) - whole;
}

PiecewisePolynomial complement(const PiecewisePolynomial& cdf) { return constant(1, cdf) - cdf; }

}  // namespace

TradeFunctions::TradeFunctions(const PiecewisePolynomial& buyer_written, const PiecewisePolynomial& seller_written) {
  const PiecewisePolynomial buyer_cdf = on_possible_values(buyer_written),
                            seller_cdf = on_possible_values(seller_written);
  buyer_values = {buyer_cdf.lower(), buyer_cdf.upper()};
  seller_costs = {seller_cdf.lower(), seller_cdf.upper()};
  const std::vector<Rational> breaks = united(buyer_cdf.breaks, seller_cdf.breaks);
  F_b = buyer_cdf.on(breaks, 0, 1);
  F_s = seller_cdf.on(breaks, 0, 1);
  buyer_gain = F_s.antiderivative();
  seller_gain = tail(complement(F_b));
  gains = (F_s * complement(F_b)).integral();
  expected_value_traded = expected_by_buyer(identity(F_s) * F_s);
  expected_cost_traded = expected_by_seller(identity(F_b) * complement(F_b));
  trade_probability = expected_by_buyer(F_s);
}

PiecewisePolynomial TradeFunctions::buyer_agv_payoff(bool ownership) const {
  const PiecewisePolynomial own = ownership ? identity(F_s) + tail(complement(F_s)) : buyer_gain;
  return own - constant(expected_value_traded, own);
}

PiecewisePolynomial TradeFunctions::seller_agv_payoff(bool ownership) const {
  if (!ownership) return seller_gain + constant(expected_cost_traded, seller_gain);
  const Rational kept = expected_by_seller(identity(F_b) * F_b);  // E c where the seller keeps the object
  return identity(seller_gain) + seller_gain - constant(kept, seller_gain);
}

PiecewisePolynomial restricted(const PiecewisePolynomial& function, const Enclosure& interval) {
  PiecewisePolynomial result;
  for (std::size_t k = 0; k < function.pieces.size(); ++k) {
    if (function.breaks[k] < interval.lower || function.breaks[k + 1] > interval.upper) continue;
    if (result.breaks.empty()) result.breaks.push_back(function.breaks[k]);
    result.breaks.push_back(function.breaks[k + 1]);
    result.pieces.push_back(function.pieces[k]);
  }
  return result;
}

}  // namespace candor::continuum
