// SPDX-License-Identifier: MIT
// What a claim says, in one sentence.
#pragma once

#include <string>

#include "checker/model/model.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// "No coalition among {1}, {2}, {1, 2} gains in expectation by misreporting its pooled types to
/// the mechanism (...)."
std::string definition(const Model& model, const Statement& statement);
std::string definition(const FiniteModel& model, const Statement& statement);

}  // namespace candor
