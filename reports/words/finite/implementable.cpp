// SPDX-License-Identifier: MIT
#include "reports/text/existence.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/transfers.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Implementable> {
  static Definition definition(const Implementable&) {
    using namespace letters;
    return {
        "implementable",
        "Implementability",
        "implementability",
        {Text{"For the allocation rule ", q, " there is a transfer rule ", phi,
              " with the properties listed in the claim. The requirements are linear in the unknown numbers ",
              phi[i](theta), ": either some ", phi,
              " satisfies all of them, or multipliers, non-negative on the inequalities, combine them to a "
              "contradiction in which every ",
              phi[i](theta),
              " cancels. Interim constraints enter multiplied by the probability of the true types: incentives, "
              "for every coalition ",
              S, " in question and all ", bar(theta)[S], ", ", hat(theta)[S], ", as"},
         display(
             p(bar(theta)[S]) * bracketed(V[phi](S | bar(theta)[S]) - V[phi](S | bar(theta)[S] >> hat(theta)[S])) >= 0,
             ","),
         "and interim participation likewise. Dominant-strategy incentives, ex-post participation and budgets at a "
         "profile enter as they stand, ex-ante conditions as expectations."}};
  }
  static Text about(const Notation&, const Implementable&) { return {}; }
  static Text sentence(const Notation& n, const Implementable& claim) {
    return {"The allocation rule ", n.allocation(claim.requirements.allocation),
            " is implementable by transfers such that ", requirements_in_words(n.model(), claim.requirements), "."};
  }
  static Blocks proof(const Proved& proved, const Implementable&) {
    return found_transfers(proved) + proved.compared();
  }
  static Blocks refutation(const Failed& failed, const Implementable& claim) {
    return ruled_out_transfers(failed, claim.requirements);
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Implementable>;
