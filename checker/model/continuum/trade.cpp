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

/// The intervals between types without types in between: where the distribution function is constant, but not 0 or 1.
std::vector<Enclosure> gaps(const PiecewisePolynomial& cdf) {
  std::vector<Enclosure> found;
  for (std::size_t k = 0; k < cdf.pieces.size(); ++k) {
    const Rational &from = cdf.breaks[k], &to = cdf.breaks[k + 1];
    if (cdf.pieces[k].degree() > 0 || cdf(from).sign() == 0 || cdf(from) == Rational(1)) continue;
    if (!found.empty() && found.back().upper == from)
      found.back().upper = to;
    else
      found.push_back({from, to});
  }
  return found;
}

/// The buyer expects F_s(v) trades, least at the lower end of a gap; the seller 1 - F_b(c), least at the upper end.
Rational saved_in_gaps(const PiecewisePolynomial& F_b, const PiecewisePolynomial& F_s) {
  Rational saved = 0;
  for (const auto& [a, b] : gaps(F_b)) saved += (Rational(1) - F_b(a)) * (F_s.integral(a, b) - (b - a) * F_s(a));
  for (const auto& [a, b] : gaps(F_s)) saved += F_s(a) * ((b - a) * F_b(b) - F_b.integral(a, b));
  return saved;
}

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
  saved_by_gaps = saved_in_gaps(F_b, F_s);
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
