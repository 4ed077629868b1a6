// SPDX-License-Identifier: MIT
// Binds the names of a formula: bound variables first, then i, outcome and type, parameters, rules,
// labels.
#include <algorithm>
#include <set>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/formula/attributes.hpp"
#include "cases/format/formula/compiler.hpp"
#include "cases/format/formula/evaluator.hpp"
#include "cases/format/formula/least_steps.hpp"
#include "cases/format/formula/operations.hpp"
#include "cases/format/formula/outcome_names.hpp"
#include "cases/format/formula/slips.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Kind = Expression::Kind;
using Operation = BoundFormula::Operation;
using Node = BoundFormula::Node;

std::optional<std::uint32_t> position(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - names.begin());
}

/// What the names of a text mean: of the formula itself, or of a definition where it is used. The
/// parameters of the definition stand for the parts of the formula that uses it, whose names mean
/// what they mean there.
struct Names {
  std::vector<std::pair<std::string, std::uint32_t>>
      variables;  // bound here, and their places among all that are alive
  const NamedFormula* definition = nullptr;
  const std::vector<Expression>* arguments = nullptr;
  Names* of_arguments = nullptr;
  std::size_t begin = 0, end = 0;  // of the use in the formula
};

class Binder {
 public:
  Binder(const Vocabulary& vocabulary, Scope scope) : vocabulary_(vocabulary), scope_(scope) {}

  Node bind(const Expression& expression, Sort sort) {
    if (given_up_) return {};
    if (depth_ == highest_expression)
      return give_up(expression, "with its definitions the formula has more than " +
                                     std::to_string(highest_expression) + " parts in a chain");
    ++depth_;
    Node node = bind_part(expression, sort);
    --depth_;
    return node;
  }

  std::vector<FormulaError> errors;
  BoundFormula result;

 private:
  Node bind_part(const Expression& expression, Sort sort) {
    if (const Expression* argument = argument_of(expression)) return bind_argument(*argument, sort);
    if (const NamedFormula* definition = definition_of(expression))
      return bind_definition(expression, *definition, sort);
    if (is_condition(expression) != (sort == Sort::condition) && expression.kind != Kind::conditional)
      return error(
          expression,
          sort == Sort::condition ? "a condition is expected here" : "a condition stands where a value is expected",
          sort == Sort::condition ? "compare with '=', '<', ..." : "write: if ... then 1 else 0");
    switch (expression.kind) {
      case Kind::number: return constant(expression, FormulaValue::of(expression.number));
      case Kind::truth: return leaf(expression, Operation::truth, expression.name == "true" ? 1 : 0);
      case Kind::name: return bind_name(expression);
      case Kind::index: return bind_index(expression);
      case Kind::attribute: return bind_attribute(expression);
      case Kind::call: return is_function(expression.name) ? bind_function(expression) : unknown_function(expression);
      case Kind::quantified: return bind_quantified(expression);
      case Kind::conditional: {
        Node node = leaf(expression, Operation::conditional);
        node.parts = {bind(expression.parts[0], Sort::condition), bind(expression.parts[1], sort),
                      bind(expression.parts[2], sort)};
        return node;
      }
      default: {
        Node node = leaf(expression, operation_of(expression.kind));
        const bool logical = expression.kind == Kind::logical_not || expression.kind == Kind::logical_and ||
                             expression.kind == Kind::logical_or;
        const bool compares = expression.kind == Kind::equal || expression.kind == Kind::not_equal;
        for (const Expression& part : expression.parts)
          node.parts.push_back(compares && reads_as_outcome(part, vocabulary_)
                                   ? outcome_as_difference(part)
                                   : bind(part, logical ? Sort::condition : Sort::value));
        if (compares)
          for (const std::size_t k : {std::size_t{0}, std::size_t{1}})
            require_known(expression.parts[k], node.parts[k], expression.parts[1 - k], node.parts[1 - k]);
        return node;
      }
    }
  }

  /// What a message or a state is compared with, if it is a label, is one, too: never the label of a type.
  void require_known(const Expression& expression, const Node& node, const Expression& other, const Node& bound) {
    if (node.operation != Operation::constant || !node.constant.is_label()) return;
    const bool is_message = is_among_messages() && bound.operation == Operation::type_of;
    if (!is_message && (other.kind != Kind::name || other.name != "state" || vocabulary_.states.empty())) return;
    std::set<std::string> known;
    for (const std::vector<std::uint32_t>& own :
         is_message ? vocabulary_.type_labels : std::vector<std::vector<std::uint32_t>>{vocabulary_.states})
      for (std::uint32_t label : own) known.insert(vocabulary_.labels[label].text);
    const std::string& text = vocabulary_.labels[node.constant.label].text;
    if (!known.contains(text))
      error(expression, in_quotes(text) + (is_message ? " is no message of this game form" : " is no state"),
            did_you_mean(text, {known.begin(), known.end()}));
  }

