// SPDX-License-Identifier: MIT
#include "exact/linear/proposed_basis.hpp"

#include "exact/numeral.hpp"

namespace candor {

ProposedBasis::ProposedBasis(const LinearSystem& system, const BasisProposal& proposal)
    : system_(system), proposal_(proposal), matrix_{proposal.variables.size(), {}} {
  const std::size_t n = matrix_.size;
  std::vector<std::size_t> position(system.variables, n);
  for (std::size_t k = 0; k < n; ++k) position[proposal.variables[k]] = k;
  for (std::size_t r : proposal.tight_rows) {
    auto& row = matrix_.rows.emplace_back();
    for (const auto& [variable, coefficient] : system.rows[r].coefficients)
      if (position[variable] < n) row.emplace_back(position[variable], coefficient);
  }
}

std::optional<std::vector<Rational>> ProposedBasis::multipliers(const std::vector<Rational>& objective) const {
  if (!is_square()) return std::nullopt;
  const Rational factor = common_denominator(objective);
  std::vector<Rational> costs;
  for (std::size_t variable : proposal_.variables) costs.push_back(objective[variable] * factor);
  const auto solved = solve_exactly(matrix_, costs, true);
  if (!solved) return std::nullopt;
  std::vector<Rational> result(system_.rows.size());
  for (std::size_t k = 0; k < solved->size(); ++k) result[proposal_.tight_rows[k]] = (*solved)[k] / factor;
  return result;
}

std::optional<std::vector<Rational>> ProposedBasis::point() const {
  std::vector<Rational> bounds;
  for (std::size_t r : proposal_.tight_rows) bounds.push_back(system_.rows[r].bound);
  return point_with(bounds);
}

std::optional<std::vector<Rational>> ProposedBasis::point_with(const std::vector<Rational>& sides) const {
  if (!is_square()) return std::nullopt;
  const Rational factor = common_denominator(sides);
  std::vector<Rational> integers = sides;
  for (Rational& side : integers) side *= factor;
  const auto solved = solve_exactly(matrix_, integers, false);
  if (!solved) return std::nullopt;
  std::vector<Rational> result(system_.variables);
  for (std::size_t k = 0; k < solved->size(); ++k) result[proposal_.variables[k]] = (*solved)[k] / factor;
  return result;
}

}  // namespace candor
