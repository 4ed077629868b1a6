// SPDX-License-Identifier: MIT
#include "cases/format/formula/evaluator.hpp"

#include <algorithm>

#include "cases/format/explain/error_list.hpp"
#include "cases/format/formula/failure.hpp"

namespace candor {
namespace {

using Operation = BoundFormula::Operation;
using Quantifier = Expression::Quantifier;

/// How a formula tells period 1 from those that have a history.
std::string first_period_hint(const Moment& moment) {
  return moment.infinite ? "a table may have rows for period 1, with   none   in its 'last' columns; or let a "
                           "statistic tell period 1 from the others"
                         : "write   if period = 1 then ... else ...";
}

}  // namespace

void WorkMeter::exhaust(const BoundFormula::Node& node) {
  exhausted_ = true;
  left_ = at_once_ = 0;
  fail(node, "the formulas of this case take more than " + std::to_string(most_steps) + " steps to evaluate");
}

void WorkMeter::begin_anew(std::uint64_t steps, const BoundFormula::Node& node) {
  constexpr std::uint64_t most_at_once = 1 << 14;  // some milliseconds
  if (steps > left_ + at_once_) exhaust(node);
  patience_();
  const std::uint64_t rest = left_ + at_once_ - steps;
  at_once_ = std::min(rest, most_at_once);
  left_ = rest - at_once_;
}

void WorkMeter::charge_for(const Rational& result, const BoundFormula::Node& node) {
  const std::size_t bits = result.bits();
  if (bits > most_bits) fail(node, "this number is too large (more than " + std::to_string(most_bits) + " bits)");
  charge(bits > 128 ? 1 + bits / 16 : 1, node);
}

void Evaluator::enter(const BoundFormula& formula, const Situation& situation) {
  meter_.foresee(formula);
  situation_ = situation;
  if (variables_.size() < formula.variables) variables_.resize(formula.variables);
}

Rational Evaluator::number(const BoundFormula& formula, const Situation& situation) {
  enter(formula, situation);
  return number(formula.root);
}
FormulaValue Evaluator::value(const BoundFormula& formula, const Situation& situation) {
  enter(formula, situation);
  return value(formula.root);
}
bool Evaluator::holds(const BoundFormula& formula, const Situation& situation) {
  enter(formula, situation);
  return holds(formula.root);
}

Rational Evaluator::number(const Node& node) {
  FormulaValue result = value(node);
  if (!result.numeric) {
    const Vocabulary::Label& label = vocabulary_.labels[result.label];
    fail(node, in_quotes(label.text) + " is a label, not a number",
         label.several_values           ? "it has different values for different agents: use type[j]"
         : label.outcome || label.agent ? ""
                                        : "give types values: {" + label.text + ": 1, ...}");
  }
  return std::move(result.number);
}

Agent Evaluator::agent(const Node& node) {
  const FormulaValue named = value(node);
  const std::optional<Agent> found = vocabulary_.agent_of(named);
  if (!found) fail(node, in_quotes(vocabulary_.text_of(named)) + " is no agent");
  return *found;
}

Outcome Evaluator::outcome(const Node& node) {
  const FormulaValue named = value(node);
  const std::optional<Outcome> found = vocabulary_.outcome_of(named);
  if (!found) fail(node, in_quotes(vocabulary_.text_of(named)) + " is no outcome");
  return *found;
}

FormulaValue Evaluator::value(const Node& node) {
  meter_.charge(1, node);
  switch (node.operation) {
    case Operation::constant:
    case Operation::parameter: return node.constant;
    case Operation::variable: return variables_[node.index];
    case Operation::own_agent: return vocabulary_.named(vocabulary_.agents[situation_.own_agent.value().value]);
    case Operation::outcome: return vocabulary_.named(vocabulary_.outcomes[situation_.outcome.value().value]);
    case Operation::type_of: {
      const Agent whose = agent(node.parts[0]);
      return vocabulary_.value_of(whose, vocabulary_.types.type_of(situation_.profile, whose));
    }
    case Operation::choice_of:
      return vocabulary_.named(vocabulary_.choices[outcome(node.parts[0]).value][agent(node.parts[1]).value]);
    case Operation::attribute_of:
    case Operation::attribute_of_agent:
    case Operation::attribute_of_type: return attribute(node);
    case Operation::chosen:
    case Operation::paid:
    case Operation::payoff_of:
    case Operation::probability_of: return of_the_case(node);
    case Operation::period: return FormulaValue::of(situation_.moment.value().period);
    case Operation::statistic: return vocabulary_.named(situation_.moment.value().statistic);
    case Operation::last_type_of: {
      const Agent whose = agent(node.parts[0]);
      if (!situation_.moment.value().last)
        fail(node, "before period 1 nothing was reported", first_period_hint(*situation_.moment));
      return vocabulary_.value_of(whose, vocabulary_.types.type_of(*situation_.moment->last, whose));
    }
    case Operation::last_outcome: {
      if (!situation_.moment.value().last_outcome)
        fail(node, "before period 1 there was no outcome", first_period_hint(*situation_.moment));
      return vocabulary_.named(vocabulary_.outcomes[situation_.moment->last_outcome->value]);
    }
    case Operation::next_type:
      return vocabulary_.value_of(situation_.own_agent.value(), situation_.moment.value().next.value());
    case Operation::conditional: return value(node.parts[holds(node.parts[0]) ? 1 : 2]);
    case Operation::quantified: return FormulaValue::of(quantified_number(node));
    default: return FormulaValue::of(arithmetic(node));
  }
}

Rational Evaluator::arithmetic(const Node& node) {
  Rational result;
  switch (node.operation) {
    case Operation::negate: return -number(node.parts[0]);
    case Operation::power: return power(node);
    case Operation::minimum:
    case Operation::maximum: return extremum(node);
    case Operation::multiply: result = number(node.parts[0]) * number(node.parts[1]); break;
    case Operation::add: result = number(node.parts[0]) + number(node.parts[1]); break;
    case Operation::subtract: result = number(node.parts[0]) - number(node.parts[1]); break;
    case Operation::divide: {
      const Rational denominator = number(node.parts[1]);
      if (denominator.sign() == 0) fail(node, "division by zero");
      result = number(node.parts[0]) / denominator;
      break;
    }
    default: fail(node, "a condition stands where a value is expected");
  }
  meter_.charge_for(result, node);
  return result;
}

Rational Evaluator::power(const Node& node) {
  const Rational base = number(node.parts[0]), exponent = number(node.parts[1]);
  if (exponent.sign() < 0 || !exponent.is_integer())
    fail(node.parts[1], "an exponent must be a non-negative integer, not " + exponent.text());
  if (exponent > Rational(static_cast<long>(WorkMeter::most_bits)))
    fail(node.parts[1], "this exponent is too large (the limit is " + std::to_string(WorkMeter::most_bits) + ")");
  const unsigned long times = mpz_get_ui(mpq_numref(exponent.gmp()));
  if (base.bits() > 2 && base.bits() * times > 2 * WorkMeter::most_bits)
    fail(node, "this number is too large (more than " + std::to_string(WorkMeter::most_bits) + " bits)");
  Rational result = base.power(times);
  meter_.charge_for(result, node);
  return result;
}

Rational Evaluator::extremum(const Node& node) {
  Rational best = number(node.parts.front());
  for (std::size_t k = 1; k < node.parts.size(); ++k)
    if (Rational next = number(node.parts[k]); node.operation == Operation::minimum ? next < best : best < next)
      best = std::move(next);
  return best;
}

bool Evaluator::compare(const Node& node) {
  if (node.operation == Operation::equal || node.operation == Operation::not_equal) {
    const FormulaValue left = value(node.parts[0]), right = value(node.parts[1]);
    // Two labels are equal if they are the same or both are numerals of one number; a label and a
    // number, if the label has that value.
    const auto numeral = [this](const FormulaValue& side) {
      return !side.is_label() ||
             vocabulary_.labels[side.label].text.find_first_not_of("-./0123456789") == std::string::npos;
    };
    const bool by_value =
        left.numeric && right.numeric && (left.is_label() != right.is_label() || (numeral(left) && numeral(right)));
    const bool equal = (left.is_label() && left.label == right.label) || (by_value && left.number == right.number);
    return equal == (node.operation == Operation::equal);
  }
  const Rational left = number(node.parts[0]), right = number(node.parts[1]);
  switch (node.operation) {
    case Operation::less: return left < right;
    case Operation::at_most: return left <= right;
    case Operation::greater: return left > right;
    default: return left >= right;
  }
}

bool Evaluator::holds(const Node& node) {
  meter_.charge(1, node);
  switch (node.operation) {
    case Operation::truth: return node.index == 1;
    case Operation::logical_not: return !holds(node.parts[0]);
    case Operation::logical_and: return holds(node.parts[0]) && holds(node.parts[1]);
    case Operation::logical_or: return holds(node.parts[0]) || holds(node.parts[1]);
    case Operation::conditional: return holds(node.parts[holds(node.parts[0]) ? 1 : 2]);
    case Operation::quantified: return quantified_condition(node);
    default: return compare(node);
  }
}

void Evaluator::for_each(const Node& node, const std::function<bool()>& visit) {
  const auto passes = [&] { return !node.filtered || holds(node.parts[node.parts.size() - 2]); };
  const auto go_on = [&](FormulaValue element) {
    variables_[node.index] = std::move(element);
    return !passes() || visit();
  };
  if (node.set == Expression::Set::types) {
    const Agent whose = agent(node.parts[0]);
    for (Type type; type.value < vocabulary_.types.type_count(whose); ++type.value)
      if (!go_on(vocabulary_.value_of(whose, type))) return;
    return;
  }
  for (std::uint32_t label : node.set == Expression::Set::agents ? vocabulary_.agents : vocabulary_.outcomes)
    if (!go_on(vocabulary_.named(label))) return;
}

Rational Evaluator::quantified_number(const Node& node) {
  Rational result;
  bool first = true;
  for_each(node, [&] {
    if (node.quantifier == Quantifier::count)
      result += holds(node.parts.back()) ? 1 : 0;
    else {
      Rational next = number(node.parts.back());
      if (node.quantifier == Quantifier::sum)
        result += next;
      else if (first || (node.quantifier == Quantifier::minimum ? next < result : result < next))
        result = std::move(next);
      meter_.charge_for(result, node);
    }
    first = false;
    return true;
  });
  if (first && (node.quantifier == Quantifier::minimum || node.quantifier == Quantifier::maximum))
    fail(node, "the least or greatest of nothing: no element passes the condition");
  return result;
}

bool Evaluator::quantified_condition(const Node& node) {
  const bool all = node.quantifier == Quantifier::all;
  bool result = all;
  for_each(node, [&] {
    if (holds(node.parts.back()) == all) return true;
    result = !all;
    return false;
  });
  return result;
}

}  // namespace candor
