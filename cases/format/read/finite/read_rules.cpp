// SPDX-License-Identifier: MIT
// Allocation rules and mechanisms.
#include <algorithm>
#include <utility>

#include "cases/format/explain/fractions.hpp"
#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/amount_table.hpp"
#include "cases/format/read/finite/read_preferences.hpp"
#include "cases/format/read/finite/read_transfers.hpp"
#include "cases/format/read/finite/written_as_maps.hpp"
#include "cases/format/read/lottery_formulas.hpp"
#include "checker/model/finite/no_transfers.hpp"
#include "checker/model/finite/strategies.hpp"
#include "checker/properties/words.hpp"

namespace candor {
namespace {

constexpr Scope scope_of_allocations{.payoffs = true};

class AllocationReader {
 public:
  AllocationReader(Reading& reading, AllocationRule& rule, WrittenParts& written)
      : reading_(reading), rule_(rule), written_(written) {}

  bool read(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    if (LotteryFormulas::are_meant_by(node))
      read_lottery_formulas(node);
    else if (node.is_map() && is_no_construction(node))
      refuse_map_as_allocation(reading_, node);
    else if (node.is_map())
      read_construction(node);
    else if (node.is_sequence())
      read_rule_table(node);
    else
      read_formula(node);
    return reading_.errors.error_count() == before && !reading_.meter.exhausted();
  }

 private:
  /// For which it is tabulated: all or none.
  std::uint32_t profiles() const { return reading_.tabulates ? reading_.types().profile_count() : 0; }

  void read_lottery_formulas(const YamlNode& node) {
    const std::optional<LotteryFormulas> formulas = LotteryFormulas::read(reading_, node, scope(), written_);
    if (!formulas || !may_be_computed(formulas->use_payoffs())) return;
    for (Profile profile; profile.value < profiles(); ++profile.value) {
      std::optional<Lottery> lottery = formulas->at(Situation{profile, {}, {}});
      if (!lottery) return;
      rule_.assign(profile, *std::move(lottery));
    }
  }

  /// What is wrong with payoffs has been said.
  bool may_be_computed(bool uses_payoffs) const { return !uses_payoffs || reading_.payoffs_known; }
  bool is_of_game_form() const { return reading_.vocabulary.word_of_types != "type"; }
  /// A game form knows no payoffs: they are those of types.
  Scope scope() const { return is_of_game_form() ? Scope{} : scope_of_allocations; }

  void read_formula(const YamlNode& node) {
    const std::optional<ReadFormula> formula = reading_.formula(node, scope(), Sort::value);
    if (!formula || !may_be_computed(formula->bound.uses_payoffs)) return;
    for (Profile profile; profile.value < profiles(); ++profile.value) {
      const std::optional<Outcome> outcome = reading_.outcome(*formula, Situation{profile, {}, {}});
      if (!outcome) return;
      rule_.assign(profile, Lottery::sure(*outcome));
    }
    written_.emplace_back("", formula->written);
  }

  void read_rule_table(const YamlNode& node) {
    std::optional<Table> table = read_table(reading_, node, {"probability", TableShape::Values::outcome_or_lottery});
    if (!table) return;
    std::vector<std::optional<Lottery>> lotteries;
    for (const YamlNode* row : table->rows)
      lotteries.push_back(table->values.front().outcome ? read_lottery(*table, *row)
                                                        : read_outcome(row->items[table->values.front().column]));
    if (std::all_of(lotteries.begin(), lotteries.end(), [](const auto& lottery) { return lottery.has_value(); }))
      for (Profile profile; profile.value < profiles(); ++profile.value)
        rule_.assign(profile, *lotteries[reading_.types().restrict(profile, table->depends_on).index]);
    written_.emplace_back("", std::move(table->written));
  }

  std::optional<Lottery> read_outcome(const YamlNode& cell) {
    const std::optional<Outcome> outcome = reading_.outcome(cell);
    return outcome ? std::optional(Lottery::sure(*outcome)) : std::nullopt;
  }

