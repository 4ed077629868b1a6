// SPDX-License-Identifier: MIT
// Game forms, in whose rules messages stand for types, and strategies in them.
#include <algorithm>
#include <utility>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/formula/parameter_use.hpp"
#include "cases/format/read/amount_table.hpp"
#include "cases/format/read/finite/game_form_claims.hpp"
#include "cases/format/read/reading.hpp"

namespace candor {
namespace {

using Labels = std::vector<std::vector<std::uint32_t>>;

// --- game forms ----------------------------------------------------------------------------------

/// What formulas may take for the value of a message's label must be its value.
void give_values(Reading& reading, const YamlNode& node, const std::vector<TypeLabel>& messages,
                 const std::vector<std::uint32_t>& labels) {
  for (std::size_t m = 0; m < messages.size(); ++m) {
    if (!messages[m].value) continue;
    const std::optional<Rational> known = reading.vocabulary.labels[labels[m]].value;
    if (known && *known != *messages[m].value)
      reading.error(node,
                    "message " + in_quotes(messages[m].label) + " has the value " + messages[m].value->text() +
                        ", but what is called so elsewhere has the value " + known->text(),
                    "choose another name, for example   " + reading.another_name(messages[m].label));
    else
      reading.vocabulary.give_value(labels[m], *messages[m].value);
  }
}

/// The messages of each agent: for all agents at once or for each, by default the types.
bool read_messages(Reading& reading, const YamlNode* node, TypeSpace& messages, Labels& labels) {
  messages = reading.types();
  labels = reading.vocabulary.type_labels;
  if (node == nullptr) return true;
  const std::size_t before = reading.errors.error_count();
  const std::vector<std::string> names = reading.agent_names();
  std::vector<AgentTypes> agents(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) agents[i].agent = names[i];
  if (!is_map_of_agents(reading, *node)) {
    std::vector<std::uint32_t> own;
    const std::vector<TypeLabel> read = read_message_set(reading, *node, own);
    if (reading.errors.error_count() == before) give_values(reading, *node, read, own);
    for (std::size_t i = 0; i < names.size(); ++i) agents[i].types = read;
    labels.assign(names.size(), own);
  } else {
    std::vector<bool> named(names.size());
    for (std::size_t k = 0; k < node->keys.size(); ++k)
      if (const auto i = reading.reference(node->keys[k], names, "agent")) {
        named[*i] = true;
        labels[*i].clear();
        agents[*i].types = read_message_set(reading, node->items[k], labels[*i]);
        if (reading.errors.error_count() == before) give_values(reading, node->items[k], agents[*i].types, labels[*i]);
      }
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!named[i]) reading.error(*node, "agent " + names[i] + " has no messages", "add   " + names[i] + ": [...]");
  }
  std::uint64_t profiles = 1;
  for (const AgentTypes& agent : agents)
    profiles = std::min<std::uint64_t>(most_profiles + 1, profiles * std::max<std::size_t>(1, agent.types.size()));
  if (profiles > most_profiles)
    reading.error(*node, "there are more than " + std::to_string(most_profiles) + " message profiles");
  if (reading.errors.error_count() > before) return false;
  messages = TypeSpace(std::move(agents));
  return true;
}

bool read_game_form(Reading& reading, const YamlNode& place, const YamlNode& node, GameForm& form) {
  const std::size_t before = reading.errors.error_count();
  reading.keys(node, game_form_keys(), "the game form", &place);
  if (!node.is_map()) return false;
  Labels labels;
  if (!read_messages(reading, node.find("messages"), form.messages, labels)) return false;
  const std::uint32_t agents = form.messages.agent_count(), profiles = form.messages.profile_count();
  if (!reading.afford(place, std::uint64_t{agents + 1} * profiles)) return false;
  const AmongMessages among(reading, form.messages, std::move(labels));
  form.allocation.name = form.name;
  WrittenParts written;
  if (const YamlNode* allocation = node.find("allocation"))
    if (!read_allocation(reading, *allocation, form.allocation, written)) return false;
  form.transfers = AgentAmounts(agents, profiles);
  if (const YamlNode* transfers = node.find("transfers")) {
    if (transfers->is_map() && transfers->find("payments") != nullptr) {
      reading.error(*transfers, "what a game form pays does not depend on the outcome drawn",
                    "write what is paid in expectation at each message profile");
      return false;
    }
    AmountTable amounts(agents, profiles);
    const AmountShape shape{
        "transfer", false, true, Scope{.own_agent = true},
        [&](Agent agent, Outcome, Profile profile, const Number& amount) { amounts.set(agent, profile, amount); }};
    if (!read_amounts(reading, *transfers, shape, written)) return false;
    form.transfers = amounts.take();
  }
  return reading.errors.error_count() == before;
}

// --- strategies ----------------------------------------------------------------------------------

class StrategyReader {
 public:
  StrategyReader(Reading& reading, StrategyProfile& strategies) : reading_(reading), strategies_(strategies) {}

