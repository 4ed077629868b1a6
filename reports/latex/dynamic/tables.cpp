// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/tables.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "checker/model/dynamic/play.hpp"
#include "reports/latex/dynamic/rows.hpp"
#include "reports/text/dynamic/words.hpp"

namespace candor::dynamic {

using namespace candor::tex;

namespace {

constexpr std::size_t most_columns = 12, most_choices = 9, most_agents = 4;

std::string number(const Rational& value) { return math(fraction(value)); }

/// A table whose rows stand for periods and public states, where there are several of them; these
/// stand in columns, or above the row.
struct ByState {
  const Symbols& n;
  bool above = false;

  bool several() const { return n.model().periods > 1; }
  std::string alignment() const { return columns() > 0 ? "ll" : ""; }
  std::vector<std::string> header() const {
    return columns() > 0 ? std::vector<std::string>{math("t"), math("k")} : std::vector<std::string>{};
  }
  std::size_t columns() const { return several() && !above ? 2 : 0; }
  std::vector<std::string> cells(std::uint32_t period, const PublicState& state) const {
    return columns() > 0 ? std::vector<std::string>{period_label(n.model(), period), math(n.state(state))}
                         : std::vector<std::string>{};
  }
  void head(Table& table, std::uint32_t period, const PublicState& state) const {
    if (several() && above) table.heading(math(n.time(period)) + ", " + math("k=" + n.state(state)));
  }
};

/// Estimates of fractions in the smallest sizes are a little too small.
Measure narrowed(Measure measure) { return {measure.line_width * 23 / 25}; }

}  // namespace

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

/// The columns are the lies, with a heading over those that agree in `group`.
template <class Group>
Table matrix(const ByState& rows, const std::vector<Lie>& columns, const Lies& by_state, const Group& group) {
  const Symbols& n = rows.n;
  std::vector<std::string> header = rows.header();
  for (const Lie& lie : columns)
    header.push_back(
        math(n.type(Agent{lie.agent}, Type{lie.truth}) + "\\to " + n.type(Agent{lie.agent}, Type{lie.report})));
  Table table(rows.alignment() + std::string(columns.size(), 'c'), header);
  for (std::size_t first = 0; first < columns.size();) {
    std::size_t last = first;
    while (last < columns.size() && group(columns[last]) == group(columns[first])) ++last;
    table.span(rows.columns() + first, last - first, group(columns[first]));
    first = last;
  }
  for (const auto& [place, lies] : by_state) {
    rows.head(table, place.first, place.second);
    std::vector<std::string> cells = rows.cells(place.first, place.second);
    for (const Lie& lie : columns) {
      const auto found = lies.find(lie);
      cells.push_back(found == lies.end()
                          ? ""
                          : math(fraction(found->second->left.value) + "\\ge " + fraction(found->second->right.value) +
                                 (found->second->tight() ? "^{*}" : "")));
    }
    table.row(std::move(cells));
  }
  return table;
}

std::vector<Table> if_they_fit(std::vector<Table> tables, Measure measure) {
  return std::all_of(tables.begin(), tables.end(), [&](const Table& table) { return table.fits(narrowed(measure)); })
             ? tables
             : std::vector<Table>();
}

}  // namespace

std::vector<Table> incentives_by_state(const Symbols& n, const std::vector<Judgement>& judgements, Measure measure) {
  std::set<Lie> all;
  Lies by_state;
  for (const Judgement& judgement : judgements) {
    const Place& place = place_of(judgement);
    if (!place.state || !place.coalition || place.coalition->size() != 1 || !place.truth || !place.report) return {};
    const Lie lie{(*place.coalition->begin()).value, place.outsiders, place.truth->index, place.report->index};
    all.insert(lie);
    by_state[{place.period, *place.state}][lie] = &judgement;
  }
  const auto agent = [&](const Lie& lie) { return "agent " + math(n.agent(Agent{lie.agent})); };
  if (std::none_of(all.begin(), all.end(), [](const Lie& lie) { return lie.others.has_value(); })) {
    if (all.empty() || all.size() > most_columns) return {};
    for (const bool above : {false, true})
      if (std::vector<Table> tables =
              if_they_fit({matrix({n, above}, {all.begin(), all.end()}, by_state, agent)}, measure);
          !tables.empty())
        return tables;
    return {};
  }
  for (const bool above : {false, true}) {
    std::vector<Table> tables;
    for (Agent i : n.model().types.grand_coalition()) {
      std::vector<Lie> own;
      std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                   [&](const Lie& lie) { return lie.agent == i.value; });
      if (own.size() > most_columns) return {};
      if (!own.empty())
        tables.push_back(matrix({n, above}, own, by_state, [&](const Lie& lie) {
          return agent(lie) + ", others " + math(n.joint(lie.others.value()));
        }));
    }
    if (tables = if_they_fit(std::move(tables), measure); !tables.empty()) return tables;
  }
  return {};
}

