// SPDX-License-Identifier: MIT
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<Groves> {
  static Definition definition(const Groves&) {
    using namespace letters;
    return {"groves",
            "Groves mechanism",
            "Groves",
            {Text{"Each agent is paid the payoffs of the others and something that does not depend on the agent's own "
                  "report (Vickrey, Clarke and Groves): there are functions ",
                  h[i], " with"},
             display(phi[i](theta) == sum(j != i, u[j](q(theta), theta)) + h[i](theta[-i]),
                     {"for all ", in(i, I), ", ", in(theta, Theta), ","}),
             Text{"that is, the difference of the two sides' first terms is the same for all types of\u00A0", i, "."}}};
  }
  static Sides sides(const Groves&) { return {"transfer less the others' payoffs", ""}; }
  static Text sentence(const Notation& n, const Groves& claim) {
    return capitalised(n.the_mechanism(claim.mechanism)) + " is a Groves mechanism.";
  }
  static Blocks proof(const Proved& proved, const Groves&) {
    using namespace letters;
    Headings headings{theta, row({phi[i] - sum(j != i, u[j]), upright(" at "), theta}),
                      row({upright("the same at "), prime(theta)})};
    headings.coalition = i;
    return proved.shown({"At ", prime(theta), " the agent has the first type, the others have the same types."},
                        headings);
  }
  static Blocks refutation(const Failed& failed, const Groves&) {
    return {Text{"At ", failed.truth(), " the transfer to ", failed.who(), " exceeds the payoffs of the others by ",
                 failed.left(), ", at ", failed.other(), " by ", failed.right(),
                 ", though only that agent's own type differs."}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::Groves>;
