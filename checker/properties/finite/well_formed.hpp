// SPDX-License-Identifier: MIT
// A claim about a finite model speaks of what the model has: its agents, types, outcomes and rules,
// and of mixtures that are mixtures.
//
// Readers refuse anything else, at its place; this holds whatever a claim was made by.
#pragma once

#include "checker/properties/statement.hpp"

namespace candor {

/// Throws OutOfScope with the first defect in words.
void require_well_formed(const FiniteModel& model, const Statement& statement);

}  // namespace candor
