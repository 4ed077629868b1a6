// SPDX-License-Identifier: MIT
#include <algorithm>

#include "checker/model/dynamic/game.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/words/dynamic/example.hpp"
#include "reports/words/dynamic/letters.hpp"

namespace candor::dynamic::wording {
namespace {

using enum Table::Align;

/// The amounts of one rule, public state by public state.
class Amounts {
 public:
  Amounts(const Notation& n, std::size_t transfers, const Game& game)
      : n_(n), model_(n.model()), transfers_(transfers), game_(game) {}

  /// A row for each period, public state and agent who is shown, a column for each report profile.
  /// The public state stands beside its rows or above them.
  Table table(const std::vector<Agent>& shown, bool above) const {
    using namespace letters;
    const bool one = shown.size() == 1;
    Table table;
    if (!above) table.columns = {{left, t}, {left, k}};
    if (!one) table.columns.push_back({left, "to"});
    const Math rule = one ? symbol(shown.front()) : own(n_.transfers(transfers_)[t]);
    table.spans = {{table.columns.size(), model_.profile_count(), rule(k, letter("nothing"))}};
    for (Profile r; r.value < model_.profile_count(); ++r.value) table.columns.push_back({right, n_.profile(r)});
    for (std::uint32_t period = 1; period <= model_.periods; ++period) {
      const std::vector<Game::Node>& nodes = game_.nodes(period);
      const bool same = std::all_of(nodes.begin(), nodes.end(), [&](const Game::Node& node) {
        return amounts(period, node) == amounts(period, nodes.front());
      });
      for (std::size_t node = 0; node < (same ? 1 : nodes.size()); ++node) {
        const bool every = same && nodes.size() > 1;
        if (above)
          table.rows.push_back({Text(n_.time(period)) +
                                (every ? ", every public state" : ", " + Text(k == n_.state(nodes[node].state)))});
        for (const Agent i : shown) {
          const bool first = i == shown.front();
          Table::Row cells;
          if (!above)
            cells = {first ? Text(period_label(model_, period)) : Text(), !first  ? Text()
                                                                          : every ? Text("every")
                                                                                  : Text(n_.state(nodes[node].state))};
          if (!one) cells.emplace_back(n_.agent(i));
          for (Profile r; r.value < model_.profile_count(); ++r.value)
            cells.emplace_back(amount(period, model_.state_index(nodes[node].state), r, i));
          table.rows.push_back(std::move(cells));
        }
      }
    }
    return table;
  }

  /// A row for each profile: in one period, and where there are many profiles.
  Table row_by_row() const {
    const bool several = model_.periods > 1;
    Table table;
    if (several) table.columns = {{left, letters::t}, {left, letters::k}};
    table.columns.push_back({left, letters::r});
    for (Agent i : n_.everybody()) table.columns.push_back({right, symbol(i)});
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (const Game::Node& node : game_.nodes(period))
        for (Profile r; r.value < model_.profile_count(); ++r.value) {
          Table::Row cells;
          if (several)
            cells = {r.value == 0 ? Text(period_label(model_, period)) : Text(),
                     r.value == 0 ? Text(n_.state(node.state)) : Text()};
          cells.emplace_back(n_.profile(r));
          for (Agent i : n_.everybody()) cells.emplace_back(amount(period, model_.state_index(node.state), r, i));
          table.rows.push_back(std::move(cells));
        }
    return table;
  }

  /// Of two agents the one is paid what the other pays.
  bool mirrored() const {
    if (model_.agent_count() != 2) return false;
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (const Game::Node& node : game_.nodes(period))
        for (Profile r; r.value < model_.profile_count(); ++r.value) {
          const std::size_t state = model_.state_index(node.state);
          if ((amount(period, state, r, Agent{0}) + amount(period, state, r, Agent{1})).sign() != 0) return false;
        }
    return true;
  }
  Math symbol(Agent i) const {
    const Math rule = n_.transfers(transfers_);
    return raised(model_.periods > 1 ? rule[letters::t] : rule, n_.agent(i));
  }

 private:
  const Rational& amount(std::uint32_t period, std::size_t state, Profile r, Agent i) const {
    return model_.transfers[transfers_]
        .amounts[period - 1][(state * model_.profile_count() + r.value) * model_.agent_count() + i.value];
  }
  std::vector<Rational> amounts(std::uint32_t period, const Game::Node& node) const {
    const std::vector<Rational>& all = model_.transfers[transfers_].amounts[period - 1];
    const std::size_t size = std::size_t{model_.profile_count()} * model_.agent_count(),
                      first = model_.state_index(node.state) * size;
    return {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(first + size)};
  }

  const Notation& n_;
  const Model& model_;
  std::size_t transfers_;
  const Game& game_;
};

}  // namespace

Blocks transfers_by_state(const Notation& n, std::size_t transfers, std::size_t allocation, const Text& opening) {
  const Game game(n.model(), Mechanism{{}, allocation, std::nullopt});
  const Amounts amounts(n, transfers, game);
  if (n.model().periods == 1) return {opening + ":", amounts.row_by_row()};
  const Coalition all = n.everybody();
  const std::vector<Agent> agents(all.begin(), all.end());
  Blocks in_full{Alternatives{
      {opening + ":", amounts.table(agents, false)},
      {Alternatives{{opening + ":", amounts.table(agents, true)}, {opening + ":", amounts.row_by_row()}}}}};
  if (!amounts.mirrored()) return in_full;
  const Math other = amounts.symbol(Agent{1}) == -amounts.symbol(Agent{0});
  return {Alternatives{{opening + " (where " + other + "):", amounts.table({Agent{0}}, false)}, std::move(in_full)}};
}

}  // namespace candor::dynamic::wording