  std::optional<Lottery> read_lottery(const Table& table, const YamlNode& row) {
    Lottery lottery;
    Rational sum;
    for (const Table::ValueColumn& column : table.values) {
      const std::optional<Rational> probability = reading_.constant(row.items[column.column]);
      if (!probability) return std::nullopt;
      if (probability->sign() < 0) {
        reading_.error(row.items[column.column], "a probability is not negative");
        return std::nullopt;
      }
      sum += *probability;
      if (probability->sign() > 0) lottery.branches.push_back({*column.outcome, *probability});
    }
    if (sum != Rational(1)) {
      std::vector<std::string> written;
      for (const Table::ValueColumn& column : table.values) written.push_back(row.items[column.column].text);
      reading_.error(row, "the probabilities of this row sum to " + sum.text() + ", not 1", mend_of_rounding(written));
      return std::nullopt;
    }
    std::sort(lottery.branches.begin(), lottery.branches.end(),
              [](const auto& left, const auto& right) { return left.outcome < right.outcome; });
    return lottery;
  }

  void read_construction(const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    if (is_of_game_form())
      return reading_.error(node, "the rules of a game form are written out: no construction stands for them",
                            "write a formula, a table or   {probability OUTCOME: FORMULA, ...}");
    reading_.keys(node, allocation_construction_keys(), "the allocation rule", &node);
    const YamlNode* construction = node.find("construction");
    const YamlNode* ties = node.find("ties");
    const std::optional<std::size_t> named =
        construction != nullptr
            ? reading_.one_of(*construction, Shape::allocation_construction, "construction of allocations")
            : std::nullopt;
    if (named && words_of(Shape::allocation_construction)[*named] == "green_laffont")
      return read_green_laffont(*construction, ties);
    if (named && words_of(Shape::allocation_construction)[*named] == "induced") return read_induced(node);
    if (named)
      if (const auto rule = find_word<PreferenceRule>(words_of(Shape::allocation_construction)[*named]))
        return read_preferences(node, *rule);
    for (std::string_view key : {"order", "priorities", "capacities"})
      if (const YamlNode* found = node.find(key); found != nullptr && named)
        reading_.error(*found, "the efficient rule has no " + in_quotes(std::string(key)),
                       "leave it out, or name a rule of voting or assignment");
    if (const YamlNode* strategies = node.find("strategies"); strategies != nullptr && named)
      reading_.error(*strategies, "only the rule that strategies induce has strategies",
                     "write   construction: induced, or leave out 'strategies'");
    if (named && ties == nullptr)
      reading_.error(*construction, "the efficient rule needs a tie rule: what if several outcomes are best?",
                     "add   ties: first, last, uniform or none");
    const auto tie_rule =
        static_cast<TieRule>(ties != nullptr ? reading_.one_of(*ties, Shape::ties, "tie rule").value_or(0) : 0);
    if (reading_.errors.error_count() > before || !reading_.payoffs_known) return;
    const std::string name = rule_.name;
    try {
      if (reading_.tabulates)
        rule_ =
            reading_.constructions.efficient(reading_.case_file.finite().environment, tie_rule, reading_.patience());
    } catch (const std::domain_error& refusal) {
      reading_.error(*construction, refusal.what(),
                     tie_rule == TieRule::none ? "choose a tie rule: ties: first, last or uniform" : "");
    }
    rule_.name = name;
    rule_.efficient = tie_rule;
    written_.emplace_back("", WrittenConstruction{"efficient", ties->text});
  }

  void read_induced(const YamlNode& node) {
    if (const YamlNode* ties = node.find("ties"))
      reading_.error(*ties, "what strategies induce has no tie rule", "leave out 'ties'");
    const std::optional<std::size_t> strategies = inducing_strategies(reading_, node);
    if (!strategies) return;
    const FiniteModel& model = std::as_const(reading_.case_file).finite();
    for (Profile theta; theta.value < profiles(); ++theta.value) {
      reading_.patience()();
      rule_.assign(theta, induced_lottery(model, model.strategies[*strategies], theta));
    }
    rule_.induced = strategies;
    written_.emplace_back("", WrittenConstruction{"induced", model.strategies[*strategies].name});
  }

