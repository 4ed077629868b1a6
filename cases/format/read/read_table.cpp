// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

class TableReader {
 public:
  TableReader(Reading& reading, const YamlNode& node, const TableShape& shape)
      : reading_(reading), node_(node), shape_(shape) {}

  std::optional<Table> read() {
    if (!node_.is_sequence() || node_.items.empty() || !node_.items.front().is_sequence()) {
      reading_.error(node_, "a table is expected here",
                     "a list of rows, the first of which names the columns: [[" + enumerated(possible_columns(), ", ") +
                         "], [...], ...]");
      return std::nullopt;
    }
    const std::size_t before = reading_.errors.error_count();
    read_header(node_.items.front());
    if (reading_.errors.error_count() > before) return std::nullopt;
    read_rows();
    find_missing_rows();
    if (reading_.errors.error_count() > before) return std::nullopt;
    return std::move(table_);
  }

 private:
  /// "type ", of a game form "message ".
  std::string type_column() const { return reading_.vocabulary.word_of_types + " "; }

  std::vector<std::string> possible_columns() const {
    std::vector<std::string> result;
    for (const std::string& agent : reading_.agent_names()) result.push_back(type_column() + agent);
    if (shape_.may_depend_on_outcome) result.push_back("outcome");
    if (reading_.vocabulary.state) result.push_back("state");
    using Values = TableShape::Values;
    if (shape_.values == Values::single) result.push_back(shape_.value);
    if (shape_.values == Values::each_agent || shape_.values == Values::some_agents)
      for (const std::string& agent : reading_.agent_names()) result.push_back(shape_.value + " " + agent);
    if (shape_.values == Values::outcome_or_lottery) {
      result.push_back("outcome");
      for (const std::string& outcome : reading_.outcome_names()) result.push_back("probability " + outcome);
    }
    return result;
  }

  static std::vector<std::string> unused(std::vector<std::string> possible, const YamlNode& header) {
    std::erase_if(possible, [&](const std::string& column) {
      return std::any_of(header.items.begin(), header.items.end(),
                         [&](const YamlNode& cell) { return cell.text == column; });
    });
    return possible;
  }

  void read_header(const YamlNode& header) {
    const std::vector<std::string> possible = possible_columns();
    const std::size_t before = reading_.errors.error_count();
    for (std::size_t k = 0; k < header.items.size(); ++k) {
      const YamlNode& cell = header.items[k];
      if (!cell.is_scalar()) {
        reading_.error(cell, "the name of a column is expected here");
        continue;
      }
      if (std::find(possible.begin(), possible.end(), cell.text) == possible.end()) {
        reading_.error(cell, "there is no column " + in_quotes(cell.text) + " in this table",
                       did_you_mean(cell.text, unused(possible, header)));
        continue;
      }
      if (std::find(table_.written.columns.begin(), table_.written.columns.end(), cell.text) !=
          table_.written.columns.end()) {
        reading_.error(cell, "column " + in_quotes(cell.text) + " occurs twice");
        continue;
      }
      table_.written.columns.push_back(cell.text);
      add_column(k, cell.text);
    }
    if (reading_.errors.error_count() == before) check_columns(header);
  }

  void add_column(std::size_t column, const std::string& text) {
    const std::size_t space = text.find(' ');
    const std::string word = text.substr(0, space), rest = space == std::string::npos ? "" : text.substr(space + 1);
    const auto label = reading_.vocabulary.label_ids.find(rest);
    const Vocabulary::Label* meant =
        label == reading_.vocabulary.label_ids.end() ? nullptr : &reading_.vocabulary.labels[label->second];
    if (word == reading_.vocabulary.word_of_types && meant != nullptr && meant->agent) {
      table_.depends_on = table_.depends_on.with(*meant->agent);
      type_columns_.push_back({column, *meant->agent});
    } else if (word == "state" && reading_.vocabulary.state) {
      state_column_ = column;
    } else if (word == "outcome" && shape_.may_depend_on_outcome) {
      table_.by_outcome = true;
      outcome_column_ = column;
    } else if (shape_.values == TableShape::Values::outcome_or_lottery) {
      table_.values.push_back({column, std::nullopt, meant == nullptr ? std::nullopt : meant->outcome});
    } else {
      table_.values.push_back({column, meant == nullptr ? std::nullopt : meant->agent, std::nullopt});
    }
  }

  void check_columns(const YamlNode& header) {
    using Values = TableShape::Values;
    const auto missing = [&](const std::string& column) {
      reading_.error(header, "the table lacks the column '" + column + "'");
    };
    for (const std::string& column : possible_columns()) {
      const bool present = std::find(table_.written.columns.begin(), table_.written.columns.end(), column) !=
                           table_.written.columns.end();
      const bool is_type = column.starts_with(type_column());
      if (!present && ((is_type && shape_.all_agents) ||
                       (!is_type && column != "outcome" && column != "state" &&
                        (shape_.values == Values::single || shape_.values == Values::each_agent))))
        missing(column);
    }
    if (table_.values.empty() && shape_.values == Values::some_agents)
      reading_.error(header, "the table has no column with " + shape_.value + "s",
                     "name one '" + shape_.value + " AGENT'");
    if (shape_.values != Values::outcome_or_lottery) return;
    const auto sure = std::count_if(table_.values.begin(), table_.values.end(),
                                    [](const Table::ValueColumn& value) { return !value.outcome; });
    if (table_.values.empty()) missing("outcome");
    if (sure > 0 && table_.values.size() > 1)
      reading_.error(header, "a table has either the column 'outcome' or columns 'probability OUTCOME'");
  }

