// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "checker/model/dynamic/play.hpp"
#include "reports/latex/dynamic/dynamic.hpp"
#include "reports/latex/dynamic/notation.hpp"
#include "reports/latex/dynamic/tables.hpp"
#include "reports/latex/text.hpp"
#include "reports/text/dynamic/words.hpp"

namespace candor::dynamic {

using namespace candor::tex;

namespace {

std::string number(const Rational& value) { return math(fraction(value)); }
std::string numbered(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

/// The example, part by part.
class Restatement {
 public:
  Restatement(const Setting& setting, const Model& model)
      : setting_(setting), model_(model), n_(model), all_(model.types.grand_coalition()) {}

  std::vector<ExamplePart> parts() const {
    std::vector<ExamplePart> result{{"Agents, time and types", agents()}};
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
  std::string agents() const {
    std::vector<std::string> sets, outcomes;
    for (Agent i : all_) {
      std::vector<std::string> labels;
      for (Type t; t.value < model_.types.type_count(i); ++t.value) labels.push_back(n_.type(i, t));
      sets.push_back(math("\\Theta^{" + n_.agent(i) + "}=\\{" + joined(labels, ",\\,\\allowbreak ") + "\\}"));
    }
    for (Outcome a; a.value < model_.outcome_count(); ++a.value) outcomes.push_back(n_.outcome(a));
    std::string text =
        "The agents are " + math("I=" + (all_.size() == 1 ? "\\{" + n_.members(all_) + "\\}" : n_.members(all_))) +
        ", with types " + joined(sets, ", ") + ". There " +
        (model_.infinite       ? "are infinitely many periods"
         : model_.periods == 1 ? "is one period"
                               : "are " + std::to_string(model_.periods) + " periods") +
        (model_.periods > 1 ? "; the discount factor is " + math("\\delta=" + fraction(model_.discount)) : "") +
        ". The outcomes are " + math("A=\\{" + joined(outcomes, ",\\,\\allowbreak ") + "\\}") + ". ";
    if (model_.infinite)
      text +=
          "Rules are the same in all periods after the first, which has no history: \\emph{later} is said of each of "
          "these. In place of " +
          math("U^i_{T+1}=0") + ", values are bounded: since " + math("\\delta<1") + ", the equations of the " +
          math("U^i_t") + " have one solution that is. ";
    if (model_.statistic_count() > 1)
      text += "Rules may depend on a statistic of the history with the values " +
              math("\\{" + joined(statistics(), ",\\,\\allowbreak ") + "\\}") +
              ", which is the first of these in period~1. ";
    std::vector<std::string> priors;
    for (Agent i : all_) {
      std::vector<std::string> equations;
      for (Type t; t.value < model_.types.type_count(i); ++t.value)
        equations.push_back("\\mu^{" + n_.agent(i) + "}_1(" + n_.type(i, t) +
                            ")=" + fraction(model_.prior[i.value][t.value]));
      priors.push_back(math(joined(equations, ",\\ \\allowbreak ")));
    }
    return "\\begingroup\\raggedright " + text + "In period~1 types are drawn independently, with " +
           joined(priors, "; ") + ".\\par\\endgroup\n";
  }
  std::vector<std::string> statistics() const {
    std::vector<std::string> result;
    for (const std::string& value : model_.statistic.values) result.push_back(value_label(value));
    return result;
  }

  std::string transitions() const {
    std::vector<Table> tables;
    for (Agent i : all_) {
      std::vector<std::string> header{math("a_{t-1}"), math("\\theta^{" + n_.agent(i) + "}_{t-1}")};
      for (Type t; t.value < model_.types.type_count(i); ++t.value) header.push_back(math(n_.type(i, t)));
      Table table("ll" + std::string(model_.types.type_count(i), 'r'), header);
      table.span(2, model_.types.type_count(i),
                 math("\\mu^{" + n_.agent(i) + "}(\\cdot\\mid a_{t-1},\\theta^{" + n_.agent(i) + "}_{t-1})"));
      for (Outcome a; a.value < model_.outcome_count(); ++a.value)
        for (Type own; own.value < model_.types.type_count(i); ++own.value) {
          std::vector<std::string> cells{math(n_.outcome(a)), math(n_.type(i, own))};
          for (Type next; next.value < model_.types.type_count(i); ++next.value)
            cells.push_back(number(model_.transition(i, a, own, next)));
          table.row(std::move(cells));
        }
      tables.push_back(std::move(table));
    }
    return "An agent's next type depends on the outcome and on his type:\n" + flow(tables, setting_.measure);
  }

  std::string payoffs() const {
    std::vector<Table> tables;
    for (Agent i : all_) {
      std::vector<std::string> header{math("a")};
      for (Type t; t.value < model_.types.type_count(i); ++t.value) header.push_back(math(n_.type(i, t)));
      Table table("l" + std::string(model_.types.type_count(i), 'r'), header);
      table.span(1, model_.types.type_count(i), math("u^{" + n_.agent(i) + "}(a,\\theta^{" + n_.agent(i) + "})"));
      for (Outcome a; a.value < model_.outcome_count(); ++a.value) {
        std::vector<std::string> cells{math(n_.outcome(a))};
        for (Type t; t.value < model_.types.type_count(i); ++t.value) cells.push_back(number(model_.payoff(i, a, t)));
        table.row(std::move(cells));
      }
      tables.push_back(std::move(table));
    }
    return "In every period agent~$i$ gets the payoff $u^i(a,\\theta^i)$, which depends on his own type only:\n" +
           flow(tables, setting_.measure);
  }

  bool has_outside_options() const {
    return std::any_of(model_.outside_options.begin(), model_.outside_options.end(), [](const auto& own) {
      return std::any_of(own.begin(), own.end(), [](const Rational& value) { return value.sign() != 0; });
    });
  }
  std::string outside_options() const {
    std::vector<std::string> lists;
    for (Agent i : all_) {
      std::vector<std::string> equations;
      for (Type t; t.value < model_.types.type_count(i); ++t.value)
        equations.push_back("o^{" + n_.agent(i) + "}(" + n_.type(i, t) +
                            ")=" + fraction(model_.outside_options[i.value][t.value]));
      lists.push_back(math(joined(equations, ",\\ ")));
    }
    return "An agent who leaves before he reports gets " + joined(lists, "; ") + ".\n";
  }

  std::string allocations() const {
    std::string result;
    for (std::size_t q = 0; q < model_.allocations.size(); ++q) result += allocation(q);
    return result;
  }
  std::string allocation(std::size_t q) const {
    const AllocationRule& rule = model_.allocations[q];
    std::string text = "\\noindent ";
    if (rule.efficient) {
      text += "The rule " + math(n_.allocation(q)) +
              " maximises the agents' expected total payoff from every period and type profile on";
      if (!rule.efficient->menu.empty()) {
        std::vector<std::string> menu;
        for (const Lottery& lottery : rule.efficient->menu) menu.push_back(math(n_.lottery(lottery)));
        text += ", among " + joined(menu, ", ");
      }
      text += std::string("; of several best choices, the ") +
              (rule.efficient->ties == TieRule::first ? "first" : "last") + ". ";
    }
    text += "What " + math(n_.allocation(q)) + " chooses:\n";
    if (!rule.uses_history) return text + choices_by_period(q).set(setting_.measure);
    Table table("lllr", {"period", math("k"), math("r"), math(n_.allocation(q) + "_t(k,r)")});
    for (const auto& [period, state, reports] : places(q))
      table.row({period_label(model_, period), math(n_.state(model_.state_at(period, state))),
                 math(n_.profile(reports)), math(n_.lottery(model_.lottery(rule, period, state, reports)))});
    return text + limited(table);
  }
  Table choices_by_period(std::size_t q) const {
    const AllocationRule& rule = model_.allocations[q];
    const bool constant = std::all_of(rule.lotteries.begin(), rule.lotteries.end(),
                                      [&](const std::vector<Lottery>& one) { return one == rule.lotteries.front(); });
    const std::uint32_t columns = constant ? 1 : model_.periods;
    std::vector<std::string> header{math("r")};
    for (std::uint32_t period = 1; period <= columns; ++period)
      header.push_back(math(n_.allocation(q) +
                            (columns > 1 && !(model_.infinite && period > 1) ? "_{" + std::to_string(period) + "}"
                             : model_.periods > 1                            ? "_t"
                                                                             : "") +
                            "(r)"));
    Table table("l" + std::string(columns, 'l'), header);
    for (Profile reports; reports.value < model_.profile_count() && reports.value < setting_.row_limit;
         ++reports.value) {
      std::vector<std::string> cells{math(n_.profile(reports))};
      for (std::uint32_t period = 1; period <= columns; ++period)
        cells.push_back(math(n_.lottery(model_.lottery(rule, period, 0, reports))));
      table.row(std::move(cells));
    }
    return table;
  }
  struct At {
    std::uint32_t period;
    std::size_t state;
    Profile reports;
  };
  /// Every period, public state that reports can lead to under the rule, and report profile.
  std::vector<At> places(std::size_t q) const {
    const Game game(model_, Mechanism{{}, q, std::nullopt});
    std::vector<At> result;
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (const Game::Node& node : game.nodes(period))
        for (Profile reports; reports.value < model_.profile_count(); ++reports.value)
          result.push_back({period, model_.state_index(node.state), reports});
    return result;
  }
  std::string limited(const Table& table) const {
    if (table.size() <= 4 * setting_.row_limit) return table.set(setting_.measure);
    return "There are " + std::to_string(table.size()) +
           " rows, too many to print; the certificate of the case has them.\n\n";
  }

  /// The allocation with which a transfer rule is used: that of its construction, or of a
  /// mechanism.
  std::size_t allocation_of(std::size_t x) const {
    if (model_.transfers[x].construction) return model_.transfers[x].construction->allocation;
    for (const Mechanism& mechanism : model_.mechanisms)
      if (mechanism.transfers == x) return mechanism.allocation;
    return 0;
  }
  std::string transfers() const {
    std::string result = "Transfers are amounts paid \\emph{to} the agents.\n\n";
    std::vector<TransferTables> all;
    std::vector<Table> tables;
    for (std::size_t x = 0; x < model_.transfers.size(); ++x) {
      all.push_back(
          transfers_by_state(n_, x, Game(model_, Mechanism{{}, allocation_of(x), std::nullopt}), setting_.measure));
      tables.insert(tables.end(), all.back().tables.begin(), all.back().tables.end());
    }
    const bool small =
        std::all_of(tables.begin(), tables.end(), [&](const Table& table) { return table.fits(setting_.measure, 2); });
    for (std::size_t x = 0; x < all.size(); ++x) {
      result += "\\noindent " + construction(x) + all[x].remark + "\n\n";
      if (!small)
        for (const Table& table : all[x].tables) result += limited(table);
    }
    return small ? result + side_by_side(tables, setting_.measure) : result;
  }
  std::string construction(std::size_t x) const {
    const auto& how = model_.transfers[x].construction;
    const std::string name = math(n_.transfers(x));
    if (!how) return "The rule " + name + ":\n";
    const std::string of = " for the allocation rule " + math(n_.allocation(how->allocation));
    switch (how->rule) {
      case NamedTransferRule::dynamic_pivot:
        return "The rule " + name + " is the dynamic pivot" + of +
               ": each agent is charged what his presence costs the others.\n";
      case NamedTransferRule::balanced_team:
        return "The rule " + name + " is that of the balanced team" + of +
               ": each agent is paid the change in the others' expected payoffs that his report causes, by the others "
               "in equal parts.\n";
      case NamedTransferRule::liu: break;
    }
    std::string text = "The rule " + name + " is Liu's" + of;
    if (how->average)
      text += ", averaged over all orders of the agents";
    else if (how->orders.size() == 1)
      text += ", with the order " + math(order(how->orders.front()));
    else
      text += ", with one of " + numbered(how->orders.size(), "order", "orders") + ", depending on the public state";
    if (how->own_averaged) text += ", an agent's own type being averaged out of his own value";
    if (how->net_of) text += ", on values net of " + math(n_.transfers(*how->net_of));
    std::vector<std::string> lump_sums;
    for (Agent i : all_)
      if (i.value < how->lump_sums.size() && how->lump_sums[i.value].sign() != 0)
        lump_sums.push_back(math("\\kappa_{" + n_.agent(i) + "}=" + fraction(how->lump_sums[i.value])));
    if (!lump_sums.empty()) text += ", and in period~1 the lump sums " + joined(lump_sums, ", ");
    const auto first = std::find_if(model_.transfers.begin(), model_.transfers.end(), [](const TransferRule& one) {
      return one.construction && one.construction->rule == NamedTransferRule::liu;
    });
    if (first != model_.transfers.begin() + static_cast<std::ptrdiff_t>(x)) return text + ".\n";
    return text +
           ": agent~$i$ pays agent~$j$ the change in his own expected payoff that $j$'s report causes, and is paid the "
           "change in $j$'s that his causes.\n";
  }
  std::string order(const std::vector<Agent>& agents) const {
    std::vector<std::string> parts;
    for (Agent i : agents) parts.push_back(n_.agent(i));
    return joined(parts, "\\succ ");
  }
  /// V_t^i of each rule that uses no history, by period; then U of each mechanism before anything
  /// is known.
  std::string values() const {
    std::string result;
    for (std::size_t q = 0; q < model_.allocations.size(); ++q) {
      if (model_.allocations[q].uses_history || model_.profile_count() > setting_.row_limit) continue;
      const Game game(model_, Mechanism{{}, q, std::nullopt});
      if (const Table wide = values_side_by_side(q); wide.fits({setting_.measure.line_width * 23 / 25})) {
        result += "\\noindent " + opening(q) + wide.set(setting_.measure);
        continue;
      }
      std::vector<std::string> header{math("t"), math("\\theta_t")};
      for (Agent i : all_) header.push_back(math("V^{" + n_.agent(i) + "}_t"));
      header.push_back(math("\\sum_iV^i_t"));
      Table table("ll" + std::string(all_.size() + 1, 'r'), header);
      std::vector<Values> values;
      for (Agent i : all_) values.push_back(truthful_values(game, i));
      for (std::uint32_t period = 1; period <= model_.periods; ++period)
        for (Profile theta; theta.value < model_.profile_count(); ++theta.value) {
          std::vector<std::string> cells{theta.value == 0 ? period_label(model_, period) : "", math(n_.profile(theta))};
          Rational sum;
          for (Agent i : all_) {
            cells.push_back(number(values[i.value][period - 1].front()[theta.value]));
            sum += values[i.value][period - 1].front()[theta.value];
          }
          cells.push_back(number(sum));
          table.row(std::move(cells));
        }
      result += "\\noindent " + opening(q) + table.set(setting_.measure);
    }
    std::vector<std::string> header{"mechanism"};
    for (Agent i : all_) header.push_back(math("U^{" + n_.agent(i) + "}"));
    header.push_back(math("\\sum_iU^i"));
    Table table("l" + std::string(all_.size() + 1, 'r'), header);
    for (const Mechanism& mechanism : model_.mechanisms) {
      const Game game(model_, mechanism);
      std::vector<std::string> cells{code(mechanism.name) + ", " + math(n_.mechanism(mechanism))};
      for (Agent i : all_) cells.push_back(number(truthful_value(game, Coalition::of(i))));
      cells.push_back(number(truthful_value(game, all_)));
      table.row(std::move(cells));
    }
    if (!table.empty())
      result += "\\noindent What the agents expect before anything is known, transfers included:\n" +
                table.set(setting_.measure);
    return result;
  }

  std::string opening(std::size_t q) const {
    return "Expected discounted payoffs under truth from period~$t$ on, by the present types, without transfers, "
           "under " +
           math(n_.allocation(q)) + ":\n";
  }
  /// A row for each type profile, columns for each period.
  Table values_side_by_side(std::size_t q) const {
    const Game game(model_, Mechanism{{}, q, std::nullopt});
    const std::size_t columns = all_.size() + 1;
    std::vector<std::string> header{math("\\theta_t")};
    std::vector<Values> values;
    for (Agent i : all_) values.push_back(truthful_values(game, i));
    for (std::uint32_t period = 1; period <= model_.periods; ++period) {
      for (Agent i : all_) header.push_back(math("V^{" + n_.agent(i) + "}"));
      header.push_back(math("\\sum_i"));
    }
    Table table("l" + std::string(model_.periods * columns, 'r'), header);
    for (std::uint32_t period = 1; period <= model_.periods && model_.periods > 1; ++period)
      table.span(1 + (period - 1) * columns, columns, math(n_.time(period)));
    for (Profile theta; theta.value < model_.profile_count(); ++theta.value) {
      std::vector<std::string> cells{math(n_.profile(theta))};
      for (std::uint32_t period = 1; period <= model_.periods; ++period) {
        Rational sum;
        for (Agent i : all_) {
          const Rational& own = values[i.value][period - 1].front()[theta.value];
          cells.push_back(number(own));
          sum += own;
        }
        cells.push_back(number(sum));
      }
      table.row(std::move(cells));
    }
    return table;
  }

  std::string schemes() const {
    std::string result;
    for (const Scheme& scheme : model_.schemes) {
      result += "\\noindent The scheme " + code(scheme.name) + " is one of " +
                (scheme.coalition.size() == 1 ? "agent " : "the coalition ") + math(n_.members(scheme.coalition)) +
                " against " + n_.named(scheme.mechanism) + ". Members report the truth, but for\n";
      Table table("llll", {"period", math("k"), "messages", "reports"});
      const Game game(model_, Mechanism{{}, scheme.mechanism.allocation, std::nullopt});
      const std::uint32_t count = model_.types.joint_type_count(scheme.coalition);
      for (std::uint32_t period = 1; period <= model_.periods; ++period)
        for (const Game::Node& node : game.nodes(period))
          for (std::uint32_t message = 0; message < count; ++message)
            if (const std::uint32_t report =
                    scheme.reports[period - 1][model_.state_index(node.state) * count + message];
                report != message)
              table.row({period_label(model_, period), math(n_.state(node.state)),
                         math(n_.joint({scheme.coalition, message})), math(n_.joint({scheme.coalition, report}))});
      result += table.empty() ? "nothing: they are truthful.\n\n" : table.set(setting_.measure);
      result += side_payments(scheme, game);
    }
    return result;
  }
  std::string side_payments(const Scheme& scheme, const Game& game) const {
    if (scheme.team) {
      std::vector<std::string> lump_sums;
      for (Agent i : scheme.coalition)
        if (scheme.team->lump_sums[i.value].sign() != 0)
          lump_sums.push_back(number(scheme.team->lump_sums[i.value]) + " to agent " + math(n_.agent(i)));
      return "\\noindent Side payments are those of the balanced team among the members" +
             (lump_sums.empty() ? std::string() : ", and in period~1 " + joined(lump_sums, ", ")) + ".\n\n";
    }
    const std::uint32_t count = model_.types.joint_type_count(scheme.coalition);
    std::vector<std::string> header{"period", math("k"), "messages"};
    for (Agent i : scheme.coalition) header.push_back("to " + math(n_.agent(i)));
    Table table("lll" + std::string(scheme.coalition.size(), 'r'), header);
    for (std::uint32_t period = 1; period <= model_.periods; ++period)
      for (const Game::Node& node : game.nodes(period))
        for (std::uint32_t message = 0; message < count; ++message) {
          const std::size_t cell = (model_.state_index(node.state) * count + message) * model_.agent_count();
          const std::vector<Rational>& amounts = scheme.side_payments[period - 1];
          if (std::none_of(all_.begin(), all_.end(), [&](Agent i) { return amounts[cell + i.value].sign() != 0; }))
            continue;
          std::vector<std::string> cells{period_label(model_, period), math(n_.state(node.state)),
                                         math(n_.joint({scheme.coalition, message}))};
          for (Agent i : scheme.coalition) cells.push_back(number(amounts[cell + i.value]));
          table.row(std::move(cells));
        }
    return table.empty() ? "\\noindent There are no side payments.\n\n"
                         : "\\noindent Side payments, where there are any:\n" + limited(table);
  }

  const Setting& setting_;
  const Model& model_;
  Symbols n_;
  Coalition all_;
};

}  // namespace

std::vector<ExamplePart> example_parts(const Setting& setting, const CaseFile& file) {
  return Restatement(setting, std::get<Model>(file.model)).parts();
}

}  // namespace candor::dynamic
