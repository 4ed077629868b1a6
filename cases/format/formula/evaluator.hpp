// SPDX-License-Identifier: MIT
// The meaning of formulas: names are bound once, then values are computed exactly for each type
// profile, agent and outcome.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "cases/format/formula/formula.hpp"
#include "cases/format/formula/program.hpp"
#include "checker/model/model.hpp"
#include "exact/patience.hpp"

namespace candor {

/// What the names of a case mean.
class Vocabulary {
 public:
  struct Label {
    std::string text;
    std::optional<Rational> numeral;  ///< if the label is written as a number
    std::optional<Rational> value;    ///< that number, or the value of the types that bear this label
    bool several_values = false;      ///< a type of two agents with two values
    std::optional<Agent> agent;
    std::optional<Outcome> outcome;
  };

  /// "a word of formulas", "a parameter", "a label", "a rule": what formulas of the case mean by
  /// this name. Nothing: it is free.
  std::optional<std::string_view> meaning_of(const std::string& name) const;
  bool is_reserved(std::string_view word) const;  ///< by the formula language of the family

  /// The index of a label, which is added if it is new. A label that is a numeral has that value.
  std::uint32_t add(const std::string& label);
  void give_value(std::uint32_t label, const Rational& value);
  FormulaValue value_of(std::uint32_t label) const;  ///< the label as written in a formula
  FormulaValue named(std::uint32_t label)
      const;  ///< an agent, outcome, choice or attribute of this name: types that share the name lend it no value
  FormulaValue value_of(Agent agent, Type type) const;
  std::optional<Agent> agent_of(const FormulaValue& value) const;
  std::optional<Outcome> outcome_of(const FormulaValue& value) const;
  std::string text_of(const FormulaValue& value) const {
    return value.is_label() ? labels[value.label].text : value.number.text();
  }

  Family family = Family::finite;
  std::vector<Label> labels;
  std::unordered_map<std::string, std::uint32_t> label_ids;
  std::unordered_map<std::string, Rational> parameters;
  std::unordered_map<std::string, NamedFormula> definitions;
  std::string word_of_types = "type";  ///< "message" in the rules of a game form, where messages stand for types
  TypeSpace types;
  std::vector<std::vector<std::uint32_t>> type_labels;       ///< [agent][type]
  std::vector<std::uint32_t> agents, outcomes;               ///< their labels
  std::vector<std::string> attributes;                       ///< of outcomes
  std::vector<std::vector<std::uint32_t>> attribute_labels;  ///< [outcome][attribute]
  std::vector<std::string> agent_attributes, type_attributes;
  std::vector<std::vector<std::uint32_t>> agent_attribute_labels;              ///< [agent][attribute]
  std::vector<std::vector<std::vector<std::uint32_t>>> type_attribute_labels;  ///< [agent][type][attribute]
  std::vector<std::vector<std::uint32_t>> choices;  ///< [outcome][agent]; empty if outcomes are not made of choices
  std::vector<std::uint32_t> all_choices;           ///< of which outcomes are made, be it some combinations or all
  std::vector<std::string> allocation_rules, transfer_rules;
  std::vector<std::uint32_t> states;   ///< hidden ones: their labels
  std::optional<std::uint32_t> state;  ///< the label of the one that `state` is where a formula is bound; none: a rule
};

/// Which names have a meaning where a formula stands.
struct Scope {
  bool types = true;       ///< type[j]
  bool own_agent = false;  ///< i
  bool outcome = false;
  bool coalition = false;   ///< its members, as the range of a variable
  bool filter = false;      ///< which combinations of choices are outcomes is being said: the outcomes are not known
  bool payoffs = false;     ///< payoff(j, a)
  bool rules = false;       ///< allocation and transfer rules, and probability(q, a)
  bool history = false;     ///< of a dynamic model: period, statistic, last[j], last_outcome
  bool statistic = false;   ///< the dynamic model has one
  bool stationary = false;  ///< the dynamic model's horizon is infinite: what is written does not depend on the period
  bool next = false;        ///< of a dynamic model: next, the own agent's next type
  bool amount = false;  ///< the value is an amount that may depend on parameters: a payoff, transfer, outside option or
                        ///< a number that a claim states
};

enum class Sort { value, condition };

class BoundFormula {
 public:
  enum class Operation {
    constant,
    parameter,  ///< `constant` is its value
    variable,
    own_agent,
    outcome,
    type_of,
    choice_of,
    attribute_of,  ///< of an outcome
    attribute_of_agent,
    attribute_of_type,
    chosen,
    paid,
    payoff_of,       ///< of an agent, from an outcome
    probability_of,  ///< of an outcome, under allocation rule `index`
    period,
    statistic,
    last_type_of,
    last_outcome,
    next_type,
    negate,
    power,
    multiply,
    divide,
    add,
    subtract,
    equal,
    not_equal,
    less,
    at_most,
    greater,
    at_least,
    truth,
    logical_not,
    logical_and,
    logical_or,
    conditional,
    minimum,
    maximum,
    quantified,
  };
  struct Node {
    Operation operation = Operation::constant;
    std::size_t begin = 0, end = 0;
    std::uint32_t index = 0;  ///< of the parameter, bound variable, attribute, rule; 1 for `true`
    FormulaValue constant;
    Expression::Quantifier quantifier = Expression::Quantifier::sum;
    Expression::Set set = Expression::Set::agents;
    bool filtered = false;
    std::vector<Node> parts;

