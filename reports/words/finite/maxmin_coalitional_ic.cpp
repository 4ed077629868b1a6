// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "checker/properties/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/incentives.hpp"
#include "reports/words/finite/outcomes.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

Math least(const Math& utility) { return minimum(letters::phi, utility); }

/// Expected utility under each rule, and the minimum or the weighted sum, for every report; one table
/// for each coalition and type.
Tables by_rule(const Notation& n, const Mechanism& mechanism, const std::vector<Judgement>& rows) {
  using namespace letters;
  const bool weighted =
      std::any_of(rows.begin(), rows.end(), [](const Judgement& row) { return !row.right.weights.empty(); });
  Table empty{{{Table::Align::left, hat(theta)[S]}}};
  for (const std::size_t rule : mechanism.transfers)
    empty.columns.push_back({Table::Align::right, V[n.transfers(rule)]});
  empty.columns.push_back({Table::Align::right, weighted ? sum(phi, row({lambda[phi], V[phi]})) : least(V[phi])});
  empty.columns.push_back({Table::Align::right, "slack"});

  std::map<JointType, std::vector<const Judgement*>> by_truth;
  std::vector<JointType> order;
  for (const Judgement& judgement : rows) {
    if (!by_truth.contains(*judgement.place.truth)) order.push_back(*judgement.place.truth);
    by_truth[*judgement.place.truth].push_back(&judgement);
  }
  const auto cells_of = [&](const Text& report, const Side& side) {
    Table::Row cells{report};
    for (const Expectation& expectation : side.expectations) cells.emplace_back(evaluate(n.model(), expectation));
    return cells;
  };
  Tables result;
  for (const JointType truth : order) {
    const std::vector<const Judgement*>& group = by_truth[truth];
    const Judgement& first = *group.front();
    Text heading{n.coalition(truth.coalition), " of type ", n.joint(truth)};
    if (weighted) {
      std::vector<Math> weights(first.right.weights.begin(), first.right.weights.end());
      heading += Text{": ", v == first.left.value, ", ", lambda == fenced(Fence::round, std::move(weights))};
    }
    Table table = empty;
    table.spans.push_back({0, table.columns.size(), heading});
    Table::Row truthful = cells_of("truth", first.left);
    const auto own = std::find_if(group.begin(), group.end(),
                                  [&](const Judgement* judgement) { return judgement->place.report == truth; });
    truthful.push_back(!weighted            ? Text(strong(first.left.value))
                       : own == group.end() ? Text()
                                            : Text((*own)->right.value));
    truthful.emplace_back();
    table.rows.push_back(std::move(truthful));
    for (const Judgement* judgement : group) {
      if (judgement->place.report == truth) continue;
      Table::Row cells = cells_of(n.joint(*judgement->place.report), judgement->right);
      cells.emplace_back(judgement->right.value);
      cells.push_back(marked(slack(*judgement), judgement->tight()));
      table.rows.push_back(std::move(cells));
    }
    result.tables.push_back(std::move(table));
  }
  return result;
}

/// Why weights settle mixed reports.
Blocks weights_settle_mixtures() {
  using namespace letters;
  const Math reports = hat(theta)[S], probability = delta(reports);
  const Math utility = V[phi](S | bar(theta)[S] >> reports);
  return {
      Text{"For each coalition ", S, " and type ", bar(theta)[S], " there are weights ", lambda[phi] >= 0,
           " on the transfer rules, ", sum(phi, lambda[phi]) == 1, ", such that no report ", reports,
           " has a weighted utility above the least utility of truth, ", v, ". This settles mixed reports: for every ",
           in(delta, Delta(Theta[S]))},
      Display{
          {{least(sum(reports, row({probability, utility}))), {}},
           {relation_first(Sign::at_most, sum(phi, row({lambda[phi], sum(reports, row({probability, utility}))}))),
            {},
            true},
           {relation_first(Sign::equal, sum(reports, row({probability, sum(phi, row({lambda[phi], utility}))}))) <= v,
            ".", true}}}};
}

}  // namespace

