// SPDX-License-Identifier: MIT
#include "reports/document/document.hpp"

#include <iterator>

namespace candor::document {

Text joined(const std::vector<Text>& parts, std::string_view separator) {
  Text result;
  for (const Text& part : parts) {
    if (!result.empty()) result += separator;
    result += part;
  }
  return result;
}

Text capitalised(Text text) {
  auto* words = text.parts.empty() ? nullptr : std::get_if<std::string>(&text.parts.front());
  if (words != nullptr && !words->empty() && words->front() >= 'a' && words->front() <= 'z')
    words->front() = static_cast<char>(words->front() - 'a' + 'A');
  return text;
}

Display display(Math formula, Text condition) { return {{{std::move(formula), std::move(condition)}}}; }

Blocks operator+(Blocks first, Blocks second) {
  first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
  return first;
}

}  // namespace candor::document
