// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/dynamic/read.hpp"

namespace candor::dynamic {
namespace {

constexpr std::string_view no_history = "none";

bool is_history(std::string_view column) {
  return column == "statistic" || column == "last_outcome" || column.starts_with("last ");
}

}  // namespace

std::string describe(const Reading& reading, std::uint32_t period, const PublicState& state, JointType types) {
  const Model& model = std::get<Model>(reading.case_file.model);
  std::string text = model.infinite && period > 1 ? " in later periods" : " in period " + std::to_string(period);
  if (state.reports)
    text += ", after reports " + reading.describe(model.types.restrict(*state.reports, model.types.grand_coalition())) +
            " and outcome " + model.outcomes[state.outcome->value];
  if (!model.statistic.values.empty()) text += ", statistic " + model.statistic.values[state.statistic];
  if (!types.coalition.empty()) text += ", at types " + reading.describe(types);
  return text;
}

std::optional<HistoryTable> HistoryTable::read(Reading& reading, const YamlNode& node, Coalition types,
                                               const std::vector<std::string>& values, bool needs_all) {
  HistoryTable table(reading, node);
  if (!node.is_sequence() || node.items.empty() || !node.items.front().is_sequence()) {
    reading.error(node, "a table is expected here", "a list of rows, the first of which names the columns");
    return std::nullopt;
  }
  const std::size_t before = reading.errors.error_count();
  if (!table.read_header(node.items.front(), types, values, needs_all)) return std::nullopt;
  for (std::size_t k = 1; k < node.items.size(); ++k) table.read_row(node.items[k]);
  if (reading.errors.error_count() > before) return std::nullopt;
  return table;
}

bool HistoryTable::read_header(const YamlNode& header, Coalition types, const std::vector<std::string>& known,
                               bool needs_all) {
  Reading& reading = *reading_;
  const Model& model = model_of(reading);
  std::vector<std::pair<std::string, Column>> possible{{"last_outcome", {Kind::last_outcome, {}}}};
  if (!model.infinite) possible.insert(possible.begin(), {"period", {Kind::period, {}}});
  if (!model.statistic.values.empty()) possible.push_back({"statistic", {Kind::statistic, {}}});
  for (Agent i : model.types.grand_coalition()) possible.push_back({"last " + model.types.label(i), {Kind::last, i}});
  for (Agent i : types) possible.push_back({"type " + model.types.label(i), {Kind::type, i}});
  for (const std::string& value : known) possible.push_back({value, {Kind::value, {}}});
  std::vector<std::string> names;
  for (const auto& [name, column] : possible) names.push_back(name);
  const std::size_t before = reading.errors.error_count();
  for (std::size_t k = 0; k < header.items.size(); ++k) {
    const YamlNode& cell = header.items[k];
    const auto found = std::find(names.begin(), names.end(), cell.text);
    if (!cell.is_scalar() || found == names.end()) {
      if (model.infinite && cell.text == "period")
        reading.error(cell, "rules do not depend on the period: the horizon is infinite",
                      "rows for period 1 have   none   in their 'last' columns");
      else
        reading.error(cell, "there is no column " + in_quotes(cell.text) + " in this table",
                      did_you_mean(cell.text, names));
      continue;
    }
    if (std::find(written.columns.begin(), written.columns.end(), cell.text) != written.columns.end())
      reading.error(cell, "column " + in_quotes(cell.text) + " occurs twice");
    written.columns.push_back(cell.text);
    columns_.push_back(possible[static_cast<std::size_t>(found - names.begin())].second);
    uses_history_ = uses_history_ || is_history(cell.text);
    if (columns_.back().kind == Kind::value) {
      values_.push_back(cell.text);
      value_columns_.push_back(k);
    }
  }
  for (const std::string& value : known)
    if (needs_all && std::find(values_.begin(), values_.end(), value) == values_.end())
      reading.error(header, "the table lacks the column '" + value + "'");
  if (values_.empty() && !known.empty() && !needs_all)
    reading.error(header, "the table has no column with values", "one of: " + enumerated(known, ", "));
  return reading.errors.error_count() == before;
}

/// The key of `none`, unless it is the name of something that the column is about.
std::optional<std::uint32_t> HistoryTable::nothing_before(const YamlNode& cell, const std::vector<std::string>& labels,
                                                          const std::string& what) const {
  if (std::find(labels.begin(), labels.end(), no_history) == labels.end()) return 0;
  reading_->error(
      cell, "'none' is " + what + " of this case, and in this column it means that nothing came before",
      "call " + what + " otherwise, or write a formula: if period = 1 then ... else if last_outcome = none then ...");
  return std::nullopt;
}

std::optional<std::uint32_t> HistoryTable::key_of(const YamlNode& cell, std::size_t column) const {
  Reading& reading = *reading_;
  const Model& model = model_of(reading);
  const bool none = cell.is_scalar() && cell.text == no_history;
  switch (columns_[column].kind) {
    case Kind::period: {
      const std::optional<Rational> period = reading.numeral(cell);
      if (!period) return std::nullopt;
      for (std::uint32_t t = 1; t <= model.periods; ++t)
        if (Rational(t) == *period) return t;
      reading.error(cell, "there is no period " + cell.text + ": the horizon is " + std::to_string(model.periods));
      return std::nullopt;
    }
    case Kind::statistic: {
      const auto value = reading.reference(cell, model.statistic.values, "value of the statistic");
      return value ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
    }
    case Kind::last: {
      if (none) return nothing_before(cell, reading.type_names(columns_[column].agent), "a type");
      const std::optional<Type> type = reading.type(cell, columns_[column].agent);
      return type ? std::optional(type->value + 1) : std::nullopt;
    }
    case Kind::last_outcome: {
      if (none) return nothing_before(cell, reading.outcome_names(), "an outcome");
      const std::optional<Outcome> outcome = reading.outcome(cell);
      return outcome ? std::optional(outcome->value + 1) : std::nullopt;
    }
    case Kind::type: {
      const std::optional<Type> type = reading.type(cell, columns_[column].agent);
      return type ? std::optional(type->value) : std::nullopt;
    }
    case Kind::value: break;
  }
  return 0;
}

bool HistoryTable::read_row(const YamlNode& row) {
  Reading& reading = *reading_;
  if (!row.is_sequence() || row.items.size() != columns_.size()) {
    reading.error(row, row.is_sequence()
                           ? "this row has " + std::to_string(row.items.size()) + " cells, but the table has " +
                                 std::to_string(columns_.size()) + " columns"
                           : "a row is a list of cells");
    return false;
  }
  std::vector<std::uint32_t> key;
  std::optional<std::uint32_t> period;
  bool before_first = false, after_first = false;
  std::vector<std::string> cells;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    cells.push_back(row.items[k].text);
    if (columns_[k].kind == Kind::value) continue;
    const std::optional<std::uint32_t> part = key_of(row.items[k], k);
    if (!part) return false;
    key.push_back(*part);
    if (columns_[k].kind == Kind::period) period = *part;
    if (columns_[k].kind == Kind::last || columns_[k].kind == Kind::last_outcome)
      (*part == 0 ? before_first : after_first) = true;
  }
  if ((period == 1u && after_first) || (before_first && after_first)) {
    reading.error(row, "this row is about reports before period 1, of which there are none",
                  "write   none   for every 'last' column in period 1");
    return false;
  }
  if (period.value_or(1) > 1 && before_first) {
    reading.error(row, "in period " + std::to_string(*period) + " there are last reports and a last outcome");
    return false;
  }
  const auto [place, is_new] = rows_.emplace(std::move(key), &row);
  if (!is_new) {
    reading.error(row, "a second row for the same case",
                  "the first stands in line " + std::to_string(reading.line_of(*place->second)));
    return false;
  }
  written.rows.push_back(std::move(cells));
  return true;
}

