// SPDX-License-Identifier: MIT
#include "cases/format/explain/diagnostic.hpp"

#include <algorithm>
#include <string_view>

#include "cases/format/explain/error_list.hpp"

namespace candor {
namespace {

constexpr std::size_t widest_excerpt = 150;  // characters of a line that are shown

/// The lines of a text, without what ends them; asked for in order they are found in one walk.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  /// From 1 on; nothing behind the last.
  std::string_view operator()(int number) {
    if (number < number_) *this = Lines(text_);
    for (; number_ < number && begin_ != std::string_view::npos; ++number_) {
      const std::size_t end = text_.find('\n', begin_);
      begin_ = end == std::string_view::npos ? end : end + 1;
    }
    if (number < 1 || begin_ == std::string_view::npos) return {};
    const std::size_t end = std::min(text_.size(), text_.find('\n', begin_));
    const std::string_view line = text_.substr(begin_, end - begin_);
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
  }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;  // of line number_
  int number_ = 1;
};

/// One printable character for each character of the line, so that the caret stands under the right one.
std::string printable(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1 && (first < 0x20 || first == 0x7F)) return " ";
  return utf8_character_length(character) == 0 ? "?" : std::string(character);
}

std::string excerpt(std::string_view line, const Diagnostic& diagnostic) {
  const auto column = static_cast<std::size_t>(diagnostic.column - 1);
  const std::size_t begin = column < widest_excerpt ? 0 : column - widest_excerpt / 2;
  std::string shown = begin > 0 ? "..." : "", under(shown.size() + column - begin, ' ');
  std::size_t end = 0;  // characters of the line up to where the excerpt ends
  for (; !line.empty() && end < begin + widest_excerpt; ++end) {
    const std::size_t length = std::max<std::size_t>(1, utf8_character_length(line));
    if (end >= begin) shown += printable(line.substr(0, length));
    line.remove_prefix(length);
  }
  if (!line.empty()) shown += "...";
  const std::size_t room = std::max<std::size_t>(1, end > column ? end - column : 0);
  under.append(std::min(static_cast<std::size_t>(std::max(1, diagnostic.length)), room), '^');
  return "    " + shown + "\n    " + under + "\n";
}

std::string in_one_line(const Diagnostic& diagnostic, const std::string& file) {
  std::string result = file + ":";
  if (diagnostic.line > 0) result += std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column) + ":";
  return result + (diagnostic.severity == Diagnostic::Severity::error ? " error: " : " warning: ") +
         diagnostic.message + "\n";
}

}  // namespace

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string result = "'";
  std::size_t count = 0;
  while (!text.empty() && count++ < longest) {
    const std::size_t length = utf8_character_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (text.front() == '\n')
      result += "\\n";
    else if (length == 0 || (length == 1 && (first < 0x20 || first == 0x7F)))
      result += {'\\', 'x', hex[first >> 4u], hex[first & 15u]};
    else
      result += text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return result + (text.empty() ? "'" : "...'");
}

std::string render(const std::vector<Diagnostic>& diagnostics, const std::string& file, const std::string& text) {
  Lines lines(text);
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics) {
    result += in_one_line(diagnostic, file);
    if (const std::string_view line = lines(diagnostic.line); !line.empty()) result += excerpt(line, diagnostic);
    if (!diagnostic.hint.empty()) result += "    hint: " + diagnostic.hint + "\n";
  }
  return result;
}

}  // namespace candor
