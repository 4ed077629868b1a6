// SPDX-License-Identifier: MIT
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Guarantee> {
  static Definition definition(const Guarantee&) {
    using namespace letters;
    return {"guarantee",
            "Guarantee",
            "guarantee",
            {Text{"A coalition ", S, " that tells the truth gets exactly its ex-ante payoff, whatever fixed types ",
                  in(r, Theta[-S]), " the outsiders report:"},
             display(V[phi](joined({S, hat(theta)[-S] == r}, Sign::semicolon)) == U(S))}};
  }
  static Sides sides(const Guarantee&) { return {"utility", "ex ante payoff"}; }
  static Text sentence(const Notation& n, const Guarantee& claim) {
    return {"In ", n.the_mechanism(claim.mechanism), ", telling the truth guarantees their ex-ante payoff to ",
            n.who_all(claim.coalitions), "."};
  }
  static Blocks proof(const Proved& proved, const Guarantee& claim) {
    using namespace letters;
    if (!proved.list.complete || proved.list.rows.size() > 4 * proved.setting.row_limit)
      return proved.shown({}, {{}, V[phi](joined({S, hat(theta)[-S] == r}, Sign::semicolon)), U(S)});
    return {Text{"What each coalition gets by telling the truth, for every fixed report ", r,
                 " of the outsiders, and its ex-ante payoff."},
            guarantees(proved.n, claim.coalitions, proved.list.rows)};
  }
  static Blocks refutation(const Failed& failed, const Guarantee&) {
    const std::optional<JointType>& outsiders = failed.comparison.place.outsiders;
    const Text against = outsiders && !outsiders->coalition.empty()
                             ? " when the outsiders report " + failed.n.joint(*outsiders)
                             : Text();
    const Coalition who = *failed.comparison.place.coalition;
    return {Text{"Telling the truth, ", failed.n.who(who, "expects", "expect"), " ", failed.left(), against,
                 is_all_together(failed.n.types(), who) ? ", but their" : ", but its", " ex-ante payoff is ",
                 failed.right(), "."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Guarantee>;
