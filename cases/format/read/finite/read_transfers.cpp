// SPDX-License-Identifier: MIT
#include "cases/format/read/finite/read_transfers.hpp"

#include <algorithm>
#include <utility>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/amount_table.hpp"
#include "cases/format/read/rule_order.hpp"
#include "checker/model/finite/strategies.hpp"

namespace candor {
namespace {

class TransferReader {
 public:
  TransferReader(Reading& reading, const YamlNode& map)
      : reading_(reading),
        map_(map),
        being_read_(map.keys.size(), nullptr),
        order_(reading, map, [this](std::size_t k) { return read_rule(k, map_.items[k]); }) {}

  void read_all() {
    reading_.rules.paid = [this](std::size_t rule, Agent agent, Profile profile) {
      order_.require_written(rule, agent);
      if (being_read_[rule] != nullptr) return (*being_read_[rule])(agent, profile);
      return amount_of(std::as_const(reading_.case_file).finite().transfers[rule].amounts, agent, profile,
                       reading_.types().profile_count());
    };
    for (std::size_t k = 0; k < map_.keys.size(); ++k) reading_.transfers_known[k] = order_.read(k);
  }

 private:
  bool read_rule(std::size_t k, const YamlNode& node) {
    TransferRule& rule = reading_.case_file.finite().transfers[k];
    const Reading::Part part(reading_, "transfer rule " + rule.name);
    const std::uint32_t agents = reading_.types().agent_count(), profiles = reading_.types().profile_count();
    if (!reading_.afford(map_.keys[k], std::uint64_t{agents} * profiles)) return false;
    if (node.is_map() && node.find("construction") != nullptr) return read_construction(rule, node);
    if (node.is_map() && (node.find("payments") != nullptr || node.find("allocation") != nullptr))
      return read_payments(k, node);
    AmountTable amounts(agents, profiles);
    const AmountTable*& being_read = being_read_[k];
    being_read = &amounts;
    bool complete = true;
    const AmountShape shape{
        "transfer",
        false,
        true,
        Scope{.own_agent = true, .rules = true, .amount = true},
        [&](Agent agent, Outcome, Profile profile, const Number& amount) { amounts.set(agent, profile, amount); },
        [&](const ReadFormula& formula) {
          const bool ready = may_be_computed(formula);
          complete = complete && ready;
          return ready;
        },
        [&](Agent agent) { order_.declare_written(Coalition::of(agent)); }};
    const std::optional<std::size_t> outer = std::exchange(reading_.transfer_rule_being_read, k);
    const bool fine = read_amounts(reading_, node, shape, reading_.case_file.written_transfers[rule.name]);
    reading_.transfer_rule_being_read = outer;
    being_read = nullptr;
    rule.amounts = amounts.take();
    return fine && complete;
  }

  /// Reads what the formula of the rule being read refers to.
  bool may_be_computed(const ReadFormula& formula) {
    if (!order_.prepare(formula)) return false;
    for (std::size_t used : formula.bound.transfers_used) {
      const TransferRule& rule = std::as_const(reading_.case_file).finite().transfers[used];
      if (!rule.drawn) continue;
      reading_.error(*formula.node,
                     "what transfer rule " + in_quotes(rule.name) +
                         " pays depends on the outcome drawn: no other rule can refer to it",
                     "write out its payments");
      return false;
    }
    return allocations_are_known() && (!formula.bound.uses_payoffs || reading_.payoffs_known);
  }

  /// The allocation rule that is named, or the only one.
  std::optional<std::size_t> allocation_of(const YamlNode& node) {
    const std::vector<std::string>& rules = reading_.vocabulary.allocation_rules;
    if (const YamlNode* allocation = node.find("allocation"))
      return reading_.reference(*allocation, rules, "allocation rule");
    if (rules.size() == 1) return 0;
    if (rules.size() > 1)
      reading_.error(node, "there are several allocation rules: which one do these transfers belong to?",
                     add_key("allocation", rules));
    return std::nullopt;
  }

