// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Deviation> {
  static Definition definition(const Deviation&) {
    using namespace letters;
    const Math over = in(phi, Phi), condition = joined({B, hat(theta)[S] == r}, Sign::semicolon);
    return {
        "deviation",
        "Deviation",
        "deviation",
        {Text{"Let a coalition ", S, " know an event ", B, ", its own types among it. It gains by a report ", r,
              ", pure or mixed, if"},
         display(minimum(over, V[phi](S | condition)) > minimum(over, V[phi](S | B))), "The difference is its gain."}};
  }
  static Sides sides(const Deviation&) { return {"gain", "", true}; }
  static Text sentence(const Notation& n, const Deviation& claim) {
    const Text gain =
        claim.gain ? Text{claim.pays ? ", with a gain of " : ", with a change of ", Math(*claim.gain)} : Text();
    return {
        "In ",
        n.the_mechanism(claim.mechanism),
        ", given ",
        n.event(claim.given),
        ", ",
        claim.pays ? n.who(claim.coalition, "gains", "gain") : n.who(claim.coalition, "does not gain", "do not gain"),
        " by the report ",
        n.report(claim.report),
        gain,
        "."};
  }
  static Blocks proof(const Proved& proved, const Deviation& claim) {
    return comparison_of_reports(proved.n, claim.mechanism, claim.coalition, claim.given, claim.report);
  }
  static Blocks refutation(const Failed& failed, const Deviation& claim) {
    const Blocks compared =
        comparison_of_reports(failed.n, claim.mechanism, claim.coalition, claim.given, claim.report);
    if (failed.comparison.relation == Relation::equal)
      return compared + Blocks{Text{"The change is ", failed.left(), ", not ", failed.right(), "."}};
    return compared + Blocks{claim.pays ? "So the deviation does not pay." : "So the deviation pays."};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Deviation>;
