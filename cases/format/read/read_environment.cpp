// SPDX-License-Identifier: MIT
// Agents, types, outcomes, payoffs, coalitions and outside options. The prior has a file of its
// own.
#include <algorithm>
#include <set>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

bool is_word_of_maps(const std::string& label) {
  static const std::set<std::string> words{"others",      "table",       "construction", "allocation",
                                           "probability", "independent", "choices"};
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
  if (!node.is_sequence())
    reading.error(written, "agents are a list of labels, or their number", "for example   [1, 2, 3]   or   3");
  else if (node.items.empty() || node.items.size() > most_agents)
    reading.error(written, "a case has 1 to " + std::to_string(most_agents) + " agents, not " +
                               std::to_string(node.items.size()));
  else {
    reading.vocabulary.agents = read_labels(reading, node.items, "an agent");
    for (const YamlNode& label : node.items)
      if (is_word_of_maps(label.text))
        reading.error(label, in_quotes(label.text) + " is a key of case files and cannot be an agent",
                      "choose another label, for example   " + reading.another_name(label.text));
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

/// The types of one agent: a list of labels, a range, or a map from label to number.
std::vector<TypeLabel> read_type_set(Reading& reading, const YamlNode& written, std::vector<std::uint32_t>& labels) {
  const std::size_t errors = reading.errors.error_count();
  const YamlNode node = expanded(reading, written);
  if (reading.errors.error_count() > errors) return {};
  if ((!node.is_sequence() && !node.is_map()) || node.items.empty()) {
    reading.error(node, "the types of an agent are a list of labels, or a map from label to number",
                  "for example   [L, H]   or   {L: 0, H: 1}");
    return {};
  }
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  labels = read_labels(reading, node.is_map() ? node.keys : node.items, "a type");
  if (reading.failed_since(before, defective)) return {};
  std::vector<TypeLabel> result;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const Vocabulary::Label known = reading.vocabulary.labels[labels[k]];
    std::optional<Rational> value;
    if (node.is_map()) value = reading.constant(node.items[k]);
    if (known.text.find_first_not_of("-./0123456789") == std::string::npos) {
      if (value && *value != known.value)
        reading.error(node.items[k], "type " + known.text + " is a number and has that value, not " + value->text());
      value = known.value;
    }
    result.push_back({known.text, value});
  }
  return result;
}

/// Whether the keys of a map are agents (each with types of its own) rather than types.
bool is_map_of_agents(const Reading& reading, const YamlNode& node) {
  if (!node.is_map()) return false;
  return std::any_of(node.items.begin(), node.items.end(),
                     [](const YamlNode& item) { return item.is_sequence() || item.is_map() || is_range(item); }) ||
         (!node.keys.empty() && reading.agent_names().size() == node.keys.size() &&
          std::all_of(node.items.begin(), node.items.end(), [](const YamlNode& item) { return !item.is_scalar(); }));
}

bool read_types(Reading& reading, const YamlNode& node) {
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  const std::vector<std::string> names = reading.agent_names();
  std::vector<AgentTypes> agents(names.size());
  reading.vocabulary.type_labels.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) agents[i].agent = names[i];
  if (!is_map_of_agents(reading, node)) {
    std::vector<std::uint32_t> labels;
    const std::vector<TypeLabel> types = read_type_set(reading, node, labels);
    for (std::size_t i = 0; i < names.size(); ++i) {
      agents[i].types = types;
      reading.vocabulary.type_labels[i] = labels;
    }
  } else {
    std::vector<bool> named(names.size());
    for (std::size_t k = 0; k < node.keys.size(); ++k)
      if (const auto i = reading.reference(node.keys[k], names, "agent")) {
        named[*i] = true;
        agents[*i].types = read_type_set(reading, node.items[k], reading.vocabulary.type_labels[*i]);
      }
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!named[i]) reading.error(node, "agent " + names[i] + " has no types", "add   " + names[i] + ": [...]");
  }
  std::uint64_t profiles = 1;
  for (const AgentTypes& agent : agents)
    profiles = std::min<std::uint64_t>(most_profiles + 1, profiles * std::max<std::size_t>(1, agent.types.size()));
  if (profiles > most_profiles)
    reading.error(node, "there are more than " + std::to_string(most_profiles) + " type profiles");
  if (reading.failed_since(before, defective)) return false;

  reading.vocabulary.types = TypeSpace(agents);
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

void keep_outcomes(Reading& reading, std::vector<std::uint32_t> labels) {
  reading.vocabulary.outcomes = std::move(labels);
  reading.case_file.outcome_attributes.resize(reading.vocabulary.outcomes.size());
  for (std::uint32_t k = 0; k < reading.vocabulary.outcomes.size(); ++k) {
    Vocabulary::Label& label = reading.vocabulary.labels[reading.vocabulary.outcomes[k]];
    label.outcome = Outcome{k};
    reading.case_file.finite().environment.outcomes.push_back(label.text);
  }
}