std::vector<std::uint32_t> HistoryTable::key_of(std::uint32_t period, const PublicState& state, JointType types) const {
  const TypeSpace& space = model_of(*reading_).types;
  std::vector<std::uint32_t> key;
  for (const Column& column : columns_) switch (column.kind) {
      case Kind::period: key.push_back(period); break;
      case Kind::statistic: key.push_back(state.statistic); break;
      case Kind::last: key.push_back(state.reports ? space.type_of(*state.reports, column.agent).value + 1 : 0); break;
      case Kind::last_outcome: key.push_back(state.outcome ? state.outcome->value + 1 : 0); break;
      case Kind::type: key.push_back(space.type_of(types, column.agent).value); break;
      case Kind::value: break;
    }
  return key;
}

const YamlNode* HistoryTable::cell(std::uint32_t period, const PublicState& state, JointType types, std::size_t value) {
  const auto found = rows_.find(key_of(period, state, types));
  if (found != rows_.end()) return &found->second->items[value_columns_[value]];
  constexpr std::size_t most = 3;
  if (value == 0 && ++missing_ <= most)
    reading_->error(*node_, "the table has no row" + describe(*reading_, period, state, types),
                    missing_ == 1 ? hint : "");
  return nullptr;
}

bool HistoryTable::complete() {
  constexpr std::size_t most = 3;
  if (missing_ > most) reading_->error(*node_, "and no row in " + std::to_string(missing_ - most) + " more cases");
  return missing_ == 0;
}

}  // namespace candor::dynamic
