// SPDX-License-Identifier: MIT
// Which outcomes are behind an expectation.
#pragma once

#include <optional>

#include "checker/properties/judgement.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

inline constexpr std::size_t most_outcomes_in_a_sentence = 3;

/// The outcomes behind the expectations of a side, with their probabilities. Nothing if the side is a
/// number or about transfers alone, if nothing else could be chosen, or if there are more outcomes than a
/// sentence holds.
std::optional<Lottery> outcomes_behind(const FiniteModel& model, const Side& side);

/// "The outcome is C under truth, and B by the misreport."; empty if either is not to be said.
document::Text outcomes_compared(const Notation& notation, const Side& truthful, const Side& misreport);

}  // namespace candor::wording
