// SPDX-License-Identifier: MIT
#include "reports/words/finite/consequence.hpp"

#include "reports/document/letters.hpp"
#include "reports/text/words.hpp"

namespace candor::wording {

using namespace document;

namespace {

/// For each type of the asker: what the rule chooses, and what the favour is worth.
Table favour_table(const Notation& n, const Consequence& found) {
  using namespace letters;
  using enum Table::Align;
  const Math own = n.type_symbol(found.asker), nothing = upright("nothing"), favour = upright("favour");
  Table table{{{left, own},
               {left, q(own)},
               {right, u[n.agent(found.asker)](favour, own)},
               {right, u[n.agent(found.payer)](favour, own)}}};
  for (Type type; type.value < n.types().type_count(found.asker); ++type.value)
    table.rows.push_back({n.type(found.asker, type), type == found.report ? favour : nothing,
                          Math(type == found.truth ? 1 : 0), Math(type == found.truth ? -1 : 0)});
  return table;
}

}  // namespace

Blocks consequence(const Notation& n, const Consequence& found) {
  const bool simple = is_claim<Implementable>(found.statement);
  return {Text{"With these types and this prior there is an efficient rule that no ", simple ? "simple" : "ambiguous",
               " mechanism implements (Guo 2019, Theorem\u00A0", simple ? "1" : "2", "). Agent ", n.agent(found.asker),
               " can ask agent ", n.agent(found.payer), " for a favour, and gets it or gets nothing:"},
          favour_table(n, found),
          Text{"All other payoffs are zero. They add up to zero whatever is chosen, so the rule is efficient. ",
               simple ? "In the sum of the incentive constraints, weighted with the probabilities of the lies above, "
                        "every transfer cancels against the budget, and it reads "
                      : "With either of the two types above the coalition expects the same transfers from the same "
                        "report, whatever the rules. The constraints that keep both of them honest add up to ",
               Math(0) >= contradiction(found), " (", in_words(found.verdict.tally()), ")."}};
}

}  // namespace candor::wording
