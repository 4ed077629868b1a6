// SPDX-License-Identifier: MIT
// What one claim is about, property by property. read_claims.cpp reads the keys that all claims
// have.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/amount_table.hpp"
#include "cases/format/read/finite/game_form_claims.hpp"
#include "cases/format/read/finite/read_enforcement.hpp"
#include "cases/format/read/finite/read_events.hpp"
#include "cases/format/read/reading.hpp"
#include "checker/properties/finite/describe.hpp"
#include "checker/properties/words.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Statements = std::optional<Statement>;

/// Reads what one claim is about. A missing value means that something was reported.
class ClaimReader {
 public:
  ClaimReader(Reading& reading, const YamlNode& map) : reading_(reading), map_(map), place_(*map.find("property")) {}

  Statements statement(std::string_view property) {
    const std::size_t before = reading_.errors.error_count();
    Statements result = build(property);
    if (reading_.errors.error_count() > before) return std::nullopt;
    return result;
  }

  // Kinds of keys (describe.hpp).
  void allocation(std::size_t& index) { index = allocation(); }
  void mechanism(Mechanism& mechanism) { mechanism = this->mechanism(); }
  void transfers(std::vector<std::size_t>& indices);
  template <class Of>
  void rules(Of of, std::optional<std::size_t>& rule, std::vector<std::size_t>& paid) {
    const Mechanism subject = rules_for(static_cast<Quantity>(of));
    if (of != Of::transfer) rule = subject.allocation;
    if (of != Of::payoff) paid = subject.transfers;
  }
  void rules(Quantity of, std::optional<std::size_t>& rule, std::optional<std::size_t>& paid) {
    if (!is_understood_) return;
    std::vector<std::size_t> all;
    rules(of, rule, all);
    if (all.size() > 1) reading_.error(place_, "the claim is about one transfer rule, not several");
    if (!all.empty()) paid = all.front();
  }
  void two_rules(EqualRules& claim);
  void strategies(std::size_t& index);
  void game_form(std::size_t& index) { index = read_game_form_of_claim(reading_, map_); }
  void listed(std::size_t game_form, std::vector<std::size_t>& strategies) {
    strategies = read_listed_strategies(reading_, map_, game_form);
  }
  void induced(std::optional<std::size_t>& rule);
  void coalition(Coalition& members);
  void coalitions(CoalitionPattern& pattern, UsualCoalitions usual) { pattern = coalitions(usual); }
  void partition(CoalitionPattern& cells);
  void requirements(TransferRequirements& required) { required = requirements(); }
  template <class Of>
  void quantity(Of& of, std::initializer_list<Of> allowed, const char* why) {
    const YamlNode* node = find("of");
    const auto found = node == nullptr ? std::nullopt : reading_.one_of(*node, Shape::quantity, "quantity");
    is_understood_ = false;
    if (!found) return;
    quantity_ = words_of(Shape::quantity)[*found];
    std::vector<std::string> choices;
    for (Of one : allowed) {
      choices.emplace_back(word_of(one));
      if (choices.back() != quantity_) continue;
      of = one;
      is_understood_ = true;
    }
    if (!is_understood_) reading_.error(*node, why, "of: " + enumerated(choices, " or "));
  }
  void participation(std::optional<Stage>& stage) {
    if (find("participation") != nullptr) stage = word("participation", Stage::interim);
  }
  template <class Word>
  void word(Field field, Word& value, Word otherwise) {
    value = word(field.key, otherwise);
  }
  void flag(Field field, bool& value, bool otherwise) {
    const YamlNode* node = find(field.key);
    const auto chosen = node == nullptr ? std::nullopt : reading_.one_of(*node, Shape::yes_no, field.key);
    value = chosen ? *chosen == 0 : otherwise;
  }
  void number(Field field, std::optional<Rational>& value) { value = number(field.key); }
  void event(Event& event, std::optional<DrawnCondition>& drawn);
  void given(Event& event) { event = read_given(reading_, find("given")); }
  void types(Field field, JointType& types) { types = read_possible_types(reading_, find(field.key)); }
  void types(Field field, std::optional<JointType>& types) {
    if (find(field.key) != nullptr) types = read_possible_types(reading_, find(field.key));
  }
  void reports(MixedReport& report) { report = read_reports(reading_, find("reports")); }
  void lie(Coalition& members, Event& given, MixedReport& report);
  void compared(Relation& relation, Rational& number) {
    if (const YamlNode* node = compared_with(relation)) number = reading_.constant(*node, true).value_or(Rational());
  }
  void extremum(Optimum::Direction& direction, Rational& number);
  void amounts(Everywhere& claim);
  void enforcement(Stable& claim);
  void region(ParameterRegion& claim) {
    if (auto region = read_parameter_region(reading_, map_)) claim = std::move(*region);
  }
  template <class Body>
  void when(bool asked, std::initializer_list<std::string_view> keys, const char* why, const Body& body) {
    if (!is_understood_) return;
    if (asked) return body();
    for (std::string_view key : keys)
      if (const YamlNode* node = find(key); node != nullptr && !node->shared)
        reading_.error(*node, "'" + std::string(key) + "' " + why);
  }

