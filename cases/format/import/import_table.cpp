// SPDX-License-Identifier: MIT
#include "cases/format/import/import_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/import/csv.hpp"
#include "cases/format/read/yaml_subset.hpp"
#include "cases/format/write/tidy.hpp"
#include "cases/format/write/write_case.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

bool is_letter_of_label(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
bool is_digit_of_label(char c) { return '0' <= c && c <= '9'; }

/// What a case calls agents, types and outcomes.
bool is_plain_label(std::string_view text) {
  if (parse_numeral(text).value) return true;
  return !text.empty() && is_letter_of_label(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter_of_label(c) || is_digit_of_label(c) || c == '_' || c == '-';
  });
}

/// A label like it.
std::string as_label(std::string_view text) {
  std::string label;
  for (const char c : text) label += is_letter_of_label(c) || is_digit_of_label(c) ? c : '_';
  return is_plain_label(label) ? label : "x" + label;
}

/// Those up to `outcome` hold labels.
enum class ColumnKind { type, state, outcome, probability, payoff, transfer, outside };
constexpr std::array<std::string_view, 7> column_words{"type",   "state",    "outcome", "probability",
                                                       "payoff", "transfer", "outside"};

struct Column {
  ColumnKind word;
  std::string of;  ///< an agent, or the outcome of a probability; may be empty
  std::string text() const {
    return std::string(column_words[static_cast<std::size_t>(word)]) + (of.empty() ? "" : " " + of);
  }
};

class Import {
 public:
  Import(const CsvTable& table, ErrorList& errors, const Patience& patience)
      : table_(table), errors_(errors), patience_(patience) {}

  std::string section(const std::string& name) {
    read_header();
    if (errors_.error_count() > 0) return {};
    const std::optional<std::string> key = key_of_section(name);
    if (!key) return {};
    for (std::size_t k = 1; k < table_.rows.size(); ++k) read_row(table_.rows[k]);
    if (table_.rows.size() == 1)
      errors_.error(table_.rows.front().front().where, "the table has no row below this one");
    if (errors_.error_count() == 0) find_missing_rows();
    return errors_.error_count() == 0 ? *key + text_ : std::string();
  }

 private:
  // --- columns -----------------------------------------------------------------------------------

  void read_header() {
    text_ = line_of(table_.rows.front(), [&](const CsvCell& cell) {
      const std::optional<Column> column = read_column(cell);
      if (!column) return std::string();
      if (std::any_of(columns_.begin(), columns_.end(),
                      [&](const Column& one) { return one.text() == column->text(); }))
        errors_.error(cell.where, "column '" + column->text() + "' occurs twice");
      columns_.push_back(*column);
      return column->text();
    });
  }

  /// "type 1"; also "Type 1", and "type_1" or "type.1" as programs write it that want no blanks.
  std::optional<Column> read_column(const CsvCell& cell) {
    const std::size_t end = cell.text.find_first_of(" _.");
    std::string word = cell.text.substr(0, end), of = end == std::string::npos ? "" : cell.text.substr(end + 1);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto found = std::find(column_words.begin(), column_words.end(), word);
    if (found == column_words.end()) {
      const std::string meant = nearest(word, {column_words.begin(), column_words.end()});
      errors_.error(
          cell.where, cell.text.empty() ? "this column has no name" : "there is no column " + in_quotes(cell.text),
          meant.empty() ? "columns are   type AGENT, state, outcome   and   probability, payoff AGENT, transfer AGENT, "
                          "outside AGENT, probability OUTCOME"
                        : "did you mean '" + meant + (of.empty() ? "" : " " + of) + "'?");
      return std::nullopt;
    }
    const Column column{static_cast<ColumnKind>(found - column_words.begin()), of};
    const bool takes_one = column.word != ColumnKind::outcome && column.word != ColumnKind::state;
    const bool needs_one = takes_one && column.word != ColumnKind::probability;
    if (needs_one && of.empty())
      errors_.error(cell.where, "whose " + word + " is this?", "name the agent: " + word + " 1");
    else if (!takes_one && !of.empty())
      errors_.error(cell.where, "the column of " + word + "s is called '" + word + "'");
    else if (!of.empty() && !is_plain_label(of))
      errors_.error(cell.where, in_quotes(of) + " is no label", "for example   " + word + " " + as_label(of));
    return column;
  }

