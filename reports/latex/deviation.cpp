// SPDX-License-Identifier: MIT
// A deviation step by step: what each profile contributes under truth and under the report.
#include <map>

#include "reports/latex/proof_tables.hpp"

namespace candor::tex {
namespace {

std::string number(const Rational& value) { return math(fraction(value)); }

/// Truth and report under one transfer rule. One row for each true profile and, where the report is
/// mixed, each of its branches.
Table one_rule(const Notation& n, const Expectation& truthful, const Expectation& deviating) {
  const FiniteModel& model = n.model();
  const AllocationRule& q = model.allocations.at(*truthful.allocation);
  Table table("lrlrrlrrl", {math("\\theta"), math("p"), math("q"), "payoff", "transfer", math("q"), "payoff",
                            "transfer", "reported"});
  table.span(2, 3, "truth").span(5, 4, math("\\hat\\theta=" + n.report(deviating.report)));
  std::map<std::uint32_t, ExpectationTerm> truth;
  for (const ExpectationTerm& term : terms(model, truthful)) truth.emplace(term.truth.value, term);
  for (const ExpectationTerm& term : terms(model, deviating)) {
    const ExpectationTerm& own = truth.at(term.truth.value);
    table.row({math(n.profile(term.truth)), number(term.probability), math(n.lottery(q(own.reported))),
               number(own.payoff), number(own.transfer), math(n.lottery(q(term.reported))), number(term.payoff),
               number(term.transfer), math(n.profile(term.reported))});
  }
  return table;
}

}  // namespace

std::string comparison_of_reports(const Notation& n, const Mechanism& mechanism, Coalition coalition,
                                  const Event& given, const MixedReport& report, Measure measure) {
  const std::string who = (coalition.size() == 1 ? "agent " : "the coalition ") + math(n.members(coalition));
  std::string result;
  std::optional<Rational> least_truthful, least_deviating;
  for (std::size_t rule : mechanism.transfers) {
    const Expectation truthful{Quantity::utility, coalition, mechanism.allocation, rule, given, MixedReport::truth()};
    const Expectation deviating{Quantity::utility, coalition, mechanism.allocation, rule, given, report};
    const Rational truth_value = evaluate(n.model(), truthful), deviation_value = evaluate(n.model(), deviating);
    if (!least_truthful || truth_value < *least_truthful) least_truthful = truth_value;
    if (!least_deviating || deviation_value < *least_deviating) least_deviating = deviation_value;
    result += "Under " + math(n.transfers(rule)) + " " + who + " expects " + math(fraction(truth_value)) +
              " by telling the truth and " + math(fraction(deviation_value)) + " by the report:\n" +
              one_rule(n, truthful, deviating).set(measure) + "\\noindent ";
  }
  const Rational gain = *least_deviating - *least_truthful;
  const std::string worst =
      mechanism.transfers.size() > 1 ? "In the worst case the report yields " : "The report yields ";
  const std::string compared = gain.sign() > 0    ? "a gain of " + math(fraction(gain))
                               : gain.sign() == 0 ? "no more and no less than truth"
                                                  : "a loss of " + math(fraction(-gain));
  return result + worst + math(fraction(*least_deviating)) + " against " + math(fraction(*least_truthful)) +
         " for truth: " + compared + ".\n";
}

}  // namespace candor::tex
