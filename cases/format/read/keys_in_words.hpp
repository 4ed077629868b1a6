// SPDX-License-Identifier: MIT
// Inside the schema: the keys of properties, and what documents say of them, from their descriptions.
#pragma once

#include <algorithm>

#include "cases/format/read/schema.hpp"
#include "checker/properties/continuum/describe.hpp"
#include "checker/properties/dynamic/describe.hpp"
#include "checker/properties/finite/describe.hpp"
#include "checker/properties/words.hpp"

namespace candor {

/// The keys of a property and what documents say of them, from its description.
class KeysInWords {
 public:
  explicit KeysInWords(PropertyDescription& property) : property_(property) {}

  // Kinds of keys of several families.
  void allocation(std::size_t&) { add({"allocation"}, "`allocation`"); }
  template <class AnyMechanism>
  void mechanism(AnyMechanism&) {
    add({"mechanism", "allocation", "transfers"}, "mechanism");
  }
  void two_rules(EqualRules&) { need("rules", "`rules: [NAME, NAME]` (two transfer rules, or two allocation rules)"); }
  void two_rules(dynamic::EqualRules&) { need("rules", "`rules: [NAME, NAME]` (two transfer rules)"); }
  void coalition(Coalition&) { need("coalition", "`coalition` (one agent or a list)"); }
  template <class Word>
  void word(Field field, Word&, Word otherwise) {
    std::string text = '`' + std::string(field.key) + ": " + std::string(word_of(otherwise)) + "` (default)";
    for (std::string_view other : words<Word>)
      if (other != word_of(otherwise)) text += ", `" + std::string(other) + '`';
    add({field.key}, text);
  }
  void flag(Field field, bool&, bool otherwise) {
    add({field.key},
        '`' + std::string(field.key) + (otherwise ? ": true` (default) or `false`" : ": false` (default) or `true`"));
  }
  void compared(Relation&, Rational&) {
    add({"equals", "at_most", "less_than", "at_least", "greater_than"},
        "and one of `equals`, `at_most`, `less_than`, `at_least`, `greater_than`");
  }
  template <class Types>
  void types(Field field, Types&) {
    add({field.key}, '`' + std::string(field.key) + "` (a map from agent to type: " + std::string(field.says) + ')');
  }
  template <class Body>
  void when(bool, std::initializer_list<std::string_view>, const char*, const Body& body) {
    ++conditions_;
    body();
    --conditions_;
  }

