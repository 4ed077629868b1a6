// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// This part of the formula has no value here.
[[noreturn]] inline void fail(const BoundFormula::Node& node, std::string message, std::string hint = {}) {
  throw FormulaError{node.begin, node.end, std::move(message), std::move(hint)};
}

}  // namespace candor
