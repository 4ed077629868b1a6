// SPDX-License-Identifier: MIT
// `define`: formulas with names, which every other formula may use.
#include <algorithm>
#include <set>
#include <utility>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? "" : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// A part of a key, as if it stood there alone.
YamlNode part_of(const YamlNode& key, std::string text) {
  YamlNode result = key;
  result.text = std::move(text);
  return result;
}

/// The name and the parameters of `bid(j)`.
std::optional<NamedFormula> read_head(Reading& reading, const YamlNode& key) {
  NamedFormula result;
  const std::size_t open = key.text.find('(');
  const std::optional<std::string> name = reading.name(part_of(key, trimmed(key.text.substr(0, open))), "a definition");
  if (!name || !reading.require_new(key, *name)) return std::nullopt;
  const std::vector<std::string>& functions = functions_of(reading.vocabulary.family);
  if (std::find(functions.begin(), functions.end(), *name) != functions.end()) {
    reading.error(key, in_quotes(*name) + " has a meaning in formulas already",
                  *name == "payoff" ? "payoff(j, a) is what agent j gets from outcome a: choose another name"
                                    : "probability(q, a) is how likely rule q draws outcome a: choose another name");
    return std::nullopt;
  }
  result.name = *name;
  if (open == std::string::npos) return result;
  if (key.text.back() != ')') {
    reading.error(key, in_quotes(key.text) + " is not how a definition begins", "for example   bid(j)   or   share");
    return std::nullopt;
  }
  const std::string inside = key.text.substr(open + 1, key.text.size() - open - 2) + ",";
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t end = inside.find(',', at);
    const std::optional<std::string> parameter =
        reading.name(part_of(key, trimmed(inside.substr(at, end - at))), "a parameter of a definition");
    if (!parameter) return std::nullopt;
    if (*parameter == *name ||
        std::find(result.parameters.begin(), result.parameters.end(), *parameter) != result.parameters.end()) {
      reading.error(key, in_quotes(*parameter) + " stands here twice", "choose another letter");
      return std::nullopt;
    }
    result.parameters.push_back(*parameter);
    at = end + 1;
  }
  return result;
}

/// The definitions that the text of one uses.
void add_used(const Expression& expression, const Vocabulary& vocabulary, std::vector<std::string>& used) {
  if (expression.kind != Expression::Kind::quantified && vocabulary.definitions.contains(expression.name))
    used.push_back(expression.name);
  for (const Expression& part : expression.parts) add_used(part, vocabulary, used);
}

/// Definitions that lead back to themselves have no value.
class CycleFinder {
 public:
  explicit CycleFinder(Reading& reading) : reading_(reading) {}

  void visit(const std::string& name) {
    if (done_.contains(name)) return;
    const auto again = std::find(path_.begin(), path_.end(), name);
    if (again != path_.end()) return report(again);
    path_.push_back(name);
    std::vector<std::string> used;
    add_used(reading_.vocabulary.definitions.at(name).formula.root, reading_.vocabulary, used);
    for (const std::string& one : used) visit(one);
    path_.pop_back();
    done_.insert(name);
  }

 private:
  void report(std::vector<std::string>::iterator from) {
    std::string chain;
    bool known = false;
    for (auto at = from; at != path_.end(); ++at) {
      chain += *at + " -> ";
      bool& faulty = reading_.vocabulary.definitions.at(*at).faulty;
      known = std::exchange(faulty, true) || known;
    }
    if (!known)
      reading_.error(*reading_.definition_nodes.at(*from).first,
                     "definition '" + *from + "' is defined by itself: " + chain + *from,
                     "a definition may use those that do not use it");
  }

  Reading& reading_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
};

}  // namespace

void read_definitions(Reading& reading, const YamlNode& node) {
  if (!node.is_map())
    return reading.error(node, "definitions are a map from name to formula", "for example   {bid(j): \"type[j] / 2\"}");
  constexpr std::size_t most_definitions = 1000;
  if (node.keys.size() > most_definitions)
    return reading.error(node, "there are more than " + std::to_string(most_definitions) + " definitions");
  std::vector<std::string> names;
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    std::optional<NamedFormula> definition = read_head(reading, node.keys[k]);
    if (!definition) continue;
    if (const std::optional<Expression> body = reading.parsed(node.items[k], Sort::value))
      definition->formula = Formula{node.items[k].text, *body};
    else
      definition->faulty = true;
    names.push_back(definition->name);
    reading.definition_nodes.emplace(definition->name, std::make_pair(&node.keys[k], &node.items[k]));
    reading.case_file.definitions.push_back(*definition);
    reading.vocabulary.definitions.emplace(names.back(), *std::move(definition));
  }
  CycleFinder cycles(reading);
  for (const std::string& name : names) cycles.visit(name);
}

void check_definitions(Reading& reading) {
  for (const NamedFormula& written : reading.case_file.definitions) {
    const NamedFormula& definition = reading.vocabulary.definitions.at(written.name);
    const auto& [key, body] = reading.definition_nodes.at(definition.name);
    bool understood = !definition.faulty;
    for (const std::string& parameter : definition.parameters)
      if (const auto meaning = reading.vocabulary.meaning_of(parameter)) {
        reading.error(*key, in_quotes(parameter) + " is " + std::string(*meaning) + " already",
                      "choose another letter");
        understood = false;
      }
    if (!understood || !reading.definitions_used.insert(definition.name).second || reading.errors.error_count() > 0)
      continue;
    reading.warning(*key, "definition '" + definition.name + "' is used nowhere", "leave it out, or use it");
  }
}

}  // namespace candor
