// SPDX-License-Identifier: MIT
#include "exact/linear/independence.hpp"

#include <gmp.h>

#include <cstdint>

namespace candor {
namespace {

constexpr std::uint64_t prime = 2147483647;  // 2^31 - 1

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent > 0; exponent /= 2, base = base * base % prime)
    if (exponent % 2 == 1) result = result * base % prime;
  return result;
}
std::uint64_t inverse(std::uint64_t value) { return power(value, prime - 2); }

}  // namespace

bool surely_independent(const std::vector<LinearRow>& rows, std::size_t variables) {
  std::vector<std::vector<std::uint64_t>> reduced;  // each 1 at its leading variable, at which later ones are 0
  std::vector<std::size_t> leading;
  for (const LinearRow& row : rows) {
    std::vector<std::uint64_t> residues(variables);
    for (const auto& [variable, coefficient] : row.coefficients) {
      const std::uint64_t denominator = mpz_fdiv_ui(mpq_denref(coefficient.gmp()), prime);
      if (denominator == 0) return false;
      residues[variable] = mpz_fdiv_ui(mpq_numref(coefficient.gmp()), prime) * inverse(denominator) % prime;
    }
    for (std::size_t k = 0; k < reduced.size(); ++k)
      if (const std::uint64_t factor = residues[leading[k]]; factor != 0)
        for (std::size_t v = 0; v < variables; ++v)
          residues[v] = (residues[v] + (prime - factor) * reduced[k][v]) % prime;
    std::size_t lead = 0;
    while (lead < variables && residues[lead] == 0) ++lead;
    if (lead == variables) return false;
    const std::uint64_t scale = inverse(residues[lead]);
    for (std::uint64_t& residue : residues) residue = residue * scale % prime;
    reduced.push_back(std::move(residues));
    leading.push_back(lead);
  }
  return true;
}

}  // namespace candor
