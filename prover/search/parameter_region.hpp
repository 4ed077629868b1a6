// SPDX-License-Identifier: MIT
// Finds the exact region of parameter values at which claims hold, and the evidence for a stated
// region.
#pragma once

#include <optional>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/properties/finite/parametric_judgement.hpp"
#include "exact/linear/linear_system.hpp"

namespace candor {

/// An irredundant description of the region; {0 > 0} if there are no such values. Throws OutOfScope
/// as parametric_judgements does, and GaveUp.
std::vector<AffineInequality> find_region(const FiniteModel& model, const RegionSubject& subject,
                                          const SearchLimit& limit = {});

/// A proof of the region, or a point that refutes it. Throws the same.
std::optional<Evidence> region_evidence(const FiniteModel& model, const ParameterRegion& claim,
                                        const SearchLimit& limit = {});

}  // namespace candor
