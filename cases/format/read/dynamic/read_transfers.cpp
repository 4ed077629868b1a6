// SPDX-License-Identifier: MIT
// Transfer rules: formulas, tables by public state, and named ones.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/dynamic/read.hpp"
#include "cases/format/read/lottery_formulas.hpp"
#include "cases/format/read/rule_order.hpp"
#include "checker/definitions/dynamic/named_rules.hpp"

namespace candor::dynamic {
namespace {

std::vector<std::string> names_of_agents(const Reading& reading, std::string_view prefix) {
  std::vector<std::string> names;
  for (const std::string& agent : reading.agent_names()) names.push_back(std::string(prefix) + agent);
  return names;
}

/// Where rules are asked what they choose and pay.
struct Here {
  std::uint32_t period = 1;
  std::size_t state = 0;
};

Rational& cell_of(const Model& model, TransferRule& rule, Here place, Profile reports, Agent agent) {
  return rule.amounts[place.period - 1]
                     [(place.state * model.profile_count() + reports.value) * model.agent_count() + agent.value];
}

class TransferReader {
 public:
  /// `here` is where the formula that is being evaluated stands.
  TransferReader(Reading& reading, RuleOrder& order, const std::vector<std::vector<bool>>& reachable, Here& here,
                 TransferRule& rule)
      : reading_(reading), order_(order), reachable_(reachable), here_(here), model_(model_of(reading)), rule_(rule) {}

  bool read(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    for (std::uint32_t period = 1; period <= model_.periods; ++period) {
      const std::size_t cells = model_.state_count(period) * model_.profile_count() * model_.agent_count();
      if (!reading_.afford(node, cells)) return false;
      rule_.amounts.emplace_back(cells);
    }
    if (node.is_map() && node.find("construction") != nullptr)
      read_construction(node);
    else if (node.is_map())
      read_formulas(node);
    else if (node.is_sequence())
      read_table(node);
    else
      read_formula(node, model_.types.grand_coalition(), "");
    finish_postponed(before);
    return complete_ && reading_.errors.error_count() == before && !reading_.meter.exhausted();
  }

 private:
  WrittenParts& written() { return reading_.case_file.written_transfers[rule_.name]; }

  template <class Visit>
  void for_each_state(const Visit& visit) {
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (std::size_t state = 0; state < model_.state_count(period); ++state)
        if (reachable_[period - 1][state])
          for (Profile reports; reports.value < model_.profile_count(); ++reports.value)
            if (!visit(period, state, reports)) return;
  }
  Rational& amount(std::uint32_t period, std::size_t state, Profile reports, Agent agent) {
    return cell_of(model_, rule_, {period, state}, reports, agent);
  }

  Scope scope() const {
    Scope result = scope_of(reading_, true);
    result.rules = true;
    return result;
  }

  void read_formula(const YamlNode& node, Coalition agents, const std::string& part) {
    const std::optional<ReadFormula> formula = reading_.formula(node, scope(), Sort::value);
    if (!formula) return;
    complete_ = order_.prepare(*formula) && complete_;
    if (!complete_) return;
    fill_or_postpone({&node, agents, [formula](std::uint32_t, std::size_t, Profile) { return &*formula; }});
    written().emplace_back(part, formula->written);
  }

  /// Formulas, and for whom.
  struct Filling {
    const YamlNode* node;
    Coalition agents;
    std::function<const ReadFormula*(std::uint32_t period, std::size_t state, Profile)> formula_at;
  };

  void fill_or_postpone(Filling filling) {
    if (!fill(filling)) postponed_.push_back(std::move(filling));
  }