 private:
  const YamlNode* find(std::string_view key) const { return map_.find(key); }
  const FiniteModel& model() const { return reading_.case_file.finite(); }
  const Vocabulary& names() const { return reading_.vocabulary; }

  Statements build(std::string_view property) {
    Statements result;
    const auto read = [&]<class Claim>() {
      Claim claim{};
      describe(*this, claim);
      if constexpr (std::is_same_v<Claim, Deviation>) require_gain(claim);
      if constexpr (std::is_same_v<Claim, PureEquilibria>) check_number_or_list(reading_, map_, claim);
      if constexpr (requires { claim.symmetric; })
        if (claim.symmetric) check_common_plans(reading_, map_, claim.game_form);
      result = std::move(claim);
    };
    if (!with_property<finite::Statement>(property, read))
      throw std::logic_error("there is no property " + std::string(property));
    return result;
  }

  /// A gain that is written as a number: one that depends on parameters may be any.
  void require_gain(const Deviation& claim) {
    const YamlNode* gain = find("gain");
    if (!claim.pays || !claim.gain || claim.gain->sign() > 0 || !parse_numeral(gain->text).value) return;
    reading_.error(*gain, "what pays gains more than 0",
                   "pays: false   if it does not pay; then `gain` may be 0 or less");
  }

  // --- parts -------------------------------------------------------------------------------------

  template <class Word>
  Word word(std::string_view key, Word otherwise) {
    const YamlNode* node = find(key);
    if (node == nullptr) return otherwise;
    const auto found = reading_.reference(*node, all_words<Word>(), key);
    return found ? static_cast<Word>(*found) : otherwise;
  }

  std::optional<Rational> number(std::string_view key) {
    const YamlNode* node = find(key);
    return node == nullptr ? std::nullopt : reading_.constant(*node, true);
  }

  CoalitionPattern coalitions(UsualCoalitions usual) {
    const auto agents = static_cast<std::uint32_t>(names().agents.size());
    if (const YamlNode* node = find("coalitions"))
      return read_coalitions(reading_, *node, words_of(Shape::coalitions)).value_or(CoalitionPattern{});
    if (usual == UsualCoalitions::singletons) return singletons(agents);
    return usual == UsualCoalitions::proper ? proper_coalitions(agents) : model().environment.coalitions;
  }

  /// The allocation rule that a claim names, or the only one.
  std::size_t allocation() {
    const std::vector<std::string>& rules = names().allocation_rules;
    if (const YamlNode* node = find("allocation"))
      return reading_.reference(*node, rules, "allocation rule").value_or(0);
    if (rules.size() > 1)
      reading_.error(place_, "there are several allocation rules: which one is meant?", add_key("allocation", rules));
    return 0;
  }

