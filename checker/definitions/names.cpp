// SPDX-License-Identifier: MIT
#include "checker/definitions/names.hpp"

#include <algorithm>
#include <stdexcept>

#include "checker/definitions/dynamic/named_rules.hpp"
#include "checker/definitions/finite/named_rules.hpp"

namespace candor {
namespace {

using Defect = std::optional<std::string>;

Defect false_name_of(const Environment& environment, const AllocationRule& rule) {
  if (rule.green_laffont)
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value)
      if (rule(theta) != green_laffont_lottery(environment, theta))
        return "allocation " + rule.name + " is not the lottery of Green and Laffont that it is said to be";
  if (!rule.efficient) return std::nullopt;
  SurplusWalk surplus(environment);
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    surplus.go_to(theta);
    if (rule(theta) != efficient_lottery(environment, *rule.efficient, surplus))
      return "allocation " + rule.name + " is not the efficient rule that it is said to be";
  }
  return std::nullopt;
}

Defect not_as_named(const std::string& rule) {
  return "transfer rule " + rule + " is not the named rule that it is said to be";
}

Defect false_name_in(const FiniteModel& model) {
  for (const AllocationRule& rule : model.allocations)
    if (const Defect defect = false_name_of(model.environment, rule)) return defect;
  for (const TransferRule& rule : model.transfers)
    if (rule.construction && !is_named_rule(model.environment, model.allocations[rule.construction->allocation],
                                            rule.amounts, rule.construction->rule))
      return not_as_named(rule.name);
  return std::nullopt;
}

Defect false_name_in(const dynamic::Model& model) {
  for (const dynamic::AllocationRule& rule : model.allocations)
    if (rule.efficient && rule.lotteries != efficient_allocation(model, *rule.efficient).lotteries)
      return "allocation " + rule.name + " is not the efficient rule that it is said to be";
  for (const dynamic::TransferRule& rule : model.transfers)
    if (rule.construction && rule.amounts != named_transfers(model, *rule.construction).amounts)
      return not_as_named(rule.name);
  return std::nullopt;
}

Defect false_name_in(const continuum::Model&) { return std::nullopt; }  // its rules are part of its form

}  // namespace

Defect defect_of_names(const ModelReference& model) {
  try {
    return std::visit([](const auto& reference) { return false_name_in(reference.get()); }, model);
  } catch (const std::domain_error& defect) {
    return defect.what();
  } catch (const std::length_error& defect) {
    return defect.what();
  }
}

}  // namespace candor