  void read_preferences(const YamlNode& node, PreferenceRule named) {
    if (const YamlNode* strategies = node.find("strategies"))
      return reading_.error(*strategies, "only the rule that strategies induce has strategies",
                            "leave out 'strategies'");
    const std::optional<PreferenceConstruction> construction = read_preference_construction(reading_, node, named);
    if (!construction || !reading_.payoffs_known) return;
    const std::string name = rule_.name;
    try {
      if (reading_.tabulates)
        rule_ = reading_.constructions.preferences(reading_.case_file.finite().environment, *construction,
                                                   reading_.patience());
    } catch (const std::domain_error& refusal) {
      reading_.error(*node.find("construction"), refusal.what());
    }
    rule_.name = name;
    rule_.by_preferences = construction;
    written_.emplace_back("",
                          WrittenConstruction{std::string(word_of(named)), detail_of(reading_.types(), *construction)});
  }

  void read_green_laffont(const YamlNode& construction, const YamlNode* ties) {
    if (ties != nullptr)
      reading_.error(
          *ties,
          "the lottery of Green and Laffont ranks equal values by the order of the agents: it has no other tie rule",
          "leave out 'ties'");
    if (ties != nullptr || !reading_.payoffs_known) return;
    const std::string name = rule_.name;
    try {
      if (reading_.tabulates)
        rule_ = reading_.constructions.green_laffont(reading_.case_file.finite().environment, reading_.patience());
    } catch (const std::domain_error& refusal) {
      reading_.error(construction, refusal.what());
    }
    rule_.name = name;
    rule_.green_laffont = true;
    written_.emplace_back("", WrittenConstruction{"green_laffont", ""});
  }

  Reading& reading_;
  AllocationRule& rule_;
  WrittenParts& written_;
};

void read_allocations(Reading& reading, const YamlNode& node) {
  if (!node.is_map() || node.items.empty())
    return reading.error(node, "allocations are a map from name to rule",
                         "for example   q: {construction: efficient, ties: first}");
  reading.vocabulary.allocation_rules = reading.rule_names(node, "an allocation rule");
  reading.allocation_known.assign(node.keys.size(), false);
  std::vector<AllocationRule>& rules = reading.case_file.finite().allocations;
  rules.resize(node.keys.size());
  reading.rules.payoff = [&reading](Agent agent, Outcome outcome, Profile profile) -> const Rational& {
    return std::as_const(reading.case_file).finite().environment.payoffs(agent, outcome, profile);
  };
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    rules[k].name = node.keys[k].text;
    const Reading::Part part(reading, "allocation " + rules[k].name);
    if (reading.types_known && reading.outcomes_known)
      reading.allocation_known[k] =
          read_allocation(reading, node.items[k], rules[k], reading.case_file.written_allocations[rules[k].name]);
  }
  reading.rules.chosen = [&rules](std::size_t rule, Profile profile) -> std::optional<Outcome> {
    const Lottery& lottery = rules[rule](profile);
    return lottery.is_sure() ? std::optional(lottery.branches.front().outcome) : std::nullopt;
  };
  reading.rules.probability = [&rules](std::size_t rule, Outcome outcome, Profile profile) {
    return probability_of(rules[rule](profile), outcome);
  };
}

void read_mechanisms(Reading& reading, const YamlNode& node) {
  if (!node.is_map())
    return reading.error(node, "mechanisms are a map from name to {allocation: NAME, transfers: NAME}");
  for (std::size_t k = 0; k < node.keys.size(); ++k) {
    if (const auto name = reading.name(node.keys[k], "a mechanism"))
      reading.declare(node.keys[k], *name, "a mechanism");
    Mechanism mechanism;
    mechanism.name = node.keys[k].text;
    const YamlNode& item = node.items[k];
    if (reading.keys(item, mechanism_keys(), "the mechanism", &item)) {
      const YamlNode* allocation = item.find("allocation");
      if (allocation != nullptr)
        mechanism.allocation =
            reading.reference(*allocation, reading.vocabulary.allocation_rules, "allocation rule").value_or(0);
      else if (reading.vocabulary.allocation_rules.size() > 1)
        reading.error(item, "there are several allocation rules: which one is the mechanism's?",
                      add_key("allocation", reading.vocabulary.allocation_rules));
      const YamlNode* transfers = item.find("transfers");
      mechanism.transfers =
          transfers != nullptr ? read_transfer_names(reading, *transfers) : rule_of_no_transfers(reading, item);
    }
    require_own_draws(reading, item, mechanism);
    reading.case_file.finite().mechanisms.push_back(std::move(mechanism));
  }
}

}  // namespace

