// SPDX-License-Identifier: MIT
// Registers are taken from a stack: the parts of an expression use those above its own. Conditions
// become jumps. What is made of constants is computed here; it costs the same steps as if it were
// computed each time, so that a limit means the same for every way to compute.
#include "cases/format/formula/compiler.hpp"

#include <algorithm>

namespace candor {
namespace {

using Code = FormulaProgram::Code;
using Instruction = FormulaProgram::Instruction;
using Node = BoundFormula::Node;
using Operation = BoundFormula::Operation;
using Quantifier = Expression::Quantifier;
using Register = std::uint32_t;
using Content = FormulaProgram::Value;

constexpr Register constant_mark = 1u << 31;  // until the number of other registers is known

Content value_of(const FormulaValue& value) { return {value.label, value.numeric, value.type_of, value.number}; }

bool is_jump(Code code) {
  return code == Code::jump || code == Code::jump_if_equal || code == Code::jump_if_less || code == Code::begin_range ||
         code == Code::next_element;
}

class Compiler {
 public:
  explicit Compiler(const Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        agents_are_numbers_(std::all_of(vocabulary.agents.begin(), vocabulary.agents.end(), [&](std::uint32_t label) {
          return vocabulary.labels[label].numeral.has_value();
        })) {}

  std::shared_ptr<const FormulaProgram> compile(const Node& root, Sort sort) {
    place_of(root);
    if (sort == Sort::value) {
      const Register result = value(root);
      emit(Code::finish, root).left = result;
    } else {
      const Label holds = label();
      condition(root, true, holds);
      emit(Code::answer, root).left = 0;
      stand(holds);
      emit(Code::answer, root).left = 1;
    }
    return finished();
  }

 private:
  using Label = std::uint32_t;
  struct Variable {
    Register value;  // and its index behind it
    Expression::Set set;
  };
  struct Folded {
    Number number;
    std::uint32_t steps;
  };

  std::shared_ptr<const FormulaProgram> finished() {
    const auto numbered = [this](std::uint32_t& operand) {
      if ((operand & constant_mark) != 0) operand = (operand & ~constant_mark) + program_.first_constant;
    };
    program_.first_constant = most_registers_;
    for (Instruction& instruction : program_.instructions) {
      if (is_jump(instruction.code)) instruction.target = places_of_labels_[instruction.target];
      numbered(instruction.target);
      numbered(instruction.left);
      numbered(instruction.right);
    }
    return std::make_shared<const FormulaProgram>(std::move(program_));
  }

  // --- instructions ------------------------------------------------------------------------------

  std::uint32_t place_of(const Node& node) {
    std::vector<FormulaPlace>& places = program_.places;
    if (places.empty() || places.back().begin != node.begin || places.back().end != node.end)
      places.push_back({node.begin, node.end});
    return static_cast<std::uint32_t>(places.size() - 1);
  }

  Instruction& emit(Code code, const Node& node) {
    Instruction& instruction = program_.instructions.emplace_back();
    instruction.code = code;
    instruction.place = place_of(node);
    instruction.steps = std::exchange(steps_, 0);
    return instruction;
  }
  Instruction& emit(Code code, const Node& node, Register target, Register left, Register right = 0) {
    Instruction& instruction = emit(code, node);
    instruction.target = target, instruction.left = left, instruction.right = right;
    return instruction;
  }

  Label label() {
    places_of_labels_.push_back(0);
    return static_cast<Label>(places_of_labels_.size() - 1);
  }
  /// What comes next is where jumps to the label go. Steps of what was before are not theirs.
  void stand(Label label) {
    if (steps_ > 0) program_.instructions.emplace_back().steps = std::exchange(steps_, 0);
    places_of_labels_[label] = static_cast<std::uint32_t>(program_.instructions.size());
  }
  void jump(const Node& node, Label to) { emit(Code::jump, node).target = to; }

  Register allocate(Register count = 1) {
    const Register first = next_;
    next_ += count;
    most_registers_ = std::max(most_registers_, next_);
    return first;
  }
  Register constant(Content value) {
    program_.constants.push_back(std::move(value));
    return constant_mark | static_cast<Register>(program_.constants.size() - 1);
  }
  Register number_constant(Number number) {
    return constant({FormulaValue::no_label, true, FormulaValue::no_label, std::move(number)});
  }
  Register index_constant(std::uint32_t index) { return constant({index, false, FormulaValue::no_label, {}}); }

  // --- values ------------------------------------------------------------------------------------

  /// The register of something that does not change, if the value is such.
  std::optional<Register> standing(const Node& node) {
    std::optional<Register> result;
    switch (node.operation) {
      case Operation::constant:
      case Operation::parameter: result = constant(value_of(node.constant)); break;
      case Operation::variable: result = variables_[node.index].value; break;
      case Operation::own_agent:
        program_.mentions_own_agent = true;
        result = FormulaProgram::own_agent;
        break;
      case Operation::outcome:
        program_.mentions_outcome = true;
        result = FormulaProgram::outcome;
        break;
      default:
        if (const std::optional<Folded> folded = fold(node)) {
          steps_ += folded->steps;
          return number_constant(folded->number);
        }
    }
    if (result) ++steps_;
    return result;
  }

  /// A register that has the value: a standing one, or one above all that are in use.
  Register value(const Node& node) {
    if (const std::optional<Register> known = standing(node)) return *known;
    const Register target = allocate();
    ++steps_;
    compute(node, target);
    next_ = target + 1;
    return target;
  }

  /// A register that has the value, which is a number.
  Register number(const Node& node) {
    const Register result = value(node);
    if (is_surely_number(node)) return result;
    const auto is_one_of = [&](std::initializer_list<Operation> operations) {
      return std::find(operations.begin(), operations.end(), node.operation) != operations.end();
    };
    const bool looks_itself =
        is_one_of({Operation::type_of, Operation::choice_of, Operation::attribute_of, Operation::attribute_of_agent,
                   Operation::attribute_of_type, Operation::chosen});
    if (looks_itself)
      program_.instructions.back().number = true;
    else
      emit(Code::require_number, node).left = result;
    return result;
  }

  void value_into(const Node& node, Register target) {
    if (const std::optional<Register> known = standing(node)) {
      emit(Code::copy, node, target, *known);
      return;
    }
    ++steps_;
    compute(node, target);
    next_ = target + 1;
  }

  bool is_surely_number(const Node& node) const {
    switch (node.operation) {
      case Operation::constant:
      case Operation::parameter: return node.constant.numeric;
      case Operation::variable: return ranges_over_agents(node) && agents_are_numbers_;
      case Operation::own_agent: return agents_are_numbers_;
      case Operation::outcome:
      case Operation::type_of:
      case Operation::choice_of:
      case Operation::attribute_of:
      case Operation::attribute_of_agent:
      case Operation::attribute_of_type:
      case Operation::chosen:
      case Operation::statistic:
      case Operation::last_type_of:
      case Operation::last_outcome:
      case Operation::next_type: return false;
      case Operation::conditional: return is_surely_number(node.parts[1]) && is_surely_number(node.parts[2]);
      default: return true;
    }
  }

  /// Its number, if it is made of constants by the four operations and of moderate size.
  std::optional<Folded> fold(const Node& node) const {
    if (node.operation == Operation::constant || node.operation == Operation::parameter) {
      if (!node.constant.numeric) return std::nullopt;
      Folded result{node.constant.number, 1};
      return result.number.is_small() ? std::optional(result) : std::nullopt;
    }
    const bool negative = node.operation == Operation::negate;
    if (!negative && node.operation != Operation::add && node.operation != Operation::subtract &&
        node.operation != Operation::multiply && node.operation != Operation::divide)
      return std::nullopt;
    const std::optional<Folded> left = fold(node.parts[0]);
    const std::optional<Folded> right = left ? fold(node.parts[negative ? 0 : 1]) : std::nullopt;
    if (!right || (node.operation == Operation::divide && right->number.sign() == 0)) return std::nullopt;
    Folded result{{}, 1 + left->steps};
    if (!negative) result.steps += right->steps + 1;
    switch (node.operation) {
      case Operation::negate: result.number.set_negative(left->number); break;
      case Operation::add: result.number.set_sum(left->number, right->number); break;
      case Operation::subtract: result.number.set_difference(left->number, right->number); break;
      case Operation::multiply: result.number.set_product(left->number, right->number); break;
      default: result.number.set_quotient(left->number, right->number);
    }
    if (!result.number.is_small()) return std::nullopt;
    if (!negative && !result.number.is_small_integer()) result.steps += WorkMeter::steps_of_fraction;
    return result;
  }

  void compute(const Node& node, Register target) {
    switch (node.operation) {
      case Operation::type_of:
        program_.mentions_types = true;
        emit(Code::type_of, node, target, agent_index(node.parts[0]));
        break;
      case Operation::choice_of: {
        const Register outcome = outcome_index(node.parts[0]);
        emit(Code::choice_of, node, target, outcome, agent_index(node.parts[1]));
        break;
      }
      case Operation::attribute_of:
        emit(Code::attribute_of, node, target, outcome_index(node.parts[0]), node.index);
        break;
      case Operation::attribute_of_agent:
        emit(Code::attribute_of_agent, node, target, agent_index(node.parts[0]), node.index);
        break;
      case Operation::attribute_of_type:
        emit(Code::attribute_of_type, node, target, value(node.parts[0]), node.index);
        break;
      case Operation::payoff_of: {
        const Register agent = agent_index(node.parts[0]);
        emit(Code::payoff_of, node, target, agent, outcome_index(node.parts[1]));
        break;
      }
      case Operation::probability_of:
        emit(Code::probability_of, node, target, outcome_index(node.parts[0]), node.index);
        break;
      case Operation::chosen: emit(Code::chosen, node, target, node.index); break;
      case Operation::paid: emit(Code::paid, node, target, agent_index(node.parts[0]), node.index); break;
      case Operation::period: return history(node, target, FormulaProgram::History::period);
      case Operation::statistic: return history(node, target, FormulaProgram::History::statistic);
      case Operation::last_type_of: return history(node, target, FormulaProgram::History::last_type);
      case Operation::last_outcome: return history(node, target, FormulaProgram::History::last_outcome);
      case Operation::next_type: return history(node, target, FormulaProgram::History::next_type);
      case Operation::conditional: return conditional(node, target);
      case Operation::quantified: return quantified(node, target);
      default: return arithmetic(node, target);
    }
  }

  void history(const Node& node, Register target, FormulaProgram::History what) {
    Register whose = 0;
    if (what == FormulaProgram::History::last_type) whose = agent_index(node.parts[0]);
    if (what == FormulaProgram::History::next_type) whose = own_agent_index();
    emit(Code::history, node, target, whose, static_cast<std::uint32_t>(what));
  }

  void conditional(const Node& node, Register target) {
    const Label otherwise = label(), end = label();
    condition(node.parts[0], false, otherwise);
    value_into(node.parts[1], target);
    jump(node, end);
    stand(otherwise);
    value_into(node.parts[2], target);
    stand(end);
  }

  // Of two operands the right one is computed first.
  void arithmetic(const Node& node, Register target) {
    switch (node.operation) {
      case Operation::negate: emit(Code::negate, node, target, number(node.parts[0])); return;
      case Operation::minimum:
      case Operation::maximum: return extremum(node, target);
      case Operation::power: {
        const Register base = number(node.parts[0]), exponent = number(node.parts[1]);
        ++steps_;
        Instruction& power = emit(Code::power, node, target, base, exponent);
        power.other = place_of(node.parts[1]);
        return;
      }
      default: break;
    }
    const Register right = number(node.parts[1]);
    const std::optional<Folded> known = fold(node.parts[1]);
    if (node.operation == Operation::divide && (!known || known->number.sign() == 0))
      emit(Code::require_divisor, node).left = right;
    const Register left = number(node.parts[0]);
    ++steps_;
    emit(node.operation == Operation::multiply ? Code::multiply
         : node.operation == Operation::divide ? Code::divide
         : node.operation == Operation::add    ? Code::add
                                               : Code::subtract,
         node, target, left, right);
  }

  void extremum(const Node& node, Register target) {
    emit(Code::forget, node).target = target;
    for (const Node& part : node.parts) {
      emit(node.operation == Operation::minimum ? Code::lesser : Code::greater, node, target, number(part));
      next_ = target + 1;
    }
  }

  void quantified(const Node& node, Register target) {
    const bool sums = node.quantifier == Quantifier::sum || node.quantifier == Quantifier::count;
    if (sums)
      emit(Code::copy, node, target, number_constant(0));
    else
      emit(Code::forget, node).target = target;
    range(node, [&](Label next) {
      if (node.quantifier == Quantifier::count) {
        condition(node.body(), false, next);
        emit(Code::add, node, target, target, number_constant(1));
        return;
      }
      const Register element = number(node.body());
      ++steps_;
      if (sums)
        emit(Code::add, node, target, target, element);
      else
        emit(node.quantifier == Quantifier::minimum ? Code::lesser : Code::greater, node, target, element);
    });
    if (!sums) emit(Code::require_found, node).left = target;
  }

  static FormulaProgram::Set set_of(const Node& node) {
    switch (node.set) {
      case Expression::Set::agents: return FormulaProgram::Set::agents;
      case Expression::Set::outcomes: return FormulaProgram::Set::outcomes;
      case Expression::Set::types: return FormulaProgram::Set::types;
      case Expression::Set::coalition: break;
    }
    return FormulaProgram::Set::coalition;
  }

  /// Body(label of what comes after it) for each element that passes the filter.
  template <class Body>
  void range(const Node& node, const Body& body) {
    const Register before = next_;
    const Register whose = node.set == Expression::Set::types ? agent_index(node.parts[0]) : 0;
    const Register variable = allocate(2);
    if (variables_.size() <= node.index) variables_.resize(node.index + 1);
    variables_[node.index] = {variable, node.set};
    program_.ranges = std::max(program_.ranges, node.index + 1);
    const Label first = label(), next = label(), end = label();
    const auto element = [&](Code code, Label to) {
      Instruction& instruction = emit(code, node, to, whose, variable);
      instruction.range = node.index;
      instruction.set = set_of(node);
    };
    element(Code::begin_range, end);
    stand(first);
    const Register own = next_;
    if (node.filtered) condition(node.filter(), false, next);
    next_ = own;
    body(next);
    stand(next);
    element(Code::next_element, first);
    stand(end);
    next_ = before;
  }

  // --- agents and outcomes -----------------------------------------------------------------------

  Register own_agent_index() {
    program_.mentions_own_agent = true;
    return FormulaProgram::own_agent_index;
  }

  bool is_variable(const Node& node, Expression::Set set) const {
    return node.operation == Operation::variable && variables_[node.index].set == set;
  }
  bool ranges_over_agents(const Node& node) const {
    return is_variable(node, Expression::Set::agents) || is_variable(node, Expression::Set::coalition);
  }
  static bool is_constant(const Node& node) {
    return node.operation == Operation::constant || node.operation == Operation::parameter;
  }

  Register agent_index(const Node& node) {
    const std::optional<Agent> known = is_constant(node) ? vocabulary_.agent_of(node.constant) : std::nullopt;
    const bool is_own = node.operation == Operation::own_agent, is_bound = ranges_over_agents(node);
    if (known || is_own || is_bound) {
      ++steps_;
      return known ? index_constant(known->value) : is_own ? own_agent_index() : variables_[node.index].value + 1;
    }
    return index(Code::agent_index, node);
  }

  Register outcome_index(const Node& node) {
    const std::optional<Outcome> known = is_constant(node) ? vocabulary_.outcome_of(node.constant) : std::nullopt;
    const bool is_here = node.operation == Operation::outcome, is_bound = is_variable(node, Expression::Set::outcomes);
    if (known || is_here || is_bound) {
      ++steps_;
      if (is_here) program_.mentions_outcome = true;
      return known     ? index_constant(known->value)
             : is_here ? FormulaProgram::outcome_index
                       : variables_[node.index].value + 1;
    }
    return index(Code::outcome_index, node);
  }

  Register index(Code code, const Node& node) {
    const Register named = value(node), target = allocate();
    emit(code, node, target, named);
    return target;
  }

  // --- conditions --------------------------------------------------------------------------------

  /// Jumps to the label if the condition holds (when = true), or if it does not; goes on otherwise.
  void condition(const Node& node, bool when, Label to) {
    const Register before = next_;
    ++steps_;
    switch (node.operation) {
      case Operation::truth:
        if ((node.index == 1) == when) jump(node, to);
        break;
      case Operation::logical_not: condition(node.parts[0], !when, to); break;
      case Operation::logical_and:
      case Operation::logical_or: connected(node, when, to); break;
      case Operation::conditional: {
        const Label otherwise = label(), end = label();
        condition(node.parts[0], false, otherwise);
        condition(node.parts[1], when, to);
        jump(node, end);
        stand(otherwise);
        condition(node.parts[2], when, to);
        stand(end);
        break;
      }
      case Operation::quantified: everywhere(node, when, to); break;
      default: comparison(node, when, to);
    }
    next_ = before;
  }

  /// `and` is decided by a part that does not hold, `or` by one that does.
  void connected(const Node& node, bool when, Label to) {
    const bool deciding = node.operation == Operation::logical_or;
    const Label end = label();
    condition(node.parts[0], deciding, when == deciding ? to : end);
    condition(node.parts[1], when, to);
    stand(end);
  }

  void everywhere(const Node& node, bool when, Label to) {
    const bool deciding = node.quantifier == Quantifier::any;
    const Label decided = when == deciding ? to : label();
    range(node, [&](Label) { condition(node.body(), deciding, decided); });
    if (when == deciding) return;
    jump(node, to);
    stand(decided);
  }

  void comparison(const Node& node, bool when, Label to) {
    if (node.operation == Operation::equal || node.operation == Operation::not_equal) {
      const Register left = value(node.parts[0]), right = value(node.parts[1]);
      emit(Code::jump_if_equal, node, to, left, right).when = when == (node.operation == Operation::equal);
      return;
    }
    const Register left = number(node.parts[0]), right = number(node.parts[1]);
    const bool swapped = node.operation == Operation::greater || node.operation == Operation::at_most;
    const bool strict = node.operation == Operation::less || node.operation == Operation::greater;
    emit(Code::jump_if_less, node, to, swapped ? right : left, swapped ? left : right).when = when == strict;
  }

  const Vocabulary& vocabulary_;
  const bool agents_are_numbers_;
  FormulaProgram program_;
  std::vector<Variable> variables_;  // by their numbers; those of quantifiers around what is compiled are alive
  std::vector<std::uint32_t> places_of_labels_;
  Register next_ = FormulaProgram::outcome + 1, most_registers_ = next_;
  std::uint32_t steps_ = 0;  // of what needs no instruction of its own
};

}  // namespace

std::shared_ptr<const FormulaProgram> compile_formula(const Node& root, const Vocabulary& vocabulary, Sort sort) {
  return Compiler(vocabulary).compile(root, sort);
}

}  // namespace candor
