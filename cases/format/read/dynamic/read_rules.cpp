// SPDX-License-Identifier: MIT
// Allocation rules and mechanisms.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/dynamic/read.hpp"
#include "cases/format/read/lottery_formulas.hpp"
#include "checker/definitions/dynamic/named_rules.hpp"

namespace candor::dynamic {
namespace {

/// A map from outcome to probability.
std::optional<Lottery> read_lottery(Reading& reading, const YamlNode& node) {
  if (!node.is_map() || node.items.empty()) {
    reading.error(node, "a lottery is a map from outcome to probability");
    return std::nullopt;
  }
  std::map<Outcome, Rational> parts;
  Rational sum;
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    const std::optional<Outcome> outcome = reading.outcome(node.keys[k]);
    const std::optional<Rational> probability = reading.constant(node.items[k]);
    if (!outcome || !probability) return std::nullopt;
    if (probability->sign() < 0) {
      reading.error(node.items[k], "a probability is not negative");
      return std::nullopt;
    }
    sum += *probability;
    if (probability->sign() > 0) parts[*outcome] += *probability;
  }
  if (sum != Rational(1)) {
    reading.error(node, "this lottery sums to " + sum.text() + ", not 1");
    return std::nullopt;
  }
  Lottery lottery;
  for (auto& [outcome, probability] : parts) lottery.branches.push_back({outcome, std::move(probability)});
  return lottery;
}

class AllocationReader {
 public:
  AllocationReader(Reading& reading, AllocationRule& rule)
      : reading_(reading), model_(model_of(reading)), rule_(rule) {}

  bool read(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    if (LotteryFormulas::are_meant_by(node))
      read_lottery_formulas(node);
    else if (node.is_map())
      read_construction(node);
    else if (node.is_sequence())
      read_table(node);
    else
      read_formula(node);
    return reading_.errors.error_count() == before && !reading_.meter.exhausted();
  }

 private:
  WrittenParts& written() { return reading_.case_file.written_allocations[rule_.name]; }

  /// `lottery(period, state, reports)` for every period, state and profile; a rule that ignores
  /// history is recognised.
  template <class Read>
  void tabulate(const Read& lottery) {
    rule_.lotteries.assign(model_.periods, {});
    rule_.uses_history = true;
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (std::size_t state = 0; state < model_.state_count(period); ++state)
        for (Profile reports; reports.value < model_.profile_count(); ++reports.value) {
          std::optional<Lottery> read = lottery(period, model_.state_at(period, state), reports);
          if (!read) return;
          rule_.lotteries[period - 1].push_back(std::move(*read));
        }
    const std::size_t profiles = model_.profile_count();
    bool ignores = true;
    for (const std::vector<Lottery>& table : rule_.lotteries)
      for (std::size_t k = profiles; k < table.size(); ++k) ignores = ignores && table[k] == table[k % profiles];
    if (!ignores) return;
    rule_.uses_history = false;
    for (std::vector<Lottery>& table : rule_.lotteries) table.resize(profiles);
  }

  Scope scope() const {
    Scope result = scope_of(reading_);
    result.payoffs = true;
    return result;
  }

  void read_lottery_formulas(const YamlNode& node) {
    const std::optional<LotteryFormulas> formulas = LotteryFormulas::read(reading_, node, scope(), written());
    if (!formulas) return;
    tabulate([&](std::uint32_t period, const PublicState& state, Profile reports) {
      return formulas->at(Situation{reports, {}, {}, moment_of(reading_, period, state)});
    });
  }

  void read_formula(const YamlNode& node) {
    const std::optional<ReadFormula> formula = reading_.formula(node, scope(), Sort::value);
    if (!formula) return;
    tabulate([&](std::uint32_t period, const PublicState& state, Profile reports) -> std::optional<Lottery> {
      const std::optional<Outcome> outcome =
          reading_.outcome(*formula, Situation{reports, {}, {}, moment_of(reading_, period, state)});
      return outcome ? std::optional(Lottery::sure(*outcome)) : std::nullopt;
    });
    written().emplace_back("", formula->written);
  }

