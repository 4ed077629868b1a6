// SPDX-License-Identifier: MIT
// The one door between the words of a case file and TeX. A case file is untrusted: whatever it says
// is printed, never executed.
//
// The output uses only characters and commands of plain LaTeX (OT1 or T1), so that it sets in an
// author's own document and never fails, whatever bytes come in: a character without a mapping
// appears as its code point in brackets, a byte that is not UTF-8 as its value.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

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
/// ASCII letters, digits, spaces and a few marks only: for PDF bookmarks.
std::string plain(std::string_view words);
/// For a \label or a file name, behind something else: ASCII letters, digits, "-", "_" and "."
/// stand for themselves. Other ASCII characters and bytes that are not UTF-8 become "-", other
/// characters their code points, as in u00E9. Ids of claims, which have nothing else, are left as
/// they are.
std::string inner_key(std::string_view words);
/// For a \label as a whole: the same, and ":" stands for itself.
std::string label(std::string_view words);
/// As inner_key, at the start, so that no program takes it for an option or hides it: begins with a
/// letter or a digit. Never empty.
std::string key(std::string_view words);
/// The keys of some words, one for each, made different from each other and from those taken by a
/// number at the end. They depend on the words and their order alone.
std::vector<std::string> distinct_keys(const std::vector<std::string>& words, std::set<std::string> taken = {});

}  // namespace candor::tex
