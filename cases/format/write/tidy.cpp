// SPDX-License-Identifier: MIT
#include "cases/format/write/tidy.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

#include "cases/format/explain/fractions.hpp"
#include "exact/numeral.hpp"

namespace candor {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// "key: >-" or "- |": the lines below, as far as they are indented deeper, are text.
bool opens_block_scalar(std::string_view line) {
  line = trimmed(line.substr(0, line.find(" #")));
  const std::size_t mark = line.find_last_of("|>");
  if (line.starts_with('#') || mark == std::string_view::npos || mark < 2 ||
      line.find_first_not_of("+-0123456789", mark + 1) != std::string_view::npos)
    return false;
  return line[mark - 1] == ' ' && (line[mark - 2] == ':' || line[mark - 2] == '-');
}

/// A row of a table on a line of its own: "  - [a, b, c]  # comment".
struct Row {
  std::size_t indentation;
  std::vector<std::string> cells;
  std::string comment;
};

std::optional<Row> parse_row(std::string_view line) {
  Row row{indentation(line), {}, {}};
  std::string_view rest = line.substr(row.indentation);
  if (!rest.starts_with("- ")) return std::nullopt;
  rest = trimmed(rest.substr(2));
  if (!rest.starts_with('[')) return std::nullopt;
  char quote = '\0';
  std::size_t start = 1;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    const char character = rest[at];
    if (quote != '\0') {
      if (quote == '"' && character == '\\')
        ++at;
      else if (character == quote)
        quote = '\0';
      continue;
    }
    if ((character == '"' || character == '\'') && trimmed(rest.substr(start, at - start)).empty())
      quote = character;
    else if (character == '[' || character == '{' || character == '#')
      return std::nullopt;
    else if (character == ',' || character == ']') {
      row.cells.emplace_back(trimmed(rest.substr(start, at - start)));
      start = at + 1;
      if (character == ',') continue;
      const std::string_view tail = trimmed(rest.substr(start));
      if (!tail.empty() && !tail.starts_with('#')) return std::nullopt;
      row.comment = tail;
      return row;
    }
  }
  return std::nullopt;
}

/// Lays out the rows of one table: numbers to the right, the rest to the left.
std::vector<std::string> aligned(std::vector<Row> rows) {
  const std::size_t columns = rows.front().cells.size();
  std::vector<std::size_t> width(columns);
  std::vector<bool> numeric(columns, true);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string& cell = rows[r].cells[c];
      const Numeral numeral = parse_numeral(cell);
      width[c] = std::max(width[c], cell.size());
      if (!numeral.value && (r > 0 || rows.size() == 1)) numeric[c] = false;
    }
  }
  std::vector<std::string> lines;
  std::size_t longest = 0;
  for (const Row& row : rows) {
    std::string line = std::string(row.indentation, ' ') + "- [";
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string padding(width[c] - row.cells[c].size(), ' ');
      const bool last = c + 1 == columns;
      if (numeric[c])
        line += padding + row.cells[c] + (last ? "]" : ", ");
      else
        line += row.cells[c] + (last ? "]" : ", " + padding);
    }
    longest = std::max(longest, line.size());
    lines.push_back(std::move(line));
  }
  for (std::size_t r = 0; r < rows.size(); ++r)
    if (!rows[r].comment.empty()) lines[r] += std::string(longest - lines[r].size() + 2, ' ') + rows[r].comment;
  return lines;
}

std::string laid_out(std::string_view text) {
  const std::vector<std::string> lines = lines_of(text);
  std::string result;
  std::size_t empty_lines = 0;
  const auto put = [&](const std::string& line) {
    if (!result.empty()) result.append(std::min<std::size_t>(empty_lines, 1), '\n');
    empty_lines = 0;
    result += line + '\n';
  };
  for (std::size_t at = 0; at < lines.size();) {
    const std::string line(lines[at].substr(0, lines[at].find_last_not_of(blanks) + 1));
    if (line.empty()) {
      ++empty_lines;
      ++at;
    } else if (const std::optional<Row> first = parse_row(line)) {
      std::vector<Row> rows;
      for (; at < lines.size(); ++at) {
        std::optional<Row> row = parse_row(lines[at]);
        if (!row || row->indentation != first->indentation || row->cells.size() != first->cells.size()) break;
        rows.push_back(std::move(*row));
      }
      for (const std::string& aligned_line : aligned(std::move(rows))) put(aligned_line);
    } else {
      put(line);
      ++at;
      if (!opens_block_scalar(line)) continue;
      for (; at < lines.size() && (trimmed(lines[at]).empty() || indentation(lines[at]) > indentation(line)); ++at)
        result += lines[at] + '\n';
    }
  }
  return result;
}

bool same_scalar(const std::string& left, const std::string& right) {
  if (left == right) return true;
  const Numeral first = parse_numeral(left), second = parse_numeral(right);
  return first.value && second.value && *first.value == *second.value;
}

bool same_meaning(const YAML::Node& left, const YAML::Node& right) {
  if (left.Type() != right.Type() || left.size() != right.size()) return false;
  if (left.IsScalar()) return same_scalar(left.Scalar(), right.Scalar());
  auto other = right.begin();
  for (auto one = left.begin(); one != left.end(); ++one, ++other) {
    if (left.IsMap() && !(same_meaning(one->first, other->first) && same_meaning(one->second, other->second)))
      return false;
    if (left.IsSequence() && !same_meaning(*one, *other)) return false;
  }
  return true;
}

}  // namespace

std::string tidy(std::string_view text, const TidyOptions& options) {
  const std::string plain(text), written = options.fractions ? with_fractions(text) : plain;
  std::string result = laid_out(written);
  const YAML::Node meaning = YAML::Load(plain);
  if (same_meaning(meaning, YAML::Load(result))) return result;
  // Text without quotes over several lines may look like rows of a table, and its empty lines count: that stays.
  if (same_meaning(meaning, YAML::Load(written))) return written;
  throw std::logic_error("tidying would change what the file means");
}

}  // namespace candor
