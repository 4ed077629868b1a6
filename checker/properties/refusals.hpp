// SPDX-License-Identifier: MIT
// Why a claim has no judgements.
#pragma once

#include <stdexcept>

namespace candor {

/// The evidence is not of the form the claim needs, or violates its own conditions (weights that
/// are negative or do not sum to 1, a joint type that is missing or does not occur).
struct RejectedEvidence : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// This kind of claim says nothing of such a mechanism (a claim about simple mechanisms, several
/// transfer rules), or the rule that would decide it does not apply.
struct OutOfScope : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The claim cannot be decided by enumeration alone.
struct NeedsEvidence : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace candor