  bool has(ColumnKind word) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const Column& one) { return one.word == word; });
  }
  bool is_lottery() const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [](const Column& one) { return one.word == ColumnKind::probability && !one.of.empty(); });
  }
  /// A column that says which case a row is about.
  bool is_key(const Column& column) const {
    return column.word == ColumnKind::type || column.word == ColumnKind::state ||
           (column.word == ColumnKind::outcome && has(ColumnKind::payoff));
  }

  std::optional<std::string> key_of_section(const std::string& name) {
    std::vector<std::string> holds;
    const bool of_rule = has(ColumnKind::outcome) && !has(ColumnKind::payoff);
    const auto section = [&](bool is_there, const std::string& key) {
      if (is_there) holds.push_back(key);
    };
    section(has(ColumnKind::probability) && !is_lottery(), "prior:\n");
    section(has(ColumnKind::payoff), "payoffs:\n");
    section(has(ColumnKind::outside), "outside_options:\n");
    section(has(ColumnKind::transfer), "transfers:\n  " + name + ":\n");
    section(of_rule || is_lottery(), "allocations:\n  " + name + ":\n");
    const TextRange header = table_.rows.front().front().where;
    if (holds.empty())
      errors_.error(header, "the table has no column of values",
                    "one of: probability, payoff AGENT, transfer AGENT, outside AGENT, outcome, probability OUTCOME");
    else if (holds.size() > 1 || (of_rule && is_lottery()))
      errors_.error(header, "the columns belong to several tables",
                    "a file holds one: a prior, payoffs, transfers, ...");
    else if (has(ColumnKind::state) && holds.front() != "prior:\n" && holds.front() != "payoffs:\n")
      errors_.error(header, "a hidden state is no column here", "only the prior and payoffs depend on it");
    else if (!has(ColumnKind::type) && !has(ColumnKind::state))
      errors_.error(header, "the table has no column 'type AGENT'", "its rows say for which types they are");
    else
      return holds.front();
    return std::nullopt;
  }

  // --- rows --------------------------------------------------------------------------------------

  static std::string in_yaml(const std::string& cell) { return parse_numeral(cell).value ? cell : yaml_scalar(cell); }

  template <class Write>
  static std::string line_of(const std::vector<CsvCell>& row, const Write& write) {
    std::string cells;
    for (const CsvCell& cell : row) cells += (cells.empty() ? "" : ", ") + in_yaml(write(cell));
    return "[" + cells + "]";
  }

  void read_row(const std::vector<CsvCell>& row) {
    constexpr std::size_t at_once = 64;
    if (++rows_ % at_once == 0) patience_();
    const TextRange where = row.front().where;
    if (row.size() != columns_.size())
      return errors_.error(where,
                           "this row has " + std::to_string(row.size()) + " cells, but the table has " +
                               std::to_string(columns_.size()) + " columns",
                           row.size() > columns_.size() && table_.separator == ','
                               ? "a cell that holds a comma stands between double quotes"
                               : "");
    const std::size_t before = errors_.error_count();
    std::size_t k = 0;
    std::vector<std::string> keys;
    const std::string line = line_of(row, [&](const CsvCell& cell) {
      const Column& column = columns_[k++];
      const bool is_word = column.word <= ColumnKind::outcome;
      const std::string text = is_word ? read_label(cell, column) : read_number(cell, column);
      if (is_key(column)) keys.push_back(text);
      return text;
    });
    if (errors_.error_count() > before) return;
    text_ += "\n" + line;
    for (std::size_t j = 0; j < keys.size(); ++j) {
      labels_.resize(keys.size());
      if (std::find(labels_[j].begin(), labels_[j].end(), keys[j]) == labels_[j].end()) labels_[j].push_back(keys[j]);
    }
    const auto [first, is_new] = seen_.emplace(keys, errors_.line_of(where.offset));
    if (!is_new)
      errors_.error(where, "a second row for " + in_words(keys),
                    "the first stands in line " + std::to_string(first->second));
  }

  std::string read_label(const CsvCell& cell, const Column& column) {
    std::string text = with_point(cell.text);
    if (cell.text.empty())
      errors_.error(cell.where, "the cell of column '" + column.text() + "' is empty");
    else if (!is_plain_label(text))
      errors_.error(
          cell.where, in_quotes(cell.text) + " is no label",
          "a label is a letter, then letters, digits and '_', or a number: for example   " + as_label(cell.text));
    return text;
  }

  std::string read_number(const CsvCell& cell, const Column& column) {
    std::string text = with_point(cell.text);
    if (text.starts_with("\xE2\x88\x92")) text.replace(0, 3, "-");  // the minus of typesetters
    if (cell.text.empty()) {
      errors_.error(cell.where, "the cell of column '" + column.text() + "' is empty", "write 0 if that is meant");
    } else if (const Numeral numeral = parse_numeral(text); !numeral.value) {
      const std::optional<Rational> percent =
          text.ends_with('%') ? parse_numeral(text.substr(0, text.size() - 1)).value : std::nullopt;
      if (percent) {
        errors_.error(cell.where, in_quotes(cell.text) + " is no number: a percent sign is not part of one",
                      "write " + (*percent / Rational(100)).text());
        return text;
      }
      const bool has_comma = text.find(',') != std::string::npos;
      errors_.error(cell.where, has_comma ? in_quotes(cell.text) + " has a comma" : numeral.error,
                    has_comma ? "write a number with a point, and nothing between its thousands" : numeral.hint);
    }
    return text;
  }

  /// "0,25" where a comma separates no cells.
  std::string with_point(const std::string& text) const {
    const std::size_t comma = text.find(',');
    if (!table_.has_decimal_commas() || comma == std::string::npos) return text;
    std::string pointed = text;
    pointed[comma] = '.';
    return parse_numeral(pointed).value ? pointed : text;
  }

  std::string in_words(const std::vector<std::string>& keys) const {
    std::string text;
    std::size_t k = 0;
    for (const Column& column : columns_)
      if (is_key(column)) text += (text.empty() ? "" : ", ") + column.text() + " = " + keys[k++];
    return text;
  }

  /// The labels are those that occur.
  void find_missing_rows() {
    std::size_t expected = 1;
    for (const auto& of_column : labels_) {
      expected *= of_column.size();
      if (expected > largest_file) break;  // more than the file has bytes
    }
    const std::size_t missing = expected - seen_.size();
    if (missing == 0) return;
    std::vector<std::string> named;
    std::vector<std::size_t> at(labels_.size());
    while (named.size() < std::min<std::size_t>(3, missing)) {
      std::vector<std::string> keys;
      for (std::size_t k = 0; k < at.size(); ++k) keys.push_back(labels_[k][at[k]]);
      if (!seen_.contains(keys)) named.push_back(in_words(keys));
      for (std::size_t k = at.size(); k-- > 0;) {
        if (++at[k] < labels_[k].size()) break;
        at[k] = 0;
      }
    }
    std::string text;
    for (const std::string& one : named) text += (text.empty() ? "" : "; ") + one;
    errors_.error(table_.rows.front().front().where,
                  "the table has no row for " + text +
                      (missing > named.size() ? " (and " + std::to_string(missing - named.size()) + " more)" : ""),
                  "there is a row for each combination of the types and outcomes, also where the number is 0");
  }

  const CsvTable& table_;
  ErrorList& errors_;
  const Patience& patience_;
  std::vector<Column> columns_;
  std::string text_;                              ///< rows, one in a line
  std::vector<std::vector<std::string>> labels_;  ///< of each column that is a key
  std::map<std::vector<std::string>, int> seen_;  ///< and in which line
  std::size_t rows_ = 0;
};

}  // namespace

ImportedTable import_table(std::string_view csv, const std::string& name, const Patience& patience) {
  patience();
  ImportedTable result;
  ErrorList errors(csv);
  if (const std::optional<CsvTable> table = parse_csv(csv, errors, patience)) {
    const std::string rows = Import(*table, errors, patience).section(name);
    const std::size_t first = rows.find('[');
    if (errors.error_count() == 0) {
      const std::string indent(rows.rfind('\n', first) == rows.find('\n') ? 2 : 4, ' ');
      result.section = rows.substr(0, first);
      for (std::size_t at = first; at < rows.size();) {
        const std::size_t end = std::min(rows.find('\n', at), rows.size());
        result.section += indent + "- " + rows.substr(at, end - at) + '\n';
        at = end + 1;
      }
      result.section = tidy(result.section, {});
    }
  }
  result.diagnostics = errors.take();
  return result;
}

}  // namespace candor
