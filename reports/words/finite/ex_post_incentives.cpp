// SPDX-License-Identifier: MIT
// Truth is best at every type profile: for single agents whatever the others report, or if they tell
// the truth; and for coalitions.
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/incentives.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<DominantStrategyIc> {
  static Definition definition(const DominantStrategyIc&) {
    using namespace letters;
    return {"dominant_strategy_ic",
            "Dominant-strategy incentive compatibility",
            "dominant-strategy IC",
            {Text{"Truth is best for each agent\u00A0", i, " at every true profile ", bar(theta),
                  " and for every report ", hat(theta), ":"},
             Display{{{u[i](q(bar(theta)[i], hat(theta)[-i]), bar(theta)) + phi[i](bar(theta)[i], hat(theta)[-i])},
                      {relation_first(Sign::at_least, u[i](q(hat(theta)[i], hat(theta)[-i]), bar(theta)) +
                                                          phi[i](hat(theta)[i], hat(theta)[-i])),
                       ".", true}}},
             "Under private values the others' true types do not matter, and it is enough to let them be what they "
             "report."}};
  }
  static Sides sides(const DominantStrategyIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const DominantStrategyIc& claim) {
    return truth_is_best(n, claim.mechanism, "every agent", "a dominant strategy");
  }
  static Blocks proof(const Proved& proved, const DominantStrategyIc&) { return proof_at_every_profile(proved); }
  static Blocks refutation(const Failed& failed, const DominantStrategyIc& claim) {
    return profitable_misreport(failed, claim.mechanism);
  }
};

template <>
struct Saying<ExPostIc> {
  static Definition definition(const ExPostIc&) {
    using namespace letters;
    return {"ex_post_ic",
            "Ex-post incentive compatibility",
            "ex-post IC",
            {Text{"Truth is best for each agent\u00A0", i, " at every profile ", bar(theta),
                  " when the others tell the truth: for all ", hat(theta)[i]},
             display(u[i](q(bar(theta)), bar(theta)) + phi[i](bar(theta)) >=
                     u[i](q(hat(theta)[i], bar(theta)[-i]), bar(theta)) + phi[i](hat(theta)[i], bar(theta)[-i]))}};
  }
  static Sides sides(const ExPostIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const ExPostIc& claim) {
    return truth_is_best(n, claim.mechanism, "every agent", "an ex-post best reply to truth");
  }
  static Blocks proof(const Proved& proved, const ExPostIc&) { return proof_at_every_profile(proved); }
  static Blocks refutation(const Failed& failed, const ExPostIc& claim) {
    return profitable_misreport(failed, claim.mechanism);
  }
};

template <>
struct Saying<CoalitionalDominantStrategyIc> {
  static Definition definition(const CoalitionalDominantStrategyIc&) {
    using namespace letters;
    const Math truthful = u[i](q(bar(theta)[S], hat(theta)[-S]), bar(theta)) + phi[i](bar(theta)[S], hat(theta)[-S]);
    const Math lying = u[i](q(hat(theta)), bar(theta)) + phi[i](hat(theta));
    return {"coalitional_dominant_strategy_ic",
            "Coalitional dominant-strategy incentive compatibility",
            "coalitional dominant-strategy IC",
            {Text{"Truth is best for each coalition ", S, " in question at every true profile ", bar(theta),
                  " and for every report ", hat(theta), ":"},
             Display{{{sum(in(i, S), bracketed(truthful))},
                      {relation_first(Sign::at_least, sum(in(i, S), bracketed(lying))), ".", true}}},
             "Under private values the outsiders' true types do not matter, and it is enough to let them be what they "
             "report."}};
  }
  static Sides sides(const CoalitionalDominantStrategyIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const CoalitionalDominantStrategyIc& claim) {
    return truth_is_best(n, claim.mechanism, n.who_all(claim.coalitions), "a dominant strategy");
  }
  static Blocks proof(const Proved& proved, const CoalitionalDominantStrategyIc&) {
    return proof_at_every_profile(proved);
  }
  static Blocks refutation(const Failed& failed, const CoalitionalDominantStrategyIc& claim) {
    return profitable_misreport(failed, claim.mechanism);
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::DominantStrategyIc>;
template struct candor::Said<candor::wording::Finite, candor::ExPostIc>;
template struct candor::Said<candor::wording::Finite, candor::CoalitionalDominantStrategyIc>;
