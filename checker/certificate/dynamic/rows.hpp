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

/// An element of a list, by its label.
template <class Form>
void index_field(Form& form, std::string_view key, const std::vector<std::string>& labels, std::uint32_t& index) {
  std::string label;
  if constexpr (!Form::reads) label = labels.at(index);
  form(key, Text{label});
  const auto found = std::find(labels.begin(), labels.end(), label);
  form.require(found != labels.end(), key, "nothing is called '" + label + "' here");
  index = static_cast<std::uint32_t>(found - labels.begin());
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
void fields(Form& form, dynamic::PublicState& state) {
  const dynamic::Model& model = dynamic_model(form);
  if (!model.statistic.values.empty()) index_field(form, "statistic", model.statistic.values, state.statistic);
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
  const std::vector<dynamic::Scheme>& schemes = dynamic_model(form).schemes;
  std::optional<std::string> name;
  if (scheme) name = schemes.at(*scheme).name;
  form("scheme", name);
  if (!name) return;
  const auto found =
      std::find_if(schemes.begin(), schemes.end(), [&](const dynamic::Scheme& one) { return one.name == *name; });
  form.require(found != schemes.end(), "scheme", "there is no scheme '" + *name + "'");
  scheme = static_cast<std::size_t>(found - schemes.begin());
}
template <class Form>
void named_scheme(Form& form, std::size_t& scheme) {
  std::optional<std::size_t> named;
  if constexpr (!Form::reads) named = scheme;
  scheme_field(form, named);
  form.require(named.has_value(), {}, "the key 'scheme' is missing");
  scheme = *named;
}

/// A table [period - 1][(state * joint types + joint type) * width + k].
struct RowShape {
  std::string_view label;  ///< the key of the joint type; empty: there is none
  Coalition coalition;     ///< whose joint type
  bool by_state = true;    ///< false: the same in all public states
  std::size_t width = 1;   ///< numbers in a row
};

/// Writes the rows that `keep`, given the first cell of the row, says; reads rows in increasing
/// order. If every row is kept, every row must be there.
template <class Form, class Cell, class Keep, class Body>
void table_rows(Form& form, std::string_view key, const RowShape& shape, std::vector<std::vector<Cell>>& table,
                const Keep& keep, const Body& body) {
  const dynamic::Model& model = dynamic_model(form);
  const std::size_t joint_types = shape.label.empty() ? 1 : model.types.joint_type_count(shape.coalition);
  const auto states = [&](std::uint32_t period) { return shape.by_state ? model.state_count(period) : 1; };
  const auto row_count = [&](std::uint32_t period) { return states(period) * joint_types; };
  if constexpr (Form::reads) {
    table.assign(model.periods, {});
    for (std::uint32_t period = 1; period <= model.periods; ++period) {
      form.vocabulary.table_cells += row_count(period) * shape.width;
      form.require(form.vocabulary.table_cells <= dynamic::most_table_cells, key, "the tables are too large");
      table[period - 1].resize(row_count(period) * shape.width);
    }
  }
  struct Row {
    std::uint32_t period = 1;
    std::size_t index = 0;
  };
  std::vector<Row> rows;
  if constexpr (!Form::reads)
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (std::size_t k = 0; k < row_count(period); ++k)
        if (keep(&table[period - 1][k * shape.width])) rows.push_back({period, k});
  std::size_t read = 0;
  std::pair<std::uint32_t, std::size_t> next{1, 0};
  form.list(key, rows, [&](Form& item, Row& row) {
    dynamic::PublicState state;
    JointType joint{shape.coalition, static_cast<std::uint32_t>(row.index % joint_types)};
    if constexpr (!Form::reads) state = model.state_at(row.period, row.index / joint_types);
    count_field(item, "period", row.period, model.periods);
    if (shape.by_state) state_field(item, row.period, state);
    item.require(!state.messages, "state", "messages do not matter here");
    if (!shape.label.empty()) item(shape.label, joint);
    item.require(joint.coalition == shape.coalition, shape.label, "there is a type for every member");
    row.index = (shape.by_state ? model.state_index(state) : 0) * joint_types + joint.index;
    item.require(std::pair(row.period, row.index) >= next, "period",
                 "the rows are in the order of period, public state and types");
    next = {row.period, row.index + 1};
    body(item, &table[row.period - 1][row.index * shape.width], joint.index);
    ++read;
  });
  if constexpr (Form::reads) {
    const Cell none{};
    std::size_t all = 0;
    for (std::uint32_t period = 1; period <= model.periods; ++period) all += row_count(period);
    form.require(!keep(&none) || read == all, key,
                 "there are " + std::to_string(read) + " rows, not one for each of " + std::to_string(all));
  }
}

/// Amounts to the agents; rows without any are left out.
template <class Form>
void amount_rows(Form& form, std::string_view key, std::string_view label, Coalition coalition,
                 std::vector<std::vector<Rational>>& amounts) {
  const std::vector<std::string> agents = form.vocabulary.agents();
  const auto keep = [&](const Rational* first) {
    return !Form::reads &&
           std::any_of(first, first + agents.size(), [](const Rational& amount) { return amount.sign() != 0; });
  };
  table_rows(form, key, {label, coalition, true, agents.size()}, amounts, keep,
             [&](Form& row, Rational* first, std::uint32_t) {
               row.numbers("amounts", agents, [&](std::size_t i) -> Rational& { return first[i]; });
             });
}

/// What a coalition reports in place of the truth; rows of truth are left out.
template <class Form>
void report_rows(Form& form, std::string_view key, std::string_view truth, std::string_view reported,
                 Coalition coalition, std::vector<std::vector<std::uint32_t>>& reports, bool by_state = true) {
  const std::uint32_t count = form.vocabulary.types().joint_type_count(coalition);
  // While they are written or read, cells hold report - truth modulo the number of joint types:
  // what is left out is the truth.
  const auto shifted = [&](bool back) {
    for (std::vector<std::uint32_t>& table : reports)
      for (std::size_t k = 0; k < table.size(); ++k)
        table[k] = (table[k] +
                    (back ? static_cast<std::uint32_t>(k % count) : count - static_cast<std::uint32_t>(k % count))) %
                   count;
  };
  if constexpr (!Form::reads) shifted(false);
  const RowShape shape{truth, coalition, by_state, 1};
  table_rows(
      form, key, shape, reports, [](const std::uint32_t* cell) { return *cell != 0; },
      [&](Form& row, std::uint32_t* cell, std::uint32_t truthful) {
        JointType report{coalition, (*cell + truthful) % count};
        row(reported, report);
        row.require(report.coalition == coalition, reported, "there is a report for every member");
        *cell = (report.index + count - truthful) % count;
      });
  shifted(true);
}

/// By agent and outcome, and by type if the row has a label for it: one number for each type.
template <class Form>
void type_rows(Form& form, std::string_view key, std::string_view label, std::vector<std::vector<Rational>>& table,
               std::string_view numbers) {
  const dynamic::Model& model = dynamic_model(form);
  struct Row {
    std::uint32_t agent = 0, outcome = 0, type = 0;
  };
  std::vector<Row> expected;
  for (std::uint32_t i = 0; i < model.agent_count(); ++i) {
    const std::uint32_t types = model.types.type_count(Agent{i}), rows = label.empty() ? 1 : types;
    form.reserve(std::size_t{model.outcome_count()} * rows * types);
    table[i].resize(std::size_t{model.outcome_count()} * rows * types);
    for (std::uint32_t a = 0; a < model.outcome_count(); ++a)
      for (std::uint32_t t = 0; t < rows; ++t) expected.push_back({i, a, t});
  }
  std::vector<Row> rows;
  if constexpr (!Form::reads) rows = expected;
  std::size_t read = 0;
  const std::vector<std::string> agents = form.vocabulary.agents();
  form.list(key, rows, [&](Form& item, Row& row) {
    index_field(item, "agent", agents, row.agent);
    index_field(item, "outcome", model.outcomes, row.outcome);
    const std::vector<std::string> types = type_labels(model.types, Agent{row.agent});
    if (!label.empty()) index_field(item, label, types, row.type);
    item.require(
        read < expected.size() && std::tuple(row.agent, row.outcome, row.type) ==
                                      std::tuple(expected[read].agent, expected[read].outcome, expected[read].type),
        "agent", "the rows are in order, each once");
    ++read;
    const std::size_t first = (row.outcome * (label.empty() ? 1 : types.size()) + row.type) * types.size();
    item.numbers(numbers, types, [&](std::size_t t) -> Rational& { return table[row.agent][first + t]; });
  });
  form.require(read == expected.size(), key,
               "there are " + std::to_string(read) + " rows, not " + std::to_string(expected.size()));
}

}  // namespace candor::certificates