  /// `stay-go`, see outcome_names.hpp.
  Node outcome_as_difference(const Expression& expression) {
    return error(expression, "this is the name of an outcome, but in a formula it is one choice less another",
                 "compare the agents' choices, as in   outcome[" + vocabulary_.labels[vocabulary_.agents.front()].text +
                     "] = ... and outcome[" + vocabulary_.labels[vocabulary_.agents.back()].text + "] = ...");
  }

  /// What is computed in a definition goes wrong where the definition is used.
  Node leaf(const Expression& expression, Operation operation, std::uint32_t index = 0) {
    if (names_->definition != nullptr && ++written_out_ > most_written_out)
      give_up(expression, "with its definitions written out the formula has more than " +
                              std::to_string(most_written_out) + " parts");
    Node node;
    node.operation = operation;
    node.begin = names_->definition != nullptr ? names_->begin : expression.begin;
    node.end = names_->definition != nullptr ? names_->end : expression.end;
    node.index = index;
    return node;
  }
  Node constant(const Expression& expression, FormulaValue value) {
    Node node = leaf(expression, Operation::constant);
    node.constant = std::move(value);
    return node;
  }
  Node error(const Expression& expression, std::string message, std::string hint = {}) {
    errors.push_back({expression.begin, expression.end, std::move(message), std::move(hint),
                      names_->definition != nullptr ? names_->definition->name : "", false});
    return {};
  }
  Node unknown(const Expression& expression, std::string hint) {
    error(expression, "nothing is called " + in_quotes(expression.name), std::move(hint));
    errors.back().unknown_name = true;
    return {};
  }
  Node give_up(const Expression& expression, std::string message) {
    if (!std::exchange(given_up_, true)) error(expression, std::move(message), "use fewer definitions in one another");
    return {};
  }

  std::optional<std::uint32_t> variable(const std::string& name) const {
    for (const auto& [bound, place] : names_->variables)
      if (bound == name) return place;
    return std::nullopt;
  }

  // --- definitions -------------------------------------------------------------------------------

  /// What stands for a parameter of the definition whose text this is; null: it is no parameter.
  const Expression* argument_of(const Expression& expression) const {
    if (expression.kind != Kind::name || names_->definition == nullptr || variable(expression.name)) return nullptr;
    const auto parameter = position(names_->definition->parameters, expression.name);
    return parameter ? &names_->arguments->at(*parameter) : nullptr;
  }
  bool is_parameter_of_definition(const std::string& name) const {
    return names_->definition != nullptr && position(names_->definition->parameters, name);
  }
  Node bind_argument(const Expression& argument, Sort sort) {
    Names* const outer = std::exchange(names_, names_->of_arguments);
    Node node = bind(argument, sort);
    names_ = outer;
    return node;
  }

  const NamedFormula* definition_of(const Expression& expression) const {
    if ((expression.kind != Kind::name && expression.kind != Kind::call) || variable(expression.name)) return nullptr;
    const auto found = vocabulary_.definitions.find(expression.name);
    return found == vocabulary_.definitions.end() ? nullptr : &found->second;
  }
  static std::string signature(const NamedFormula& definition) {
    return definition.name + (definition.parameters.empty() ? "" : "(" + enumerated(definition.parameters, ", ") + ")");
  }
  Node bind_definition(const Expression& expression, const NamedFormula& definition, Sort sort) {
    if (!position(result.definitions, definition.name)) result.definitions.push_back(definition.name);
    const std::size_t given = expression.parts.size(), asked = definition.parameters.size();
    if (expression.kind == Kind::call && asked == 0)
      return error(expression, "definition '" + definition.name + "' has no parameters", "write " + definition.name);
    if (given != asked)
      return error(expression,
                   "definition '" + definition.name + "' has " + std::to_string(asked) + " parameter" +
                       (asked == 1 ? "" : "s") + ", but " + std::to_string(given) + (given == 1 ? " is" : " are") +
                       " given here",
                   "write " + signature(definition));
    if (definition.faulty) return error(expression, {});
    for (const Expression& part : expression.parts)
      if (reads_as_outcome(part, vocabulary_)) return outcome_as_difference(part);
    Names inner;
    inner.definition = &definition;
    inner.arguments = &expression.parts;
    inner.of_arguments = names_;
    inner.begin = names_->definition != nullptr ? names_->begin : expression.begin;
    inner.end = names_->definition != nullptr ? names_->end : expression.end;
    Names* const outer = std::exchange(names_, &inner);
    Node node = bind(definition.formula.root, sort);
    names_ = outer;
    return node;
  }

