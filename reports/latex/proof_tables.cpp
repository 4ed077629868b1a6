// SPDX-License-Identifier: MIT
#include "reports/latex/proof_tables.hpp"

#include <algorithm>
#include <map>

#include "reports/latex/collection.hpp"

namespace candor::tex {
namespace {

constexpr std::uint32_t largest_matrix = 8;  // joint types
constexpr std::size_t most_own_types = 12;   // columns of the table of private values

std::string number(const Rational& value) { return math(fraction(value)); }
std::string marked(const Rational& value, bool tight) { return math(fraction(value) + (tight ? "^{*}" : "")); }
std::string text_cell(const std::string& heading) { return heading.empty() ? "" : math(heading); }

bool any(const std::vector<Judgement>& rows, auto&& has) { return std::any_of(rows.begin(), rows.end(), has); }

std::string named(const Notation& n, Coalition coalition) {
  return (coalition.size() == 1 ? "Agent " : "Coalition ") + math(n.members(coalition));
}

}  // namespace

std::vector<Table> comparisons(const Notation& n, const std::vector<Judgement>& rows, const Headings& headings) {
  const bool coalition = any(rows, [](const Judgement&row) { return row.place.coalition.has_value(); }),
             truth =
                 !headings.truth.empty() && any(rows, [](const Judgement&row) { return row.place.truth.has_value(); }),
             report = any(rows, [](const Judgement&row) { return row.place.report.has_value(); }),
             outsiders = any(rows, [](const Judgement&row) { return row.place.outsiders.has_value(); }),
             other = any(rows, [](const Judgement&row) { return row.place.other.has_value(); }),
             agents = any(rows, [](const Judgement&row) { return row.place.agents.has_value(); }),
             outcome = any(rows, [](const Judgement&row) { return row.place.outcome.has_value(); }),
             rule = any(rows, [](const Judgement&row) { return row.place.transfers.has_value(); }),
             inequalities =
                 any(rows, [](const Judgement&row) { return is_inequality(row); }) && !headings.right.empty();

  std::string alignment;
  std::vector<std::string> header;
  const auto column = [&](bool wanted, char align, const std::string& heading) {
    if (!wanted) return;
    alignment += align;
    header.push_back(heading);
  };
  column(coalition && !headings.grouped, 'l', math(headings.coalition));
  column(rule, 'l', math("\\phi"));
  column(agents, 'l', math("i,j"));
  column(truth, 'l', math(headings.truth));
  column(other, 'l', math(headings.other));
  column(report, 'l', math(headings.report));
  column(outsiders, 'l', math(headings.outsiders));
  column(outcome, 'l', math("a"));
  column(true, 'r', text_cell(headings.left));
  column(!headings.right.empty(), 'r', text_cell(headings.right));
  column(inequalities, 'r', "slack");

  std::vector<Table> tables;
  std::optional<Coalition> current;
  for (const Judgement& row : rows) {
    if (tables.empty() || (coalition && headings.grouped && row.place.coalition != current)) {
      current = row.place.coalition;
      tables.emplace_back(alignment, header);
      if (coalition && headings.grouped) tables.back().span(0, header.size(), named(n, current.value()));
    }
    std::vector<std::string> cells;
    const auto cell = [&](bool wanted, auto&& content) {
      if (wanted) cells.push_back(content());
    };
    const auto joint = [&](const std::optional<JointType>& type) {
      return [&] { return type && !type->coalition.empty() ? math(n.joint(*type)) : std::string(); };
    };
    cell(coalition && !headings.grouped,
         [&] { return row.place.coalition ? math(n.members(*row.place.coalition)) : std::string(); });
    cell(rule, [&] { return row.place.transfers ? math(n.transfers(*row.place.transfers)) : std::string(); });
    cell(agents, [&] {
      return row.place.agents ? math(n.agent(row.place.agents->first) + "," + n.agent(row.place.agents->second))
                              : std::string();
    });
    cell(truth, joint(row.place.truth));
    cell(other, joint(row.place.other));
    cell(report, joint(row.place.report));
    cell(outsiders, joint(row.place.outsiders));
    cell(outcome, [&] { return row.place.outcome ? math(n.outcome(*row.place.outcome)) : std::string(); });
    cells.push_back(number(row.left.value));
    cell(!headings.right.empty(), [&] { return number(row.right.value); });
    cell(inequalities, [&] { return is_inequality(row) ? marked(slack(row), row.tight()) : std::string(); });
    tables.back().row(std::move(cells));
  }
  return tables;
}

Table common_payoffs(const Notation& n, const std::vector<Judgement>& rows) {
  const TypeSpace& types = n.types();
  std::string alignment = "l";
  std::vector<std::string> header{math("a")};
  std::size_t columns = 0;
  for (Agent i : types.grand_coalition()) columns += types.type_count(i);
  if (columns > most_own_types || rows.empty()) return Table("l", {""});
  for (Agent i : types.grand_coalition())
    for (Type t; t.value < types.type_count(i); ++t.value) {
      alignment += 'r';
      header.push_back(math(n.type(i, t)));
    }
  Table table(alignment, header);
  std::size_t first = 1;
  for (Agent i : types.grand_coalition()) {
    table.span(first, types.type_count(i), math("u_{" + n.agent(i) + "}(a," + n.type_symbol(i) + ")"));
    first += types.type_count(i);
  }
  std::map<std::uint32_t, std::map<std::pair<Agent, std::uint32_t>, Rational>>
      payoffs;  // outcome -> (agent, own type) -> payoff
  for (const Judgement& row : rows) {
    const Agent agent = *row.place.coalition->begin();
    payoffs[row.place.outcome->value][{agent, types.type_of(*row.place.truth, agent).value}] = row.left.value;
  }
  for (const auto& [outcome, values] : payoffs) {
    std::vector<std::string> cells{math(n.outcome(Outcome{outcome}))};
    for (Agent i : types.grand_coalition())
      for (std::uint32_t t = 0; t < types.type_count(i); ++t) {
        const auto found = values.find({i, t});
        cells.push_back(found == values.end() ? "" : number(found->second));
      }
    table.row(std::move(cells));
  }
  return table;
}

namespace {

bool chooses(const Lottery& lottery, Outcome outcome) {
  return std::any_of(lottery.branches.begin(), lottery.branches.end(),
                     [&](const Lottery::Branch& branch) { return branch.outcome == outcome; });
}

Table surplus_matrix(const Notation& n, const AllocationRule& rule) {
  const Environment& environment = n.model().environment;
  std::vector<std::string> header{math("\\theta")};
  for (Outcome a; a.value < environment.outcome_count(); ++a.value) header.push_back(math(n.outcome(a)));
  Table table("l" + std::string(environment.outcome_count(), 'r'), header);
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    std::vector<std::string> cells{math(n.profile(theta))};
    const Rational chosen = n.model().surplus(rule, theta);
    for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
      const Rational value = environment.surplus(a, theta);
      cells.push_back(chooses(rule(theta), a) ? math(strong(fraction(value))) : marked(value, value == chosen));
    }
    table.row(std::move(cells));
  }
  return table;
}

