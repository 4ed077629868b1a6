// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/argument.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "reports/printers/terminal.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/dynamic/letters.hpp"
#include "reports/words/dynamic/outcomes.hpp"

namespace candor::dynamic::wording {
namespace {

using Align = Table::Align;

constexpr std::size_t most_in_a_matrix = 240;  // comparisons
constexpr std::size_t most_states_across = 5;

std::string key_of(const Tables& tables) { return printers::terminal(Blocks{tables}, 0); }

}  // namespace

Argument::Argument(const ProofSetting& settings, const Notation& notation, const Statement& of,
                   const candor::Evidence& given)
    : setting(settings),
      n(notation),
      model(notation.model()),
      statement(of),
      found(std::get_if<Evidence>(&given)),
      compared(
          comparisons(model, of, given, settings.all_follow ? 1 : std::max(settings.row_limit, most_in_a_matrix))) {}

std::size_t Argument::allocation() const {
  const Mechanism* mechanism = mechanism_of(model, statement);
  return mechanism == nullptr ? 0 : mechanism->allocation;
}

Text Argument::explained() const {
  return setting.command.empty() ? Text() : Text{"; all of them are printed by ", Code{setting.command}};
}

Blocks Argument::table(const Text& left_side, const Text& right_side) const {
  if (setting.all_follow) return {};
  if (compared.complete() && compared.count <= setting.row_limit)
    return {"The " + counted(compared.count, "comparison", "comparisons") + ", tight ones starred:",
            in_rows(n, compared.rows, left_side, right_side)};
  if (compared.least.empty())
    return {"All " + std::to_string(compared.count) + " comparisons hold" + explained() + "."};
  return {"Of " + std::to_string(compared.count) + " comparisons those with the least slack" + explained() + ":",
          in_rows(n, compared.least, left_side, right_side)};
}

Blocks Argument::incentives() const {
  if (setting.all_follow) return {};
  const Tables beside = compared.complete() ? incentives_by_state(n, compared.rows, false) : Tables();
  if (beside.tables.empty()) return table("truth", "misreport");
  if (const auto claim = before(key_of(beside))) return {"The comparisons are those of " + Text(*claim) + "."};
  using namespace letters;
  const Text words{"Under ", own(theta) >> own(hat(theta)),
                   " what truth and what the misreport give, tight ones starred:"};
  return {
      Alternatives{{words, beside},
                   {Alternatives{{words, incentives_by_state(n, compared.rows, true)}, table("truth", "misreport")}}}};
}

Blocks Argument::choices(const Text& opening, const std::string& whose) const {
  if (setting.all_follow) return {opening};
  const Tables matrices = compared.complete() ? choices_by_state(n, compared.rows) : Tables();
  Blocks in_general = Blocks{opening} + table(whose, "instead");
  if (matrices.tables.empty()) return in_general;
  return {Alternatives{
      {opening + " What each gives; in bold the " + whose + ", starred others that give as much:", matrices},
      std::move(in_general)}};
}

Math Argument::equations(const OfAgents& left_side, const OfAgents& right_side) const {
  std::vector<Math> result;
  for (const Display::Line& line : totals(left_side, right_side).lines) result.push_back(line.formula);
  return document::joined(std::move(result), Sign::also);
}

Display Argument::totals(const OfAgents& left_side, const OfAgents& right_side) const {
  Display result;
  for (const Judgement& judgement : compared.totals) {
    const std::optional<Coalition>& coalition = place_of(judgement).coalition;
    const Math agents = coalition ? n.members(*coalition) : Math();
    const Math numbers = chain(judgement.left.value, sign_of(judgement.relation), judgement.right.value);
    const Math equation = left_side(agents) == numbers;
    result.lines.push_back({.formula = right_side ? equation == right_side(agents) : equation, .condition = ","});
  }
  if (!result.lines.empty()) result.lines.back().condition = ".";
  return result;
}

Blocks Argument::largest_total(Blocks shown) const {
  using namespace letters;
  shown.emplace_back(totals([](const Math&) { return expected(sum(i, own(V[1]))); },
                            [](const Math&) { return expected_value(W[1]); }));
  return shown;
}

Blocks Argument::group_total(Blocks shown) const {
  using namespace letters;
  shown.emplace_back(totals([](const Math&) { return sum(i, own(U)); }, [](const Math&) { return letters::S; }));
  return shown;
}

Blocks Argument::policy(const Policy& policy) const {
  if (const std::size_t places = places_of(n, allocation(), policy); places > setting.row_limit) {
    const bool is_plural = is_all_together(n.types(), policy.coalition);
    return {capitalised(n.who(policy.coalition)) + (is_plural ? " report" : " reports") + " the truth but in " +
            counted(places, "place", "places") + explained() + "."};
  }
  return in_words(n, allocation(), policy);
}

std::string Argument::computed() const {
  return model.infinite ? "the only bounded solution of its equations" : "computed from the last period back";
}

Text Argument::bellman() const {
  return "The value of this policy is " + computed() +
         ", and at no public state and for no types does another report, followed by the policy, give more.";
}

std::optional<Reference> Argument::before(const std::string& what) const {
  return setting.before ? setting.before(what) : std::nullopt;
}

Argument::ByState Argument::guaranteed() const {
  ByState values;
  for (const Judgement& judgement : compared.opposition) {
    const Place& place = place_of(judgement);
    values[{place.period, place.state.value_or(PublicState{})}][(*place.coalition->begin()).value] =
        judgement.left.value;
  }
  return values;
}

/// A column for each public state if they are few; a row for each otherwise.
Table Argument::guarantees(const Opposition& opposition) const {
  using namespace letters;
  const ByState values = guaranteed();
  const auto symbol = [&](const Opposition::Against& against) { return raised(G[t], n.agent(against.agent))(k); };
  Table table;
  if (!values.empty() && values.size() <= most_states_across) {
    table.columns.push_back({Align::left, ""});
    for (const auto& [place, by_agent] : values)
      table.columns.push_back(
          {Align::right, model.periods > 1 ? document::joined({n.time(place.first), n.state(place.second)}, Sign::also)
                                           : n.state(place.second)});
    for (const Opposition::Against& against : opposition.policies) {
      Table::Row cells{symbol(against)};
      for (const auto& [place, by_agent] : values) cells.emplace_back(by_agent.at(against.agent.value));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
  table.columns = {{Align::left, t}, {Align::left, k}};
  for (const Opposition::Against& against : opposition.policies)
    table.columns.push_back({Align::right, symbol(against)});
  for (const auto& [place, by_agent] : values) {
    Table::Row cells{period_label(model, place.first), n.state(place.second)};
    for (const Opposition::Against& against : opposition.policies) {
      const auto value = by_agent.find(against.agent.value);
      cells.push_back(value == by_agent.end() ? Text() : Text(value->second));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::optional<Reference> Argument::guaranteed_before(const Opposition& opposition) const {
  std::optional<Reference> result;
  bool one_claim = true;
  for (const Opposition::Against& against : opposition.policies) {
    const Math what =
        document::joined({n.mechanism(*mechanism_of(model, statement)), n.agent(against.agent)}, Sign::comma);
    const std::optional<Reference> claim = before("guarantee " + printers::terminal(what));
    one_claim = one_claim && claim && (!result || result->label == claim->label);
    result = claim;
  }
  return one_claim ? result : std::nullopt;
}

Blocks Argument::sure_things(const Opposition& opposition) const {
  using namespace letters;
  const Table table = guarantees(opposition);
  if (table.empty()) return {};
  if (const auto claim = guaranteed_before(opposition))
    return {"What a truthful agent expects at least from each public state on is shown in the proof of " +
            Text(*claim) + "."};
  if (!compared.any_choice_is_the_same)
    return {"What a truthful agent expects from each public state on against the worst reports of the others, " +
                computed() + "; no other report of theirs leaves him less anywhere:",
            table};
  const Math same_number = own(G[t])(k);
  if (const auto claim = before("telescope")) {
    const auto same = before(key_of({{table}}));
    const Text words{"As in the proof of ", *claim,
                     ", at every public state and whatever the others report, an agent's payoff, his transfer and his "
                     "prospects add up to one and the same number ",
                     same_number};
    const Text so = "So the sum over the periods telescopes.";
    if (same) return {words + "; the numbers are those of " + *same + ". " + so};
    return {words + ":", table, so};
  }
  before(key_of({{table}}));
  Tables tables = telescope(n, *mechanism_of(model, statement), opposition);
  Text words{"Let agent\u00A0",
             i,
             " be truthful. At every public state ",
             k,
             ", whatever the others report, what he expects in this period, transfers included, and ",
             delta,
             " times what he expects at the next public state add up to one and the same number ",
             same_number,
             "."};
  if (!tables.tables.empty())
    words += (model.periods > 1 ? " The first table has these numbers, the others" : " The tables have") +
             Text(" the sums in period\u00A01 for each report of the others.");
  if (tables.tables.empty() || model.periods > 1) tables.tables.insert(tables.tables.begin(), table);
  return {words, std::move(tables),
          Text{"So the sum over the periods telescopes: what the others' reports change in his payoffs of one period, "
               "and in his prospects, the transfers of that period give back or take away, and against every "
               "behaviour of the others he expects ",
               own(G[1])(emptyset), "."}};
}

Blocks Argument::scheme(const MixedScheme& scheme) const {
  Table table = in_table(n, scheme);
  if (table.rows.size() > setting.row_limit)
    return {"A scheme with a line for each of " + counted(table.rows.size(), "message", "messages") + explained() +
            " does it."};
  return {"Consider the scheme", std::move(table), "It balances and meets every requirement."};
}

Blocks Argument::bounds(const SchemeBounds& bounds) const {
  Blocks result;
  for (const SchemeBounds::Bound& bound : bounds.bounds) {
    Table table = in_table(n, bound);
    const Text of =
        "For schemes of " + (bound.coalition == n.everybody() ? Text("all agents") : n.members(bound.coalition));
    result = continued(std::move(result),
                       of + (table.empty() ? " no requirement is needed." : " add the requirements times"));
    if (!table.empty()) result.emplace_back(std::move(table));
  }
  return continued(
      std::move(result),
      "Side payments then cancel, and what is left is at most what the best report gives at each message.");
}

Blocks Argument::play(const MixedPlay& play) const {
  Blocks result{"Consider the strategies", in_table(n, play)};
  if (setting.all_follow) return result;
  return std::move(result) + Blocks{"What they give the agent against every report of the other side:",
                                    in_rows(n, compared.rows, "he gets", "number")};
}

Text Argument::where() const {
  if (place().period == 0) return "Before anything is known,";
  Text result = model.infinite && place().period > 1 ? Text("In every later period")
                                                     : "In period\u00A0" + std::to_string(place().period);
  if (place().state && place().state->reports)
    result += ", at the public state " + Text(letters::k == n.state(*place().state));
  return result + ",";
}

Text Argument::type() const {
  if (!place().truth) return {};
  return (shown_in_profiles(n.types(), place().truth->coalition).size() == 1 ? " of type " : " with types ") +
         Text(n.joint(*place().truth));
}

Text Argument::after(const Text& messages) const {
  return place().report ? messages + n.joint(*place().report) + "," : Text();
}

Blocks Argument::misreport() const {
  const Text compared_outcomes = outcomes_compared(n, statement, place());
  const Text others = place().outsiders ? " while the others' types are " + Text(n.joint(*place().outsiders)) : Text();
  return {where() + " " + who() + type() + " expects " + left() + " from truth and " + right() + " from reporting " +
          n.joint(place().report.value()) + others + ": a gain of " + Math(failure->right.value - failure->left.value) +
          "." + (compared_outcomes.empty() ? Text() : " " + compared_outcomes)};
}

}  // namespace candor::dynamic::wording