    const Node& body() const { return parts.back(); }  ///< of a quantified node
    const Node& filter() const { return parts[parts.size() - 2]; }
  };

  Node root;
  std::shared_ptr<const FormulaProgram> program;
  std::uint64_t least_steps = 0;            ///< evaluating it takes at least this many steps of a WorkMeter
  std::vector<std::size_t> transfers_used;  ///< rules that it refers to
  std::vector<std::string> parameters;      ///< that it refers to
  std::vector<std::string> definitions;     ///< that it uses, itself or through others
  bool uses_payoffs = false;
  bool names_outcome = false, names_state = false;  ///< where it stands, not as a bound variable
};

/// Resolves every name. On failure: all that is wrong with the formula's names and sorts.
std::variant<BoundFormula, std::vector<FormulaError>> bind_formula(const Expression& expression,
                                                                   const Vocabulary& vocabulary, Scope scope,
                                                                   Sort sort);

/// Bounds the time and memory that the formulas of one case can take. A step is a part of a formula as it is written,
/// each time that it is computed, however that is done; arithmetic on fractions and on large numbers counts for more.
class WorkMeter {
 public:
  static constexpr std::uint64_t most_steps = 4'000'000'000;
  static constexpr std::size_t most_bits = 32'768;  ///< of one number
  static constexpr std::uint32_t steps_of_fraction = 3;

  explicit WorkMeter(Patience patience = {}) : patience_(std::move(patience)) {}
  /// Throws FormulaError, of the formula as a whole, and what the patience throws, which is asked now and then.
  void charge(std::uint64_t steps, FormulaPlace whole) {
    if (steps > at_once_) return begin_anew(steps, whole);
    at_once_ -= steps;
  }
  /// Refuses a formula that cannot be afforded before any time is spent on it.
  void foresee(const BoundFormula& formula) {
    if (formula.least_steps > left_ + at_once_) exhaust({formula.root.begin, formula.root.end});
  }
  bool exhausted() const { return exhausted_; }

