// SPDX-License-Identifier: MIT
#include "checker/model/finite/well_formed.hpp"

#include <algorithm>
#include <stdexcept>

#include "checker/model/names.hpp"

namespace candor {
namespace {

using Defect = std::optional<std::string>;

Defect defect_of_environment(const Environment& environment) {
  const TypeSpace& types = environment.types;
  if (types.agent_count() == 0) return "there is no agent";
  for (Agent i : types.grand_coalition())
    if (types.type_count(i) == 0) return "agent " + types.label(i) + " has no type";
  if (environment.outcomes.empty()) return "there is no outcome";
  if (!are_distinct(types)) return "two agents, or two types of an agent, have the same name";
  if (!are_distinct(environment.outcomes)) return "two outcomes have the same name";
  if (environment.prior.probabilities().size() != types.profile_count())
    return "the prior does not have one probability for each type profile";
  for (const Rational& probability : environment.prior.probabilities())
    if (probability.sign() < 0) return "the prior has a negative probability, " + probability.text();
  if (environment.prior.total() != Rational(1))
    return "the prior sums to " + environment.prior.total().text() + ", not 1";

  CoalitionPattern sorted = environment.coalitions;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return "a coalition occurs twice in the pattern";
  for (Coalition coalition : sorted)
    if (coalition.empty() || !coalition.is_subset_of(types.grand_coalition()))
      return "a coalition of the pattern is empty or has members that are no agents";
  for (Coalition singleton : singletons(types.agent_count()))
    if (!std::binary_search(sorted.begin(), sorted.end(), singleton))
      return "agent " + types.label(*singleton.begin()) + " alone is not in the coalition pattern";
  return std::nullopt;
}

Defect defect_of_allocation(const Environment& environment, const AllocationRule& rule) {
  if (rule.lottery_at.size() != environment.types.profile_count())
    return "allocation " + rule.name + " does not choose for every type profile";
  for (const Lottery& lottery : rule.lotteries) {
    Rational total;
    for (const Lottery::Branch& branch : lottery.branches) {
      if (branch.probability.sign() <= 0)
        return "allocation " + rule.name + " has a lottery with a weight that is not positive";
      if (branch.outcome.value >= environment.outcome_count())
        return "allocation " + rule.name + " chooses an outcome that does not exist";
      total += branch.probability;
    }
    if (total != Rational(1))
      return "allocation " + rule.name + " has a lottery whose weights sum to " + total.text() + ", not 1";
  }
  for (std::uint32_t lottery : rule.lottery_at)
    if (lottery >= rule.lotteries.size()) return "allocation " + rule.name + " refers to a lottery that does not exist";
  return std::nullopt;
}

Defect defect_of_transfers(const FiniteModel& model, const TransferRule& rule) {
  if (rule.amounts.size() !=
      std::size_t{model.environment.types.agent_count()} * model.environment.types.profile_count())
    return "transfer rule " + rule.name + " does not have one amount for each agent and type profile";
  if (!rule.construction) return std::nullopt;
  if (rule.construction->allocation >= model.allocations.size())
    return "transfer rule " + rule.name + " is built on an allocation that does not exist";
  return std::nullopt;
}

}  // namespace

Defect defect_of(const FiniteModel& model) {
  if (const Defect defect = defect_of_environment(model.environment)) return defect;
  if (!are_distinct(names_of(model.allocations)) || !are_distinct(names_of(model.transfers)) ||
      !are_distinct(names_of(model.mechanisms)))
    return "two rules or mechanisms have the same name";
  for (const AllocationRule& rule : model.allocations)
    if (const Defect defect = defect_of_allocation(model.environment, rule)) return defect;
  for (const TransferRule& rule : model.transfers)
    if (const Defect defect = defect_of_transfers(model, rule)) return defect;
  for (const Mechanism& mechanism : model.mechanisms) {
    if (mechanism.allocation >= model.allocations.size())
      return "mechanism " + mechanism.name + " has an allocation that does not exist";
    for (std::size_t rule : mechanism.transfers)
      if (rule >= model.transfers.size())
        return "mechanism " + mechanism.name + " has a transfer rule that does not exist";
  }
  return std::nullopt;
}

bool bears_a_name(const FiniteModel& model) {
  return std::any_of(model.allocations.begin(), model.allocations.end(),
                     [](const AllocationRule& rule) { return rule.efficient || rule.green_laffont; }) ||
         std::any_of(model.transfers.begin(), model.transfers.end(),
                     [](const TransferRule& rule) { return rule.construction.has_value(); });
}

}  // namespace candor
