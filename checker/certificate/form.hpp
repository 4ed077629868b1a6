// SPDX-License-Identifier: MIT
// One object of a certificate, being written or being read. fields.hpp says once, for both, which
// keys each thing has: `form("coalitions", claim.coalitions)` writes the coalitions, or reads them.
#pragma once

#include <functional>
#include <span>
#include <stdexcept>
#include <unordered_map>

#include "checker/certificate/certificate.hpp"
#include "checker/certificate/json_tree.hpp"
#include "checker/certificate/words.hpp"
#include "checker/model/names.hpp"
#include "exact/numeral.hpp"

namespace candor::certificates {

// --- what is written otherwise than its C++ type says --------------------------------------------

struct Text {
  std::string& text;
};  ///< any text, where a plain string is a name
enum class RuleKind { allocation, transfers };
struct RuleName {
  std::size_t& index;
  RuleKind kind;
};  ///< by name
struct OptionalRuleName {
  std::optional<std::size_t>& index;
  RuleKind kind;
};
struct RuleNames {
  std::vector<std::size_t>& indices;
  RuleKind kind;
};  ///< at least one, distinct
struct Names {
  std::vector<std::string>& names;
};  ///< distinct

enum class Lines { one_for_each, as_few_as_possible };

/// What names refer to.
struct Vocabulary {
  const Model* whole = nullptr;
  const FiniteModel* model = nullptr;  ///< the same, if it is finite
  std::unordered_map<std::string, std::uint32_t> outcomes;
  std::vector<std::string> weighted_rules;       ///< over which the weights of the evidence are
  const ParameterRegion* region = nullptr;       ///< the region that the evidence is about
  std::size_t table_cells = 0;                   ///< of a dynamic model's tables so far
  std::size_t longest_number = longest_numeral;  ///< that is written

  void speak_of(const Model& any) {
    whole = &any;
    model = std::get_if<FiniteModel>(&any);
  }
  Family family() const { return family_of(*whole); }
  const TypeSpace& types() const {
    const auto* dynamic = std::get_if<dynamic::Model>(whole);
    return dynamic != nullptr ? dynamic->types : model->environment.types;
  }
  const std::vector<std::string>& outcome_labels() const {
    const auto* dynamic = std::get_if<dynamic::Model>(whole);
    return dynamic != nullptr ? dynamic->outcomes : model->environment.outcomes;
  }
  const std::string& rule(RuleKind kind, std::size_t index) const;
  std::optional<std::size_t> find_rule(RuleKind kind, const std::string& name) const;
  std::vector<std::string> agents() const;
};

bool is_claim_id(std::string_view text);
std::string listed(std::span<const std::string_view> words);
inline constexpr std::string_view certificate_version = "2";

/// A key by which an enumeration is told; there is just one of them.
template <class Form, class Enumeration>
void key_field(Form& form, std::span<const std::string_view> keys, Enumeration& value) {
  const auto found = form.key_among(keys, static_cast<std::size_t>(value));
  form.require(found.has_value(), {}, "one of these keys is missing: " + listed(keys));
  value = static_cast<Enumeration>(found.value());
}

/// An enumeration, by its word.
template <class T>
concept Worded = std::is_enum_v<T>;
/// An object whose keys fields.hpp lists.
template <class T, class Form>
concept HasFields = requires(Form& form, T& value) {
  fields(form, value);
};

// --- writing -------------------------------------------------------------------------------------

class Writer {
 public:
  static constexpr bool reads = false;
  explicit Writer(Vocabulary& names) : node(JsonNode::object()), vocabulary(names) {}

