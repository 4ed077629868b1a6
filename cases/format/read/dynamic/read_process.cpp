// SPDX-License-Identifier: MIT
// Horizon, discount factor, first types, transitions, and the statistic of the history.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/dynamic/read.hpp"

namespace candor::dynamic {
namespace {

bool read_horizon(Reading& reading, const YamlNode& node) {
  if (node.is_scalar() && node.text == "infinite") {
    model_of(reading).periods = 2;
    model_of(reading).infinite = true;
    return true;
  }
  const std::optional<Rational> number = reading.constant(node);
  if (!number) return false;
  if (!number->is_integer() || number->sign() <= 0 || *number > Rational(most_periods)) {
    reading.error(
        node,
        "the number of periods is a whole number from 1 to " + std::to_string(most_periods) + ", not " + number->text(),
        "or write   infinite");
    return false;
  }
  Model& model = model_of(reading);
  model.periods = 1;
  while (Rational(model.periods) < *number) ++model.periods;
  return true;
}

bool read_discount(Reading& reading, const YamlNode& node) {
  const std::optional<Rational> number = reading.constant(node);
  if (!number) return false;
  if (number->sign() < 0 || *number > Rational(1)) {
    reading.error(node, "the discount factor is from 0 to 1, not " + number->text());
    return false;
  }
  model_of(reading).discount = *number;
  return true;
}

bool require_distribution(Reading& reading, const YamlNode& node, const std::vector<Rational>& numbers,
                          const std::string& what) {
  Rational sum;
  for (const Rational& number : numbers) {
    if (number.sign() < 0) {
      reading.error(node, what + " has a negative probability, " + number.text());
      return false;
    }
    sum += number;
  }
  if (sum != Rational(1)) reading.error(node, what + " sums to " + sum.text() + ", not 1");
  return sum == Rational(1);
}

/// Calls read(agent, node) with what each agent's part is: the same for all, or a map by agent,
/// with `others`.
template <class Read>
bool for_each_agent(Reading& reading, const YamlNode& node, bool by_agent, std::string_view what, const Read& read) {
  const std::vector<std::string> names = reading.agent_names();
  bool fine = true;
  if (!by_agent) {
    for (Agent i : reading.types().grand_coalition()) fine = fine && read(i, node, std::string());
    return fine;
  }
  std::vector<std::string> known = names;
  known.push_back("others");
  for (const YamlNode& key : node.keys) fine = reading.reference(key, known, "agent") && fine;
  for (Agent i : reading.types().grand_coalition()) {
    const YamlNode* own = node.find(names[i.value]);
    if (own == nullptr) own = node.find("others");
    if (own == nullptr) reading.error(node, "agent " + names[i.value] + " has no " + std::string(what));
    fine = own != nullptr && fine && read(i, *own, names[i.value]);
  }
  return fine;
}

/// A map from agent, not one from type to probability. If the keys could be either, they are types.
bool is_by_agent(const Reading& reading, const YamlNode& map) {
  if (std::any_of(map.items.begin(), map.items.end(), [](const YamlNode& item) { return !item.is_scalar(); }))
    return true;
  const auto all_among = [&](const std::vector<std::string>& names) {
    return std::all_of(map.keys.begin(), map.keys.end(), [&](const YamlNode& key) {
      return std::find(names.begin(), names.end(), key.text) != names.end();
    });
  };
  std::vector<std::string> agents = reading.agent_names();
  agents.emplace_back("others");
  return !map.keys.empty() && all_among(agents) && !all_among(reading.type_names(Agent{0}));
}

bool read_prior_of(Reading& reading, Agent agent, const YamlNode& node, const std::string& part) {
  Model& model = model_of(reading);
  std::vector<Rational> prior(model.types.type_count(agent));
  const std::string what = "the distribution of agent " + model.types.label(agent) + "'s first type";
  if (node.is_scalar() && node.text == "uniform") {
    std::fill(prior.begin(), prior.end(), Rational(1) / Rational(prior.size()));
    if (part.empty() ? agent.value == 0 : true)
      reading.case_file.written_prior.emplace_back(part, WrittenDefault{"uniform"});
  } else if (node.is_map()) {
    WrittenTable written{{"type", "probability"}, {}};
    const std::size_t before = reading.errors.error_count();
    for (std::size_t k = 0; k < node.keys.size(); ++k) {
      const std::optional<Type> type = reading.type(node.keys[k], agent);
      const std::optional<Rational> number = reading.constant(node.items[k]);
      if (!type || !number) continue;
      prior[type->value] = *number;
      written.rows.push_back({node.keys[k].text, node.items[k].text});
    }
    if (reading.errors.error_count() > before || !require_distribution(reading, node, prior, what)) return false;
    if (part.empty() ? agent.value == 0 : true) reading.case_file.written_prior.emplace_back(part, std::move(written));
  } else {
    const std::optional<ReadFormula> formula = reading.formula(node, Scope{.own_agent = true}, Sort::value);
    if (!formula) return false;
    for (std::uint32_t type = 0; type < prior.size(); ++type) {
      const std::optional<Rational> number =
          value_known_from(reading, *formula, agent, JointType{Coalition::of(agent), type}, [&](Profile profile) {
            return reading.number(*formula, Situation{profile, agent, {}});
          });
      if (!number) return false;
      prior[type] = *number;
    }
    if (!require_distribution(reading, node, prior, what)) return false;
    if (part.empty() ? agent.value == 0 : true) reading.case_file.written_prior.emplace_back(part, formula->written);
  }
  model.prior[agent.value] = std::move(prior);
  return true;
}

/// Rows of outcome and type (either may be left out if it does not matter), with a column
/// `probability NEXT` for next types; those left out have 0.
bool read_transition_table(Reading& reading, Agent agent, const YamlNode& node) {
  Model& model = model_of(reading);
  const std::vector<std::string> types = reading.type_names(agent);
  std::vector<std::string> known{"outcome", "type"};
  for (const std::string& type : types) known.push_back("probability " + type);
  if (!node.is_sequence() || node.items.empty() || !node.items.front().is_sequence()) {
    reading.error(node, "transitions are a formula, or a table with the columns " + enumerated(known, ", "));
    return false;
  }
  std::vector<std::size_t> columns;
  const std::size_t before = reading.errors.error_count();
  for (const YamlNode& cell : node.items.front().items) {
    const auto column = reading.reference(cell, known, "column");
    if (column && std::find(columns.begin(), columns.end(), *column) != columns.end())
      reading.error(cell, "column " + in_quotes(cell.text) + " occurs twice");
    columns.push_back(column.value_or(0));
  }
  if (reading.errors.error_count() > before) return false;
  const std::size_t count = types.size();
  std::vector<const YamlNode*> rows(model.outcome_count() * count, nullptr);
  std::vector<Rational>& table = model.transitions[agent.value];
  for (std::size_t r = 1; r < node.items.size(); ++r) {
    const YamlNode& row = node.items[r];
    if (!row.is_sequence() || row.items.size() != columns.size()) {
      reading.error(row, "a row has a cell for each of the " + std::to_string(columns.size()) + " columns");
      continue;
    }
    std::optional<Outcome> outcome;
    std::optional<Type> type;
    std::vector<Rational> numbers(count);
    const std::size_t errors = reading.errors.error_count();
    for (std::size_t k = 0; k < columns.size(); ++k) {
      if (columns[k] == 0)
        outcome = reading.outcome(row.items[k]);
      else if (columns[k] == 1)
        type = reading.type(row.items[k], agent);
      else
        numbers[columns[k] - 2] = reading.constant(row.items[k]).value_or(0);
    }
    if (reading.errors.error_count() > errors || !require_distribution(reading, row, numbers, "this row")) continue;
    for (Outcome a; a.value < model.outcome_count(); ++a.value)
      for (std::uint32_t t = 0; t < count; ++t) {
        if ((outcome && *outcome != a) || (type && type->value != t)) continue;
        const std::size_t at = a.value * count + t;
        if (rows[at] != nullptr)
          reading.error(row, "a second row for outcome " + model.outcomes[a.value] + ", type " + types[t],
                        "the first stands in line " + std::to_string(reading.line_of(*rows[at])));
        rows[at] = &row;
        std::copy(numbers.begin(), numbers.end(), table.begin() + static_cast<std::ptrdiff_t>(at * count));
      }
  }
  for (std::size_t at = 0; at < rows.size() && reading.errors.error_count() == before; ++at)
    if (rows[at] == nullptr)
      reading.error(node,
                    "the table has no row for outcome " + model.outcomes[at / count] + ", type " + types[at % count]);
  return reading.errors.error_count() == before;
}

bool read_transitions_of(Reading& reading, Agent agent, const YamlNode& node) {
  Model& model = model_of(reading);
  const std::size_t count = model.types.type_count(agent);
  model.transitions[agent.value].assign(model.outcome_count() * count * count, Rational());
  if (!node.is_scalar()) return read_transition_table(reading, agent, node);
  const std::optional<ReadFormula> formula =
      reading.formula(node, Scope{.own_agent = true, .outcome = true, .next = true}, Sort::value);
  if (!formula) return false;
  for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value)
    for (std::uint32_t type = 0; type < count; ++type) {
      std::vector<Rational> numbers;
      for (std::uint32_t next = 0; next < count; ++next) {
        const std::optional<Rational> number =
            value_known_from(reading, *formula, agent, JointType{Coalition::of(agent), type}, [&](Profile profile) {
              Situation situation{profile, agent, outcome, Moment{}};
              situation.moment->next = Type{next};
              return reading.number(*formula, situation);
            });
        if (!number) return false;
        numbers.push_back(*number);
      }
      const std::string what = "the distribution of agent " + model.types.label(agent) + "'s next type after outcome " +
                               model.outcomes[outcome.value] + " and type " + reading.type_names(agent)[type];
      if (!require_distribution(reading, node, numbers, what)) return false;
      std::copy(
          numbers.begin(), numbers.end(),
          model.transitions[agent.value].begin() + static_cast<std::ptrdiff_t>((outcome.value * count + type) * count));
    }
  return true;
}

bool is_by_agent_names(const Reading& reading, const YamlNode& map) {
  const std::vector<std::string> agents = reading.agent_names();
  return std::any_of(map.keys.begin(), map.keys.end(), [&](const YamlNode& key) {
    return std::find(agents.begin(), agents.end(), key.text) != agents.end();
  });
}

/// A map from type to what may come next.
bool is_by_type(const Reading& reading, const YamlNode& map) {
  const std::vector<std::string> types = reading.type_names(Agent{0});
  return map.is_map() && !map.keys.empty() && std::all_of(map.keys.begin(), map.keys.end(), [&](const YamlNode& key) {
           return std::find(types.begin(), types.end(), key.text) != types.end();
         });
}

void refuse_map_by_type(Reading& reading, const YamlNode& map) {
  const std::vector<std::string> types = reading.type_names(Agent{0});
  const Rational other = Rational(1) / Rational(std::uint64_t{2} * std::max<std::size_t>(1, types.size() - 1));
  std::string table = "[type";
  for (const std::string& type : types) table += ", probability " + type;
  reading.error(
      map, "transitions are a formula or a table, not a map from type",
      "for example   if next = type[i] then 1/2 else " + other.text() + "   or a table with the head   " + table + "]");
}

bool read_statistic(Reading& reading, const YamlNode& node) {
  const std::size_t before = reading.errors.error_count();
  if (!reading.keys(node, statistic_keys(), "the statistic", &node)) return false;
  Model& model = model_of(reading);
  const YamlNode *values = node.find("values"), *next = node.find("next");
  if (values == nullptr || next == nullptr) return false;
  if (!values->is_sequence() || values->items.empty()) {
    reading.error(*values, "the statistic has a list of values, the first of which it has in period 1");
    return false;
  }
  for (std::uint32_t label : read_labels(reading, values->items, "a value of the statistic"))
    model.statistic.values.push_back(reading.vocabulary.labels[label].text);
  if (reading.errors.error_count() > before) return false;
  const std::uint64_t cells = std::uint64_t{model.statistic_count()} * model.profile_count() * model.outcome_count();
  if (!reading.afford(node, cells)) return false;
  const Scope scope{.outcome = true, .statistic = true};
  const std::optional<ReadFormula> formula = reading.formula(*next, scope, Sort::value);
  if (!formula) return false;
  for (std::uint32_t value = 0; value < model.statistic_count(); ++value)
    for (Profile reports; reports.value < model.profile_count(); ++reports.value)
      for (Outcome outcome; outcome.value < model.outcome_count(); ++outcome.value) {
        Situation situation{reports, {}, outcome, Moment{}};
        situation.moment->statistic = reading.vocabulary.label_ids.at(model.statistic.values[value]);
        const std::optional<std::string> label = reading.label_of(*formula, situation);
        if (!label) return false;
        const auto found = std::find(model.statistic.values.begin(), model.statistic.values.end(), *label);
        if (found == model.statistic.values.end()) {
          reading.error(*next, in_quotes(*label) + " is no value of the statistic",
                        did_you_mean(*label, model.statistic.values));
          return false;
        }
        model.statistic.next.push_back(static_cast<std::uint32_t>(found - model.statistic.values.begin()));
      }
  return true;
}

}  // namespace

