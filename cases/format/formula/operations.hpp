// SPDX-License-Identifier: MIT
#pragma once

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// Is it true or false, as it is written? A conditional is what its branches are.
bool is_condition(const Expression& expression);

/// Of what has parts and no names.
BoundFormula::Operation operation_of(Expression::Kind kind);

}  // namespace candor
