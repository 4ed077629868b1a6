// SPDX-License-Identifier: MIT
// Writes a case as a file of its own format (docs/case_format.md): what the reader makes of the
// text is the same model with the same claims.
#pragma once

#include <string>
#include <string_view>

#include "cases/format/read/case_file.hpp"

namespace candor {

/// The case with everything tabulated (prior, payoffs, outside options, rules; formulas and
/// comments are gone), laid out as `candor fmt` does. A rule that bears a textbook name keeps it:
/// take away its `construction` or `efficient` and it becomes a table. Labels that are numbers get
/// that value when read. Throws std::domain_error, saying what, if the format has no words for
/// something: no claim, no title, a type without a value among types with one, an event by types
/// and by a formula at once, ...
std::string write_case(const CaseFile& file);

/// One claim as an entry of the list, from "  - {" to the line end. Throws std::domain_error as
/// above.
std::string write_claim(const FiniteModel& model, const StatedClaim& claim);
/// The same for a model of any family. Throws std::domain_error for one whose claims are not
/// written.
std::string write_claim(const Model& model, const StatedClaim& claim);

/// A scalar that means this text: plain where that is safe, otherwise between double quotes.
std::string yaml_scalar(std::string_view text);

}  // namespace candor
