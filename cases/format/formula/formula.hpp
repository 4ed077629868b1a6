// SPDX-License-Identifier: MIT
// The formula language of cases (docs/case_format.md, "Formulas") as written: what a report
// typesets and formula_evaluator.hpp gives a value.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "checker/model/model.hpp"
#include "exact/rational.hpp"

namespace candor {

/// A number, a label or a condition. Parentheses leave no trace: print them where the precedence of
/// the parts asks for them.
struct Expression {
  enum class Kind {
    number,     ///< `number`
    name,       ///< `name`: a parameter, label, rule, bound variable, "i", "outcome"
    index,      ///< name[parts 0]: type[j], outcome[j], q[j], phi1[j]
    attribute,  ///< name.attribute: outcome.helper; without a name (parts 0).attribute: type[j].signal
    call,       ///< name(parts): a definition with parameters, payoff(j, a), probability(q, a)
    truth,      ///< true or false, as `name` says
    negate,
    power,
    multiply,
    divide,
    add,
    subtract,  ///< of parts
    equal,
    not_equal,
    less,
    at_most,
    greater,
    at_least,  ///< of two parts
    logical_not,
    logical_and,
    logical_or,   ///< of one or two conditions
    conditional,  ///< if parts 0 then parts 1 else parts 2
    minimum,
    maximum,     ///< of one or more parts
    quantified,  ///< quantifier(name in set where condition: body); parts: [agent of `types`], [condition], body
  };
  enum class Quantifier { sum, count, all, any, minimum, maximum };
  enum class Set { agents, outcomes, types, coalition };

  Kind kind = Kind::number;
  std::size_t begin = 0, end = 0;  ///< bytes of the formula's text
  Rational number;
  std::string name, attribute;
  Quantifier quantifier = Quantifier::sum;
  Set set = Set::agents;
  bool filtered = false;  ///< has a `where`
  std::vector<Expression> parts;

  const Expression& body() const { return parts.back(); }  ///< of a quantified expression
  const Expression& filter() const { return parts[parts.size() - 2]; }
};

struct Formula {
  std::string text;  ///< as written
  Expression root;
};

struct FormulaError {
  std::size_t begin = 0, end = 0;  ///< bytes of the formula's text
  std::string message, hint;       ///< no message: it has been reported already
  std::string definition = {};     ///< the definition in whose text it is; empty: in the formula itself
  bool unknown_name = false;
};

/// A formula with a name: `bid(j): type[j] / 2`.
struct NamedFormula {
  std::string name;
  std::vector<std::string> parameters;
  Formula formula;
  bool faulty = false;  ///< what is wrong with it has been reported
};

inline constexpr std::size_t longest_formula = 10'000;    // bytes
inline constexpr std::size_t deepest_formula = 50;        // brackets and other nesting
inline constexpr std::size_t highest_expression = 500;    // parts of parts; a sum of k terms is k high
inline constexpr std::size_t most_written_out = 100'000;  // parts of the definitions that a formula uses

std::variant<Expression, FormulaError> parse_formula(std::string_view text);

/// Words of the formula language in the cases of a family; no name may be one of them.
const std::vector<std::string>& reserved_words(Family family);
/// What formulas know as `NAME(...)` beside definitions, which are called otherwise.
const std::vector<std::string>& functions_of(Family family);

}  // namespace candor
