// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/comparisons.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "reports/comparison_list.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/words/dynamic/letters.hpp"

namespace candor::dynamic::wording {
namespace {

using enum Table::Align;

constexpr std::size_t most_least = 12;    // comparisons of the least slack
constexpr std::size_t most_columns = 12;  // of a table by state

class Collector : public Judge {
 public:
  Collector(Comparisons& into, std::size_t limit) : into_(into), limit_(limit) {}
  using Judge::receive;

  void receive(const Judgement& judgement) override {
    ++into_.count;
    if (into_.rows.size() < limit_) into_.rows.push_back(judgement);
    const Place& place = place_of(judgement);
    if (place.about == Place::About::total) into_.totals.push_back(judgement);
    if (place.about == Place::About::opposition) {
      into_.any_choice_is_the_same = into_.any_choice_is_the_same && judgement.tight();
      if (seen_.insert({place.coalition->bits(), place.period, place.state}).second)
        into_.opposition.push_back(judgement);
    }
    keep_the_least(judgement);
  }

 private:
  void keep_the_least(const Judgement& judgement) {
    if (judgement.relation == Relation::equal) return;
    const auto later = std::upper_bound(
        into_.least.begin(), into_.least.end(), judgement,
        [](const Judgement& one, const Judgement& other) { return abs(slack(one)) < abs(slack(other)); });
    into_.least.insert(later, judgement);
    if (into_.least.size() > most_least) into_.least.pop_back();
  }
  Comparisons& into_;
  std::size_t limit_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::optional<PublicState>>> seen_;
};

Math marked(Math formula, const Judgement& judgement) {
  return judgement.tight() ? starred(std::move(formula)) : formula;
}

/// A column of the general table: there if a row has something for it.
struct PlaceColumn {
  Text heading;
  std::function<Text(const Place&)> cell;  ///< empty if the place says nothing
};

std::vector<PlaceColumn> place_columns(const Notation& n) {
  const bool several = n.model().periods > 1;
  const auto types = [&n](std::optional<JointType> Place::*which) {
    return [&n, which](const Place& place) {
      const std::optional<JointType>& joint = place.*which;
      return joint && !joint->coalition.empty() ? Text(n.joint(*joint)) : Text();
    };
  };
  return {
      {letters::t,
       [&n, several](const Place& place) {
         return several && place.period > 0 ? Text(period_label(n.model(), place.period)) : Text();
       }},
      {letters::k,
       [&n, several](const Place& place) { return several && place.state ? Text(n.state(*place.state)) : Text(); }},
      {"who", [&n](const Place& place) { return place.coalition ? Text(n.members(*place.coalition)) : Text(); }},
      {"type", types(&Place::truth)},
      {"others' types", types(&Place::outsiders)},
      {"report", types(&Place::report)},
      {letters::a, [&n](const Place& place) { return place.outcome ? Text(n.outcome(*place.outcome)) : Text(); }},
  };
}

}  // namespace

const Place& place_of(const Judgement& judgement) {
  static const Place nowhere;
  const auto* place = std::get_if<Place>(&judgement.place.of_family);
  return place == nullptr ? nowhere : *place;
}

Comparisons comparisons(const Model& model, const Statement& statement, const candor::Evidence& evidence,
                        std::size_t limit) {
  Comparisons result;
  Collector collector(result, limit);
  expand(model, statement, evidence, collector);
  return result;
}

Table in_rows(const Notation& n, const std::vector<Judgement>& judgements, const Text& left_side,
              const Text& right_side) {
  std::vector<PlaceColumn> columns = place_columns(n);
  std::erase_if(columns, [&](const PlaceColumn& column) {
    return std::all_of(judgements.begin(), judgements.end(),
                       [&](const Judgement& judgement) { return column.cell(place_of(judgement)).empty(); });
  });
  const bool inequalities = std::any_of(judgements.begin(), judgements.end(), [](const Judgement& judgement) {
    return judgement.relation != Relation::equal;
  });
  Table table;
  for (const PlaceColumn& column : columns) table.columns.push_back({left, column.heading});
  table.columns.push_back({right, left_side});
  table.columns.push_back({right, right_side});
  if (inequalities) table.columns.push_back({right, "slack"});
  for (const Judgement& judgement : judgements) {
    Table::Row cells;
    for (const PlaceColumn& column : columns) cells.push_back(column.cell(place_of(judgement)));
    cells.emplace_back(judgement.left.value);
    cells.emplace_back(judgement.right.value);
    if (inequalities) cells.emplace_back(marked(abs(slack(judgement)), judgement));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

namespace {

using At = std::pair<std::uint32_t, PublicState>;

/// A misreport, perhaps when the others' types are known.
struct Lie {
  std::uint32_t agent;
  std::optional<JointType> others;
  std::uint32_t truth, report;
  auto operator<=>(const Lie&) const = default;
};
using Lies = std::map<At, std::map<Lie, const Judgement*>>;

/// The columns are the lies, with a heading over those that agree in `group`; periods and public
/// states, where there are several of them, stand in columns, or above the row.
template <class Group>
Table matrix(const Notation& n, bool above, const std::vector<Lie>& lies, const Lies& by_state, const Group& group) {
  const bool several = n.model().periods > 1;
  Table table;
  if (several && !above) table.columns = {{left, letters::t}, {left, letters::k}};
  const std::size_t places = table.columns.size();
  for (const Lie& lie : lies)
    table.columns.push_back(
        {left, n.type(Agent{lie.agent}, Type{lie.truth}) >> n.type(Agent{lie.agent}, Type{lie.report})});
  for (std::size_t first = 0; first < lies.size();) {
    std::size_t last = first;
    while (last < lies.size() && lies[last].agent == lies[first].agent && lies[last].others == lies[first].others)
      ++last;
    table.spans.push_back({places + first, last - first, group(lies[first])});
    first = last;
  }
  for (const auto& [place, found] : by_state) {
    Table::Row cells;
    if (several && above)
      table.rows.push_back({document::joined({n.time(place.first), letters::k == n.state(place.second)}, Sign::also)});
    else if (several)
      cells = {period_label(n.model(), place.first), n.state(place.second)};
    for (const Lie& lie : lies) {
      const auto here = found.find(lie);
      cells.push_back(here == found.end()
                          ? Text()
                          : Math(here->second->left.value) >= marked(here->second->right.value, *here->second));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

Tables incentives_by_state(const Notation& n, const std::vector<Judgement>& judgements, bool above) {
  std::map<std::uint32_t, std::set<Lie>> by_agent;
  std::set<Lie> all;
  Lies by_state;
  for (const Judgement& judgement : judgements) {
    const Place& place = place_of(judgement);
    if (!place.state || !place.coalition || place.coalition->size() != 1 || !place.truth || !place.report) return {};
    const Lie lie{(*place.coalition->begin()).value, place.outsiders, place.truth->index, place.report->index};
    all.insert(lie);
    by_agent[lie.agent].insert(lie);
    by_state[{place.period, *place.state}][lie] = &judgement;
  }
  const auto agent = [&](const Lie& lie) { return n.who(Coalition::of(Agent{lie.agent})); };
  const bool known = std::any_of(all.begin(), all.end(), [](const Lie& lie) { return lie.others.has_value(); });
  if (!known && (all.empty() || all.size() > most_columns)) return {};
  if (!known) return {{matrix(n, above, {all.begin(), all.end()}, by_state, agent)}};
  Tables result;
  for (const auto& [of, lies] : by_agent) {
    if (lies.size() > most_columns) return {};
    result.tables.push_back(matrix(n, above, {lies.begin(), lies.end()}, by_state, [&](const Lie& lie) {
      return agent(lie) + ", others " + n.joint(lie.others.value());
    }));
  }
  return result;
}

Tables choices_by_state(const Notation& n, const std::vector<Judgement>& judgements) {
  struct Row {
    const Judgement* any;
    std::map<std::uint32_t, const Judgement*> choices;
  };
  std::set<std::uint32_t> choices;
  std::map<std::tuple<std::uint32_t, PublicState, std::uint32_t>, Row> rows;
  bool states = false;
  for (const Judgement& judgement : judgements) {
    const Place& place = place_of(judgement);
    if (!place.truth || place.outsiders || place.report.has_value() == place.outcome.has_value() ||
        place.truth->coalition != n.everybody())
      return {};
    const std::uint32_t choice = place.outcome ? place.outcome->value : place.report->index;
    choices.insert(choice);
    states = states || (place.state && place.state->reports);
    Row& row = rows[{place.period, place.state.value_or(PublicState{}), place.truth->index}];
    row.any = &judgement;
    row.choices[choice] = &judgement;
  }
  if (choices.empty() || choices.size() > most_columns) return {};
  const bool outcomes = place_of(*rows.begin()->second.any).outcome.has_value(), several = n.model().periods > 1;
  Table table;
  if (several) table.columns.push_back({left, letters::t});
  if (several && states) table.columns.push_back({left, letters::k});
  table.columns.push_back({left, letters::theta});
  if (outcomes) table.columns.push_back({right, "rule"});
  for (const std::uint32_t choice : choices)
    table.columns.push_back({right, outcomes ? n.outcome(Outcome{choice}) : n.joint({n.everybody(), choice})});
  for (const auto& [at, row] : rows) {
    const Place& place = place_of(*row.any);
    Table::Row cells;
    if (several) cells.emplace_back(period_label(n.model(), place.period));
    if (several && states) cells.emplace_back(n.state(place.state.value_or(PublicState{})));
    cells.emplace_back(n.joint(*place.truth));
    const Math own = strong(row.any->left.value);
    if (outcomes) cells.emplace_back(own);
    for (const std::uint32_t choice : choices) {
      const auto found = row.choices.find(choice);
      cells.push_back(found != row.choices.end() ? Text(marked(found->second->right.value, *found->second))
                      : !outcomes && choice == place.truth->index ? Text(own)
                                                                  : Text());
    }
    table.rows.push_back(std::move(cells));
  }
  return {{std::move(table)}};
}

}  // namespace candor::dynamic::wording
