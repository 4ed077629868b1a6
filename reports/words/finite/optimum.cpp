// SPDX-License-Identifier: MIT
#include "reports/text/existence.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/transfers.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

/// The expected amount in question, with these types given.
Math amount_given(const Notation& n, const Optimum& claim, JointType given) {
  using namespace letters;
  const Math who = n.members(claim.coalition);
  const Math quantity = claim.quantity == Quantity::transfer ? T[phi] : V[phi];
  return quantity(given.coalition.empty() ? who : who | n.joint(given));
}

}  // namespace

template <>
struct Saying<Optimum> {
  static Definition definition(const Optimum&) {
    using namespace letters;
    const Math bound = sum(r, y[r] * g[r](phi));
    return {"optimum",
            "Optimum over transfers",
            "optimum",
            {Text{"Among all transfer rules ",
                  phi,
                  " that meet the requirements listed in the claim for the allocation rule\u00A0",
                  q,
                  ", the linear function ",
                  f(phi),
                  " named in the claim, an expected transfer ",
                  T[phi],
                  " or utility ",
                  V[phi],
                  " or a difference of two, has the least (largest) value\u00A0",
                  v,
                  " stated. Some ",
                  phi,
                  " attains\u00A0",
                  v,
                  "; and multipliers ",
                  y[r],
                  ", non-negative on inequalities, of the requirements ",
                  g[r](phi) >= 0,
                  " or ",
                  g[r](phi) == 0,
                  " show that none does better:"},
             display(f(phi) == (v + bound >= v), {"or ", f(phi) == (v - bound <= v), "."}),
             "Interim requirements enter multiplied by the probability of the true types."}};
  }
  static Sides sides(const Optimum&) { return {"value", ""}; }
  static Text about(const Notation& n, const Optimum& claim) { return n.allocation(claim.requirements.allocation); }
  static Text sentence(const Notation& n, const Optimum& claim) {
    const Math given = amount_given(n, claim, claim.given);
    const Math amount = claim.minus ? given - amount_given(n, claim, *claim.minus) : given;
    return {"For the allocation rule ",
            n.allocation(claim.requirements.allocation),
            " the ",
            claim.direction == Optimum::Direction::least ? "least" : "largest",
            " value of ",
            amount,
            " is ",
            Math(claim.number),
            ", among transfers ",
            letters::phi,
            " such that ",
            requirements_in_words(n.model(), claim.requirements),
            "."};
  }
  static Blocks proof(const Proved& proved, const Optimum&) {
    using namespace letters;
    const auto& found = proved.evidence<Optimality>();
    return Blocks{"These transfers attain it:", amounts_table(proved.n, found.amounts, psi),
                  Text{"With the multipliers ", y[r], " below the requirements add up to ", f(phi) - v, ", or to ",
                       v - f(phi), " for a largest value:"},
                  multipliers_table(proved.n, found.bound.terms)} +
           proved.compared();
  }
  static Blocks refutation(const Failed& failed, const Optimum& claim) {
    if (std::holds_alternative<FarkasCombination>(failed.refuted.evidence()))
      return Blocks{"No transfers at all meet the requirements."} + ruled_out_transfers(failed, claim.requirements);
    const bool least = claim.direction == Optimum::Direction::least;
    const Math value = failed.refuted.counterexample().back().left.value;
    if (const auto* better = std::get_if<BetterTransfers>(&failed.refuted.evidence()))
      return {Text{"The transfers below meet the requirements, and the value is ", value,
                   least ? ", which is less" : ", which is more", " than ", Math(claim.number),
                   least ? " (and not necessarily the least)." : " (and not necessarily the largest)."},
              amounts_table(failed.n, better->amounts, letters::psi)};
    return {Text{"With the multipliers below the requirements show that the value is ",
                 least ? "at least " : "at most ", value, "."},
            multipliers_table(failed.n, std::get<ObjectiveBound>(failed.refuted.evidence()).terms)};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Optimum>;
