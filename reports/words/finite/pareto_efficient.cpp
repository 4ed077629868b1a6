// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"

namespace candor::wording {

template <>
struct Saying<ParetoEfficient> {
  static Definition definition(const ParetoEfficient&) {
    using namespace letters;
    return {"pareto_efficient",
            "Pareto efficiency",
            "Pareto efficiency",
            {Text{"No outcome dominates one that may be chosen: for all ", in(theta, Theta), ", all outcomes\u00A0", b,
                  " that ", q(theta), " gives positive probability and all outcomes\u00A0", a, ", if"},
             display(u[i](a, theta) >= u[i](b, theta)),
             Text{"for every agent\u00A0", i, ", then both sides are equal for every agent."}}};
  }
  static Sides sides(const ParetoEfficient&) { return {"payoff", "payoff from the other outcome"}; }
  static Text sentence(const Notation& n, const ParetoEfficient& claim) {
    return {"The allocation rule ", n.allocation(claim.allocation), " is Pareto efficient."};
  }
  static Blocks proof(const Proved& proved, const ParetoEfficient&) {
    using namespace letters;
    Headings headings{theta, u[i](b, theta), u[i](a, theta)};
    headings.coalition = i;
    headings.grouped = false;
    return proved.shown(
        Text{"No outcome\u00A0", a, " dominates an outcome\u00A0", b,
             " that may be chosen: the table names an agent\u00A0", i,
             " who would lose by the change. An asterisk marks changes that leave everybody indifferent."},
        headings);
  }
  static Blocks refutation(const Failed& failed, const ParetoEfficient& claim) {
    const Notation& n = failed.n;
    const Place& place = failed.comparison.place;
    const Lottery& chosen = n.model().allocations.at(claim.allocation)(n.types().profile(*place.truth));
    Text found{"At ", failed.truth(), " the rule chooses ", n.lottery(chosen)};
    if (!chosen.is_sure()) found += Text{", which may give ", n.outcome(*place.chosen)};
    return {found + Text{"; the outcome ", n.outcome(*place.outcome), " is worse for nobody, and better for ",
                         failed.who(), ":"},
            everybody(failed)};
  }

 private:
  /// What each agent has from the chosen outcome and from the one that dominates it.
  static Table everybody(const Failed& failed) {
    using namespace letters;
    const Notation& n = failed.n;
    const Place& place = failed.comparison.place;
    const Profile theta = n.types().profile(*place.truth);
    Table table{{{Table::Align::left, i}}};
    for (const Outcome outcome : {*place.chosen, *place.outcome})
      table.columns.push_back({Table::Align::right, u[i](n.outcome(outcome), failed.truth())});
    for (Agent agent : n.types().grand_coalition()) {
      Table::Row cells{n.agent(agent)};
      for (const Outcome outcome : {*place.chosen, *place.outcome})
        cells.emplace_back(n.model().environment.payoffs(agent, outcome, theta));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::ParetoEfficient>;
