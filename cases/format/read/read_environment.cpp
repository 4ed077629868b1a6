// SPDX-License-Identifier: MIT
// Agents, types, payoffs, coalitions and outside options. The prior, outcomes and attributes have files of their own.
#include <algorithm>
#include <array>
#include <set>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/amount_table.hpp"
#include "cases/format/read/reading.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

bool is_word_of_maps(const std::string& label) {
  static const std::set<std::string> words{"others",      "table",       "construction", "allocation",
                                           "probability", "independent", "choices",      "payments"};
  return words.contains(label);
}

YamlNode scalar_at(const YamlNode& place, std::string text) {
  YamlNode result;
  result.kind = YamlNode::Kind::scalar;
  result.offset = place.offset;
  result.text = std::move(text);
  return result;
}

/// The list of the integers from first to last in the place of a scalar.
YamlNode integers(const YamlNode& place, const Rational& first, const Rational& last) {
  YamlNode result;
  result.kind = YamlNode::Kind::sequence;
  result.offset = place.offset;
  for (Rational at = first; at <= last; at += 1) result.items.push_back(scalar_at(place, at.text()));
  return result;
}

/// `agents: 5`.
bool is_count_of_agents(const YamlNode& node) {
  return node.is_scalar() && !node.text.empty() && node.text.size() < 5 &&
         node.text.find_first_not_of("0123456789") == std::string::npos;
}

bool read_agents(Reading& reading, const YamlNode& written) {
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  const YamlNode node = listed_agents(written);
  const std::vector<YamlNode>& listed = node.is_map() ? node.keys : node.items;
  if (!node.is_sequence() && !node.is_map())
    reading.error(written, "agents are a list of labels, their number, or a map from label to attributes",
                  "for example   [1, 2, 3]   or   3   or   {1: {weight: 2}, 2: {weight: 1}}");
  else if (listed.empty() || listed.size() > most_agents)
    reading.error(written,
                  "a case has 1 to " + std::to_string(most_agents) + " agents, not " + std::to_string(listed.size()));
  else {
    reading.vocabulary.agents = read_labels(reading, listed, "an agent");
    for (const YamlNode& label : listed)
      if (is_word_of_maps(label.text))
        reading.error(label, in_quotes(label.text) + " is a key of case files and cannot be an agent",
                      "choose another label, for example   " + reading.another_name(label.text));
    if (node.is_map())
      read_attributes(reading, node, Bearer::agents, reading.vocabulary.agent_attributes,
                      {reading.vocabulary.agent_attribute_labels, reading.case_file.agent_attributes});
  }
  if (reading.failed_since(before, defective)) return false;
  for (std::uint32_t k = 0; k < reading.vocabulary.agents.size(); ++k)
    reading.vocabulary.labels[reading.vocabulary.agents[k]].agent = Agent{k};
  return true;
}

bool is_range(const YamlNode& node) { return node.is_scalar() && node.text.find("..") != std::string::npos; }

/// `0..3`: the list of these integers. What is no range is returned as it is.
YamlNode expanded(Reading& reading, const YamlNode& node) {
  if (!is_range(node)) return node;
  const std::size_t dots = node.text.find("..");
  const auto end = [](const std::string& text) { return text.size() < 10 ? parse_numeral(text).value : std::nullopt; };
  const std::optional<Rational> first = end(node.text.substr(0, dots)), last = end(node.text.substr(dots + 2));
  if (!first || !last || !first->is_integer() || !last->is_integer() || *last < *first ||
      *last - *first >= Rational(most_profiles)) {
    reading.error(node, in_quotes(node.text) + " is no range of types",
                  "a range goes from an integer to one that is no smaller, as in   0..3");
    return {};
  }
  return integers(node, *first, *last);
}

/// What an agent can be.
struct TypeSet {
  std::vector<TypeLabel> types;
  std::vector<std::uint32_t> labels;
  std::vector<std::vector<std::uint32_t>> attributes;
  std::vector<Attributes> written_attributes;
};

/// A list of maps of attributes: types that have no labels.
bool lack_labels(const YamlNode& node) {
  return node.is_sequence() && std::all_of(node.items.begin(), node.items.end(),
                                           [](const YamlNode& item) { return item.is_map() && !item.keys.empty(); });
}

