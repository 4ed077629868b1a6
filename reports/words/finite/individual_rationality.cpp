// SPDX-License-Identifier: MIT
#include "checker/model/finite/well_formed.hpp"
#include "checker/properties/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/outcomes.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {

template <>
struct Saying<IndividualRationality> {
  static Definition definition(const IndividualRationality& claim) {
    using namespace letters;
    if (claim.every_draw) return definition_of_every_draw();
    const std::string key = "individual_rationality." + std::string(word_of(claim.stage));
    const Math over = in(phi, Phi);
    switch (claim.stage) {
      case Stage::interim: break;
      case Stage::ex_post:
        return {key,
                "Ex-post individual rationality",
                "ex-post IR",
                {Text{"At every profile, taking part and telling the truth is worth at least the outside option ", o[i],
                      ": for all ", i, " and ", theta},
                 display(minimum(over, bracketed(u[i](q(theta), theta) + phi[i](theta))) >= o[i](theta))}};
      case Stage::ex_ante:
        return {key,
                "Ex-ante individual rationality",
                "ex-ante IR",
                {Text{"Before types are known, taking part and telling the truth is worth at least the outside option ",
                      o[i], ": for all ", i},
                 display(minimum(over, V[phi](i)) >= sum(in(theta, Theta), p(theta) * o[i](theta)))}};
    }
    return {key,
            "Interim individual rationality",
            "interim IR",
            {Text{"Whatever one's type, taking part and telling the truth is worth at least the outside option ", o[i],
                  ": for all ", i, " and ", bar(theta)[i]},
             display(minimum(over, V[phi](i | bar(theta)[i])) >=
                     sum(theta[-i], p(theta[-i] | bar(theta)[i]) * o[i](bar(theta)[i], theta[-i])))}};
  }
  static Sides sides(const IndividualRationality&) { return {"utility", "outside option"}; }
  static Text sentence(const Notation& n, const IndividualRationality& claim) {
    const bool all_have_payoffs = has_all_payoffs(n.model().environment);
    const std::string_view stages[] = {
        "whatever its type",
        all_have_payoffs ? "at every type profile" : "at every type profile of positive probability", "ex ante"};
    return {"In ", n.the_mechanism(claim.mechanism),
            " every agent is at least as well off as with the outside option, ",
            claim.every_draw ? whatever_is_drawn(n) : stages[static_cast<std::size_t>(claim.stage)], "."};
  }
  static Blocks proof(const Proved& proved, const IndividualRationality& claim) {
    using namespace letters;
    const Math of_draw = u[i](a, theta) + phi[i](a, theta);
    const bool is_simple = claim.mechanism.transfers.size() == 1;
    Headings headings{claim.stage == Stage::ex_ante   ? Math()
                      : claim.stage == Stage::interim ? bar(theta)[i]
                                                      : theta,
                      claim.every_draw ? (is_simple ? of_draw : minimum(phi, bracketed(of_draw)))
                      : is_simple      ? Math(V[phi])
                                       : minimum(phi, V[phi]),
                      upright("outside")};
    headings.coalition = i;
    headings.grouped = false;
    return proved.shown({}, headings);
  }
  static Blocks refutation(const Failed& failed, const IndividualRationality&) {
    const Place& place = failed.comparison.place;
    const bool knows_types = place.truth && !place.truth->coalition.empty();
    if (place.outcome)
      return {Text{"At ", failed.truth(), ", if ", failed.n.outcome(*place.outcome), " is drawn, agent ",
                   failed.n.members(*place.coalition), " gets ", failed.left(), " by taking part",
                   has_states(failed.n) ? " in the least favourable state" : "", ", but ", failed.right(),
                   " outside."}};
    const std::optional<Lottery> chosen = outcomes_behind(failed.n.model(), failed.comparison.left);
    const Text at = knows_types ? "At " + failed.truth() + " " : Text();
    return {(chosen ? at + Text{at.empty() ? "The" : "the", " outcome is ", failed.n.lottery(*chosen), ", and agent "}
                    : at + (at.empty() ? "Agent " : "agent ")) +
            Text{failed.n.members(*place.coalition), " gets ", failed.left(), " by taking part, but ", failed.right(),
                 " outside."}};
  }

 private:
  static bool has_states(const Notation& n) { return !n.model().environment.states.empty(); }
  static std::string_view whatever_is_drawn(const Notation& n) {
    return has_states(n) ? "whichever outcome is drawn and whatever the state" : "whichever outcome is drawn";
  }
  static Definition definition_of_every_draw() {
    using namespace letters;
    const Math least = minimum(chain(omega, Sign::such_that, p(theta, omega) > 0), u[i](a, theta, omega));
    return {
        "individual_rationality.every_draw",
        "Individual rationality in every draw",
        "IR in every draw",
        {Text{"Whichever outcome is drawn, taking part and telling the truth is worth at least the outside option ",
              o[i], ": for all ", i, ", all ", theta, " and every outcome\u00A0", a, " to which ", q(theta),
              " gives positive probability; of hidden states the least favourable counts of those that are possible "
              "with these types: with states ",
              omega, " it is ", least, " that takes the place of ", u[i](a, theta)},
         display(minimum(in(phi, Phi), bracketed(u[i](a, theta) + phi[i](a, theta))) >= o[i](theta))}};
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::IndividualRationality>;