  /// `truth`, or `{game_form: NAME, plan: ...}`.
  bool read(const YamlNode& place, const YamlNode& node) {
    const std::size_t before = reading_.errors.error_count();
    const YamlNode* plan = &node;
    if (!is_truth(node)) {
      if (!reading_.keys(node, strategy_keys(), "the strategy profile", &place)) return false;
      plan = node.find("plan");
      if (plan == nullptr) return false;
    }
    const std::optional<std::size_t> form = game_form(place, is_truth(node) ? nullptr : node.find("game_form"));
    if (!form || !reading_.game_form_known[*form]) return false;
    strategies_.game_form = *form;
    for (Agent i : types().grand_coalition())
      strategies_.sends.emplace_back(types().type_count(i), std::vector<Rational>(messages().type_count(i)));
    if (plan->is_map())
      read_parts(*plan);
    else
      for (Agent i : types().grand_coalition())
        if (reading_.errors.error_count() == before) read_plan(*plan, i);
    return reading_.errors.error_count() == before && !reading_.meter.exhausted();
  }

 private:
  const TypeSpace& types() const { return reading_.types(); }
  const GameForm& form() const { return std::as_const(reading_.case_file).finite().game_forms[strategies_.game_form]; }
  const TypeSpace& messages() const { return form().messages; }
  static bool is_truth(const YamlNode& node) { return node.is_scalar() && node.text == "truth"; }
  std::string whose(Agent agent) const { return "agent " + types().label(agent); }

  std::vector<std::string> message_names(Agent agent) const {
    std::vector<std::string> names;
    for (Type m; m.value < messages().type_count(agent); ++m.value) names.push_back(messages().label(agent, m).label);
    return names;
  }

  std::optional<std::size_t> game_form(const YamlNode& place, const YamlNode* node) {
    if (node != nullptr) return reading_.reference(*node, reading_.game_forms, "game form");
    if (reading_.game_forms.size() == 1) return 0;
    if (reading_.game_forms.empty())
      reading_.error(place, "the case has no game form in which these strategies could be played",
                     "add   game_forms: {direct: {allocation: ...}}");
    else
      reading_.error(place, "there are several game forms: in which one are these strategies played?",
                     add_key("game_form", reading_.game_forms));
    return std::nullopt;
  }

  /// A map from agents, or `others`, to their plans.
  void read_parts(const YamlNode& map) {
    std::vector<std::string> known = reading_.agent_names();
    known.emplace_back("others");
    const YamlNode* others = nullptr;
    Coalition covered;
    bool understood = true;
    for (std::size_t k = 0; k < map.keys.size(); ++k) {
      const std::optional<std::size_t> which = reading_.reference(map.keys[k], known, "agent");
      understood = understood && which;
      if (!which) continue;
      if (*which == reading_.agent_names().size()) {
        others = &map.items[k];
        continue;
      }
      const Agent agent{static_cast<std::uint32_t>(*which)};
      if (covered.contains(agent))
        reading_.error(map.keys[k], "the plan of " + whose(agent) + " is written twice");
      else
        read_plan(map.items[k], agent);
      covered = covered.with(agent);
    }
    const Coalition rest = types().outsiders(covered);
    if (others != nullptr && rest.empty()) reading_.error(*others, "there are no other agents");
    if (others == nullptr && understood)
      for (Agent agent : rest)
        reading_.error(map, "no plan for " + whose(agent), "name the agent, or write others: ...");
    for (Agent agent : rest)
      if (others != nullptr) read_plan(*others, agent);
  }

  void read_plan(const YamlNode& node, Agent agent) {
    if (is_truth(node))
      tell_truth(node, agent);
    else if (node.is_sequence())
      read_plan_table(node, agent);
    else
      read_formula(node, agent);
  }

  void tell_truth(const YamlNode& node, Agent agent) {
    for (Type t; t.value < types().type_count(agent); ++t.value) {
      const std::optional<Type> same = messages().find_type(agent, types().label(agent, t).label);
      if (!same)
        return reading_.error(node,
                              "'truth' sends the own type, but in game form " + form().name + " " + whose(agent) +
                                  " has no message " + in_quotes(types().label(agent, t).label),
                              messages().find_type(agent, "truth")
                                  ? "the message that is called so is sent by a table:   [[type, message], [" +
                                        types().label(agent, Type{0}).label + ", truth], ...]"
                                  : "write a plan: a formula in type[i] whose value is a message, or a table");
      strategies_.sends[agent.value][t.value][same->value] = 1;
    }
  }

