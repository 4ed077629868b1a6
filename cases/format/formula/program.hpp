// SPDX-License-Identifier: MIT
// Formulas as programs: what evaluator.cpp runs, for one profile after another, and compiler.cpp
// makes of a formula whose names are bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cases/format/formula/number.hpp"
#include "exact/rational.hpp"

namespace candor {

/// What formulas give: a number, a label, or a label that has a numeric value.
struct FormulaValue {
  static constexpr std::uint32_t no_label = ~0u;

  std::uint32_t label = no_label;  ///< index into Vocabulary::labels
  bool numeric = false;
  Rational number;
  std::uint32_t type_of = no_label;  ///< the agent whose type it is; of other labels nobody

  static FormulaValue of(Rational number) { return {no_label, true, std::move(number)}; }
  bool is_label() const { return label != no_label; }
};

/// Bytes of a formula's text.
struct FormulaPlace {
  std::size_t begin = 0, end = 0;
};

/// Instructions that put values into registers. An index register has, in the place of a label, the number of an agent
/// or an outcome.
struct FormulaProgram {
  struct Value {
    std::uint32_t label = FormulaValue::no_label;
    bool numeric = false;
    std::uint32_t type_of = FormulaValue::no_label;
    Number number;
  };
  /// What each does with its operands.
  enum class Code : std::uint8_t {
    finish,              ///< the value is in `left`
    answer,              ///< the condition holds if `left` is not 0
    charge,              ///< nothing but its steps
    copy,                ///< target = left
    require_number,      ///< of left, which is at `place`
    agent_index,         ///< target is the index of the agent left
    outcome_index,       ///< target is the index of the outcome left
    type_of,             ///< target = type[index left]
    choice_of,           ///< target = outcome[agent], indices left and right
    attribute_of,        ///< target = outcome.attribute, index left, attribute `right`
    attribute_of_agent,  ///< target = agent.attribute, index left, attribute `right`
    attribute_of_type,   ///< target = left.attribute, attribute `right`
    chosen,              ///< target = what allocation rule `left` chooses
    paid,                ///< target = what transfer rule `right` pays to index left
    payoff_of,           ///< target = payoff(agent, outcome), indices left and right
    probability_of,      ///< target = probability(allocation rule `right`, outcome), index left
    history,             ///< target = what of a dynamic model `right` says, of index left
    negate,              ///< target = -left
    power,               ///< target = left^right, which is at `other`
    multiply,            ///< target = left * right, and so on
    divide,
    add,
    subtract,
    require_divisor,  ///< left is not 0
    lesser,           ///< target = min(target, left), where target may have no value yet
    greater,
    forget,         ///< target has no value yet
    require_found,  ///< left has one
    jump,           ///< to instruction `target`
    jump_if_equal,  ///< if (left = right) is `when`
    jump_if_less,   ///< if (left < right) is `when`
    begin_range,    ///< of `set`: the variable is right, its index right + 1; to `target` if it has no element. Of
                    ///< types: those of index left
    next_element,   ///< to `target` if there is one
  };
  enum class History : std::uint8_t { period, statistic, last_type, last_outcome, next_type };
  enum class Set : std::uint8_t { agents, outcomes, types, coalition };
  struct Instruction {
    Code code = Code::charge;
    bool when = false;    ///< of jumps
    bool number = false;  ///< what is put into the target must be a number
    Set set = Set::agents;
    std::uint32_t steps = 0;                        ///< that it stands for, see WorkMeter
    std::uint32_t target = 0, left = 0, right = 0;  ///< registers, unless it says otherwise
    std::uint32_t range = 0;                        ///< of the quantifiers around it, which
    std::uint32_t place = 0, other = 0;             ///< of `places`: of the part of the formula, of its operand
  };
  /// Registers that stand for what the situation says. A program that does not mention it does not ask for it.
  static constexpr std::uint32_t own_agent_index = 0, own_agent = 1, outcome_index = 2, outcome = 3;

  std::vector<Instruction> instructions;
  std::vector<FormulaPlace> places;  ///< the first is the whole formula's
  std::vector<Value> constants;      ///< in the last registers
  std::uint32_t first_constant = 0, ranges = 0;
  bool mentions_own_agent = false, mentions_outcome = false, mentions_types = false;
};

}  // namespace candor
