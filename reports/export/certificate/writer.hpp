// SPDX-License-Identifier: MIT
// Writes one object of a certificate, key by key; the names that are no certificate's are refused.
#pragma once

#include <limits>
#include <stdexcept>

#include "checker/certificate/form.hpp"
#include "exact/patience.hpp"

namespace candor::certificates {

/// How much may be written, and how long it may take.
struct Allowance {
  Patience patience = {};
  std::size_t bytes = std::numeric_limits<std::size_t>::max();
  std::size_t written = 0;  ///< that the text has at least
  std::size_t pieces = 0;

  /// Throws std::length_error, and what the patience throws.
  void charge(std::size_t more) {
    constexpr std::size_t at_once = 64;
    written += more;
    if (written > bytes)
      throw std::length_error("more than " + std::to_string(bytes) + " bytes, which is what the format allows");
    if (++pieces % at_once == 0) patience();
  }
};

class Writer {
 public:
  static constexpr bool changes = false;  ///< what it describes

  /// Both must outlive it.
  Writer(Vocabulary& names, Allowance& allowed) : node(JsonNode::object()), vocabulary(names), allowance(allowed) {}

  template <class T>
  void operator()(std::string_view key, T&& value) {
    allowance.charge(key.size());
    node.add(std::string(key), write(value));
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& value) {
    if (value) (*this)(key, *value);
  }
  template <class T>
  void operator()(std::string_view key, Needed<T> needed) {
    require(needed.value.has_value(), key, "something is missing");
    (*this)(key, *needed.value);
  }
  void operator()(std::string_view key, OptionalRuleName rule) {
    if (rule.index) (*this)(key, RuleName{*rule.index, rule.kind});
  }
  /// An object inside.
  template <class Body>
  void inner(std::string_view key, const Body& body) {
    Writer form(vocabulary, allowance);
    body(form);
    node.add(std::string(key), std::move(form.node));
  }
  /// A list of objects.
  template <class T, class Body>
  void list(std::string_view key, std::vector<T>& values, const Body& body, Lines lines = Lines::one_for_each) {
    JsonNode items = JsonNode::array(lines == Lines::one_for_each);
    for (T& value : values) {
      Writer form(vocabulary, allowance);
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
      Writer row(vocabulary, allowance);
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
  /// What is written has its room.
  template <class Build>
  void room(std::size_t, const Build&) {}
  /// What is written as something else, namely as written(); from() must understand it.
  template <class Other, class Written, class From, class Body>
  void as(const Written& written, const From& from, const Body& body) {
    Other other = written();
    body(other);
    from(std::move(other));
  }
  template <class Alternative, class Variant>
  Alternative& alternative(Variant& variant, const char* why) {
    require(std::holds_alternative<Alternative>(variant), {}, why);
    return std::get<Alternative>(variant);
  }
  /// Whether the key is to be there; and whether at it stands what is no list.
  bool has(std::string_view, bool chosen) const { return chosen; }
  template <class Written>
  bool is_told_shortly(std::string_view, JsonNode::Kind, const Written& chosen) const {
    return chosen();
  }
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
  Allowance& allowance;

 private:
  JsonNode quoted(std::string text) const {
    allowance.charge(text.size() + 2);
    return JsonNode::string(std::move(text));
  }
  JsonNode write(const std::string& name) const { return quoted(name); }
  JsonNode write(const Text& text) const { return quoted(text.text); }
  JsonNode write(const Rational& number) const;
  JsonNode write(const std::vector<Rational>& numbers) const {
    JsonNode list = JsonNode::array();
    for (const Rational& number : numbers) list.items.push_back(write(number));
    return list;
  }
  JsonNode write(bool truth) const { return JsonNode::boolean(truth); }
  template <Worded T>
  JsonNode write(T word) const {
    return quoted(std::string(words<T>.at(static_cast<std::size_t>(word))));
  }
  JsonNode write(const RuleName& rule) const { return quoted(vocabulary.rule(rule.kind, rule.index)); }
  JsonNode write(const RuleNames& rules) const;
  JsonNode write(const Names& names) const;
  template <class Index>
  JsonNode write(const Named<Index>& named) const {
    return quoted(named.names.at(named.index));
  }
  JsonNode write(Outcome outcome) const { return quoted(vocabulary.outcome_labels().at(outcome.value)); }
  JsonNode write(const std::pair<Agent, Agent>& agents) const;
  JsonNode write(Coalition coalition) const;
  JsonNode write(const CoalitionPattern& coalitions) const;
  JsonNode write(const JointType& types) const;
  JsonNode write(const MixedReport& report) const;
  JsonNode write(const Lottery& lottery) const;
  template <class AnyMechanism>
  JsonNode write(const MechanismName<AnyMechanism>& named) const {
    const AnyMechanism& mechanism = named.mechanism;
    require(std::any_of(named.known.begin(), named.known.end(),
                        [&](const AnyMechanism& one) {
                          return one.name == mechanism.name && one.allocation == mechanism.allocation &&
                                 one.transfers == mechanism.transfers;
                        }),
            {}, "a claim names a mechanism that the model does not have");
    return write(mechanism.name);
  }
  JsonNode write(const Event::Condition& condition) const;
  JsonNode write(const Statement& statement) const;
  JsonNode write(const Evidence& evidence) const;
  template <Described<Writer> T>
  JsonNode write(T& value) const {
    Writer form(vocabulary, allowance);
    describe(form, value);
    return std::move(form.node);
  }
};

}  // namespace candor::certificates