  template <class T>
  void operator()(std::string_view key, T&& value) {
    node.add(std::string(key), write(value));
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& value) {
    if (value) (*this)(key, *value);
  }
  void operator()(std::string_view key, OptionalRuleName rule) {
    if (rule.index) (*this)(key, RuleName{*rule.index, rule.kind});
  }
  /// An object inside.
  template <class Body>
  void inner(std::string_view key, const Body& body) {
    Writer form(vocabulary);
    body(form);
    node.add(std::string(key), std::move(form.node));
  }
  /// A list of objects.
  template <class T, class Body>
  void list(std::string_view key, std::vector<T>& values, const Body& body, Lines lines = Lines::one_for_each) {
    JsonNode items = JsonNode::array(lines == Lines::one_for_each);
    for (T& value : values) {
      Writer form(vocabulary);
      body(form, value);
      items.items.push_back(std::move(form.node));
    }
    node.add(std::string(key), std::move(items));
  }
  /// One object for each joint type of the coalition, in order; `label` is the key of the types.
  template <class Body>
  void table(std::string_view key, std::string_view label, Coalition coalition, const Body& body) {
    JsonNode rows = JsonNode::array(true);
    for (std::uint32_t t = 0; t < vocabulary.types().joint_type_count(coalition); ++t) {
      Writer row(vocabulary);
      row(label, JointType{coalition, t});
      body(row, t);
      rows.items.push_back(std::move(row.node));
    }
    node.add(std::string(key), std::move(rows));
  }
  /// An object from each of the names to a number, at(0), at(1), ...
  template <class At>
  void numbers(std::string_view key, const std::vector<std::string>& names, const At& at) {
    inner(key, [&](Writer& form) {
      for (std::size_t k = 0; k < names.size(); ++k) form(names[k], at(k));
    });
  }
  /// One key a line.
  void spread() { node.spread = true; }
  void reserve(std::size_t) {}
  bool is_object(std::string_view) const { return false; }
  bool is_string(std::string_view) const { return false; }
  bool has(std::string_view) const { return false; }
  /// The one of these keys that is chosen, or that is there.
  std::optional<std::size_t> key_among(std::span<const std::string_view>, std::optional<std::size_t> chosen) const {
    return chosen;
  }
  /// Throws std::logic_error: what is to be written is none of a certificate's.
  void require(bool condition, std::string_view, const std::string& message) const {
    if (!condition) throw std::logic_error("this cannot be a certificate: " + message);
  }

  JsonNode node;
  Vocabulary& vocabulary;

 private:
  JsonNode write(const std::string& name) const { return JsonNode::string(name); }
  JsonNode write(const Text& text) const { return JsonNode::string(text.text); }
  JsonNode write(const Rational& number) const;
  JsonNode write(const std::vector<Rational>& numbers) const {
    JsonNode list = JsonNode::array();
    for (const Rational& number : numbers) list.items.push_back(write(number));
    return list;
  }
  JsonNode write(bool truth) const { return JsonNode::boolean(truth); }
  template <Worded T>
  JsonNode write(T word) const {
    return JsonNode::string(std::string(words<T>.at(static_cast<std::size_t>(word))));
  }
  JsonNode write(const RuleName& rule) const { return JsonNode::string(vocabulary.rule(rule.kind, rule.index)); }
  JsonNode write(const RuleNames& rules) const;
  JsonNode write(const Names& names) const;
  JsonNode write(Outcome outcome) const { return JsonNode::string(vocabulary.outcome_labels().at(outcome.value)); }
  JsonNode write(const std::pair<Agent, Agent>& agents) const;
  JsonNode write(Coalition coalition) const;
  JsonNode write(const CoalitionPattern& coalitions) const;
  JsonNode write(const JointType& types) const;
  JsonNode write(const MixedReport& report) const;
  JsonNode write(const Lottery& lottery) const;
  JsonNode write(const Mechanism& mechanism) const;
  JsonNode write(const Event::Condition& condition) const;
  JsonNode write(const Statement& statement) const;
  JsonNode write(const Evidence& evidence) const;
  template <HasFields<Writer> T>
  JsonNode write(T& value) const {
    Writer form(vocabulary);
    fields(form, value);
    return std::move(form.node);
  }
};

// --- reading -------------------------------------------------------------------------------------

/// Thrown and caught inside: what is wrong with a node.
struct Fault {
  const JsonNode* node;
  std::string message;
};

class Reader {
 public:
  static constexpr bool reads = true;
  /// `cells`: how many numbers may yet be made room for.
  Reader(const JsonNode& node, Vocabulary& names, std::size_t& cells);

