// SPDX-License-Identifier: MIT
// What a refuted condition costs, in a line that a case can begin with.
#pragma once

#include <string>

#include "reports/case_result.hpp"

namespace candor {

/// "Agent 1 can ask agent 3 for a favour; the rule grants it exactly when agent 1 reports t2. ...":
/// the rule, the payoffs, and why the rule is efficient.
std::string favour_in_words(const TypeSpace& space, const Consequence& consequence);

}  // namespace candor