  Node unknown_function(const Expression& expression) {
    const std::string& name = expression.name;
    if (name == "type" || name == "outcome" || (scope_.history && name == "last") ||
        (scope_.rules && position(vocabulary_.transfer_rules, name)))
      return error(expression, "the agent stands in square brackets", "write " + name + "[i] or " + name + "[j]");
    if (const auto bearer = bearer_of(vocabulary_, name)) return error_of_notation(expression, name, *bearer);
    std::string hint = meant_by_name(name);
    if (scope_.rules && position(vocabulary_.allocation_rules, name))
      hint = "the probability that it draws outcome a is   probability(" + name + ", a)";
    std::vector<std::string> known{"sum", "count", "all", "any", "min", "max"};
    if (scope_.payoffs || scope_.rules) known.emplace_back("payoff");
    if (scope_.rules) known.emplace_back("probability");
    for (const auto& [defined, definition] : vocabulary_.definitions) known.push_back(defined);
    std::sort(known.begin(), known.end());
    if (hint.empty()) hint = did_you_mean(name, known);
    return error(expression, "there is no function " + in_quotes(name), std::move(hint));
  }

  // --- payoffs and probabilities -------------------------------------------------------------------

  bool is_function(const std::string& name) const {
    return position(functions_of(vocabulary_.family), name).has_value();
  }

  /// `payoff(j, a)` or `probability(q, a)`.
  Node bind_function(const Expression& expression) {
    const bool payoff = expression.name == "payoff";
    const std::string meant = payoff ? "payoff(j, a)" : "probability(q, a)";
    if (!scope_.rules && !(payoff && scope_.payoffs))
      return error(expression, in_quotes(expression.name) + " means nothing here",
                   payoff ? "payoffs are known to the formulas of allocations and transfers, and to 'everywhere'"
                          : "allocations are known to the formulas of transfers, and to 'everywhere'");
    if (expression.parts.size() != 2)
      return error(
          expression,
          payoff ? "a payoff is an agent's, from an outcome" : "a probability is an allocation rule's, of an outcome",
          "write   " + meant);
    for (const Expression& part : expression.parts)
      if (reads_as_outcome(part, vocabulary_)) return outcome_as_difference(part);
    Node node = leaf(expression, payoff ? Operation::payoff_of : Operation::probability_of);
    const std::size_t before = errors.size();
    const Expression& first = expression.parts[0];
    if (payoff) {
      node.parts = {bind_agent(first), bind_outcome(expression.parts[1])};
      result.uses_payoffs = true;
      return node;
    }
    const Node rule = bind(first, Sort::value);
    if (errors.size() > before) return {};
    if (rule.operation != Operation::chosen)
      return error(first, "the name of an allocation rule is expected here",
                   did_you_mean(first.name, vocabulary_.allocation_rules));
    node.index = rule.index;
    node.parts = {bind_outcome(expression.parts[1])};
    return node;
  }

  Node bind_outcome(const Expression& expression) {
    Node node = bind(expression, Sort::value);
    if ((node.operation != Operation::constant && node.operation != Operation::parameter) ||
        vocabulary_.outcome_of(node.constant) || !errors.empty())
      return node;
    std::vector<std::string> outcomes;
    for (std::uint32_t label : vocabulary_.outcomes) outcomes.push_back(vocabulary_.labels[label].text);
    return error(expression, in_quotes(vocabulary_.text_of(node.constant)) + " is no outcome",
                 did_you_mean(vocabulary_.text_of(node.constant), outcomes));
  }

  std::string hint_for_outcome() const {
    if (vocabulary_.family != Family::finite || !scope_.rules)
      return "it is the outcome whose payoffs are being written";
    return "it is known to payoffs, and to transfers that depend on the outcome drawn:   {allocation: NAME, payments: "
           "FORMULA}";
  }

