// SPDX-License-Identifier: MIT
#include "checker/certificate/reader.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checker/certificate/describe.hpp"
#include "exact/numeral.hpp"

namespace candor::certificates {
namespace {

constexpr std::string_view kind_names[] = {"an object", "an array", "a string", "true or false"};

void require_kind(const JsonNode& node, JsonNode::Kind kind) {
  if (node.kind != kind)
    throw Fault{&node, std::string(kind_names[static_cast<std::size_t>(kind)]) + " is expected here"};
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  return '\'' + std::string(text.substr(0, longest)) + (text.size() > longest ? "...'" : "'");
}

void require_lottery(const JsonNode& node, const Rational& total) {
  if (total != Rational(1)) throw Fault{&node, "the probabilities sum to " + total.text() + ", not 1"};
}

}  // namespace

Reader::Reader(const JsonNode& node, Vocabulary& names, std::size_t& cells)
    : vocabulary(names), node_(node), cells_(cells) {
  require_kind(node, JsonNode::Kind::object);
  used_.resize(node.keys.size());
}

const JsonNode* Reader::find(std::string_view key) {
  const auto begin = node_.keys.begin(), end = node_.keys.end();
  auto found = next_ < node_.keys.size() && node_.keys[next_] == key ? begin + static_cast<std::ptrdiff_t>(next_)
                                                                     : std::find(begin, end, key);
  if (found == end) return nullptr;
  const auto index = static_cast<std::size_t>(found - begin);
  used_[index] = true;
  next_ = index + 1;
  return &node_.items[index];
}

const JsonNode* Reader::find_again(std::string_view key) const {
  const auto found = std::find(node_.keys.begin(), node_.keys.end(), key);
  return found == node_.keys.end() ? &node_ : &node_.items[static_cast<std::size_t>(found - node_.keys.begin())];
}

const JsonNode& Reader::child(std::string_view key) {
  if (const JsonNode* item = find(key)) return *item;
  throw Fault{&node_, "the key " + in_quotes(key) + " is missing"};
}

std::optional<std::size_t> Reader::key_among(std::span<const std::string_view> keys, std::optional<std::size_t>) const {
  std::optional<std::size_t> found;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (!has(keys[k], false)) continue;
    if (found) throw Fault{find_again(keys[k]), "there is only one of these keys: " + listed(keys)};
    found = k;
  }
  return found;
}

void Reader::finish() const {
  for (std::size_t k = 0; k < used_.size(); ++k)
    if (!used_[k]) throw Fault{&node_.items[k], "the key " + in_quotes(node_.keys[k]) + " has no meaning here"};
}

void Reader::reserve(std::size_t numbers) {
  if (numbers > cells_) throw Fault{&node_, "this asks for more numbers than are given"};
  cells_ -= numbers;
}

const JsonNode& Reader::array(const JsonNode& node) const {
  require_kind(node, JsonNode::Kind::array);
  return node;
}

const std::string& Reader::string(const JsonNode& node) const {
  require_kind(node, JsonNode::Kind::string);
  return node.text;
}

std::size_t Reader::word(const JsonNode& node, const std::string_view* begin, std::size_t count) const {
  const std::string& text = string(node);
  const auto* found = std::find(begin, begin + count, text);
  if (found != begin + count) return static_cast<std::size_t>(found - begin);
  throw Fault{&node, in_quotes(text) + " is none of: " + listed({begin, count})};
}

void Reader::require_types(std::string_view label, JointType expected) {
  JointType found;
  const JsonNode& item = child(label);
  read(item, found);
  if (found == expected) return;
  std::string wanted;
  for (Agent i : expected.coalition)
    wanted += (wanted.empty() ? "" : ", ") + vocabulary.types().label(i) + ": " +
              vocabulary.types().label(i, vocabulary.types().type_of(expected, i)).label;
  throw Fault{&item, "the row of {" + wanted + "} is expected here"};
}

std::size_t Reader::find_name(const JsonNode& node, const std::vector<std::string>& names,
                              std::string_view what) const {
  const auto found = std::find(names.begin(), names.end(), string(node));
  if (found == names.end()) throw Fault{&node, "there is no " + std::string(what) + ' ' + in_quotes(node.text)};
  return static_cast<std::size_t>(found - names.begin());
}

Agent Reader::agent(const JsonNode& node, const std::string& name) const {
  if (const auto found = vocabulary.types().find_agent(name)) return *found;
  throw Fault{&node, "there is no agent " + in_quotes(name)};
}

void Reader::read(const JsonNode& node, std::string& name) const {
  name = string(node);
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; };
  if (name.empty() || std::any_of(name.begin(), name.end(), is_control))
    throw Fault{&node, "a name is not empty and has no control characters"};
}