  // Of finite models.
  void strategies(std::size_t&) {
    add({"strategies", "game_form"}, "`strategies` (needed if the case has several), and perhaps their `game_form`");
  }
  void game_form(std::size_t&) { add({"game_form"}, "`game_form` (needed if the case has several)"); }
  void listed(std::size_t, std::vector<std::size_t>&) {
    add({"strategies"}, "`strategies`: a list of all of them, pure strategies in that game form");
  }
  void induced(std::optional<std::size_t>&) {
    add({"efficient", "allocation"},
        "and one of `efficient: true` and `allocation` (the rule whose outcomes are brought about)");
  }
  void transfers(std::vector<std::size_t>&) {
    add({"mechanism", "allocation", "transfers"}, "`transfers` (or `mechanism`)");
  }
  template <class Of, class Transfers>
  void rules(Of, std::optional<std::size_t>&, Transfers&) {
    add({"mechanism", "allocation", "transfers"},
        "mechanism (for `of: payoff` an allocation suffices, for `of: transfer` transfers suffice" +
            std::string(std::is_same_v<Transfers, std::vector<std::size_t>>
                            ? "; several transfer rules: the minimum over them)"
                            : ")"));
  }
  void coalitions(CoalitionPattern&, UsualCoalitions usual) {
    add({"coalitions"}, usual == UsualCoalitions::proper       ? "`coalitions` (default `proper`)"
                        : usual == UsualCoalitions::singletons ? "`coalitions` (default `singletons`)"
                                                               : "`coalitions`");
  }
  void partition(CoalitionPattern&) { add({"partition"}, "`partition` (list of coalitions; default: singletons)"); }
  void requirements(TransferRequirements&) {
    add({"allocation", "balance", "incentives", "coalitions", "participation", "least_transfer", "largest_transfer"},
        "`allocation`; the properties that some transfer rule should have: `balance` (as in `budget_balance`; left "
        "out: no budget), `incentives: coalitional` (default: no misreport of the `coalitions` pays, in expectation), "
        "`bayesian`, `dominant_strategy` or `none`, `participation: interim`, `ex_post` or `ex_ante`, "
        "`least_transfer`, `largest_transfer`");
  }
  void participation(std::optional<Stage>&) {
    add({"participation"}, "perhaps `participation: interim`, `ex_post` or `ex_ante`");
  }
  template <class Of>
  void quantity(Of&, std::initializer_list<Of> allowed, const char*) {
    std::string text;
    for (const Of* one = allowed.begin(); one != allowed.end(); ++one)
      text += (text.empty() ? "`of: " : one + 1 == allowed.end() ? " or `" : ", `") + std::string(word_of(*one)) + '`';
    need("of", text);
  }
  void number(Field field, std::optional<Rational>&) {
    add({field.key}, '`' + std::string(field.key) + "` (optional number: " + std::string(field.says) + ')');
  }
  void event(Event&, std::optional<DrawnCondition>&) {
    add({"event"},
        "of a probability `event`: a map from agent to type, or a condition, in which `outcome` is the outcome drawn "
        "from the `allocation`");
  }
  void given(Event&) { add({"given"}, "`given`: a map from agent to true type, or a condition"); }
  void reports(MixedReport&) {
    add({"reports"}, "`reports`: a map from agent to reported type, or a list of such maps each with `probability`");
  }
  void lie(Coalition& members, Event&, MixedReport&) {
    coalition(members);
    need("given", "`given` (a true type for each member, and perhaps types of outsiders)");
    need("reports", "`reports` (as in `value`)");
  }
  void extremum(Optimum::Direction&, Rational&) { add({"least", "largest"}, "and one of `least` and `largest`"); }
  void amounts(Everywhere&) {
    add({"coalition"}, "`coalition` (left out: each agent, who is `i` in the formula)");
    add({"equals", "at_most", "less_than", "at_least", "greater_than"},
        "and one of `equals`, `at_most`, `less_than`, `at_least`, `greater_than`, a formula in the types, the rules "
        "and `i`");
  }
  void enforcement(Stable&) {
    add({"coalitions"}, "`coalitions`");
    need("enforces",
         "`enforces`: which outcomes a coalition can bring about by itself, a condition on `coalition` (the range of a "
         "variable), `outcome`, the types and the rules");
  }
  void region(ParameterRegion&) {
    need("claims", "`claims`: the id of another claim, or a list");
    need("parameters", "`parameters`: a parameter, or a list");
    need("region", "`region`: affine inequalities in them joined by `and`, or `all values` or `no values`");
  }

  // Of dynamic models.
  void game(dynamic::Mechanism&, std::optional<std::size_t>&) {
    add({"scheme", "mechanism", "allocation", "transfers"}, "mechanism or `scheme`");
  }
  void scheme(std::size_t&) { need("scheme", "`scheme`"); }
  void colluders(Coalition&) { add({"coalition"}, "`coalition` (of the colluders; default: all)"); }
  void agents(Field field, Coalition&, const Coalition* usual) {
    add({field.key}, '`' + std::string(field.key) + "` (" + std::string(field.says) +
                         "; default: " + (usual != nullptr ? "the coalition)" : "all)"));
  }
  template <class Word>
  void chosen(Field field, Word&) {
    std::string text;
    for (std::string_view one : words<Word>)
      text += (text.empty()                ? '`' + std::string(field.key) + ": "
               : one == words<Word>.back() ? " or `"
                                           : ", `") +
              std::string(one) + '`';
    need(field.key, text);
  }
  void participation(std::optional<dynamic::Participation>&) {
    add({"participation"}, "perhaps `participation: ex_ante` or `interim`");
  }
  void state(dynamic::Value&) {
    add({"period", "last_reports", "last_outcome", "last_messages", "statistic"},
        "`period` (default 1; with an infinite horizon 1 or `later`), and in later periods `last_reports`, "
        "`last_outcome`, with a statistic `statistic`, with a scheme `last_messages`");
  }
  void guaranteed(dynamic::Guarantee&) {
    add({"equals", "at_most", "less_than", "at_least", "greater_than"},
        "perhaps, for one agent, one of `equals`, `at_most`, `less_than`, `at_least`, `greater_than`");
  }

