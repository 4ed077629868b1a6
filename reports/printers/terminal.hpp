// SPDX-License-Identifier: MIT
// Documents as plain text for a terminal: formulas on one line in words, tables in columns.
#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace candor::printers {

std::string terminal(const document::Math& formula);  ///< "phi_i(theta) = sum_{j != i} u_j(q(theta), theta)"
std::string terminal(const document::Text& text);
/// Begins within a line and ends with a line break; all other lines have this many spaces before them.
std::string terminal(const document::Blocks& blocks, std::size_t indent);

}  // namespace candor::printers