void Reader::read(const JsonNode& node, Rational& number) const {
  const std::string& text = string(node);
  const Numeral numeral = parse_numeral(text);
  if (!numeral.value)
    throw Fault{&node, in_quotes(text) + " is no number" + (numeral.error.empty() ? "" : ": " + numeral.error)};
  if (numeral.value->text() != text)
    throw Fault{&node,
                "numbers are in lowest terms: " + in_quotes(text) + " is written " + in_quotes(numeral.value->text())};
  number = *numeral.value;
}

void Reader::read(const JsonNode& node, bool& truth) const {
  require_kind(node, JsonNode::Kind::boolean);
  truth = node.text == "true";
}

void Reader::read(const JsonNode& node, RuleName rule) const {
  const auto found = vocabulary.find_rule(rule.kind, string(node));
  if (!found)
    throw Fault{&node, "there is no " +
                           std::string(rule.kind == RuleKind::allocation ? "allocation " : "transfer rule ") +
                           in_quotes(node.text)};
  rule.index = *found;
}

void Reader::read(const JsonNode& node, RuleNames rules) const {
  rules.indices.clear();
  for (const JsonNode& item : array(node).items) {
    std::size_t index = 0;
    read(item, RuleName{index, rules.kind});
    if (std::find(rules.indices.begin(), rules.indices.end(), index) != rules.indices.end())
      throw Fault{&item, in_quotes(item.text) + " occurs twice"};
    rules.indices.push_back(index);
  }
  if (rules.indices.empty()) throw Fault{&node, "there is no rule here"};
}

void Reader::read(const JsonNode& node, Names names) const {
  for (const JsonNode& item : array(node).items) read(item, names.names.emplace_back());
  if (!are_distinct(names.names)) throw Fault{&node, "two of these have the same name"};
}

void Reader::read(const JsonNode& node, Outcome& outcome) const {
  const auto found = vocabulary.outcomes.find(string(node));
  if (found == vocabulary.outcomes.end()) throw Fault{&node, "there is no outcome " + in_quotes(node.text)};
  outcome = Outcome{found->second};
}

void Reader::read(const JsonNode& node, std::pair<Agent, Agent>& agents) const {
  if (array(node).items.size() != 2) throw Fault{&node, "two agents are expected here"};
  agents = {agent(node.items[0], string(node.items[0])), agent(node.items[1], string(node.items[1]))};
}

void Reader::read(const JsonNode& node, Coalition& coalition) const {
  coalition = {};
  for (const JsonNode& item : array(node).items) {
    const Agent member = agent(item, string(item));
    if (coalition.bits() >> member.value != 0)
      throw Fault{&item, "the members of a coalition are in the order of the agents, each once"};
    coalition = coalition.with(member);
  }
  if (coalition.empty()) throw Fault{&node, "a coalition has at least one member"};
}

void Reader::read(const JsonNode& node, CoalitionPattern& coalitions) const {
  if (is_short(vocabulary) && node.kind == JsonNode::Kind::string) {
    if (node.text != "all") throw Fault{&node, "a pattern of coalitions is a list, or 'all'"};
    coalitions = all_coalitions(vocabulary.types().agent_count());
    return;
  }
  coalitions.clear();
  std::set<Coalition> seen;
  for (const JsonNode& item : array(node).items) {
    read(item, coalitions.emplace_back());
    if (!seen.insert(coalitions.back()).second) throw Fault{&item, "this coalition occurs twice"};
  }
}

void Reader::read(const JsonNode& node, JointType& joint) const {
  require_kind(node, JsonNode::Kind::object);
  std::map<Agent, Type> chosen;
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    const Agent member = agent(node, node.keys[k]);
    const auto type = vocabulary.types().find_type(member, string(node.items[k]));
    if (!type)
      throw Fault{&node.items[k], "agent " + node.keys[k] +
                                      (vocabulary.messages != nullptr ? " has no message " : " has no type ") +
                                      in_quotes(node.items[k].text)};
    chosen.emplace(member, *type);
  }
  Coalition coalition;
  std::vector<Type> types;
  for (const auto& [member, type] : chosen) {
    coalition = coalition.with(member);
    types.push_back(type);
  }
  joint = vocabulary.types().joint_type(coalition, types);
}

void Reader::read(const JsonNode& node, MixedReport& report) {
  report.branches.clear();
  Rational total;
  std::set<JointType> seen;
  for (const JsonNode& item : array(node).items)
    within(item, [&](Reader& form) {
      MixedReport::Branch& branch = report.branches.emplace_back();
      form("types", branch.report);
      form("probability", branch.probability);
      form.require(
          !branch.report.coalition.empty() && branch.report.coalition == report.branches.front().report.coalition,
          "types", "the reports of a mixture are those of the same agents");
      form.require(seen.insert(branch.report).second, "types", "this report occurs twice");
      form.require(branch.probability.sign() >= 0, "probability", "a probability is not negative");
      total += branch.probability;
    });
  if (!report.branches.empty()) require_lottery(node, total);
}

