// SPDX-License-Identifier: MIT
#include "reports/latex/consequence.hpp"

#include "reports/latex/text.hpp"

namespace candor::tex {
namespace {

/// For each type of the asker: what the rule chooses, and what the favour is worth.
Table favour_table(const Notation& n, const Consequence& found) {
  const std::string own = n.type_symbol(found.asker), nothing = upright("nothing"), favour = upright("favour");
  Table table("llrr",
              {math(own), math("q(" + own + ")"), math("u_{" + n.agent(found.asker) + "}(" + favour + "," + own + ")"),
               math("u_{" + n.agent(found.payer) + "}(" + favour + "," + own + ")")});
  for (Type type; type.value < n.types().type_count(found.asker); ++type.value)
    table.row({math(n.type(found.asker, type)), math(type == found.report ? favour : nothing),
               math(type == found.truth ? "1" : "0"), math(type == found.truth ? "-1" : "0")});
  return table;
}

}  // namespace

std::string consequence(const Notation& n, const Consequence& found, Measure measure) {
  const bool simple = is_claim<Implementable>(found.statement);
  const std::string sum = math("0\\ge" + fraction(contradiction(found)));
  return std::string("\\emph{What it costs.} With these types and this prior there is an efficient rule that no ") +
         (simple ? "simple" : "ambiguous") + " mechanism implements (Guo 2019, Theorem~" + (simple ? "1" : "2") +
         "). Agent " + math(n.agent(found.asker)) + " can ask agent " + math(n.agent(found.payer)) +
         " for a favour, and gets it or gets nothing:\n" + favour_table(n, found).set(measure) +
         "\\noindent All other payoffs are zero. They add up to zero whatever is chosen, so the rule is efficient. " +
         (simple ? "In the sum of the incentive constraints, weighted with the probabilities of the lies above, every "
                   "transfer cancels against the budget, and it reads " +
                       sum + ".\n"
                 : "With either of the two types above the coalition expects the same transfers from the same report, "
                   "whatever the rules. The constraints that keep both of them "
                   "honest add up to " +
                       sum + ".\n");
}

}  // namespace candor::tex
