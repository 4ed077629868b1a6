// SPDX-License-Identifier: MIT
#include "cases/format/formula/parameter_use.hpp"

#include <algorithm>

#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

using ParameterNames = std::set<std::string>;
using Operation = BoundFormula::Operation;

void add(ParameterNames& to, const ParameterNames& from) { to.insert(from.begin(), from.end()); }

class Dependence {
 public:
  Dependence(const BoundFormula& formula, const ParametersOf& parameters)
      : formula_(formula), parameters_(parameters) {}

  /// The parameters that the node depends on; those on which it does so other than affinely are
  /// noted.
  ParameterNames of(const BoundFormula::Node& node) {
    using Quantifier = Expression::Quantifier;
    switch (node.operation) {
      case Operation::parameter: return {formula_.parameters[node.index]};
      case Operation::negate:
      case Operation::add:
      case Operation::subtract: return together(node);
      case Operation::multiply: {
        const ParameterNames left = of(node.parts[0]), right = of(node.parts[1]);
        return product(left, right, node);
      }
      case Operation::divide: {
        const ParameterNames numerator = of(node.parts[0]);
        note(of(node.parts[1]), node);
        return numerator;
      }
      case Operation::conditional: {
        note(of(node.parts[0]), node.parts[0]);
        ParameterNames either = of(node.parts[1]);
        add(either, of(node.parts[2]));
        return either;
      }
      case Operation::paid: note(of(node.parts[0]), node); return parameters_.rule(node.index);
      case Operation::payoff_of: note(together(node), node); return parameters_.payoffs;
      case Operation::quantified:
        if (node.quantifier != Quantifier::sum) break;
        for (std::size_t k = 0; k + 1 < node.parts.size(); ++k) note(of(node.parts[k]), node.parts[k]);
        return of(node.parts.back());
      default: break;
    }
    const ParameterNames parts = together(node);
    note(parts, node);
    return parts;
  }

  PartsByParameter otherwise;

 private:
  /// The innermost part stays: it is looked at first.
  void note(const ParameterNames& names, const BoundFormula::Node& through) {
    for (const std::string& name : names) otherwise.try_emplace(name, FormulaPart{through.begin, through.end});
  }
  ParameterNames together(const BoundFormula::Node& node) {
    ParameterNames result;
    for (const BoundFormula::Node& part : node.parts) add(result, of(part));
    return result;
  }
  ParameterNames product(const ParameterNames& left, const ParameterNames& right, const BoundFormula::Node& node) {
    ParameterNames both = left;
    add(both, right);
    if (!left.empty() && !right.empty()) note(both, node);
    return both;
  }

  const BoundFormula& formula_;
  const ParametersOf& parameters_;
};

std::string excerpt(const std::string& text, const FormulaPart& part) {
  constexpr std::size_t longest = 60;
  const std::string whole = text.substr(part.begin, part.end - part.begin);
  return whole.size() > longest ? whole.substr(0, longest) + "..." : whole;
}

/// The parameters that each transfer rule depends on, through formulas, other rules, and payoffs
/// where the rule is built from them.
std::vector<ParameterNames> parameters_of_rules(const Reading& reading, const ParameterNames& in_payoffs) {
  const std::vector<TransferRule>& rules = reading.case_file.finite().transfers;
  std::vector<ParameterNames> result(rules.size());
  for (std::size_t k = 0; k < rules.size(); ++k)
    if (rules[k].construction) result[k] = in_payoffs;
  for (bool grown = true; grown;) {
    grown = false;
    for (const FormulaUse& use : reading.formula_uses) {
      if (!use.transfer_rule) continue;
      ParameterNames& names = result[*use.transfer_rule];
      const std::size_t before = names.size();
      names.insert(use.formula.parameters.begin(), use.formula.parameters.end());
      if (use.formula.uses_payoffs) add(names, in_payoffs);
      for (std::size_t used : use.formula.transfers_used) add(names, ParameterNames(result[used]));
      grown = grown || names.size() > before;
    }
  }
  return result;
}

/// What a named rule does with payoffs, in words.
std::string named_rule(const TransferRule& rule) {
  switch (rule.construction->rule) {
    case NamedTransferRule::pivot: return "the pivot rule " + rule.name + " takes the best outcome for the others";
    case NamedTransferRule::threshold_payments: return "the rule " + rule.name + " takes the least of several payoffs";
    default: return "the rule " + rule.name + " ranks the agents by value";
  }
}

}  // namespace

ParameterDependence dependence_of(const BoundFormula& formula, const ParametersOf& parameters) {
  Dependence dependence(formula, parameters);
  ParameterDependence result;
  result.all = dependence.of(formula.root);
  for (const auto& [name, part] : dependence.otherwise) result.all.insert(name);
  result.otherwise = std::move(dependence.otherwise);
  return result;
}

void note_parameter_uses(Reading& reading) {
  std::map<std::string, ParameterUse>& uses = reading.case_file.parameter_uses;
  for (const auto& [name, value] : reading.case_file.parameters) uses[name];
  ParameterNames in_payoffs;
  for (const FormulaUse& use : reading.formula_uses) {
    for (const std::string& name : use.formula.parameters) uses[name].occurs = true;
    if (use.claim.empty() && use.amount && !use.transfer_rule)
      in_payoffs.insert(use.formula.parameters.begin(), use.formula.parameters.end());
  }
  const std::vector<ParameterNames> of_rules = parameters_of_rules(reading, in_payoffs);
  const ParametersOf parameters{[&](std::size_t rule) { return of_rules[rule]; }, in_payoffs};
  const auto obstruct = [&](const std::string& name, const std::string& claim, const std::string& why) {
    std::string& reason = claim.empty() ? uses[name].obstacle : uses[name].in_claims[claim];
    if (reason.empty()) reason = why;
  };
  for (const FormulaUse& use : reading.formula_uses) {
    const ParameterDependence dependence = dependence_of(use.formula, parameters);
    const std::string line = "line " + std::to_string(use.line) + ": ";
    if (use.amount)
      for (const auto& [name, part] : dependence.otherwise)
        obstruct(name, use.claim, line + "the amount is not affine in " + name + ": " + excerpt(use.text, part));
    else
      for (const std::string& name : dependence.all)
        obstruct(name, use.claim, line + "something other than an amount depends on " + name);
  }
  for (const TransferRule& rule : reading.case_file.finite().transfers)
    if (rule.construction && !is_affine_in_payoffs(rule.construction->rule))
      for (const std::string& name : in_payoffs)
        obstruct(name, "", named_rule(rule) + ", which is not affine in " + name);
}

bool mentions_types_only_of(const BoundFormula::Node& node, const Vocabulary& vocabulary, Agent own, Coalition known) {
  switch (node.operation) {
    case Operation::chosen:
    case Operation::paid:
    case Operation::payoff_of:
    case Operation::probability_of: return false;
    default: break;
  }
  if (node.operation == Operation::type_of) {
    const BoundFormula::Node& whose = node.parts.front();
    const std::optional<Agent> named = whose.operation == Operation::own_agent  ? own
                                       : whose.operation == Operation::constant ? vocabulary.agent_of(whose.constant)
                                                                                : std::nullopt;
    if (!named || !known.contains(*named)) return false;
  }
  return std::all_of(node.parts.begin(), node.parts.end(), [&](const BoundFormula::Node& part) {
    return mentions_types_only_of(part, vocabulary, own, known);
  });
}

}  // namespace candor
