// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/strategies.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "checker/model/dynamic/play.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/words/dynamic/letters.hpp"

namespace candor::dynamic::wording {
namespace {

using enum Table::Align;

constexpr std::size_t most_choices = 9, most_agents = 4;  // of the tables of sums

/// Where the same is done: public states of one period.
struct Group {
  std::uint32_t period;
  std::vector<std::uint32_t> choices;
  std::vector<std::size_t> states;
  bool everywhere = false;  ///< at all public states of the period
};
using Choices = std::function<std::vector<std::uint32_t>(std::uint32_t period, std::size_t state)>;

/// In the order of the first public state of each; where nothing is chosen, nothing is to be said.
std::vector<Group> grouped(const std::vector<std::set<std::size_t>>& reached, const Choices& choices) {
  std::vector<Group> result;
  for (std::uint32_t period = 1; period <= reached.size(); ++period) {
    const std::size_t first = result.size();
    for (const std::size_t state : reached[period - 1]) {
      std::vector<std::uint32_t> here = choices(period, state);
      if (here.empty()) continue;
      const auto same = std::find_if(result.begin() + static_cast<std::ptrdiff_t>(first), result.end(),
                                     [&](const Group& one) { return one.choices == here; });
      if (same == result.end())
        result.push_back({period, std::move(here), {state}});
      else
        same->states.push_back(state);
    }
    for (std::size_t g = first; g < result.size(); ++g)
      result[g].everywhere = result[g].states.size() == reached[period - 1].size();
  }
  return result;
}

/// One item for each group; in a game of one period, the rest of a sentence.
Blocks listed(const Notation& n, const Text& opening, const std::vector<Group>& groups,
              const std::function<Text(const Group&)>& phrase) {
  if (n.model().periods == 1) return {opening + " " + phrase(groups.front()) + "."};
  List list;
  for (const Group& group : groups) {
    std::vector<Text> states;
    for (const std::size_t state : group.states) states.emplace_back(n.state(n.model().state_at(group.period, state)));
    Text item = n.model().infinite && group.period > 1 ? Text("in later periods")
                                                       : "in period\u00A0" + std::to_string(group.period);
    if (group.period > 1 && group.everywhere) item += ", at every public state";
    if (group.period > 1 && !group.everywhere)
      item += ", at " + Text(letters::k) + " = " + document::joined(states, ", ");
    list.items.push_back(item + ": " + phrase(group) + (&group == &groups.back() ? "." : ";"));
  }
  return {opening + ":", std::move(list)};
}

/// What the coalition reports at each joint type of it; nothing if it is the truth everywhere.
std::vector<Group> lies(const Notation& n, std::size_t allocation, const Policy& policy) {
  const std::uint32_t count = n.types().joint_type_count(policy.coalition);
  return grouped(reached_states(n.model(), allocation), [&](std::uint32_t period, std::size_t state) {
    std::vector<std::uint32_t> reports;
    bool truthful = true;
    for (std::uint32_t truth = 0; truth < count; ++truth) {
      reports.push_back(policy.reports[period - 1][state * count + truth]);
      truthful = truthful && reports.back() == truth;
    }
    return truthful ? std::vector<std::uint32_t>() : reports;
  });
}

/// "the types (0, 1), (1, 0) as (1, 1)".
Text lies_in_words(const Notation& n, Coalition coalition, const std::vector<std::uint32_t>& reports) {
  std::map<std::uint32_t, std::vector<Text>> by_report;
  for (std::uint32_t truth = 0; truth < reports.size(); ++truth)
    if (reports[truth] != truth) by_report[reports[truth]].emplace_back(n.joint({coalition, truth}));
  std::vector<Text> parts;
  for (const auto& [report, truths] : by_report)
    parts.push_back(document::joined(truths, ", ") + " as " + n.joint({coalition, report}));
  return (coalition.size() == 1 ? "the type " : "the types ") + document::joined(parts, "; ");
}

}  // namespace

std::vector<std::set<std::size_t>> reached_states(const Model& model, std::size_t allocation) {
  const Game game(model, Mechanism{"", allocation, {}});
  std::vector<std::set<std::size_t>> result(model.periods);
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    for (const Game::Node& node : game.nodes(period)) result[period - 1].insert(model.state_index(node.state));
  return result;
}

Blocks continued(Blocks said, const Text& more) {
  auto* last = said.empty() ? nullptr : std::get_if<Paragraph>(&said.back().is);
  if (last == nullptr)
    said.emplace_back(more);
  else
    last->text += " " + more;
  return said;
}

std::size_t places_of(const Notation& n, std::size_t allocation, const Policy& policy) {
  return lies(n, allocation, policy).size();
}

Blocks in_words(const Notation& n, std::size_t allocation, const Policy& policy) {
  const Text who = policy.coalition == n.everybody() ? Text("All agents together report")
                                                     : (policy.coalition.size() == 1 ? "Agent " : "The coalition ") +
                                                           Text(n.members(policy.coalition)) + " reports";
  const std::vector<Group> groups = lies(n, allocation, policy);
  if (groups.empty()) return {who + " the truth."};
  return listed(n, who + (n.model().periods == 1 ? " the truth, but for" : " the truth, but for these"), groups,
                [&](const Group& group) { return lies_in_words(n, policy.coalition, group.choices); });
}

Blocks in_words(const Notation& n, std::size_t allocation, const Opposition::Against& against) {
  const Coalition own = Coalition::of(against.agent), others = n.types().outsiders(own);
  const std::vector<Group> groups =
      grouped(reached_states(n.model(), allocation), [&](std::uint32_t period, std::size_t state) {
        return std::vector<std::uint32_t>{against.reports[period - 1][state]};
      });
  return listed(n, "Against " + n.who(own) + " the others report, whatever their types,", groups,
                [&](const Group& group) {
                  return n.joint({others, group.choices.front()});
                });
}

Table in_table(const Notation& n, const Plan& plan, std::size_t row_limit) {
  Table table{{{left, letters::theta}}};
  for (std::uint32_t period = 1; period <= n.model().periods; ++period)
    table.columns.push_back({left, n.model().infinite && period > 1 ? Text("later") : Text(n.time(period))});
  for (Profile theta; theta.value < n.model().profile_count() && theta.value < row_limit; ++theta.value) {
    Table::Row cells{n.profile(theta)};
    for (std::uint32_t period = 1; period <= n.model().periods; ++period)
      cells.emplace_back(n.outcome(Outcome{plan.outcomes[period - 1][theta.value]}));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table in_table(const Notation& n, const Reporting& reporting) {
  Table table{{{left, letters::t}, {left, letters::theta}, {left, "report"}}};
  for (std::uint32_t period = 1; period <= n.model().periods; ++period)
    for (Profile theta; theta.value < n.model().profile_count(); ++theta.value)
      if (const Profile report{reporting.reports[period - 1][theta.value]}; report != theta)
        table.rows.push_back({period_label(n.model(), period), n.profile(theta), n.profile(report)});
  return table;
}

Table in_table(const Notation& n, const MixedScheme& scheme) {
  Table table{{{left, letters::m}, {left, "reports"}}};
  for (Agent i : scheme.coalition) table.columns.push_back({right, raised(letters::y, n.agent(i))});
  for (std::uint32_t m = 0; m < scheme.reports.size(); ++m) {
    Table::Row cells{n.joint({scheme.coalition, m}), n.reports(scheme.coalition, scheme.reports[m])};
    for (Agent i : scheme.coalition) cells.emplace_back(scheme.side_payments[m][i.value]);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table in_table(const Notation& n, const SchemeBounds::Bound& bound) {
  Table table{{{left, "requirement"}, {left, "agent"}, {left, "type"}, {left, "message"}, {right, "multiplier"}}};
  for (const SchemeBounds::Multiplier& one : bound.multipliers)
    table.rows.push_back({one.report ? "incentives" : "participation", n.agent(one.agent),
                          one.truth ? Text(n.joint(*one.truth)) : Text(),
                          one.report ? Text(n.joint(*one.report)) : Text(), Math(one.value)});
  return table;
}

Table in_table(const Notation& n, const MixedPlay& play) {
  Table table{{{left, "against"}, {left, "who"}, {left, "reports"}}};
  for (const MixedPlay::Match& match : play.matches) {
    const Coalition own = Coalition::of(match.agent), others = n.types().outsiders(own);
    for (std::uint32_t type = 0; type < match.own.size(); ++type)
      table.rows.push_back(
          {n.members(others), n.members(own) + " of type " + n.joint({own, type}), n.reports(own, match.own[type])});
    if (!match.others.empty())
      table.rows.push_back({n.members(own), n.members(others), n.reports(others, match.others)});
  }
  return table;
}

namespace {

/// What agent i gets in period 1, is paid, and can look forward to if the others report this.
struct Sum {
  Rational payoff, paid, prospects;
};
Sum sum_against(const Game& game, Agent i, JointType others, const OppositionPlay::Worth& worth) {
  const Model& model = game.model();
  const Game::Node& start = game.nodes(1).front();
  Sum result;
  for (Type own; own.value < model.types.type_count(i); ++own.value) {
    const Rational& probability = game.belief(start, i)[own.value];
    const Game::Move& move =
        start.moves[model.types.offset({Coalition::of(i), own.value}) + model.types.offset(others)];
    result.paid += probability * move.transfers[i.value];
    for (const Game::Branch& branch : move.branches) {
      result.payoff += probability * branch.probability * model.payoff(i, branch.outcome, own);
      if (model.periods > 1)
        result.prospects += probability * branch.probability * model.discount * worth[1][branch.next];
    }
  }
  return result;
}

}  // namespace

Tables telescope(const Notation& n, const Mechanism& mechanism, const Opposition& opposition) {
  using namespace letters;
  const Model& model = n.model();
  if (opposition.policies.empty() || opposition.policies.size() > most_agents) return {};
  const bool several = model.periods > 1;
  const Game game(model, mechanism);
  Tables result;
  for (const Opposition::Against& against : opposition.policies) {
    const Coalition own = Coalition::of(against.agent), others = n.types().outsiders(own);
    const std::uint32_t choices = n.types().joint_type_count(others);
    if (choices > most_choices || choices < 2) return {};
    const OppositionPlay::Worth worth =
        OppositionPlay(game, against.agent)
            .worth([&](const OppositionPlay::Worth&, std::uint32_t period, std::size_t node) {
              return against.reports[period - 1][model.state_index(game.nodes(period)[node].state)];
            });
    const auto of_period = [&](const Math& what, int period) { return of_agents(n, what[period], own); };
    Table table{{{Table::Align::left, of_agents(n, r, others)},
                 {Table::Align::right, expected_value(of_agents(n, u, own))},
                 {Table::Align::right, expected_value(of_period(x, 1))}}};
    if (several) table.columns.push_back({Table::Align::right, delta * expected_value(of_period(G, 2))});
    table.columns.push_back({Table::Align::right, "sum"});
    for (std::uint32_t report = 0; report < choices; ++report) {
      const Sum sum = sum_against(game, against.agent, {others, report}, worth);
      Table::Row cells{n.joint({others, report}), Math(sum.payoff), Math(sum.paid)};
      if (several) cells.emplace_back(sum.prospects);
      cells.emplace_back(strong(sum.payoff + sum.paid + sum.prospects));
      table.rows.push_back(std::move(cells));
    }
    result.tables.push_back(std::move(table));
  }
  return result;
}

}  // namespace candor::dynamic::wording
