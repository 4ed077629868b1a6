// SPDX-License-Identifier: MIT
#include "prover/continuum/worst_off.hpp"

#include <algorithm>

#include "prover/continuum/factors.hpp"

namespace candor::continuum {

Rational floor_of(const Rational& value) {
  mpz_t integer;
  mpz_init(integer);
  mpz_fdiv_q(integer, mpq_numref(value.gmp()), mpq_denref(value.gmp()));
  Rational result = Rational::from_gmp_integer(integer);
  mpz_clear(integer);
  return result;
}

Rational simplest_between(const Rational& lower, const Rational& upper) {
  std::vector<Rational> wholes;  // of the continued fraction that both ends begin with
  Rational low = lower, high = upper, result;
  for (;;) {
    const Rational whole = floor_of(low);
    if (whole == low || whole + 1 <= high) {
      result = whole == low ? low : whole + 1;
      break;
    }
    wholes.push_back(whole);
    const Rational above = Rational(1) / (low - whole);
    low = Rational(1) / (high - whole);
    high = above;
  }
  for (; !wholes.empty(); wholes.pop_back()) result = wholes.back() + Rational(1) / result;
  return result;
}

WorstOffTypes::WorstOffTypes(const PartnershipFunctions& functions, const std::vector<Rational>& shares)
    : functions_(functions), shares_(shares) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const std::vector<Rational>& breaks = functions.F.breaks;
    std::size_t k = 0;
    while (sign_at(i, breaks[k]) < 0) ++k;  // at the last break G is 1
    const bool exact = sign_at(i, breaks[k]) == 0;
    enclosures_.push_back({breaks[exact ? k : k - 1], breaks[k]});
  }
}

int WorstOffTypes::sign_at(std::size_t agent, const Rational& value) const {
  return (functions_.F(value).power(functions_.n - 1) - shares_[agent]).sign();
}

/// Bisection between multiples of the unit.
void WorstOffTypes::refine(std::size_t agent, const Rational& unit) {
  Enclosure& enclosure = enclosures_[agent];
  while (enclosure.lower != enclosure.upper) {
    Rational middle = floor_of((enclosure.lower + enclosure.upper) / Rational(2) / unit) * unit;
    if (middle <= enclosure.lower) middle += unit;
    if (middle >= enclosure.upper) return;
    const int sign = sign_at(agent, middle);
    if (sign <= 0) enclosure.lower = middle;
    if (sign >= 0) enclosure.upper = middle;
  }
}

void WorstOffTypes::try_simplest(std::size_t agent) {
  Enclosure& enclosure = enclosures_[agent];
  if (enclosure.lower == enclosure.upper) return;
  const Rational candidate = simplest_between(enclosure.lower, enclosure.upper);
  if (sign_at(agent, candidate) == 0) enclosure = {candidate, candidate};
}

void WorstOffTypes::refine(unsigned digits, const SearchLimit& limit) {
  const Rational unit = Rational(1) / Rational(10).power(digits);
  for (std::size_t i = 0; i < size(); ++i) {
    limit.check([&] { return "v* known to " + std::to_string(digits_) + " digits"; });
    refine(i, unit);
    if (digits >= 6) try_simplest(i);
  }
  digits_ = digits;
}

bool WorstOffTypes::all_exact() const {
  return std::all_of(enclosures_.begin(), enclosures_.end(),
                     [](const Enclosure& one) { return one.lower == one.upper; });
}

std::vector<Rational> WorstOffTypes::lower() const {
  std::vector<Rational> ends;
  for (const Enclosure& one : enclosures_) ends.push_back(one.lower);
  return ends;
}
std::vector<Rational> WorstOffTypes::upper() const {
  std::vector<Rational> ends;
  for (const Enclosure& one : enclosures_) ends.push_back(one.upper);
  return ends;
}

std::size_t WorstOffTypes::piece_of(std::size_t agent) const {
  const std::vector<Rational>& breaks = functions_.F.breaks;
  std::size_t k = 0;
  while (breaks[k + 1] < enclosures_[agent].upper) ++k;
  return k;
}

std::optional<std::vector<Algebraic::Root>> WorstOffTypes::roots(std::size_t largest_degree, const SearchLimit& limit) {
  constexpr std::size_t largest_to_factor = 160;
  std::vector<Algebraic::Root> result;
  for (std::size_t i = 0; i < size(); ++i) {
    limit.check([&] { return "factors for " + std::to_string(i) + " of " + std::to_string(size()) + " agents"; });
    const Enclosure& between = enclosures_[i];
    if (between.lower == between.upper) {
      result.push_back({Polynomial({-between.lower, 1}), between});
      continue;
    }
    const Polynomial difference = functions_.G.pieces[piece_of(i)] - Polynomial(shares_[i]);
    if (difference.degree() > largest_to_factor) return std::nullopt;
    for (const Polynomial& factor : irreducible_factors(difference)) {
      if ((factor(between.lower) * factor(between.upper)).sign() >= 0) continue;
      if (factor.degree() > largest_degree) return std::nullopt;
      result.push_back({factor, between});
      break;
    }
    if (result.size() <= i) return std::nullopt;  // the enclosure is not narrow enough to tell factors apart
  }
  return result;
}

}  // namespace candor::continuum
