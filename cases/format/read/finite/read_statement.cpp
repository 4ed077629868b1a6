// SPDX-License-Identifier: MIT
// What one claim is about, property by property. read_claims.cpp reads the keys that all claims
// have.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
#include "cases/format/read/reading.hpp"
#include "checker/properties/finite/describe.hpp"
#include "checker/properties/words.hpp"

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
  void two_rules(EqualRules& claim);
  void coalitions(CoalitionPattern& pattern, UsualCoalitions usual) { pattern = coalitions(usual); }
  void partition(CoalitionPattern& cells);
  void requirements(TransferRequirements& required) { required = requirements(); }
  template <class Word>
  void word(Field field, Word& value, Word otherwise) {
    value = word(field.key, otherwise);
  }
  void number(Field field, std::optional<Rational>& value) { value = number(field.key); }

 private:
  const YamlNode* find(std::string_view key) const { return map_.find(key); }
  const FiniteModel& model() const { return reading_.case_file.finite(); }
  const Vocabulary& names() const { return reading_.vocabulary; }

  Statements build(std::string_view property) {
    Statements result;
    const auto read = [&]<class Claim>() {
      if constexpr (Described<Claim>) {
        Claim claim{};
        describe(*this, claim);
        result = std::move(claim);
      } else if constexpr (!std::is_same_v<Claim, ParameterRegion>) {  // which is read after all others
        result = by_hand(std::type_identity<Claim>{});
      }
    };
    if (!with_property<finite::Statement>(property, read))
      throw std::logic_error("there is no property " + std::string(property));
    return result;
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
      return read_coalitions(reading_, *node, {"pattern", "all", "proper", "singletons"}).value_or(CoalitionPattern{});
    return usual == UsualCoalitions::proper ? proper_coalitions(agents) : model().environment.coalitions;
  }

  /// The allocation rule that a claim names, or the only one.
  std::size_t allocation() {
    const std::vector<std::string>& rules = names().allocation_rules;
    if (const YamlNode* node = find("allocation"))
      return reading_.reference(*node, rules, "allocation rule").value_or(0);
    if (rules.size() > 1)
      reading_.error(place_, "there are several allocation rules: which one is meant?",
                     "add   allocation: " + rules.front());
    return 0;
  }

  bool names_rules() {
    const bool rules = find("allocation") != nullptr || find("transfers") != nullptr;
    if (!rules || find("mechanism") == nullptr) return rules;
    reading_.error(*find("mechanism"), "a claim names either a mechanism or its rules, not both",
                   "leave out 'mechanism', or 'allocation' and 'transfers'");
    return false;
  }

  /// `mechanism: NAME`, the only mechanism of the case, or the mechanism made of the rules that are
  /// named.
  Mechanism mechanism() {
    if (names_rules()) {
      const YamlNode* transfers = find("transfers");
      if (transfers == nullptr)
        reading_.error(place_, "the claim names an allocation rule but no transfers", "add   transfers: NAME");
      return {"", allocation(),
              transfers == nullptr ? std::vector<std::size_t>{} : read_transfer_names(reading_, *transfers)};
    }
    std::vector<std::string> known;
    for (const Mechanism& one : model().mechanisms) known.push_back(one.name);
    if (const YamlNode* node = find("mechanism")) {
      const auto found = reading_.reference(*node, known, "mechanism");
      return found ? model().mechanisms[*found] : Mechanism{};
    }
    if (known.size() == 1) return model().mechanisms.front();
    reading_.error(place_,
                   known.empty() ? "the claim does not say which mechanism is meant"
                                 : "there are several mechanisms: which one is meant?",
                   known.empty() ? "add   transfers: NAME" : "add   mechanism: " + known.front());
    return {};
  }

  // --- events and reports ------------------------------------------------------------------------

  Event event(const YamlNode& node) {
    Event result;
    if (!node.is_scalar()) {
      if (const auto types = read_types_of_agents(reading_, node)) result.types = *types;
      return result;
    }
    const std::optional<ReadFormula> condition = reading_.formula(node, Scope{}, Sort::condition);
    if (!condition) return result;
    result.condition = Event::Condition{node.text, std::vector<bool>(reading_.types().profile_count())};
    for (Profile profile; profile.value < reading_.types().profile_count(); ++profile.value) {
      const std::optional<bool> holds = reading_.holds(*condition, Situation{profile, {}, {}});
      if (!holds) return result;
      result.condition->holds[profile.value] = *holds;
    }
    return result;
  }

  /// What an expectation conditions on: it must be possible.
  Event given() {
    const YamlNode* node = find("given");
    if (node == nullptr) return {};
    const std::size_t before = reading_.errors.error_count();
    Event result = event(*node);
    if (reading_.errors.error_count() == before && !reading_.meter.exhausted() && reading_.prior_known &&
        result.probability(model().environment).sign() == 0)
      reading_.error(*node, "this has probability zero, so nothing is expected given it", "");
    return result;
  }

  MixedReport report() {
    const YamlNode* node = find("reports");
    if (node == nullptr) return MixedReport::truth();
    if (!node->is_sequence()) {
      const std::optional<JointType> pure = read_types_of_agents(reading_, *node);
      if (pure && pure->coalition.empty()) reading_.error(*node, "nobody reports anything here");
      return pure ? MixedReport::pure(*pure) : MixedReport::truth();
    }
    return mixed_report(*node);
  }

  MixedReport mixed_report(const YamlNode& list) {
    MixedReport result;
    Rational sum;
    const std::size_t before = reading_.errors.error_count();
    for (const YamlNode& item : list.items) {
      const std::optional<JointType> types = read_types_of_agents(reading_, item, "probability");
      const YamlNode* probability = item.find("probability");
      if (probability == nullptr && item.is_map())
        reading_.error(item, "this report has no probability", "add   probability: 1/2");
      const std::optional<Rational> weight = probability != nullptr ? reading_.constant(*probability) : std::nullopt;
      if (!types || !weight) continue;
      if (weight->sign() < 0) reading_.error(*probability, "a probability is not negative");
      if (types->coalition.empty())
        reading_.error(item, "nobody reports anything here");
      else if (!result.branches.empty() && result.branches.front().report.coalition != types->coalition)
        reading_.error(item, "each of the reports must be by the same agents");
      else if (std::any_of(result.branches.begin(), result.branches.end(),
                           [&](const auto& branch) { return branch.report == *types; }))
        reading_.error(item, "this report is listed twice");
      else
        result.branches.push_back({*types, *weight});
      sum += *weight;
    }
    if (reading_.errors.error_count() == before && sum != Rational(1))
      reading_.error(list, list.items.empty() ? "no report is listed"
                                              : "the probabilities of the reports sum to " + sum.text() + ", not 1");
    return result;
  }

  // --- claims with keys of their own -------------------------------------------------------------

  TransferRequirements requirements() {
    TransferRequirements required;
    required.allocation = allocation();
    if (find("balance") != nullptr) required.balance = word("balance", Balance::exact);
    if (find("participation") != nullptr) required.individual_rationality = word("participation", Stage::interim);
    required.least_transfer = number("least_transfer");
    required.largest_transfer = number("largest_transfer");
    enum class Incentives { coalitional, bayesian, dominant_strategy, none } incentives = Incentives::coalitional;
    if (const YamlNode* node = find("incentives"))
      if (const auto found = reading_.one_of(*node, Shape::incentives, "incentives"))
        incentives = static_cast<Incentives>(*found);
    const YamlNode* listed = find("coalitions");
    if (listed != nullptr && incentives != Incentives::coalitional)
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

  /// The types of agents of positive probability.
  JointType possible_types(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr) return {};
    if (node->is_scalar()) reading_.error(*node, "types are fixed here, not conditions: a map from agent to type");
    const std::optional<JointType> types = node->is_scalar() ? std::nullopt : read_types_of_agents(reading_, *node);
    if (!types) return {};
    Event event;
    event.types = *types;
    if (types->coalition != reading_.types().grand_coalition() && reading_.prior_known &&
        event.probability(model().environment).sign() == 0)
      reading_.error(*node, "this has probability zero, so nothing is expected given it");
    return *types;
  }

  Statements by_hand(std::type_identity<Optimum>) {
    Optimum result;
    result.requirements = requirements();
    const YamlNode* of = find("of");
    const YamlNode* coalition = find("coalition");
    if (of == nullptr || coalition == nullptr) return std::nullopt;
    const std::optional<std::size_t> quantity = reading_.one_of(*of, Shape::quantity, "quantity");
    if (!quantity) return std::nullopt;
    if (*quantity > static_cast<std::size_t>(Quantity::utility) || static_cast<Quantity>(*quantity) == Quantity::payoff)
      reading_.error(*of, "an optimum over transfers is one of transfers or utilities",
                     "of: transfer   or   of: utility");
    result.quantity = static_cast<Quantity>(*quantity);
    result.coalition = read_coalition(reading_, *coalition).value_or(Coalition{});
    result.given = possible_types("given");
    if (find("minus") != nullptr) result.minus = possible_types("minus");
    const YamlNode* least = find("least");
    const YamlNode* largest = find("largest");
    if ((least == nullptr) == (largest == nullptr)) {
      reading_.error(place_,
                     least == nullptr ? "the claim does not say what the optimum is"
                                      : "the claim is about one optimum, the least value or the largest",
                     "one of: least, largest");
      return std::nullopt;
    }
    result.direction = least != nullptr ? Optimum::Direction::least : Optimum::Direction::largest;
    result.number = number(least != nullptr ? "least" : "largest").value_or(Rational());
    return result;
  }

  static const std::vector<std::pair<std::string_view, Relation>>& comparison_keys() {
    static const std::vector<std::pair<std::string_view, Relation>> keys{{"equals", Relation::equal},
                                                                         {"at_most", Relation::at_most},
                                                                         {"less_than", Relation::less_than},
                                                                         {"at_least", Relation::at_least},
                                                                         {"greater_than", Relation::greater_than}};
    return keys;
  }

  /// The key of the number that a claim compares with; null if there is none, or several: reported.
  const YamlNode* compared_with(Relation& relation) {
    const YamlNode* result = nullptr;
    std::size_t present = 0;
    for (const auto& [key, meaning] : comparison_keys())
      if (const YamlNode* node = find(key)) {
        ++present;
        result = node;
        relation = meaning;
      }
    if (present == 1) return result;
    reading_.error(
        place_,
        present == 0 ? "the claim does not say what the value is compared with" : "the claim compares the value twice",
        "one of: equals, at_most, less_than, at_least, greater_than");
    return nullptr;
  }

  /// The one key that says what a value is compared with.
  std::optional<std::pair<Relation, Rational>> comparison() {
    Relation relation = Relation::equal;
    const YamlNode* node = compared_with(relation);
    if (node == nullptr) return std::nullopt;
    const std::optional<Rational> value = reading_.constant(*node, true);
    return value ? std::optional(std::pair(relation, *value)) : std::nullopt;
  }

  void refuse(std::string_view key, const std::string& why) {
    const YamlNode* node = find(key);
    if (node != nullptr) reading_.error(*node, "'" + std::string(key) + "' " + why);
  }

  Statements by_hand(std::type_identity<Value>) {
    const YamlNode* of = find("of");
    if (of == nullptr) return std::nullopt;
    const std::optional<std::size_t> quantity = reading_.one_of(*of, Shape::quantity, "quantity");
    const auto compared = comparison();
    if (!quantity) return std::nullopt;
    if (words_of(Shape::quantity)[*quantity] == "probability") return probability(compared);
    return expectation(static_cast<Quantity>(*quantity), compared);
  }

  Statements probability(const std::optional<std::pair<Relation, Rational>>& compared) {
    for (std::string_view key : {"coalition", "reports", "mechanism", "allocation", "transfers"})
      refuse(key, "has nothing to do with a probability of types");
    Value result{};
    result.given = given();
    const YamlNode* node = find("event");
    if (node == nullptr)
      reading_.error(place_, "the claim does not say whose probability is meant",
                     "for example   event: {" + reading_.types().label(Agent{0}) + ": " +
                         reading_.types().label(Agent{0}, Type{0}).label + "}");
    else
      result.event = event(*node);
    if (!compared) return std::nullopt;
    result.relation = compared->first;
    result.number = compared->second;
    return result;
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
    else
      subject = mechanism();
    return subject;
  }

  Statements by_hand(std::type_identity<Everywhere>) {
    const YamlNode* of = find("of");
    if (of == nullptr) return std::nullopt;
    const std::optional<std::size_t> quantity = reading_.one_of(*of, Shape::quantity, "quantity");
    if (!quantity) return std::nullopt;
    if (words_of(Shape::quantity)[*quantity] == "probability") {
      reading_.error(*of, "at a type profile there are payoffs, transfers and utilities, but no probabilities",
                     "of: payoff, transfer or utility");
      return std::nullopt;
    }
    Everywhere result;
    result.quantity = static_cast<Quantity>(*quantity);
    const Mechanism subject = rules_for(result.quantity);
    if (result.quantity != Quantity::transfer) result.allocation = subject.allocation;
    if (result.quantity != Quantity::payoff) {
      if (subject.transfers.size() > 1) reading_.error(place_, "the claim is about one transfer rule, not several");
      if (subject.transfers.size() != 1) return std::nullopt;
      result.transfers = subject.transfers.front();
    }
    const YamlNode* compared = compared_with(result.relation);
    if (compared == nullptr) return std::nullopt;
    const YamlNode* coalition = find("coalition");
    CoalitionPattern coalitions = singletons(static_cast<std::uint32_t>(names().agents.size()));
    if (coalition != nullptr) coalitions = {read_coalition(reading_, *coalition).value_or(Coalition{})};
    result.text = compared->text;
    tabulate(*compared, coalitions, coalition == nullptr, result);
    return result;
  }

  /// The number at each profile; `i` is the agent if the claim is about each agent.
  void tabulate(const YamlNode& node, const CoalitionPattern& coalitions, bool each_agent, Everywhere& result) {
    const bool known =
        std::all_of(reading_.transfers_known.begin(), reading_.transfers_known.end(), [](bool rule) { return rule; }) &&
        std::all_of(reading_.allocation_known.begin(), reading_.allocation_known.end(), [](bool rule) { return rule; });
    if (!known) return;
    const std::optional<ReadFormula> formula =
        reading_.formula(node, Scope{.own_agent = each_agent, .rules = true, .amount = true}, Sort::value);
    if (!formula || !reading_.afford(node, std::uint64_t{coalitions.size()} * reading_.types().profile_count())) return;
    reading_.rules.paid = [this](std::size_t rule, Agent agent, Profile profile) {
      return model().transfers[rule].amounts(agent, profile);
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

  Statements expectation(Quantity quantity, const std::optional<std::pair<Relation, Rational>>& compared) {
    refuse("event", "belongs to   of: probability");
    Expectation one;
    one.quantity = quantity;
    const YamlNode* coalition = find("coalition");
    if (coalition == nullptr)
      reading_.error(
          place_,
          "the claim does not say whose " + words_of(Shape::quantity)[static_cast<std::size_t>(quantity)] + " is meant",
          "add   coalition: " + reading_.agent_names().front());
    else
      one.coalition = read_coalition(reading_, *coalition).value_or(Coalition{});
    one.given = given();
    one.report = report();

    const Mechanism subject = rules_for(quantity);
    if (quantity != Quantity::transfer) one.allocation = subject.allocation;
    Value result{};
    if (quantity == Quantity::payoff)
      result.minimum_of.push_back(one);
    else
      for (std::size_t rule : subject.transfers) {
        result.minimum_of.push_back(one);
        result.minimum_of.back().transfers = rule;
      }
    if (!compared) return std::nullopt;
    result.relation = compared->first;
    result.number = compared->second;
    return result;
  }

  Statements by_hand(std::type_identity<Deviation>) {
    Deviation result;
    result.mechanism = mechanism();
    const YamlNode* coalition = find("coalition");
    const YamlNode* truth = find("given");
    const YamlNode* reports = find("reports");
    if (coalition == nullptr || truth == nullptr || reports == nullptr) return std::nullopt;
    result.coalition = read_coalition(reading_, *coalition).value_or(Coalition{});
    if (truth->is_scalar()) {
      reading_.error(*truth, "a deviation needs the members' true types: a map from agent to type");
      return std::nullopt;
    }
    const std::size_t before = reading_.errors.error_count();
    result.given = given();
    result.report = report();
    if (reading_.errors.error_count() > before || result.coalition.empty()) return std::nullopt;
    for (Agent member : result.coalition.without(result.given.types.coalition))
      reading_.error(*truth, "the true type of member " + reading_.types().label(member) + " is missing",
                     "add   " + reading_.types().label(member) + ": " + reading_.types().label(member, Type{0}).label);
    const Coalition reporting = result.report.branches.front().report.coalition;
    for (Agent outsider : reporting.without(result.coalition))
      reading_.error(*reports, "agent " + reading_.types().label(outsider) +
                                   " is no member of the coalition and reports the truth");
    for (Agent member : result.coalition.without(reporting))
      reading_.error(*reports, "the report of member " + reading_.types().label(member) + " is missing");
    if (const YamlNode* pays = find("pays")) result.pays = reading_.one_of(*pays, Shape::yes_no, "pays") != 1u;
    result.gain = number("gain");
    return result;
  }

  Reading& reading_;
  const YamlNode& map_;
  const YamlNode& place_;  // of what is missing in the claim
};

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