  Node bind_name(const Expression& expression) {
    const std::string& name = expression.name;
    if (const auto bound = variable(name)) return leaf(expression, Operation::variable, *bound);
    if (name == "i")
      return scope_.own_agent
                 ? leaf(expression, Operation::own_agent)
                 : error(expression, "'i' means nothing here",
                         "it is the agent whose amount is being written, in payoffs, transfers and outside options");
    if (name == "outcome") {
      result.names_outcome = true;
      return scope_.outcome ? leaf(expression, Operation::outcome)
                            : error(expression, "'outcome' means nothing here", hint_for_outcome());
    }
    if (name == "state" && !vocabulary_.states.empty()) return bind_state(expression);
    if (name == "type" || (is_among_messages() && name == "message"))
      return error(expression, "'" + name + "' needs an agent", "write " + name + "[i] or " + name + "[j]");
    if (scope_.history && name == "last")
      return error(expression, "'last' needs an agent",
                   "write last[i] or last[j]: what the agent reported in the period before");
    if (scope_.history && scope_.stationary && name == "period")
      return error(expression, "rules do not depend on the period: the horizon is infinite",
                   "a table may have rows for period 1, with   none   in its 'last' columns; or let a statistic tell "
                   "period 1 from the others");
    if (scope_.history && name == "period") return leaf(expression, Operation::period);
    if (scope_.history && name == "last_outcome") return leaf(expression, Operation::last_outcome);
    if (scope_.statistic && name == "statistic") return leaf(expression, Operation::statistic);
    if (scope_.next && name == "next") return leaf(expression, Operation::next_type);
    if (const auto parameter = vocabulary_.parameters.find(name); parameter != vocabulary_.parameters.end())
      return bind_parameter(expression, parameter->second);
    if (scope_.rules) {
      if (const auto rule = position(vocabulary_.allocation_rules, name))
        return leaf(expression, Operation::chosen, *rule);
      if (position(vocabulary_.transfer_rules, name))
        return error(expression, "transfer rule '" + name + "' needs an agent", "write " + name + "[i]");
    }
    if (const auto label = vocabulary_.label_ids.find(name); label != vocabulary_.label_ids.end())
      return constant(expression, vocabulary_.value_of(label->second));
    if (const auto bearer = bearer_of(vocabulary_, name))
      return error(expression, in_quotes(name) + " is an attribute: of which " + word_of(*bearer) + "?",
                   "write " + owner_hint(*bearer) + "." + name);
    if (is_function(name))
      return error(expression, in_quotes(name) + " needs to know of what",
                   name == "payoff" ? "write   payoff(j, a)" : "write   probability(q, a)");
    if (name == "nan" || name == "NaN" || name == "inf" || name == "infinity")
      return error(expression, in_quotes(name) + " is not a number", "numbers are written -3, 7/4 or 0.15");
    const std::string meant = meant_by_name(name);
    return unknown(expression, meant.empty() ? did_you_mean(name, known_names()) : meant);
  }

  /// Something that has attributes here.
  std::string owner_hint(Bearer bearer) const {
    if (bearer == Bearer::agents) return scope_.own_agent ? "i" : "j";
    if (bearer == Bearer::types) return scope_.own_agent ? "type[i]" : "type[j]";
    if (scope_.outcome) return "outcome";
    return scope_.rules && !vocabulary_.allocation_rules.empty() ? vocabulary_.allocation_rules.front() : "a";
  }

  /// A formula is bound once for each state.
  Node bind_state(const Expression& expression) {
    result.names_state = true;
    if (vocabulary_.state) return constant(expression, vocabulary_.named(*vocabulary_.state));
    return error(expression, "'state' means nothing here",
                 "nobody knows the state: the prior, payoffs and events of probabilities depend on it, rules do not");
  }

  Node bind_parameter(const Expression& expression, const Rational& value) {
    if (!position(result.parameters, expression.name)) result.parameters.push_back(expression.name);
    Node node = leaf(expression, Operation::parameter, *position(result.parameters, expression.name));
    node.constant = FormulaValue::of(value);
    return node;
  }

  std::vector<std::string> known_names() const {
    std::vector<std::string> names;
    for (const auto& [name, place] : names_->variables) names.push_back(name);
    if (names_->definition != nullptr)
      names.insert(names.end(), names_->definition->parameters.begin(), names_->definition->parameters.end());
    for (const auto& [name, definition] : vocabulary_.definitions) names.push_back(name);
    if (scope_.own_agent) names.push_back("i");
    if (scope_.outcome) names.push_back("outcome");
    if (vocabulary_.state) names.push_back("state");
    for (const auto& [name, value] : vocabulary_.parameters) names.push_back(name);
    if (scope_.rules) {
      names.insert(names.end(), vocabulary_.allocation_rules.begin(), vocabulary_.allocation_rules.end());
      names.insert(names.end(), vocabulary_.transfer_rules.begin(), vocabulary_.transfer_rules.end());
    }
    for (const Vocabulary::Label& label : vocabulary_.labels) names.push_back(label.text);
    std::sort(names.begin(), names.end());
    return names;
  }

