// SPDX-License-Identifier: MIT
// The one place where floating point is allowed: a simplex code guesses which rows are tight at an
// optimum. A guess, nothing else: what is made of it is checked exactly.
#pragma once

#include <optional>
#include <vector>

#include "exact/linear/linear_system.hpp"

namespace candor {

/// A guess for  minimise objective . x  subject to integer rows: the variables that are not simply
/// zero and as many rows that are tight, in increasing order.
struct BasisProposal {
  std::vector<std::size_t> variables, tight_rows;
  std::vector<Rational> point;  ///< the optimum as floating point sees it, read as exact dyadic numbers
};

enum class ProposalForm { dual, primal };

/// Nothing if the code found no optimum, failed, or cannot take the numbers, which are scaled by
/// powers of two where they are very large or very small. Throws GaveUp.
std::optional<BasisProposal> propose_basis(const LinearSystem& system, const std::vector<Rational>& objective,
                                           ProposalForm form, const SearchLimit& limit);

}  // namespace candor
