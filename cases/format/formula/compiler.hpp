// SPDX-License-Identifier: MIT
// From a formula whose names are bound to the program that computes it.
#pragma once

#include <memory>

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// The vocabulary is the one with which it was bound.
std::shared_ptr<const FormulaProgram> compile_formula(const BoundFormula::Node& root, const Vocabulary& vocabulary,
                                                      Sort sort);

}  // namespace candor
