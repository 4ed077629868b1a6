// SPDX-License-Identifier: MIT
#include <algorithm>

#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<AllEquilibriaEfficient> {
  static Definition definition(const AllEquilibriaEfficient&) {
    using namespace letters;
    return {
        "all_equilibria_efficient",
        "Efficiency of all equilibria",
        "all equilibria efficient",
        {Text{"Let the agents be partitioned into coalitions ", B,
              " that act as one player each. No Bayesian equilibrium of the mechanism is inefficient. It suffices "
              "that the blocks' types are independent, that payoffs depend on the types of one's own block only, "
              "that transfers never run a deficit, and that every block guarantees its ex-ante payoff by telling "
              "the truth, while these payoffs exhaust the largest expected surplus:"},
         Display{{{truthful() >= U(B), {"for all blocks ", B, " and reports ", r, ","}},
                  {sum(B, U(B)) == sum(in(theta, Theta), row({p(theta), maximum(a, sum(in(i, I), u[i](a, theta)))})),
                   "."}}},
         Text{"For in an equilibrium the others' reports are independent of ", theta[B], ", so ", B, " gets at least ",
              U(B), "; hence the equilibrium surplus is at least the largest one."}}};
  }
  static Text sentence(const Notation& n, const AllEquilibriaEfficient& claim) {
    return {"All equilibria of ", n.the_mechanism(claim.mechanism), " are efficient when the agents act as the blocks ",
            n.pattern(claim.partition), "."};
  }
  static Blocks proof(const Proved& proved, const AllEquilibriaEfficient& claim) {
    using namespace letters;
    std::vector<Judgement> against_reports;
    std::copy_if(proved.list.rows.begin(), proved.list.rows.end(), std::back_inserter(against_reports),
                 [](const Judgement& row) { return row.place.outsiders.has_value(); });
    const Text conditions(
        "The conditions hold: the blocks' types are independent, payoffs depend on the types of one's own block only, "
        "and the transfers never run a deficit (" +
        std::to_string(proved.verified.tally().judgements - against_reports.size() - 1) + " comparisons). ");
    if (!proved.list.complete) return proved.shown(conditions, {{}, truthful(), U(B)});
    return {conditions + "Telling the truth guarantees each block its ex-ante payoff:",
            guarantees(proved.n, claim.partition, against_reports),
            Text{"These payoffs add up to ", sum(B, U(B)) == proved.list.rows.back().left.value,
                 ", the largest expected surplus."}};
  }
  /// The kernel never refutes this claim: its rule is only sufficient.
  static Blocks refutation(const Failed&, const AllEquilibriaEfficient&) { return {}; }

 private:
  static Math truthful() {
    using namespace letters;
    return V[phi](joined({B, hat(theta)[-B] == r}, Sign::semicolon));
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::AllEquilibriaEfficient>;