  void read_rows() {
    const std::size_t combinations =
        std::size_t{reading_.types().joint_type_count(table_.depends_on)} * table_.outcomes_of(reading_);
    table_.rows.assign(combinations, nullptr);
    for (std::size_t k = 1; k < node_.items.size(); ++k) read_row(node_.items[k]);
  }

  void read_row(const YamlNode& row) {
    const std::size_t columns = table_.written.columns.size();
    if (!row.is_sequence() || row.items.size() != columns) {
      reading_.error(row, row.is_sequence() ? "this row has " + std::to_string(row.items.size()) +
                                                  " cells, but the table has " + std::to_string(columns) + " columns"
                                            : "a row is a list of cells");
      complete_ = false;
      return;
    }
    std::vector<std::string> cells;
    cells.reserve(columns);
    for (const YamlNode& cell : row.items) cells.push_back(cell.text);
    table_.written.rows.push_back(std::move(cells));
    if (state_column_ && !is_in_state(row.items[*state_column_])) return;
    std::vector<Type> own(most_agents);
    bool understood = true;
    for (const auto& [column, agent] : type_columns_) {
      const std::optional<Type> type = reading_.type(row.items[column], agent);
      understood = understood && type;
      own[agent.value] = type.value_or(Type{});
    }
    std::optional<Outcome> outcome = Outcome{};
    if (table_.by_outcome) outcome = reading_.outcome(row.items[outcome_column_]);
    complete_ = complete_ && understood && outcome;
    if (!understood || !outcome) return;
    std::vector<Type> members;
    for (Agent member : table_.depends_on) members.push_back(own[member.value]);
    const std::size_t at =
        reading_.types().joint_type(table_.depends_on, members).index * table_.outcomes_of(reading_) + outcome->value;
    if (table_.rows[at] != nullptr)
      reading_.error(row, "a second row for " + describe(at),
                     "the first stands in line " + std::to_string(reading_.line_of(*table_.rows[at])));
    else
      table_.rows[at] = &row;
  }

  /// The one that is read of. Another one is read at another time.
  bool is_in_state(const YamlNode& cell) {
    const Vocabulary& vocabulary = reading_.vocabulary;
    std::vector<std::string> known;
    for (std::uint32_t label : vocabulary.states) known.push_back(vocabulary.labels[label].text);
    const auto state = reading_.reference(cell, known, "state");
    complete_ = complete_ && state;
    return state && vocabulary.states[*state] == *vocabulary.state;
  }

  std::string describe(std::size_t combination) const {
    const std::size_t outcomes = table_.outcomes_of(reading_);
    const JointType joint{table_.depends_on, static_cast<std::uint32_t>(combination / outcomes)};
    std::vector<std::string> parts;
    if (!table_.depends_on.empty())
      parts.push_back(
          (table_.depends_on == reading_.types().grand_coalition() ? reading_.vocabulary.word_of_types + "s " : "") +
          reading_.describe(joint));
    if (table_.by_outcome)
      parts.push_back("outcome " +
                      reading_.vocabulary.labels[reading_.vocabulary.outcomes[combination % outcomes]].text);
    if (state_column_) parts.push_back("state " + reading_.vocabulary.labels[*reading_.vocabulary.state].text);
    return parts.empty() ? "the only case" : enumerated(parts, ", ");
  }

  /// Rows that could not be understood may be those that are missing, so these are named only if
  /// there are none.
  void find_missing_rows() {
    if (!complete_) return;
    std::vector<std::string> missing;
    std::size_t count = 0;
    for (std::size_t k = 0; k < table_.rows.size(); ++k)
      if (table_.rows[k] == nullptr && ++count <= 3) missing.push_back(describe(k));
    if (count == 0) return;
    std::string named;
    for (const std::string& one : missing) named += (named.empty() ? "" : "; ") + one;
    const std::string more = count > 3 ? " (and " + std::to_string(count - 3) + " more)" : "";
    reading_.error(node_, "the table has no row for " + named + more);
  }

  Reading& reading_;
  const YamlNode& node_;
  const TableShape& shape_;
  Table table_;
  std::vector<std::pair<std::size_t, Agent>> type_columns_;
  std::size_t outcome_column_ = 0;
  std::optional<std::size_t> state_column_;
  bool complete_ = true;
};

}  // namespace

std::optional<Table> read_table(Reading& reading, const YamlNode& node, const TableShape& shape) {
  return TableReader(reading, node, shape).read();
}

}  // namespace candor
