// SPDX-License-Identifier: MIT
// What is wrong with a case file, and where: printed like a compiler's message.
#pragma once

#include <string>
#include <vector>

namespace candor {

struct Diagnostic {
  enum class Severity { error, warning } severity = Severity::error;
  int line = 0, column = 0;  ///< 1-based; 0: the file as a whole
  int length = 1;            ///< of the text underlined
  std::string message;       ///< "prior sums to 19/20, not 1"
  std::string hint;          ///< the mend, where one is evident; may be empty
};

/// All that was found, in order of place. "file:line:column: error: message", the line, a caret,
/// the hint.
std::string render(const std::vector<Diagnostic>& diagnostics, const std::string& file, const std::string& text);

}  // namespace candor
