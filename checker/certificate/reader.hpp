// SPDX-License-Identifier: MIT
// The strict reader of one object of a certificate: whatever has no meaning, or two, is a Fault.
#pragma once

#include "checker/certificate/form.hpp"

namespace candor::certificates {

/// Thrown and caught inside: what is wrong with a node.
struct Fault {
  const JsonNode* node;
  std::string message;
};

class Reader {
 public:
  static constexpr bool changes = true;  ///< what it describes

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
  template <class T>
  void operator()(std::string_view key, Needed<T> needed) {
    read(child(key), needed.value.emplace(T{}));
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
  /// What is read into has room for so many numbers once build() has made it. There is no more room
  /// than the text could fill.
  template <class Build>
  void room(std::size_t numbers, const Build& build) {
    reserve(numbers);
    build();
  }
  /// What is written as something else: body(form, other) reads that, from(other) makes use of it.
  template <class Other, class Written, class From, class Body>
  void as(const Written&, const From& from, const Body& body) {
    Other other{};
    body(other);
    from(std::move(other));
  }
  /// The alternative that the keys before have told.
  template <class Alternative, class Variant>
  Alternative& alternative(Variant& variant, const char*) {
    return variant.template emplace<Alternative>();
  }
  void require(bool condition, std::string_view key, const std::string& message) {
    if (!condition) throw Fault{find_again(key), message};
  }
  /// Whether there is such a key; and whether at it stands what is no list.
  bool has(std::string_view key, bool) const { return find_again(key) != &node_; }
  template <class Written>
  bool is_told_shortly(std::string_view key, JsonNode::Kind kind, const Written&) const {
    return find_again(key) != &node_ && find_again(key)->kind == kind;
  }
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
  void reserve(std::size_t numbers);
  const JsonNode* find(std::string_view key);
  const JsonNode* find_again(std::string_view key) const;
  const JsonNode& child(std::string_view key);
  const JsonNode& array(const JsonNode& node) const;
  const std::string& string(const JsonNode& node) const;
  void require_types(std::string_view label, JointType expected);
  std::size_t word(const JsonNode& node, const std::string_view* begin, std::size_t count) const;
  std::size_t find_name(const JsonNode& node, const std::vector<std::string>& names, std::string_view what) const;
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
  template <class Index>
  void read(const JsonNode& node, Named<Index> named) const {
    named.index = static_cast<Index>(find_name(node, named.names, named.what));
  }
  void read(const JsonNode& node, Outcome& outcome) const;
  void read(const JsonNode& node, std::pair<Agent, Agent>& agents) const;
  void read(const JsonNode& node, Coalition& coalition) const;
  void read(const JsonNode& node, CoalitionPattern& coalitions) const;
  void read(const JsonNode& node, JointType& types) const;
  void read(const JsonNode& node, MixedReport& report);
  void read(const JsonNode& node, Lottery& lottery) const;
  template <class AnyMechanism>
  void read(const JsonNode& node, MechanismName<AnyMechanism> named) const {
    named.mechanism = named.known[find_name(node, names_of(named.known), "mechanism")];
  }
  void read(const JsonNode& node, Event::Condition& condition);
  void read(const JsonNode& node, Statement& statement);
  void read(const JsonNode& node, Evidence& evidence);
  template <Described<Reader> T>
  void read(const JsonNode& node, T& value) {
    within(node, [&](Reader& form) { describe(form, value); });
  }

  const JsonNode& node_;
  std::size_t& cells_;
  std::vector<bool> used_;
  std::size_t next_ = 0;  // where the next key is looked for first
};

}  // namespace candor::certificates