  void read_formula(const YamlNode& node, Agent agent) {
    const std::optional<ReadFormula> formula = reading_.formula(node, Scope{.own_agent = true}, Sort::value);
    if (!formula) return;
    if (!formula->constant &&
        !mentions_types_only_of(formula->bound.root, reading_.vocabulary, agent, Coalition::of(agent)))
      return reading_.error(node, "what an agent sends depends on its own type only", "write type[i]");
    for (Type t; t.value < types().type_count(agent); ++t.value) {
      const Situation here{Profile{types().offset({Coalition::of(agent), t.value})}, agent, {}};
      const std::optional<FormulaValue> value =
          formula->constant ? FormulaValue::of(*formula->constant) : reading_.value(*formula, here);
      if (!value) return;
      const std::vector<Type> sent = messages_of(*value, agent);
      if (sent.size() > 1)
        return reading_.error(node,
                              "type " + types().label(agent, t).label + " of " + whose(agent) + " would send " +
                                  in_quotes(reading_.vocabulary.text_of(*value)) +
                                  ", which is the value of several messages of game form " + form().name,
                              "name the message that is sent, as in   if type[i] = " + types().label(agent, t).label +
                                  " then " + messages().label(agent, sent.front()).label + " else ...");
      if (sent.empty())
        return reading_.error(node,
                              "type " + types().label(agent, t).label + " of " + whose(agent) + " would send " +
                                  in_quotes(reading_.vocabulary.text_of(*value)) +
                                  ", which is no message of game form " + form().name,
                              did_you_mean(reading_.vocabulary.text_of(*value), message_names(agent)));
      strategies_.sends[agent.value][t.value][sent.front().value] = 1;
    }
  }

  /// The message of this name, otherwise those of this value.
  std::vector<Type> messages_of(const FormulaValue& value, Agent agent) const {
    if (const auto named = messages().find_type(agent, reading_.vocabulary.text_of(value))) return {*named};
    std::vector<Type> of_value;
    for (Type m; m.value < messages().type_count(agent); ++m.value)
      if (value.numeric && messages().label(agent, m).value == value.number) of_value.push_back(m);
    return of_value;
  }

  /// Columns `type`, and `message` or some `probability MESSAGE`.
  void read_plan_table(const YamlNode& node, Agent agent) {
    if (node.items.empty() || !node.items.front().is_sequence())
      return reading_.error(node, "a plan is a formula or a table",
                            "a list of rows, the first of which names the columns: [[type, message], [...], ...]");
    const std::vector<std::optional<Type>> columns = read_header(node.items.front(), agent);
    if (columns.empty()) return;
    std::vector<const YamlNode*> rows(types().type_count(agent));
    for (std::size_t k = 1; k < node.items.size(); ++k) {
      const YamlNode& row = node.items[k];
      if (!row.is_sequence() || row.items.size() != columns.size() + 1)
        return reading_.error(row, "a row is a list of " + std::to_string(columns.size() + 1) + " cells");
      const std::optional<Type> type = reading_.type(row.items.front(), agent);
      if (!type) return;
      if (rows[type->value] != nullptr)
        return reading_.error(row, "a second row for type " + row.items.front().text,
                              "the first stands in line " + std::to_string(reading_.line_of(*rows[type->value])));
      rows[type->value] = &row;
      if (!read_row(row, columns, agent, *type)) return;
    }
    for (Type t; t.value < rows.size(); ++t.value)
      if (rows[t.value] == nullptr)
        return reading_.error(node,
                              "the table has no row for type " + types().label(agent, t).label + " of " + whose(agent));
  }

  /// Of each column behind the first the message; of the column `message` none. Empty: it was an error.
  std::vector<std::optional<Type>> read_header(const YamlNode& header, Agent agent) {
    std::vector<std::string> known{"type", "message"};
    for (const std::string& name : message_names(agent)) known.push_back("probability " + name);
    std::vector<std::optional<Type>> columns;
    std::vector<bool> seen(known.size());
    for (std::size_t k = 0; k < header.items.size(); ++k) {
      const auto which = reading_.reference(header.items[k], known, "column");
      if (!which) return {};
      if (seen[*which] || (*which == 0) != (k == 0)) {
        reading_.error(header.items[k], seen[*which] ? "column " + in_quotes(known[*which]) + " occurs twice"
                                                     : "the first column is 'type', and no other");
        return {};
      }
      seen[*which] = true;
      if (*which == 1) columns.emplace_back();
      if (*which > 1) columns.emplace_back(Type{static_cast<std::uint32_t>(*which - 2)});
    }
    if (columns.empty() || (seen[1] && columns.size() > 1)) {
      reading_.error(header, "a plan has the column 'type' and either 'message' or columns 'probability MESSAGE'",
                     "for example   [[type, message], ...]");
      return {};
    }
    return columns;
  }

