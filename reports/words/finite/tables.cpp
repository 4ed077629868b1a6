// SPDX-License-Identifier: MIT
#include "reports/words/finite/tables.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "reports/comparison_list.hpp"
#include "reports/document/letters.hpp"
#include "reports/text/words.hpp"

namespace candor::wording {

using namespace document;

Headings::Headings(Math of_truth, Math of_left, Math of_right)
    : truth(std::move(of_truth)),
      left(std::move(of_left)),
      right(std::move(of_right)),
      report(hat(letters::theta)[letters::S]),
      other(prime(letters::theta)),
      outsiders(hat(letters::theta)[-letters::S]),
      coalition(letters::S) {}

Text marked(const Rational& value, bool tight) { return tight ? starred(value) : Math(value); }

namespace {

/// A column of the general table: there if a row has something for it.
struct PlaceColumn {
  Math heading;
  std::function<Text(const Place&)> cell;  ///< empty if the place says nothing
};

std::vector<PlaceColumn> place_columns(const Notation& n, const Headings& headings) {
  const auto joint = [&n](std::optional<JointType> Place::*which) {
    return [&n, which](const Place& place) {
      const std::optional<JointType>& types = place.*which;
      return types && !types->coalition.empty() ? Text(n.joint(*types)) : Text();
    };
  };
  const auto messages = [&n, &headings](std::optional<JointType> Place::*which) {
    return [&n, which, space = headings.messages](const Place& place) {
      const std::optional<JointType>& sent = place.*which;
      return space != nullptr && sent && !sent->coalition.empty() ? Text(n.joint(*space, *sent)) : Text();
    };
  };
  const auto plans = [&n, space = headings.messages](const Place& place) {
    if (space == nullptr || !place.plans) return Text();
    std::vector<Math> of_agents;
    for (Agent i : n.types().grand_coalition()) {
      std::vector<Math> sent;
      for (const std::optional<Type>& message : place.plans->sends[i.value])
        if (message) sent.push_back(n.joint(*space, {Coalition::of(i), message->value}));
      of_agents.push_back(tuple(std::move(sent)));
    }
    return Text(joined(std::move(of_agents), Sign::comma));
  };
  return {
      {letter("sigma"), plans},
      {headings.grouped ? Math() : headings.coalition,
       [&n](const Place& place) { return place.coalition ? Text(n.members(*place.coalition)) : Text(); }},
      {letters::phi,
       [&n](const Place& place) { return place.transfers ? Text(n.transfers(*place.transfers)) : Text(); }},
      {joined({letters::i, letters::j}, Sign::comma),
       [&n](const Place& place) {
         return place.agents ? Text(joined({n.agent(place.agents->first), n.agent(place.agents->second)}, Sign::comma))
                             : Text();
       }},
      {headings.truth, joint(&Place::truth)},
      {headings.other, joint(&Place::other)},
      {headings.report, joint(&Place::report)},
      {headings.outsiders, joint(&Place::outsiders)},
      {letters::m[letters::S], messages(&Place::messages)},
      {letters::m[-letters::S], messages(&Place::others_messages)},
      {letters::b, [&n](const Place& place) { return place.chosen ? Text(n.outcome(*place.chosen)) : Text(); }},
      {letters::a, [&n](const Place& place) { return place.outcome ? Text(n.outcome(*place.outcome)) : Text(); }},
  };
}

}  // namespace

Tables comparisons(const Notation& n, const std::vector<Judgement>& rows, const Headings& headings) {
  std::vector<PlaceColumn> columns = place_columns(n, headings);
  std::erase_if(columns, [&](const PlaceColumn& column) {
    return column.heading.empty() || std::all_of(rows.begin(), rows.end(), [&](const Judgement& judgement) {
             return column.cell(judgement.place).empty();
           });
  });
  const bool has_right = !headings.right.empty(),
             has_slack = has_right && std::any_of(rows.begin(), rows.end(), is_inequality);
  Table empty;
  for (const PlaceColumn& column : columns) empty.columns.push_back({Table::Align::left, column.heading});
  empty.columns.push_back({Table::Align::right, headings.left.empty() ? Text() : headings.left});
  if (has_right) empty.columns.push_back({Table::Align::right, headings.right});
  if (has_slack) empty.columns.push_back({Table::Align::right, "slack"});

  Tables result;
  std::optional<Coalition> current;
  for (const Judgement& judgement : rows) {
    const std::optional<Coalition>& coalition = judgement.place.coalition;
    if (result.tables.empty() || (headings.grouped && coalition != current)) {
      current = coalition;
      result.tables.push_back(empty);
      if (headings.grouped && coalition)
        result.tables.back().spans.push_back(
            {0, empty.columns.size(),
             is_all_together(n.types(), *coalition)
                 ? Text("All agents together")
                 : (coalition->size() == 1 ? "Agent " : "Coalition ") + n.members(*coalition)});
    }
    Table::Row cells;
    for (const PlaceColumn& column : columns) cells.push_back(column.cell(judgement.place));
    cells.emplace_back(judgement.left.value);
    if (has_right) cells.emplace_back(judgement.right.value);
    if (has_slack) cells.push_back(is_inequality(judgement) ? marked(slack(judgement), judgement.tight()) : Text());
    result.tables.back().rows.push_back(std::move(cells));
  }
  return result;
}

Tables guarantees(const Notation& n, const CoalitionPattern& coalitions, const std::vector<Judgement>& rows) {
  using namespace letters;
  Tables result;
  for (const Coalition coalition : coalitions) {
    Table table{{{Table::Align::left, r},
                 {Table::Align::right, V[phi](joined({S, hat(theta)[-S] == r}, Sign::semicolon))},
                 {Table::Align::right, U(S)}},
                {{0, 3, S == n.coalition(coalition)}}};
    for (const Judgement& judgement : rows) {
      const std::optional<JointType>& outsiders = judgement.place.outsiders;
      if (judgement.place.coalition == coalition)
        table.rows.push_back({outsiders && !outsiders->coalition.empty() ? Text(n.joint(*outsiders)) : Text("--"),
                              Math(judgement.left.value), Math(judgement.right.value)});
    }
    result.tables.push_back(std::move(table));
  }
  return result;
}

namespace {

/// Truth and report under one transfer rule. One row for each true profile and, where the report is
/// mixed, each of its branches.
Table one_rule(const Notation& n, const Expectation& truthful, const Expectation& deviating) {
  const FiniteModel& model = n.model();
  const AllocationRule& rule = model.allocations.at(*truthful.allocation);
  using enum Table::Align;
  Table table{{{left, letters::theta},
               {right, letters::p},
               {left, letters::q},
               {right, "payoff"},
               {right, "transfer"},
               {left, letters::q},
               {right, "payoff"},
               {right, "transfer"},
               {left, "reported"}},
              {{2, 3, "truth"}, {5, 4, hat(letters::theta) == n.report(deviating.report)}}};
  std::map<std::uint32_t, ExpectationTerm> truth;
  for (const ExpectationTerm& term : terms(model, truthful)) truth.emplace(term.truth.value, term);
  for (const ExpectationTerm& term : terms(model, deviating)) {
    const ExpectationTerm& own = truth.at(term.truth.value);
    table.rows.push_back({n.profile(term.truth), Math(term.probability), n.lottery(rule(own.reported)),
                          Math(own.payoff), Math(own.transfer), n.lottery(rule(term.reported)), Math(term.payoff),
                          Math(term.transfer), n.profile(term.reported)});
  }
  return table;
}

}  // namespace

Blocks comparison_of_reports(const Notation& n, const Mechanism& mechanism, Coalition coalition, const Event& given,
                             const MixedReport& report) {
  Blocks result;
  std::optional<Rational> least_truthful, least_deviating;
  for (std::size_t rule : mechanism.transfers) {
    const Expectation truthful{Quantity::utility, coalition, mechanism.allocation, rule, given, MixedReport::truth()};
    const Expectation deviating{Quantity::utility, coalition, mechanism.allocation, rule, given, report};
    const Rational truth_value = evaluate(n.model(), truthful), deviation_value = evaluate(n.model(), deviating);
    if (!least_truthful || truth_value < *least_truthful) least_truthful = truth_value;
    if (!least_deviating || deviation_value < *least_deviating) least_deviating = deviation_value;
    result.push_back(Text{"Under ", n.transfers(rule), " ", n.who(coalition, "expects", "expect"), " ",
                          Math(truth_value), " by telling the truth and ", Math(deviation_value), " by the report:"});
    result.push_back(one_rule(n, truthful, deviating));
  }
  const Rational gain = *least_deviating - *least_truthful;
  const Text compared = gain.sign() > 0    ? "a gain of " + Math(gain)
                        : gain.sign() == 0 ? Text("no more and no less than truth")
                                           : "a loss of " + Math(-gain);
  result.push_back(Text{mechanism.transfers.size() > 1 ? "In the worst case the report yields " : "The report yields ",
                        Math(*least_deviating), " against ", Math(*least_truthful), " for truth: ", compared, "."});
  return result;
}

}  // namespace candor::wording
