// SPDX-License-Identifier: MIT
// What claims about dynamic models say.
#include <algorithm>

#include "cases/format/read/dynamic/read.hpp"
#include "checker/properties/dynamic/describe.hpp"
#include "checker/properties/words.hpp"

namespace candor::dynamic {

std::optional<Mechanism> read_mechanism(Reading& reading, const YamlNode& map, const YamlNode& place) {
  const YamlNode *mechanism = map.find("mechanism"), *allocation = map.find("allocation"),
                 *transfers = map.find("transfers");
  const Model& model = model_of(reading);
  if (mechanism != nullptr && (allocation != nullptr || transfers != nullptr)) {
    reading.error(*mechanism, "a claim names either a mechanism or its rules, not both",
                  "leave out 'mechanism', or 'allocation' and 'transfers'");
    return std::nullopt;
  }
  std::vector<std::string> known;
  for (const Mechanism& one : model.mechanisms) known.push_back(one.name);
  if (mechanism != nullptr) {
    const auto found = reading.reference(*mechanism, known, "mechanism");
    return found ? std::optional(model.mechanisms[*found]) : std::nullopt;
  }
  if (allocation == nullptr && transfers == nullptr) {
    if (known.size() == 1) return model.mechanisms.front();
    reading.error(place,
                  known.empty() ? "the claim does not say which mechanism is meant"
                                : "there are several mechanisms: which one is meant?",
                  known.empty() ? "add   transfers: NAME" : "add   mechanism: " + known.front());
    return std::nullopt;
  }
  Mechanism result;
  const std::vector<std::string>& rules = reading.vocabulary.allocation_rules;
  if (allocation != nullptr)
    result.allocation = reading.reference(*allocation, rules, "allocation rule").value_or(0);
  else if (rules.size() > 1) {
    reading.error(place, "there are several allocation rules: which one is meant?",
                  "add   allocation: " + rules.front());
    return std::nullopt;
  }
  if (transfers != nullptr) {
    result.transfers = reading.reference(*transfers, reading.vocabulary.transfer_rules, "transfer rule");
    if (!result.transfers) return std::nullopt;
  }
  return result;
}

namespace {

class ClaimReader {
 public:
  ClaimReader(Reading& reading, const YamlNode& map)
      : reading_(reading), model_(model_of(reading)), map_(map), place_(*map.find("property")) {}

  std::optional<Statement> statement(std::string_view property) {
    const std::size_t before = reading_.errors.error_count();
    std::optional<Statement> result = build(property);
    if (reading_.errors.error_count() > before) return std::nullopt;
    return result;
  }

  // Kinds of keys (describe.hpp).
  void allocation(std::size_t& index) { index = allocation(); }
  void mechanism(Mechanism& mechanism) { mechanism = this->mechanism(); }
  void two_rules(EqualRules& claim);
  void coalition(Coalition& members) { members = coalition("coalition"); }
  template <class Word>
  void word(Field field, Word& value, Word otherwise) {
    value = word(field.key, otherwise);
  }
  void flag(Field field, bool& value) { value = yes(field.key); }
  void compared(Relation& relation, Rational& number) {
    const auto found = comparison(true);
    if (!found) return;
    relation = found->first;
    number = found->second;
  }

 private:
  const YamlNode* find(std::string_view key) const { return map_.find(key); }

  std::optional<Statement> build(std::string_view property) {
    std::optional<Statement> result;
    const auto read = [&]<class Claim>() {
      if constexpr (Described<Claim>) {
        Claim claim{};
        describe(*this, claim);
        result = std::move(claim);
      } else {
        result = by_hand(std::type_identity<Claim>{});
      }
    };
    if (!with_property<Statement>(property, read))
      throw std::logic_error("there is no property " + std::string(property));
    return result;
  }

  template <class Word>
  Word word(std::string_view key, Word otherwise) {
    const YamlNode* node = find(key);
    if (node == nullptr) return otherwise;
    const auto found = reading_.reference(*node, all_words<Word>(), key);
    return found ? static_cast<Word>(*found) : otherwise;
  }
  bool yes(std::string_view key) {
    const YamlNode* node = find(key);
    return node != nullptr && reading_.one_of(*node, Shape::yes_no, key) == 0u;
  }
  Mechanism mechanism() { return read_mechanism(reading_, map_, place_).value_or(Mechanism{}); }

  std::size_t allocation() {
    const std::vector<std::string>& rules = reading_.vocabulary.allocation_rules;
    if (const YamlNode* node = find("allocation"))
      return reading_.reference(*node, rules, "allocation rule").value_or(0);
    if (rules.size() > 1)
      reading_.error(place_, "there are several allocation rules: which one is meant?",
                     "add   allocation: " + rules.front());
    return 0;
  }

