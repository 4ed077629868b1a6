// SPDX-License-Identifier: MIT
#include "cases/format/explain/diagnostic.hpp"

#include <algorithm>
#include <string_view>

#include "cases/format/explain/error_list.hpp"

namespace candor {
namespace {

constexpr std::size_t widest_excerpt = 150;  // characters of a line that are shown

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// One printable character for each character of the line, so that the caret stands under the right
/// one.
std::vector<std::string> printable_characters(std::string_view line) {
  std::vector<std::string> result;
  while (!line.empty()) {
    const std::size_t length = utf8_character_length(line);
    const auto first = static_cast<unsigned char>(line.front());
    const bool control = length == 1 && (first < 0x20 || first == 0x7F);
    result.push_back(control ? " " : length == 0 ? "?" : std::string(line.substr(0, length)));
    line.remove_prefix(std::max<std::size_t>(1, length));
  }
  return result;
}

std::string excerpt(std::string_view line, const Diagnostic& diagnostic) {
  const std::vector<std::string> characters = printable_characters(line);
  const auto column = static_cast<std::size_t>(diagnostic.column - 1);
  const std::size_t begin = column < widest_excerpt ? 0 : column - widest_excerpt / 2;
  const std::size_t end = std::min(characters.size(), begin + widest_excerpt);
  std::string shown = begin > 0 ? "..." : "", under(shown.size() + column - begin, ' ');
  for (std::size_t k = begin; k < end; ++k) shown += characters[k];
  if (end < characters.size()) shown += "...";
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
  const std::vector<std::string_view> lines = lines_of(text);
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics) {
    result += in_one_line(diagnostic, file);
    const std::size_t below = static_cast<std::size_t>(std::max(0, diagnostic.line));
    if (below > 0 && below <= lines.size() && !lines[below - 1].empty())
      result += excerpt(lines[below - 1], diagnostic);
    if (!diagnostic.hint.empty()) result += "    hint: " + diagnostic.hint + "\n";
  }
  return result;
}

}  // namespace candor