void Reader::read(const JsonNode& node, Lottery& lottery) const {
  require_kind(node, JsonNode::Kind::object);
  std::map<Outcome, Rational> probabilities;
  Rational total;
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    const auto outcome = vocabulary.outcomes.find(node.keys[k]);
    if (outcome == vocabulary.outcomes.end()) throw Fault{&node, "there is no outcome " + in_quotes(node.keys[k])};
    Rational& probability = probabilities[Outcome{outcome->second}];
    read(node.items[k], probability);
    if (probability.sign() <= 0) throw Fault{&node.items[k], "the probabilities of a lottery are positive"};
    total += probability;
  }
  require_lottery(node, total);
  lottery.branches.clear();
  for (auto& [outcome, probability] : probabilities) lottery.branches.push_back({outcome, std::move(probability)});
}

void Reader::read(const JsonNode& node, Event::Condition& condition) {
  const TypeSpace& types = vocabulary.types();
  within(node, [&](Reader& form) {
    form("text", Text{condition.text});
    form.reserve(types.profile_count() / 64);
    condition.holds.assign(types.profile_count(), false);
    std::uint32_t next = 0;
    for (const JsonNode& item : array(form.child("profiles")).items) {
      JointType profile;
      read(item, profile);
      if (profile.coalition != types.grand_coalition() || types.profile(profile).value < next)
        throw Fault{&item, "the profiles are in the order of tables, each once"};
      condition.holds[types.profile(profile).value] = true;
      next = types.profile(profile).value + 1;
    }
  });
}

namespace {

/// The first alternative of a variant for which `is_meant(alternative)`: reads its keys.
template <class Variant, std::size_t I = 0, class IsMeant>
bool read_alternative(Reader& form, Variant& into, const IsMeant& is_meant) {
  if constexpr (I == std::variant_size_v<Variant>) {
    return false;
  } else {
    if (!is_meant(std::in_place_index<I>)) return read_alternative<Variant, I + 1>(form, into, is_meant);
    using Alternative = std::variant_alternative_t<I, Variant>;
    if constexpr (!is_evidence_of_a_family<Alternative>) {
      Alternative value{};
      if constexpr (requires { Alternative::property; })
        describe_claim(form, value);
      else
        describe(form, value);
      into = std::move(value);
    }
    return true;
  }
}

/// As one of the family's statements.
template <class FamilyStatement>
bool read_statement(Reader& form, const std::string& property, Statement& into) {
  FamilyStatement own;
  const auto is_meant = [&]<std::size_t I>(std::in_place_index_t<I>) {
    return property == std::variant_alternative_t<I, FamilyStatement>::property;
  };
  if (!read_alternative(form, own, is_meant)) return false;
  into = std::move(own);
  return true;
}

bool read_statement(Reader& form, const std::string& property, Family family, Statement& into) {
  switch (family) {
    case Family::finite: return read_statement<finite::Statement>(form, property, into);
    case Family::continuum: return read_statement<continuum::Statement>(form, property, into);
    case Family::dynamic: return read_statement<dynamic::Statement>(form, property, into);
  }
  return false;
}

template <class FamilyEvidence>
bool read_own_evidence(Reader& form, const std::string& kind, Evidence& into) {
  FamilyEvidence own;
  const auto is_meant = [&]<std::size_t I>(std::in_place_index_t<I>) {
    return kind == std::variant_alternative_t<I, FamilyEvidence>::kind;
  };
  if (!read_alternative(form, own, is_meant)) return false;
  into = std::move(own);
  return true;
}

/// Enumerations and witnesses are evidence in every family.
bool read_evidence(Reader& form, const std::string& kind, Family family, Evidence& into) {
  const auto is_meant = [&]<std::size_t I>(std::in_place_index_t<I>) {
    using Form = std::variant_alternative_t<I, Evidence>;
    constexpr bool is_common = std::is_same_v<Form, Enumerate> || std::is_same_v<Form, Witness>;
    if constexpr (is_evidence_of_a_family<Form>)
      return false;
    else
      return (is_common || family == Family::finite) && kind == evidence_kinds[I];
  };
  if (read_alternative(form, into, is_meant)) return true;
  if (family == Family::continuum) return read_own_evidence<continuum::Evidence>(form, kind, into);
  if (family == Family::dynamic) return read_own_evidence<dynamic::Evidence>(form, kind, into);
  return false;
}

}  // namespace

void Reader::read(const JsonNode& node, Statement& statement) {
  within(node, [&](Reader& form) {
    std::string property;
    form("property", property);
    form.require(read_statement(form, property, vocabulary.family(), statement), "property",
                 "there is no property " + in_quotes(property));
  });
}

void Reader::read(const JsonNode& node, Evidence& evidence) {
  within(node, [&](Reader& form) {
    std::string kind;
    form("kind", kind);
    form.require(read_evidence(form, kind, vocabulary.family(), evidence), "kind",
                 "there is no evidence of the kind " + in_quotes(kind));
  });
}

}  // namespace candor::certificates