  std::optional<std::pair<Relation, Rational>> comparison(bool needed) {
    static const std::vector<std::pair<std::string_view, Relation>> keys{{"equals", Relation::equal},
                                                                         {"at_most", Relation::at_most},
                                                                         {"less_than", Relation::less_than},
                                                                         {"at_least", Relation::at_least},
                                                                         {"greater_than", Relation::greater_than}};
    std::optional<std::pair<Relation, Rational>> result;
    std::size_t present = 0;
    for (const auto& [key, relation] : keys) {
      const YamlNode* node = find(key);
      if (node == nullptr) continue;
      ++present;
      if (const auto number = reading_.constant(*node)) result.emplace(relation, *number);
    }
    if (present > 1 || (needed && present == 0))
      reading_.error(place_,
                     present == 0 ? "the claim does not say what the value is compared with"
                                  : "the claim compares the value twice",
                     "one of: equals, at_most, less_than, at_least, greater_than");
    return present == 1 ? result : std::nullopt;
  }

  Coalition coalition(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr) {
      reading_.error(place_, "the claim does not say whose " + std::string(place_.text) + " is meant",
                     "add   " + std::string(key) + ": " + reading_.agent_names().front());
      return {};
    }
    return read_coalition(reading_, *node).value_or(Coalition{});
  }

  std::optional<Statement> by_hand(std::type_identity<IncentiveEfficient>) {
    IncentiveEfficient claim;
    claim.of = word("of", IncentiveEfficient::Of::mechanism);
    claim.sequentially = yes("sequentially");
    if (claim.of == IncentiveEfficient::Of::rule)
      claim.mechanism = Mechanism{"", allocation(), {}};
    else
      claim.mechanism = mechanism();
    if (claim.of == IncentiveEfficient::Of::rule)
      for (std::string_view key : {"mechanism", "transfers"})
        if (find(key) != nullptr)
          reading_.error(*find(key), "a rule has no transfers", "name it by   allocation: NAME");
    return claim;
  }

  std::optional<Statement> by_hand(std::type_identity<Guarantee>) {
    const Mechanism subject = mechanism();
    Guarantee claim{subject, model_.types.grand_coalition(), Relation::at_least, {}, yes("best_response")};
    const auto compared = comparison(false);
    if (find("agents") != nullptr) claim.agents = coalition("agents");
    if (!compared) return claim;
    if (claim.agents.size() != 1)
      reading_.error(place_, "a number is guaranteed to one agent", "add   agents: " + reading_.agent_names().front());
    claim.relation = compared->first;
    claim.number = compared->second;
    return claim;
  }

  std::optional<Statement> by_hand(std::type_identity<CollusionProof>) {
    const Mechanism subject = mechanism();
    CollusionProof claim{word("colluders", CollusionProof::Colluders::any), subject};
    const YamlNode* node = find("participation");
    if (node == nullptr) return claim;
    claim.participation = word("participation", Participation::ex_ante);
    if (claim.participation == Participation::none)
      reading_.error(*node,
                     "if nobody can decline, no mechanism is collusion-proof: a scheme may move a lump sum from one "
                     "member to another",
                     "participation: ex_ante   or   interim");
    return claim;
  }

  std::optional<Statement> by_hand(std::type_identity<SchemeOptimum>) {
    const Mechanism subject = mechanism();
    SchemeOptimum claim{word("direction", SchemeOptimum::Direction::largest),
                        subject,
                        model_.types.grand_coalition(),
                        {},
                        word("participation", Participation::none),
                        {},
                        {}};
    if (const YamlNode* node = find("coalition")) {
      claim.coalition = coalition("coalition");
      if (claim.coalition.size() == 1)
        reading_.error(*node, "one agent alone does not collude", "name two agents or more");
    }
    claim.agents = find("agents") != nullptr ? coalition("agents") : claim.coalition;
    const auto compared = comparison(true);
    if (!compared) return std::nullopt;
    claim.relation = compared->first;
    claim.number = compared->second;
    return claim;
  }

  std::optional<std::size_t> scheme() {
    std::vector<std::string> known;
    for (const Scheme& one : model_.schemes) known.push_back(one.name);
    const YamlNode* node = find("scheme");
    return node != nullptr ? reading_.reference(*node, known, "scheme") : std::nullopt;
  }

  std::optional<Statement> by_hand(std::type_identity<SchemeClaim>) {
    const auto named = scheme();
    const YamlNode* aspect = find("is");
    const auto what = aspect != nullptr ? reading_.one_of(*aspect, Shape::aspect, "aspect of schemes") : std::nullopt;
    if (!named || !what) return std::nullopt;
    return SchemeClaim{static_cast<SchemeClaim::Aspect>(*what), *named};
  }