/// `choices: [stay, go]`: one outcome for each profile of choices, the first agent slowest.
void read_choices(Reading& reading, const YamlNode& node) {
  const YamlNode& list = *node.find("choices");
  if (node.keys.size() > 1)
    reading.error(node.keys[node.keys[0].text == "choices" ? 1 : 0], "nothing stands beside 'choices'");
  if (!list.is_sequence() || list.items.empty())
    return reading.error(list, "choices are a list of labels", "for example   choices: [stay, go]");
  const std::size_t before = reading.errors.error_count();
  const std::vector<std::uint32_t> choices = read_labels(reading, list.items, "a choice");
  const std::size_t agents = reading.vocabulary.agents.size();
  std::size_t count = 1;
  for (std::size_t i = 0; i < agents; ++i)
    count = std::min(most_outcomes + 1, count * std::max<std::size_t>(1, choices.size()));
  if (count > most_outcomes) reading.error(list, "there are more than " + std::to_string(most_outcomes) + " outcomes");
  if (reading.errors.error_count() > before) return;
  std::vector<std::uint32_t> labels;
  for (std::size_t k = 0; k < count; ++k) {
    std::vector<std::uint32_t> made(agents);
    std::size_t rest = k;
    for (std::size_t i = agents; i-- > 0; rest /= choices.size()) made[i] = choices[rest % choices.size()];
    std::string label;
    for (std::uint32_t choice : made) label += (label.empty() ? "" : "-") + reading.vocabulary.labels[choice].text;
    labels.push_back(reading.vocabulary.add(label));
    reading.vocabulary.choices.push_back(std::move(made));
  }
  keep_outcomes(reading, std::move(labels));
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < agents; ++i)
      reading.case_file.outcome_attributes[k].emplace_back(
          reading.agent_names()[i], reading.vocabulary.labels[reading.vocabulary.choices[k][i]].text);
}

void read_attributes(Reading& reading, const YamlNode& node) {
  Vocabulary& vocabulary = reading.vocabulary;
  if (!node.items.front().is_map())
    return reading.error(node.items.front(), "an outcome's attributes are a map",
                         "for example   {winner: 1}; without attributes outcomes are a list");
  for (const YamlNode& key : node.items.front().keys)
    if (const auto name = reading.name(key, "an attribute")) {
      vocabulary.attributes.push_back(*name);
      reading.declare(key, *name, "an attribute");
    }
  for (std::size_t k = 0; k < node.items.size(); ++k) {
    const YamlNode& attributes = node.items[k];
    std::vector<std::uint32_t> values;
    if (!attributes.is_map()) {
      reading.error(attributes.kind == YamlNode::Kind::missing ? node.keys[k] : attributes,
                    "outcome " + in_quotes(node.keys[k].text) + " has no attributes, but others have");
      continue;
    }
    for (const YamlNode& key : attributes.keys) reading.reference(key, vocabulary.attributes, "attribute");
    for (const std::string& attribute : vocabulary.attributes) {
      const YamlNode* value = attributes.find(attribute);
      if (value == nullptr)
        reading.error(attributes,
                      "outcome " + in_quotes(node.keys[k].text) + " lacks the attribute '" + attribute + "'");
      else if (const auto label = reading.label(*value, "the value of an attribute")) {
        values.push_back(vocabulary.add(*label));
        if (k < reading.case_file.outcome_attributes.size())
          reading.case_file.outcome_attributes[k].emplace_back(attribute, *label);
      }
    }
    vocabulary.attribute_labels.push_back(std::move(values));
  }
}

bool read_outcomes(Reading& reading, const YamlNode& written) {
  const std::size_t before = reading.errors.error_count(), defective = reading.defective_labels.size();
  YamlNode node = written;
  if (written.is_scalar() && written.text == "agents") {
    node = {};
    node.kind = YamlNode::Kind::sequence;
    node.offset = written.offset;
    for (const std::string& agent : reading.agent_names()) node.items.push_back(scalar_at(written, agent));
  }
  if ((!node.is_sequence() && !node.is_map()) || node.items.empty())
    reading.error(node, "outcomes are a list of labels, a map from label to attributes, choices: [...], or agents",
                  "for example   [first, second]   or   {first: {winner: 1}, second: {winner: 2}}");
  else if (node.items.size() > most_outcomes)
    reading.error(node, "there are more than " + std::to_string(most_outcomes) + " outcomes");
  else if (node.find("choices") != nullptr)
    read_choices(reading, node);
  else {
    std::vector<std::uint32_t> labels = read_labels(reading, node.is_map() ? node.keys : node.items, "an outcome");
    if (!reading.failed_since(before, defective)) keep_outcomes(reading, std::move(labels));
    if (node.is_map()) read_attributes(reading, node);
  }
  return !reading.failed_since(before, defective);
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
                    [&](Agent agent, Outcome outcome, Profile profile, Rational amount) {
                      environment.payoffs(agent, outcome, profile) = std::move(amount);
                    }};
  shape.store_by_own_type = [&](Agent agent, Outcome outcome, Type type, Rational amount) {
    if (environment.payoffs.is_kept_by_own_type(agent))
      environment.payoffs.of_type(agent, outcome, type) = std::move(amount);
    else
      for (Profile theta; theta.value < profiles; ++theta.value)
        if (environment.types.type_of(theta, agent) == type) environment.payoffs(agent, outcome, theta) = amount;
  };
  shape.make_room = [&](Agent agent) {
    return !environment.payoffs.is_kept_by_own_type(agent) || reading.afford(node, std::uint64_t{outcomes} * profiles);
  };
  return read_amounts(reading, node, shape, reading.case_file.written_payoffs);
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
  const AmountShape shape{"outside", false, false, Scope{.own_agent = true, .amount = true},
                          [&](Agent agent, Outcome, Profile profile, Rational amount) {
                            environment.outside_options(agent, profile) = std::move(amount);
                          }};
  read_amounts(reading, *node, shape, reading.case_file.written_outside_options);
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
  if (const YamlNode* node = root.find("prior"); node != nullptr && reading.vocabulary.family == Family::finite) {
    const Reading::Part part(reading, "the prior");
    reading.prior_known = read_prior(reading, *node);
  }
  if (const YamlNode* node = root.find("payoffs"); node != nullptr && reading.outcomes_known) {
    const Reading::Part part(reading, "payoffs");
    reading.payoffs_known = read_payoffs(reading, *node);
  }
  const Reading::Part part(reading, "outside options");
  read_outside_options(reading, root.find("outside_options"));
}

}  // namespace candor