  void read_table(const YamlNode& node) {
    std::vector<std::string> values{"outcome"};
    for (const std::string& outcome : reading_.outcome_names()) values.push_back("probability " + outcome);
    std::optional<HistoryTable> table =
        HistoryTable::read(reading_, node, model_.types.grand_coalition(), values, false);
    if (!table) return;
    const bool sure = table->values().front() == "outcome";
    if (sure && table->values().size() > 1)
      return reading_.error(node.items.front(),
                            "a table has either the column 'outcome' or columns 'probability OUTCOME'");
    std::map<const YamlNode*, Lottery> known;
    tabulate([&](std::uint32_t period, const PublicState& state, Profile reports) -> std::optional<Lottery> {
      const JointType types = model_.types.restrict(reports, model_.types.grand_coalition());
      const YamlNode* cell = table->cell(period, state, types, 0);
      if (cell == nullptr) return Lottery::sure(Outcome{0});  // reported; go on, to count what else is missing
      const auto [place, is_new] = known.try_emplace(cell);
      if (!is_new) return place->second;
      if (!sure) {
        const std::optional<Lottery> lottery = lottery_of(*table, period, state, types);
        if (lottery) place->second = *lottery;
        return lottery;
      }
      const std::optional<Outcome> outcome = reading_.outcome(*cell);
      if (!outcome) return std::nullopt;
      return place->second = Lottery::sure(*outcome);
    });
    table->complete();
    written().emplace_back("", std::move(table->written));
  }

  std::optional<Lottery> lottery_of(HistoryTable& table, std::uint32_t period, const PublicState& state,
                                    JointType types) {
    Lottery lottery;
    Rational sum;
    for (std::size_t k = 0; k < table.values().size(); ++k) {
      const YamlNode& cell = *table.cell(period, state, types, k);
      const std::optional<Rational> probability = reading_.constant(cell);
      if (!probability) return std::nullopt;
      if (probability->sign() < 0) reading_.error(cell, "a probability is not negative");
      sum += *probability;
      const std::string label = table.values()[k].substr(std::string_view("probability ").size());
      const auto outcome = std::find(model_.outcomes.begin(), model_.outcomes.end(), label) - model_.outcomes.begin();
      if (probability->sign() > 0)
        lottery.branches.push_back({Outcome{static_cast<std::uint32_t>(outcome)}, *probability});
    }
    if (sum != Rational(1)) {
      reading_.error(*table.cell(period, state, types, 0),
                     "the probabilities of this row sum to " + sum.text() + ", not 1");
      return std::nullopt;
    }
    std::sort(lottery.branches.begin(), lottery.branches.end(),
              [](const auto& one, const auto& other) { return one.outcome < other.outcome; });
    return lottery;
  }

  void read_construction(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    reading_.keys(node, efficient_keys(), "the allocation rule", &node);
    const YamlNode *construction = node.find("construction"), *ties = node.find("ties"), *menu = node.find("menu");
    if (construction != nullptr)
      reading_.one_of(*construction, Shape::allocation_construction, "construction of allocations");
    AllocationRule::Efficient how;
    if (ties != nullptr && reading_.one_of(*ties, Shape::first_or_last, "tie rule") == 1u) how.ties = TieRule::last;
    if (menu != nullptr && (!menu->is_sequence() || menu->items.empty()))
      reading_.error(*menu, "a menu is a list of lotteries", "for example   [{stay: 1}, {stay: 1/2, go: 1/2}]");
    else if (menu != nullptr)
      for (const YamlNode& item : menu->items)
        if (const auto lottery = read_lottery(reading_, item)) how.menu.push_back(*lottery);
    if (reading_.errors.error_count() > before) return;
    const std::string name = rule_.name;
    try {
      rule_ = efficient_allocation(model_, how, reading_.patience());
    } catch (const std::length_error& refusal) {
      return reading_.error(*construction, refusal.what());
    }
    rule_.name = name;
    written().emplace_back("", WrittenConstruction{"efficient", how.ties == TieRule::first ? "first" : "last"});
  }

