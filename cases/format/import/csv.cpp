// SPDX-License-Identifier: MIT
#include "cases/format/import/csv.hpp"

#include <algorithm>
#include <array>

#include "cases/format/read/yaml_subset.hpp"

namespace candor {
namespace {

constexpr const char* save_as_utf8 = "save it once more, as CSV in UTF-8";

bool is_blank_of_cell(char c) { return c == ' ' || c == '\t'; }

/// Reported: bytes that cannot be read as text.
bool refuse_bytes_of_table(std::string_view text, ErrorList& errors) {
  if (text.size() > largest_file) {
    errors.error_of_file("the file has more than " + std::to_string(largest_file >> 20U) + " MiB");
    return true;
  }
  if (looks_like_utf16(text)) {
    errors.error_of_file("this looks like UTF-16", save_as_utf8);
    return true;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_character_length(text.substr(at));
    const auto byte = static_cast<unsigned char>(text[at]);
    if (length == 0)
      errors.error({at, 1}, "this byte is not UTF-8", save_as_utf8);
    else if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F)
      errors.error({at, 1}, "a control character has no place in a table");
    if (errors.error_count() > 0) return true;  // one is enough: the whole file is written so
    at += length;
  }
  return false;
}

/// What occurs most often in the first line, outside quotes; a comma if nothing does.
char separator_of(std::string_view text) {
  static constexpr std::array<char, 3> known{',', ';', '\t'};
  std::array<std::size_t, known.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (std::size_t k = 0; k < known.size(); ++k)
      if (!quoted && c == known[k]) ++counts[k];
  }
  return known[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class CsvReader {
 public:
  CsvReader(std::string_view text, ErrorList& errors, const Patience& patience)
      : text_(text), errors_(errors), patience_(patience) {
    table_.separator = separator_of(text);
  }

  std::optional<CsvTable> read() {
    while (at_ < text_.size() && errors_.error_count() == 0) read_row();
    if (errors_.error_count() > 0) return std::nullopt;
    if (table_.rows.empty()) {
      errors_.error_of_file("the file is empty", "its first row names the columns");
      return std::nullopt;
    }
    return std::move(table_);
  }

 private:
  bool at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  bool at_separator() const { return at_ < text_.size() && text_[at_] == table_.separator; }

  void read_row() {
    constexpr std::size_t at_once = 64;
    if (++rows_ % at_once == 0) patience_();
    std::vector<CsvCell> row;
    for (bool more = true; more && errors_.error_count() == 0;) {
      row.push_back(read_cell());
      more = at_separator();
      if (more) ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    if (std::any_of(row.begin(), row.end(), [](const CsvCell& cell) { return !cell.text.empty(); }))
      table_.rows.push_back(std::move(row));
  }

  void skip_blanks() {
    while (!at_line_end() && !at_separator() && is_blank_of_cell(text_[at_])) ++at_;
  }

  CsvCell read_cell() {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t begin = at_;
    while (!at_line_end() && !at_separator()) ++at_;
    std::size_t end = at_;
    while (end > begin && is_blank_of_cell(text_[end - 1])) --end;
    return {std::string(text_.substr(begin, end - begin)), {begin, std::max<std::size_t>(1, end - begin)}};
  }

  CsvCell read_quoted() {
    CsvCell cell;
    const std::size_t begin = at_++;
    while (at_ < text_.size() && (text_[at_] != '"' || text_.substr(at_, 2) == "\"\"")) {
      if (text_[at_] == '"') ++at_;
      cell.text += text_[at_++];
    }
    if (at_ >= text_.size()) {
      errors_.error({begin, 1}, "this quoted cell is never closed", "a quote within a cell is written twice");
      return cell;
    }
    cell.where = {begin, ++at_ - begin};
    skip_blanks();
    if (!at_line_end() && !at_separator())
      errors_.error({at_, 1}, "a cell ends with its closing quote, but something stands behind it",
                    "a quote within a cell is written twice");
    const std::size_t first = cell.text.find_first_not_of(" \t\r\n");
    cell.text =
        first == std::string::npos ? "" : cell.text.substr(first, cell.text.find_last_not_of(" \t\r\n") - first + 1);
    return cell;
  }

  std::string_view text_;
  ErrorList& errors_;
  const Patience& patience_;
  CsvTable table_;
  std::size_t at_ = 0, rows_ = 0;
};

}  // namespace

std::optional<CsvTable> parse_csv(std::string_view text, ErrorList& errors, const Patience& patience) {
  if (refuse_bytes_of_table(text, errors)) return std::nullopt;
  return CsvReader(text, errors, patience).read();
}

}  // namespace candor