  Node bind_agent(const Expression& expression) {
    Node node = bind(expression, Sort::value);
    if ((node.operation == Operation::constant || node.operation == Operation::parameter) &&
        !vocabulary_.agent_of(node.constant) && errors.empty()) {
      std::vector<std::string> agents;
      for (std::uint32_t label : vocabulary_.agents) agents.push_back(vocabulary_.labels[label].text);
      return error(expression, in_quotes(vocabulary_.text_of(node.constant)) + " is no agent",
                   did_you_mean(vocabulary_.text_of(node.constant), agents));
    }
    return node;
  }

  Node bind_index(const Expression& expression) {
    const std::string& name = expression.name;
    Node node = leaf(expression, Operation::type_of);
    if (name == "type" && is_among_messages()) return no_types_here(expression);
    if (name == vocabulary_.word_of_types) {
      if (!scope_.types)
        return error(expression, "types mean nothing here",
                     scope_.filter ? "outcomes are the same for all types" : "this number is the same for all types");
      node.parts = {bind_agent(expression.parts[0])};
      return node;
    }
    if (scope_.history && name == "last") {
      node.operation = Operation::last_type_of;
      node.parts = {bind_agent(expression.parts[0])};
      return node;
    }
    if (const auto rule = scope_.rules ? position(vocabulary_.transfer_rules, name) : std::nullopt;
        rule && !variable(name)) {
      node.operation = Operation::paid;
      node.index = *rule;
      node.parts = {bind_agent(expression.parts[0])};
      result.transfers_used.push_back(*rule);
      return node;
    }
    if (vocabulary_.definitions.contains(name) && !variable(name))
      return error(expression, "what a definition is used for stands in parentheses", "write " + name + "(...)");
    if (const auto bearer = bearer_of(vocabulary_, name); bearer && !vocabulary_.meaning_of(name) && !variable(name))
      return error_of_notation(expression, name, *bearer);
    const std::size_t before = errors.size();
    if (!vocabulary_.meaning_of(name) && !variable(name) && !is_parameter_of_definition(name) &&
        meant_by_name(name).empty())
      return unknown(owner_of(expression),
                     name.size() <= 2 ? "the type of agent j is   type[j]" : did_you_mean(name, indexed_names()));
    Node owner = bind(owner_of(expression), Sort::value);
    if (errors.size() > before) return owner;
    if (vocabulary_.choices.empty())
      return error(
          expression,
          in_quotes(name + "[...]") + " has no meaning here: the outcomes of this case are not made of choices",
          did_you_mean(name, indexed_names()));
    node.operation = Operation::choice_of;
    node.parts = {std::move(owner), bind_agent(expression.parts[0])};
    return node;
  }

  /// In the rules of a game form.
  bool is_among_messages() const { return vocabulary_.word_of_types != "type"; }
  Node no_types_here(const Expression& expression) {
    return error(expression, "the rules of a game form do not know the types, only messages",
                 "write message[i] or message[j]");
  }

  /// What may stand before a '['.
  std::vector<std::string> indexed_names() const {
    std::vector<std::string> indexed = {vocabulary_.word_of_types};
    if (!vocabulary_.choices.empty()) indexed.emplace_back("outcome");
    if (scope_.rules)
      indexed.insert(indexed.end(), vocabulary_.transfer_rules.begin(), vocabulary_.transfer_rules.end());
    return indexed;
  }

  /// The outcome before a '[' or a '.'.
  static Expression owner_of(const Expression& expression) {
    Expression owner;
    owner.kind = Kind::name, owner.name = expression.name, owner.begin = expression.begin,
    owner.end = expression.begin + expression.name.size();
    return owner;
  }

  // --- attributes ----------------------------------------------------------------------------------

  /// `weight[j]` or `weight(j)`.
  Node error_of_notation(const Expression& expression, const std::string& attribute, Bearer bearer) {
    return error(expression, in_quotes(attribute) + " is an attribute, which stands behind a point",
                 "write " + owner_hint(bearer) + "." + attribute);
  }

