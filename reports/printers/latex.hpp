// SPDX-License-Identifier: MIT
// Documents as LaTeX. Whatever the words are, they come out as words: tex::text and tex::upright
// escape them.
#pragma once

#include <string>

#include "reports/document/document.hpp"
#include "reports/latex/table.hpp"

namespace candor::printers {

std::string latex(const document::Math& formula);  ///< for use in math mode
std::string latex(const document::Text& text);     ///< running text
/// Running text with displays, for a line of this measure; begins within a paragraph.
std::string latex(const document::Blocks& blocks, tex::Measure measure);

}  // namespace candor::printers
