// SPDX-License-Identifier: MIT
#include "prover/continuum/priors.hpp"

#include <algorithm>

#include "checker/model/continuum/model.hpp"
#include "prover/continuum/worst_off.hpp"

namespace candor::continuum {
namespace {

/// Linear through (0,0), (edge, level), (1-edge, level), (1,1).
PiecewisePolynomial plateau(const Rational& edge, const Rational& level) {
  const Rational slope = level / edge, last = (Rational(1) - level) / edge;
  return {{0, edge, Rational(1) - edge, 1},
          {Polynomial({0, slope}), Polynomial(level), Polynomial({Rational(1) - last, last})}};
}

/// The enclosures under this distribution, if they show that S < 0, or that S >= 0.
std::optional<Points> shown(const PiecewisePolynomial& cdf, const std::vector<Rational>& shares, bool negative,
                            const SearchLimit& limit) {
  const PartnershipFunctions functions(cdf, shares.size());
  WorstOffTypes types(functions, shares);
  for (const unsigned digits : {2u, 4u, 8u, 16u}) {
    types.refine(digits, limit);
    const std::vector<Rational> points = negative ? types.lower() : types.upper();
    Rational bound;
    for (std::size_t i = 0; i < shares.size(); ++i)
      bound += negative ? functions.upper_bound(points[i], shares[i]) : functions.W(points[i]);
    if (negative && bound.sign() < 0) return Points{{}, points};
    if (!negative && bound.sign() >= 0) return Points{points, {}};
  }
  return std::nullopt;
}

/// Narrower and narrower edges.
std::optional<Evidence> among_plateaus(const Rational& level, const std::vector<Rational>& shares, bool negative,
                                       const SearchLimit& limit) {
  for (Rational edge = Rational(1) / Rational(4); edge.bits() < 200; edge = edge / Rational(2)) {
    limit.check([] { return "no such distribution found yet"; });
    const PiecewisePolynomial cdf = plateau(edge, level);
    if (const std::optional<Points> points = shown(cdf, shares, negative, limit)) return PriorAgainst{cdf, *points};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Evidence> blocking_prior(const std::vector<Rational>& shares, const SearchLimit& limit) {
  if (defect_of_shares(shares)) return std::nullopt;
  std::vector<Rational> ascending = shares;
  std::sort(ascending.begin(), ascending.end());
  const std::size_t n = shares.size();
  Rational smallest;
  for (std::size_t k = 1; k < n; ++k) {
    smallest += ascending[k - 1];
    const Rational level = Rational(k) / Rational(n);
    if (smallest >= level.power(n)) continue;
    if (const auto evidence = among_plateaus(level, shares, true, limit)) return evidence;
  }
  return std::nullopt;
}

std::optional<Evidence> permitting_prior(const std::vector<Rational>& shares, const SearchLimit& limit) {
  if (defect_of_shares(shares) || *std::max_element(shares.begin(), shares.end()) == Rational(1)) return std::nullopt;
  for (Rational missing = Rational(1) / Rational(2); missing.bits() < 100; missing = missing / Rational(2))
    for (const Rational& edge : {missing, missing * missing, missing * missing * missing}) {
      limit.check([] { return "no such distribution found yet"; });
      const PiecewisePolynomial cdf = plateau(edge / Rational(4), Rational(1) - missing);
      if (const std::optional<Points> points = shown(cdf, shares, false, limit)) return PriorAgainst{cdf, *points};
    }
  return std::nullopt;
}

}  // namespace candor::continuum
