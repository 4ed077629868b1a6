// SPDX-License-Identifier: MIT
#include "exact/linear/independence.hpp"

#include <gmp.h>

#include <algorithm>
#include <limits>

#include "exact/width.hpp"

namespace candor {
namespace {

constexpr unsigned long prime = (1UL << (std::numeric_limits<unsigned long>::digits >= 64 ? 61 : 31)) - 1;
using Residue = std::uint64_t;  // modulo the prime

Residue product(Residue left, Residue right) {
  return static_cast<Residue>(static_cast<UInt128>(left) * right % prime);
}
Residue inverse(Residue residue) {
  Residue result = 1;
  for (std::uint64_t exponent = prime - 2; exponent > 0; exponent /= 2, residue = product(residue, residue))
    if (exponent % 2 == 1) result = product(result, residue);
  return result;
}

}  // namespace

bool Echelon::add(const LinearRow& row) {
  std::vector<Residue> dense(row_with_pivot_.size());
  for (const auto& [variable, coefficient] : row.coefficients) {
    const Residue denominator = mpz_fdiv_ui(mpq_denref(coefficient.gmp()), prime);
    if (denominator == 0) return false;
    const Residue numerator = mpz_fdiv_ui(mpq_numref(coefficient.gmp()), prime);
    dense[variable] = denominator == 1 ? numerator : product(numerator, inverse(denominator));
  }
  for (std::size_t v = 0; v < dense.size(); ++v) {
    if (dense[v] == 0) continue;
    if (row_with_pivot_[v].empty()) {
      const Residue scale = inverse(dense[v]);
      for (Residue& entry : dense) entry = product(entry, scale);
      row_with_pivot_[v] = std::move(dense);
      return true;
    }
    const Residue factor = prime - dense[v];
    for (std::size_t w = v; w < dense.size(); ++w)
      dense[w] = (dense[w] + product(factor, row_with_pivot_[v][w])) % prime;
  }
  return false;
}

std::vector<std::size_t> Echelon::pivots() const {
  std::vector<std::size_t> result;
  for (std::size_t v = 0; v < row_with_pivot_.size(); ++v)
    if (!row_with_pivot_[v].empty()) result.push_back(v);
  return result;
}

bool surely_independent(const std::vector<LinearRow>& rows, std::size_t variables) {
  Echelon reduced(variables);
  return std::all_of(rows.begin(), rows.end(), [&](const LinearRow& row) { return reduced.add(row); });
}

}  // namespace candor