  bool read_row(const YamlNode& row, const std::vector<std::optional<Type>>& columns, Agent agent, Type type) {
    std::vector<Rational>& sends = strategies_.sends[agent.value][type.value];
    if (!columns.front()) {
      const auto message = reading_.reference(row.items[1], message_names(agent), "message of " + whose(agent));
      if (message) sends[*message] = 1;
      return message.has_value();
    }
    Rational sum;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const YamlNode& cell = row.items[k + 1];
      const std::optional<Rational> probability = reading_.constant(cell);
      if (!probability) return false;
      if (probability->sign() < 0) {
        reading_.error(cell, "a probability is not negative");
        return false;
      }
      sends[columns[k]->value] = *probability;
      sum += *probability;
    }
    if (sum != Rational(1)) reading_.error(row, "the probabilities of this row sum to " + sum.text() + ", not 1");
    return sum == Rational(1);
  }

  Reading& reading_;
  StrategyProfile& strategies_;
};

/// Names that no formula uses: they are new among themselves.
std::vector<std::string> names_of_map(Reading& reading, const YamlNode& map, std::string_view what) {
  std::vector<std::string> names;
  for (const YamlNode& key : map.keys) {
    names.push_back(reading.name(key, what).value_or(key.text));
    reading.declare(key, names.back(), what);
  }
  return names;
}

}  // namespace

AmongMessages::AmongMessages(Reading& reading, const TypeSpace& messages, Labels labels)
    : reading_(reading), types_(messages), type_labels_(std::move(labels)), type_index_(messages.agent_count()) {
  for (Agent i : messages.grand_coalition())
    for (Type m; m.value < messages.type_count(i); ++m.value)
      type_index_[i.value].emplace(messages.label(i, m).label, m.value);
  exchange();
}

void AmongMessages::exchange() {
  std::swap(reading_.vocabulary.types, types_);
  std::swap(reading_.vocabulary.type_labels, type_labels_);
  std::swap(reading_.type_index, type_index_);
  std::swap(reading_.vocabulary.type_attributes, type_attributes_);
  std::swap(reading_.vocabulary.word_of_types, word_);
  reading_.evaluator.forget_types();
}

void read_game_forms(Reading& reading, const YamlNode& root) {
  FiniteModel& model = reading.case_file.finite();
  if (const YamlNode* node = root.find("game_forms")) {
    if (!node->is_map())
      return reading.error(*node, "game forms are a map from name to rules",
                           "for example   first_price: {messages: [0, 1, 2], allocation: ..., transfers: ...}");
    reading.game_forms = names_of_map(reading, *node, "a game form");
    reading.game_form_known.assign(node->keys.size(), false);
    model.game_forms.resize(node->keys.size());
    for (std::size_t k = 0; k < node->keys.size(); ++k) {
      model.game_forms[k].name = reading.game_forms[k];
      const Reading::Part part(reading, "game form " + reading.game_forms[k]);
      if (reading.types_known && reading.outcomes_known)
        reading.game_form_known[k] = read_game_form(reading, node->keys[k], node->items[k], model.game_forms[k]);
    }
  }
  if (const YamlNode* node = root.find("strategies")) {
    if (!node->is_map())
      return reading.error(*node, "strategies are a map from name to plan",
                           "for example   honest: truth   or   low: {plan: type[i] / 2}");
    reading.strategies = names_of_map(reading, *node, "a strategy profile");
    reading.strategies_known.assign(node->keys.size(), false);
    model.strategies.resize(node->keys.size());
    for (std::size_t k = 0; k < node->keys.size(); ++k) {
      model.strategies[k].name = reading.strategies[k];
      const Reading::Part part(reading, "strategies " + reading.strategies[k]);
      if (reading.types_known)
        reading.strategies_known[k] = StrategyReader(reading, model.strategies[k]).read(node->keys[k], node->items[k]);
    }
  }
}

// --- claims about them ---------------------------------------------------------------------------