  bool names_rules() {
    const bool rules = find("allocation") != nullptr || find("transfers") != nullptr;
    if (!rules || find("mechanism") == nullptr) return rules;
    reading_.error(*find("mechanism"), "a claim names either a mechanism or its rules, not both",
                   "leave out 'mechanism', or 'allocation' and 'transfers'");
    return false;
  }

  Mechanism mechanism() {
    const std::size_t before = reading_.errors.error_count();
    const Mechanism meant = mechanism_meant();
    if (reading_.errors.error_count() == before && meant.name.empty()) require_own_draws(reading_, place_, meant);
    return meant;
  }

  /// `mechanism: NAME`, or the mechanism made of the rules that are named; if neither is, the only
  /// mechanism of the case, or, if it has none, the one made of its only rules.
  Mechanism mechanism_meant() {
    if (names_rules()) {
      const YamlNode* transfers = find("transfers");
      if (transfers != nullptr) return {"", allocation(), read_transfer_names(reading_, *transfers)};
      if (names().transfer_rules.empty()) return {"", allocation(), only_transfers()};
      reading_.error(place_, "the claim names an allocation rule but no transfers",
                     add_key("transfers", names().transfer_rules) + "; or   transfers: []   if nothing is paid");
      return {};
    }
    std::vector<std::string> known;
    for (const Mechanism& one : model().mechanisms) known.push_back(one.name);
    if (const YamlNode* node = find("mechanism")) {
      for (const auto& [rules, key] :
           {std::pair{&names().transfer_rules, "transfers"}, std::pair{&names().allocation_rules, "allocation"}})
        if (node->is_scalar() && std::find(rules->begin(), rules->end(), node->text) != rules->end() &&
            std::find(known.begin(), known.end(), node->text) == known.end()) {
          const std::string of = key == std::string_view("transfers") ? "a transfer rule" : "an allocation rule";
          reading_.error(*node, in_quotes(node->text) + " is " + of + ", not a mechanism",
                         "write   " + std::string(key) + ": " + node->text);
          return {};
        }
      const auto found = reading_.reference(*node, known, "mechanism");
      return found ? model().mechanisms[*found] : Mechanism{};
    }
    if (known.size() == 1) return model().mechanisms.front();
    if (known.empty()) return {"", allocation(), only_transfers()};
    reading_.error(place_, "there are several mechanisms: which one is meant?", add_key("mechanism", known));
    return {};
  }

  /// The only transfer rule of the case; that of no transfers if it has none.
  std::vector<std::size_t> only_transfers() {
    const std::vector<std::string>& rules = names().transfer_rules;
    if (rules.empty()) return rule_of_no_transfers(reading_, place_);
    if (rules.size() > 1)
      reading_.error(
          place_, "there are several transfer rules: which one is meant?",
          add_key("transfers", rules) + "; or once for all claims   defaults: {transfers: " + rules.front() + "}");
    return {0};
  }

  /// Whether the claim names no mechanism and no rules, and those of the only mechanism are not meant.
  bool is_about_only_transfers() const {
    return find("mechanism") == nullptr && find("allocation") == nullptr && find("transfers") == nullptr &&
           model().mechanisms.size() != 1 && (model().mechanisms.empty() || names().transfer_rules.size() == 1);
  }

  TransferRequirements requirements() {
    TransferRequirements required;
    required.allocation = allocation();
    if (find("balance") != nullptr) required.balance = word("balance", Balance::exact);
    participation(required.individual_rationality);
    required.least_transfer = number("least_transfer");
    required.largest_transfer = number("largest_transfer");
    const Incentives incentives = word("incentives", Incentives::coalitional);
    const YamlNode* listed = find("coalitions");
    if (listed != nullptr && !listed->shared && incentives != Incentives::coalitional)
      reading_.error(*listed, "coalitions are listed, but these incentives are not about coalitions",
                     "leave out 'coalitions', or write   incentives: coalitional");
    if (incentives == Incentives::coalitional) required.coalitional_ic = coalitions(UsualCoalitions::pattern);
    if (incentives == Incentives::bayesian)
      required.coalitional_ic = singletons(static_cast<std::uint32_t>(names().agents.size()));
    required.dominant_strategy_ic = incentives == Incentives::dominant_strategy;
    if (required.least_transfer && required.largest_transfer && *required.least_transfer > *required.largest_transfer)
      reading_.error(*find("least_transfer"), "the least transfer, " + required.least_transfer->text() +
                                                  ", is more than the largest, " + required.largest_transfer->text());
    return required;
  }

