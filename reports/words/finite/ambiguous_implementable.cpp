// SPDX-License-Identifier: MIT
#include <algorithm>

#include "checker/properties/words.hpp"
#include "reports/text/existence.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/transfers.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<AmbiguousImplementable> {
  static Definition definition(const AmbiguousImplementable& claim) {
    using namespace letters;
    const Math over = in(phi, Phi);
    Definition result{
        "ambiguous_implementable",
        "Implementability by an ambiguous mechanism",
        "ambiguous implementability",
        {Text{"For the allocation rule ", q, " there is a finite set ", Phi,
              " of transfer rules, each balanced at every profile, such that for every coalition ", S, " listed, all ",
              bar(theta)[S], " and all ", in(delta, Delta(Theta[S]))},
         display(minimum(over, V[phi](S | bar(theta)[S])) >=
                 minimum(over, sum(hat(theta)[S], delta(hat(theta)[S]) * V[phi](S | bar(theta)[S] >> hat(theta)[S])))),
         "There is none if two types of a coalition hold the same beliefs and would gain, in total, by being "
         "treated as each other: from the same report both expect the same transfers."}};
    if (!claim.participation) return result;
    result.key += ".participation." + std::string(word_of(*claim.participation));
    result.body.emplace_back(Text{"Besides, under every rule of ", Phi, " ", taking_part_in_words(*claim.participation),
                                  ", the others being truthful."});
    return result;
  }
  static Text sentence(const Notation& n, const AmbiguousImplementable& claim) {
    return {"The allocation rule ",
            n.allocation(claim.allocation),
            " is implementable by an ambiguous mechanism that is balanced and keeps ",
            n.who_all(claim.coalitions),
            " truthful",
            claim.participation ? ", and under each of whose rules " + taking_part_in_words(*claim.participation) : "",
            "."};
  }
  static Blocks proof(const Proved& proved, const AmbiguousImplementable&) {
    const auto& found = proved.evidence<AmbiguousRules>();
    Tables rules;
    for (std::size_t k = 0; k < found.rules.size(); ++k)
      rules.tables.push_back(amounts_table(proved.n, found.rules[k], rule_symbol(k)));
    Blocks result{counted(found.rules.size(), "transfer rule does", "transfer rules do") + " it:", std::move(rules)};
    if (found.rules.size() > 1)
      result = std::move(result) +
               Blocks{
                   "With these weights over the rules no report of a coalition brings more, on average, than the "
                   "least that truth brings:",
                   weights(proved.n, found)};
    return std::move(result) + proved.compared();
  }
  static Blocks refutation(const Failed& failed, const AmbiguousImplementable& claim) {
    if (std::holds_alternative<FarkasCombination>(failed.refuted.evidence()))
      return Blocks{"No balanced rule has everybody take part, however many there are."} +
             ruled_out_transfers(failed, balance_and_participation(claim));
    if (const auto* reports = std::get_if<UndeterredReports>(&failed.refuted.evidence()))
      return undeterred(failed, *reports);
    const Judgement& envy = failed.refuted.counterexample().back();
    const bool everybody = *envy.place.coalition == failed.n.types().grand_coalition();
    return {Text{"The types ", failed.truth(), " and ", failed.other(), " of ", failed.who(),
                 everybody ? " are paid nothing in total, whatever they report and whatever the rule, since transfers "
                             "balance"
                           : " hold the same beliefs about the others, so that from the same report they expect the "
                             "same transfers, whatever the rule",
                 ". Their payoffs under truth add up to ", Math(envy.right.value),
                 "; if each reported the other they would add up to ", Math(envy.left.value),
                 ". Whatever the transfer rules, one of the two prefers to lie."}};
  }

 private:
  static Blocks undeterred(const Failed& failed, const UndeterredReports& evidence) {
    using namespace letters;
    const Math gain = failed.refuted.counterexample().back().left.value;
    const Table taking_part = participation(failed.n, evidence);
    const bool asked = !taking_part.rows.empty();
    Blocks result{Text{"Let each of these coalitions, with the types ", bar(theta)[S],
                       ", draw its report by lot, in proportion to ", y, ":"},
                  groups(failed.n, evidence)};
    if (asked)
      result =
          std::move(result) + Blocks{Text{"Participation of these agents, with these types, counts ", w,
                                          " times in the group named; interim, it is multiplied by the probability of "
                                          "the type:"},
                                     taking_part};
    result.emplace_back(
        Text{"In each group of lines, what the reports bring in expected transfers, times ", y,
             ", and what truth brings those on the right, times ", letter("z"),
             asked ? ", with what transfers bring those who are to take part, times " : "", asked ? w : Math(),
             ", is the same under every transfer rule that balances. If the reports were deterred, some rule would "
             "leave each of these coalitions no more than truth does under its worst rule, and under that rule "
             "those on the right get at least what truth brings them under theirs",
             asked ? ", and everybody what makes taking part pay" : "",
             ". Added up with these weights, in which everybody occurs as often on the left as on the right, that is ",
             gain <= 0, ", the left side being what the reports gain in expected payoffs",
             asked ? ", and what truth without transfers lacks for taking part to pay" : "", "."});
    return result;
  }
  static Table participation(const Notation& n, const UndeterredReports& evidence) {
    using namespace letters;
    using enum Table::Align;
    Table table{{{left, S}, {left, bar(theta)[S]}, {left, "agent"}, {left, "types"}, {right, w}}};
    for (const UndeterredReports::Row& row : evidence.rows)
      for (const FarkasCombination::Term& term : row.participation)
        table.rows.push_back({n.coalition(row.truth.coalition), n.joint(row.truth), n.members(*term.place.coalition),
                              term.place.truth->coalition.empty() ? Text() : Text(n.joint(*term.place.truth)),
                              Math(term.multiplier)});
    return table;
  }
  /// The lines of a row of the evidence are a group.
  static Table groups(const Notation& n, const UndeterredReports& evidence) {
    using namespace letters;
    using enum Table::Align;
    Table table{{{left, S},
                 {left, bar(theta)[S]},
                 {right, y},
                 {left, hat(theta)[S]},
                 {left, prime(S)},
                 {left, bar(theta)[prime(S)]},
                 {right, letter("z")}}};
    for (const UndeterredReports::Row& row : evidence.rows)
      for (std::size_t line = 0; line < std::max(row.reports.size(), row.truthful.size()); ++line) {
        Table::Row cells(7);
        if (line == 0) {
          cells[0] = n.coalition(row.truth.coalition);
          cells[1] = n.joint(row.truth);
        }
        if (line < row.reports.size()) {
          cells[2] = Math(row.reports[line].multiplier);
          cells[3] = n.joint(row.reports[line].types);
        }
        if (line < row.truthful.size()) {
          cells[4] = n.coalition(row.truthful[line].types.coalition);
          cells[5] = n.joint(row.truthful[line].types);
          cells[6] = Math(row.truthful[line].multiplier);
        }
        table.rows.push_back(std::move(cells));
      }
    return table;
  }
  static Math rule_symbol(std::size_t rule) { return raised(letters::psi, rule + 1); }
  static Table weights(const Notation& n, const AmbiguousRules& found) {
    using namespace letters;
    Table table{{{Table::Align::left, S}, {Table::Align::left, bar(theta)[S]}}};
    for (std::size_t k = 0; k < found.rules.size(); ++k)
      table.columns.push_back({Table::Align::right, lambda(rule_symbol(k))});
    for (const ConvexWeights::Row& row : found.weights.rows) {
      Table::Row cells{n.coalition(row.truth.coalition), n.joint(row.truth)};
      for (const Rational& weight : row.weights) cells.emplace_back(weight);
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::AmbiguousImplementable>;
