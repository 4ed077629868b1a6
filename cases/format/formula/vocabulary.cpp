// SPDX-License-Identifier: MIT
// What the names of a case mean.
#include <algorithm>

#include "cases/format/formula/evaluator.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> common_words_and(std::initializer_list<std::string> words_of_family) {
  std::vector<std::string> words{"if",    "then",  "else",    "and", "or",   "not",  "where",  "in",
                                 "sum",   "count", "all",     "any", "min",  "max",  "agents", "outcomes",
                                 "types", "type",  "outcome", "i",   "true", "false"};
  words.insert(words.end(), words_of_family);
  return words;
}

}  // namespace

const std::vector<std::string>& reserved_words(Family family) {
  static const std::vector<std::string> finite = common_words_and({});
  static const std::vector<std::string> continuum = common_words_and({"x"});
  static const std::vector<std::string> dynamic =
      common_words_and({"period", "statistic", "last", "last_outcome", "next"});
  switch (family) {
    case Family::continuum: return continuum;
    case Family::dynamic: return dynamic;
    default: return finite;
  }
}

const std::vector<std::string>& functions_of(Family family) {
  static const std::vector<std::string> none, some{"payoff", "probability"};
  return family == Family::continuum ? none : some;
}

bool Vocabulary::is_reserved(std::string_view word) const {
  return has(reserved_words(family), word) || (word == "state" && !states.empty());
}

std::optional<std::string_view> Vocabulary::meaning_of(const std::string& name) const {
  if (is_reserved(name)) return "a word of formulas";
  if (parameters.contains(name)) return "a parameter";
  if (definitions.contains(name)) return "a definition";
  if (label_ids.contains(name)) return "a label";
  if (has(allocation_rules, name)) return "an allocation rule";
  if (has(transfer_rules, name)) return "a transfer rule";
  return std::nullopt;
}

std::uint32_t Vocabulary::add(const std::string& label) {
  const auto [found, is_new] = label_ids.emplace(label, static_cast<std::uint32_t>(labels.size()));
  const std::optional<Rational> numeral = parse_numeral(label).value;
  if (is_new) labels.push_back({label, numeral, numeral, false, std::nullopt, std::nullopt});
  return found->second;
}

void Vocabulary::give_value(std::uint32_t label, const Rational& value) {
  Label& known = labels[label];
  if (known.value && *known.value != value) known.several_values = true;
  known.value = value;
}

FormulaValue Vocabulary::value_of(std::uint32_t label) const {
  const Label& known = labels[label];
  return known.value && !known.several_values ? FormulaValue{label, true, *known.value}
                                              : FormulaValue{label, false, {}};
}

FormulaValue Vocabulary::named(std::uint32_t label) const {
  const Label& known = labels[label];
  return {label, known.numeral.has_value(), known.numeral.value_or(Rational())};
}

FormulaValue Vocabulary::value_of(Agent agent, Type type) const {
  const std::optional<Rational>& value = types.label(agent, type).value;
  return {type_labels[agent.value][type.value], value.has_value(), value.value_or(Rational()), agent.value};
}

std::optional<Agent> Vocabulary::agent_of(const FormulaValue& value) const {
  if (value.is_label() && labels[value.label].agent) return labels[value.label].agent;
  if (value.numeric)
    for (std::uint32_t label : agents)
      if (labels[label].numeral == value.number) return labels[label].agent;
  return std::nullopt;
}

std::optional<Outcome> Vocabulary::outcome_of(const FormulaValue& value) const {
  if (value.is_label()) return labels[value.label].outcome;
  for (std::uint32_t label : outcomes)
    if (labels[label].numeral == value.number) return labels[label].outcome;
  return std::nullopt;
}

}  // namespace candor
