// SPDX-License-Identifier: MIT
// Which outcomes come about in the period in which an agent misreports.
#pragma once

#include <optional>

#include "reports/words/dynamic/notation.hpp"

namespace candor::dynamic::wording {

struct OutcomesCompared {
  Lottery truthful, misreport;
};

/// Under truth and by the misreport, given what the agent knows: what the others' types may be, or what they are.
/// Nothing if the claim is not about the misreports of single agents, if nothing else could be chosen, or if there are
/// more outcomes than a sentence holds.
std::optional<OutcomesCompared> outcomes_compared(const Model& model, const Statement& statement, const Place& place);

/// "The outcome is C under truth, and B by the misreport."; empty if it is not to be said.
Text outcomes_compared(const Notation& notation, const Statement& statement, const Place& place);

}  // namespace candor::dynamic::wording
