// SPDX-License-Identifier: MIT
#include "cases/format/explain/error_list.hpp"

#include <algorithm>

namespace candor {

ErrorList::ErrorList(std::string_view text) : text_(text), line_starts_{0} {
  std::size_t line = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    if (++line % lines_apart == 0) line_starts_.push_back(at + 1);
}

ErrorList::Line ErrorList::line_at(std::size_t offset) const {
  const auto later = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto known = static_cast<std::size_t>(later - line_starts_.begin()) - 1;
  Line line{known * lines_apart + 1, line_starts_[known]};
  for (std::size_t end; (end = text_.find('\n', line.start)) < offset; ++line.number) line.start = end + 1;
  return line;
}

int ErrorList::line_of(std::size_t offset) const { return static_cast<int>(line_at(offset).number); }

void ErrorList::add(Diagnostic::Severity severity, TextRange where, std::string message, std::string hint) {
  std::size_t& count = severity == Diagnostic::Severity::error ? errors_ : warnings_;
  if (count++ >= most_kept) return;
  where.offset = std::min(where.offset, text_.size());
  const auto [number, start] = line_at(where.offset);
  const std::size_t line_end = std::min(text_.find('\n', where.offset), text_.size());
  const std::size_t length = std::min(where.length, line_end - where.offset);
  kept_.push_back({severity, static_cast<int>(number),
                   static_cast<int>(character_count(text_.substr(start, where.offset - start))) + 1,
                   std::max(1, static_cast<int>(character_count(text_.substr(where.offset, length)))),
                   std::move(message) + context_, std::move(hint)});
}

void ErrorList::error_of_file(std::string message, std::string hint) {
  ++errors_;
  kept_.push_back({Diagnostic::Severity::error, 1, 1, 1, std::move(message), std::move(hint)});
}

std::vector<Diagnostic> ErrorList::take() {
  std::stable_sort(kept_.begin(), kept_.end(), [](const Diagnostic& left, const Diagnostic& right) {
    return left.line != right.line ? left.line < right.line : left.column < right.column;
  });
  const auto count_the_rest = [this](std::size_t count, Diagnostic::Severity severity, const std::string& word) {
    if (count > most_kept)
      kept_.push_back({severity, 0, 0, 1, "and " + std::to_string(count - most_kept) + " more " + word, {}});
  };
  count_the_rest(errors_, Diagnostic::Severity::error, "errors");
  count_the_rest(warnings_, Diagnostic::Severity::warning, "warnings");
  return std::move(kept_);
}

std::size_t utf8_character_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t k) { return static_cast<unsigned>(static_cast<unsigned char>(text[k])); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(k) & 0xC0) != 0x80) return 0;
  const unsigned second = byte(1);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
      (first == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

std::size_t character_count(std::string_view utf8) {
  std::size_t count = 0;
  while (!utf8.empty()) {
    utf8.remove_prefix(std::max<std::size_t>(1, utf8_character_length(utf8)));
    ++count;
  }
  return count;
}

}  // namespace candor
