// SPDX-License-Identifier: MIT
// What remains when floating point proposes no basis that survives exact comparison: rational
// pivots, each an exact solution of the present basis, until the question is decided.
#pragma once

#include <optional>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/margin_program.hpp"

namespace candor {

/// A basis that decides: its multipliers refute the original system, or its point satisfies it.
/// Starts from the proposal, if that is a basis, and else from any. First, with every violated
/// bound relaxed, pivots as of the primal simplex until no multiplier is negative; then, with the
/// true bounds, as of the dual simplex until no row is violated. Both by Bland's rule, so it ends.
/// Throws GaveUp.
BasisProposal pivot_until_decided(const MarginProgram& margin, const std::optional<BasisProposal>& start,
                                  const SearchLimit& limit);

/// As many independent rows as there are, modulo a large prime, and variables in which they are
/// independent; `point` is empty. Throws GaveUp.
BasisProposal some_basis(const LinearSystem& integer_rows, const SearchLimit& limit);

}  // namespace candor
