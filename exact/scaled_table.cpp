// SPDX-License-Identifier: MIT
#include "exact/scaled_table.hpp"

namespace candor {

std::optional<ScaledTable> ScaledTable::of(const std::vector<Rational>& numbers) {
  Rational denominator = 1, total;
  for (const Rational& number : numbers) {
    const Rational own = number.denominator();
    if (own != denominator) denominator = least_common_multiple(denominator, own);
    total += abs(number);
    if (mpz_sizeinbase(mpq_numref(denominator.gmp()), 2) > 126) return std::nullopt;
  }
  const Rational largest_sum = total * denominator;
  if (mpz_sizeinbase(mpq_numref(largest_sum.gmp()), 2) > 126) return std::nullopt;
  std::vector<Int128> numerators;
  numerators.reserve(numbers.size());
  for (const Rational& number : numbers) {
    const Rational scaled = number * denominator;
    UInt128 magnitude = 0;
    for (std::size_t k = mpz_size(mpq_numref(scaled.gmp())); k-- > 0;)
      magnitude = (magnitude << GMP_NUMB_BITS) + mpz_getlimbn(mpq_numref(scaled.gmp()), static_cast<mp_size_t>(k));
    numerators.push_back(static_cast<Int128>(scaled.sign() < 0 ? -magnitude : magnitude));
  }
  return ScaledTable(denominator, std::move(numerators));
}

Rational ScaledTable::sum(std::size_t k, std::size_t step) const {
  Rational carried;  // what no longer fits 128 bits
  Int128 sum = 0;
  for (; k < numerators_.size(); k += step) {
    Int128 next = 0;
    if (!__builtin_add_overflow(sum, numerators_[k], &next)) {
      sum = next;
      continue;
    }
    carried += Rational::from_128_bits(sum);
    sum = numerators_[k];
  }
  return (carried + Rational::from_128_bits(sum)) / denominator_;
}

}  // namespace candor
