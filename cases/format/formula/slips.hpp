// SPDX-License-Identifier: MIT
// What people write in formulas who know other notations, and how it is written here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cases/format/formula/formula.hpp"

namespace candor {

/// The error where the grammar did not go on, with a mend for the slips of pen that are known.
FormulaError explained_slip(std::string_view text, std::size_t at, std::string message);

/// The hint for what begins like a numeral and is none: 2t may be a product.
std::string numeral_hint(std::string_view text, std::string otherwise);

/// How what a name or a function of other notations means is written here: "write type[i]" for
/// type_i, "write max(x, -x)" for abs. Empty: it is not known.
std::string meant_by_name(std::string_view name);

}  // namespace candor
