// SPDX-License-Identifier: MIT
#include "prover/continuum/annihilator.hpp"

#include <algorithm>

namespace candor::continuum {
namespace {

/// A combination of powers, and what it is; led by 1 at `pivot`.
struct Row {
  std::vector<Rational> vector, combination;
  std::size_t pivot = 0;
};

void subtract(std::vector<Rational>& from, const std::vector<Rational>& row, const Rational& factor) {
  if (from.size() < row.size()) from.resize(row.size());
  for (std::size_t k = 0; k < row.size(); ++k) from[k] -= factor * row[k];
}

}  // namespace

Polynomial minimal_polynomial(const QuotientRing& ring, const QuotientRing::Element& element,
                              const SearchLimit& limit) {
  std::vector<Row> rows;
  QuotientRing::Element power = ring.constant(1);
  for (std::size_t exponent = 0;; ++exponent) {
    limit.check([&] { return std::to_string(exponent) + " powers of an algebraic number"; });
    Row next{power, std::vector<Rational>(exponent + 1), 0};
    next.combination[exponent] = 1;
    for (const Row& row : rows) {
      const Rational factor = next.vector[row.pivot];
      if (factor.sign() == 0) continue;
      subtract(next.vector, row.vector, factor);
      subtract(next.combination, row.combination, factor);
    }
    const auto lead =
        std::find_if(next.vector.begin(), next.vector.end(), [](const Rational& entry) { return entry.sign() != 0; });
    if (lead == next.vector.end()) return Polynomial(next.combination);
    next.pivot = static_cast<std::size_t>(lead - next.vector.begin());
    const Rational scale = Rational(1) / *lead;
    for (Rational& entry : next.vector) entry *= scale;
    for (Rational& entry : next.combination) entry *= scale;
    rows.push_back(std::move(next));
    power = ring.product(power, element);
  }
}

}  // namespace candor::continuum