  template <class T>
  void operator()(std::string_view key, T&& value) {
    read(child(key), value);
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& value) {
    if (const JsonNode* item = find(key)) read(*item, value.emplace(T{}));  // emplace() takes no nested T with clang 14
  }
  void operator()(std::string_view key, OptionalRuleName rule) {
    if (const JsonNode* item = find(key)) read(*item, RuleName{rule.index.emplace(), rule.kind});
  }
  template <class Body>
  void inner(std::string_view key, const Body& body) {
    within(child(key), body);
  }
  template <class T, class Body>
  void list(std::string_view key, std::vector<T>& values, const Body& body, Lines = Lines::one_for_each) {
    for (const JsonNode& item : array(child(key)).items) {
      T value{};
      within(item, [&](Reader& form) { body(form, value); });
      values.push_back(std::move(value));
    }
  }
  template <class Body>
  void table(std::string_view key, std::string_view label, Coalition coalition, const Body& body) {
    const JsonNode& rows = array(child(key));
    const std::uint32_t count = vocabulary.types().joint_type_count(coalition);
    if (rows.items.size() != count)
      throw Fault{&rows, "there are " + std::to_string(rows.items.size()) + " rows here, not one for each of " +
                             std::to_string(count)};
    for (std::uint32_t t = 0; t < count; ++t)
      within(rows.items[t], [&](Reader& row) {
        row.require_types(label, JointType{coalition, t});
        body(row, t);
      });
  }
  template <class At>
  void numbers(std::string_view key, const std::vector<std::string>& names, const At& at) {
    inner(key, [&](Reader& form) {
      for (std::size_t k = 0; k < names.size(); ++k) form(names[k], at(k));
    });
  }
  void spread() {}
  /// Asks for room for so many numbers: there is no more than the text could fill.
  void reserve(std::size_t numbers);
  void require(bool condition, std::string_view key, const std::string& message) {
    if (!condition) throw Fault{find_again(key), message};
  }
  /// What stands at this key, if there is such a key.
  bool is_object(std::string_view key) const {
    return find_again(key) != &node_ && find_again(key)->kind == JsonNode::Kind::object;
  }
  bool is_string(std::string_view key) const {
    return find_again(key) != &node_ && find_again(key)->kind == JsonNode::Kind::string;
  }
  bool has(std::string_view key) const { return find_again(key) != &node_; }
  std::optional<std::size_t> key_among(std::span<const std::string_view> keys, std::optional<std::size_t>) const;
  /// Every key has been asked for.
  void finish() const;

  Vocabulary& vocabulary;

 private:
  template <class Body>
  void within(const JsonNode& item, const Body& body) {
    Reader form(item, vocabulary, cells_);
    body(form);
    form.finish();
  }
  const JsonNode* find(std::string_view key);
  const JsonNode* find_again(std::string_view key) const;
  const JsonNode& child(std::string_view key);
  const JsonNode& array(const JsonNode& node) const;
  const std::string& string(const JsonNode& node) const;
  void require_types(std::string_view label, JointType expected);
  std::size_t word(const JsonNode& node, const std::string_view* begin, std::size_t count) const;
  Agent agent(const JsonNode& node, const std::string& name) const;

  void read(const JsonNode& node, std::string& name) const;
  void read(const JsonNode& node, Text text) const { text.text = string(node); }
  void read(const JsonNode& node, Rational& number) const;
  void read(const JsonNode& node, std::vector<Rational>& numbers) const {
    numbers.clear();
    for (const JsonNode& item : array(node).items) read(item, numbers.emplace_back());
  }
  void read(const JsonNode& node, bool& truth) const;
  template <Worded T>
  void read(const JsonNode& node, T& value) const {
    value = static_cast<T>(word(node, words<T>.data(), words<T>.size()));
  }
  void read(const JsonNode& node, RuleName rule) const;
  void read(const JsonNode& node, RuleNames rules) const;
  void read(const JsonNode& node, Names names) const;
  void read(const JsonNode& node, Outcome& outcome) const;
  void read(const JsonNode& node, std::pair<Agent, Agent>& agents) const;
  void read(const JsonNode& node, Coalition& coalition) const;
  void read(const JsonNode& node, CoalitionPattern& coalitions) const;
  void read(const JsonNode& node, JointType& types) const;
  void read(const JsonNode& node, MixedReport& report);
  void read(const JsonNode& node, Lottery& lottery) const;
  void read(const JsonNode& node, Mechanism& mechanism) const;
  void read(const JsonNode& node, Event::Condition& condition);
  void read(const JsonNode& node, Statement& statement);
  void read(const JsonNode& node, Evidence& evidence);
  template <HasFields<Reader> T>
  void read(const JsonNode& node, T& value) {
    within(node, [&](Reader& form) { fields(form, value); });
  }

  const JsonNode& node_;
  std::size_t& cells_;
  std::vector<bool> used_;
  std::size_t next_ = 0;  // where the next key is looked for first
};

}  // namespace candor::certificates
