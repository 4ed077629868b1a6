// SPDX-License-Identifier: MIT
#include "cases/format/read/reading.hpp"

#include <algorithm>

#include "cases/format/explain/other_words.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_name(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

std::string kind_of(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::missing: return "nothing";
    case YamlNode::Kind::scalar: return in_quotes(node.text);
    case YamlNode::Kind::sequence: return "a list";
    default: return "a map";
  }
}

}  // namespace

std::optional<std::string> Reading::text(const YamlNode& node, std::string_view what) {
  look();
  if (node.is_scalar() && node.text.find_first_not_of(" \n\r") != std::string::npos) {
    const std::size_t end = node.text.find_last_not_of(" \n\r") + 1;
    return node.text.substr(0, end);
  }
  if (node.is_scalar() || node.kind == YamlNode::Kind::missing)
    error(node, std::string(what) + " is empty");
  else
    error(node, std::string(what) + " must be a text, not " + kind_of(node));
  return std::nullopt;
}

std::optional<std::string> Reading::line(const YamlNode& node, std::string_view what) {
  std::optional<std::string> result = text(node, what);
  if (result && result->find('\n') != std::string::npos) {
    error(node, std::string(what) + " must be a single line");
    return std::nullopt;
  }
  return result;
}

std::optional<std::string> Reading::name(const YamlNode& node, std::string_view what) {
  look();
  if (!node.is_scalar())
    error(node, std::string(what) + " must be a name, not " + kind_of(node));
  else if (vocabulary.is_reserved(node.text))
    error(node, in_quotes(node.text) + " is a word of the formula language and names nothing else",
          "choose another name, for example   " + another_name(node.text));
  else if (node.text.size() > longest_label)
    error(node, "a name of " + std::to_string(node.text.size()) + " bytes is too long (the limit is " +
                    std::to_string(longest_label) + ")");
  else if (!is_name(node.text))
    error(node, in_quotes(node.text) + " is no name for " + std::string(what),
          "a name is a letter, then letters, digits and '_'");
  else
    return node.text;
  return std::nullopt;
}

std::optional<std::string> Reading::label(const YamlNode& node, std::string_view what) {
  look();
  if (!node.is_scalar())
    error(node, std::string(what) + " must be a label, not " + kind_of(node),
          "a label is a name (a letter, then letters, digits and '_') or a number");
  else if (vocabulary.is_reserved(node.text))
    error(node, in_quotes(node.text) + " is a word of the formula language and labels nothing",
          "choose another label, for example   " + another_name(node.text));
  else if (node.text.size() > longest_label)
    error(node, "a label of " + std::to_string(node.text.size()) + " bytes is too long (the limit is " +
                    std::to_string(longest_label) + ")");
  else if (!is_name(node.text) && !parse_numeral(node.text).value) {
    error(node, in_quotes(node.text) + " is no label for " + std::string(what),
          "a label is a name (a letter, then letters, digits and '_') or a number");
    defective_labels.push_back(node.text);
    return node.text;  // known in any case, so that its uses are no further errors
  } else {
    if (vocabulary.parameters.contains(node.text))
      error(node, in_quotes(node.text) + " is a parameter already" + place_of(node.text),
            "choose another label, for example   " + another_name(node.text));
    else if (vocabulary.definitions.contains(node.text))
      error(node, in_quotes(node.text) + " is a definition already" + place_of(node.text),
            "choose another label, for example   " + another_name(node.text));
    declare(node, node.text, what);
    return node.text;
  }
  return std::nullopt;
}

std::string Reading::place_of(const std::string& name) const {
  const auto known = declared_.find(name);
  return known == declared_.end() ? "" : ", in line " + std::to_string(known->second.second);
}

std::string Reading::another_name(const std::string& taken) const {
  std::string other = taken + "_";
  while (vocabulary.is_reserved(other) || vocabulary.meaning_of(other)) other += "_";
  return other;
}

