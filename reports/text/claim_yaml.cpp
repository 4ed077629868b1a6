// SPDX-License-Identifier: MIT
#include "reports/text/claim_yaml.hpp"

#include <algorithm>
#include <stdexcept>

#include "reports/text/words.hpp"

namespace candor {

namespace {

std::string list(const std::vector<std::string>& parts) { return '[' + joined(parts) + ']'; }

bool same_coalitions(CoalitionPattern left, CoalitionPattern right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

/// The keys of one property after `property`, each with a comma before it.
struct Keys {
  const FiniteModel& model;
  const TypeSpace& space = model.environment.types;

  std::string key(std::string_view name, const std::string& value) const { return ", " + std::string(name) + ": " + value; }

  std::string allocation(std::size_t rule) const { return key("allocation", model.allocations[rule].name); }
  std::string transfers(const std::vector<std::size_t>& rules) const {
    std::vector<std::string> names;
    for (std::size_t rule : rules) names.push_back(model.transfers[rule].name);
    return key("transfers", names.size() == 1 ? names.front() : list(names));
  }
  std::string mechanism(const Mechanism& one) const {
    return one.name.empty() ? allocation(one.allocation) + transfers(one.transfers) : key("mechanism", one.name);
  }
  std::string coalitions(const CoalitionPattern& pattern, std::string_view name = "coalitions") const {
    const std::uint32_t agents = space.agent_count();
    if (same_coalitions(pattern, all_coalitions(agents))) return key(name, "all");
    if (same_coalitions(pattern, model.environment.coalitions)) return key(name, "pattern");
    if (same_coalitions(pattern, proper_coalitions(agents))) return key(name, "proper");
    if (same_coalitions(pattern, singletons(agents))) return key(name, "singletons");
    return key(name, members(pattern));
  }
  std::string members(const CoalitionPattern& pattern) const {
    std::vector<std::string> sets;
    for (Coalition coalition : pattern) {
      std::vector<std::string> agents;
      for (Agent i : coalition) agents.push_back(space.label(i));
      sets.push_back(list(agents));
    }
    return list(sets);
  }
  std::string balance(Balance kind) const {
    constexpr std::string_view words[] = {"exact", "no_deficit", "ex_ante", "ex_ante_no_deficit"};
    return key("balance", std::string(words[static_cast<int>(kind)]));
  }
  std::string stage(std::string_view name, Stage when) const {
    constexpr std::string_view words[] = {"interim", "ex_post", "ex_ante"};
    return key(name, std::string(words[static_cast<int>(when)]));
  }

  std::string operator()(const FullSupport&) const { return {}; }
  std::string operator()(const IndependentTypes&) const { return {}; }
  std::string operator()(const PrivateValues&) const { return {}; }
  std::string operator()(const Cbdp& claim) const { return coalitions(claim.coalitions); }
  std::string operator()(const CoalitionalIdentifiability& claim) const { return coalitions(claim.coalitions); }
  std::string operator()(const Efficient& claim) const { return allocation(claim.allocation); }
  std::string operator()(const Separable& claim) const { return allocation(claim.allocation); }
  std::string operator()(const BudgetBalance& claim) const { return transfers(claim.transfers) + balance(claim.balance); }
  std::string operator()(const CoalitionalDominantStrategyIc& claim) const { return mechanism(claim.mechanism) + coalitions(claim.coalitions); }
  std::string operator()(const CoalitionalIc& claim) const { return mechanism(claim.mechanism) + coalitions(claim.coalitions); }
  std::string operator()(const MaxminCoalitionalIc& claim) const {
    return mechanism(claim.mechanism) + coalitions(claim.coalitions) + key("strategies", claim.strategies == Strategies::mixed ? "mixed" : "pure");
  }
  std::string operator()(const IndividualRationality& claim) const { return mechanism(claim.mechanism) + stage("stage", claim.stage); }
  std::string operator()(const EqualRules& claim) const {
    const bool transfer_rules = claim.kind == EqualRules::Kind::transfers;
    const auto name = [&](std::size_t rule) { return transfer_rules ? model.transfers[rule].name : model.allocations[rule].name; };
    return key("rules", list({name(claim.first), name(claim.second)}));
  }
  std::string operator()(const Guarantee& claim) const { return mechanism(claim.mechanism) + coalitions(claim.coalitions); }
  std::string operator()(const ExternalityPayment& claim) const {
    return mechanism(claim.mechanism) + coalitions(claim.coalitions) + (claim.constant ? key("constant", claim.constant->text()) : "");
  }
  std::string operator()(const AllEquilibriaEfficient& claim) const { return mechanism(claim.mechanism) + key("partition", members(claim.partition)); }
  std::string operator()(const Implementable& claim) const {
    const TransferRequirements& required = claim.requirements;
    std::string text = allocation(required.allocation);
    if (required.balance) text += balance(*required.balance);
    if (required.dominant_strategy_ic) text += key("incentives", "dominant_strategy");
    else if (required.coalitional_ic.empty()) text += key("incentives", "none");
    else text += coalitions(required.coalitional_ic);
    if (required.individual_rationality) text += stage("participation", *required.individual_rationality);
    if (required.least_transfer) text += key("least_transfer", required.least_transfer->text());
    if (required.largest_transfer) text += key("largest_transfer", required.largest_transfer->text());
    return text;
  }
  std::string operator()(const AmbiguousImplementable& claim) const { return allocation(claim.allocation) + coalitions(claim.coalitions); }
  std::string operator()(const Value&) const { throw std::invalid_argument("a value has no short form"); }
  std::string operator()(const Deviation&) const { throw std::invalid_argument("a deviation has no short form"); }
  template <class SingleAgents>
  std::string operator()(const SingleAgents& claim) const {
    return mechanism(claim.mechanism);
  }
};

}  // namespace

std::string claim_in_yaml(const FiniteModel& model, const Claim& claim, Expect expect) {
  return "{id: " + claim.id + ", property: " + std::string(property_name(claim.statement)) + std::visit(Keys{model}, claim.statement) +
         ", expect: " + (expect == Expect::verified ? "verified" : "refuted") + '}';
}

}  // namespace candor
