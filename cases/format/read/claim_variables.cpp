// SPDX-License-Identifier: MIT
#include "cases/format/read/claim_variables.hpp"

#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

// Far beyond what can be read by people.
constexpr std::size_t most_variables = 16;          // of one claim
constexpr std::size_t most_combinations = 100'000;  // of values of variables, of all claims

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n\r");
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \n\r") - first + 1);
}

/// Where the word stands in the text outside of brackets; npos if nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '[' || text[at] == '(') ++depth;
    if (text[at] == ']' || text[at] == ')') --depth;
    const bool begins =
        depth == 0 && text.substr(at).starts_with(word) && (at == 0 || !is_word_character(text[at - 1]));
    if (begins && (at + word.size() == text.size() || !is_word_character(text[at + word.size()]))) return at;
  }
  return std::string_view::npos;
}

/// The parts between commas that stand outside of brackets.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] == '[') ++depth;
    if (at < text.size() && text[at] == ']') --depth;
    if (at < text.size() && (text[at] != ',' || depth > 0)) continue;
    parts.push_back(trimmed(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  return parts;
}

const std::string* value_of(const ValuesOfVariables& values, std::string_view name) {
  for (const auto& [variable, value] : values)
    if (variable == name) return &value;
  return nullptr;
}

/// Whether the text has the variable where its value would be put.
bool occurs(const std::string& text, const std::string& variable) {
  std::string bound;
  return with_values(text, {{variable, ""}}, bound) != text;
}

bool occurs(const YamlNode& node, const std::string& variable) {
  const auto here = [&](const YamlNode& part) { return occurs(part, variable); };
  return (node.is_scalar() && occurs(node.text, variable)) || std::any_of(node.keys.begin(), node.keys.end(), here) ||
         std::any_of(node.items.begin(), node.items.end(), here);
}

bool is_text(const YamlNode& key) {
  return std::find(texts_of_claims.begin(), texts_of_claims.end(), key.text) != texts_of_claims.end();
}

/// A part of a formula: in parentheses if it is more than a name or a natural number.
std::string as_operand(const std::string& value) {
  return std::all_of(value.begin(), value.end(), is_word_character) ? value : "(" + value + ")";
}

}  // namespace

bool is_word_character(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_';
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_word_character) &&
         !('0' <= text.front() && text.front() <= '9');
}

std::vector<std::string> values_alone(const ValuesOfVariables& values) {
  std::vector<std::string> result;
  for (const auto& [variable, value] : values) result.push_back(value);
  return result;
}

std::string with_values(const std::string& text, const ValuesOfVariables& values, std::string& bound) {
  if (const std::string* whole = value_of(values, text)) return *whole;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_character(text[end])) ++end;
    const std::string word = text.substr(at, end - at);
    const std::string* value = at > 0 && text[at - 1] == '.' ? nullptr : value_of(values, word);
    if (value != nullptr && trimmed(std::string_view(text).substr(end)).starts_with("in ")) bound = word;
    result += value != nullptr ? as_operand(*value) : word;
    at = end;
    while (at < text.size() && !is_word_character(text[at])) result += text[at++];
  }
  return result;
}

bool occurs_in_claim(const YamlNode& claim, const std::string& variable) {
  for (std::size_t k = 0; k < claim.keys.size() && k < claim.items.size(); ++k) {
    const YamlNode &key = claim.keys[k], &item = claim.items[k];
    if (key.text == "table" ? occurs_in_table(item, variable)
                            : key.text != "for" && !is_text(key) && occurs(item, variable))
      return true;
  }
  return false;
}

bool occurs_in_table(const YamlNode& table, const std::string& variable) {
  for (std::size_t row = 1; row < table.items.size(); ++row) {
    const std::vector<YamlNode>&header = table.items.front().items, &cells = table.items[row].items;
    for (std::size_t k = 0; k < cells.size() && k < header.size(); ++k)
      if (!is_text(header[k]) && occurs(cells[k], variable)) return true;
  }
  return false;
}

std::vector<ValuesOfVariables> ClaimVariables::values_of(const YamlNode& node, const YamlNode& claim) {
  if (!node.is_scalar() || node.text.empty()) {
    reading_.error(node, "what a claim is for is a text", R"(for example   for: "i in agents, x in types[i]")");
    return {};
  }
  const std::size_t filter = find_word(node.text, "where");
  const std::string_view all = std::string_view(node.text).substr(0, std::min(filter, node.text.size()));
  std::vector<Range> ranges;
  std::vector<std::string> bound;
  for (std::string_view part : parts_of(all)) {
    const std::size_t in = find_word(part, "in");
    const std::string variable(trimmed(part.substr(0, std::min(in, part.size()))));
    if (in == std::string_view::npos || !is_word(variable)) {
      reading_.error(node, in_quotes(part) + " does not say which variable ranges over what",
                     R"(for example   for: "i in agents, x in types[i] where x != A")");
      return {};
    }
    if (!is_free(node, variable, bound)) return {};
    bound.push_back(variable);
    ranges.push_back({variable, trimmed(part.substr(in + 2))});
    if (ranges.size() > most_variables) {
      reading_.error(node, "a claim has at most " + std::to_string(most_variables) + " variables");
      return {};
    }
  }
  std::vector<ValuesOfVariables> result;
  const std::string condition =
      filter == std::string::npos ? "" : std::string(trimmed(std::string_view(node.text).substr(filter + 5)));
  if (!all_are_of_use(node, ranges, condition, claim)) return {};
  const std::size_t errors = reading_.errors.error_count();
  ValuesOfVariables values;
  range_over(node, ranges, condition, values, result);
  if (result.empty() && reading_.errors.error_count() == errors)
    reading_.error(node, "this claim is for nothing: " + in_quotes(node.text) + " has no element",
                   "leave the claim out, or let its variables have values");
  return result;
}

