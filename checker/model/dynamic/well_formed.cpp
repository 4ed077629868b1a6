// SPDX-License-Identifier: MIT
#include <algorithm>
#include <span>
#include <stdexcept>

#include "checker/model/dynamic/model.hpp"
#include "checker/model/names.hpp"

namespace candor::dynamic {
namespace {

struct Defect : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void require(bool condition, const std::string& otherwise) {
  if (!condition) throw Defect(otherwise);
}

void require_distribution(std::span<const Rational> numbers, const std::string& what) {
  Rational sum;
  for (const Rational& number : numbers) {
    require(number.sign() >= 0, what + " has a negative probability");
    sum += number;
  }
  require(sum == Rational(1), what + " sums to " + sum.text() + ", not 1");
}

void require_lottery(const Model& model, const Lottery& lottery, const std::string& what) {
  Rational sum;
  for (std::size_t k = 0; k < lottery.branches.size(); ++k) {
    const Lottery::Branch& branch = lottery.branches[k];
    require(branch.outcome.value < model.outcome_count(), what + " has an outcome that does not exist");
    require(branch.probability.sign() > 0 && (k == 0 || lottery.branches[k - 1].outcome < branch.outcome),
            what + " has a lottery that is not well formed");
    sum += branch.probability;
  }
  require(sum == Rational(1), what + " has a lottery that sums to " + sum.text() + ", not 1");
}

void require_zero_sum(const Model& model, const std::vector<Rational>& lump_sums, const std::string& what) {
  require(lump_sums.size() == model.agent_count(), what + " needs a lump sum for each agent");
  Rational sum;
  for (const Rational& amount : lump_sums) sum += amount;
  require(sum.sign() == 0, what + " has lump sums that sum to " + sum.text() + ", not 0");
}

void check_environment(const Model& model) {
  const std::uint32_t agents = model.agent_count();
  require(agents >= 1, "there is no agent");
  require(model.outcome_count() >= 1, "there is no outcome");
  require(are_distinct(model.types), "two agents, or two types of an agent, have the same name");
  require(are_distinct(model.outcomes), "two outcomes have the same name");
  require(are_distinct(model.statistic.values), "two values of the statistic have the same name");
  require(1 <= model.periods && model.periods <= most_periods,
          "the horizon is not between 1 and " + std::to_string(most_periods));
  require(model.discount.sign() >= 0 && model.discount <= Rational(1),
          "the discount factor " + model.discount.text() + " is not between 0 and 1");
  require(!model.infinite || (model.periods == 2 && model.discount < Rational(1)),
          "an infinite horizon needs a discount factor below 1, and tables of two periods");
  require(model.prior.size() == agents && model.payoffs.size() == agents && model.outside_options.size() == agents &&
              (model.periods == 1 || model.transitions.size() == agents),
          "a table is not one for each agent");
  for (Agent i : model.types.grand_coalition()) {
    const std::size_t types = model.types.type_count(i);
    const std::string whose = "agent " + model.types.label(i);
    require(model.prior[i.value].size() == types && model.outside_options[i.value].size() == types &&
                model.payoffs[i.value].size() == types * model.outcome_count(),
            "a table of " + whose + " has the wrong size");
    require_distribution(model.prior[i.value], "the prior of " + whose);
    if (model.periods == 1) continue;
    require(model.transitions[i.value].size() == types * types * model.outcome_count(),
            "a table of " + whose + " has the wrong size");
    for (std::size_t row = 0; row < types * model.outcome_count(); ++row)
      require_distribution(std::span(model.transitions[i.value]).subspan(row * types, types),
                           "a row of the transitions of " + whose);
  }
  const std::size_t values = model.statistic.values.size();
  require(model.statistic.next.size() == values * model.profile_count() * model.outcome_count(),
          "the statistic has a table of the wrong size");
  for (std::uint32_t next : model.statistic.next)
    require(next < values, "the statistic takes a value that does not exist");
}

template <class Cell, class Size>
void require_size(const Model& model, const std::vector<std::vector<Cell>>& table, const Size& size,
                  const std::string& what) {
  require(table.size() == model.periods, what + " is not given for every period");
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    require(table[period - 1].size() == size(period), what + " has a table of the wrong size");
}

void check_allocation(const Model& model, const AllocationRule& rule) {
  const std::string what = "allocation " + rule.name;
  require_size(
      model, rule.lotteries,
      [&](std::uint32_t period) { return (rule.uses_history ? model.state_count(period) : 1) * model.profile_count(); },
      what);
  for (const std::vector<Lottery>& table : rule.lotteries)
    for (const Lottery& lottery : table) require_lottery(model, lottery, what);
  if (!rule.efficient) return;
  for (const Lottery& lottery : rule.efficient->menu) require_lottery(model, lottery, "the menu of " + what);
  require(!rule.uses_history, what + " is not the efficient rule that it is said to be");
}

void check_construction(const Model& model, std::size_t index) {
  const TransferRule& rule = model.transfers[index];
  const TransferRule::Construction& construction = *rule.construction;
  const std::string what = "transfer rule " + rule.name;
  require(construction.allocation < model.allocations.size(), what + " belongs to an allocation that does not exist");
  require(model.agent_count() >= 2, what + " needs two agents");
  if (construction.rule == NamedTransferRule::liu) {
    require(construction.average ? construction.orders.empty() && construction.order_at.empty()
                                 : !construction.orders.empty(),
            what + " needs an order");
    for (std::vector<Agent> order : construction.orders) {
      std::sort(order.begin(), order.end());
      require(order.size() == model.agent_count(), what + " has an order that is no permutation");
      for (std::uint32_t i = 0; i < order.size(); ++i)
        require(order[i].value == i, what + " has an order that is no permutation");
    }
    if (!construction.order_at.empty())
      require_size(
          model, construction.order_at, [&](std::uint32_t period) { return model.state_count(period); }, what);
    for (const std::vector<std::uint32_t>& table : construction.order_at)
      for (std::uint32_t order : table)
        require(order < construction.orders.size(), what + " uses an order that is not listed");
    require_zero_sum(model, construction.lump_sums, what);
    require(!construction.net_of || *construction.net_of < index,
            what + " is net of a rule that does not come before it");
  }
}

void check_mechanism(const Model& model, const Mechanism& mechanism) {
  require(mechanism.allocation < model.allocations.size() &&
              (!mechanism.transfers || *mechanism.transfers < model.transfers.size()),
          "a mechanism has a rule that does not exist");
}

void check_scheme(const Model& model, const Scheme& scheme) {
  const std::string what = "scheme " + scheme.name;
  check_mechanism(model, scheme.mechanism);
  require(!scheme.coalition.empty() && scheme.coalition.is_subset_of(model.types.grand_coalition()),
          what + " has members that are no agents");
  const std::size_t joint_types = model.types.joint_type_count(scheme.coalition), agents = model.agent_count();
  require_size(
      model, scheme.reports, [&](std::uint32_t period) { return model.state_count(period) * joint_types; }, what);
  require_size(
      model, scheme.side_payments,
      [&](std::uint32_t period) { return model.state_count(period) * joint_types * agents; }, what);
  for (const std::vector<std::uint32_t>& table : scheme.reports)
    for (std::uint32_t report : table) require(report < joint_types, what + " reports types that do not exist");
  for (const std::vector<Rational>& table : scheme.side_payments)
    for (std::size_t k = 0; k < table.size(); ++k)
      require(table[k].sign() == 0 || scheme.coalition.contains(Agent{static_cast<std::uint32_t>(k % agents)}),
              what + " pays an outsider");
  if (!scheme.team) return;
  require_zero_sum(model, scheme.team->lump_sums, what);
  for (std::uint32_t i = 0; i < agents; ++i)
    require(scheme.team->lump_sums[i].sign() == 0 || scheme.coalition.contains(Agent{i}), what + " pays an outsider");
}

}  // namespace

std::optional<std::string> defect_of(const Model& model) {
  try {
    check_environment(model);
    require(are_distinct(names_of(model.allocations)) && are_distinct(names_of(model.transfers)) &&
                are_distinct(names_of(model.mechanisms)) && are_distinct(names_of(model.schemes)),
            "two rules, mechanisms or schemes have the same name");
    for (const AllocationRule& rule : model.allocations) check_allocation(model, rule);
    for (std::size_t k = 0; k < model.transfers.size(); ++k) {
      const auto size = [&](std::uint32_t period) {
        return model.state_count(period) * model.profile_count() * model.agent_count();
      };
      require_size(model, model.transfers[k].amounts, size, "transfer rule " + model.transfers[k].name);
      if (model.transfers[k].construction) check_construction(model, k);
    }
    for (const Mechanism& mechanism : model.mechanisms) check_mechanism(model, mechanism);
    for (const Scheme& scheme : model.schemes) check_scheme(model, scheme);
  } catch (const Defect& defect) {
    return defect.what();
  } catch (const std::domain_error& defect) {
    return defect.what();
  } catch (const std::length_error& defect) {
    return defect.what();
  }
  return std::nullopt;
}

bool bears_a_name(const Model& model) {
  return std::any_of(model.allocations.begin(), model.allocations.end(),
                     [](const AllocationRule& rule) { return rule.efficient.has_value(); }) ||
         std::any_of(model.transfers.begin(), model.transfers.end(),
                     [](const TransferRule& rule) { return rule.construction.has_value(); });
}

}  // namespace candor::dynamic
