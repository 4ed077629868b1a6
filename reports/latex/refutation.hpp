// SPDX-License-Identifier: MIT
// The counterexample of a refuted claim, step by step, in words and numbers.
#pragma once

#include <string>

#include "reports/latex/proof.hpp"

namespace candor::tex {

std::string refutation(const Setting& setting, const Model& model, const Statement& statement, const Refuted& refuted);

}  // namespace candor::tex