bool ClaimVariables::all_are_of_use(const YamlNode& node, const std::vector<Range>& ranges,
                                    const std::string& condition, const YamlNode& claim) {
  for (const Range& range : ranges) {
    if (!occurs_in_claim(claim, range.variable) && !occurs(condition, range.variable)) {
      report_useless(node, range.variable);
      return false;
    }
    for (const Range& other : ranges)
      if (other.set.starts_with("[") && occurs(std::string(other.set), range.variable)) {
        reading_.error(node, in_quotes(range.variable) + " is a variable here, and listed as a value",
                       "list names and numbers, or let both variables range over the same");
        return false;
      }
  }
  return true;
}

void ClaimVariables::report_useless(const YamlNode& node, const std::string& variable) {
  reading_.error(node, in_quotes(variable) + " occurs nowhere in the claim",
                 "leave it out, or write it where its values belong: they are not put into id, says, where, erratum "
                 "and note");
}

bool ClaimVariables::is_free(const YamlNode& node, const std::string& variable, const std::vector<std::string>& bound) {
  if (std::find(bound.begin(), bound.end(), variable) != bound.end()) {
    reading_.error(node, in_quotes(variable) + " is bound twice", "call one of the two differently");
    return false;
  }
  if (variable != "i" && reading_.vocabulary.is_reserved(variable)) {
    reading_.error(node, in_quotes(variable) + " is a word of the formula language and names nothing else",
                   "choose another variable");
    return false;
  }
  return variable == "i" || reading_.require_unused(node, variable);
}

void ClaimVariables::range_over(const YamlNode& node, const std::vector<Range>& ranges, const std::string& condition,
                                ValuesOfVariables& values, std::vector<ValuesOfVariables>& result) {
  if (values.size() == ranges.size()) {
    if (condition.empty() || passes(node, condition, values)) result.push_back(values);
    return;
  }
  const Range& range = ranges[values.size()];
  const std::size_t errors = reading_.errors.error_count();
  for (const std::string& element : elements(node, range.set, values)) {
    reading_.patience()();
    if (++combinations_ > most_combinations)
      return reading_.error(node, "the variables of claims have more than " + std::to_string(most_combinations) +
                                      " combinations of values");
    values.emplace_back(range.variable, element);
    range_over(node, ranges, condition, values, result);
    values.pop_back();
    if (reading_.errors.error_count() > errors) return;
  }
}

std::vector<std::string> ClaimVariables::elements(const YamlNode& node, std::string_view set,
                                                  const ValuesOfVariables& values) {
  if (set == "agents") return reading_.agent_names();
  if (set == "outcomes") return reading_.outcome_names();
  if (set == "types") return common_types(node);
  if (set.starts_with("types[") && set.ends_with("]")) {
    const std::string_view whose = trimmed(set.substr(6, set.size() - 7));
    const std::string* value = value_of(values, whose);
    YamlNode agent = node;
    agent.text = value != nullptr ? *value : std::string(whose);
    const std::optional<Agent> found = reading_.agent(agent);
    return found && reading_.types_known ? reading_.type_names(*found) : std::vector<std::string>{};
  }
  if (set.starts_with("[") && set.ends_with("]")) {
    std::vector<std::string> listed;
    for (std::string_view one : parts_of(set.substr(1, set.size() - 2))) {
      if (!is_word(one) && !parse_numeral(one).value)
        reading_.error(node, in_quotes(one) + " is neither a name nor a number", "for example   x in [A, B, 1/2]");
      listed.emplace_back(one);
    }
    return listed;
  }
  if (const auto dots = set.find(".."); dots != std::string_view::npos)
    return integers(node, set.substr(0, dots), set.substr(dots + 2));
  reading_.error(node, in_quotes(set) + " is nothing that a variable ranges over",
                 "one of: agents, outcomes, types, types[i], 1..3, or a list as in [A, B]");
  return {};
}

std::vector<std::string> ClaimVariables::integers(const YamlNode& node, std::string_view first, std::string_view last) {
  const Numeral from = parse_numeral(first), to = parse_numeral(last);
  const Rational most(static_cast<std::int64_t>(most_combinations));
  if (!from.value || !to.value || !from.value->is_integer() || !to.value->is_integer() ||
      *to.value - *from.value > most) {
    reading_.error(node, in_quotes(std::string(first) + ".." + std::string(last)) + " is no range of integers",
                   "for example   1..3");
    return {};
  }
  std::vector<std::string> result;
  for (Rational k = *from.value; k <= *to.value; k += Rational(1)) result.push_back(k.text());
  return result;
}

std::vector<std::string> ClaimVariables::common_types(const YamlNode& node) {
  if (!reading_.types_known) return {};
  const std::vector<std::string> first = reading_.type_names(Agent{0});
  for (Agent i : reading_.types().grand_coalition())
    if (reading_.type_names(i) != first) {
      reading_.error(node, "agents have different types: whose are meant?", "for example   x in types[i]");
      return {};
    }
  return first;
}

bool ClaimVariables::passes(const YamlNode& node, const std::string& condition, const ValuesOfVariables& values) {
  YamlNode filled = node;
  std::string bound;
  filled.text = with_values(condition, values, bound);
  filled.replaced = true;
  const std::optional<ReadFormula> formula = reading_.formula(filled, Scope{.types = false}, Sort::condition);
  return formula && reading_.holds(*formula, Situation{}).value_or(false);
}

}  // namespace candor
