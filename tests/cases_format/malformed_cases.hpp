// SPDX-License-Identifier: MIT
// The cases of malformed/: patches of the valid ones, as malformed/README.md says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::test {

struct MalformedCase {
  std::string name;
  std::string place;                     ///< file and line where it is written
  std::string valid;                     ///< the file that it spoils; empty if `replacement` is all of it
  std::size_t line = 0;                  ///< where `replaced` stands, counted from 1
  std::vector<std::string> replaced;     ///< not empty, unless `replacement` is all of it
  std::vector<std::string> replacement;  ///< another text
  std::string expected;                  ///< what must be said about it
};

std::vector<std::string> lines_of(std::string_view text);

/// The cases that a text holds. Throws std::runtime_error, with file and line, if it is not in the
/// form of malformed/README.md.
std::vector<MalformedCase> read_patches(std::string_view text, const std::string& file);

/// Those of all files of malformed/. Throws also if another file is there.
std::vector<MalformedCase> malformed_cases();

/// The case as a text. Throws std::runtime_error if the text of the valid one does not hold the
/// lines to be replaced in their place, and says what stands there, and where they stand.
std::string spoilt(const MalformedCase& one, std::string_view valid);

}  // namespace candor::test