  /// Evaluates the formulas everywhere; the first failure ends it. False if they need what the rule
  /// itself pays somebody who is not written yet.
  bool fill(const Filling& filling) {
    try {
      for_each_state([&](std::uint32_t period, std::size_t state, Profile reports) {
        here_ = {period, state};
        const ReadFormula& formula = *filling.formula_at(period, state, reports);
        for (Agent i : filling.agents) {
          const std::optional<Rational> number = reading_.number(
              formula, Situation{reports, i, {}, moment_of(reading_, period, model_.state_at(period, state))});
          if (!number) return false;
          amount(period, state, reports, i) = *number;
        }
        return true;
      });
    } catch (const AmountNotYetWritten&) {
      return false;
    }
    order_.declare_written(filling.agents);
    return true;
  }

  /// Formulas that refer to the rule they belong to: in whatever order works.
  void finish_postponed(std::size_t errors_before) {
    for (bool progress = true; progress;) {
      const std::vector<Filling> waiting = std::exchange(postponed_, {});
      for (const Filling& filling : waiting) fill_or_postpone(filling);
      progress = postponed_.size() < waiting.size();
    }
    if (reading_.errors.error_count() > errors_before) return;  // what they wait for may be what was wrong
    for (const Filling& filling : postponed_)
      report_defined_by_itself(reading_, *filling.node, filling.agents, "transfer");
  }

  void read_formulas(const YamlNode& map) {
    std::vector<std::string> known = reading_.agent_names();
    known.push_back("others");
    Coalition named;
    for (const YamlNode& key : map.keys)
      if (const auto which = reading_.reference(key, known, "agent"); which && *which < model_.agent_count())
        named = named.with(Agent{static_cast<std::uint32_t>(*which)});
    const Coalition rest = model_.types.outsiders(named);
    if (!rest.empty() && map.find("others") == nullptr)
      reading_.error(map, "no transfer for agent " + model_.types.label(*rest.begin()),
                     "name it, or write others: ...");
    for (std::size_t k = 0; k < map.keys.size(); ++k) {
      const auto agent = model_.types.find_agent(map.keys[k].text);
      if (agent)
        read_formula(map.items[k], Coalition::of(*agent), map.keys[k].text);
      else if (map.keys[k].text == "others")
        read_formula(map.items[k], rest, "others");
    }
  }

  void read_table(const YamlNode& node) {
    std::optional<HistoryTable> read = HistoryTable::read(reading_, node, model_.types.grand_coalition(),
                                                          names_of_agents(reading_, "transfer "), true);
    if (!read) return;
    const auto table = std::make_shared<HistoryTable>(*std::move(read));
    if (model_.allocations.size() > 1)
      table->hint =
          "there is a row wherever reports can lead under any allocation rule of the case, one that these transfers "
          "are "
          "not used with, too";
    const auto cell_at = [this, table](std::uint32_t period, std::size_t state, Profile reports, std::size_t column) {
      return table->cell(period, model_.state_at(period, state),
                         model_.types.restrict(reports, model_.types.grand_coalition()), column);
    };
    const auto cells = std::make_shared<std::map<const YamlNode*, std::optional<ReadFormula>>>();
    bool understood = true;
    for_each_state([&](std::uint32_t period, std::size_t state, Profile reports) {
      for (std::size_t k = 0; k < table->values().size(); ++k) {
        const YamlNode* cell = cell_at(period, state, reports, k);
        understood = understood && cell != nullptr;
        if (cell == nullptr) break;
        const auto [known, is_new] = cells->try_emplace(cell);
        if (!is_new) continue;
        known->second = reading_.cell(*cell, scope());
        understood = understood && known->second;
        if (known->second) complete_ = order_.prepare(*known->second) && complete_;
      }
      return true;
    });
    if (!table->complete() || !understood || !complete_) return;
    for (std::size_t k = 0; k < table->values().size(); ++k) {
      const auto agent = model_.types.find_agent(table->values()[k].substr(std::string_view("transfer ").size()));
      fill_or_postpone({&node, Coalition::of(agent.value()),
                        [cell_at, cells, k](std::uint32_t period, std::size_t state, Profile reports) {
                          return &*cells->at(cell_at(period, state, reports, k));
                        }});
    }
    written().emplace_back("", std::move(table->written));
  }

