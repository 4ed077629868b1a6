// SPDX-License-Identifier: MIT
// A claim as a line of a case file.
#pragma once

#include <string>

#include "cases/format/case_file.hpp"

namespace candor {

/// "{id: no_deficit, property: budget_balance, transfers: phi, balance: no_deficit, expect: verified}".
/// For properties that need no numbers of their own: all but `value` and `deviation`, for which it throws std::invalid_argument.
std::string claim_in_yaml(const FiniteModel& model, const Claim& claim, Expect expect);

}  // namespace candor
