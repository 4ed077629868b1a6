// SPDX-License-Identifier: MIT
#include "cases/format/read/claim_table.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "exact/numeral.hpp"

namespace candor {
namespace {

/// A column of numbers does not tell one row from another.
constexpr std::array<std::string_view, 13> telling_nothing{
    "equals", "not_equal", "at_most",  "less_than", "at_least", "greater_than", "gain",
    "least",  "largest",   "constant", "expect",    "says",     "where"};

class ClaimTable {
 public:
  ClaimTable(Reading& reading, ClaimVariables& variables, const YamlNode& body, const ValuesOfVariables& values)
      : reading_(reading), variables_(variables), body_(body), values_(values) {}

  void read(const YamlNode& table) {
    if (!table.is_sequence() || table.items.size() < 2 || !table.items.front().is_sequence())
      return reading_.error(table, "a table of claims is a list of rows, of which the first names the columns",
                            "for example   table: [[coalition, equals], [1, 1/4], [2, 1/2]]");
    const YamlNode& header = table.items.front();
    std::set<std::string_view> seen;
    for (const YamlNode& column : header.items) {
      if (!column.is_scalar()) return reading_.error(column, "a column is called after a key, or is a variable");
      if (!seen.insert(column.text).second)
        return reading_.error(column, "a second column for " + in_quotes(column.text), "leave one of them out");
      if (is_claim_key(column.text) ? !may_be_column(column) : !may_be_variable(column)) return;
    }
    for (const YamlNode& column : header.items)
      if (!is_claim_key(column.text) && !occurs_in_claim(body_, column.text) && !occurs_in_table(table, column.text))
        return variables_.report_useless(column, column.text);
    for (std::size_t row = 1; row < table.items.size(); ++row) {
      const YamlNode& cells = table.items[row];
      if (!cells.is_sequence() || cells.items.size() != header.items.size())
        return reading_.error(cells, "this row has " + std::to_string(cells.items.size()) +
                                         " cells, but the table has " + std::to_string(header.items.size()) +
                                         " columns");
      const std::size_t errors = reading_.errors.error_count();
      read_row(header, cells, row);
      if (reading_.errors.error_count() > errors) return;
    }
  }

  std::vector<ClaimOfRow> take() { return std::move(claims_); }

 private:
  void read_row(const YamlNode& header, const YamlNode& cells, std::size_t row) {
    ClaimOfRow claim{body_, values_, values_alone(values_)};
    for (std::size_t k = 0; k < header.items.size(); ++k) {
      const YamlNode &column = header.items[k], &cell = cells.items[k];
      if (is_claim_key(column.text)) {
        claim.body.keys.push_back(column);
        claim.body.items.push_back(cell);
      } else if (!cell.is_scalar() || (!is_word(cell.text) && !parse_numeral(cell.text).value)) {
        return reading_.error(cell, "a variable stands for a name or a number");
      } else if (is_variable_of(header, cell.text)) {
        return reading_.error(cell, in_quotes(cell.text) + " is a variable of this table, and no value of one",
                              "variables stand for names and numbers");
      } else {
        claim.values.emplace_back(column.text, filled(cell, values_).text);
      }
    }
    for (std::size_t k = 0; k < header.items.size(); ++k) {
      const std::string& column = header.items[k].text;
      if (std::find(telling_nothing.begin(), telling_nothing.end(), column) == telling_nothing.end())
        claim.told.push_back(in_an_id(filled(cells.items[k], claim.values), row));
    }
    if (claim.told.empty()) claim.told.push_back(std::to_string(row));
    claims_.push_back(std::move(claim));
  }

  bool is_variable_of(const YamlNode& header, std::string_view name) const {
    return !is_claim_key(name) && std::any_of(header.items.begin(), header.items.end(),
                                              [&](const YamlNode& column) { return column.text == name; });
  }

  /// With the values of variables in their place.
  static YamlNode filled(YamlNode node, const ValuesOfVariables& values) {
    std::string bound;
    if (node.is_scalar()) node.text = with_values(node.text, values, bound);
    for (YamlNode& key : node.keys) key = filled(std::move(key), values);
    for (YamlNode& item : node.items) item = filled(std::move(item), values);
    return node;
  }

  bool is_claim_key(std::string_view name) const {
    const auto is_in = [&](std::span<const KeyDescription> keys) {
      return std::any_of(keys.begin(), keys.end(), [&](const KeyDescription& key) { return key.key == name; });
    };
    return is_in(claim_keys()) || is_in(property_keys(reading_.vocabulary.family));
  }

  bool may_be_column(const YamlNode& column) {
    if (column.text == "id" || column.text == "for" || column.text == "table")
      reading_.error(column, in_quotes(column.text) + " is no column of a table of claims",
                     column.text == "id" ? "ids are made from the claim's own and the row" : "");
    else if (body_.find(column.text) != nullptr)
      reading_.error(column, "the claim has the key " + in_quotes(column.text) + " and a column for it",
                     "leave one of them out");
    else
      return true;
    return false;
  }

  bool may_be_variable(const YamlNode& column) {
    if (!is_word(column.text)) {
      reading_.error(column, in_quotes(column.text) + " is neither a key of claims nor a variable");
      return false;
    }
    std::vector<std::string> bound;
    for (const auto& [variable, value] : values_) bound.push_back(variable);
    return variables_.is_free(column, column.text, bound);
  }

  /// A cell as a part of an id: "A", "2-3", "1A-2B"; the number of the row if it has other characters.
  static std::string in_an_id(const YamlNode& cell, std::size_t row) {
    std::vector<std::string> parts;
    if (cell.is_scalar()) parts.push_back(cell.text);
    for (std::size_t k = 0; k < cell.items.size(); ++k)
      parts.push_back((k < cell.keys.size() ? cell.keys[k].text : "") + cell.items[k].text);
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "-") + part;
    const bool fits = !text.empty() && text.size() <= longest_label &&
                      std::all_of(text.begin(), text.end(),
                                  [](char c) { return is_word_character(c) || c == '-' || c == '.' || c == '/'; });
    return fits ? text : std::to_string(row);
  }

  Reading& reading_;
  ClaimVariables& variables_;
  const YamlNode& body_;
  const ValuesOfVariables& values_;
  std::vector<ClaimOfRow> claims_;
};

}  // namespace

std::vector<ClaimOfRow> claims_of_rows(Reading& reading, ClaimVariables& variables, const YamlNode& body,
                                       const ValuesOfVariables& values, const YamlNode& table) {
  ClaimTable reader(reading, variables, body, values);
  reader.read(table);
  return reader.take();
}

}  // namespace candor
