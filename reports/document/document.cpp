// SPDX-License-Identifier: MIT
#include "reports/document/document.hpp"

#include <iterator>

namespace candor::document {

Text::Text() = default;
Text::Text(const Text& other) = default;
Text::Text(Text&& other) noexcept = default;
Text& Text::operator=(const Text& other) = default;
Text& Text::operator=(Text&& other) noexcept = default;
Text::~Text() = default;
Text::Text(std::string words) : parts{Inline(std::move(words))} {}
Text::Text(std::string_view words) : Text(std::string(words)) {}
Text::Text(const char* words) : Text(std::string(words)) {}
Text::Text(Math formula) : parts{Inline(std::move(formula))} {}
Text::Text(Code code) : parts{Inline(std::move(code))} {}
Text::Text(Reference reference) : parts{Inline(std::move(reference))} {}
Text::Text(Number number) : parts{Inline(std::move(number))} {}
Text::Text(Prose prose) : parts{Inline(std::move(prose))} {}
Text::Text(LineBreak end) : parts{Inline(end)} {}
Text::Text(Emphasis emphasis) : parts{Inline(std::move(emphasis))} {}
Text::Text(Link link) : parts{Inline(std::move(link))} {}
Text::Text(std::initializer_list<Text> texts) {
  for (const Text& text : texts) *this += text;
}

Text& Text::operator+=(const Text& more) {
  parts.insert(parts.end(), more.parts.begin(), more.parts.end());
  return *this;
}

Text operator+(Text first, const Text& second) { return first += second; }

Block::Block(const Block& other) = default;
Block::Block(Block&& other) noexcept = default;
Block& Block::operator=(const Block& other) = default;
Block& Block::operator=(Block&& other) noexcept = default;
Block::~Block() = default;
Block::Block(Text text) : is(Paragraph{std::move(text)}) {}
Block::Block(const char* words) : Block(Text(words)) {}
Block::Block(const std::string& words) : Block(Text(words)) {}
Block::Block(Paragraph paragraph) : is(std::move(paragraph)) {}
Block::Block(Display formulas) : is(std::move(formulas)) {}
Block::Block(Table table) : is(Tables{{std::move(table)}}) {}
Block::Block(Tables tables) : is(std::move(tables)) {}
Block::Block(List list) : is(std::move(list)) {}
Block::Block(Figure figure) : is(std::move(figure)) {}
Block::Block(Heading heading) : is(std::move(heading)) {}
Block::Block(Theorem theorem) : is(std::move(theorem)) {}
Block::Block(Alternatives two) : is(std::move(two)) {}

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
