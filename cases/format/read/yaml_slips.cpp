// SPDX-License-Identifier: MIT
#include "cases/format/read/yaml_slips.hpp"

#include <algorithm>

namespace candor {
namespace {

constexpr std::size_t longest_shown = 100;

bool is_of_key(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_';
}

struct Line {
  std::size_t begin, end;
};

Line line_of(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (end > 0 && end > at && text[end - 1] == '\r') --end;
  return {before == std::string_view::npos ? 0 : before + 1, end};
}

/// Of "  - KEY: ..." where KEY begins, and where its colon is.
struct Key {
  std::size_t begin, colon;
};
std::optional<Key> key_of(std::string_view text, Line line) {
  std::size_t at = line.begin;
  while (at < line.end && (text[at] == ' ' || (text[at] == '-' && at + 1 < line.end && text[at + 1] == ' '))) ++at;
  const std::size_t begin = at;
  while (at < line.end && is_of_key(text[at])) ++at;
  if (at == begin || at >= line.end || text[at] != ':') return std::nullopt;
  return Key{begin, at};
}

std::optional<YamlSlip> colon_without_space_in(std::string_view text, Line line) {
  const std::optional<Key> key = key_of(text, line);
  if (!key || key->colon + 1 >= line.end || text[key->colon + 1] == ' ') return std::nullopt;
  std::string written(text.substr(key->begin, key->colon + 1 - key->begin));
  const std::string_view value = text.substr(key->colon + 1, line.end - key->colon - 1);
  written += value.size() > longest_shown ? " ..." : ' ' + std::string(value);
  return YamlSlip{key->colon, "a space must follow ':'", "write   " + written};
}

std::string in_quotation_marks(std::string_view value) {
  if (value.find('"') == std::string_view::npos && value.find('\\') == std::string_view::npos)
    return '"' + std::string(value) + '"';
  std::string result = "'";
  for (const char c : value) result += c == '\'' ? "''" : std::string(1, c);
  return result + '\'';
}

}  // namespace

std::optional<YamlSlip> colon_without_space(std::string_view text, std::size_t at) {
  const Line here = line_of(text, std::min(at, text.size()));
  if (here.begin > 0)
    if (auto before = colon_without_space_in(text, line_of(text, here.begin - 1))) return before;
  return colon_without_space_in(text, here);
}

std::optional<YamlSlip> brackets_in_flow(std::string_view text, std::size_t bracket, std::size_t at) {
  const Line line = line_of(text, bracket);
  if (at >= line.end || at <= bracket + 1) return std::nullopt;
  const std::size_t before = text.substr(0, at + 1).find_last_of("[{");
  const std::size_t open = before == std::string_view::npos ? bracket : before;
  if (open <= bracket || !is_of_key(text[open - 1])) return std::nullopt;  // it begins a list, not an index
  std::size_t begin = bracket + 1;
  int round = 0;
  for (std::size_t k = begin; k < open; ++k) {
    const char c = text[k];
    round = c == '{' || c == '}' ? 0 : round + (c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0);
    if (c == '{' || c == '}' || (round == 0 && (c == ',' || (c == ':' && text[k + 1] == ' ')))) begin = k + 1;
  }
  while (begin < open && text[begin] == ' ') ++begin;
  std::size_t end = begin;
  for (int depth = 0; end < line.end; ++end) {
    const char c = text[end];
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
    depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
  }
  const std::string_view value = text.substr(begin, end - begin);
  if (value.empty() || value.size() > longest_shown || value.front() == '"' || value.front() == '\'')
    return std::nullopt;
  const std::string braces = text[bracket] == '{' ? "{ }" : "[ ]";
  return YamlSlip{begin, "inside " + braces + " a text with [ ] must stand in quotes",
                  "write   " + in_quotation_marks(value)};
}

std::string quoted_line(std::string_view text, std::size_t at) {
  const Line line = line_of(text, std::min(at, text.size()));
  const std::optional<Key> key = key_of(text, line);
  if (!key || key->colon >= at || line.end - key->begin > longest_shown) return {};
  const std::size_t begin = std::min(text.find_first_not_of(' ', key->colon + 1), line.end);
  const std::string_view value = text.substr(begin, line.end - begin);
  if (value.empty() || std::string_view("\"'{[|>&*!").find(value.front()) != std::string_view::npos) return {};
  return std::string(text.substr(key->begin, key->colon + 1 - key->begin)) + ' ' + in_quotation_marks(value);
}

std::string quoted_in_flow(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != ':' || text[at + 1] != ' ') return {};
  const Line line = line_of(text, at);
  const std::size_t before = text.substr(0, at).find_last_of(",{[\n");
  const std::size_t end = std::min(text.find_first_of(",}]\n", at), line.end);
  if (before == std::string_view::npos || text[before] == '\n') return {};
  const std::optional<Key> key = key_of(text, {before + 1, end});
  if (!key || key->colon >= at || end - key->begin > longest_shown) return {};
  const std::size_t begin = text.find_first_not_of(' ', key->colon + 1);
  if (begin >= at || std::string_view("\"'{[|>&*!").find(text[begin]) != std::string_view::npos) return {};
  return std::string(text.substr(key->begin, key->colon + 1 - key->begin)) + ' ' +
         in_quotation_marks(text.substr(begin, end - begin));
}

}  // namespace candor