  /// The key of the number that a claim compares with; null if there is none, or several: reported.
  const YamlNode* compared_with(Relation& relation) {
    const auto found = read_comparison(reading_, map_, place_, true);
    if (!found) return nullptr;
    relation = found->first;
    return found->second;
  }

  /// The rules that a quantity depends on: an allocation suffices for payoffs, transfers for
  /// transfers.
  Mechanism rules_for(Quantity quantity) {
    Mechanism subject;
    if (quantity == Quantity::payoff && find("mechanism") == nullptr && find("transfers") == nullptr &&
        (find("allocation") != nullptr || names().allocation_rules.size() == 1))
      subject.allocation = allocation();
    else if (quantity == Quantity::transfer && find("mechanism") == nullptr && find("transfers") != nullptr)
      subject.transfers = read_transfer_names(reading_, *find("transfers"));
    else if (quantity == Quantity::transfer && is_about_only_transfers())
      subject.transfers = only_transfers();
    else
      subject = mechanism();
    return subject;
  }

  /// The number at each profile; `i` is the agent if the claim is about each agent.
  void tabulate(const YamlNode& node, const CoalitionPattern& coalitions, bool each_agent, Everywhere& result) {
    const bool known =
        std::all_of(reading_.transfers_known.begin(), reading_.transfers_known.end(), [](bool rule) { return rule; }) &&
        std::all_of(reading_.allocation_known.begin(), reading_.allocation_known.end(), [](bool rule) { return rule; });
    if (!known) return;
    const std::optional<ReadFormula> formula =
        reading_.formula(node, Scope{.own_agent = each_agent, .rules = true, .amount = true}, Sort::value);
    if (!formula || (formula->bound.uses_payoffs && !reading_.payoffs_known)) return;
    if (!reading_.tabulates) return;
    if (!reading_.afford(node, std::uint64_t{coalitions.size()} * reading_.types().profile_count())) return;
    reading_.rules.paid = [this](std::size_t rule, Agent agent, Profile profile) {
      return amount_of(model().transfers[rule].amounts, agent, profile, reading_.types().profile_count());
    };
    for (Coalition coalition : coalitions) {
      Everywhere::Part& part = result.parts.emplace_back(Everywhere::Part{coalition, {}});
      for (Profile profile; profile.value < reading_.types().profile_count(); ++profile.value) {
        const std::optional<Rational> value = reading_.number(
            *formula, Situation{profile, each_agent ? std::optional(*coalition.begin()) : std::nullopt, {}});
        if (!value) break;
        part.numbers.push_back(*value);
      }
      if (part.numbers.size() < reading_.types().profile_count()) break;
    }
    reading_.rules.paid = nullptr;
  }

  Reading& reading_;
  const YamlNode& map_;
  const YamlNode& place_;      // of what is missing in the claim
  std::string quantity_;       // which the claim is about
  bool is_understood_ = true;  // it could be read
};

void ClaimReader::event(Event& event, std::optional<DrawnCondition>& drawn) {
  if (const YamlNode* node = find("event"))
    event = read_event(reading_, *node, drawn);
  else
    reading_.error(place_, "the claim does not say whose probability is meant",
                   "for example   event: {" + reading_.types().label(Agent{0}) + ": " +
                       reading_.types().label(Agent{0}, Type{0}).label + "}");
}

