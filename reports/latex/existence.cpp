// SPDX-License-Identifier: MIT
#include "reports/latex/existence.hpp"

#include <algorithm>

#include "reports/latex/text.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/words.hpp"

namespace candor::tex {
namespace {

Table amounts_table(const Notation& n, const AgentAmounts& amounts, const std::string& symbol) {
  const TypeSpace& types = n.types();
  std::vector<std::string> header{math("\\theta")};
  for (Agent i : types.grand_coalition()) header.push_back(math(symbol + "_{" + n.agent(i) + "}"));
  Table table("l" + std::string(types.agent_count(), 'r'), header);
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    std::vector<std::string> cells{math(n.profile(theta))};
    for (Agent i : types.grand_coalition()) cells.push_back(math(fraction(amounts(i, theta))));
    table.row(std::move(cells));
  }
  return table;
}

std::string rule_symbol(std::size_t rule) { return "\\psi^{" + std::to_string(rule + 1) + "}"; }

std::string liar(const Notation& n, Coalition coalition) { return math(n.coalition(coalition)); }

/// Requirements with multipliers, one a row.
Table multipliers_table(const Notation& n, const std::vector<FarkasCombination::Term>& terms) {
  Table table("lllr", {"requirement", "where", "report", "multiplier"});
  for (const FarkasCombination::Term& term : terms) {
    const Place& place = term.place;
    const std::string who = place.coalition ? n.members(*place.coalition) : "";
    const std::string types = place.truth && !place.truth->coalition.empty() ? n.joint(*place.truth) : "";
    table.row({text(candor::word(term.requirement)),
               who.empty() && types.empty() ? "" : math(who + (who.empty() || types.empty() ? "" : ":\\ ") + types),
               place.report ? math(n.joint(*place.report)) : "", math(fraction(term.multiplier))});
  }
  return table;
}

}  // namespace

std::string found_optimum(const Notation& n, const Optimality& evidence, Measure measure) {
  return "These transfers attain it:\n" + amounts_table(n, evidence.amounts, "\\psi").set(measure) +
         "\\noindent With the multipliers $y_r$ below the requirements add up to $f(\\phi)-v$, or to $v-f(\\phi)$ for "
         "a largest value:\n" +
         multipliers_table(n, evidence.bound.terms).set(measure);
}

std::string unique_utilities(const Notation& n, const UniqueUtilities& evidence, Measure measure) {
  std::string result = "Under these transfers truth is Bayesian incentive compatible:\n" +
                       amounts_table(n, evidence.amounts, "\\psi").set(measure) +
                       "\\noindent For each type the utility in excess of that of the agent's first type is bounded "
                       "from below and from above by these incentive constraints; the two bounds are equal.\n";
  for (const UniqueUtilities::Row& row : evidence.rows)
    result += "\\noindent Agent " + math(n.members(row.truth.coalition)) + ", type " + math(n.joint(row.truth)) +
              ", from below and from above:\n" +
              flow({multipliers_table(n, row.least.terms), multipliers_table(n, row.largest.terms)}, measure);
  return result;
}

std::string refuted_optimum(const Notation& n, const Optimum& claim, const Refuted& refuted, Measure measure) {
  if (std::holds_alternative<FarkasCombination>(refuted.evidence()))
    return ruled_out_transfers(n, claim.requirements, refuted, measure);
  const bool least = claim.direction == Optimum::Direction::least;
  const std::string value = math(fraction(refuted.counterexample().back().left.value));
  if (const auto* better = std::get_if<BetterTransfers>(&refuted.evidence()))
    return "The transfers below meet the requirements, and the value is " + value +
           (least ? ", which is less.\n" : ", which is more.\n") +
           amounts_table(n, better->amounts, "\\psi").set(measure);
  return "With the multipliers below the requirements show that the value is " +
         std::string(least ? "at least " : "at most ") + value + ".\n" +
         multipliers_table(n, std::get<ObjectiveBound>(refuted.evidence()).terms).set(measure);
}

std::string two_transfer_rules(const Notation& n, const Refuted& refuted, Measure measure) {
  const auto& evidence = std::get<TwoTransferRules>(refuted.evidence());
  const Judgement& telling = refuted.counterexample().back();
  const std::string difference = "V(" + n.members(evidence.truth.coalition) + "\\mid " + n.joint(evidence.truth) +
                                 ")-V(" + n.members(evidence.truth.coalition) + "\\mid " + n.joint(evidence.other) +
                                 ")";
  return "Under both transfer rules below truth is Bayesian incentive compatible, but " + math(difference) + " is " +
         math(fraction(telling.left.value)) + " under $\\psi$ and " + math(fraction(telling.right.value)) +
         " under $\\chi$.\n" +
         flow({amounts_table(n, evidence.first, "\\psi"), amounts_table(n, evidence.second, "\\chi")}, measure);
}

std::string found_transfers(const Notation& n, const AgentAmounts& amounts, Measure measure) {
  return "These transfers do it:\n" + amounts_table(n, amounts, "\\psi").set(measure);
}

std::string found_rules(const Notation& n, const AmbiguousRules& evidence, Measure measure) {
  std::vector<Table> tables;
  for (std::size_t k = 0; k < evidence.rules.size(); ++k)
    tables.push_back(amounts_table(n, evidence.rules[k], rule_symbol(k)));
  std::string result =
      counted(evidence.rules.size(), "transfer rule does", "transfer rules do") + " it:\n" + flow(tables, measure);
  if (evidence.rules.size() == 1) return result;
  std::vector<std::string> header{math("S"), math("\\bar\\theta_S")};
  for (std::size_t k = 0; k < evidence.rules.size(); ++k) header.push_back(math("\\lambda(" + rule_symbol(k) + ")"));
  Table weights("ll" + std::string(evidence.rules.size(), 'r'), header);
  for (const ConvexWeights::Row& row : evidence.weights.rows) {
    std::vector<std::string> cells{liar(n, row.truth.coalition), math(n.joint(row.truth))};
    for (const Rational& weight : row.weights) cells.push_back(math(fraction(weight)));
    weights.row(std::move(cells));
  }
  return result +
         "\\noindent With these weights over the rules no report of a coalition brings more, on average, than the "
         "least that truth brings:\n" +
         weights.set(measure);
}

