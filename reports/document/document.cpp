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

Text emphasised(Text text) { return Emphasis{{std::move(text)}}; }
Text strong(Text text) { return Emphasis{{std::move(text)}, true}; }
Text quoted(Text text) { return "\u201C" + std::move(text) + "\u201D"; }

Display display(Math formula, Text condition) { return {{{std::move(formula), std::move(condition)}}}; }

Blocks operator+(Blocks first, Blocks second) {
  first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
  return first;
}

Blocks opened(Text words, Blocks blocks) {
  if (!blocks.empty()) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks.front().is)) {
      paragraph->text = std::move(words) + paragraph->text;
      return blocks;
    }
    if (auto* two = std::get_if<Alternatives>(&blocks.front().is)) {
      two->preferred = opened(words, std::move(two->preferred));
      two->otherwise = opened(std::move(words), std::move(two->otherwise));
      return blocks;
    }
  }
  blocks.insert(blocks.begin(), Block(std::move(words)));
  return blocks;
}

}  // namespace candor::document
