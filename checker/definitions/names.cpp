// SPDX-License-Identifier: MIT
#include "checker/definitions/names.hpp"

#include <algorithm>
#include <stdexcept>

#include "checker/definitions/dynamic/named_rules.hpp"
#include "checker/definitions/finite/named_rules.hpp"
#include "checker/definitions/finite/preference_rules.hpp"

namespace candor {
namespace {

using Defect = std::optional<std::string>;

Defect false_name_of(const Environment& environment, const AllocationRule& rule, const Patience& patience) {
  if (rule.green_laffont)
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
      patience();
      if (rule(theta) != green_laffont_lottery(environment, theta))
        return "allocation " + rule.name + " is not the lottery of Green and Laffont that it is said to be";
    }
  if (rule.by_preferences)
    for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
      patience();
      if (rule(theta) != preference_lottery(environment, *rule.by_preferences, theta))
        return "allocation " + rule.name + " is not the rule of preferences that it is said to be";
    }
  if (!rule.efficient) return std::nullopt;
  SurplusWalk surplus(environment);
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    patience();
    surplus.go_to(theta);
    if (rule(theta) != efficient_lottery(environment, *rule.efficient, surplus))
      return "allocation " + rule.name + " is not the efficient rule that it is said to be";
  }
  return std::nullopt;
}

Patience comparing(const Patience& patience, const std::string& what, const std::string& rule) {
  return patience.during("comparing " + what + " " + rule + " with the definition of its name");
}

Defect not_as_named(const std::string& rule) {
  return "transfer rule " + rule + " is not the named rule that it is said to be";
}

Defect false_name_in(const FiniteModel& model, const Patience& patience) {
  for (const AllocationRule& rule : model.allocations)
    if (const Defect defect = false_name_of(model.environment, rule, comparing(patience, "allocation", rule.name)))
      return defect;
  for (const TransferRule& rule : model.transfers)
    if (rule.construction &&
        !is_named_rule(model.environment, model.allocations[rule.construction->allocation], rule.amounts,
                       rule.construction->rule, comparing(patience, "transfer rule", rule.name),
                       rule.construction->without))
      return not_as_named(rule.name);
  return std::nullopt;
}

Defect false_name_in(const dynamic::Model& model, const Patience& patience) {
  for (const dynamic::AllocationRule& rule : model.allocations)
    if (rule.efficient &&
        rule.lotteries !=
            efficient_allocation(model, *rule.efficient, comparing(patience, "allocation", rule.name)).lotteries)
      return "allocation " + rule.name + " is not the efficient rule that it is said to be";
  for (const dynamic::TransferRule& rule : model.transfers)
    if (rule.construction &&
        rule.amounts !=
            named_transfers(model, *rule.construction, comparing(patience, "transfer rule", rule.name)).amounts)
      return not_as_named(rule.name);
  return std::nullopt;
}

Defect false_name_in(const continuum::Model&, const Patience&) {
  return std::nullopt;  // its rules are part of its form
}

}  // namespace

Defect defect_of_names(const ModelReference& model, const Patience& patience) {
  try {
    return std::visit([&](const auto& reference) { return false_name_in(reference.get(), patience); }, model);
  } catch (const std::domain_error& defect) {
    return defect.what();
  } catch (const std::length_error& defect) {
    return defect.what();
  }
}

}  // namespace candor
