// SPDX-License-Identifier: MIT
#include "reports/text/consequence.hpp"

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

}  // namespace candor
