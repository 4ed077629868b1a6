// SPDX-License-Identifier: MIT
#include "cases/format/read/finite/written_as_maps.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"

namespace candor {
namespace {

constexpr std::size_t most_shown = 4;  // entries of a map

bool are_among(const std::vector<YamlNode>& keys, const std::vector<std::string>& known) {
  return std::all_of(keys.begin(), keys.end(), [&](const YamlNode& key) {
    return key.is_scalar() && std::find(known.begin(), known.end(), key.text) != known.end();
  });
}

bool are_scalars(const std::vector<YamlNode>& nodes) {
  return std::all_of(nodes.begin(), nodes.end(), [](const YamlNode& node) { return node.is_scalar(); });
}

std::string in_braces(const std::vector<std::string>& entries) { return "{" + enumerated(entries, ", ") + "}"; }
std::string in_brackets(const std::vector<std::string>& cells) { return "[" + enumerated(cells, ", ") + "]"; }

/// The first, and "..." if there are more.
std::vector<std::string> shortened(std::vector<std::string> all) {
  if (all.size() <= most_shown) return all;
  all.resize(most_shown);
  all.emplace_back("...");
  return all;
}

/// "{L: 1/2, H: 1/2}"
std::string uniform(const std::vector<std::string>& types) {
  std::vector<std::string> entries;
  for (const std::string& type : types) entries.push_back(type + ": " + (Rational(1) / Rational(types.size())).text());
  return in_braces(shortened(std::move(entries)));
}

/// As it was written, if it is short and flat; a text in it that holds brackets or commas is not shown.
std::string as_written(const YamlNode& map) {
  if (!map.is_map() || !are_scalars(map.items) || !are_scalars(map.keys)) return {};
  std::vector<std::string> entries;
  for (std::size_t k = 0; k < map.keys.size() && k < map.items.size(); ++k) {
    entries.push_back(map.keys[k].text + ": " + map.items[k].text);
    if (entries.back().find_first_of("[]{},#\n") != std::string::npos) return {};
  }
  return in_braces(shortened(std::move(entries)));
}

std::string whole_prior(const std::string& marginals) { return "prior: {independent: " + marginals + "}"; }

std::vector<std::string> types_of_all(const Reading& reading) {
  std::vector<std::string> result;
  for (std::uint32_t i = 0; i < reading.vocabulary.agents.size(); ++i)
    for (std::string& type : reading.type_names(Agent{i})) result.push_back(std::move(type));
  return result;
}

std::vector<std::string> type_columns(const Reading& reading) {
  std::vector<std::string> result;
  for (const std::string& agent : reading.agent_names()) result.push_back("type " + agent);
  return result;
}

/// The head of the table of a joint prior, and one row.
std::string head_of_joint_prior(const Reading& reading) {
  std::vector<std::string> head = type_columns(reading), row;
  head.emplace_back("probability");
  for (std::uint32_t i = 0; i < reading.vocabulary.agents.size(); ++i)
    row.push_back(reading.type_names(Agent{i}).front());
  row.push_back((Rational(1) / Rational(reading.types().profile_count())).text());
  return "[" + in_brackets(head) + ", " + in_brackets(row) + ", ...]";
}

/// [[type 1, outcome], [L, first], [H, second]]: each type of the first agent with what the map says, or with outcomes
/// in their order.
std::string example_of_allocation_table(const Reading& reading, const YamlNode& map) {
  const std::vector<std::string> types = reading.type_names(Agent{0}), outcomes = reading.outcome_names();
  std::vector<std::string> rows{in_brackets({type_columns(reading).front(), "outcome"})};
  for (std::size_t k = 0; k < types.size(); ++k) {
    const YamlNode* said = map.find(types[k]);
    const bool is_outcome =
        said != nullptr && std::find(outcomes.begin(), outcomes.end(), said->text) != outcomes.end();
    rows.push_back(in_brackets({types[k], is_outcome ? said->text : outcomes[std::min(k, outcomes.size() - 1)]}));
  }
  return in_brackets(shortened(std::move(rows)));
}

std::string example_of_allocation_formula(const Reading& reading) {
  const std::vector<std::string> types = reading.type_names(Agent{0}), outcomes = reading.outcome_names();
  return "if type[" + reading.agent_names().front() + "] = " + types.back() + " then " + outcomes.back() + " else " +
         outcomes.front();
}

}  // namespace

std::string independent_prior_in_names(const Reading& reading) {
  const std::vector<std::string> agents = reading.agent_names(), first = reading.type_names(Agent{0});
  std::vector<std::string> marginals;
  bool same = true;
  for (std::uint32_t i = 0; i < agents.size(); ++i) {
    const std::vector<std::string> types = reading.type_names(Agent{i});
    same = same && types == first;
    marginals.push_back(agents[i] + ": " + uniform(types));
  }
  return whole_prior(same ? uniform(first) : in_braces(shortened(std::move(marginals))));
}

void refuse_map_as_prior(Reading& reading, const YamlNode& map) {
  const std::vector<std::string> agents = reading.agent_names();
  const bool by_type = are_scalars(map.items) && are_among(map.keys, types_of_all(reading));
  const bool by_agent = are_among(map.keys, agents);
  bool same_types = true;
  for (std::uint32_t i = 1; i < agents.size(); ++i)
    same_types = same_types && reading.type_names(Agent{i}) == reading.type_names(Agent{0});
  if (map.items.empty() || by_type || by_agent) {
    const bool is_whole = by_type && same_types;
    std::string hint = independent_prior_in_names(reading), own = is_whole ? as_written(map) : "";
    if (by_agent && !is_whole && map.keys.size() == agents.size() && !map.items.front().is_scalar()) {
      std::vector<std::string> marginals;
      for (std::size_t k = 0; k < map.keys.size(); ++k)
        marginals.push_back(map.keys[k].text + ": " + as_written(map.items[k]));
      const bool shown = std::none_of(map.items.begin(), map.items.end(),
                                      [](const YamlNode& item) { return as_written(item).empty(); });
      if (shown) own = in_braces(shortened(std::move(marginals)));
    }
    if (!own.empty()) hint = whole_prior(own);
    return reading.error(map, "a map from type to probability stands under the key 'independent'", "write   " + hint);
  }
  reading.error(map, "the probabilities of type profiles are a table or a formula, not a map",
                "a table is a list of rows:   " + head_of_joint_prior(reading));
}

bool is_no_construction(const YamlNode& map) {
  return map.find("construction") == nullptr && std::none_of(map.keys.begin(), map.keys.end(), [](const YamlNode& key) {
           return !nearest(key.text, {"construction", "ties"}).empty();
         });
}

void refuse_map_as_allocation(Reading& reading, const YamlNode& map) {
  reading.error(map, "an allocation rule is a formula, a table or a construction, not a map",
                "for example   " + example_of_allocation_formula(reading) + "   or   " +
                    example_of_allocation_table(reading, map) + "   or   {construction: efficient, ties: first}");
}

bool is_map_of_outcomes(const Reading& reading, const YamlNode& map) {
  const std::vector<std::string> agents = reading.agent_names();
  return !map.keys.empty() && are_among(map.keys, reading.outcome_names()) &&
         std::none_of(map.keys.begin(), map.keys.end(), [&](const YamlNode& key) {
           return std::find(agents.begin(), agents.end(), key.text) != agents.end();
         });
}

void refuse_map_as_amounts(Reading& reading, const YamlNode& map, const AmountShape& shape, const std::string& part) {
  const std::string whose = part.empty() || part == "others" ? "" : " of agent " + part;
  const std::string what = shape.value == "outside" ? "outside option" : shape.value;
  if (!shape.by_outcome || !is_map_of_outcomes(reading, map))
    return reading.error(map, "the " + what + whose + " is a formula or a table, not a map",
                         "a table is a list of rows, the first of which names the columns");
  std::vector<std::string> rows;
  const std::vector<std::string> agents = part.empty() ? reading.agent_names() : std::vector<std::string>{""};
  std::vector<std::string> head{"outcome"};
  for (const std::string& agent : agents) head.push_back(shape.value + (agent.empty() ? "" : " " + agent));
  rows.push_back(in_brackets(head));
  for (std::size_t k = 0; k < map.keys.size() && k < map.items.size(); ++k) {
    const bool plain = map.items[k].is_scalar() && map.items[k].text.find_first_of("[]{},#:\n") == std::string::npos;
    std::vector<std::string> row{map.keys[k].text};
    row.resize(head.size(), plain                      ? map.items[k].text
                            : map.items[k].is_scalar() ? "\"" + map.items[k].text + "\""
                                                       : "...");
    rows.push_back(in_brackets(row));
  }
  reading.error(map, "the " + what + whose + " is a formula or a table, not a map from outcome",
                "write the table   " + in_brackets(shortened(std::move(rows))));
}

}  // namespace candor
