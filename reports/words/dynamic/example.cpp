// SPDX-License-Identifier: MIT
#include "reports/words/dynamic/example.hpp"

#include <algorithm>

#include "checker/model/dynamic/play.hpp"
#include "reports/text/dynamic/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/dynamic/letters.hpp"
#include "reports/words/labels.hpp"

namespace candor::dynamic::wording {
namespace {

using enum Table::Align;

/// The example, part by part.
class Restatement {
 public:
  Restatement(const Notation& n, std::size_t row_limit)
      : n_(n), model_(n.model()), all_(n.everybody()), row_limit_(row_limit) {}

  std::vector<Section> parts() const {
    std::vector<Section> result{{"Agents, time and types", agents()}};
    if (model_.periods > 1) result.push_back({"How types change", transitions()});
    result.push_back({"Payoffs", payoffs()});
    if (has_outside_options()) result.push_back({"Outside options", outside_options()});
    result.push_back({model_.allocations.size() == 1 ? "Allocation rule" : "Allocation rules", allocations()});
    if (!model_.transfers.empty())
      result.push_back({model_.transfers.size() == 1 ? "Transfer rule" : "Transfer rules", transfers()});
    result.push_back({"What truth is worth", values()});
    if (!model_.schemes.empty())
      result.push_back({model_.schemes.size() == 1 ? "A collusion scheme" : "Collusion schemes", schemes()});
    return result;
  }

 private:
  std::vector<Math> types_of(Agent i) const {
    std::vector<Math> result;
    for (Type t; t.value < model_.types.type_count(i); ++t.value) result.push_back(n_.type(i, t));
    return result;
  }
  /// "f(A) = 1/2, f(B) = 1/2".
  Math by_type(Agent i, const Math& function, const std::vector<Rational>& numbers) const {
    std::vector<Math> equations;
    for (const Math& type : types_of(i)) equations.push_back(function(type) == numbers.at(equations.size()));
    return document::joined(std::move(equations), Sign::also);
  }

  Blocks agents() const {
    using namespace letters;
    std::vector<Text> sets, priors;
    std::vector<Math> members, outcomes;
    for (Agent agent : all_) {
      members.push_back(n_.agent(agent));
      sets.emplace_back(raised(Theta, n_.agent(agent)) == loose_set(types_of(agent)));
      priors.emplace_back(by_type(agent, raised(mu[1], n_.agent(agent)), model_.prior[agent.value]));
    }
    for (Outcome outcome; outcome.value < model_.outcome_count(); ++outcome.value)
      outcomes.push_back(n_.outcome(outcome));
    Text text{"The agents are ", I == set(std::move(members)), ", with types ", document::joined(sets, ", "),
              ". There "};
    text += model_.infinite       ? "are infinitely many periods"
            : model_.periods == 1 ? "is one period"
                                  : "are " + std::to_string(model_.periods) + " periods";
    if (model_.periods > 1) text += Text{"; the discount factor is ", delta == model_.discount};
    text += Text{". The outcomes are ", A == loose_set(std::move(outcomes)), ". "};
    if (model_.infinite)
      text += Text{
          "Rules are the same in all periods after the first, which has no history: \u201Clater\u201D is said "
          "of each of these. In place of ",
          own(U[T + Math(1)]) == 0,
          ", values are bounded: since ",
          chain(delta, Sign::less_than, 1),
          ", the equations of the ",
          own(U[t]),
          " have one solution that is. "};
    if (model_.statistic_count() > 1) {
      std::vector<Math> labels;
      for (const std::string& value : model_.statistic.values)
        labels.push_back(named(value, candor::wording::subscripted_label(value)));
      text += Text{"Rules may depend on a statistic of the history with the values ", loose_set(std::move(labels)),
                   ", which is the first of these in period\u00A01. "};
    }
    return {text + Text{"In period\u00A01 types are drawn independently, with ", document::joined(priors, "; "), "."}};
  }