/// By name, or the only ones; a game form that is named must be theirs.
void ClaimReader::strategies(std::size_t& index) {
  const std::vector<std::string>& known = reading_.strategies;
  const YamlNode *node = find("strategies"), *form = find("game_form");
  if (node != nullptr) {
    const auto found = reading_.reference(*node, known, "strategy profile");
    if (!found) return;
    index = *found;
  } else if (known.size() != 1) {
    return reading_.error(
        place_,
        known.empty() ? "the case has no strategies for the claim to be about"
                      : "there are several strategies: which ones are meant?",
        known.empty() ? "add   game_forms: ...   and   strategies: ..." : add_key("strategies", known));
  }
  const auto named = form == nullptr ? std::nullopt : reading_.reference(*form, reading_.game_forms, "game form");
  if (!named || !reading_.strategies_known[index] || model().strategies[index].game_form == *named) return;
  const std::string& own = reading_.game_forms[model().strategies[index].game_form];
  reading_.error(
      *form,
      "the strategies " + in_quotes(known[index]) + " are strategies in game form " + own + ", not in " + form->text,
      "write   game_form: " + own + ", or name strategies in " + form->text);
}

/// One of two keys.
void ClaimReader::induced(std::optional<std::size_t>& rule) {
  const YamlNode *efficient = find("efficient"), *allocation = find("allocation");
  if ((efficient == nullptr) == (allocation == nullptr))
    return reading_.error(place_,
                          efficient == nullptr ? "the claim does not say what every equilibrium is"
                                               : "the claim says two things of every equilibrium",
                          "one of   efficient: true   and   allocation: NAME");
  if (allocation != nullptr) rule = this->allocation();
  const auto chosen = efficient == nullptr ? std::nullopt : reading_.one_of(*efficient, Shape::yes_no, "efficient");
  if (chosen && *chosen != 0)
    reading_.error(*efficient, "that every equilibrium is inefficient is no claim here",
                   "write   efficient: true   and   expect: refuted");
}

void ClaimReader::coalition(Coalition& members) {
  if (const YamlNode* node = find("coalition"))
    members = read_coalition(reading_, *node).value_or(Coalition{});
  else if (place_.text == Value::property)  // needed by other properties: reported
    reading_.error(place_, "the claim does not say whose " + quantity_ + " is meant",
                   "add   coalition: " + reading_.agent_names().front());
}

void ClaimReader::lie(Coalition& members, Event& given, MixedReport& report) {
  const YamlNode *truth = find("given"), *reports = find("reports");
  if (find("coalition") == nullptr || truth == nullptr || reports == nullptr) return;  // reported
  const std::size_t before = reading_.errors.error_count();
  coalition(members);
  if (truth->is_scalar())
    return reading_.error(*truth, "a deviation needs the members' true types: a map from agent to type");
  given = read_given(reading_, truth);
  report = read_reports(reading_, reports);
  if (reading_.errors.error_count() > before || members.empty()) return;
  for (Agent member : members.without(given.types.coalition))
    reading_.error(*truth, "the true type of member " + reading_.types().label(member) + " is missing",
                   "add   " + reading_.types().label(member) + ": " + reading_.types().label(member, Type{0}).label);
  const Coalition reporting = report.branches.front().report.coalition;
  for (Agent outsider : reporting.without(members))
    reading_.error(
        *reports, "agent " + reading_.types().label(outsider) + " is no member of the coalition and reports the truth");
  for (Agent member : members.without(reporting))
    reading_.error(*reports, "the report of member " + reading_.types().label(member) + " is missing");
}

void ClaimReader::extremum(Optimum::Direction& direction, Rational& number) {
  const YamlNode *least = find("least"), *largest = find("largest");
  if ((least == nullptr) == (largest == nullptr))
    return reading_.error(place_,
                          least == nullptr ? "the claim does not say what the optimum is"
                                           : "the claim is about one optimum, the least value or the largest",
                          "one of: least, largest");
  direction = least != nullptr ? Optimum::Direction::least : Optimum::Direction::largest;
  number = reading_.constant(least != nullptr ? *least : *largest, true).value_or(Rational());
}

