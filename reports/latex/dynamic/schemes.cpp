// SPDX-License-Identifier: MIT
#include "reports/latex/dynamic/schemes.hpp"

#include "reports/latex/text.hpp"

namespace candor::dynamic {

using namespace candor::tex;

std::string lottery_symbols(const Symbols& n, Coalition coalition, const std::vector<Rational>& lottery) {
  std::string text;
  for (std::uint32_t r = 0; r < lottery.size(); ++r)
    if (lottery[r].sign() != 0)
      text += (text.empty() ? "" : "+") + (lottery[r] == Rational(1) ? "" : fraction(lottery[r]) + "\\,") +
              n.joint({coalition, r});
  return text;
}

Table scheme_table(const Symbols& n, const MixedScheme& scheme) {
  std::vector<std::string> header{math("m"), "reports"};
  for (Agent i : scheme.coalition) header.push_back(math("y^{" + n.agent(i) + "}"));
  Table table("ll" + std::string(scheme.coalition.size(), 'r'), header);
  for (std::uint32_t m = 0; m < scheme.reports.size(); ++m) {
    std::vector<std::string> cells{math(n.joint({scheme.coalition, m})),
                                   math(lottery_symbols(n, scheme.coalition, scheme.reports[m]))};
    for (Agent i : scheme.coalition) cells.push_back(math(fraction(scheme.side_payments[m][i.value])));
    table.row(std::move(cells));
  }
  return table;
}

Table multiplier_table(const Symbols& n, const SchemeBounds::Bound& bound) {
  Table table("llllr", {"requirement", "agent", "type", "message", "multiplier"});
  for (const SchemeBounds::Multiplier& one : bound.multipliers)
    table.row({one.report ? "incentives" : "participation", math(n.agent(one.agent)),
               one.truth ? math(n.joint(*one.truth)) : "", one.report ? math(n.joint(*one.report)) : "",
               math(fraction(one.value))});
  return table;
}

Table play_table(const Symbols& n, const MixedPlay& play) {
  Table table("lll", {"against", "who", "reports"});
  for (const MixedPlay::Match& match : play.matches) {
    const Coalition own = Coalition::of(match.agent), others = n.model().types.outsiders(own);
    for (std::uint32_t type = 0; type < match.own.size(); ++type)
      table.row({math(n.members(others)), math(n.members(own)) + " of type " + math(n.joint({own, type})),
                 math(lottery_symbols(n, own, match.own[type]))});
    if (!match.others.empty())
      table.row({math(n.members(own)), math(n.members(others)), math(lottery_symbols(n, others, match.others))});
  }
  return table;
}

std::string schemes_in_words(const Symbols& n, Coalition coalition, Participation participation) {
  const bool everybody = coalition == n.model().types.grand_coalition();
  std::string text =
      "incentive compatible and balanced schemes of " +
      (everybody ? "all agents" : "the coalition " + math(n.members(coalition)) + " that leave the others truthful");
  if (participation == Participation::ex_ante) text += ", which every member accepts ex ante";
  if (participation == Participation::interim) text += ", which every member accepts whatever his type";
  return text;
}

std::string optimum_symbol(const Symbols& n, const SchemeOptimum& claim) {
  const bool largest = claim.direction == SchemeOptimum::Direction::largest;
  return std::string(largest ? "\\overline" : "\\underline") + " U^{" + n.members(claim.agents) + "}";
}

}  // namespace candor::dynamic
