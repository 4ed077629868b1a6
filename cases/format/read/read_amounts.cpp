// SPDX-License-Identifier: MIT
// Payoffs, transfers and outside options: formulas and tables, for all agents at once or for each.
#include <algorithm>
#include <array>
#include <utility>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/formula/parameter_use.hpp"
#include "cases/format/read/finite/written_as_maps.hpp"
#include "cases/format/read/rule_order.hpp"

namespace candor {
namespace {

class AmountReader {
 public:
  AmountReader(Reading& reading, const AmountShape& shape, WrittenParts& written)
      : reading_(reading), shape_(shape), written_(written) {}

  bool read(const YamlNode& node) {
    const std::size_t before = before_ = reading_.errors.error_count();
    const Coalition everybody = reading_.types().grand_coalition();
    if (node.is_map() && shape_.by_outcome && is_map_of_outcomes(reading_, node))
      refuse_map_as_amounts(reading_, node, shape_, "");
    else if (node.is_map())
      read_parts(node);
    else if (node.is_sequence())
      read_joint_table(node, "", everybody);
    else
      read_formula(node, "", everybody);
    finish_postponed();
    return reading_.errors.error_count() == before && !reading_.meter.exhausted();
  }

 private:
  struct OutcomeRange {
    std::uint32_t first, end;
  };
  /// A formula, for whom, and where.
  struct Filling {
    ReadFormula formula;
    Coalition agents;
    JointType joint;
    OutcomeRange range;
  };
  OutcomeRange every_outcome() const {
    return {0, shape_.by_outcome ? static_cast<std::uint32_t>(reading_.vocabulary.outcomes.size()) : 1};
  }

  void read_parts(const YamlNode& map) {
    std::vector<std::string> known = reading_.agent_names();
    known.push_back("others");
    if (shape_.may_be_partial_table) known.push_back("table");
    const YamlNode* others = nullptr;
    Coalition covered;
    for (std::size_t k = 0; k < map.keys.size(); ++k) {
      const std::optional<std::size_t> which = reading_.reference(map.keys[k], known, "agent");
      if (!which)
        complete_ = false;
      else if (*which == reading_.agent_names().size())
        others = &map.items[k];
      else if (*which > reading_.agent_names().size())
        cover(map.keys[k], covered, read_joint_table(map.items[k], "table", {}));
      else {
        const Agent agent{static_cast<std::uint32_t>(*which)};
        cover(map.keys[k], covered, Coalition::of(agent));
        read_part(map.items[k], map.keys[k].text, Coalition::of(agent));
      }
    }
    const Coalition rest = reading_.types().grand_coalition().without(covered);
    if (others != nullptr && rest.empty())
      reading_.error(*others, "there are no other agents");
    else if (others != nullptr)
      read_part(*others, "others", rest);
    else if (!rest.empty() && complete_) {
      std::vector<std::string> names;
      for (Agent agent : rest) names.push_back(reading_.types().label(agent));
      reading_.error(map, "no " + shape_.value + " for agent" + (names.size() > 1 ? "s " : " ") + enumerated(names),
                     "name " + std::string(names.size() > 1 ? "them" : "it") + ", or write others: ...");
    }
  }

  void cover(const YamlNode& key, Coalition& covered, Coalition more) {
    for (Agent agent : covered.intersected_with(more))
      reading_.error(key, "the " + shape_.value + " of agent " + reading_.types().label(agent) + " is written twice");
    covered = covered.united_with(more);
  }

  void read_part(const YamlNode& node, const std::string& part, Coalition agents) {
    if (node.is_map() && node.find("construction") == nullptr)
      return refuse_map_as_amounts(reading_, node, shape_, part);
    if (!node.is_sequence()) return read_formula(node, part, agents);
    std::optional<Table> table =
        read_table(reading_, node, {shape_.value, TableShape::Values::single, shape_.by_outcome, false});
    if (!table) return;
    store(*table, [&](const Table::ValueColumn&) { return agents; });
    written_.emplace_back(part, std::move(table->written));
  }

  /// The agents for whom it has a column: all, unless none are asked for in particular.
  Coalition read_joint_table(const YamlNode& node, const std::string& part, Coalition asked) {
    const auto values = asked.empty() ? TableShape::Values::some_agents : TableShape::Values::each_agent;
    std::optional<Table> table = read_table(reading_, node, {shape_.value, values, shape_.by_outcome, false});
    Coalition agents;
    complete_ = complete_ && table;
    if (!table) return agents;
    for (const Table::ValueColumn& value : table->values) agents = agents.with(value.agent.value());
    store(*table, [](const Table::ValueColumn& value) { return Coalition::of(value.agent.value()); });
    written_.emplace_back(part, std::move(table->written));
    return agents;
  }

  void read_formula(const YamlNode& node, const std::string& part, Coalition agents) {
    const std::optional<ReadFormula> formula = reading_.formula(node, shape_.scope, Sort::value);
    if (!formula) return;
    written_.emplace_back(part, formula->written);
    fill_or_postpone({*formula, agents, JointType{}, every_outcome()});
    declare_written(agents);
  }