  // --- constructions -----------------------------------------------------------------------------

  std::optional<std::vector<Agent>> read_order(const YamlNode& node) {
    std::vector<Agent> order;
    if (!node.is_sequence()) {
      reading_.error(node, "an order is a list of all agents");
      return std::nullopt;
    }
    Coalition seen;
    for (const YamlNode& item : node.items) {
      const std::optional<Agent> agent = reading_.agent(item);
      if (!agent) return std::nullopt;
      if (seen.contains(*agent)) reading_.error(item, "agent " + item.text + " is in this order already");
      seen = seen.with(*agent);
      order.push_back(*agent);
    }
    const Coalition missing = model_.types.outsiders(seen);
    if (!missing.empty())
      reading_.error(node, "this order is no permutation of the agents: agent " + model_.types.label(*missing.begin()) +
                               " is missing");
    if (!missing.empty() || order.size() != model_.agent_count()) return std::nullopt;
    return order;
  }

  void read_orders(const YamlNode& node, TransferRule::Construction& construction) {
    if (node.is_scalar() && node.text == "average") {
      construction.average = true;
      return;
    }
    const bool by_history = node.is_sequence() && !node.items.empty() && node.items.front().is_map();
    if (!by_history) {
      if (const auto order = read_order(node)) construction.orders = {*order};
      return;
    }
    std::vector<std::optional<ReadFormula>> conditions;
    for (const YamlNode& item : node.items) {
      if (!reading_.keys(item, order_keys(), "the order", &item)) return;
      const YamlNode *order = item.find("order"), *when = item.find("when");
      const auto read = order != nullptr ? read_order(*order) : std::nullopt;
      Scope scope = scope_of(reading_);
      scope.types = false;
      conditions.push_back(when != nullptr ? reading_.formula(*when, scope, Sort::condition) : std::nullopt);
      if (!read || (when != nullptr && !conditions.back())) return;
      construction.orders.push_back(*read);
    }
    if (node.items.back().find("when") != nullptr)
      return reading_.error(node.items.back(), "the last order holds otherwise: it has no 'when'");
    for (std::uint32_t period = 1; period <= model_.periods; ++period) {
      std::vector<std::uint32_t>& table = construction.order_at.emplace_back(model_.state_count(period));
      for (std::size_t state = 0; state < table.size(); ++state)
        for (std::uint32_t k = 0; k < conditions.size(); ++k) {
          const std::optional<bool> holds =
              conditions[k]
                  ? reading_.holds(
                        *conditions[k],
                        Situation{Profile{}, {}, {}, moment_of(reading_, period, model_.state_at(period, state))})
                  : true;
          if (!holds) return;
          table[state] = k;
          if (*holds) break;
        }
    }
  }