bool read_process(Reading& reading, const YamlNode& root) {
  const YamlNode *periods = root.find("periods"), *discount = root.find("discount"), *prior = root.find("prior"),
                 *transitions = root.find("transitions"), *statistic = root.find("statistic");
  bool fine = periods != nullptr && prior != nullptr;  // missing keys have been reported
  if (periods != nullptr) fine = read_horizon(reading, *periods) && fine;
  if (discount != nullptr) fine = read_discount(reading, *discount) && fine;
  Model& model = model_of(reading);
  if (fine && model.infinite && model.discount == Rational(1)) {
    reading.error(discount != nullptr ? *discount : *periods, "an infinite horizon needs a discount factor below 1",
                  discount != nullptr ? "" : "add   discount: 9/10");
    fine = false;
  }
  model.prior.resize(model.agent_count());
  if (prior != nullptr)
    fine = for_each_agent(reading, *prior, prior->is_map() && is_by_agent(reading, *prior), "prior",
                          [&](Agent i, const YamlNode& node, const std::string& part) {
                            return read_prior_of(reading, i, node, part);
                          }) &&
           fine;
  if (transitions != nullptr && is_by_type(reading, *transitions) && !is_by_agent_names(reading, *transitions)) {
    refuse_map_by_type(reading, *transitions);
    fine = false;
  } else if (transitions != nullptr) {
    model.transitions.resize(model.agent_count());
    fine = for_each_agent(reading, *transitions, transitions->is_map(), "transitions",
                          [&](Agent i, const YamlNode& node, const std::string&) {
                            return read_transitions_of(reading, i, node);
                          }) &&
           fine;
  } else if (fine && model.periods > 1) {
    reading.error(*periods, "there are several periods, but the case does not say how types change",
                  "add   transitions: ...");
    fine = false;
  }
  if (model.periods == 1) model.transitions.clear();
  if (statistic != nullptr) fine = read_statistic(reading, *statistic) && fine;
  constexpr std::size_t most_moves = std::size_t{1} << 22;
  if (fine && std::size_t{model.periods} * model.state_count(model.periods) * model.profile_count() > most_moves) {
    reading.error(*periods, "the case is too large: more than " + std::to_string(most_moves) +
                                " public states and report profiles");
    return false;
  }
  return fine;
}

}  // namespace candor::dynamic