  Blocks transitions() const {
    using namespace letters;
    const Math before = t - Math(1);
    Tables tables;
    for (Agent agent : all_) {
      const Math type = raised(theta[before], n_.agent(agent));
      const std::vector<Math> types = types_of(agent);
      Table table{
          {{left, a[before]}, {left, type}},
          {{2, types.size(),
            raised(mu, n_.agent(agent))(letter("nothing") | document::joined({a[before], type}, Sign::comma))}}};
      for (const Math& next : types) table.columns.push_back({right, next});
      for (Outcome outcome; outcome.value < model_.outcome_count(); ++outcome.value)
        for (Type last; last.value < types.size(); ++last.value) {
          Table::Row cells{n_.outcome(outcome), types[last.value]};
          for (Type next; next.value < types.size(); ++next.value)
            cells.emplace_back(model_.transition(agent, outcome, last, next));
          table.rows.push_back(std::move(cells));
        }
      tables.tables.push_back(std::move(table));
    }
    return {"An agent's next type depends on the outcome and on his type:", std::move(tables)};
  }

  Blocks payoffs() const {
    using namespace letters;
    Tables tables;
    for (Agent agent : all_) {
      const std::vector<Math> types = types_of(agent);
      const Math whose = n_.agent(agent);
      Table table{{{left, a}}, {{1, types.size(), raised(u, whose)(a, raised(theta, whose))}}};
      for (const Math& type : types) table.columns.push_back({right, type});
      for (Outcome outcome; outcome.value < model_.outcome_count(); ++outcome.value) {
        Table::Row cells{n_.outcome(outcome)};
        for (Type type; type.value < types.size(); ++type.value)
          cells.emplace_back(model_.payoff(agent, outcome, type));
        table.rows.push_back(std::move(cells));
      }
      tables.tables.push_back(std::move(table));
    }
    return {Text{"In every period agent\u00A0", i, " gets the payoff ", own(u)(a, own(theta)),
                 ", which depends on his own type only:"},
            std::move(tables)};
  }

  bool has_outside_options() const {
    return std::any_of(model_.outside_options.begin(), model_.outside_options.end(), [](const auto& own) {
      return std::any_of(own.begin(), own.end(), [](const Rational& value) { return value.sign() != 0; });
    });
  }
  Blocks outside_options() const {
    std::vector<Text> lists;
    for (Agent i : all_)
      lists.emplace_back(by_type(i, raised(letters::o, n_.agent(i)), model_.outside_options[i.value]));
    return {"An agent who leaves before he reports gets " + document::joined(lists, "; ") + "."};
  }