void refuse_types_without_labels(Reading& reading, const YamlNode& list) {
  constexpr std::array<const char*, 2> labels{"low", "high"};
  std::string example;
  for (std::size_t k = 0; k < std::min<std::size_t>(2, list.items.size()); ++k) {
    const YamlNode& map = list.items[k];
    example += (k == 0 ? "{" : ", ") + std::string(labels.at(k)) + ": {";
    for (std::size_t a = 0; a < map.keys.size() && a < map.items.size(); ++a)
      example += (a == 0 ? "" : ", ") + map.keys[a].text + ": " + map.items[a].text;
    example += "}";
  }
  reading.error(list, "each type needs a label: types with attributes are a map, not a list",
                "for example   " + example + (list.items.size() > 2 ? ", ...}" : "}"));
}

/// The types of one agent: a list of labels, a range, a map from label to number, or one from label to attributes.
TypeSet read_type_set(Reading& reading, const YamlNode& written, const std::string& what = "type") {
  TypeSet result;
  const std::size_t errors = reading.errors.error_count();
  const YamlNode node = expanded(reading, written);
  if (reading.errors.error_count() > errors) return result;
  if ((!node.is_sequence() && !node.is_map()) || node.items.empty()) {
    if (what == "type")
      reading.error(node, "the types of an agent are a list of labels, or a map from label to number or to attributes",
                    "for example   [L, H]   or   {L: 0, H: 1}   or   {L: {signal: 0}, H: {signal: 1}}");
    else
      reading.error(node, "the messages of an agent are a list of labels, or a map from label to number",
                    "for example   [stay, go]   or   {low: 0, high: 1}");
    return result;
  }
  if (lack_labels(node)) {
    refuse_types_without_labels(reading, node);
    return result;
  }
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  result.labels = read_labels(reading, node.is_map() ? node.keys : node.items, "a " + what);
  if (reading.failed_since(before, defective)) return result;
  const bool have_attributes =
      std::any_of(node.items.begin(), node.items.end(), [](const YamlNode& item) { return item.is_map(); });
  if (have_attributes)
    read_attributes(reading, node, Bearer::types, reading.vocabulary.type_attributes,
                    {result.attributes, result.written_attributes});
  for (std::size_t k = 0; k < result.labels.size(); ++k) {
    const Vocabulary::Label known = reading.vocabulary.labels[result.labels[k]];
    std::optional<Rational> value;
    if (node.is_map() && !have_attributes) value = reading.constant(node.items[k]);
    if (known.text.find_first_not_of("-./0123456789") == std::string::npos) {
      if (value && *value != known.value)
        reading.error(node.items[k], what + " " + known.text + " is a number and has that value, not " + value->text());
      value = known.value;
    }
    result.types.push_back({known.text, value});
  }
  return result;
}

}  // namespace

std::vector<TypeLabel> read_message_set(Reading& reading, const YamlNode& node, std::vector<std::uint32_t>& labels) {
  if (node.is_map())
    for (const YamlNode& item : node.items)
      if (item.is_map()) {
        reading.error(item, "messages have no attributes", "write a number, or a list of messages");
        return {};
      }
  TypeSet read = read_type_set(reading, node, "message");
  labels = std::move(read.labels);
  return std::move(read.types);
}

bool is_map_of_agents(const Reading& reading, const YamlNode& node) {
  if (!node.is_map()) return false;
  const std::vector<std::string> agents = reading.agent_names();
  const auto has = [&](const auto& which) { return std::any_of(node.items.begin(), node.items.end(), which); };
  if (has([](const YamlNode& item) { return item.is_sequence() || is_range(item); })) return true;
  if (has([](const YamlNode& item) { return item.is_map(); }))  // otherwise types with attributes
    return std::any_of(node.keys.begin(), node.keys.end(), [&](const YamlNode& key) {
      return std::find(agents.begin(), agents.end(), key.text) != agents.end();
    });
  return agents.size() == node.keys.size() && !has([](const YamlNode& item) { return item.is_scalar(); });
}

