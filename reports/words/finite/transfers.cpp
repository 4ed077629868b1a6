// SPDX-License-Identifier: MIT
#include "reports/words/finite/transfers.hpp"

#include "checker/properties/words.hpp"
#include "reports/document/letters.hpp"
#include "reports/text/existence.hpp"

namespace candor::wording {

using namespace document;

namespace {

/// "1,2: (a, b)": whom and which types a requirement is about.
Text place_of(const Notation& n, const Place& place) {
  const bool has_types = place.truth && !place.truth->coalition.empty();
  Text result;
  if (place.coalition) result += n.members(*place.coalition);
  if (place.coalition && has_types) result += ":\u00A0";
  if (has_types) result += n.joint(*place.truth);
  return result;
}

Table lies_table(const Notation& n, const std::vector<CombinedLie>& lies) {
  using namespace letters;
  using enum Table::Align;
  Table table{{{left, S}, {left, bar(theta)[S]}, {left, hat(theta)[S]}, {right, w}, {right, "gain"}}};
  for (const CombinedLie& lie : lies)
    table.rows.push_back(
        {n.coalition(lie.truth.coalition), n.joint(lie.truth), n.joint(lie.report), Math(lie.weight), Math(lie.gain)});
  return table;
}

}  // namespace

Table amounts_table(const Notation& n, const AgentAmounts& amounts, const Math& symbol) {
  const TypeSpace& types = n.types();
  Table table{{{Table::Align::left, letters::theta}}};
  for (Agent agent : types.grand_coalition()) table.columns.push_back({Table::Align::right, symbol[n.agent(agent)]});
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Table::Row cells{n.profile(theta)};
    for (Agent agent : types.grand_coalition()) cells.emplace_back(amounts(agent, theta));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table multipliers_table(const Notation& n, const std::vector<FarkasCombination::Term>& terms) {
  using enum Table::Align;
  Table table{{{left, "requirement"}, {left, "where"}, {left, "report"}, {right, "multiplier"}}};
  for (const FarkasCombination::Term& term : terms)
    table.rows.push_back({word_of(term.requirement), place_of(n, term.place),
                          term.place.report ? Text(n.joint(*term.place.report)) : Text(), Math(term.multiplier)});
  return table;
}

Blocks found_transfers(const Proved& proved) {
  return {"These transfers do it:", amounts_table(proved.n, proved.evidence<TransferTable>().amounts, letters::psi)};
}

Blocks ruled_out_transfers(const Failed& failed, const TransferRequirements& requirements) {
  const auto& combination = std::get<FarkasCombination>(failed.refuted.evidence());
  const std::vector<CombinedLie> lies = combined_lies(failed.n.model(), requirements, combination);
  const Math contradiction = Math(0) >= -failed.refuted.counterexample().back().left.value;
  std::vector<FarkasCombination::Term> others;
  bool only_balance = true;
  for (const FarkasCombination::Term& term : combination.terms) {
    if (term.requirement == Requirement::incentive) continue;
    only_balance = only_balance && term.requirement == Requirement::balance;
    others.push_back(term);
  }
  Blocks result;
  if (!lies.empty())
    result = {Text{"Let one of the coalitions below form and lie as shown, with probability ", letters::w,
                   "; the gain is in expected payoffs, without transfers."},
              lies_table(failed.n, lies)};
  if (!only_balance || lies.empty())
    return result +
           Blocks{"Add the other requirements with these multipliers:", multipliers_table(failed.n, others),
                  Text{"In the sum every transfer cancels, and it reads ", contradiction, ": a contradiction."}};
  Rational gain;
  for (const CombinedLie& lie : lies) gain += lie.weight * lie.gain;
  result.emplace_back(
      Text{"In the weighted sum of these incentive constraints every transfer cancels against the budget: whichever "
           "coalition lied, the reports look the same, so balanced transfers can punish nobody. Yet the lies gain ",
           Math(gain), " on average. Whatever the transfers, one of them pays; the sum reads ", contradiction, "."});
  return result;
}

}  // namespace candor::wording