  Node bind_attribute(const Expression& expression) {
    Node node = leaf(expression, Operation::attribute_of);
    const std::size_t before = errors.size();
    const Expression owner = expression.parts.empty() ? owner_of(expression) : expression.parts.front();
    const auto bearer = bearer_of(vocabulary_, expression.attribute);
    node.parts = {bearer == Bearer::agents ? bind_agent(owner) : bind(owner, Sort::value)};
    if (errors.size() > before) return node;
    const auto seen = seen_to_be(node.parts.front(), ranges_);
    if (bearer && (!seen || *seen == *bearer)) {
      node.operation = *bearer == Bearer::outcomes ? Operation::attribute_of
                       : *bearer == Bearer::agents ? Operation::attribute_of_agent
                                                   : Operation::attribute_of_type;
      node.index = *position(attributes_of(vocabulary_, *bearer), expression.attribute);
      return node;
    }
    if (bearer)
      return error(expression,
                   in_quotes(expression.attribute) + " is an attribute of " + word_of(*bearer) + "s, not of " +
                       word_of(*seen) + "s",
                   "write " + owner_hint(*bearer) + "." + expression.attribute);
    const Bearer of = seen.value_or(Bearer::outcomes);
    const std::vector<std::string>& known = attributes_of(vocabulary_, of);
    if (known.empty()) return error(expression, "the " + word_of(of) + "s of this case have no attributes");
    return error(expression, word_of(of) + "s have no attribute " + in_quotes(expression.attribute),
                 did_you_mean(expression.attribute, known));
  }

  Node bind_quantified(const Expression& expression) {
    using Quantifier = Expression::Quantifier;
    if (vocabulary_.is_reserved(expression.name))
      error(expression, in_quotes(expression.name) + " cannot be a bound variable",
            "choose another letter, as in sum(j in agents, ...)");
    else if (variable(expression.name) || is_parameter_of_definition(expression.name) ||
             vocabulary_.meaning_of(expression.name))
      error(expression, "the bound variable " + in_quotes(expression.name) + " is the name of something else already",
            "choose another letter");
    if (!scope_.types && !scope_.filter)
      return error(expression, "nothing can be summed or counted here",
                   "this number is the same for all agents, types and outcomes");
    if (scope_.filter && expression.set == Expression::Set::outcomes)
      return error(expression, "the outcomes are not known here: this condition says which they are",
                   "the combination of choices that is looked at is   outcome");
    if (expression.set == Expression::Set::coalition && !scope_.coalition)
      return error(expression, "no coalition is meant here",
                   "all agents are   agents; a coalition is meant in `enforces`, of the property stable");
    if (expression.set == Expression::Set::types && is_among_messages()) return no_types_here(expression);
    Node node = leaf(expression, Operation::quantified);
    node.quantifier = expression.quantifier;
    node.set = expression.set;
    node.filtered = expression.filtered;
    if (expression.set == Expression::Set::types) node.parts.push_back(bind_agent(expression.parts.front()));
    node.index = alive_++;
    names_->variables.emplace_back(expression.name, node.index);
    ranges_.push_back(expression.set);
    if (expression.filtered) node.parts.push_back(bind(expression.filter(), Sort::condition));
    const bool condition = expression.quantifier == Quantifier::all || expression.quantifier == Quantifier::any ||
                           expression.quantifier == Quantifier::count;
    node.parts.push_back(bind(expression.body(), condition ? Sort::condition : Sort::value));
    names_->variables.pop_back();
    ranges_.pop_back();
    --alive_;
    return node;
  }

  const Vocabulary& vocabulary_;
  Scope scope_;
  Names own_;
  Names* names_ = &own_;                 // of the text that is being bound
  std::uint32_t alive_ = 0;              // bound variables, of all texts
  std::vector<Expression::Set> ranges_;  // of these
  std::size_t depth_ = 0, written_out_ = 0;
  bool given_up_ = false;
};

}  // namespace

std::variant<BoundFormula, std::vector<FormulaError>> bind_formula(const Expression& expression,
                                                                   const Vocabulary& vocabulary, Scope scope,
                                                                   Sort sort) {
  Binder binder(vocabulary, scope);
  BoundFormula& result = binder.result;
  result.root = binder.bind(expression, sort);
  if (!binder.errors.empty()) return std::move(binder.errors);
  result.least_steps = least_steps(result.root, vocabulary);
  result.program = compile_formula(result.root, vocabulary, sort);
  return std::move(result);
}

}  // namespace candor
