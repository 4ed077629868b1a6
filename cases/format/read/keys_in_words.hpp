// SPDX-License-Identifier: MIT
// Inside the schema: the keys of properties, and what documents say of them, from their descriptions.
#pragma once

#include <algorithm>

#include "cases/format/read/schema.hpp"
#include "checker/properties/dynamic/describe.hpp"
#include "checker/properties/finite/describe.hpp"
#include "checker/properties/words.hpp"

namespace candor {

/// The keys of a property and what documents say of them, from its description.
class KeysInWords {
 public:
  explicit KeysInWords(PropertyDescription& property) : property_(property) {}

  void allocation(std::size_t&) { add({"allocation"}, "`allocation`"); }
  template <class AnyMechanism>
  void mechanism(AnyMechanism&) {
    add({"mechanism", "allocation", "transfers"}, "mechanism");
  }
  void transfers(std::vector<std::size_t>&) {
    add({"mechanism", "allocation", "transfers"}, "`transfers` (or `mechanism`)");
  }
  void two_rules(EqualRules&) { need("rules", "`rules: [NAME, NAME]` (two transfer rules, or two allocation rules)"); }
  void two_rules(dynamic::EqualRules&) { need("rules", "`rules: [NAME, NAME]` (two transfer rules)"); }
  void coalition(Coalition&) { need("coalition", "`coalition`"); }
  void coalitions(CoalitionPattern&, UsualCoalitions usual) {
    add({"coalitions"}, usual == UsualCoalitions::proper ? "`coalitions` (default `proper`)" : "`coalitions`");
  }
  void partition(CoalitionPattern&) { add({"partition"}, "`partition` (list of coalitions; default: singletons)"); }
  void requirements(TransferRequirements&) {
    add({"allocation", "balance", "incentives", "coalitions", "participation", "least_transfer", "largest_transfer"},
        "`allocation`; the properties that some transfer rule should have: `balance` (as in `budget_balance`; left "
        "out: no budget), `incentives: coalitional` (default: no misreport of the `coalitions` pays, in expectation), "
        "`bayesian`, `dominant_strategy` or `none`, `participation: interim`, `ex_post` or `ex_ante`, "
        "`least_transfer`, `largest_transfer`");
  }
  template <class Word>
  void word(Field field, Word&, Word otherwise) {
    std::string text = '`' + std::string(field.key) + ": " + std::string(word_of(otherwise)) + "` (default)";
    for (std::string_view other : words<Word>)
      if (other != word_of(otherwise)) text += ", `" + std::string(other) + '`';
    add({field.key}, text);
  }
  void flag(Field field, bool&) { add({field.key}, '`' + std::string(field.key) + ": false` (default) or `true`"); }
  void compared(Relation&, Rational&) {
    add({"equals", "at_most", "less_than", "at_least", "greater_than"},
        "and one of `equals`, `at_most`, `less_than`, `at_least`, `greater_than`");
  }
  void number(Field field, std::optional<Rational>&) {
    add({field.key}, '`' + std::string(field.key) + "` (optional number: " + std::string(field.says) + ')');
  }

 private:
  void need(std::string_view key, const std::string& words) {
    property_.needed.push_back(key);
    add({}, words);
  }
  void add(const std::vector<std::string_view>& keys, const std::string& words) {
    property_.optional.insert(property_.optional.end(), keys.begin(), keys.end());
    property_.what += (property_.what.empty() ? "" : "; ") + words;
  }

  PropertyDescription& property_;
};

template <class Claim>
inline constexpr bool describes_itself = Described<Claim> || dynamic::Described<Claim>;

/// Of a property that describes itself, or the one of that name among those given.
template <class Claim>
PropertyDescription description_of(const std::vector<PropertyDescription>& by_hand) {
  PropertyDescription property{Claim::property, {}, {}, {}};
  if constexpr (describes_itself<Claim>) {
    Claim claim{};
    KeysInWords visit(property);
    describe(visit, claim);
    if (property.what.empty()) property.what = "none";
    return property;
  } else {
    const auto found = std::find_if(by_hand.begin(), by_hand.end(),
                                    [](const PropertyDescription& one) { return one.property == Claim::property; });
    return found != by_hand.end() ? *found : property;
  }
}

template <class Statement>
std::vector<PropertyDescription> descriptions_of(const std::vector<PropertyDescription>& by_hand) {
  return [&]<class... Claims>(const std::variant<Claims...>*) {
    return std::vector<PropertyDescription>{description_of<Claims>(by_hand)...};
  }(static_cast<const Statement*>(nullptr));
}

}  // namespace candor