  Reading& reading_;
  const Model& model_;
  AllocationRule& rule_;
};

bool read_mechanisms(Reading& reading, const YamlNode& node) {
  if (!node.is_map()) {
    reading.error(node, "mechanisms are a map from name to {allocation: NAME, transfers: NAME}");
    return false;
  }
  const std::size_t before = reading.errors.error_count();
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    if (const auto name = reading.name(node.keys[k], "a mechanism"))
      reading.declare(node.keys[k], *name, "a mechanism");
    Mechanism mechanism{node.keys[k].text, 0, {}};
    const YamlNode& item = node.items[k];
    if (!reading.keys(item, dynamic_mechanism_keys(), "the mechanism", &item)) continue;
    const YamlNode *allocation = item.find("allocation"), *transfers = item.find("transfers");
    const std::vector<std::string>& rules = reading.vocabulary.allocation_rules;
    if (allocation != nullptr)
      mechanism.allocation = reading.reference(*allocation, rules, "allocation rule").value_or(0);
    else if (rules.size() > 1)
      reading.error(item, "there are several allocation rules: which one is the mechanism's?",
                    add_key("allocation", rules));
    if (transfers != nullptr)
      mechanism.transfers = reading.reference(*transfers, reading.vocabulary.transfer_rules, "transfer rule");
    model_of(reading).mechanisms.push_back(std::move(mechanism));
  }
  return reading.errors.error_count() == before;
}

}  // namespace

std::vector<std::vector<bool>> reachable_states(const Model& model, std::span<const std::size_t> allocations,
                                                const Patience& patience) {
  std::vector<std::vector<bool>> reached;
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    reached.emplace_back(model.state_count(period), false);
  for (std::size_t allocation : allocations) {
    const Game game(model, Mechanism{"", allocation, {}}, patience);
    for (std::uint32_t period = 1; period <= model.periods; ++period)
      for (const Game::Node& node : game.nodes(period)) reached[period - 1][model.state_index(node.state)] = true;
  }
  return reached;
}

bool read_rules(Reading& reading, const YamlNode& root) {
  const YamlNode *allocations = root.find("allocations"), *transfers = root.find("transfers"),
                 *mechanisms = root.find("mechanisms"), *schemes = root.find("schemes");
  if (allocations == nullptr) return false;
  if (!allocations->is_map() || allocations->items.empty()) {
    reading.error(*allocations, "allocations are a map from name to rule",
                  "for example   q: {construction: efficient, ties: first}");
    return false;
  }
  if (transfers != nullptr && !transfers->is_map()) {
    reading.error(*transfers, "transfers are a map from name to rule");
    return false;
  }
  Model& model = model_of(reading);
  reading.vocabulary.allocation_rules = reading.rule_names(*allocations, "an allocation rule");
  model.allocations.resize(allocations->keys.size());
  reading.rules.payoff = [&model](Agent agent, Outcome outcome, Profile reports) {
    return model.payoff(agent, outcome, model.types.type_of(reports, agent));
  };
  bool fine = true;
  for (std::size_t k = 0; k < allocations->keys.size(); ++k) {
    model.allocations[k].name = allocations->keys[k].text;
    const Reading::Part part(reading, "allocation " + model.allocations[k].name);
    fine = AllocationReader(reading, model.allocations[k]).read(allocations->items[k]) && fine;
  }
  if (!fine) return false;
  if (transfers != nullptr) fine = read_transfers(reading, *transfers) && fine;
  if (mechanisms != nullptr) fine = read_mechanisms(reading, *mechanisms) && fine;
  if (schemes != nullptr && fine) fine = read_schemes(reading, *schemes) && fine;
  return fine;
}

}  // namespace candor::dynamic
