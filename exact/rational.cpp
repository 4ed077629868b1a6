// SPDX-License-Identifier: MIT
#include "exact/rational.hpp"

namespace candor {

Rational Rational::from_gmp_integer(const __mpz_struct* value) {
  Rational result;
  mpq_set_z(result.value_, value);
  return result;
}

Rational Rational::from_128_bits(Int128 integer) {
  if (integer == static_cast<long>(integer)) return static_cast<long>(integer);
  const UInt128 magnitude = integer < 0 ? -static_cast<UInt128>(integer) : static_cast<UInt128>(integer);
  const std::uint64_t limbs[] = {static_cast<std::uint64_t>(magnitude), static_cast<std::uint64_t>(magnitude >> 64)};
  Rational result;
  mpz_import(mpq_numref(result.value_), 2, -1, sizeof(limbs[0]), 0, 0, limbs);
  if (integer < 0) mpq_neg(result.value_, result.value_);
  return result;
}

bool Rational::is_integer() const { return mpz_cmp_ui(mpq_denref(value_), 1) == 0; }

Rational Rational::power(unsigned long exponent) const {
  // A power of a fraction in lowest terms is in lowest terms.
  Rational result;
  mpz_pow_ui(mpq_numref(result.value_), mpq_numref(value_), exponent);
  mpz_pow_ui(mpq_denref(result.value_), mpq_denref(value_), exponent);
  return result;
}

std::size_t Rational::bits() const {
  return mpz_sizeinbase(mpq_numref(value_), 2) + mpz_sizeinbase(mpq_denref(value_), 2);
}

std::string Rational::text() const {
  void (*release)(void*, std::size_t) = nullptr;
  mp_get_memory_functions(nullptr, nullptr, &release);
  char* digits = mpq_get_str(nullptr, 10, value_);
  std::string result(digits);
  release(digits, result.size() + 1);
  return result;
}

Rational abs(const Rational& value) { return value.sign() < 0 ? -value : value; }

Rational least_common_multiple(const Rational& left, const Rational& right) {
  if (!left.is_integer() || !right.is_integer() || left.sign() <= 0 || right.sign() <= 0)
    throw std::domain_error("least common multiple of numbers that are not positive integers");
  mpz_t multiple;
  mpz_init(multiple);
  mpz_lcm(multiple, mpq_numref(left.gmp()), mpq_numref(right.gmp()));
  Rational result = Rational::from_gmp_integer(multiple);
  mpz_clear(multiple);
  return result;
}

namespace {
std::size_t mix(std::size_t seed, const __mpz_struct* integer) {
  for (std::size_t limb = 0; limb < mpz_size(integer); ++limb)
    seed = (seed ^ mpz_getlimbn(integer, static_cast<mp_size_t>(limb))) * 0x9E3779B97F4A7C15u;
  return seed ^ static_cast<std::size_t>(mpz_sgn(integer) + 1);
}
}  // namespace

}  // namespace candor

std::size_t std::hash<candor::Rational>::operator()(const candor::Rational& value) const noexcept {
  return candor::mix(candor::mix(0x51ED270B, mpq_numref(value.gmp())), mpq_denref(value.gmp()));
}