bool Reading::require_new(const YamlNode& node, const std::string& name) {
  const std::optional<std::string_view> meaning = vocabulary.meaning_of(name);
  return !meaning || refuse(node, name, std::string(*meaning));
}

bool Reading::require_unused(const YamlNode& node, const std::string& name) {
  if (!require_new(node, name)) return false;
  const std::string meaning = declared_.contains(name) ? "" : meaning_in_claims(vocabulary.family, name);
  return (meaning.empty() && !declared_.contains(name)) || refuse(node, name, meaning);
}

bool Reading::refuse(const YamlNode& node, const std::string& name, const std::string& meaning) {
  const auto known = declared_.find(name);
  error(node,
        in_quotes(name) + " is " + (known == declared_.end() ? meaning : known->second.first) + " already" +
            place_of(name),
        "a name has one meaning: choose another, for example   " + another_name(name));
  return false;
}

void Reading::declare(const YamlNode& node, const std::string& name, std::string_view what) {
  declared_.try_emplace(name, what, line_of(node));
}

std::vector<std::string> Reading::rule_names(const YamlNode& map, std::string_view what) {
  std::vector<std::string> names;
  for (const YamlNode& key : map.keys) {
    if (const std::optional<std::string> rule = name(key, what))
      if (require_new(key, *rule)) declare(key, *rule, what);
    names.push_back(key.text);
  }
  return names;
}

std::optional<Rational> Reading::numeral(const YamlNode& node) {
  look();
  if (!node.is_scalar()) {
    error(node, "a number is expected here, not " + kind_of(node));
    return std::nullopt;
  }
  Numeral parsed = parse_numeral(node.text);
  if (!parsed.value)
    error(node, parsed.error, parsed.hint);
  else if (parsed.decimal)
    if (const auto fraction = fraction_rounded_to(node.text))
      warning(node, node.text + " is " + parsed.value->text() + "; did you mean " + fraction->text() + "?",
              "write the fraction, or ignore this if the decimal is exact");
  return parsed.value;
}

std::optional<Rational> Reading::constant(const YamlNode& node, bool amount) {
  if (!node.is_scalar() || parse_numeral(node.text).value) return numeral(node);
  const std::optional<ReadFormula> read = formula(node, Scope{.types = false, .amount = amount}, Sort::value);
  return read ? number(*read, Situation{}) : std::nullopt;
}

std::optional<std::size_t> Reading::one_of(const YamlNode& node, Shape shape, std::string_view what) {
  return reference(node, words_of(shape), what);
}

std::optional<std::size_t> Reading::reference(const YamlNode& node, const std::vector<std::string>& known,
                                              std::string_view what) {
  look();
  if (!node.is_scalar()) {
    error(node, std::string(what) + " must be a word, not " + kind_of(node), did_you_mean("", known));
    return std::nullopt;
  }
  const auto found = std::find(known.begin(), known.end(), node.text);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  if (const std::optional<std::size_t> meant = defective(node.text, known)) return meant;
  error(node, "there is no " + std::string(what) + " " + in_quotes(node.text),
        errors.full() ? "" : hint_for_word(what, node.text, known));
  return std::nullopt;
}

/// A name that is not known, beside labels that are none: one of these was meant, which has been said.
std::optional<std::size_t> Reading::defective(const std::string& name, const std::vector<std::string>& known) const {
  std::vector<std::string> candidates;
  for (const std::string& label : known)
    if (std::find(defective_labels.begin(), defective_labels.end(), label) != defective_labels.end())
      candidates.push_back(label);
  if (candidates.empty()) return std::nullopt;
  const std::string near = nearest(name, candidates);
  return static_cast<std::size_t>(std::find(known.begin(), known.end(), near.empty() ? candidates.front() : near) -
                                  known.begin());
}

std::optional<Agent> Reading::agent(const YamlNode& node) {
  const auto found = reference(node, agent_names(), "agent");
  if (!found) return std::nullopt;
  return Agent{static_cast<std::uint32_t>(*found)};
}