  /// Transfers that depend on the outcome drawn.
  bool read_payments(std::size_t k, const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    reading_.keys(node, drawn_transfer_keys(), "the transfer rule", &node);
    const std::optional<std::size_t> allocation = allocation_of(node);
    if (!allocation && reading_.vocabulary.allocation_rules.empty())
      reading_.error(node, "the case has no allocation rule that could draw an outcome", "add   allocations: ...");
    if (reading_.errors.error_count() > before || !reading_.allocation_known[*allocation]) return false;
    const YamlNode& written = *node.find("payments");
    const std::uint32_t agents = reading_.types().agent_count(), profiles = reading_.types().profile_count();
    const std::size_t outcomes = reading_.vocabulary.outcomes.size();
    if (!reading_.afford(written, std::uint64_t{agents} * profiles * outcomes)) return false;
    std::vector<AmountTable> amounts(outcomes, AmountTable(agents, profiles));
    bool complete = true;
    const AmountShape shape{"payment",
                            true,
                            false,
                            Scope{.own_agent = true, .outcome = true, .rules = true, .amount = true},
                            [&](Agent agent, Outcome outcome, Profile profile, const Number& amount) {
                              amounts[outcome.value].set(agent, profile, amount);
                            },
                            [&](const ReadFormula& formula) {
                              const bool ready = !refers_to(formula, k) && may_be_computed(formula);
                              complete = complete && ready;
                              return ready;
                            }};
    TransferRule& rule = reading_.case_file.finite().transfers[k];
    const std::optional<std::size_t> outer = std::exchange(reading_.transfer_rule_being_read, k);
    const bool fine = read_amounts(reading_, written, shape, reading_.case_file.written_transfers[rule.name]);
    reading_.transfer_rule_being_read = outer;
    rule.drawn = DrawnPayments{*allocation, {}};
    for (AmountTable& one : amounts) rule.drawn->by_outcome.push_back(one.take());
    rule.amounts = reading_.tabulates ? expected_payments(std::as_const(reading_.case_file).finite(), *rule.drawn)
                                      : AgentAmounts(agents, profiles);
    return fine && complete;
  }

  /// Reports payments that refer to the rule they belong to.
  bool refers_to(const ReadFormula& formula, std::size_t rule) {
    const auto& used = formula.bound.transfers_used;
    if (std::find(used.begin(), used.end(), rule) == used.end()) return false;
    reading_.error(*formula.node, "payments cannot refer to the rule that they belong to",
                   "write out each agent's payments");
    return true;
  }

  bool allocations_are_known() const {
    return std::all_of(reading_.allocation_known.begin(), reading_.allocation_known.end(),
                       [](bool known) { return known; });
  }

  bool read_induced(TransferRule& rule, const YamlNode& node) {
    if (const YamlNode* allocation = node.find("allocation"))
      reading_.error(*allocation, "the transfers that strategies induce belong to no allocation rule",
                     "leave out 'allocation'");
    const std::optional<std::size_t> strategies = inducing_strategies(reading_, node);
    if (!strategies) return false;
    const FiniteModel& model = std::as_const(reading_.case_file).finite();
    const std::uint32_t agents = reading_.types().agent_count(), profiles = reading_.types().profile_count();
    rule.amounts = AgentAmounts(agents, profiles);
    for (Profile theta; reading_.tabulates && theta.value < profiles; ++theta.value) {
      reading_.patience()();
      for (Agent i : reading_.types().grand_coalition())
        rule.amounts(i, theta) = induced_transfer(model, model.strategies[*strategies], i, theta);
    }
    rule.induced = strategies;
    reading_.case_file.written_transfers[rule.name].emplace_back(
        "", WrittenConstruction{"induced", model.strategies[*strategies].name});
    return true;
  }