 private:
  [[noreturn]] void exhaust(FormulaPlace whole);
  void begin_anew(std::uint64_t steps, FormulaPlace whole);
  Patience patience_;
  std::uint64_t left_ = most_steps, at_once_ = 0;  // at_once_: until the patience is asked again
  bool exhausted_ = false;
};

/// Where a formula of a dynamic model is evaluated.
struct Moment {
  std::uint32_t period = 1;
  bool infinite = false;                             ///< the horizon: period 2 is any later one
  std::uint32_t statistic = FormulaValue::no_label;  ///< a label
  std::optional<Profile> last;                       ///< the reports of the period before; absent in period 1
  std::optional<Outcome> last_outcome;
  std::optional<Type> next;  ///< of the own agent
};

/// Where a formula is evaluated.
struct Situation {
  Profile profile;
  std::optional<Agent> own_agent;
  std::optional<Outcome> outcome;
  std::optional<Moment> moment = std::nullopt;
  std::optional<Coalition> coalition = std::nullopt;
};

/// What the payoffs and rules of the case give, for formulas of rules. `chosen` is empty for a lottery.
struct RuleValues {
  std::function<std::optional<Outcome>(std::size_t allocation, Profile)> chosen = {};
  std::function<Number(std::size_t transfers, Agent, Profile)> paid = {};
  std::function<Number(Agent, Outcome, Profile)> payoff = {};
  std::function<Number(std::size_t allocation, Outcome, Profile)> probability = {};
};

/// Runs the programs of formulas (program.hpp), one after the other.
class Evaluator {
 public:
  Evaluator(const Vocabulary& vocabulary, const RuleValues& rules, WorkMeter& meter)
      : vocabulary_(vocabulary), rules_(rules), meter_(meter) {}

  /// These throw FormulaError: division by zero, a label where a number is needed, a limit. What is returned by
  /// reference stands until the next call.
  const Number& number(const BoundFormula& formula, const Situation& situation);
  FormulaValue value(const BoundFormula& formula, const Situation& situation);
  bool holds(const BoundFormula& formula, const Situation& situation);
  /// The vocabulary has other types from now on.
  void forget_types() {
    profile_.reset();
    type_values_.clear();
  }

 private:
  using Instruction = FormulaProgram::Instruction;
  using Content = FormulaProgram::Value;
  /// A quantifier at work: over so many elements, and whose types they are.
  struct Range {
    std::uint32_t next = 0, count = 0;
    Agent whose;
    std::vector<Agent> members;  ///< of a coalition
  };

  /// The register with the value; for a condition, whether it holds.
  std::uint32_t run(const BoundFormula& formula, const Situation& situation);
  void load(const std::shared_ptr<const FormulaProgram>& program);
  void enter(const Situation& situation);
  void find_types(Profile profile);
  void take(Content& target, std::uint32_t label);
  void take_type(Content& target, Agent agent, Type type);
  void set_element(const Instruction& instruction, Range& range);
  void begin_range(const Instruction& instruction, Range& range);
  void require_number(const Content& value, std::uint32_t place) const;
  std::uint32_t attribute_of_type(const Instruction& instruction, const FormulaValue& type) const;
  void chosen(const Instruction& instruction, Content& target);
  void history(const Instruction& instruction, Content& target);
  void power(const Instruction& instruction, Content& target);
  void charge_for(const Number& result, const Instruction& instruction);
  bool equal(const Content& left, const Content& right) const;
  static FormulaValue outside(const Content& value) {
    return {value.label, value.numeric, value.number.rational(), value.type_of};
  }
  [[noreturn]] void fail(std::uint32_t place, std::string message, std::string hint = {}) const;

  const Vocabulary& vocabulary_;
  const RuleValues& rules_;
  WorkMeter& meter_;
  std::shared_ptr<const FormulaProgram> program_;
  const Situation* situation_ = nullptr;
  std::vector<Content> registers_;
  std::vector<Range> ranges_;
  std::optional<Profile> profile_;                 // whose types these are
  std::vector<std::uint32_t> types_;               // [agent]
  std::vector<std::vector<Content>> type_values_;  // [agent][type]
  std::vector<Content> named_;                     // [label]
};

}  // namespace candor
