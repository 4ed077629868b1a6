// SPDX-License-Identifier: MIT
#include "cases/format/formula/operations.hpp"

namespace candor {
namespace {

using Kind = Expression::Kind;
using Operation = BoundFormula::Operation;

}  // namespace

bool is_condition(const Expression& expression) {
  switch (expression.kind) {
    case Kind::truth:
    case Kind::equal:
    case Kind::not_equal:
    case Kind::less:
    case Kind::at_most:
    case Kind::greater:
    case Kind::at_least:
    case Kind::logical_not:
    case Kind::logical_and:
    case Kind::logical_or: return true;
    case Kind::quantified:
      return expression.quantifier == Expression::Quantifier::all ||
             expression.quantifier == Expression::Quantifier::any;
    default: return false;
  }
}

Operation operation_of(Kind kind) {
  switch (kind) {
    case Kind::negate: return Operation::negate;
    case Kind::power: return Operation::power;
    case Kind::multiply: return Operation::multiply;
    case Kind::divide: return Operation::divide;
    case Kind::add: return Operation::add;
    case Kind::subtract: return Operation::subtract;
    case Kind::equal: return Operation::equal;
    case Kind::not_equal: return Operation::not_equal;
    case Kind::less: return Operation::less;
    case Kind::at_most: return Operation::at_most;
    case Kind::greater: return Operation::greater;
    case Kind::at_least: return Operation::at_least;
    case Kind::logical_not: return Operation::logical_not;
    case Kind::logical_and: return Operation::logical_and;
    case Kind::logical_or: return Operation::logical_or;
    case Kind::minimum: return Operation::minimum;
    case Kind::maximum: return Operation::maximum;
    default: return Operation::constant;  // the other kinds are bound one by one
  }
}

}  // namespace candor
