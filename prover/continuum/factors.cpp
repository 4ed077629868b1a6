// SPDX-License-Identifier: MIT
#include "prover/continuum/factors.hpp"

#include <flint/fmpz_poly.h>
#include <flint/fmpz_poly_factor.h>

#include <algorithm>

#include "exact/linear/flint_memory.hpp"
#include "exact/numeral.hpp"

namespace candor::continuum {
namespace {

/// Integers that FLINT holds.
class IntegerPolynomial {
 public:
  IntegerPolynomial() { fmpz_poly_init(value); }
  ~IntegerPolynomial() { fmpz_poly_clear(value); }
  IntegerPolynomial(const IntegerPolynomial&) = delete;
  IntegerPolynomial& operator=(const IntegerPolynomial&) = delete;
  fmpz_poly_t value;
};

class Factorization {
 public:
  explicit Factorization(const IntegerPolynomial& polynomial) {
    fmpz_poly_factor_init(value);
    fmpz_poly_factor(value, polynomial.value);
  }
  ~Factorization() { fmpz_poly_factor_clear(value); }
  Factorization(const Factorization&) = delete;
  Factorization& operator=(const Factorization&) = delete;
  fmpz_poly_factor_t value;
};

void set(IntegerPolynomial& into, const Polynomial& polynomial) {
  const Rational scale = common_denominator(polynomial.coefficients());
  for (std::size_t k = 0; k < polynomial.coefficients().size(); ++k) {
    const Rational integer = polynomial.coefficients()[k] * scale;
    fmpz_t coefficient;
    fmpz_init(coefficient);
    fmpz_set_mpz(coefficient, mpq_numref(integer.gmp()));
    fmpz_poly_set_coeff_fmpz(into.value, static_cast<slong>(k), coefficient);
    fmpz_clear(coefficient);
  }
}

Polynomial monic(const fmpz_poly_struct& polynomial) {
  std::vector<Rational> coefficients;
  mpz_t integer;
  mpz_init(integer);
  for (slong k = 0; k < fmpz_poly_length(&polynomial); ++k) {
    fmpz_t coefficient;
    fmpz_init(coefficient);
    fmpz_poly_get_coeff_fmpz(coefficient, &polynomial, k);
    fmpz_get_mpz(integer, coefficient);
    coefficients.push_back(Rational::from_gmp_integer(integer));
    fmpz_clear(coefficient);
  }
  mpz_clear(integer);
  const Rational leading = coefficients.back();
  for (Rational& coefficient : coefficients) coefficient /= leading;
  return Polynomial(std::move(coefficients));
}

}  // namespace

std::vector<Polynomial> irreducible_factors(const Polynomial& polynomial) {
  free_flint_memory_at_thread_end();
  IntegerPolynomial integers;
  set(integers, polynomial);
  const Factorization factorization(integers);
  std::vector<Polynomial> factors;
  for (slong k = 0; k < factorization.value->num; ++k) factors.push_back(monic(factorization.value->p[k]));
  std::sort(factors.begin(), factors.end(),
            [](const Polynomial& one, const Polynomial& other) { return one.degree() < other.degree(); });
  return factors;
}

}  // namespace candor::continuum