namespace {

bool read_types(Reading& reading, const YamlNode& node) {
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  const std::vector<std::string> names = reading.agent_names();
  std::vector<AgentTypes> agents(names.size());
  Vocabulary& vocabulary = reading.vocabulary;
  vocabulary.type_labels.resize(names.size());
  std::vector<std::optional<TypeSet>> sets(names.size());
  if (!is_map_of_agents(reading, node)) {
    sets.assign(names.size(), read_type_set(reading, node));
  } else {
    for (std::size_t k = 0; k < node.keys.size(); ++k)
      if (const auto i = reading.reference(node.keys[k], names, "agent"))
        sets[*i] = read_type_set(reading, node.items[k]);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!sets[i]) reading.error(node, "agent " + names[i] + " has no types", "add   " + names[i] + ": [...]");
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    agents[i].agent = names[i];
    TypeSet own = std::move(sets[i]).value_or(TypeSet{});
    if (own.attributes.empty() && !own.types.empty() && !vocabulary.type_attributes.empty())
      reading.error(node, "the types of agent " + names[i] + " have no attributes, but others have",
                    "every type has the attributes   " + enumerated(vocabulary.type_attributes, ", "));
    agents[i].types = std::move(own.types);
    vocabulary.type_labels[i] = std::move(own.labels);
    if (vocabulary.type_attributes.empty()) continue;
    vocabulary.type_attribute_labels.push_back(std::move(own.attributes));
    reading.case_file.type_attributes.push_back(std::move(own.written_attributes));
  }
  std::uint64_t profiles = 1;
  for (const AgentTypes& agent : agents)
    profiles = std::min<std::uint64_t>(most_profiles + 1, profiles * std::max<std::size_t>(1, agent.types.size()));
  if (profiles > most_profiles)
    reading.error(node, "there are more than " + std::to_string(most_profiles) + " type profiles");
  if (reading.failed_since(before, defective)) return false;

  vocabulary.types = TypeSpace(agents);
  reading.type_index.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::uint32_t t = 0; t < agents[i].types.size(); ++t) {
      reading.type_index[i].emplace(agents[i].types[t].label, t);
      if (agents[i].types[t].value)
        reading.vocabulary.give_value(reading.vocabulary.type_labels[i][t], *agents[i].types[t].value);
    }
  reading.case_file.finite().environment.types = reading.vocabulary.types;
  return true;
}

bool read_payoffs(Reading& reading, const YamlNode& node) {
  Environment& environment = reading.case_file.finite().environment;
  const std::uint32_t outcomes = environment.outcome_count(), profiles = environment.types.profile_count();
  if (std::uint64_t{outcomes} * profiles > most_amounts) {
    reading.error(node, "the case is too large: more than " + std::to_string(most_amounts) +
                            " sums of payoffs, one for each outcome and type profile");
    return false;
  }
  std::uint64_t own_types = 0;
  for (Agent i : environment.types.grand_coalition()) own_types += environment.types.type_count(i);
  if (!reading.afford(node, own_types * outcomes)) return false;
  environment.payoffs = Payoffs::by_own_type(environment.types, outcomes);
  AmountShape shape{"payoff", true, false, Scope{.own_agent = true, .outcome = true, .amount = true},
                    [&](Agent agent, Outcome outcome, Profile profile, const Number& amount) {
                      environment.payoffs(agent, outcome, profile) = amount.rational();
                    }};
  shape.store_by_own_type = [&](Agent agent, Outcome outcome, Type type, const Number& amount) {
    if (environment.payoffs.is_kept_by_own_type(agent))
      environment.payoffs.of_type(agent, outcome, type) = amount.rational();
    else
      for (Profile theta; theta.value < profiles; ++theta.value)
        if (environment.types.type_of(theta, agent) == type)
          environment.payoffs(agent, outcome, theta) = amount.rational();
  };
  shape.make_room = [&](Agent agent) {
    return !environment.payoffs.is_kept_by_own_type(agent) || reading.afford(node, std::uint64_t{outcomes} * profiles);
  };
  return read_amounts(reading, node, shape, reading.case_file.written_payoffs);
}

/// In each state, and then their expectations.
bool read_payoffs_in_states(Reading& reading, const YamlNode& node) {
  std::vector<Payoffs> in_state;
  for (std::uint32_t state : reading.vocabulary.states) {
    reading.vocabulary.state = state;
    reading.case_file.written_payoffs.clear();
    const bool is_read = read_payoffs(reading, node);
    reading.vocabulary.state.reset();
    if (!is_read) return false;
    in_state.push_back(std::move(reading.case_file.finite().environment.payoffs));
  }
  Environment& environment = reading.case_file.finite().environment;
  if (!reading.prior_known) return false;
  if (in_state.size() > 1 && std::equal(in_state.begin() + 1, in_state.end(), in_state.begin()))
    reading.warning(node, "payoffs do not depend on the state", "name the   state   in them, or leave out   states");
  environment.states.payoffs = std::move(in_state);
  environment.payoffs = expected_payoffs(environment);
  return true;
}

