// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reports/surplus.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

constexpr std::uint32_t most_outcomes = 12;  // columns of the table of all surpluses

bool chooses(const Lottery& lottery, Outcome outcome) {
  return std::any_of(lottery.branches.begin(), lottery.branches.end(),
                     [&](const Lottery::Branch& branch) { return branch.outcome == outcome; });
}

/// The sum of payoffs of each outcome at each profile.
Table all_surpluses(const Notation& n, const AllocationRule& rule) {
  const Environment& environment = n.model().environment;
  Table table{{{Table::Align::left, letters::theta}}};
  for (Outcome a; a.value < environment.outcome_count(); ++a.value)
    table.columns.push_back({Table::Align::right, n.outcome(a)});
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    if (!environment.has_payoffs(theta)) continue;
    Table::Row cells{n.profile(theta)};
    const Rational chosen = surplus(n.model(), rule, theta);
    for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
      const Rational value = environment.surplus(a, theta);
      cells.push_back(chooses(rule(theta), a) ? Text(strong(value)) : marked(value, value == chosen));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

/// Of many outcomes: the chosen, and the best of those not chosen.
Table best_surpluses(const Notation& n, const AllocationRule& rule) {
  using enum Table::Align;
  const Environment& environment = n.model().environment;
  Table table{{{left, letters::theta},
               {left, letters::q(letters::theta)},
               {right, letters::s},
               {left, letters::a},
               {right, letters::s},
               {right, "slack"}},
              {{1, 2, "chosen"}, {3, 2, "best other"}}};
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    if (!environment.has_payoffs(theta)) continue;
    const Rational chosen = surplus(n.model(), rule, theta);
    std::optional<Outcome> best;
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      if (!chooses(rule(theta), a) && (!best || environment.surplus(a, theta) > environment.surplus(*best, theta)))
        best = a;
    Table::Row cells{n.profile(theta), n.lottery(rule(theta)), strong(chosen), {}, {}, {}};
    if (best) {
      const Rational other = environment.surplus(*best, theta);
      cells[3] = n.outcome(*best);
      cells[4] = Math(other);
      cells[5] = marked(chosen - other, chosen == other);
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Block surpluses(const Notation& n, const AllocationRule& rule) {
  if (n.model().environment.outcome_count() > most_outcomes) return best_surpluses(n, rule);
  return Alternatives{{all_surpluses(n, rule)}, {best_surpluses(n, rule)}};
}

}  // namespace

template <>
struct Saying<Efficient> {
  static Definition definition(const Efficient&) {
    using namespace letters;
    return {"efficient",
            "Efficiency",
            "efficiency",
            {Text{"The allocation rule maximises the sum of payoffs: for all ", in(theta, Theta),
                  " and all outcomes\u00A0", a},
             display(sum(in(i, I), u[i](q(theta), theta)) >= sum(in(i, I), u[i](a, theta)))}};
  }
  static Sides sides(const Efficient&) { return {"surplus", "surplus of the other outcome"}; }
  static Text sentence(const Notation& n, const Efficient& claim) {
    return {"The allocation rule ", n.allocation(claim.allocation), " is efficient."};
  }
  static Blocks proof(const Proved& proved, const Efficient& claim) {
    using namespace letters;
    if (proved.n.types().profile_count() > proved.setting.row_limit)
      return proved.shown({}, {theta, s(theta), sum(i, u[i](a, theta))});
    return {
        "The sum of payoffs, by type profile and outcome. What the rule chooses is emphasised; no other entry of the "
        "row is larger. An asterisk marks an outcome that would be as good.",
        surpluses(proved.n, proved.n.model().allocations.at(claim.allocation))};
  }
  static Blocks refutation(const Failed& failed, const Efficient& claim) {
    const Place& place = failed.comparison.place;
    const Lottery& chosen = failed.n.model().allocations.at(claim.allocation)(failed.n.types().profile(*place.truth));
    return {Text{"At ", failed.truth(), " the rule chooses ", failed.n.lottery(chosen), ", with a sum of payoffs of ",
                 failed.left(), "; the outcome ", failed.n.outcome(*place.outcome), " gives ", failed.right(),
                 ", which is larger by ", failed.gap(), "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Efficient>;