std::optional<Type> Reading::type(const YamlNode& node, Agent agent) {
  look();
  if (node.is_scalar()) {
    const auto found = type_index[agent.value].find(node.text);
    if (found != type_index[agent.value].end()) return Type{found->second};
  }
  if (errors.full()) {
    errors.error({}, {});
    return std::nullopt;
  }
  const auto meant = reference(node, type_names(agent), vocabulary.word_of_types + " of agent " + types().label(agent));
  return meant ? std::optional(Type{static_cast<std::uint32_t>(*meant)}) : std::nullopt;
}

std::optional<Outcome> Reading::outcome(const YamlNode& node) {
  look();
  if (node.is_scalar()) {
    const auto found = vocabulary.label_ids.find(node.text);
    if (found != vocabulary.label_ids.end() && vocabulary.labels[found->second].outcome)
      return vocabulary.labels[found->second].outcome;
  }
  if (errors.full()) {
    errors.error({}, {});
    return std::nullopt;
  }
  const auto meant = reference(node, outcome_names(), "outcome");
  return meant ? std::optional(Outcome{static_cast<std::uint32_t>(*meant)}) : std::nullopt;
}

void Reading::report(const YamlNode& node, const FormulaError& error, const std::string& where) {
  const std::size_t begin = offset_in_text(text_, node, error.begin);
  const std::size_t end = error.end > error.begin + 1 ? offset_in_text(text_, node, error.end - 1) + 1 : begin + 1;
  errors.error({begin, std::max(end, begin + 1) - begin}, error.message + where, error.hint);
}

void Reading::warn_of_rounding(const YamlNode& node, const Expression& expression) {
  if (expression.kind == Expression::Kind::number && expression.name.find('.') != std::string::npos)
    if (const auto fraction = fraction_rounded_to(expression.name))
      errors.warning({offset_in_text(text_, node, expression.begin), expression.name.size()},
                     expression.name + " is " + expression.number.text() + "; did you mean " + fraction->text() + "?",
                     "write the fraction, or ignore this if the decimal is exact");
  for (const Expression& part : expression.parts) warn_of_rounding(node, part);
}

/// What is wrong in a definition where it is used is said once, of its text.
void Reading::report_in_definition(const YamlNode& use, const FormulaError& failure) {
  if (!reported_in_definitions_.emplace(failure.definition, failure.message).second) return;
  report(*definition_nodes.at(failure.definition).second, failure,
         " (as definition '" + failure.definition + "' is used in line " + std::to_string(line_of(use)) + ")");
}

bool Reading::names_defective_label(const YamlNode& formula) const {
  return std::any_of(defective_labels.begin(), defective_labels.end(), [&](const std::string& label) {
    return !label.empty() && formula.text.find(label) != std::string::npos;
  });
}

std::optional<Expression> Reading::parsed(const YamlNode& node, Sort sort) {
  look();
  if (!node.is_scalar()) {
    error(node, (sort == Sort::condition ? "a condition is expected here, not "
                                         : "a number or a formula is expected here, not ") +
                    kind_of(node));
    return std::nullopt;
  }
  std::variant<Expression, FormulaError> parsed = parse_formula(node.text);
  if (const FormulaError* failure = std::get_if<FormulaError>(&parsed)) {
    if (names_defective_label(node)) return std::nullopt;
    const bool meant_as_numeral = node.text.find_first_not_of("+-./_,0123456789") == std::string::npos &&
                                  node.text.find_first_of("0123456789") != std::string::npos;
    if (meant_as_numeral)
      numeral(node);
    else
      report(node, *failure);
    return std::nullopt;
  }
  warn_of_rounding(node, std::get<Expression>(parsed));
  return std::get<Expression>(std::move(parsed));
}

