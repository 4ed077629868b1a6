// SPDX-License-Identifier: MIT
#include "prover/variation.hpp"

#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {
namespace {

Rational& entry(FiniteModel& model, const VariedNumber& number) {
  if (number.transfers) return model.transfers[*number.transfers].amounts(number.agent, number.profile);
  if (number.outcome) return model.environment.payoffs(number.agent, *number.outcome, number.profile);
  return model.environment.outside_options(number.agent, number.profile);
}

}  // namespace

ParameterFamily::Parameter vary(const FiniteModel& model, const VariedNumber& number, std::string name,
                                const Patience& patience) {
  if (number.transfers && model.transfers[*number.transfers].construction)
    throw std::domain_error("transfer rule " + model.transfers[*number.transfers].name +
                            " is built from the payoffs and has no numbers of its own");
  if (number.transfers && model.transfers[*number.transfers].drawn)
    throw std::domain_error("transfer rule " + model.transfers[*number.transfers].name +
                            " depends on the outcome drawn: its expectation is no number of its own");
  FiniteModel shifted = model;
  const Rational value = entry(shifted, number);
  entry(shifted, number) += 1;
  for (TransferRule& rule : shifted.transfers) {
    if (!number.outcome || !rule.construction) continue;
    if (!is_affine_in_payoffs(rule.construction->rule))
      throw std::domain_error("the named rule " + rule.name + " is not affine in the payoffs");
    rule.amounts = named_transfers(shifted.environment, model.allocations[rule.construction->allocation],
                                   rule.construction->rule, patience, rule.construction->without)
                       .amounts;
  }
  return {std::move(name), value, std::make_shared<const FiniteModel>(std::move(shifted))};
}

}  // namespace candor