void read_outside_options(Reading& reading, const YamlNode* node) {
  Environment& environment = reading.case_file.finite().environment;
  const std::uint64_t count = std::uint64_t{environment.types.agent_count()} * environment.types.profile_count();
  if (node != nullptr && !reading.afford(*node, count)) return;
  environment.outside_options = AgentAmounts(environment.types.agent_count(), environment.types.profile_count());
  if (node == nullptr) {
    reading.case_file.written_outside_options.emplace_back("", WrittenDefault{"0"});
    return;
  }
  AmountTable table(environment.types.agent_count(), environment.types.profile_count());
  const AmountShape shape{
      "outside", false, false, Scope{.own_agent = true, .amount = true},
      [&](Agent agent, Outcome, Profile profile, const Number& amount) { table.set(agent, profile, amount); }};
  read_amounts(reading, *node, shape, reading.case_file.written_outside_options);
  environment.outside_options = table.take();
}

void read_pattern(Reading& reading, const YamlNode* node) {
  const auto agents = static_cast<std::uint32_t>(reading.vocabulary.agents.size());
  CoalitionPattern& pattern = reading.case_file.finite().environment.coalitions;
  if (node == nullptr)
    pattern = all_coalitions(agents);
  else if (auto read = read_coalitions(reading, *node, {"all", "proper"})) {
    pattern = std::move(*read);
    std::vector<std::string> missing;
    for (std::uint32_t i = 0; i < agents; ++i)
      if (std::find(pattern.begin(), pattern.end(), Coalition::of(Agent{i})) == pattern.end())
        missing.push_back("[" + reading.agent_names()[i] + "]");
    if (!missing.empty())
      reading.error(*node, "the coalition pattern lacks " + enumerated(missing),
                    "an agent can always act alone: add " + enumerated(missing));
  }
}

}  // namespace

YamlNode listed_agents(const YamlNode& node) {
  return is_count_of_agents(node) ? integers(node, 1, parse_numeral(node.text).value.value()) : node;
}

std::vector<std::uint32_t> read_labels(Reading& reading, const std::vector<YamlNode>& nodes, std::string_view what) {
  std::vector<std::uint32_t> result;
  std::set<std::uint32_t> seen;
  std::set<Rational> numerals;
  for (const YamlNode& node : nodes) {
    const std::optional<std::string> label = reading.label(node, what);
    if (!label) continue;
    const std::uint32_t id = reading.vocabulary.add(*label);
    const Vocabulary::Label& known = reading.vocabulary.labels[id];
    const bool is_numeral = known.value && label->find_first_not_of("-./0123456789") == std::string::npos;
    if (!seen.insert(id).second)
      reading.error(node, in_quotes(*label) + " is listed twice");
    else if (is_numeral && !numerals.insert(*known.value).second)
      reading.error(node, in_quotes(*label) + " is the same number as another label here");
    result.push_back(id);
  }
  return result;
}

std::optional<Coalition> read_coalition(Reading& reading, const YamlNode& node) {
  const std::vector<std::string> agents = reading.agent_names();
  const auto no_agent = [&](const std::string& word) {
    return std::find(agents.begin(), agents.end(), word) == agents.end();
  };
  if (node.is_scalar() && no_agent(node.text) &&
      (node.text == "all" || node.text == "everybody" || node.text == "agents" || node.text == "grand")) {
    reading.error(node, "a coalition is an agent or a list of agents, not " + in_quotes(node.text),
                  "all agents are   [" + enumerated(agents, ", ") + "]");
    return std::nullopt;
  }
  if (node.is_map() && !node.keys.empty()) {
    std::vector<std::string> members;
    for (const YamlNode& key : node.keys) members.push_back(key.text);
    reading.error(node, "a coalition is an agent or a list of agents, not a map",
                  "a list stands in square brackets:   [" + enumerated(members, ", ") + "]");
    return std::nullopt;
  }
  if (node.is_scalar()) {
    const std::optional<Agent> agent = reading.agent(node);
    return agent ? std::optional(Coalition::of(*agent)) : std::nullopt;
  }
  if (!node.is_sequence() || node.items.empty()) {
    reading.error(node, node.is_sequence() ? "a coalition has at least one agent"
                                           : "a coalition is an agent or a list of agents");
    return std::nullopt;
  }
  Coalition coalition;
  bool understood = true;
  for (const YamlNode& member : node.items) {
    const std::optional<Agent> agent = reading.agent(member);
    if (agent && coalition.contains(*agent))
      reading.error(member, "agent " + member.text + " is in this coalition already");
    understood = understood && agent && !coalition.contains(*agent);
    if (agent) coalition = coalition.with(*agent);
  }
  return understood ? std::optional(coalition) : std::nullopt;
}