std::vector<Table> choices_by_state(const Symbols& n, const std::vector<Judgement>& judgements, Measure measure) {
  const bool several = n.model().periods > 1;
  struct Row {
    const Judgement* any;
    std::map<std::uint32_t, const Judgement*> choices;
  };
  std::set<std::uint32_t> choices;
  std::map<std::tuple<std::uint32_t, PublicState, std::uint32_t>, Row> rows;
  for (const Judgement& judgement : judgements) {
    const Place& place = place_of(judgement);
    if (!place.truth || place.outsiders || place.report.has_value() == place.outcome.has_value() ||
        place.truth->coalition != n.model().types.grand_coalition())
      return {};
    const std::uint32_t choice = place.outcome ? place.outcome->value : place.report->index;
    choices.insert(choice);
    Row& row = rows[{place.period, place.state.value_or(PublicState{}), place.truth->index}];
    row.any = &judgement;
    row.choices[choice] = &judgement;
  }
  if (choices.empty() || choices.size() > most_columns) return {};
  const bool outcomes = place_of(*rows.begin()->second.any).outcome.has_value(),
             states = several && std::any_of(judgements.begin(), judgements.end(), [](const Judgement&one) {
                        return place_of(one).state && place_of(one).state->reports;
                      });
  std::vector<std::string> header;
  if (several) header.push_back(math("t"));
  if (states) header.push_back(math("k"));
  header.push_back(math("\\theta"));
  const std::size_t before = header.size();
  if (outcomes) header.emplace_back("rule");
  for (const std::uint32_t choice : choices)
    header.push_back(
        math(outcomes ? n.outcome(Outcome{choice}) : n.joint({n.model().types.grand_coalition(), choice})));
  Table table(std::string(before, 'l') + std::string(header.size() - before, 'r'), header);
  for (const auto& [at, row] : rows) {
    const Place& place = place_of(*row.any);
    std::vector<std::string> cells;
    if (several) cells.push_back(period_label(n.model(), place.period));
    if (states) cells.push_back(math(n.state(place.state.value_or(PublicState{}))));
    cells.push_back(math(n.joint(*place.truth)));
    const std::string own = math(strong(fraction(row.any->left.value)));
    if (outcomes) cells.push_back(own);
    for (const std::uint32_t choice : choices) {
      const auto found = row.choices.find(choice);
      cells.push_back(found != row.choices.end()
                          ? math(fraction(found->second->right.value) + (found->second->tight() ? "^{*}" : ""))
                      : !outcomes && choice == place.truth->index ? own
                                                                  : "");
    }
    table.row(std::move(cells));
  }
  return if_they_fit({std::move(table)}, measure);
}

namespace {

/// The amounts of one rule, public state by public state.
class Amounts {
 public:
  Amounts(const Symbols& n, std::size_t transfers, const Game& game) : n_(n), transfers_(transfers), game_(game) {}

