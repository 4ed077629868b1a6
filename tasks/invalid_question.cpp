// SPDX-License-Identifier: MIT
#include "tasks/invalid_question.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"

namespace candor {

std::size_t place_of(const std::string& word, const std::vector<std::string>& known, const std::string& there_is_no) {
  const auto found = std::find(known.begin(), known.end(), word);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  const std::string hint = did_you_mean(word, known);
  throw InvalidQuestion(there_is_no + " '" + word + "'" + (hint.empty() ? "" : "; " + hint));
}

}  // namespace candor
