// SPDX-License-Identifier: MIT
// Collusion schemes: one that the case has, and the best ones of one period.
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {

template <>
struct Saying<SchemeClaim> {
  using Aspect = SchemeClaim::Aspect;

  static Definition definition(const SchemeClaim&) {
    return {"dynamic.scheme",
            "Collusion schemes",
            "scheme",
            {"A scheme turns the mechanism into one in which the members of its coalition send messages: its public "
             "state has the mechanism's state and the last messages. The inequalities of interim incentive "
             "compatibility for this mechanism are those of the members (all types) and of the outsiders (information "
             "sets of the game). It is balanced if side payments add up to zero, and profitable if every member "
             "expects more than by truthful play of the mechanism."}};
  }
  static Sides sides(const SchemeClaim&, Place::About about) { return of_strategies(about); }
  static Text about(const Notation& n, const SchemeClaim& claim) { return Code{n.model().schemes[claim.scheme].name}; }
  static Text sentence(const Notation& n, const SchemeClaim& claim) {
    const Text scheme = n.the_scheme(claim.scheme);
    switch (claim.aspect) {
      case Aspect::incentive_compatible: return {"Under ", scheme, ", truthful messages are optimal for every member."};
      case Aspect::outsiders_truthful: return {"Under ", scheme, ", truth is optimal for every outsider."};
      case Aspect::balanced: return {"The side payments of ", scheme, " add up to zero."};
      case Aspect::profitable: return {"Under ", scheme, ", every member expects more than by truthful play."};
    }
    return {};
  }
  static Blocks proof(const Argument& argument, const SchemeClaim& claim) {
    switch (claim.aspect) {
      case Aspect::incentive_compatible:
      case Aspect::outsiders_truthful: return argument.incentives();
      case Aspect::balanced:
        return {"The sums at all " + std::to_string(argument.compared.count) +
                " combinations of period, public state and messages are zero."};
      case Aspect::profitable: return {"Before anything is known:", argument.totals_in_rows("scheme", "truthful play")};
    }
    return {};
  }
  static Blocks refutation(const Argument& argument, const SchemeClaim& claim) {
    if (claim.aspect == Aspect::profitable)
      return {capitalised(argument.who()) + " expects " + argument.left() + " under the scheme, and " +
              argument.right() + " by truthful play."};
    if (claim.aspect == Aspect::balanced)
      return {argument.where() + argument.after(" after the messages ") + " the side payments add up to " +
              argument.left() + "."};
    return argument.misreport();
  }
};

template <>
struct Saying<SchemeOptimum> {
  static Definition definition(const SchemeOptimum&) {
    using namespace letters;
    return {"dynamic.scheme_optimum",
            "Optimal collusion schemes of one period",
            "optimal scheme",
            {Text{"In one period a collusion scheme of a coalition ",
                  C,
                  " reports ",
                  r,
                  " after the messages ",
                  m,
                  " with probability ",
                  letters::gamma(r | m),
                  " and pays member\u00A0",
                  i,
                  " the side payment ",
                  own(y)(m),
                  "; these add up to zero. It is incentive compatible if truthful messages are optimal for every "
                  "member, and if truth is optimal for the others in the mechanism. Members may be free to decline, "
                  "and then all play the mechanism truthfully: ex ante a member accepts if he expects no less than ",
                  own(U),
                  ", interim if every type of his (of positive probability) expects no less than by truthful play. ",
                  maximum({}, raised(U, A)),
                  " and ",
                  minimum({}, raised(U, A)),
                  " are the largest and the least sum of the expected utilities of the agents in ",
                  A,
                  " over all such schemes. A scheme shows that there is one as good. That none is better is shown by "
                  "multipliers ",
                  lambda >= 0,
                  ": what is added to the utilities by the requirements, times these, is not negative, and if side "
                  "payments then cancel, the sum is linear in ",
                  letters::gamma,
                  " alone, and at most, at each ",
                  m,
                  ", what the best report gives."}}};
  }
  static Sides sides(const SchemeOptimum&, Place::About about) { return of_strategies(about); }
  static Text sentence(const Notation& n, const SchemeOptimum& claim) {
    Text accepted;
    if (claim.participation == Participation::ex_ante) accepted = ", which every member accepts ex ante";
    if (claim.participation == Participation::interim) accepted = ", which every member accepts whatever his type";
    return {"Under ",
            n.the_mechanism(claim.mechanism),
            ", over the incentive compatible and balanced schemes of ",
            claim.coalition == n.everybody() ? Text("all agents")
                                             : n.who(claim.coalition) + " that leave the others truthful",
            accepted,
            ", ",
            chain(optimum(n, claim), sign_of(claim.relation), claim.number),
            "."};
  }
  static Blocks proof(const Argument& argument, const SchemeOptimum& claim) {
    const auto* both = argument.evidence<SchemeAndBound>();
    const auto* scheme = argument.evidence<MixedScheme>();
    const bool exactly = both != nullptr && claim.relation == Relation::equal,
               largest = claim.direction == SchemeOptimum::Direction::largest;
    Blocks result = both != nullptr
                        ? continued(argument.scheme(both->scheme), exactly ? "None does better." : "So there is one.") +
                              argument.bounds(both->bounds)
                    : scheme != nullptr ? argument.scheme(*scheme)
                                        : argument.bounds(argument.the_evidence<SchemeBounds>());
    const Sign sign = exactly ? Sign::equal : (scheme != nullptr) == largest ? Sign::at_least : Sign::at_most;
    result = continued(std::move(result), "So");
    result.emplace_back(display(chain(optimum(argument.n, claim), sign, argument.compared.totals.back().left.value)));
    return result;
  }
  /// The same evidence, from the other side.
  static Blocks refutation(const Argument& argument, const SchemeOptimum& claim) { return proof(argument, claim); }

 private:
  static Math optimum(const Notation& n, const SchemeOptimum& claim) {
    const Math total = of_agents(n, letters::U, claim.agents);
    return claim.direction == SchemeOptimum::Direction::largest ? maximum({}, total) : minimum({}, total);
  }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::SchemeClaim>;
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::SchemeOptimum>;
