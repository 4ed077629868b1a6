// SPDX-License-Identifier: MIT
#include "checker/model/finite/parameters.hpp"

#include <algorithm>

#include "checker/model/finite/well_formed.hpp"

namespace candor {

Rational AffineFunction::at(const std::vector<Rational>& point) const {
  Rational value = constant;
  for (std::size_t k = 0; k < coefficients.size(); ++k)
    if (coefficients[k].sign() != 0) value += coefficients[k] * point.at(k);
  return value;
}

bool AffineFunction::is_constant() const {
  return std::all_of(coefficients.begin(), coefficients.end(),
                     [](const Rational& coefficient) { return coefficient.sign() == 0; });
}

void add(AffineFunction& sum, const Rational& weight, const AffineFunction& amount) {
  if (sum.coefficients.empty()) sum.coefficients.resize(amount.coefficients.size());
  for (std::size_t k = 0; k < amount.coefficients.size(); ++k)
    sum.coefficients.at(k) += weight * amount.coefficients[k];
  sum.constant += weight * amount.constant;
}

AffineFunction& AffineFunction::operator+=(const AffineFunction& other) {
  add(*this, 1, other);
  return *this;
}

AffineFunction operator-(AffineFunction left, const AffineFunction& right) {
  add(left, -1, right);
  return left;
}

AffineFunction operator*(const Rational& factor, const AffineFunction& function) {
  AffineFunction result = function;
  result.constant *= factor;
  for (Rational& coefficient : result.coefficients) coefficient *= factor;
  return result;
}

bool AffineInequality::holds_at(const std::vector<Rational>& point) const {
  const int sign = function.at(point).sign();
  return strict ? sign > 0 : sign >= 0;
}

AffineInequality AffineInequality::normalised() const {
  for (const Rational& coefficient : function.coefficients)
    if (coefficient.sign() != 0) return {(Rational(1) / abs(coefficient)) * function, strict};
  const bool holds = strict ? function.constant.sign() > 0 : function.constant.sign() >= 0;
  return {AffineFunction{function.coefficients, 0}, !holds};
}

namespace {

std::optional<std::size_t> drawing_allocation(const TransferRule& rule) {
  return rule.drawn ? std::optional(rule.drawn->allocation) : std::nullopt;
}

}  // namespace

std::optional<std::string> defect_of(const FiniteModel& model, const ParameterFamily& family) {
  for (const ParameterFamily::Parameter& parameter : family.parameters) {
    FiniteModel shifted = *parameter.shifted;
    const std::string changed = " change with parameter " + parameter.name;
    if (shifted.environment.types.agent_count() != model.environment.types.agent_count()) return "the agents" + changed;
    for (Agent i : model.environment.types.grand_coalition())
      if (shifted.environment.types.type_count(i) != model.environment.types.type_count(i))
        return "the types" + changed;
    if (shifted.environment.prior.probabilities() != model.environment.prior.probabilities())
      return "the prior probabilities" + changed;
    if (shifted.environment.states.labels != model.environment.states.labels ||
        shifted.environment.states.joint != model.environment.states.joint)
      return "the probabilities of states" + changed;
    if (shifted.environment.outcomes != model.environment.outcomes) return "the outcomes" + changed;
    if (shifted.environment.outside_options.size() != model.environment.outside_options.size())
      return "the outside options" + changed;
    if (shifted.allocations.size() != model.allocations.size() || shifted.transfers.size() != model.transfers.size())
      return "the rules" + changed;
    for (std::size_t k = 0; k < model.allocations.size(); ++k) {
      if (shifted.allocations[k].lotteries != model.allocations[k].lotteries ||
          shifted.allocations[k].lottery_at != model.allocations[k].lottery_at)
        return "the allocations" + changed;
      shifted.allocations[k].forget_name();  // held as it is in the model
    }
    for (std::size_t k = 0; k < model.transfers.size(); ++k)
      if (shifted.transfers[k].amounts.size() != model.transfers[k].amounts.size() ||
          drawing_allocation(shifted.transfers[k]) != drawing_allocation(model.transfers[k]))
        return "the transfer rules" + changed;
    shifted.environment.states = {};  // nothing that is compared over parameters looks at payoffs in them
    if (const std::optional<std::string> defect = defect_of(shifted))
      return "with parameter " + parameter.name + " one larger: " + *defect;
  }
  return std::nullopt;
}

}  // namespace candor
