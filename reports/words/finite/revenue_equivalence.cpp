// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/transfers.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<RevenueEquivalence> {
  static Definition definition(const RevenueEquivalence&) {
    using namespace letters;
    const Math other = prime(bar(theta))[i];
    return {"revenue_equivalence",
            "Revenue equivalence",
            "revenue equivalence",
            {Text{"The allocation rule ", q,
                  " and incentive compatibility determine interim utilities up to a constant: if truth is Bayesian "
                  "incentive compatible in ",
                  tuple({q, phi}), " and in ", tuple({q, psi}), ", then for every agent\u00A0", i, " and all types ",
                  bar(theta)[i], ", ", other, " of positive probability"},
             display(V[phi](i | bar(theta)[i]) - V[phi](i | other) == V[psi](i | bar(theta)[i]) - V[psi](i | other)),
             "With finitely many types, incentive constraints bound the difference from both sides, and it is "
             "determined only if the two bounds agree."}};
  }
  static Sides sides(const RevenueEquivalence&) { return {"difference of utilities", "under other transfers"}; }
  static Text sentence(const Notation& n, const RevenueEquivalence& claim) {
    return {"The allocation rule ", n.allocation(claim.allocation),
            " and Bayesian incentive compatibility determine interim utilities up to a constant for each agent."};
  }
  static Blocks proof(const Proved& proved, const RevenueEquivalence&) {
    const Notation& n = proved.n;
    const auto& found = proved.evidence<UniqueUtilities>();
    Blocks result{
        "Under these transfers truth is Bayesian incentive compatible:", amounts_table(n, found.amounts, letters::psi),
        "For each type the utility in excess of that of the agent's first type is bounded from below and from "
        "above by these incentive constraints; the two bounds are equal."};
    for (const UniqueUtilities::Row& row : found.rows) {
      result.emplace_back(Text{"Agent ", n.members(row.truth.coalition), ", type ", n.joint(row.truth),
                               ", from below and from above:"});
      result.emplace_back(Tables{{multipliers_table(n, row.least.terms), multipliers_table(n, row.largest.terms)}});
    }
    return std::move(result) + proved.compared();
  }
  static Blocks refutation(const Failed& failed, const RevenueEquivalence&) {
    using namespace letters;
    const Notation& n = failed.n;
    const auto& evidence = std::get<TwoTransferRules>(failed.refuted.evidence());
    const Judgement& telling = failed.refuted.counterexample().back();
    const Math who = n.members(evidence.truth.coalition);
    return {Text{"Under both transfer rules below truth is Bayesian incentive compatible, but ",
                 V(who | n.joint(evidence.truth)) - V(who | n.joint(evidence.other)), " is ", Math(telling.left.value),
                 " under ", psi, " and ", Math(telling.right.value), " under ", chi, "."},
            Tables{{amounts_table(n, evidence.first, psi), amounts_table(n, evidence.second, chi)}}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::RevenueEquivalence>;
