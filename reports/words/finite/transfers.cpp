// SPDX-License-Identifier: MIT
#include "reports/words/finite/transfers.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cases/format/explain/suggestion.hpp"
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

namespace {

/// Each type that lies, lies in one way and is reported by one other: the lies lead round in circles.
bool are_cycles(const std::vector<CombinedLie>& lies) {
  std::set<JointType> truths, reports;
  for (const CombinedLie& lie : lies)
    if (!truths.insert(lie.truth).second || !reports.insert(lie.report).second) return false;
  return truths == reports;
}

/// Why no transfers deter these lies, of which the incentive constraints, perhaps with balance, are the whole
/// contradiction.
Text undeterred(const Failed& failed, const std::vector<CombinedLie>& lies, bool balanced) {
  std::set<Coalition> liars;
  for (const CombinedLie& lie : lies) liars.insert(lie.truth.coalition);
  if (balanced && liars.size() > 1)
    return "In the weighted sum of these incentive constraints every transfer cancels against the budget: for each "
           "agent the lies of the coalitions that he is in change the distribution of the reports in the same way, so "
           "what balanced transfers take from some on account of it others receive.";
  if (balanced)
    return "What all agents together are paid is zero at every profile, whatever they report: balanced transfers "
           "cannot punish a lie of them all.";
  Text cancels{"In the weighted sum of these incentive constraints every transfer cancels: ",
               liars.size() == 1 ? "the lies" : "for each agent the lies of the coalitions that he is in",
               " leave the distribution of the reports as it is under truth, and transfers depend on nothing else."};
  if (liars.size() > 1 || !are_cycles(lies)) return cancels;
  return std::move(cancels) + Text{
                                  " The lies lead round in a circle: the allocation rule is not cyclically monotone "
                                  "for ",
                                  failed.n.who(*liars.begin()), "."};
}

/// "the participation constraints and the balance of the budget"
std::string kinds_in_words(const std::vector<FarkasCombination::Term>& terms) {
  constexpr std::array names{"the conditions on the budget",      "the incentive constraints",
                             "the dominant-strategy constraints", "the participation constraints",
                             "the bounds on transfers",           "the bounds on transfers"};
  std::vector<std::string> kinds;
  for (const Requirement requirement : every_requirement) {
    const std::string name = names.at(static_cast<std::size_t>(requirement));
    const bool occurs =
        std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return term.requirement == requirement; });
    if (occurs && (kinds.empty() || kinds.back() != name)) kinds.push_back(name);
  }
  return enumerated(kinds);
}

}  // namespace

Blocks ruled_out_transfers(const Failed& failed, const TransferRequirements& requirements) {
  FarkasCombination combination = std::get<FarkasCombination>(failed.refuted.evidence());
  std::erase_if(combination.terms, [](const auto& term) { return term.multiplier.sign() == 0; });
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
           Blocks{std::string(lies.empty() ? "Add " : "Add to the constraints that rule out these lies ") +
                      kinds_in_words(others) + " with these multipliers:",
                  multipliers_table(failed.n, others),
                  Text{"In the sum every transfer cancels, and it reads ", contradiction, ": a contradiction."}};
  Rational gain;
  for (const CombinedLie& lie : lies) gain += lie.weight * lie.gain;
  result.emplace_back(undeterred(failed, lies, !others.empty()) +
                      Text{" Yet the lies gain ", Math(gain),
                           " on average. Whatever the transfers, one of them pays; "
                           "the sum reads ",
                           contradiction, "."});
  return result;
}

}  // namespace candor::wording
