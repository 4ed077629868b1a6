// SPDX-License-Identifier: MIT
#pragma once

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// Steps that evaluating a node takes at least: the cheaper branch of a conditional, one element of
/// a condition over a range. Saturates above the limit.
std::uint64_t least_steps(const BoundFormula::Node& node, const Vocabulary& vocabulary);

}  // namespace candor
