// SPDX-License-Identifier: MIT
#include "exact/linear/margin_program.hpp"

#include <algorithm>

#include "exact/linear/proofs.hpp"

namespace candor {

MarginProgram::MarginProgram(const LinearSystem& original, const SearchLimit& limit)
    : original_rows_(original.rows.size()) {
  const std::size_t margin = original.variables;
  system.variables = original.variables + 1;
  system.rows.reserve(original.rows.size() + 1);
  for (std::size_t r = 0; r < original.rows.size(); ++r) {
    limit.check([] { return "set up"; });
    const Rational factor = integer_factor(original.rows[r]);
    for (int sign : original.rows[r].equality ? std::vector<int>{1, -1} : std::vector<int>{1}) {
      LinearRow& row = system.rows.emplace_back();
      row.coefficients.reserve(original.rows[r].coefficients.size() + 1);
      row.coefficients = original.rows[r].coefficients;
      row.bound = original.rows[r].bound;
      scale(row, factor * Rational(sign));
      std::size_t bits = row.bound.bits();
      for (const auto& entry : row.coefficients) bits = std::max(bits, entry.second.bits());
      row.coefficients.emplace_back(margin,
                                    bits > 53 ? Rational(2).power(static_cast<unsigned long>(bits - 2)) : Rational(1));
      origin_.emplace_back(r, factor * Rational(sign));
    }
  }
  system.rows.push_back({{{margin, Rational(1)}}, Rational(-1), false});
  objective.assign(system.variables, Rational());
  objective[margin] = 1;
}

std::optional<std::vector<Rational>> MarginProgram::point_of_original(std::vector<Rational> point) const {
  point.back() = 0;  // every row as it was
  if (!satisfies(system, point)) return std::nullopt;
  point.pop_back();
  return point;
}

std::optional<FarkasMultipliers> MarginProgram::refutation_of_original(const std::vector<Rational>& multipliers) const {
  if (!signs_are_right(system, multipliers)) return std::nullopt;
  const LinearCombination combined = combination(system, multipliers);
  if (combined.bound.sign() <= 0 || combined.coefficients != objective) return std::nullopt;
  // The last row, t >= -1, can only have lowered the bound.
  FarkasMultipliers result(original_rows_);
  for (std::size_t r = 0; r < origin_.size(); ++r)
    if (multipliers[r].sign() != 0) result[origin_[r].first] += origin_[r].second * multipliers[r];
  return result;
}

}  // namespace candor
