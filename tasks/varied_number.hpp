// SPDX-License-Identifier: MIT
// How a single number of a case is named.
#pragma once

#include <string>

#include "prover/variation.hpp"

namespace candor {

/// "RULE[AGENT] at TYPE, TYPE, ...", "payoff[AGENT] from OUTCOME at ...", "outside[AGENT] at ...".
/// Throws InvalidQuestion for anything else, and for what the model does not have.
VariedNumber varied_number(const FiniteModel& model, const std::string& written);

}  // namespace candor