std::optional<ReadFormula> Reading::formula(const YamlNode& node, Scope scope, Sort sort) {
  std::optional<Expression> expression = parsed(node, sort);
  if (!expression) return std::nullopt;
  std::variant<BoundFormula, std::vector<FormulaError>> bound = bind_formula(*expression, vocabulary, scope, sort);
  if (const auto* failures = std::get_if<std::vector<FormulaError>>(&bound)) {
    for (const FormulaError& failure : *failures)
      if (failure.message.empty() || (failure.unknown_name && !defective_labels.empty()))
        continue;  // it has been reported, or is one of the labels that were
      else if (failure.definition.empty())
        report(node, failure);
      else
        report_in_definition(node, failure);
    return std::nullopt;
  }
  ReadFormula result;
  result.node = &node;
  result.bound = std::move(std::get<BoundFormula>(bound));
  definitions_used.insert(result.bound.definitions.begin(), result.bound.definitions.end());
  if (expression->kind == Expression::Kind::number) result.constant = expression->number;
  note_parameters(result, scope);
  result.written = std::make_shared<Formula>(Formula{node.text, *std::move(expression)});
  return result;
}

void Reading::note_parameters(const ReadFormula& read, const Scope& scope) {
  if (!read.bound.parameters.empty() || !read.bound.transfers_used.empty() || read.bound.uses_payoffs)
    formula_uses.push_back(
        {read.bound, read.node->text, line_of(*read.node), scope.amount, transfer_rule_being_read, claim_being_read});
}

std::optional<ReadFormula> Reading::cell(const YamlNode& node, Scope scope) {
  if (!node.is_scalar() || !parse_numeral(node.text).value) return formula(node, scope, Sort::value);
  ReadFormula result;
  result.node = &node;
  result.constant = numeral(node);
  return result;
}

template <class Compute>
auto Reading::compute(const ReadFormula& formula, const Situation& situation, Compute compute)
    -> std::optional<decltype(compute())> {
  if (meter.exhausted()) return std::nullopt;
  try {
    return compute();
  } catch (const FormulaError& failure) {
    report(*formula.node, failure, meter.exhausted() ? "" : describe(situation));
    return std::nullopt;
  }
}

std::optional<Number> Reading::amount(const ReadFormula& formula, const Situation& situation) {
  look();
  if (formula.constant) return Number(*formula.constant);
  return compute(formula, situation, [&]() -> Number { return evaluator.number(formula.bound, situation); });
}

std::optional<Rational> Reading::number(const ReadFormula& formula, const Situation& situation) {
  const std::optional<Number> result = amount(formula, situation);
  return result ? std::optional(result->rational()) : std::nullopt;
}

std::optional<bool> Reading::holds(const ReadFormula& formula, const Situation& situation) {
  return compute(formula, situation, [&] { return evaluator.holds(formula.bound, situation); });
}

std::optional<FormulaValue> Reading::value(const ReadFormula& formula, const Situation& situation) {
  return compute(formula, situation, [&] { return evaluator.value(formula.bound, situation); });
}

std::optional<std::string> Reading::label_of(const ReadFormula& formula, const Situation& situation) {
  return compute(formula, situation, [&] { return vocabulary.text_of(evaluator.value(formula.bound, situation)); });
}

std::optional<Outcome> Reading::outcome(const ReadFormula& formula, const Situation& situation) {
  return compute(formula, situation, [&] {
    const FormulaValue value = evaluator.value(formula.bound, situation);
    const std::optional<Outcome> found = vocabulary.outcome_of(value);
    if (!found)
      throw FormulaError{0, formula.written->text.size(), in_quotes(vocabulary.text_of(value)) + " is no outcome",
                         did_you_mean(vocabulary.text_of(value), outcome_names())};
    return *found;
  });
}