void ClaimReader::amounts(Everywhere& claim) {
  const YamlNode* compared = is_understood_ ? compared_with(claim.relation) : nullptr;
  if (compared == nullptr || (claim.quantity != Quantity::payoff && !claim.transfers)) return;
  const YamlNode* coalition = find("coalition");
  CoalitionPattern coalitions = singletons(static_cast<std::uint32_t>(names().agents.size()));
  if (coalition != nullptr) coalitions = {read_coalition(reading_, *coalition).value_or(Coalition{})};
  claim.text = compared->text;
  tabulate(*compared, coalitions, coalition == nullptr, claim);
}

void ClaimReader::enforcement(Stable& claim) {
  const YamlNode* node = find("enforces");
  if (node == nullptr) return;  // reported
  const CoalitionPattern asked = coalitions(UsualCoalitions::pattern);
  claim.text = node->text;
  if (auto parts = read_enforcement(reading_, *node, asked)) claim.parts = std::move(*parts);
}

void ClaimReader::partition(CoalitionPattern& cells) {
  const auto agents = static_cast<std::uint32_t>(names().agents.size());
  const YamlNode* node = find("partition");
  cells = singletons(agents);
  if (node == nullptr) return;
  const std::optional<CoalitionPattern> read = read_coalitions(reading_, *node, {"singletons"});
  if (!read) return;
  cells = *read;
  Coalition together;
  for (Coalition cell : cells) {
    for (Agent twice : together.intersected_with(cell))
      reading_.error(*node, "agent " + reading_.types().label(twice) + " is in two coalitions of the partition");
    together = together.united_with(cell);
  }
  for (Agent left_out : Coalition::grand(agents).without(together))
    reading_.error(*node, "agent " + reading_.types().label(left_out) + " is in no coalition of the partition");
}

/// `transfers`, or those of a mechanism.
void ClaimReader::transfers(std::vector<std::size_t>& indices) {
  const YamlNode* written = find("transfers");
  if (is_about_only_transfers()) {
    indices = only_transfers();
    return;
  }
  if (written == nullptr || !names_rules()) {
    indices = mechanism().transfers;
    return;
  }
  indices = read_transfer_names(reading_, *written);
  if (find("allocation") != nullptr) allocation();
}

void ClaimReader::two_rules(EqualRules& claim) {
  const YamlNode* node = find("rules");
  if (node == nullptr) return;  // reported
  if (!node->is_sequence() || node->items.size() != 2)
    return reading_.error(*node, "two rules are compared", "for example   rules: [phi, printed]");
  const std::vector<std::string>& transfers = names().transfer_rules;
  const std::vector<std::string>& allocations = names().allocation_rules;
  const auto is_in = [](const std::vector<std::string>& rules, const YamlNode& name) {
    return std::find(rules.begin(), rules.end(), name.text) != rules.end();
  };
  const bool both_allocations = is_in(allocations, node->items[0]) && is_in(allocations, node->items[1]);
  const bool mixed = (is_in(allocations, node->items[0]) && is_in(transfers, node->items[1])) ||
                     (is_in(transfers, node->items[0]) && is_in(allocations, node->items[1]));
  if (mixed) return reading_.error(*node, "an allocation rule cannot equal a transfer rule");
  std::vector<std::string> known = both_allocations ? allocations : transfers;
  if (!both_allocations && !is_in(transfers, node->items[0]) && !is_in(transfers, node->items[1]))
    known.insert(known.end(), allocations.begin(), allocations.end());
  const auto first = reading_.reference(node->items[0], known, "rule");
  const auto second = reading_.reference(node->items[1], known, "rule");
  if (!first || !second) return;
  if (*first == *second) reading_.error(node->items[1], "a rule equals itself: name two rules");
  claim = {both_allocations ? EqualRules::Kind::allocations : EqualRules::Kind::transfers, *first, *second};
}

}  // namespace

std::optional<Statement> read_statement(Reading& reading, const YamlNode& map, std::string_view property) {
  return ClaimReader(reading, map).statement(property);
}

}  // namespace candor
