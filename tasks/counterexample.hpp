// SPDX-License-Identifier: MIT
// From a condition of Guo 2019 that fails, a case in which an efficient rule cannot be implemented.
#pragma once

#include <string>

#include "tasks/examination.hpp"

namespace candor {

/// Throws InvalidQuestion unless the claim is of coalitional_identifiability or cbdp.
void require_condition(const StatedClaim& stated);

/// The text of the case. It is read back and every claim of it decided: std::logic_error if one does
/// not come out as expected. Throws GaveUp if a limit is reached.
std::string counterexample(const CaseFile& file, const StatedClaim& stated, const Refuted& refuted,
                           const SearchOptions& search);

}  // namespace candor
