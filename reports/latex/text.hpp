// SPDX-License-Identifier: MIT
// The one door between the words of a case file and TeX. A case file is untrusted: whatever it says
// is printed, never executed.
//
// The output uses only characters and commands of plain LaTeX (OT1 or T1), so that it sets in an
// author's own document and never fails, whatever bytes come in: a character without a mapping
// appears as its code point in brackets, a byte that is not UTF-8 as its value.
#pragma once

#include <string>
#include <string_view>

namespace candor::tex {

/// Running text. Line breaks become spaces; straight double quotes become opening and closing ones;
/// very long words may be broken.
std::string text(std::string_view words);
/// Running text in which symbols written out as in "theta_1^2" or "x_0", and signs such as <=, are
/// set as mathematics; everything else as in text().
std::string prose(std::string_view words);
/// In the typewriter face: identifiers, file names, commands.
std::string code(std::string_view words);
/// For use in math mode: upright, in the size of its surroundings.
std::string upright(std::string_view words);
/// ``words'', set as prose
std::string quoted_prose(std::string_view words);
/// ASCII letters, digits, spaces and a few marks only: for PDF bookmarks.
std::string plain(std::string_view words);
/// A part of a \label or of a file name: ASCII letters, digits, "-", "_" and, inside, "."; every
/// other byte becomes "-". Never empty.
std::string key(std::string_view words);

}  // namespace candor::tex