// Each row of the evidence is a paragraph of the table.
std::string undeterred_reports(const Notation& n, const UndeterredReports& evidence, const Rational& gain,
                               Measure measure) {
  Table table("llrlllr", {math("S"), math("\\bar\\theta_S"), math("y"), math("\\hat\\theta_S"), math("S'"),
                          math("\\bar\\theta_{S'}"), math("z")});
  for (const UndeterredReports::Row& row : evidence.rows)
    for (std::size_t k = 0; k < std::max(row.reports.size(), row.truthful.size()); ++k) {
      std::vector<std::string> cells{k == 0 ? liar(n, row.truth.coalition) : "",
                                     k == 0 ? math(n.joint(row.truth)) : ""};
      if (k < row.reports.size())
        cells.insert(cells.end(), {math(fraction(row.reports[k].multiplier)), math(n.joint(row.reports[k].types))});
      else
        cells.insert(cells.end(), {"", ""});
      if (k < row.truthful.size())
        cells.insert(cells.end(), {liar(n, row.truthful[k].types.coalition), math(n.joint(row.truthful[k].types)),
                                   math(fraction(row.truthful[k].multiplier))});
      else
        cells.insert(cells.end(), {"", "", ""});
      table.row(std::move(cells));
    }
  return "Let each of these coalitions, with the types " + math("\\bar\\theta_S") +
         ", draw its report by lot, in proportion to " + math("y") + ":\n" + table.set(measure) +
         "\\noindent In each group of lines, what the reports bring in expected transfers, times " + math("y") +
         ", and what truth brings those on the right, times " + math("z") +
         ", is the same under every transfer rule that balances. If the reports were deterred, some rule would leave "
         "each of these coalitions no more than truth does under its worst rule, and under that rule those on the "
         "right get at least what truth brings them under theirs. Added up with these weights, in which everybody "
         "occurs as often on the left as on the right, that is " +
         math(fraction(gain) + "\\le0") + ", the left side being what the reports gain in expected payoffs.\n";
}

std::string ruled_out_transfers(const Notation& n, const TransferRequirements& requirements, const Refuted& refuted,
                                Measure measure) {
  const auto& combination = std::get<FarkasCombination>(refuted.evidence());
  const std::vector<CombinedLie> lies = combined_lies(n.model(), requirements, combination);
  const Rational contradiction = -refuted.counterexample().back().left.value;
  std::string result;
  Rational total;
  if (!lies.empty()) {
    result +=
        "Let one of the coalitions below form and lie as shown, with probability $w$; the gain is in expected payoffs, "
        "without transfers.\n";
    Table table("lllrr", {math("S"), math("\\bar\\theta_S"), math("\\hat\\theta_S"), math("w"), math("\\text{gain}")});
    for (const CombinedLie& lie : lies) {
      table.row({liar(n, lie.truth.coalition), math(n.joint(lie.truth)), math(n.joint(lie.report)),
                 math(fraction(lie.weight)), math(fraction(lie.gain))});
      total += lie.weight * lie.gain;
    }
    result += table.set(measure);
  }
  Table others("llr", {"requirement", "where", "multiplier"});
  bool only_balance = true;
  for (const FarkasCombination::Term& term : combination.terms) {
    if (term.requirement == Requirement::incentive) continue;
    only_balance = only_balance && term.requirement == Requirement::balance;
    others.row({text(candor::word(term.requirement)),
                term.place.truth && !term.place.truth->coalition.empty()
                    ? math((term.place.coalition ? n.members(*term.place.coalition) + ",\\ " : "") +
                           n.joint(*term.place.truth))
                    : "",
                math(fraction(term.multiplier))});
  }
  if (!only_balance || lies.empty()) {
    result += "\\noindent Add the other requirements with these multipliers:\n" + others.set(measure) +
              "\\noindent In the sum every transfer cancels, and it reads " + math("0\\ge" + fraction(contradiction)) +
              ": a contradiction.\n";
    return result;
  }
  result +=
      "\\noindent In the weighted sum of these incentive constraints every transfer cancels against the budget: "
      "whichever coalition lied, the reports look the same, so balanced "
      "transfers can punish nobody. Yet the lies gain " +
      math(fraction(total)) + " on average. Whatever the transfers, one of them pays; the sum reads " +
      math("0\\ge" + fraction(contradiction)) + ".\n";
  return result;
}

std::string unidentified_lies(const Notation& n, const UnidentifiedLies& evidence, Measure measure) {
  Table table("lrll", {math("S"), math("\\xi(S)"), math("\\bar\\theta_S"), math("\\delta_S(\\bar\\theta_S)")});
  for (const UnidentifiedLies::Strategy& strategy : evidence.strategies)
    for (std::uint32_t t = 0; t < strategy.reports.size(); ++t)
      table.row({t == 0 ? liar(n, strategy.coalition) : "",
                 t == 0 && strategy.coalition.size() > 1 ? math(fraction(strategy.formation)) : "",
                 math(n.joint({strategy.coalition, t})),
                 math(n.report(as_report(strategy.coalition, strategy.reports[t])))});
  return "These lies have the same distribution of reports from every agent's point of view; who is not listed is "
         "truthful.\n" +
         table.set(measure);
}

}  // namespace candor::tex
