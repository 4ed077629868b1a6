// SPDX-License-Identifier: MIT
#include "reports/text/consequence.hpp"

#include <ostream>

#include "reports/text/words.hpp"

namespace candor {

std::string favour_in_words(const TypeSpace& space, const Consequence& consequence) {
  const std::string asker = "agent " + space.label(consequence.asker),
                    payer = "agent " + space.label(consequence.payer);
  const std::string truth = space.label(consequence.asker, consequence.truth).label,
                    report = space.label(consequence.asker, consequence.report).label;
  return "A" + asker.substr(1) + " can ask " + payer + " for a favour; the rule grants it exactly when " + asker +
         " reports " + report + ". When " + asker + " is of type " + truth + " the favour is worth 1 to " + asker +
         " and -1 to " + payer +
         "; otherwise, and to everybody else, it is worth nothing. The payoffs add up to 0 whatever is chosen, so the "
         "rule is efficient.";
}

void write_consequence(std::ostream& out, const TypeSpace& space, const Consequence& consequence) {
  const bool simple = is_claim<Implementable>(consequence.statement);
  const std::string coalitions = in_words(space, consequence.coalitions);
  out << "\nSo there is an efficient rule that no " << (simple ? "simple" : "ambiguous")
      << " mechanism implements (Guo 2019, Theorem " << (simple ? 1 : 2) << "), with the same types and prior:\n  "
      << favour_in_words(space, consequence) << "\n  "
      << (simple ? "Transfers that balance at every profile and keep the coalitions " + coalitions +
                       " honest do not exist:\n  the incentive constraints, weighted with the lies above, say that "
                 : "Whatever transfer rules are kept secret, balanced or not, one of the two types above lies: their "
                   "constraints add up to ")
      << "0 >= " << contradiction(consequence).text() << " (" << in_words(consequence.verdict.tally()) << ").\n"
      << "  `candor counterexample` writes it as a case.\n";
}

}  // namespace candor