std::size_t read_game_form_of_claim(Reading& reading, const YamlNode& claim) {
  const std::vector<std::string>& known = reading.game_forms;
  if (const YamlNode* node = claim.find("game_form"))
    return reading.reference(*node, known, "game form").value_or(known.size());
  if (known.size() == 1) return 0;
  reading.error(*claim.find("property"),
                known.empty() ? "the case has no game form for the claim to be about"
                              : "there are several game forms: which one is meant?",
                known.empty() ? "add   game_forms: {direct: {allocation: ...}}" : add_key("game_form", known));
  return known.size();
}

namespace {

/// The plans that strategies of a list are, in its order, as far as they are known.
class ListedPlans {
 public:
  ListedPlans(Reading& reading, std::size_t game_form) : reading_(reading), game_form_(game_form) {}

  void add(const YamlNode& name, const StrategyProfile& listed) {
    const std::string what = "the strategies " + in_quotes(listed.name);
    if (listed.game_form != game_form_)
      return reading_.error(name, what + " are strategies in game form " + reading_.game_forms[listed.game_form] +
                                      ", not in " + reading_.game_forms[game_form_]);
    if (!reading_.prior_known || !reading_.tabulates) return;
    const std::optional<PlanProfile> own = plans_of(std::as_const(reading_.case_file).finite(), listed);
    if (!own) return reading_.error(name, what + " are not pure: a type draws its message");
    if (std::find(plans_.begin(), plans_.end(), *own) != plans_.end())
      return reading_.error(name, what + " are listed already: on types of positive probability they are the same");
    plans_.push_back(*own);
    if (symmetric_ && !is_symmetric(*own))
      reading_.error(name, what + " are not symmetric: agents have different plans");
  }
  void ask_for_symmetric() { symmetric_ = true; }

 private:
  Reading& reading_;
  const std::size_t game_form_;
  bool symmetric_ = false;
  std::vector<PlanProfile> plans_;
};

}  // namespace

std::vector<std::size_t> read_listed_strategies(Reading& reading, const YamlNode& claim, std::size_t game_form) {
  std::vector<std::size_t> strategies;
  const YamlNode *node = claim.find("strategies"), *symmetric = claim.find("symmetric");
  if (node == nullptr || game_form >= reading.game_forms.size()) return strategies;
  if (!node->is_sequence() || node->items.empty()) {
    reading.error(
        *node, "all equilibria are a list of strategies",
        node->is_sequence() ? "write   number: 0   if there are none" : "write   strategies: [" + node->text + "]");
    return strategies;
  }
  ListedPlans plans(reading, game_form);
  if (symmetric != nullptr && symmetric->text == "true") plans.ask_for_symmetric();
  for (const YamlNode& name : node->items) {
    const auto found = reading.reference(name, reading.strategies, "strategy profile");
    if (!found || !reading.strategies_known[*found]) continue;
    strategies.push_back(*found);
    plans.add(name, std::as_const(reading.case_file).finite().strategies[*found]);
  }
  return strategies;
}

void check_number_or_list(Reading& reading, const YamlNode& claim, const PureEquilibria& read) {
  const YamlNode* stated = nullptr;
  for (const auto& [key, number] : {std::pair{"number", &read.number}, std::pair{"at_least", &read.at_least},
                                    std::pair{"at_most", &read.at_most}}) {
    const YamlNode* node = claim.find(key);
    if (node == nullptr) continue;
    if (stated != nullptr)
      return reading.error(*node, "the claim states several numbers of equilibria",
                           "one of: number, at_least, at_most");
    stated = node;
    if (*number && (!(*number)->is_integer() || (*number)->sign() < 0))
      reading.error(*node, "there are 0, 1, 2, ... equilibria, not " + (*number)->text());
  }
  if (stated == nullptr && claim.find("strategies") == nullptr)
    return reading.error(*claim.find("property"), "the claim does not say how many equilibria there are, or which",
                         "add   number: 2,   at_least: 2,   at_most: 2   or   strategies: [NAME, NAME]");
  if (read.at_least && read.at_least->sign() == 0)
    reading.error(*stated, "there are at least 0 equilibria in every game form",
                  "write   at_least: 1   or   number: 0");
}

void check_common_plans(Reading& reading, const YamlNode& claim, std::size_t game_form) {
  if (game_form >= reading.game_forms.size() || !reading.game_form_known[game_form] || !reading.prior_known ||
      !reading.tabulates)
    return;
  const FiniteModel& model = std::as_const(reading.case_file).finite();
  if (!have_common_plans(model, model.game_forms[game_form]))
    reading.error(*claim.find("symmetric"),
                  "agents can have the same plan only if their types and messages have the same names");
}

}  // namespace candor
