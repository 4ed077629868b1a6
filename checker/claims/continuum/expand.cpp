// SPDX-License-Identifier: MIT
#include "checker/claims/continuum/expand.hpp"

#include "checker/claims/expand.hpp"

namespace candor::continuum {

bool shows_the_negation(const Evidence&) { return false; }

void expand(const Model&, const Statement&, const candor::Evidence&, Judge&) { throw NeedsEvidence("nothing is known of this property"); }

}  // namespace candor::continuum