bool read_allocation(Reading& reading, const YamlNode& node, AllocationRule& rule, WrittenParts& written) {
  return AllocationReader(reading, rule, written).read(node) &&
         (!reading.tabulates || rule.lottery_at.size() == reading.types().profile_count());
}

void require_own_draws(Reading& reading, const YamlNode& place, const Mechanism& mechanism) {
  const FiniteModel& model = std::as_const(reading.case_file).finite();
  for (std::size_t rule : mechanism.transfers) {
    if (rule >= model.transfers.size() || !model.transfers[rule].drawn) continue;
    const std::size_t own = model.transfers[rule].drawn->allocation;
    if (own == mechanism.allocation) continue;
    reading.error(place,
                  "the transfers " + in_quotes(model.transfers[rule].name) + " depend on the outcome drawn by " +
                      in_quotes(model.allocations[own].name) + ", not by " +
                      in_quotes(model.allocations.at(mechanism.allocation).name),
                  "write   allocation: " + model.allocations[own].name);
  }
}

std::vector<std::size_t> read_transfer_names(Reading& reading, const YamlNode& node) {
  std::vector<std::size_t> result;
  const auto add = [&](const YamlNode& name) {
    const auto found = reading.reference(name, reading.vocabulary.transfer_rules, "transfer rule");
    if (found && std::find(result.begin(), result.end(), *found) != result.end())
      reading.error(name, "transfer rule " + in_quotes(name.text) + " is listed twice");
    else if (found)
      result.push_back(*found);
  };
  if (node.is_sequence() && node.items.empty()) return rule_of_no_transfers(reading, node);
  if (node.is_sequence())
    for (const YamlNode& name : node.items) add(name);
  else if (node.is_scalar())
    add(node);
  else
    reading.error(node, "the name of a transfer rule, or a list of such names, is expected here");
  return result;
}

std::vector<std::size_t> rule_of_no_transfers(Reading& reading, const YamlNode& place) {
  std::vector<TransferRule>& rules = reading.case_file.finite().transfers;
  if (!reading.types_known) return {};
  const auto known = std::find_if(rules.begin(), rules.end(), is_no_transfers);
  if (known != rules.end()) return {static_cast<std::size_t>(known - rules.begin())};
  const std::uint32_t agents = reading.types().agent_count(), profiles = reading.types().profile_count();
  if (!reading.afford(place, std::uint64_t{agents} * profiles)) return {};
  rules.push_back({std::string(no_transfers), AgentAmounts(agents, profiles), std::nullopt});
  return {rules.size() - 1};
}

void read_rules(Reading& reading, const YamlNode& root) {
  if (const YamlNode* node = root.find("allocations")) read_allocations(reading, *node);
  if (const YamlNode* node = root.find("transfers")) read_transfers(reading, *node);
  if (const YamlNode* node = root.find("mechanisms")) read_mechanisms(reading, *node);
}

}  // namespace candor