  // Of continuum models.
  void distribution(std::size_t&) { add({"distribution"}, "`distribution`"); }
  void shares(std::vector<Rational>&) { add({"shares"}, "`shares`"); }
  void partnership(continuum::PartnershipInstance&) { add({"distribution", "shares"}, "`distribution`, `shares`"); }
  void trade(continuum::TradeInstance&) {
    add({"buyer_distribution", "seller_distribution"}, "`buyer_distribution`, `seller_distribution`");
  }
  void subject(continuum::Subject&) {
    need("of", "`of` (a quantity)");
    add({"distribution", "shares", "buyer_distribution", "seller_distribution", "agent", "form"},
        "the instance, and `agent` and `form: trade` or `ownership` where the quantity has them");
  }
  void argument(continuum::Value&) { add({"at", "from"}, "`at` and `from` of a function"); }
  void stated(continuum::Value&) {
    add({"equals", "not_equal", "at_most", "less_than", "at_least", "greater_than", "between", "root_of"},
        "and one of `equals`, `not_equal`, `at_most`, `less_than`, `at_least`, `greater_than`, or `between` (perhaps "
        "with `root_of`)");
  }
  void function(continuum::Function&) {
    add({"is", "at_least", "at_most"}, "a quantity that has `at`, and one of `is`, `at_least`, `at_most`");
  }
  void identity(continuum::Identity&) {
    need("name", "`name`");
    add({"distribution", "agents", "buyer_distribution", "seller_distribution"},
        "the instance, of a partnership how many `agents`");
  }
  void side_payments(const continuum::PartnershipInstance&, std::vector<Rational>&) {
    need("side_payments", "`side_payments`");
  }
  void end_point(Field field, continuum::DissolvableShares::EndPoint&) {
    need(field.key, '`' + std::string(field.key) + "`: `{root_of: POLYNOMIAL, between: [NUMBER, NUMBER]}`");
  }

 private:
  /// A key that some claims of the property need only is not called needed.
  void need(std::string_view key, const std::string& words) {
    if (conditions_ > 0) return add({key}, words);
    property_.needed.push_back(key);
    add({}, words);
  }
  void add(const std::vector<std::string_view>& keys, const std::string& words) {
    std::vector<std::string_view>& all = property_.optional;
    for (std::string_view key : keys)
      if (std::find(all.begin(), all.end(), key) == all.end()) all.push_back(key);
    property_.what += (property_.what.empty() ? "" : "; ") + words;
  }

  PropertyDescription& property_;
  int conditions_ = 0;
};

template <class Claim>
PropertyDescription description_of() {
  PropertyDescription property{Claim::property, {}, {}, {}};
  Claim claim{};
  KeysInWords visit(property);
  describe(visit, claim);
  if (property.what.empty()) property.what = "none";
  return property;
}

template <class Statement>
std::vector<PropertyDescription> descriptions_of() {
  return [&]<class... Claims>(const std::variant<Claims...>*) {
    return std::vector<PropertyDescription>{description_of<Claims>()...};
  }(static_cast<const Statement*>(nullptr));
}

}  // namespace candor