  /// A row for each period, public state and agent who is shown, a column for each report profile.
  /// The state's name stands above its rows if there is no room beside them.
  Table table(const std::vector<Agent>& shown, bool above) const {
    const bool one = shown.size() == 1;
    const std::size_t places = above ? 0 : 2;
    std::vector<std::string> header;
    if (!above) header = {math("t"), math("k")};
    if (!one) header.emplace_back("to");
    const std::uint32_t profiles = n_.model().profile_count();
    for (Profile r; r.value < profiles; ++r.value) header.push_back(stacked(r));
    Table table(std::string(places + (one ? 0 : 1), 'l') + std::string(profiles, 'r'), header);
    table.span(places + (one ? 0 : 1), profiles,
               math((one ? symbol(shown.front()) : n_.transfers(transfers_) + "^i_t") + "(k,\\cdot)"));
    for (std::uint32_t period = 1; period <= n_.model().periods; ++period) {
      const std::vector<Game::Node>& nodes = game_.nodes(period);
      const bool same = std::all_of(nodes.begin(), nodes.end(), [&](const Game::Node& node) {
        return amounts(period, node) == amounts(period, nodes.front());
      });
      for (std::size_t k = 0; k < (same ? 1 : nodes.size()); ++k) {
        const std::string state = same && nodes.size() > 1 ? "every" : math(n_.state(nodes[k].state));
        if (above)
          table.heading(math(n_.time(period)) + ", " +
                        (state == "every" ? "every public state" : "$k=" + state.substr(1)));
        for (const Agent i : shown) {
          const bool first = i == shown.front();
          std::vector<std::string> cells;
          if (!above) cells = {first ? period_label(n_.model(), period) : "", first ? state : ""};
          if (!one) cells.push_back(math(n_.agent(i)));
          for (Profile r; r.value < profiles; ++r.value)
            cells.push_back(number(amount(period, n_.model().state_index(nodes[k].state), r, i)));
          table.row(std::move(cells));
        }
      }
    }
    return table;
  }

  /// One period: a row for each profile.
  Table of_one_period() const {
    const Coalition all = n_.model().types.grand_coalition();
    std::vector<std::string> header{math("r")};
    for (Agent i : all) header.push_back(math(symbol(i)));
    Table table("l" + std::string(all.size(), 'r'), header);
    for (Profile r; r.value < n_.model().profile_count(); ++r.value) {
      std::vector<std::string> cells{math(n_.profile(r))};
      for (Agent i : all) cells.push_back(number(amount(1, 0, r, i)));
      table.row(std::move(cells));
    }
    return table;
  }

  /// Every row in full, for many profiles.
  Table row_by_row() const {
    const Coalition all = n_.model().types.grand_coalition();
    std::vector<std::string> header{math("t"), math("k"), math("r")};
    for (Agent i : all) header.push_back(math(symbol(i)));
    Table table("lll" + std::string(all.size(), 'r'), header);
    for (std::uint32_t period = 1; period <= n_.model().periods; ++period)
      for (const Game::Node& node : game_.nodes(period))
        for (Profile r; r.value < n_.model().profile_count(); ++r.value) {
          std::vector<std::string> cells{r.value == 0 ? period_label(n_.model(), period) : "",
                                         r.value == 0 ? math(n_.state(node.state)) : "", math(n_.profile(r))};
          for (Agent i : all) cells.push_back(number(amount(period, n_.model().state_index(node.state), r, i)));
          table.row(std::move(cells));
        }
    return table;
  }

  /// Of two agents the one is paid what the other pays.
  bool mirrored() const {
    if (n_.model().agent_count() != 2) return false;
    for (std::uint32_t period = 1; period <= n_.model().periods; ++period)
      for (const Game::Node& node : game_.nodes(period))
        for (Profile r; r.value < n_.model().profile_count(); ++r.value) {
          const std::size_t state = n_.model().state_index(node.state);
          if ((amount(period, state, r, Agent{0}) + amount(period, state, r, Agent{1})).sign() != 0) return false;
        }
    return true;
  }
  std::string symbol(Agent i) const {
    return n_.transfers(transfers_) + "^{" + n_.agent(i) + "}" + (n_.model().periods > 1 ? "_t" : "");
  }

 private:
  const Rational& amount(std::uint32_t period, std::size_t state, Profile r, Agent i) const {
    return n_.model()
        .transfers[transfers_]
        .amounts[period - 1][(state * n_.model().profile_count() + r.value) * n_.model().agent_count() + i.value];
  }
  std::vector<Rational> amounts(std::uint32_t period, const Game::Node& node) const {
    const std::vector<Rational>& all = n_.model().transfers[transfers_].amounts[period - 1];
    const std::size_t size = std::size_t{n_.model().profile_count()} * n_.model().agent_count(),
                      first = n_.model().state_index(node.state) * size;
    return {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(first + size)};
  }
  /// A profile; its types one above the other if that is much narrower.
  std::string stacked(Profile r) const {
    const std::string whole = math(n_.profile(r));
    if (estimated_width(whole) < 4) return whole;
    std::vector<std::string> parts;
    for (Agent i : n_.model().types.grand_coalition())
      parts.push_back(math(n_.type(i, n_.model().types.type_of(r, i))));
    return "\\shortstack[r]{" + joined(parts, "\\\\") + "}";
  }

