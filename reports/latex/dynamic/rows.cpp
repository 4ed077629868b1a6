// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/rows.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "reports/text/dynamic/words.hpp"

namespace candor::dynamic {

using namespace candor::tex;

namespace {

std::string number(const Rational& value) { return math(fraction(value)); }

Rational slack(const Judgement& judgement) { return abs(judgement.left.value - judgement.right.value); }

class Collector : public Judge {
 public:
  Collector(Compared& into, std::size_t limit) : into_(into), limit_(limit) {}
  using Judge::receive;

  void receive(const Judgement& judgement) override {
    ++into_.count;
    if (into_.rows.size() < limit_) into_.rows.push_back(judgement);
    const Place& place = place_of(judgement);
    if (place.about == Place::About::total) into_.totals.push_back(judgement);
    if (place.about == Place::About::opposition) {
      into_.any_choice_is_the_same = into_.any_choice_is_the_same && judgement.tight();
      if (seen_.insert({place.coalition->bits(), place.period, *place.state}).second)
        into_.opposition.push_back(judgement);
    }
    keep_the_least(judgement);
  }

 private:
  void keep_the_least(const Judgement& judgement) {
    if (judgement.relation == Relation::equal) return;
    const auto later =
        std::upper_bound(into_.least.begin(), into_.least.end(), judgement,
                         [](const Judgement& one, const Judgement& other) { return slack(one) < slack(other); });
    into_.least.insert(later, judgement);
    if (into_.least.size() > most_least) into_.least.pop_back();
  }
  static constexpr std::size_t most_least = 12;
  Compared& into_;
  std::size_t limit_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, PublicState>> seen_;
};

}  // namespace

const Place& place_of(const Judgement& judgement) {
  static const Place nowhere;
  const auto* place = std::get_if<Place>(&judgement.place.of_family);
  return place == nullptr ? nowhere : *place;
}

Compared compared(const Model& model, const Statement& statement, const candor::Evidence& evidence, std::size_t limit) {
  Compared result;
  Collector collector(result, limit);
  expand(model, statement, evidence, collector);
  return result;
}

Table rows(const Symbols& n, const std::vector<Judgement>& judgements, const std::string& left,
           const std::string& right) {
  const auto any = [&](auto&& has) {
    return std::any_of(judgements.begin(), judgements.end(),
                       [&](const Judgement& judgement) { return has(place_of(judgement)); });
  };
  struct Column {
    bool used;
    std::string header;
    std::string (*cell)(const Symbols&, const Place&);
  };
  const auto types = [](const Symbols& symbols, const std::optional<JointType>& joint) {
    return joint && !joint->coalition.empty() ? math(symbols.joint(*joint)) : std::string();
  };
  static const auto typed = types;
  const std::vector<Column> columns{
      {n.model().periods > 1 && any([](const Place& place) { return place.period > 0; }), math("t"),
       [](const Symbols& symbols, const Place& place) { return period_label(symbols.model(), place.period); }},
      {n.model().periods > 1 && any([](const Place& place) { return place.state.has_value(); }), math("k"),
       [](const Symbols& symbols, const Place& place) {
         return place.state ? math(symbols.state(*place.state)) : std::string();
       }},
      {any([](const Place& place) { return place.coalition.has_value(); }), "who",
       [](const Symbols& symbols, const Place& place) {
         return place.coalition ? math(symbols.members(*place.coalition)) : std::string();
       }},
      {any([](const Place& place) { return place.truth.has_value(); }), "type",
       [](const Symbols& symbols, const Place& place) { return typed(symbols, place.truth); }},
      {any([](const Place& place) { return place.outsiders.has_value(); }), "others' types",
       [](const Symbols& symbols, const Place& place) { return typed(symbols, place.outsiders); }},
      {any([](const Place& place) { return place.report.has_value(); }), "report",
       [](const Symbols& symbols, const Place& place) { return typed(symbols, place.report); }},
      {any([](const Place& place) { return place.outcome.has_value(); }), math("a"),
       [](const Symbols& symbols, const Place& place) {
         return place.outcome ? math(symbols.outcome(*place.outcome)) : std::string();
       }},
  };
  std::vector<std::string> header;
  for (const Column& column : columns)
    if (column.used) header.push_back(column.header);
  const std::size_t places = header.size();
  const bool inequalities = std::any_of(judgements.begin(), judgements.end(), [](const Judgement& judgement) {
    return judgement.relation != Relation::equal;
  });
  header.insert(header.end(), {left, right});
  if (inequalities) header.emplace_back("slack");
  Table table(std::string(places, 'l') + std::string(header.size() - places, 'r'), header);
  for (const Judgement& judgement : judgements) {
    std::vector<std::string> cells;
    for (const Column& column : columns)
      if (column.used) cells.push_back(column.cell(n, place_of(judgement)));
    cells.push_back(number(judgement.left.value));
    cells.push_back(number(judgement.right.value));
    if (inequalities) cells.push_back(math(fraction(slack(judgement)) + (judgement.tight() ? "^{*}" : "")));
    table.row(std::move(cells));
  }
  return table;
}

}  // namespace candor::dynamic