template <>
struct Saying<MaxminCoalitionalIc> {
  static Definition definition(const MaxminCoalitionalIc& claim) {
    using namespace letters;
    const Math over = in(phi, Phi), truthful = minimum(over, V[phi](S | bar(theta)[S]));
    const Math lying = V[phi](S | bar(theta)[S] >> hat(theta)[S]);
    const std::string key = "maxmin_coalitional_ic." + std::string(word_of(claim.strategies));
    if (claim.strategies == Strategies::pure)
      return {
          key,
          "Max-min coalitional incentive compatibility, pure reports",
          "max-min CIC, pure reports",
          {Text{"A coalition that does not know the transfer rule expects the worst; truth is then at least as good "
                "as any pure misreport: for every coalition ",
                S, " in question and all ", bar(theta)[S], ", ", hat(theta)[S]},
           display(truthful >= minimum(over, lying))}};
    return {key,
            "Max-min coalitional incentive compatibility, mixed reports",
            "max-min CIC, mixed reports",
            {Text{"A coalition that does not know the transfer rule expects the worst, and may randomise over its "
                  "reports; truth is at least as good: for every coalition ",
                  S, " in question, all ", bar(theta)[S], ", and all ", in(delta, Delta(Theta[S]))},
             display(truthful >= minimum(over, sum(hat(theta)[S], delta(hat(theta)[S]) * lying)))}};
  }
  static Sides sides(const MaxminCoalitionalIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const MaxminCoalitionalIc& claim) {
    return truth_is_best(n, claim.mechanism, n.who_all(claim.coalitions),
                         std::string("at least as good, in the worst case over the transfer rules, as any pure ") +
                             (claim.strategies == Strategies::pure ? "misreport" : "or mixed misreport"));
  }
  static Blocks proof(const Proved& proved, const MaxminCoalitionalIc& claim) {
    if (claim.mechanism.transfers.size() == 1) return proof_in_expectation(proved);
    std::vector<Judgement> misreports;  // truth weighed against itself tells nothing about slack
    std::copy_if(proved.list.rows.begin(), proved.list.rows.end(), std::back_inserter(misreports),
                 [](const Judgement& row) { return row.place.report != row.place.truth; });
    const auto tables = [&](const std::vector<Judgement>& rows) { return by_rule(proved.n, claim.mechanism, rows); };
    if (claim.strategies == Strategies::mixed)
      return weights_settle_mixtures() + proved.shown_as({}, misreports, tables);
    return proved.shown_as(
        "For each coalition and type the table gives the expected utility of truth and of every misreport under each "
        "transfer rule, and the least of them. ",
        misreports, tables);
  }
  static Blocks refutation(const Failed& failed, const MaxminCoalitionalIc& claim) {
    const auto* mixed = std::get_if<ProfitableMixedReport>(&failed.refuted.evidence());
    if (mixed == nullptr) return profitable_misreport(failed, claim.mechanism);
    const bool is_plural = is_all_together(failed.n.types(), mixed->truth.coalition);
    return {
        capitalised(failed.n.who(mixed->truth.coalition)) +
            Text{is_plural ? " of types " : " of type ", failed.n.joint(mixed->truth), is_plural ? " gain" : " gains",
                 " by the report ", failed.n.report(mixed->report), ", whatever the transfer rule:"},
        mixture(failed, *mixed),
        Text{"The mixture yields more than ", failed.right(),
             ", the least that truth yields, under every transfer rule."} +
            outcomes(failed)};
  }

 private:
  static Text outcomes(const Failed& failed) {
    const Judgement& judgement = failed.refuted.counterexample().front();
    const Text compared = outcomes_compared(failed.n, judgement.right, judgement.left);
    return compared.empty() ? compared : " " + compared;
  }
  /// Under each rule: truth, each report of the mixture, and the mixture.
  static Table mixture(const Failed& failed, const ProfitableMixedReport& mixed) {
    const Notation& n = failed.n;
    Table table{{{Table::Align::left, letters::phi}, {Table::Align::right, "truth"}}};
    Table::Row probabilities{"probability", {}};
    for (const MixedReport::Branch& branch : mixed.report.branches) {
      table.columns.push_back({Table::Align::right, n.joint(branch.report)});
      probabilities.emplace_back(branch.probability);
    }
    table.columns.push_back({Table::Align::right, "mixture"});
    probabilities.emplace_back();
    table.rows.push_back(std::move(probabilities));
    for (const Judgement& judgement : failed.refuted.counterexample()) {
      Expectation expectation = judgement.left.expectations.front();
      Table::Row cells{n.transfers(*expectation.transfers)};
      expectation.report = MixedReport::truth();
      cells.emplace_back(evaluate(n.model(), expectation));
      for (const MixedReport::Branch& branch : mixed.report.branches) {
        expectation.report = MixedReport::pure(branch.report);
        cells.emplace_back(evaluate(n.model(), expectation));
      }
      cells.emplace_back(judgement.left.value);
      table.rows.push_back(std::move(cells));
    }
    return table;
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::MaxminCoalitionalIc>;