  const Symbols& n_;
  std::size_t transfers_;
  const Game& game_;
};

/// In the smallest size the table fits the line, though perhaps not one page.
bool fits_the_line(const Table& table, Measure measure) { return table.width() * 8 <= narrowed(measure).line_width; }

}  // namespace

TransferTables transfers_by_state(const Symbols& n, std::size_t transfers, const Game& game, Measure measure) {
  const Amounts amounts(n, transfers, game);
  if (n.model().periods == 1) return {"", {amounts.of_one_period()}};
  if (amounts.mirrored())
    if (Table table = amounts.table({Agent{0}}, false); fits_the_line(table, measure))
      return {"(where " + math(amounts.symbol(Agent{1}) + "=-" + amounts.symbol(Agent{0})) + ")", {std::move(table)}};
  std::vector<Agent> all;
  for (Agent i : n.model().types.grand_coalition()) all.push_back(i);
  for (const bool above : {false, true})
    if (Table table = amounts.table(all, above); fits_the_line(table, measure)) return {"", {std::move(table)}};
  return {"", {amounts.row_by_row()}};
}

namespace {

using Phrase = std::function<std::string(std::uint32_t period, std::size_t state)>;
/// The public states of each period at which the phrase is the same, in the order of the first of
/// them; empty phrases left out.
using Spoken = std::vector<std::vector<std::pair<std::string, std::vector<std::size_t>>>>;

Spoken spoken(const std::vector<std::set<std::size_t>>& reached, const Phrase& phrase) {
  Spoken result;
  for (std::uint32_t period = 1; period <= reached.size(); ++period) {
    auto& here = result.emplace_back();
    for (const std::size_t state : reached[period - 1]) {
      const std::string words = phrase(period, state);
      if (words.empty()) continue;
      const auto same = std::find_if(here.begin(), here.end(), [&](const auto& one) { return one.first == words; });
      if (same == here.end())
        here.push_back({words, {state}});
      else
        same->second.push_back(state);
    }
  }
  return result;
}

std::size_t lines(const Spoken& all) {
  std::size_t count = 0;
  for (const auto& period : all) count += period.size();
  return count;
}

/// One item for each period and phrase; empty if there is nothing to say.
std::string listed(const Symbols& n, const std::vector<std::set<std::size_t>>& reached, const Spoken& all) {
  std::string items;
  for (std::uint32_t period = 1; period <= all.size(); ++period)
    for (const auto& [words, states] : all[period - 1]) {
      std::vector<std::string> names;
      for (const std::size_t state : states) names.push_back(math(n.state(n.model().state_at(period, state))));
      const std::string where = period == 1 ? ""
                                : states.size() == reached[period - 1].size()
                                    ? ", at every public state"
                                    : ", at " + math("k=") + joined(names, ", ");
      items += "\\item " +
               (n.model().periods > 1
                    ? (n.model().infinite && period > 1 ? "in later periods" : "in period~" + std::to_string(period)) +
                          where + ": "
                    : std::string()) +
               words + ";\n";
    }
  if (items.empty()) return items;
  if (n.model().periods == 1) return items.substr(6, items.size() - 8) + ". ";
  items.replace(items.size() - 2, 1, ".");
  return "\\begin{list}{--}{\\leftmargin=2em\\itemsep=1pt\\parsep=0pt\\topsep=2pt}\\raggedright\n" + items +
         "\\end{list}\n";
}

/// "types (0,1) and (1,0) as (1,1)": what is reported at one place in lieu of the truth.
std::string lies_at(const Symbols& n, const Policy& policy, std::uint32_t period, std::size_t state) {
  const std::uint32_t count = n.model().types.joint_type_count(policy.coalition);
  std::map<std::uint32_t, std::vector<std::string>> by_report;
  for (std::uint32_t truth = 0; truth < count; ++truth)
    if (const std::uint32_t report = policy.reports[period - 1][state * count + truth]; report != truth)
      by_report[report].push_back(math(n.joint({policy.coalition, truth})));
  std::vector<std::string> parts;
  for (const auto& [report, truths] : by_report)
    parts.push_back(joined(truths, ", ") + " as " + math(n.joint({policy.coalition, report})));
  return parts.empty() ? "" : (policy.coalition.size() == 1 ? "the type " : "the types ") + joined(parts, "; ");
}

Spoken spoken(const Symbols& n, std::size_t allocation, const Policy& policy) {
  return spoken(reached_states(n.model(), allocation),
                [&](std::uint32_t period, std::size_t state) { return lies_at(n, policy, period, state); });
}

}  // namespace

