// SPDX-License-Identifier: MIT
// Tables of dynamic models in a certificate: one row for each period, public state and joint type.
#pragma once

#include <array>
#include <tuple>

#include "checker/certificate/form.hpp"

namespace candor::certificates {

template <class Form>
const dynamic::Model& dynamic_model(Form& form) {
  return std::get<dynamic::Model>(*form.vocabulary.whole);
}

inline std::vector<std::string> type_labels(const TypeSpace& types, Agent agent) {
  std::vector<std::string> labels;
  for (std::uint32_t t = 0; t < types.type_count(agent); ++t) labels.push_back(types.label(agent, Type{t}).label);
  return labels;
}

/// A whole number from 1 on, written as numbers are.
template <class Form>
void count_field(Form& form, std::string_view key, std::uint32_t& count, std::uint32_t most) {
  Rational number(count);
  form(key, number);
  form.require(number.is_integer() && number >= Rational(1) && number <= Rational(most), key,
               "a whole number from 1 to " + std::to_string(most) + " is expected here");
  count = 1;
  while (Rational(count) < number) ++count;  // at most a few thousand
}

template <class Form>
void profile_field(Form& form, std::string_view key, std::uint32_t& profile) {
  const Coalition everybody = form.vocabulary.types().grand_coalition();
  JointType joint{everybody, profile};
  form(key, joint);
  form.require(joint.coalition == everybody, key, "there is a type for every agent");
  profile = joint.index;
}

template <class Form>
void profile_field(Form& form, std::string_view key, std::optional<Profile>& profile) {
  std::optional<JointType> joint;
  if (profile) joint = JointType{form.vocabulary.types().grand_coalition(), profile->value};
  form(key, joint);
  if (!joint) return;
  form.require(joint->coalition == form.vocabulary.types().grand_coalition(), key, "there is a type for every agent");
  profile = Profile{joint->index};
}

template <class Form>
void statistic_field(Form& form, dynamic::PublicState& state) {
  const std::vector<std::string>& values = dynamic_model(form).statistic.values;
  if (!values.empty()) form("statistic", Named{values, state.statistic, "value of the statistic"});
}

template <class Form>
void describe(Form& form, dynamic::PublicState& state) {
  statistic_field(form, state);
  profile_field(form, "reports", state.reports);
  form("outcome", state.outcome);
  profile_field(form, "messages", state.messages);
  form.require(state.reports.has_value() == state.outcome.has_value() && (state.reports || !state.messages), {},
               "a public state after period 1 has reports and an outcome");
}

/// The state of a period; it is left out in period 1.
template <class Form>
void state_field(Form& form, std::uint32_t period, dynamic::PublicState& state) {
  if (period == 1) return;
  form("state", state);
  form.require(state.reports.has_value(), "state", "a public state after period 1 has reports and an outcome");
}

/// One number for each agent.
template <class Form>
void agent_numbers(Form& form, std::string_view key, std::vector<Rational>& numbers) {
  const std::vector<std::string> agents = form.vocabulary.agents();
  numbers.resize(agents.size());
  form.numbers(key, agents, [&](std::size_t i) -> Rational& { return numbers[i]; });
}

template <class Form>
void scheme_field(Form& form, std::optional<std::size_t>& scheme) {
  if (!form.has("scheme", scheme.has_value())) return;
  form("scheme", Named{names_of(dynamic_model(form).schemes), scheme ? *scheme : scheme.emplace(0), "scheme"});
}

/// A table [period - 1][(state * joint types + joint type) * width + k].
struct RowShape {
  std::string_view label = {};  ///< the key of the joint type; empty: there is none
  Coalition coalition = {};     ///< whose joint type
  bool by_state = true;         ///< false: the same in all public states
  std::size_t width = 1;        ///< numbers in a row
};

/// What stands in the rows that are left out, by joint type: nothing, or there are no such rows.
struct EveryRow {};
inline constexpr EveryRow every_row;
template <class Cell>
Cell nothing_left_out(std::uint32_t) {
  return Cell{};
}

/// The rows in increasing order; body(row, first cell).
template <class Form, class Cell, class LeftOut, class Body>
void table_rows(Form& form, std::string_view key, const RowShape& shape, std::vector<std::vector<Cell>>& table,
                const LeftOut& left_out, const Body& body) {
  constexpr bool complete = std::is_same_v<LeftOut, EveryRow>;
  const dynamic::Model& model = dynamic_model(form);
  const std::uint32_t joint_types = shape.label.empty() ? 1 : model.types.joint_type_count(shape.coalition);
  const auto states = [&](std::uint32_t period) { return shape.by_state ? model.state_count(period) : 1; };
  const auto row_count = [&](std::uint32_t period) { return states(period) * joint_types; };
  std::size_t all = 0;
  for (std::uint32_t period = 1; period <= model.periods; ++period) all += row_count(period);
  form.room(0, [&] {
    table.assign(model.periods, {});
    for (std::uint32_t period = 1; period <= model.periods; ++period) {
      form.vocabulary.table_cells += row_count(period) * shape.width;
      form.require(form.vocabulary.table_cells <= dynamic::most_table_cells, key, "the tables are too large");
      std::vector<Cell>& cells = table[period - 1];
      cells.resize(row_count(period) * shape.width);
      if constexpr (!complete)
        for (std::size_t k = 0; k < cells.size(); ++k)
          cells[k] = left_out(static_cast<std::uint32_t>(k / shape.width % joint_types));
    }
  });
  struct Row {
    std::uint32_t period = 1;
    dynamic::PublicState state;
    JointType joint;
  };
  const auto kept_rows = [&] {
    std::vector<Row> rows;
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (std::size_t k = 0; k < row_count(period); ++k) {
        const auto joint = static_cast<std::uint32_t>(k % joint_types);
        if constexpr (!complete) {
          const Cell* first = &table[period - 1][k * shape.width];
          const Cell none = left_out(joint);
          if (std::all_of(first, first + shape.width, [&](const Cell& cell) { return cell == none; })) continue;
        }
        rows.push_back({period, model.state_at(period, k / joint_types), {shape.coalition, joint}});
      }
    return rows;
  };
  std::size_t read = 0;
  std::pair<std::uint32_t, std::size_t> next{1, 0};
  const auto row_fields = [&](Form& item, Row& row) {
    count_field(item, "period", row.period, model.periods);
    if (shape.by_state) state_field(item, row.period, row.state);
    item.require(!row.state.messages, "state", "messages do not matter here");
    if (!shape.label.empty()) item(shape.label, row.joint);
    item.require(row.joint.coalition == shape.coalition, shape.label, "there is a type for every member");
    const std::size_t index = (shape.by_state ? model.state_index(row.state) : 0) * joint_types + row.joint.index;
    item.require(std::pair(row.period, index) >= next, "period",
                 "the rows are in the order of period, public state and types");
    next = {row.period, index + 1};
    body(item, &table[row.period - 1][index * shape.width]);
    ++read;
  };
  form.template as<std::vector<Row>>(
      kept_rows, [](const std::vector<Row>&) {}, [&](std::vector<Row>& rows) { form.list(key, rows, row_fields); });
  form.require(!complete || read == all, key,
               "there are " + std::to_string(read) + " rows, not one for each of " + std::to_string(all));
}

/// Amounts to the agents; rows without any are left out.
template <class Form>
void amount_rows(Form& form, std::string_view key, std::string_view label, Coalition coalition,
                 std::vector<std::vector<Rational>>& amounts) {
  const std::vector<std::string> agents = form.vocabulary.agents();
  table_rows(form, key, {label, coalition, true, agents.size()}, amounts, nothing_left_out<Rational>,
             [&](Form& row, Rational* first) {
               row.numbers("amounts", agents, [&](std::size_t i) -> Rational& { return first[i]; });
             });
}

/// What a coalition reports in place of the truth; rows of truth are left out.
template <class Form>
void report_rows(Form& form, std::string_view key, std::string_view truth, std::string_view reported,
                 Coalition coalition, std::vector<std::vector<std::uint32_t>>& reports, bool by_state = true) {
  table_rows(
      form, key, {truth, coalition, by_state}, reports, [](std::uint32_t truthful) { return truthful; },
      [&](Form& row, std::uint32_t* cell) {
        JointType report{coalition, *cell};
        row(reported, report);
        row.require(report.coalition == coalition, reported, "there is a report for every member");
        *cell = report.index;
      });
}

/// By agent and outcome, and by type if the row has a label for it: one number for each type.
template <class Form>
void type_rows(Form& form, std::string_view key, std::string_view label, std::vector<std::vector<Rational>>& table,
               std::string_view numbers) {
  const dynamic::Model& model = dynamic_model(form);
  struct Row {
    std::uint32_t agent = 0, outcome = 0, type = 0;
    bool operator==(const Row&) const = default;
  };
  std::vector<Row> expected;
  for (std::uint32_t i = 0; i < model.agent_count(); ++i) {
    const std::uint32_t types = model.types.type_count(Agent{i}), rows = label.empty() ? 1 : types;
    const std::size_t cells = std::size_t{model.outcome_count()} * rows * types;
    form.room(cells, [&] { table[i].resize(cells); });
    for (std::uint32_t a = 0; a < model.outcome_count(); ++a)
      for (std::uint32_t t = 0; t < rows; ++t) expected.push_back({i, a, t});
  }
  std::size_t read = 0;
  const std::vector<std::string> agents = form.vocabulary.agents();
  const auto row_fields = [&](Form& item, Row& row) {
    item("agent", Named{agents, row.agent, "agent"});
    item("outcome", Named{model.outcomes, row.outcome, "outcome"});
    const std::vector<std::string> types = type_labels(model.types, Agent{row.agent});
    if (!label.empty()) item(label, Named{types, row.type, "type"});
    item.require(read < expected.size() && row == expected[read], "agent", "the rows are in order, each once");
    ++read;
    const std::size_t first = (row.outcome * (label.empty() ? 1 : types.size()) + row.type) * types.size();
    item.numbers(numbers, types, [&](std::size_t t) -> Rational& { return table[row.agent][first + t]; });
  };
  form.template as<std::vector<Row>>([&] { return expected; }, [](const std::vector<Row>&) {},
                                     [&](std::vector<Row>& rows) { form.list(key, rows, row_fields); });
  form.require(read == expected.size(), key,
               "there are " + std::to_string(read) + " rows, not " + std::to_string(expected.size()));
}

}  // namespace candor::certificates
