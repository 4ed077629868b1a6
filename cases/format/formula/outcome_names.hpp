// SPDX-License-Identifier: MIT
// Outcomes made of choices are called after them, `stay-go`: in a formula that is one choice less
// another.
#pragma once

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// Is this difference written as the name of a combination of choices is?
bool reads_as_outcome(const Expression& expression, const Vocabulary& vocabulary);

}  // namespace candor
