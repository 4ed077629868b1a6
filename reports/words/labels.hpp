// SPDX-License-Identifier: MIT
// The symbols that labels of a case stand for.
//
// A label that is a Greek name or one Latin letter followed by digits becomes a symbol; every other
// label stays upright text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/document/mathematics.hpp"

namespace candor::wording {

/// "theta12" -> {"theta", "12"}, "x0" -> {"x", "0"}, "phi" -> {"phi", ""}; empty for labels that are
/// no symbols (a letter alone is none, either).
struct LabelSymbol {
  std::string letter, digits;
};
std::optional<LabelSymbol> symbol_of(std::string_view label);

/// The number that the label is, as it is written; empty if it is none.
std::optional<document::Math> number_of(std::string_view label);

/// "x0" is x with the subscript 0; all else, as number_of() or upright.
document::Math subscripted_label(std::string_view label);
/// "phi1" is phi with the superscript 1; a letter alone is that letter.
document::Math superscripted_label(std::string_view label);

}  // namespace candor::wording