namespace {

/// What a map may have, as a hint; empty if that is much.
std::string few_keys(std::span<const KeyDescription> allowed) {
  constexpr std::size_t few = 6;
  if (allowed.size() > few) return {};
  std::vector<std::string> keys;
  for (const KeyDescription& key : allowed) keys.emplace_back(key.key);
  return "the keys that it may have are " + enumerated(keys);
}

}  // namespace

bool Reading::keys(const YamlNode& map, std::span<const KeyDescription> allowed, std::string_view what,
                   const YamlNode* place) {
  look();
  if (!map.is_map()) {
    error(map, std::string(what) + " must be a map, not " + kind_of(map), few_keys(allowed));
    return false;
  }
  std::vector<std::string> known, meant;  // meant: by a misspelt key, so not missing as well
  for (const KeyDescription& key : allowed) known.emplace_back(key.key);
  bool complete = true;
  for (const YamlNode& key : map.keys) {
    look();
    complete = complete && key.is_scalar();
    if (!key.is_scalar() || key.shared || key.text == "<<" ||
        std::find(known.begin(), known.end(), key.text) != known.end())
      continue;
    const std::size_t colon = key.text.find(':');
    const std::string joined = key.text.substr(0, colon);
    if (colon != std::string::npos && std::find(known.begin(), known.end(), joined) != known.end()) {
      errors.error({key.offset + colon, 1}, "a space must follow ':'",
                   "write   " + joined + ": " + key.text.substr(colon + 1));
      meant.push_back(joined);
      continue;
    }
    error(key, "unknown key " + in_quotes(key.text) + " in " + std::string(what),
          hint_for_key(vocabulary.family, what, key.text, known));
    const std::string called = key_called(key.text, known);
    meant.push_back(called.empty() ? nearest(key.text, known) : called);
  }
  for (const KeyDescription& key : allowed) {
    if (!key.needed || !complete || map.find(key.key) != nullptr ||
        std::find(meant.begin(), meant.end(), key.key) != meant.end())
      continue;
    const std::string example = std::string(key.key) + ": " + in_case_style(key.example);
    error(*place, std::string(what) + " lacks the key '" + std::string(key.key) + "'",
          "for example   " + std::string(key.shape == Shape::source ? "source: my own   or   " : "") + example);
  }
  return true;
}

bool Reading::afford(const YamlNode& node, std::uint64_t count) {
  amounts += count;
  if (amounts <= most_amounts) return true;
  if (amounts - count <= most_amounts)
    error(node, "the case is too large: more than " + std::to_string(most_amounts) +
                    " payoffs, transfers and outside options");
  return false;
}

std::vector<std::string> Reading::texts(const std::vector<std::uint32_t>& labels) const {
  std::vector<std::string> result;
  for (std::uint32_t label : labels) result.push_back(vocabulary.labels[label].text);
  return result;
}

std::string Reading::describe(JointType joint) const {
  const bool everybody = joint.coalition == types().grand_coalition();
  std::vector<std::string> parts;
  for (Agent member : joint.coalition)
    parts.push_back((everybody ? "" : types().label(member) + ": ") +
                    types().label(member, types().type_of(joint, member)).label);
  return everybody ? "(" + enumerated(parts, ", ") + ")" : enumerated(parts, ", ");
}

std::string Reading::describe(const Situation& situation) const {
  if (!types_known) return {};
  std::string result = ", at " + vocabulary.word_of_types + "s " +
                       describe(types().restrict(situation.profile, types().grand_coalition()));
  if (situation.moment)
    result += situation.moment->infinite && situation.moment->period > 1
                  ? ", later periods"
                  : ", period " + std::to_string(situation.moment->period);
  if (situation.outcome && vocabulary.outcomes.size() > 1)
    result += ", outcome " + vocabulary.labels[vocabulary.outcomes[situation.outcome->value]].text;
  if (situation.own_agent) result += ", i = " + types().label(*situation.own_agent);
  if (vocabulary.state) result += ", state " + vocabulary.labels[*vocabulary.state].text;
  return result;
}

}  // namespace candor