std::optional<JointType> read_types_of_agents(Reading& reading, const YamlNode& map, std::string_view other_key) {
  if (!map.is_map()) {
    reading.error(map, "a map from agent to type is expected here",
                  "for example   {" + reading.types().label(Agent{0}) + ": " +
                      reading.types().label(Agent{0}, Type{0}).label + "}");
    return std::nullopt;
  }
  std::map<Agent, Type> chosen;
  bool understood = true;
  for (std::size_t k = 0; k < map.keys.size(); ++k) {
    if (!other_key.empty() && map.keys[k].text == other_key) continue;
    const std::optional<Agent> agent = reading.agent(map.keys[k]);
    const std::optional<Type> type = agent ? reading.type(map.items[k], *agent) : std::nullopt;
    understood = understood && type;
    if (type) chosen[*agent] = *type;
  }
  if (!understood) return std::nullopt;
  Coalition coalition;
  std::vector<Type> types;
  for (const auto& [agent, type] : chosen) {
    coalition = coalition.with(agent);
    types.push_back(type);
  }
  return reading.types().joint_type(coalition, types);
}

namespace {

std::string joined_scalars(const YamlNode& list) {
  std::string result;
  for (const YamlNode& item : list.items)
    if (item.is_scalar()) result += (result.empty() ? "" : ", ") + item.text;
  return result;
}

}  // namespace

std::optional<CoalitionPattern> read_coalitions(Reading& reading, const YamlNode& node,
                                                const std::vector<std::string>& words) {
  const auto agents = static_cast<std::uint32_t>(reading.vocabulary.agents.size());
  if (node.is_scalar()) {
    const auto word = reading.reference(node, words, "coalition pattern");
    if (!word) return std::nullopt;
    if (words[*word] == "proper" && agents == 1) {
      reading.error(node, "one agent alone has no proper coalitions", "leave the line out, or write   singletons");
      return std::nullopt;
    }
    if (words[*word] == "all") return all_coalitions(agents);
    if (words[*word] == "proper") return proper_coalitions(agents);
    if (words[*word] == "singletons") return singletons(agents);
    return reading.case_file.finite().environment.coalitions;
  }
  if (!node.is_sequence() || node.items.empty()) {
    reading.error(node, "coalitions are a list of lists of agents, or one of: " + enumerated(words, ", "));
    return std::nullopt;
  }
  CoalitionPattern pattern;
  std::map<Coalition, const YamlNode*> seen;
  bool understood = true;
  for (const YamlNode& item : node.items) {
    if (item.is_scalar()) {
      const std::string all = joined_scalars(node);
      reading.error(item, "a coalition is a list of agents",
                    node.items.size() == 1 ? "write   [[" + all + "]]"
                                           : "all of these together are   [[" + all + "]], each alone   singletons");
      return std::nullopt;
    }
    const std::optional<Coalition> coalition = read_coalition(reading, item);
    understood = understood && coalition;
    if (!coalition) continue;
    const auto [first, is_new] = seen.emplace(*coalition, &item);
    if (!is_new)
      reading.error(item, "this coalition is listed twice",
                    "it stands in line " + std::to_string(reading.line_of(*first->second)) + " already");
    understood = understood && is_new;
    pattern.push_back(*coalition);
  }
  return understood ? std::optional(pattern) : std::nullopt;
}

void read_environment(Reading& reading, const YamlNode& root) {
  const YamlNode* agents = root.find("agents");
  if (agents == nullptr || !read_agents(reading, *agents)) return;
  if (const YamlNode* node = root.find("types")) reading.types_known = read_types(reading, *node);
  if (const YamlNode* node = root.find("outcomes")) reading.outcomes_known = read_outcomes(reading, *node);
  read_pattern(reading, root.find("coalitions"));
  if (!reading.types_known) return;
  if (const YamlNode* node = root.find("states"); node != nullptr && !read_states(reading, *node)) {
    reading.types_known = false;  // nothing is read that may depend on states
    return;
  }
  if (const YamlNode* node = root.find("prior"); node != nullptr && reading.vocabulary.family == Family::finite) {
    const Reading::Part part(reading, "the prior");
    reading.prior_known = read_prior(reading, *node) && reading.tabulates;
  }
  if (const YamlNode* node = root.find("payoffs"); node != nullptr && reading.outcomes_known) {
    const Reading::Part part(reading, "payoffs");
    reading.payoffs_known =
        reading.vocabulary.states.empty() ? read_payoffs(reading, *node) : read_payoffs_in_states(reading, *node);
  }
  const Reading::Part part(reading, "outside options");
  read_outside_options(reading, root.find("outside_options"));
}

}  // namespace candor
