// SPDX-License-Identifier: MIT
// Comparing a point or multipliers with every row: over one common denominator, in integers.
#include "exact/linear/proofs.hpp"

#include <algorithm>

#include "exact/linear/linear_system.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

/// A sum of products of integers.
class IntegerSum {
 public:
  IntegerSum() { mpz_init(value_); }
  IntegerSum(const IntegerSum&) = delete;
  IntegerSum& operator=(const IntegerSum&) = delete;
  ~IntegerSum() { mpz_clear(value_); }
  void clear() { mpz_set_ui(value_, 0); }
  void add_product(const Rational& left, const Rational& right) {
    mpz_addmul(value_, mpq_numref(left.gmp()), mpq_numref(right.gmp()));
  }
  void subtract_product(const Rational& left, const Rational& right) {
    mpz_submul(value_, mpq_numref(left.gmp()), mpq_numref(right.gmp()));
  }
  int sign() const { return mpz_sgn(value_); }
  Rational value() const { return Rational::from_gmp_integer(value_); }

 private:
  mpz_t value_;
};

/// Numbers as integers over one denominator, the least.
struct OverCommonDenominator {
  Rational denominator;
  std::vector<Rational> numerators;
  explicit OverCommonDenominator(std::vector<Rational> numbers)
      : denominator(common_denominator(numbers)), numerators(std::move(numbers)) {
    for (Rational& number : numerators)
      if (number.sign() != 0) number *= denominator;
  }
};

}  // namespace

Rational integer_factor(const LinearRow& row) {
  Rational factor = row.bound.denominator();
  for (const auto& entry : row.coefficients)
    if (!entry.second.is_integer()) factor = least_common_multiple(factor, entry.second.denominator());
  return factor;
}

void scale(LinearRow& row, const Rational& factor) {
  if (factor == Rational(1)) return;
  for (auto& entry : row.coefficients) entry.second *= factor;
  row.bound *= factor;
}

bool signs_are_right(const LinearSystem& system, const std::vector<Rational>& multipliers) {
  if (multipliers.size() != system.rows.size()) return false;
  for (std::size_t r = 0; r < multipliers.size(); ++r)
    if (multipliers[r].sign() < 0 && !system.rows[r].equality) return false;
  return true;
}

LinearCombination combination(const LinearSystem& system, const std::vector<Rational>& multipliers) {
  std::vector<Rational> factors(multipliers.size(), 1), scaled = multipliers;
  for (std::size_t r = 0; r < multipliers.size(); ++r) {
    if (multipliers[r].sign() == 0) continue;
    factors[r] = integer_factor(system.rows[r]);
    scaled[r] /= factors[r];
  }
  const OverCommonDenominator weights(std::move(scaled));
  std::vector<IntegerSum> sums(system.variables);
  IntegerSum bound;
  for (std::size_t r = 0; r < multipliers.size(); ++r) {
    if (multipliers[r].sign() == 0) continue;
    const auto add = [&](const LinearRow& row) {
      for (const auto& [variable, coefficient] : row.coefficients)
        sums[variable].add_product(weights.numerators[r], coefficient);
      bound.add_product(weights.numerators[r], row.bound);
    };
    if (factors[r] == Rational(1)) {
      add(system.rows[r]);
    } else {
      LinearRow row = system.rows[r];
      scale(row, factors[r]);
      add(row);
    }
  }
  LinearCombination result{std::vector<Rational>(system.variables), bound.value() / weights.denominator};
  for (std::size_t v = 0; v < system.variables; ++v)
    if (sums[v].sign() != 0) result.coefficients[v] = sums[v].value() / weights.denominator;
  return result;
}

bool satisfies(const LinearSystem& system, const std::vector<Rational>& point) {
  if (point.size() != system.variables) return false;
  const OverCommonDenominator values(point);
  IntegerSum excess;
  const auto holds = [&](const LinearRow& row) {
    excess.clear();
    for (const auto& [variable, coefficient] : row.coefficients)
      excess.add_product(coefficient, values.numerators[variable]);
    excess.subtract_product(row.bound, values.denominator);
    return row.equality ? excess.sign() == 0 : excess.sign() >= 0;
  };
  return std::all_of(system.rows.begin(), system.rows.end(), [&](const LinearRow& row) {
    const Rational factor = integer_factor(row);
    if (factor == Rational(1)) return holds(row);
    LinearRow scaled = row;
    scale(scaled, factor);
    return holds(scaled);
  });
}

bool refutes(const LinearSystem& system, const FarkasMultipliers& multipliers) {
  if (!signs_are_right(system, multipliers)) return false;
  const auto [coefficients, bound] = combination(system, multipliers);
  return bound.sign() > 0 && std::all_of(coefficients.begin(), coefficients.end(),
                                         [](const Rational& coefficient) { return coefficient.sign() == 0; });
}

}  // namespace candor