  void read_construction(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    reading_.keys(node, dynamic_transfer_keys(), "the transfer rule", &node);
    const YamlNode& word = *node.find("construction");
    const auto named = reading_.one_of(word, Shape::dynamic_transfer_construction, "construction of transfers");
    TransferRule::Construction construction;
    construction.lump_sums.resize(model_.agent_count());
    const std::vector<std::string>& rules = reading_.vocabulary.allocation_rules;
    const YamlNode *allocation = node.find("allocation"), *order = node.find("order"),
                   *lump_sums = node.find("lump_sums"), *own = node.find("own_averaged"), *net = node.find("net_of");
    if (allocation != nullptr)
      construction.allocation = reading_.reference(*allocation, rules, "allocation rule").value_or(0);
    else if (rules.size() > 1)
      reading_.error(node, "there are several allocation rules: which one do these transfers belong to?",
                     add_key("allocation", rules));
    if (!named) return;
    construction.rule = static_cast<NamedTransferRule>(*named);
    const bool is_liu = construction.rule == NamedTransferRule::liu;
    for (const YamlNode* key : {order, lump_sums, own, net})
      if (key != nullptr && !is_liu)
        reading_.error(*key, "orders, lump sums and what goes with them belong to   construction: liu");
    if (!is_liu) construction.lump_sums.clear();
    if (is_liu && order == nullptr)
      reading_.error(node, "the construction needs an order of the agents",
                     "for example   order: [" + enumerated(reading_.agent_names(), ", ") + "], or   order: average");
    if (is_liu && order != nullptr) read_orders(*order, construction);
    if (is_liu && lump_sums != nullptr) read_lump_sums(*lump_sums, construction);
    if (is_liu && own != nullptr)
      construction.own_averaged = reading_.one_of(*own, Shape::yes_no, "own_averaged") == 0u;
    if (is_liu && net != nullptr) {
      std::vector<std::string> earlier;
      for (const TransferRule& known : model_.transfers)
        if (&known < &rule_) earlier.push_back(known.name);
      construction.net_of = reading_.reference(*net, earlier, "earlier transfer rule");
    }
    if (construction.net_of && !order_.need(*net, *construction.net_of)) complete_ = false;
    if (reading_.errors.error_count() > before || !complete_) return;
    const std::string name = rule_.name;
    try {
      rule_ = named_transfers(model_, construction, reading_.patience());
    } catch (const std::domain_error& refusal) {
      reading_.error(word, refusal.what());
    } catch (const std::length_error& refusal) {
      reading_.error(word, refusal.what());
    }
    rule_.name = name;
    written().emplace_back("", WrittenConstruction{word.text, rules[construction.allocation]});
  }

  void read_lump_sums(const YamlNode& node, TransferRule::Construction& construction) {
    const auto numbers = read_agent_numbers(reading_, node);
    if (!numbers) return;
    Rational sum;
    for (const Rational& number : *numbers) sum += number;
    if (sum.sign() != 0) return reading_.error(node, "the lump sums sum to " + sum.text() + ", not 0");
    construction.lump_sums = *numbers;
  }

  Reading& reading_;
  RuleOrder& order_;
  const std::vector<std::vector<bool>>& reachable_;
  Here& here_;
  const Model& model_;
  TransferRule& rule_;
  std::vector<Filling> postponed_;
  bool complete_ = true;  // what it refers to is known
};

}  // namespace

bool read_transfers(Reading& reading, const YamlNode& node) {
  Model& model = model_of(reading);
  reading.vocabulary.transfer_rules = reading.rule_names(node, "a transfer rule");
  model.transfers.resize(node.keys.size());
  for (std::size_t k = 0; k < node.keys.size(); ++k) model.transfers[k].name = node.keys[k].text;
  std::vector<std::size_t> every(model.allocations.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  const std::vector<std::vector<bool>> reachable = reachable_states(model, every, reading.patience());
  Here here;
  RuleOrder order(reading, node, [&](std::size_t k) {
    const Reading::Part part(reading, "transfer rule " + model.transfers[k].name);
    return TransferReader(reading, order, reachable, here, model.transfers[k]).read(node.items[k]);
  });
  reading.rules.chosen = [&](std::size_t rule, Profile reports) -> std::optional<Outcome> {
    const Lottery& lottery = model.lottery(model.allocations[rule], here.period, here.state, reports);
    return lottery.is_sure() ? std::optional(lottery.branches.front().outcome) : std::nullopt;
  };
  reading.rules.probability = [&](std::size_t rule, Outcome outcome, Profile reports) {
    return probability_of(model.lottery(model.allocations[rule], here.period, here.state, reports), outcome);
  };
  reading.rules.paid = [&](std::size_t rule, Agent agent, Profile reports) {
    order.require_written(rule, agent);
    return cell_of(model, model.transfers[rule], here, reports, agent);
  };
  bool fine = true;
  for (std::size_t k = 0; k < node.keys.size(); ++k) fine = order.read(k) && fine;
  reading.rules = {};
  return fine;
}

}  // namespace candor::dynamic