  std::optional<Profile> profile(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto types = read_types_of_agents(reading_, *node);
    if (types && types->coalition != model_.types.grand_coalition())
      reading_.error(*node, "there is a type for every agent here");
    return types && types->coalition == model_.types.grand_coalition() ? std::optional(Profile{types->index})
                                                                       : std::nullopt;
  }

  std::optional<Statement> by_hand(std::type_identity<Value>) {
    Value claim;
    claim.of = word("of", Value::Of::utility);
    if (find("scheme") != nullptr) {
      claim.scheme = scheme();
      if (!claim.scheme) return std::nullopt;
      for (std::string_view key : {"mechanism", "allocation", "transfers"})
        if (find(key) != nullptr) reading_.error(*find(key), "a scheme is one of a mechanism already");
      claim.mechanism = model_.schemes[*claim.scheme].mechanism;
    } else
      claim.mechanism = mechanism();
    claim.coalition = coalition("coalition");
    if (const YamlNode* node = find("given"))
      if (const auto types = read_types_of_agents(reading_, *node)) claim.given = *types;
    read_state(claim);
    const auto compared = comparison(true);
    if (!compared) return std::nullopt;
    claim.relation = compared->first;
    claim.number = compared->second;
    return claim;
  }

  void read_state(Value& claim) {
    if (const YamlNode* node = find("period"); node != nullptr && model_.infinite) {
      if (node->is_scalar() && node->text == "later")
        claim.period = 2;
      else if (!node->is_scalar() || node->text != "1")
        return reading_.error(*node, "the horizon is infinite, and all periods after the first are alike",
                              "write   period: later");
    } else if (node != nullptr) {
      const auto number = reading_.constant(*node);
      if (!number) return;
      claim.period = 0;
      for (std::uint32_t t = 1; t <= model_.periods; ++t)
        if (Rational(t) == *number) claim.period = t;
      if (claim.period == 0)
        return reading_.error(
            *node, "there is no period " + number->text() + ": the horizon is " + std::to_string(model_.periods));
    }
    claim.state.reports = profile("last_reports");
    claim.state.messages = profile("last_messages");
    if (const YamlNode* node = find("last_outcome")) claim.state.outcome = reading_.outcome(*node);
    if (const YamlNode* node = find("statistic"))
      claim.state.statistic = static_cast<std::uint32_t>(
          reading_.reference(*node, model_.statistic.values, "value of the statistic").value_or(0));
    for (std::string_view key : {"last_reports", "last_outcome", "last_messages", "statistic"})
      if (claim.period == 1 && find(key) != nullptr)
        return reading_.error(*find(key), "in period 1 nothing has happened yet",
                              model_.infinite ? "add   period: later" : "add   period: 2");
    if (claim.period == 1) return;
    const std::string before = model_.infinite ? "the period before" : "period " + std::to_string(claim.period - 1);
    for (std::string_view key : {"last_reports", "last_outcome"})
      if (find(key) == nullptr)
        return reading_.error(place_, "the claim does not say what happened in " + before, "add   " + std::string(key));
    if (model_.statistic_count() > 1 && find("statistic") == nullptr)
      return reading_.error(place_, "the claim does not say what the statistic is",
                            "add   statistic: " + model_.statistic.values.front());
    if (claim.scheme.has_value() != claim.state.messages.has_value())
      reading_.error(place_,
                     claim.scheme ? "the claim does not say what the members told the scheme in " + before
                                  : "messages belong to schemes",
                     "last_messages: a type for every agent");
  }

  Reading& reading_;
  const Model& model_;
  const YamlNode& map_;
  const YamlNode& place_;
};

void ClaimReader::two_rules(EqualRules& claim) {
  const YamlNode* node = find("rules");
  if (node == nullptr) return;  // reported
  if (!node->is_sequence() || node->items.size() != 2)
    return reading_.error(*node, "two transfer rules are compared", "for example   rules: [liu, printed]");
  const std::vector<std::string>& rules = reading_.vocabulary.transfer_rules;
  const auto first = reading_.reference(node->items[0], rules, "transfer rule");
  const auto second = reading_.reference(node->items[1], rules, "transfer rule");
  if (!first || !second) return;
  if (*first == *second) reading_.error(node->items[1], "a rule equals itself: name two rules");
  claim = {*first, *second};
}

}  // namespace

std::optional<Statement> read_statement(Reading& reading, const YamlNode& claim, std::string_view property) {
  return ClaimReader(reading, claim).statement(property);
}

}  // namespace candor::dynamic