  template <class AgentsOf>
  void store(const Table& table, AgentsOf agents_of) {
    const std::size_t outcomes = table.outcomes_of(reading_);
    for (std::size_t k = 0; k < table.rows.size(); ++k) {
      const JointType joint{table.depends_on, static_cast<std::uint32_t>(k / outcomes)};
      const auto outcome = static_cast<std::uint32_t>(k % outcomes);
      const OutcomeRange range = table.by_outcome ? OutcomeRange{outcome, outcome + 1} : every_outcome();
      for (const Table::ValueColumn& value : table.values)
        if (const auto formula = reading_.cell(table.rows[k]->items[value.column], shape_.scope))
          fill_or_postpone({*formula, agents_of(value), joint, range});
    }
    for (const Table::ValueColumn& value : table.values) declare_written(agents_of(value));
  }

  void fill_or_postpone(Filling filling) {
    if (try_to_fill(filling)) return;
    for (Agent agent : filling.agents) ++postponed_for_[agent.value];
    postponed_.push_back(std::move(filling));
  }

  void declare_written(Coalition agents) {
    for (Agent agent : agents)
      if (postponed_for_[agent.value] == 0 && shape_.written) shape_.written(agent);
  }

  /// Formulas that refer to amounts of the rule they belong to, such as the last agent's transfer
  /// as minus the others': in whatever order works.
  void finish_postponed() {
    for (bool progress = true; progress && !postponed_.empty();) {
      progress = false;
      std::vector<Filling> waiting = std::exchange(postponed_, {});
      for (Filling& filling : waiting) {
        if (!try_to_fill(filling)) {
          postponed_.push_back(std::move(filling));
          continue;
        }
        progress = true;
        for (Agent agent : filling.agents) --postponed_for_[agent.value];
        declare_written(filling.agents);
      }
    }
    if (reading_.errors.error_count() > before_) return;  // what they wait for may be what was wrong
    for (const Filling& filling : postponed_)
      report_defined_by_itself(reading_, *filling.formula.node, filling.agents, shape_.value);
  }

  /// False if it needs an amount that is not written yet.
  bool try_to_fill(const Filling& filling) {
    try {
      fill(filling);
      return true;
    } catch (const AmountNotYetWritten&) {
      return false;
    }
  }

  /// Evaluates the formula wherever the types and the outcome are the given ones. The first failure
  /// ends it.
  void fill(const Filling& filling) {
    if (shape_.admit && !shape_.admit(filling.formula)) return;
    if (!reading_.tabulates) return;
    const TypeSpace& types = reading_.types();
    const std::uint32_t base = types.offset(filling.joint);
    Coalition by_profile;  // of the agents, those for whom it depends on more than the own type
    for (Agent agent : filling.agents)
      if (!depends_on_own_type_only(filling, agent)) by_profile = by_profile.with(agent);
    for (Agent agent : by_profile)
      if (shape_.make_room && !shape_.make_room(agent)) return;
    // Where no profile must be told from another but by one agent's type, few have to be looked at;
    // in their order, so that the first failure is the same.
    const std::vector<std::uint32_t> rests = by_profile.empty()
                                                 ? one_type_apart(types.outsiders(filling.joint.coalition))
                                                 : types.offsets(types.outsiders(filling.joint.coalition));
    for (std::uint32_t rest : rests)
      for (std::uint32_t outcome = filling.range.first; outcome < filling.range.end; ++outcome)
        for (Agent agent : filling.agents) {
          const Situation situation{Profile{base + rest}, agent,
                                    shape_.by_outcome ? std::optional(Outcome{outcome}) : std::nullopt};
          const Type own = types.type_of(situation.profile, agent);
          if (!by_profile.contains(agent) &&
              situation.profile.value != types.offset(JointType{Coalition::of(agent), own.value}))
            continue;
          const std::optional<Number> amount = reading_.amount(filling.formula, situation);
          if (!amount) return;
          if (by_profile.contains(agent))
            shape_.store(agent, Outcome{outcome}, situation.profile, *amount);
          else
            shape_.store_by_own_type(agent, Outcome{outcome}, own, *amount);
        }
  }

  /// The profiles of a coalition in which at most one member has another type than his first.
  std::vector<std::uint32_t> one_type_apart(Coalition coalition) const {
    std::vector<std::uint32_t> offsets{0};
    for (Agent member : coalition)
      for (std::uint32_t t = 1; t < reading_.types().type_count(member); ++t)
        offsets.push_back(reading_.types().offset(JointType{Coalition::of(member), t}));
    std::sort(offsets.begin(), offsets.end());
    return offsets;
  }

  bool depends_on_own_type_only(const Filling& filling, Agent agent) const {
    if (!shape_.store_by_own_type || !filling.joint.coalition.is_subset_of(Coalition::of(agent))) return false;
    return filling.formula.constant ||
           mentions_types_only_of(filling.formula.bound.root, reading_.vocabulary, agent, Coalition::of(agent));
  }

  Reading& reading_;
  const AmountShape& shape_;
  WrittenParts& written_;
  bool complete_ = true;
  std::size_t before_ = 0;  // errors
  std::vector<Filling> postponed_;
  std::array<std::size_t, most_agents> postponed_for_{};  // how many fillings each agent waits for
};

}  // namespace

bool read_amounts(Reading& reading, const YamlNode& node, const AmountShape& shape, WrittenParts& written) {
  return AmountReader(reading, shape, written).read(node);
}

}  // namespace candor