  Blocks allocations() const {
    Blocks result;
    for (std::size_t q = 0; q < model_.allocations.size(); ++q) result = std::move(result) + allocation(q);
    return result;
  }
  Blocks allocation(std::size_t q) const {
    const AllocationRule& rule = model_.allocations[q];
    const Math symbol = n_.allocation(q);
    Text text;
    if (rule.efficient) {
      text += Text{"The rule ", symbol,
                   " maximises the agents' expected total payoff from every period and type profile on"};
      std::vector<Text> menu;
      for (const Lottery& lottery : rule.efficient->menu) menu.emplace_back(n_.lottery(lottery));
      if (!menu.empty()) text += ", among " + document::joined(menu, ", ");
      text += std::string("; of several best choices, the ") +
              (rule.efficient->ties == TieRule::first ? "first. " : "last. ");
    }
    text += Text{"What ", symbol, " chooses:"};
    if (!rule.uses_history) return {text, choices_by_period(q)};
    const bool several = model_.periods > 1;
    Table table;
    if (several) table.columns = {{left, letters::t}, {left, letters::k}};
    table.columns.push_back({left, letters::r});
    table.columns.push_back({right, symbol[letters::t](letters::k, letters::r)});
    const Game game(model_, Mechanism{{}, q, std::nullopt});
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (const Game::Node& node : game.nodes(period))
        for (Profile reports; reports.value < model_.profile_count(); ++reports.value) {
          Table::Row cells;
          if (several) cells = {period_label(model_, period), n_.state(node.state)};
          cells.emplace_back(n_.profile(reports));
          cells.emplace_back(n_.lottery(model_.lottery(rule, period, model_.state_index(node.state), reports)));
          table.rows.push_back(std::move(cells));
        }
    return {text, limited(std::move(table))};
  }
  Table choices_by_period(std::size_t q) const {
    using namespace letters;
    const AllocationRule& rule = model_.allocations[q];
    const bool constant = std::all_of(rule.lotteries.begin(), rule.lotteries.end(),
                                      [&](const std::vector<Lottery>& one) { return one == rule.lotteries.front(); });
    const std::uint32_t columns = constant ? 1 : model_.periods;
    const Math symbol = n_.allocation(q);
    Table table{{{left, r}}};
    for (std::uint32_t period = 1; period <= columns; ++period)
      table.columns.push_back({left, (columns > 1 && !(model_.infinite && period > 1) ? symbol[period]
                                      : model_.periods > 1                            ? symbol[t]
                                                                                      : symbol)(r)});
    for (Profile reports; reports.value < model_.profile_count() && reports.value < row_limit_; ++reports.value) {
      Table::Row cells{n_.profile(reports)};
      for (std::uint32_t period = 1; period <= columns; ++period)
        cells.emplace_back(n_.lottery(model_.lottery(rule, period, 0, reports)));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
  Block limited(Table table) const {
    if (table.rows.size() <= 4 * row_limit_) return table;
    return "There are " + std::to_string(table.rows.size()) +
           " rows, too many to print; the certificate of the case has them.";
  }

  /// The allocation with which a transfer rule is used: that of its construction, or of a
  /// mechanism.
  std::size_t allocation_of(std::size_t x) const {
    if (model_.transfers[x].construction) return model_.transfers[x].construction->allocation;
    for (const Mechanism& mechanism : model_.mechanisms)
      if (mechanism.transfers == x) return mechanism.allocation;
    return 0;
  }
  Blocks transfers() const {
    Blocks result{"Transfers are amounts paid to the agents."};
    for (std::size_t x = 0; x < model_.transfers.size(); ++x)
      result = std::move(result) + transfers_by_state(n_, x, allocation_of(x), construction(x));
    return result;
  }
  Text construction(std::size_t x) const {
    const auto& how = model_.transfers[x].construction;
    const Text rule = "The rule " + Text(n_.transfers(x));
    if (!how) return rule;
    const Text of = " for the allocation rule " + Text(n_.allocation(how->allocation));
    switch (how->rule) {
      case NamedTransferRule::dynamic_pivot:
        return rule + " is the dynamic pivot" + of +
               ", by which each agent is charged what his presence costs the others";
      case NamedTransferRule::balanced_team:
        return rule + " is that of the balanced team" + of +
               ", by which each agent is paid the change in the others' expected payoffs that his report causes, by "
               "the others in equal parts";
      case NamedTransferRule::liu: return rule + " is Liu's" + of + details(x, *how);
    }
    return rule;
  }
  Text details(std::size_t x, const TransferRule::Construction& how) const {
    using namespace letters;
    Text text;
    if (how.average)
      text += ", averaged over all orders of the agents";
    else if (how.orders.size() == 1)
      text += ", with the order " + order(how.orders.front());
    else
      text += ", with one of " + counted(how.orders.size(), "order", "orders") + ", depending on the public state";
    if (how.own_averaged) text += ", an agent's own type being averaged out of his own value";
    if (how.net_of) text += ", on values net of " + Text(n_.transfers(*how.net_of));
    std::vector<Text> lump_sums;
    for (Agent agent : all_)
      if (agent.value < how.lump_sums.size() && how.lump_sums[agent.value].sign() != 0)
        lump_sums.emplace_back(letter("kappa")[n_.agent(agent)] == how.lump_sums[agent.value]);
    if (!lump_sums.empty()) text += ", and in period\u00A01 the lump sums " + document::joined(lump_sums, ", ");
    const auto first = std::find_if(model_.transfers.begin(), model_.transfers.end(), [](const TransferRule& one) {
      return one.construction && one.construction->rule == NamedTransferRule::liu;
    });
    if (first != model_.transfers.begin() + static_cast<std::ptrdiff_t>(x)) return text;
    return text + Text{", by which agent\u00A0",
                       i,
                       " pays agent\u00A0",
                       j,
                       " the change in his own expected payoff that ",
                       j,
                       "'s report causes, and is paid the change in ",
                       j,
                       "'s that his causes"};
  }
  Text order(const std::vector<Agent>& agents) const {
    std::vector<Math> parts;
    for (Agent i : agents) parts.push_back(n_.agent(i));
    return tuple(std::move(parts));
  }

  /// V_t^i of each rule that uses no history, by period; then U of each mechanism before anything
  /// is known.
  Blocks values() const {
    using namespace letters;
    Blocks result;
    for (std::size_t q = 0; q < model_.allocations.size(); ++q) {
      if (model_.allocations[q].uses_history || model_.profile_count() > row_limit_) continue;
      const Text opening{"Expected discounted payoffs under truth from period\u00A0", t,
                         " on, by the present types, without transfers, under ", n_.allocation(q), ":"};
      const Game game(model_, Mechanism{{}, q, std::nullopt});
      std::vector<Values> values;
      for (Agent agent : all_) values.push_back(truthful_values(game, agent));
      result.emplace_back(
          Alternatives{{opening, values_side_by_side(values)}, {opening, values_below_one_another(values)}});
    }
    Table table{{{left, "mechanism"}}};
    for (Agent agent : all_) table.columns.push_back({right, raised(U, n_.agent(agent))});
    table.columns.push_back({right, sum(i, own(U))});
    for (const Mechanism& mechanism : model_.mechanisms) {
      const Game game(model_, mechanism);
      Table::Row cells{Text{Code{mechanism.name}, ", ", n_.mechanism(mechanism)}};
      for (Agent agent : all_) cells.emplace_back(truthful_value(game, Coalition::of(agent)));
      cells.emplace_back(truthful_value(game, all_));
      table.rows.push_back(std::move(cells));
    }
    if (table.empty()) return result;
    return std::move(result) +
           Blocks{"What the agents expect before anything is known, transfers included:", std::move(table)};
  }
  /// What each agent, and all together, expect from the period on.
  void append(Table::Row& cells, const std::vector<Values>& values, std::uint32_t period, Profile theta) const {
    Rational total;
    for (const Values& of_agent : values) {
      const Rational& own = of_agent[period - 1].front()[theta.value];
      cells.emplace_back(own);
      total += own;
    }
    cells.emplace_back(total);
  }
  Table values_below_one_another(const std::vector<Values>& values) const {
    using namespace letters;
    Table table{{{left, t}, {left, theta[t]}}};
    for (Agent agent : all_) table.columns.push_back({right, raised(V[t], n_.agent(agent))});
    table.columns.push_back({right, sum(i, own(V[t]))});
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (Profile profile; profile.value < model_.profile_count(); ++profile.value) {
        Table::Row cells{profile.value == 0 ? Text(period_label(model_, period)) : Text(), n_.profile(profile)};
        append(cells, values, period, profile);
        table.rows.push_back(std::move(cells));
      }
    return table;
  }
  /// A row for each type profile, columns for each period.
  Table values_side_by_side(const std::vector<Values>& values) const {
    using namespace letters;
    Table table{{{left, theta[t]}}};
    for (std::uint32_t period = 1; period <= model_.periods; ++period) {
      if (model_.periods > 1) table.spans.push_back({table.columns.size(), all_.size() + 1, n_.time(period)});
      for (Agent agent : all_) table.columns.push_back({right, raised(V, n_.agent(agent))});
      table.columns.push_back({right, sum(i, {})});
    }
    for (Profile profile; profile.value < model_.profile_count(); ++profile.value) {
      Table::Row cells{n_.profile(profile)};
      for (std::uint32_t period = 1; period <= model_.periods; ++period) append(cells, values, period, profile);
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  Blocks schemes() const {
    Blocks result;
    for (std::size_t s = 0; s < model_.schemes.size(); ++s) {
      const Scheme& scheme = model_.schemes[s];
      const Game game(model_, Mechanism{{}, scheme.mechanism.allocation, std::nullopt});
      Text text{capitalised(n_.the_scheme(s)),      " is one of ",
                n_.who(scheme.coalition),           " against ",
                n_.the_mechanism(scheme.mechanism), ". Members report the truth"};
      Table table = scheme_table({{left, "reports"}});
      for_each_message(scheme, game,
                       [&](Table::Row cells, std::uint32_t period, std::size_t cell, std::uint32_t message) {
                         const std::uint32_t report = scheme.reports[period - 1][cell];
                         if (report == message) return;
                         cells.emplace_back(n_.joint({scheme.coalition, report}));
                         table.rows.push_back(std::move(cells));
                       });
      result.emplace_back(text + (table.empty() ? "." : ", but for"));
      if (!table.empty()) result.emplace_back(limited(std::move(table)));
      result = std::move(result) + side_payments(scheme, game);
    }
    return result;
  }
  Blocks side_payments(const Scheme& scheme, const Game& game) const {
    if (scheme.team) {
      std::vector<Text> lump_sums;
      for (Agent i : scheme.coalition)
        if (scheme.team->lump_sums[i.value].sign() != 0)
          lump_sums.push_back(Text(scheme.team->lump_sums[i.value]) + " to " + n_.who(Coalition::of(i)));
      return {"Side payments are those of the balanced team among the members" +
              (lump_sums.empty() ? Text() : ", and in period\u00A01 " + document::joined(lump_sums, ", ")) + "."};
    }
    std::vector<Table::Column> columns;
    for (Agent i : scheme.coalition) columns.push_back({right, "to " + Text(n_.agent(i))});
    Table table = scheme_table(columns);
    for_each_message(scheme, game, [&](Table::Row cells, std::uint32_t period, std::size_t cell, std::uint32_t) {
      const std::vector<Rational>& amounts = scheme.side_payments[period - 1];
      const std::size_t first = cell * model_.agent_count();
      if (std::none_of(all_.begin(), all_.end(), [&](Agent i) { return amounts[first + i.value].sign() != 0; })) return;
      for (Agent i : scheme.coalition) cells.emplace_back(amounts[first + i.value]);
      table.rows.push_back(std::move(cells));
    });
    if (table.empty()) return {"There are no side payments."};
    return {"Side payments, where there are any:", limited(std::move(table))};
  }
  Table scheme_table(const std::vector<Table::Column>& more) const {
    Table table;
    if (model_.periods > 1) table.columns = {{left, letters::t}, {left, letters::k}};
    table.columns.push_back({left, "messages"});
    table.columns.insert(table.columns.end(), more.begin(), more.end());
    return table;
  }
  /// With the cells that say where it is sent.
  template <class Receive>
  void for_each_message(const Scheme& scheme, const Game& game, Receive receive) const {
    const std::uint32_t count = model_.types.joint_type_count(scheme.coalition);
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (const Game::Node& node : game.nodes(period))
        for (std::uint32_t message = 0; message < count; ++message) {
          Table::Row cells;
          if (model_.periods > 1) cells = {period_label(model_, period), n_.state(node.state)};
          cells.emplace_back(n_.joint({scheme.coalition, message}));
          receive(std::move(cells), period, model_.state_index(node.state) * count + message, message);
        }
  }

  const Notation& n_;
  const Model& model_;
  Coalition all_;
  std::size_t row_limit_;
};

}  // namespace

std::vector<Section> example(const Notation& notation, std::size_t row_limit) {
  return Restatement(notation, row_limit).parts();
}

}  // namespace candor::dynamic::wording
