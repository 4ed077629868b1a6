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

Display display(Math formula, Text condition) { return {{{std::move(formula), std::move(condition)}}}; }

Blocks operator+(Blocks first, Blocks second) {
  first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
  return first;
}

}  // namespace candor::document
