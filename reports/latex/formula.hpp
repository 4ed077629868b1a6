// SPDX-License-Identifier: MIT
// A formula of a case, as parsed, in mathematical notation.
//
// type[j] is \theta_{j}, the outcome is a, outcome[j] is a_{j}, an attribute h of it is h(a); an
// allocation q stands for the outcome q(\theta) that it chooses; phi1[j] is \phi^{1}_{j}.
#pragma once

#include <string>
#include <string_view>

#include "cases/format/formula/formula.hpp"
#include "reports/latex/notation.hpp"

namespace candor::tex {

/// On one line, for use in math mode; breakable at its operators.
std::string formula(const Notation& notation, const Expression& expression);
/// For a display: `if` becomes a case distinction, read from top to bottom.
std::string displayed_formula(const Notation& notation, const Expression& expression);
/// The text of a formula: typeset if it parses, verbatim if not. For use in math mode.
std::string formula_text(const Notation& notation, std::string_view text);

}  // namespace candor::tex
