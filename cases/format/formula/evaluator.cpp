// SPDX-License-Identifier: MIT
#include "cases/format/formula/evaluator.hpp"

#include <algorithm>

#include "cases/format/explain/error_list.hpp"

namespace candor {
namespace {

using Code = FormulaProgram::Code;
using Content = FormulaProgram::Value;

/// How a formula tells period 1 from those that have a history.
std::string first_period_hint(const Moment& moment) {
  return moment.infinite ? "a table may have rows for period 1, with   none   in its 'last' columns; or let a "
                           "statistic tell period 1 from the others"
                         : "write   if period = 1 then ... else ...";
}

/// Before the result is stored, which may be in the place of an operand.
void be_number(Content& value) {
  value.label = value.type_of = FormulaValue::no_label;
  value.numeric = true;
}

}  // namespace

void WorkMeter::exhaust(FormulaPlace whole) {
  exhausted_ = true;
  left_ = at_once_ = 0;
  throw FormulaError{whole.begin,
                     whole.end,
                     "the formulas of this case take more than " + std::to_string(most_steps) + " steps to evaluate",
                     {}};
}

void WorkMeter::begin_anew(std::uint64_t steps, FormulaPlace whole) {
  constexpr std::uint64_t most_at_once = 1 << 16;  // some milliseconds
  if (steps > left_ + at_once_) exhaust(whole);
  patience_();
  const std::uint64_t rest = left_ + at_once_ - steps;
  at_once_ = std::min(rest, most_at_once);
  left_ = rest - at_once_;
}

const Number& Evaluator::number(const BoundFormula& formula, const Situation& situation) {
  const Content& result = registers_[run(formula, situation)];
  require_number(result, 0);
  return result.number;
}

FormulaValue Evaluator::value(const BoundFormula& formula, const Situation& situation) {
  const Content& result = registers_[run(formula, situation)];
  return outside(result);
}

bool Evaluator::holds(const BoundFormula& formula, const Situation& situation) { return run(formula, situation) != 0; }

void Evaluator::fail(std::uint32_t place, std::string message, std::string hint) const {
  const FormulaPlace where = program_->places[place];
  throw FormulaError{where.begin, where.end, std::move(message), std::move(hint)};
}

void Evaluator::require_number(const Content& value, std::uint32_t place) const {
  if (value.numeric) return;
  const Vocabulary::Label& label = vocabulary_.labels[value.label];
  fail(place, in_quotes(label.text) + " is a label, not a number",
       label.several_values           ? "it has different values for different agents: use type[j]"
       : label.outcome || label.agent ? ""
                                      : "give types values: {" + label.text + ": 1, ...}");
}

void Evaluator::load(const std::shared_ptr<const FormulaProgram>& program) {
  if (program_ == program) return;
  program_ = program;
  const std::size_t registers = program->first_constant + program->constants.size();
  if (registers_.size() < registers) registers_.resize(registers);
  std::copy(program->constants.begin(), program->constants.end(), registers_.begin() + program->first_constant);
  if (ranges_.size() < program->ranges) ranges_.resize(program->ranges);
}

void Evaluator::enter(const Situation& situation) {
  situation_ = &situation;
  if (program_->mentions_own_agent) {
    const Agent own = situation.own_agent.value();
    registers_[FormulaProgram::own_agent_index].label = own.value;
    take(registers_[FormulaProgram::own_agent], vocabulary_.agents[own.value]);
  }
  if (program_->mentions_outcome) {
    const Outcome here = situation.outcome.value();
    registers_[FormulaProgram::outcome_index].label = here.value;
    take(registers_[FormulaProgram::outcome], vocabulary_.outcomes[here.value]);
  }
  if (program_->mentions_types && profile_ != situation.profile) find_types(situation.profile);
}

/// Mostly the profile is the one behind the last: then few types change.
void Evaluator::find_types(Profile profile) {
  const TypeSpace& types = vocabulary_.types;
  const bool next = profile_ && profile_->value + 1 == profile.value;
  profile_ = profile;
  if (next) {
    for (Agent agent{types.agent_count()}; agent.value-- > 0;) {
      if (++types_[agent.value] < types.type_count(agent)) return;
      types_[agent.value] = 0;
    }
    return;
  }
  types_.resize(types.agent_count());
  for (Agent agent; agent.value < types.agent_count(); ++agent.value)
    types_[agent.value] = types.type_of(profile, agent).value;
}

void Evaluator::take(Content& target, std::uint32_t label) {
  while (named_.size() <= label) {
    const FormulaValue value = vocabulary_.named(static_cast<std::uint32_t>(named_.size()));
    named_.push_back({value.label, value.numeric, value.type_of, value.number});
  }
  target = named_[label];
}

void Evaluator::take_type(Content& target, Agent agent, Type type) {
  if (type_values_.size() <= agent.value) type_values_.resize(vocabulary_.types.agent_count());
  std::vector<Content>& values = type_values_[agent.value];
  if (values.empty())
    for (Type each; each.value < vocabulary_.types.type_count(agent); ++each.value) {
      const FormulaValue value = vocabulary_.value_of(agent, each);
      values.push_back({value.label, value.numeric, value.type_of, value.number});
    }
  target = values[type.value];
}

bool Evaluator::equal(const Content& left, const Content& right) const {
  if (left.label == right.label && left.label != FormulaValue::no_label) return true;
  if (!left.numeric || !right.numeric || left.number != right.number) return false;
  // Two labels are equal if they are the same or both are numerals of one number; a label and a
  // number, if the label has that value.
  const auto is_label = [](const Content& side) { return side.label != FormulaValue::no_label; };
  const auto is_numeral = [&](const Content& side) {
    return !is_label(side) ||
           vocabulary_.labels[side.label].text.find_first_not_of("-./0123456789") == std::string::npos;
  };
  return is_label(left) != is_label(right) || (is_numeral(left) && is_numeral(right));
}

void Evaluator::charge_for(const Number& result, const Instruction& instruction) {
  if (result.is_small_integer()) return;
  if (result.is_small()) return meter_.charge(WorkMeter::steps_of_fraction, program_->places.front());
  constexpr std::size_t times_of_small = 8;
  const std::size_t bits = result.rational().bits();
  if (bits > WorkMeter::most_bits)
    fail(instruction.place, "this number is too large (more than " + std::to_string(WorkMeter::most_bits) + " bits)");
  meter_.charge(times_of_small * (1 + bits / 16), program_->places.front());
}

void Evaluator::power(const Instruction& instruction, Content& target) {
  const Rational base = registers_[instruction.left].number.rational(),
                 exponent = registers_[instruction.right].number.rational();
  if (exponent.sign() < 0 || !exponent.is_integer())
    fail(instruction.other, "an exponent must be a non-negative integer, not " + exponent.text());
  if (exponent > Rational(static_cast<long>(WorkMeter::most_bits)))
    fail(instruction.other, "this exponent is too large (the limit is " + std::to_string(WorkMeter::most_bits) + ")");
  const unsigned long times = mpz_get_ui(mpq_numref(exponent.gmp()));
  if (base.bits() > 2 && base.bits() * times > 2 * WorkMeter::most_bits)
    fail(instruction.place, "this number is too large (more than " + std::to_string(WorkMeter::most_bits) + " bits)");
  be_number(target);
  target.number = Number(base.power(times));
  charge_for(target.number, instruction);
}

void Evaluator::chosen(const Instruction& instruction, Content& target) {
  const std::optional<Outcome> chosen = rules_.chosen(instruction.left, situation_->profile);
  if (!chosen)
    fail(instruction.place,
         "allocation rule '" + vocabulary_.allocation_rules[instruction.left] +
             "' draws a lottery here, not one outcome",
         "the probability that it draws outcome a is   probability(" + vocabulary_.allocation_rules[instruction.left] +
             ", a)");
  take(target, vocabulary_.outcomes[chosen->value]);
}

void Evaluator::history(const Instruction& instruction, Content& target) {
  using History = FormulaProgram::History;
  const Moment& moment = situation_->moment.value();
  const Agent whose{registers_[instruction.left].label};
  switch (static_cast<History>(instruction.right)) {
    case History::period:
      be_number(target);
      target.number = Number(moment.period);
      return;
    case History::statistic: return take(target, moment.statistic);
    case History::last_type:
      if (!moment.last) fail(instruction.place, "before period 1 nothing was reported", first_period_hint(moment));
      return take_type(target, whose, vocabulary_.types.type_of(*moment.last, whose));
    case History::last_outcome:
      if (!moment.last_outcome)
        fail(instruction.place, "before period 1 there was no outcome", first_period_hint(moment));
      return take(target, vocabulary_.outcomes[moment.last_outcome->value]);
    case History::next_type: return take_type(target, whose, moment.next.value());
  }
}

/// Of an element that exists.
void Evaluator::set_element(const Instruction& instruction, Range& range) {
  Content& variable = registers_[instruction.right];
  switch (instruction.set) {
    case FormulaProgram::Set::agents: take(variable, vocabulary_.agents[range.next]); break;
    case FormulaProgram::Set::outcomes: take(variable, vocabulary_.outcomes[range.next]); break;
    case FormulaProgram::Set::types: take_type(variable, range.whose, Type{range.next}); break;
    case FormulaProgram::Set::coalition:
      take(variable, vocabulary_.agents[range.members[range.next].value]);
      registers_[instruction.right + 1].label = range.members[range.next].value;
      return;
  }
  registers_[instruction.right + 1].label = range.next;
}

void Evaluator::begin_range(const Instruction& instruction, Range& range) {
  range = {};
  switch (instruction.set) {
    case FormulaProgram::Set::agents: range.count = static_cast<std::uint32_t>(vocabulary_.agents.size()); break;
    case FormulaProgram::Set::outcomes: range.count = static_cast<std::uint32_t>(vocabulary_.outcomes.size()); break;
    case FormulaProgram::Set::types:
      range.whose = Agent{registers_[instruction.left].label};
      range.count = vocabulary_.types.type_count(range.whose);
      break;
    case FormulaProgram::Set::coalition:
      for (Agent member : situation_->coalition.value()) range.members.push_back(member);
      range.count = static_cast<std::uint32_t>(range.members.size());
      break;
  }
}

std::uint32_t Evaluator::run(const BoundFormula& formula, const Situation& situation) {
  meter_.foresee(formula);
  load(formula.program);
  enter(situation);
  const FormulaPlace whole = program_->places.front();
  const Instruction* const first = program_->instructions.data();
  Content* const registers = registers_.data();
  for (const Instruction* at = first;; ++at) {
    const Instruction& instruction = *at;
    meter_.charge(instruction.steps, whole);
    const Content &left = registers[instruction.left], &right = registers[instruction.right];
    Content& target = registers[instruction.target];
    switch (instruction.code) {
      case Code::finish:
      case Code::answer: return instruction.left;
      case Code::charge: break;
      case Code::copy: target = left; break;
      case Code::require_number: require_number(left, instruction.place); break;
      case Code::agent_index: {
        const std::optional<Agent> agent = vocabulary_.agent_of(outside(left));
        if (!agent) fail(instruction.place, in_quotes(vocabulary_.text_of(outside(left))) + " is no agent");
        target.label = agent->value;
        break;
      }
      case Code::outcome_index: {
        const std::optional<Outcome> outcome = vocabulary_.outcome_of(outside(left));
        if (!outcome) fail(instruction.place, in_quotes(vocabulary_.text_of(outside(left))) + " is no outcome");
        target.label = outcome->value;
        break;
      }
      case Code::type_of: take_type(target, Agent{left.label}, Type{types_[left.label]}); break;
      case Code::choice_of: take(target, vocabulary_.choices[left.label][right.label]); break;
      case Code::attribute_of: take(target, vocabulary_.attribute_labels[left.label][instruction.right]); break;
      case Code::attribute_of_agent:
        take(target, vocabulary_.agent_attribute_labels[left.label][instruction.right]);
        break;
      case Code::attribute_of_type: take(target, attribute_of_type(instruction, outside(left))); break;
      case Code::payoff_of:
        target.number = rules_.payoff(Agent{left.label}, Outcome{right.label}, situation_->profile);
        be_number(target);
        break;
      case Code::probability_of:
        target.number = rules_.probability(instruction.right, Outcome{left.label}, situation_->profile);
        be_number(target);
        break;
      case Code::chosen: chosen(instruction, target); break;
      case Code::paid:
        target.number = rules_.paid(instruction.right, Agent{left.label}, situation_->profile);
        be_number(target);
        break;
      case Code::history: history(instruction, target); break;
      case Code::negate:
        target.number.set_negative(left.number);
        be_number(target);
        break;
      case Code::power: power(instruction, target); break;
      case Code::multiply:
        target.number.set_product(left.number, right.number);
        be_number(target);
        charge_for(target.number, instruction);
        break;
      case Code::divide:
        target.number.set_quotient(left.number, right.number);
        be_number(target);
        charge_for(target.number, instruction);
        break;
      case Code::add:
        target.number.set_sum(left.number, right.number);
        be_number(target);
        charge_for(target.number, instruction);
        break;
      case Code::subtract:
        target.number.set_difference(left.number, right.number);
        be_number(target);
        charge_for(target.number, instruction);
        break;
      case Code::require_divisor:
        if (left.number.sign() == 0) fail(instruction.place, "division by zero");
        break;
      case Code::lesser:
        if (!target.numeric || left.number < target.number) target.number = left.number;
        be_number(target);
        break;
      case Code::greater:
        if (!target.numeric || target.number < left.number) target.number = left.number;
        be_number(target);
        break;
      case Code::forget: target.numeric = false; break;
      case Code::require_found:
        if (!left.numeric) fail(instruction.place, "the least or greatest of nothing: no element passes the condition");
        break;
      case Code::jump: at = first + instruction.target - 1; break;
      case Code::jump_if_equal:
        if (equal(left, right) == instruction.when) at = first + instruction.target - 1;
        break;
      case Code::jump_if_less:
        if ((left.number < right.number) == instruction.when) at = first + instruction.target - 1;
        break;
      case Code::begin_range: {
        Range& range = ranges_[instruction.range];
        begin_range(instruction, range);
        if (range.count == 0)
          at = first + instruction.target - 1;
        else
          set_element(instruction, range);
        break;
      }
      case Code::next_element: {
        Range& range = ranges_[instruction.range];
        if (++range.next == range.count) break;
        set_element(instruction, range);
        at = first + instruction.target - 1;
        break;
      }
    }
    if (instruction.number) require_number(target, instruction.place);
  }
}

}  // namespace candor
