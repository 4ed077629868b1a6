// SPDX-License-Identifier: MIT
// What claims about dynamic models say.
#include <algorithm>

#include "cases/format/explain/suggestion.hpp"
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
    if (!known.empty()) {
      reading.error(place, "there are several mechanisms: which one is meant?", add_key("mechanism", known));
      return std::nullopt;
    }
  }
  Mechanism result;
  const std::vector<std::string>&rules = reading.vocabulary.allocation_rules, &paid = reading.vocabulary.transfer_rules;
  if (allocation != nullptr)
    result.allocation = reading.reference(*allocation, rules, "allocation rule").value_or(0);
  else if (rules.size() > 1) {
    reading.error(place, "there are several allocation rules: which one is meant?", add_key("allocation", rules));
    return std::nullopt;
  }
  if (transfers != nullptr) {
    result.transfers = reading.reference(*transfers, paid, "transfer rule");
    if (!result.transfers) return std::nullopt;
  } else if (allocation == nullptr && !paid.empty()) {  // an allocation alone is one without transfers
    if (paid.size() > 1) {
      reading.error(place, "there are several transfer rules: which one is meant?", add_key("transfers", paid));
      return std::nullopt;
    }
    result.transfers = 0;
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
  void allocation(std::size_t& index);
  void mechanism(Mechanism& mechanism) { mechanism = read_mechanism(reading_, map_, place_).value_or(Mechanism{}); }
  void game(Mechanism& played, std::optional<std::size_t>& scheme);
  void scheme(std::size_t& index) { index = scheme().value_or(0); }
  void two_rules(EqualRules& claim);
  void coalition(Coalition& members) { members = coalition("coalition"); }
  void colluders(Coalition& members) {
    members = model_.types.grand_coalition();
    const YamlNode* node = find("coalition");
    if (node == nullptr) return;
    coalition(members);
    if (members.size() == 1) reading_.error(*node, "one agent alone does not collude", "name two agents or more");
  }
  void agents(Field field, Coalition& members, const Coalition* usual) {
    members = usual != nullptr ? *usual : model_.types.grand_coalition();
    if (find(field.key) != nullptr) members = coalition(field.key);
  }
  template <class Word>
  void word(Field field, Word& value, Word otherwise) {
    value = word(field.key, otherwise);
  }
  template <class Word>
  void chosen(Field field, Word& value) {
    const YamlNode* node = find(field.key);
    if (node == nullptr) return;  // reported
    if (const auto found = reading_.reference(*node, all_words<Word>(), field.says)) value = static_cast<Word>(*found);
  }
  void participation(std::optional<Participation>& value);
  void flag(Field field, bool& value, bool otherwise) {
    const YamlNode* node = find(field.key);
    const auto found = node == nullptr ? std::nullopt : reading_.one_of(*node, Shape::yes_no, field.key);
    value = found ? *found == 0 : otherwise;
  }
  void state(Value& claim);
  void types(Field field, JointType& types) {
    if (const YamlNode* node = find(field.key)) types = read_types_of_agents(reading_, *node).value_or(JointType{});
  }
  void compared(Relation& relation, Rational& number) {
    const auto found = read_comparison(reading_, map_, place_, true);
    if (!found) return;
    relation = found->first;
    number = reading_.constant(*found->second).value_or(Rational());
  }
  void guaranteed(Guarantee& claim);
  template <class Body>
  void when(bool asked, std::initializer_list<std::string_view> keys, const char* why, const Body& body) {
    if (asked) return body();
    for (std::string_view key : keys)
      if (const YamlNode* node = find(key); node != nullptr && !node->shared)
        reading_.error(*node, "'" + std::string(key) + "' " + why);
  }

 private:
  const YamlNode* find(std::string_view key) const { return map_.find(key); }

  std::optional<Statement> build(std::string_view property) {
    std::optional<Statement> result;
    const auto read = [&]<class Claim>() {
      Claim claim{};
      describe(*this, claim);
      result = std::move(claim);
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
  Coalition coalition(std::string_view key) {
    const YamlNode* node = find(key);
    if (node == nullptr) {
      reading_.error(place_, "the claim does not say whose " + std::string(place_.text) + " is meant",
                     "add   " + std::string(key) + ": " + reading_.agent_names().front());
      return {};
    }
    return read_coalition(reading_, *node).value_or(Coalition{});
  }

  std::optional<std::size_t> scheme() {
    std::vector<std::string> known;
    for (const Scheme& one : model_.schemes) known.push_back(one.name);
    const YamlNode* node = find("scheme");
    return node != nullptr ? reading_.reference(*node, known, "scheme") : std::nullopt;
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

  Reading& reading_;
  const Model& model_;
  const YamlNode& map_;
  const YamlNode& place_;
};

void ClaimReader::allocation(std::size_t& index) {
  const std::vector<std::string>& rules = reading_.vocabulary.allocation_rules;
  if (const YamlNode* node = find("allocation"))
    index = reading_.reference(*node, rules, "allocation rule").value_or(0);
  else if (rules.size() > 1)
    reading_.error(place_, "there are several allocation rules: which one is meant?", add_key("allocation", rules));
}

void ClaimReader::game(Mechanism& played, std::optional<std::size_t>& scheme) {
  if (find("scheme") == nullptr) return mechanism(played);
  for (std::string_view key : {"mechanism", "allocation", "transfers"})
    if (find(key) != nullptr) reading_.error(*find(key), "a scheme is one of a mechanism already");
  scheme = this->scheme();
  if (scheme) played = model_.schemes[*scheme].mechanism;
}

void ClaimReader::participation(std::optional<Participation>& value) {
  const YamlNode* node = find("participation");
  if (node == nullptr) return;
  value = word("participation", Participation::ex_ante);
  if (value == Participation::none)
    reading_.error(*node,
                   "if nobody can decline, no mechanism is collusion-proof: a scheme may move a lump sum from one "
                   "member to another",
                   "participation: ex_ante   or   interim");
}

void ClaimReader::guaranteed(Guarantee& claim) {
  claim.relation = Relation::at_least;
  const auto found = read_comparison(reading_, map_, place_, false);
  if (!found) return;
  if (claim.agents.size() != 1)
    reading_.error(place_, "a number is guaranteed to one agent", "add   agents: " + reading_.agent_names().front());
  claim.relation = found->first;
  claim.number = reading_.constant(*found->second);
}

void ClaimReader::state(Value& claim) {
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