std::size_t places_of(const Symbols& n, std::size_t allocation, const Policy& policy) {
  return lines(spoken(n, allocation, policy));
}

std::string in_words(const Symbols& n, std::size_t allocation, const Policy& policy) {
  const std::string who = policy.coalition == n.model().types.grand_coalition() ? "All agents together report"
                          : policy.coalition.size() == 1
                              ? "Agent " + math(n.members(policy.coalition)) + " reports"
                              : "The coalition " + math(n.members(policy.coalition)) + " reports";
  const std::string list = listed(n, reached_states(n.model(), allocation), spoken(n, allocation, policy));
  return list.empty()
             ? who + " the truth. "
             : who + " the truth, but for " + (n.model().periods == 1 ? list : "these:\n" + list + "\\noindent ");
}

std::string in_words(const Symbols& n, std::size_t allocation, const Opposition::Against& against) {
  const std::vector<std::set<std::size_t>> reached = reached_states(n.model(), allocation);
  const Coalition others = n.model().types.outsiders(Coalition::of(against.agent));
  const Phrase phrase = [&](std::uint32_t period, std::size_t state) {
    return math(n.joint({others, against.reports[period - 1][state]}));
  };
  return "Against agent " + math(n.agent(against.agent)) + " the others report, whatever their types,\n" +
         listed(n, reached, spoken(reached, phrase)) + (n.model().periods == 1 ? "" : "\\noindent ");
}

std::vector<Table> telescope(const Symbols& n, const Mechanism& mechanism, const Opposition& opposition) {
  const Model& model = n.model();
  if (opposition.policies.empty() || opposition.policies.size() > most_agents) return {};
  const Game game(model, mechanism);
  const Game::Node& start = game.nodes(1).front();
  std::vector<Table> tables;
  for (const Opposition::Against& against : opposition.policies) {
    const Agent i = against.agent;
    const Coalition others = model.types.outsiders(Coalition::of(i));
    const std::uint32_t choices = model.types.joint_type_count(others);
    if (choices > most_choices || choices < 2) return {};
    const auto worth =
        OppositionPlay(game, i).worth([&](const OppositionPlay::Worth&, std::uint32_t period, std::size_t node) {
          return against.reports[period - 1][model.state_index(game.nodes(period)[node].state)];
        });
    const std::string own = "{" + n.agent(i) + "}";
    std::vector<std::string> header{math("r^{" + n.members(others) + "}"), math("\\mathrm{E}\\,u^" + own),
                                    math("\\mathrm{E}\\,x^" + own + "_1")};
    if (model.periods > 1) header.push_back(math("\\delta\\,\\mathrm{E}\\,G^" + own + "_2"));
    header.emplace_back("sum");
    Table table("l" + std::string(header.size() - 1, 'r'), header);
    for (std::uint32_t report = 0; report < choices; ++report) {
      Rational payoff, paid, prospects;
      for (Type own_type; own_type.value < model.types.type_count(i); ++own_type.value) {
        const Rational& probability = game.belief(start, i)[own_type.value];
        const Game::Move& move =
            start.moves[model.types.offset({Coalition::of(i), own_type.value}) + model.types.offset({others, report})];
        paid += probability * move.transfers[i.value];
        for (const Game::Branch& branch : move.branches) {
          payoff += probability * branch.probability * model.payoff(i, branch.outcome, own_type);
          if (model.periods > 1) prospects += probability * branch.probability * model.discount * worth[1][branch.next];
        }
      }
      std::vector<std::string> cells{math(n.joint({others, report})), number(payoff), number(paid)};
      if (model.periods > 1) cells.push_back(number(prospects));
      cells.push_back(math(strong(fraction(payoff + paid + prospects))));
      table.row(std::move(cells));
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace candor::dynamic
