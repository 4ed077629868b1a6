// SPDX-License-Identifier: MIT
// Truth is best in expectation when the others tell the truth: for single agents and for coalitions.
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/incentives.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<BayesianIc> {
  static Definition definition(const BayesianIc&) {
    using namespace letters;
    return {"bayesian_ic",
            "Bayesian incentive compatibility",
            "Bayesian IC",
            {Text{"Truth is best for each agent\u00A0", i, " in expectation when the others tell the truth: for all ",
                  bar(theta)[i], ", ", hat(theta)[i]},
             display(V[phi](i | bar(theta)[i]) >= V[phi](i | bar(theta)[i] >> hat(theta)[i]))}};
  }
  static Sides sides(const BayesianIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const BayesianIc& claim) {
    return truth_is_best(n, claim.mechanism, "every agent", "a best reply to truth in expectation");
  }
  static Blocks proof(const Proved& proved, const BayesianIc&) { return proof_in_expectation(proved); }
  static Blocks refutation(const Failed& failed, const BayesianIc& claim) {
    return profitable_misreport(failed, claim.mechanism);
  }
};

template <>
struct Saying<CoalitionalIc> {
  static Definition definition(const CoalitionalIc&) {
    using namespace letters;
    return {"coalitional_ic",
            "Coalitional incentive compatibility",
            "coalitional IC",
            {Text{"A coalition pools its types and maximises its total utility; truth is best when the outsiders tell "
                  "the truth: for every coalition ",
                  S, " in question and all ", bar(theta)[S], ", ", hat(theta)[S]},
             display(V[phi](S | bar(theta)[S]) >= V[phi](S | bar(theta)[S] >> hat(theta)[S]))}};
  }
  static Sides sides(const CoalitionalIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const CoalitionalIc& claim) {
    return truth_is_best(n, claim.mechanism, n.who_all(claim.coalitions), "a best reply to truth in expectation");
  }
  static Blocks proof(const Proved& proved, const CoalitionalIc&) {
    if (!std::holds_alternative<Proposition2>(proved.verified.evidence())) return proof_in_expectation(proved);
    using namespace letters;
    const auto expected = [](const Math& amount) {
      return row({expectation(theta[i], amount[i](theta[i], theta[-i]))});
    };
    return Blocks{Text{"By Proposition\u00A02 of Safronov (2016): types are independent, values are private, the "
                       "allocation is efficient, transfers sum to zero at every profile, and for every agent\u00A0",
                       i, " there is a number ", D[i], " such that"},
                  display(expected(phi) == -expected(u) + D[i], {"for all ", theta[-i], "."}),
                  "Then no coalition gains by a misreport."} +
           proved.compared();
  }
  static Blocks refutation(const Failed& failed, const CoalitionalIc& claim) {
    return profitable_misreport(failed, claim.mechanism);
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::BayesianIc>;
template struct candor::Said<candor::wording::Finite, candor::CoalitionalIc>;