/// Of many outcomes: the chosen, and the best of those not chosen.
Table best_surpluses(const Notation& n, const AllocationRule& rule) {
  const Environment& environment = n.model().environment;
  Table table("llrlrr", {math("\\theta"), math("q(\\theta)"), math("s"), math("a"), math("s"), "slack"});
  table.span(1, 2, "chosen").span(3, 2, "best other");
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    const Rational chosen = n.model().surplus(rule, theta);
    std::optional<Outcome> best;
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      if (!chooses(rule(theta), a) && (!best || environment.surplus(a, theta) > environment.surplus(*best, theta)))
        best = a;
    std::vector<std::string> cells{math(n.profile(theta)), math(n.lottery(rule(theta))),
                                   math(strong(fraction(chosen)))};
    if (best) {
      const Rational other = environment.surplus(*best, theta);
      cells.insert(cells.end(), {math(n.outcome(*best)), number(other), marked(chosen - other, chosen == other)});
    } else {
      cells.insert(cells.end(), {"", "", ""});
    }
    table.row(std::move(cells));
  }
  return table;
}

}  // namespace

Table surpluses(const Notation& n, const Efficient& claim, Measure measure) {
  const AllocationRule& rule = n.model().allocations.at(claim.allocation);
  if (n.model().environment.outcome_count() <= 12)
    if (Table matrix = surplus_matrix(n, rule); matrix.fits(measure)) return matrix;
  return best_surpluses(n, rule);
}