  bool read_construction(TransferRule& rule, const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    reading_.keys(node, transfer_construction_keys(), "the transfer rule", &node);
    const YamlNode& construction = *node.find("construction");
    const std::optional<std::size_t> named =
        reading_.one_of(construction, Shape::transfer_construction, "construction of transfers");
    if (named && words_of(Shape::transfer_construction)[*named] == "induced") return read_induced(rule, node);
    if (const YamlNode* strategies = node.find("strategies"); strategies != nullptr && named)
      reading_.error(*strategies, "only the transfers that strategies induce have strategies",
                     "write   construction: induced, or leave out 'strategies'");
    const std::vector<std::string>& rules = reading_.vocabulary.allocation_rules;
    const std::optional<std::size_t> which = allocation_of(node);
    if (reading_.errors.error_count() > before || !which || !reading_.payoffs_known ||
        (reading_.tabulates && !reading_.prior_known) || !reading_.allocation_known[*which])
      return false;
    const auto named_rule = static_cast<NamedTransferRule>(*named);
    WrittenConstruction written{construction.text, rules[*which]};
    const std::optional<AvailableWithout> without = read_without(node, named_rule, written);
    if (!without) return false;
    const std::string name = rule.name;
    try {
      if (reading_.tabulates)
        rule = reading_.constructions.transfers(reading_.case_file.finite().environment,
                                                reading_.case_file.finite().allocations[*which], named_rule,
                                                reading_.patience(), *without);
    } catch (const std::domain_error& refusal) {
      reading_.error(construction, refusal.what());
      return false;
    }
    rule.name = name;
    rule.construction = TransferRule::Construction{named_rule, *which, *without};
    reading_.case_file.written_transfers[name].emplace_back("", std::move(written));
    return true;
  }

  /// What the others can bring about without each agent: the outcomes of which a condition holds. Empty: it is not
  /// said. Nothing: it was an error.
  std::optional<AvailableWithout> read_without(const YamlNode& node, NamedTransferRule named,
                                               WrittenConstruction& written) {
    const YamlNode* condition = node.find("without");
    if (condition == nullptr) return AvailableWithout{};
    if (named != NamedTransferRule::pivot) {
      reading_.error(*condition, "only the pivot rule asks what the others could do without an agent",
                     "leave out 'without', or write   construction: pivot");
      return std::nullopt;
    }
    const std::optional<ReadFormula> formula =
        reading_.formula(*condition, Scope{.types = false, .own_agent = true, .outcome = true}, Sort::condition);
    if (!formula) return std::nullopt;
    written.without = formula->written;
    const std::uint32_t outcomes = std::as_const(reading_.case_file).finite().environment.outcome_count();
    AvailableWithout result;
    for (Agent i : reading_.types().grand_coalition()) {
      std::vector<bool>& available = result.emplace_back();
      for (Outcome a; a.value < outcomes; ++a.value) {
        const std::optional<bool> holds = reading_.holds(*formula, Situation{Profile{}, i, a});
        if (!holds) return std::nullopt;
        available.push_back(*holds);
      }
      if (std::find(available.begin(), available.end(), true) == available.end()) {
        reading_.error(*condition,
                       "without agent " + reading_.types().label(i) +
                           " no outcome is left to the others: the condition holds of none",
                       "it says of outcome and agent i whether the others can bring the outcome about when i is not "
                       "there");
        return std::nullopt;
      }
    }
    return result;
  }

  Reading& reading_;
  const YamlNode& map_;
  std::vector<const AmountTable*> being_read_;  // [rule]; null: it is not
  RuleOrder order_;
};

}  // namespace

std::optional<std::size_t> inducing_strategies(Reading& reading, const YamlNode& node) {
  const std::vector<std::string>& known = reading.strategies;
  std::optional<std::size_t> which;
  if (const YamlNode* strategies = node.find("strategies"))
    which = reading.reference(*strategies, known, "strategy profile");
  else if (known.size() == 1)
    which = 0;
  else if (known.empty())
    reading.error(node, "the case has no strategies that could induce a rule",
                  "add   game_forms: ...   and   strategies: ...");
  else
    reading.error(node, "there are several strategies: which ones induce this rule?", add_key("strategies", known));
  return which && reading.strategies_known[*which] ? which : std::nullopt;
}

void read_transfers(Reading& reading, const YamlNode& node) {
  if (!node.is_map())
    return reading.error(node, "transfers are a map from name to rule",
                         "for example   phi: if q.winner = i then -1 else 0");
  reading.vocabulary.transfer_rules = reading.rule_names(node, "a transfer rule");
  reading.transfers_known.assign(node.keys.size(), false);
  reading.case_file.finite().transfers.resize(node.keys.size());
  for (std::size_t k = 0; k < node.keys.size(); ++k) reading.case_file.finite().transfers[k].name = node.keys[k].text;
  if (reading.types_known && reading.outcomes_known) TransferReader(reading, node).read_all();
  reading.rules.paid = nullptr;
}

}  // namespace candor
