// SPDX-License-Identifier: MIT
// A proposed basis, solved exactly.
#pragma once

#include <optional>
#include <vector>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/exact_solve.hpp"

namespace candor {

/// The tight rows of a proposed basis as equations: its multipliers from an objective, its point
/// from the bounds. Neither is yet compared with the other rows and variables. Refers to the system
/// and the proposal. Nothing comes out if the tight rows are not as many as the variables, or not
/// independent.
class ProposedBasis {
 public:
  /// Integer rows.
  ProposedBasis(const LinearSystem& system, const BasisProposal& proposal);

  /// One for each row, zero off the basis, such that  sum_r y_r row_r = objective  in the variables
  /// of the basis.
  std::optional<std::vector<Rational>> multipliers(const std::vector<Rational>& objective) const;
  /// One for each variable, zero off the basis, at which the tight rows hold with equality.
  std::optional<std::vector<Rational>> point() const;
  /// The same with other right sides, one for each tight row.
  std::optional<std::vector<Rational>> point_with(const std::vector<Rational>& sides) const;

 private:
  bool is_square() const { return matrix_.size == matrix_.rows.size(); }

  const LinearSystem& system_;
  const BasisProposal& proposal_;
  IntegerMatrix matrix_;
};

}  // namespace candor