Table budget(const Notation& n, std::size_t rule) {
  const TypeSpace& types = n.types();
  std::vector<std::string> header{math("\\theta")};
  for (Agent i : types.grand_coalition()) header.push_back(math(n.transfer(rule, n.agent(i))));
  header.push_back(math("\\sum_i"));
  Table table("l" + std::string(types.agent_count() + 1, 'r'), header);
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    std::vector<std::string> cells{math(n.profile(theta))};
    Rational sum;
    for (Agent i : types.grand_coalition()) {
      const Rational& amount = n.model().transfers.at(rule).amounts(i, theta);
      cells.push_back(number(amount));
      sum += amount;
    }
    cells.push_back(number(sum));
    table.row(std::move(cells));
  }
  return table;
}

std::vector<Table> payoff_matrices(const Notation& n, const std::vector<Judgement>& rows) {
  std::vector<Coalition> order;
  std::map<Coalition, std::map<std::uint32_t, Rational>> truthful;
  std::map<Coalition, std::map<std::pair<std::uint32_t, std::uint32_t>, Rational>> misreport;
  for (const Judgement& row : rows) {
    const Coalition coalition = *row.place.coalition;
    if (!truthful.contains(coalition)) order.push_back(coalition);
    truthful[coalition][row.place.truth->index] = row.left.value;
    misreport[coalition][{row.place.truth->index, row.place.report->index}] = row.right.value;
  }
  std::vector<Table> tables;
  for (const Coalition coalition : order) {
    const std::uint32_t count = n.types().joint_type_count(coalition);
    if (count > largest_matrix) return {};
    std::vector<std::string> header{math("\\bar\\theta_S\\backslash\\hat\\theta_S")};
    for (std::uint32_t r = 0; r < count; ++r) header.push_back(math(n.joint({coalition, r})));
    Table table("l" + std::string(count, 'r'), header);
    table.span(0, count + 1, math("S=" + n.coalition(coalition)));
    for (const auto& [t, value] : truthful[coalition]) {
      std::vector<std::string> cells{math(n.joint({coalition, t}))};
      for (std::uint32_t r = 0; r < count; ++r) {
        const auto found = misreport[coalition].find({t, r});
        cells.push_back(r == t                                ? math(strong(fraction(value)))
                        : found == misreport[coalition].end() ? ""
                                                              : marked(found->second, found->second == value));
      }
      table.row(std::move(cells));
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<Table> ambiguous_comparisons(const Notation& n, const Mechanism& mechanism,
                                         const std::vector<Judgement>& rows) {
  const bool weighted = any(rows, [](const Judgement& row) { return !row.right.weights.empty(); });
  std::vector<std::string> header{math("\\hat\\theta_S")};
  for (const std::size_t rule : mechanism.transfers) header.push_back(math("V_{" + n.transfers(rule) + "}"));
  header.insert(header.end(), {math(weighted ? "\\sum_\\phi\\lambda_\\phi V_\\phi" : "\\min_\\phi V_\\phi"), "slack"});
  const std::string alignment = "l" + std::string(header.size() - 1, 'r');

  const auto cells_of = [&](const std::string& report, const Side& side) {
    std::vector<std::string> cells{report};
    for (const Expectation& expectation : side.expectations) cells.push_back(number(evaluate(n.model(), expectation)));
    return cells;
  };
  std::map<JointType, std::vector<const Judgement*>> by_truth;
  std::vector<JointType> order;
  for (const Judgement& row : rows) {
    if (!by_truth.contains(*row.place.truth)) order.push_back(*row.place.truth);
    by_truth[*row.place.truth].push_back(&row);
  }
  std::vector<Table> tables;
  for (const JointType truth : order) {
    const std::vector<const Judgement*>& group = by_truth[truth];
    const Judgement& first = *group.front();
    std::string heading = math(n.coalition(truth.coalition)) + " of type " + math(n.joint(truth));
    if (weighted) {
      std::vector<std::string> weights;
      for (const Rational& weight : first.right.weights) weights.push_back(fraction(weight));
      heading +=
          ": " + math("v=" + fraction(first.left.value)) + ", " + math("\\lambda=(" + joined(weights, ",") + ")");
    }
    Table table(alignment, header);
    table.span(0, header.size(), heading);
    std::vector<std::string> truthful = cells_of("truth", first.left);
    const auto own =
        std::find_if(group.begin(), group.end(), [&](const Judgement* row) { return row->place.report == truth; });
    truthful.insert(truthful.end(), {weighted ? own == group.end() ? "" : number((*own)->right.value)
                                              : math(strong(fraction(first.left.value))),
                                     ""});
    table.row(std::move(truthful));
    for (const Judgement* row : group) {
      if (row->place.report == truth) continue;
      std::vector<std::string> cells = cells_of(math(n.joint(*row->place.report)), row->right);
      cells.insert(cells.end(), {number(row->right.value), marked(slack(*row), row->tight())});
      table.row(std::move(cells));
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

Table compared_rules(const Notation& n, const EqualRules& claim) {
  const TypeSpace& types = n.types();
  if (claim.kind == EqualRules::Kind::allocations) {
    Table table("lll", {math("\\theta"), math(n.allocation(claim.first) + "(\\theta)"),
                        math(n.allocation(claim.second) + "(\\theta)")});
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      table.row({math(n.profile(theta)), math(n.lottery(n.model().allocations.at(claim.first)(theta))),
                 math(n.lottery(n.model().allocations.at(claim.second)(theta)))});
    return table;
  }
  std::vector<std::string> header{math("\\theta")};
  for (int side = 0; side < 2; ++side)
    for (Agent i : types.grand_coalition()) header.push_back(math(n.agent(i)));
  Table table("l" + std::string(2 * types.agent_count(), 'r'), header);
  table.span(1, types.agent_count(), math(n.transfers(claim.first)))
      .span(1 + types.agent_count(), types.agent_count(), math(n.transfers(claim.second)));
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    std::vector<std::string> cells{math(n.profile(theta))};
    for (std::size_t rule : {claim.first, claim.second})
      for (Agent i : types.grand_coalition()) cells.push_back(number(n.model().transfers.at(rule).amounts(i, theta)));
    table.row(std::move(cells));
  }
  return table;
}

std::vector<Table> guarantees(const Notation& n, const CoalitionPattern& coalitions,
                              const std::vector<Judgement>& rows) {
  std::vector<Table> tables;
  for (const Coalition coalition : coalitions) {
    Table table("lrr", {math("r"), math("V_\\phi(S;\\,\\hat\\theta_{-S}=r)"), math("U(S)")});
    table.span(0, 3, math("S=" + n.coalition(coalition)));
    for (const Judgement& row : rows)
      if (row.place.coalition == coalition)
        table.row({row.place.outsiders && !row.place.outsiders->coalition.empty() ? math(n.joint(*row.place.outsiders))
                                                                                  : "--",
                   number(row.left.value), number(row.right.value)});
    tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<Table> externalities(const Notation& n, const ExternalityPayment& claim) {
  const Environment& environment = n.model().environment;
  std::vector<Table> tables;
  for (const Coalition coalition : claim.coalitions) {
    const std::vector<Rational> marginals = environment.prior.marginals(environment.types, coalition);
    Table table("lrrr",
                {math("\\theta_S"), math("T_\\phi(S\\mid\\theta_S)"), math("U(-S\\mid\\theta_S)"), math("D_S")});
    table.span(0, 4, math("S=" + n.coalition(coalition)));
    for (std::uint32_t t = 0; t < marginals.size(); ++t) {
      if (marginals[t].sign() == 0) continue;
      Event given;
      given.types = JointType{coalition, t};
      const Rational transfer = evaluate(n.model(), {Quantity::transfer, coalition, std::nullopt,
                                                     claim.mechanism.transfers.front(), given, MixedReport::truth()});
      const Rational payoff =
          evaluate(n.model(), {Quantity::payoff, environment.types.outsiders(coalition), claim.mechanism.allocation,
                               std::nullopt, given, MixedReport::truth()});
      table.row({math(n.joint(given.types)), number(transfer), number(payoff), number(transfer - payoff)});
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace candor::tex
