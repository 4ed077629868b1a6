// SPDX-License-Identifier: MIT
// A formula of a case, as parsed, in mathematical notation.
//
// type[j] is \theta_{j}, the outcome is a, outcome[j] is a_{j}, an attribute h of it is h(a); an
// allocation q stands for the outcome q(\theta) that it chooses; phi1[j] is \phi^{1}_{j}; payoff(j, a) is
// u_{j}(a, \theta), probability(q, a) is q(a | \theta).
#pragma once

#include <string_view>

#include "cases/format/formula/formula.hpp"
#include "reports/words/finite/notation.hpp"

namespace candor::wording {

/// On one line.
document::Math formula(const Notation& notation, const Expression& expression);
/// For a display: `if` becomes a case distinction, read from top to bottom.
document::Math displayed_formula(const Notation& notation, const Expression& expression);
/// The text of a formula: in symbols if it parses, verbatim if not.
document::Math formula_text(const Notation& notation, std::string_view text);

}  // namespace candor::wording
