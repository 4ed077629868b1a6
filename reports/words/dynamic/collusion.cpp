// SPDX-License-Identifier: MIT
// What coalitions gain together: by pooling what they know, and by collusion schemes.
#include "checker/properties/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {
namespace {

Math gain(const Math& agents) {
  using namespace letters;
  return letters::S[agents] - sum(in(i, agents), own(U));
}

}  // namespace

template <>
struct Saying<CoalitionGain> {
  static Definition definition(const CoalitionGain&) {
    using namespace letters;
    const Math later = expected(F[t + Math(1)](tuple({r, a}), common(tilde(theta))) |
                                document::joined({a, common(theta)}, Sign::comma));
    const Math total = common(x[t])(k, r) + over_outcomes(r, common(u)(a, common(theta)) + delta * prime(F));
    return {"dynamic.coalition_gain",
            "Gain of a coalition",
            "coalition gain",
            {Text{"Members of a coalition ", C,
                  " pool their types and report as is best for their total, the others being truthful: with ",
                  r == tuple({common(r), raised(tilde(theta), -C)}), " and sums over the members written ",
                  common(x[t]), " and ", common(u)},
             Display{{{.formula = relation_first(Sign::equal, maximum(common(r), expected(total | k))),
                       .condition = ",",
                       .before = F[t](k, common(theta))},
                      {.formula = relation_first(Sign::equal, later), .condition = ".", .before = prime(F)}}},
             Text{"The most they can get is ", letters::S[C] == expected_value(F[1](emptyset, common(tilde(theta)))),
                  ", their gain ", gain(C), "; ", letters::S == letters::S[I], " for all agents."}}};
  }
  static Sides sides(const CoalitionGain&, Place::About about) {
    return about == Place::About::total ? Sides{"gain", ""} : Sides{"value", "value of another report"};
  }
  static Text sentence(const Notation& n, const CoalitionGain& claim) {
    return {"Under ", n.the_mechanism(claim.mechanism), ", ",
            chain(gain(n.members(claim.coalition)), sign_of(claim.relation), claim.number), "."};
  }
  static Blocks proof(const Argument& argument, const CoalitionGain&) {
    return gained(argument, argument.bellman() + " What the coalition gains over truth:");
  }
  static Blocks refutation(const Argument& argument, const CoalitionGain&) {
    return gained(argument, "This gives the coalition, over truth,");
  }

 private:
  static Blocks gained(const Argument& argument, const Text& words) {
    Blocks result = continued(argument.policy(argument.the_evidence<Policy>()), words);
    result.emplace_back(argument.totals(gain));
    return result;
  }
};

template <>
struct Saying<CollusionProof> {
  static Definition definition(const CollusionProof& claim) {
    using namespace letters;
    if (claim.participation)
      return {"dynamic.collusion_proof.accepted",
              "Collusion-proofness with participation",
              "collusion-proofness with participation",
              {"The mechanism is collusion-proof if no incentive compatible and balanced collusion scheme that its "
               "members accept (ex ante, or whatever their types; who declines makes all play the mechanism "
               "truthfully) and that leaves the others truthful gives any member more than truthful play. In one "
               "period this is a question about linear inequalities, and it is decided by a scheme, or by multipliers "
               "that bound all schemes of each coalition."}};
    return {"dynamic.collusion_proof",
            "Collusion-proofness",
            "collusion-proofness",
            {Text{"A collusion scheme of a coalition ", C,
                  " collects messages of its members, reports for them and makes side payments that balance. The "
                  "mechanism is collusion-proof if no scheme under which truthful messages are optimal for the members "
                  "(and truth for the outsiders) makes every member better off. It is proved by ",
                  sum(i, g[i]) == letters::S, ": whatever the others do, each agent is sure of ", g[i],
                  " by telling the truth, and all together never get more than ", letters::S,
                  ". It is refuted by a scheme: the policy by which the coalition gets ", letters::S[C],
                  ", with the side payments of the balanced team among the members, which make truthful messages "
                  "optimal, and lump sums that give each a share of the gain."}}};
  }
  static Sides sides(const CollusionProof&, Place::About about) { return of_strategies(about); }
  static Text sentence(const Notation& n, const CollusionProof& claim) {
    const std::string against = claim.colluders == CollusionProof::Colluders::grand
                                    ? " is collusion-proof against the coalition of all agents"
                                    : " is collusion-proof, whichever coalition colludes";
    const std::string if_accepted = !claim.participation ? "."
                                    : claim.participation == Participation::interim
                                        ? ", if every type of every member has to accept."
                                        : ", if every member has to accept ex ante.";
    return {capitalised(n.the_mechanism(claim.mechanism)), claim.mechanism.name.empty() ? "" : ",", against,
            if_accepted};
  }
  static Blocks proof(const Argument& argument, const CollusionProof&) {
    using namespace letters;
    if (const auto* policy = argument.evidence<Policy>())
      return argument.group_total(
          continued(argument.policy(*policy), argument.bellman() + " So there is nothing to share:"));
    if (const auto* bounds = argument.evidence<SchemeBounds>()) {
      Blocks result = continued(argument.bounds(*bounds), "That is no more than truthful play gives the members:");
      result.emplace_back(argument.totals([](const Math& agents) { return sum(in(i, agents), own(U)); }));
      return result;
    }
    const auto& immunity = argument.the_evidence<Immunity>();
    const auto sure = [](const Math&) { return sum(i, g[i]); };
    const auto most = [](const Math&) { return letters::S; };
    Blocks result = argument.sure_things(immunity.opposition);
    const auto claim = argument.before("immunity");
    if (claim && places_of(argument.n, argument.allocation(), immunity.policy) == 0)
      return continued(std::move(result), {"Truth is best for all together, and no scheme gives any agent more, as in "
                                           "the proof of ",
                                           *claim, ": ", argument.equations(sure, most), "."});
    result = continued(std::move(result), "As a group, the agents can do no better.");
    for (Block& block : argument.policy(immunity.policy))
      if (const auto* words = std::get_if<Paragraph>(&block.is))
        result = continued(std::move(result), words->text);
      else
        result.push_back(std::move(block));
    result =
        continued(std::move(result), argument.bellman() + " What the agents are sure of adds up to what all can get:");
    result.emplace_back(argument.totals(sure, most));
    result.emplace_back(Text{"No scheme gives an agent less than ", g[i],
                             ", or he would leave it and tell the truth; so none gives any agent more, and ",
                             g[i] == own(U), "."});
    return result;
  }
  static Blocks refutation(const Argument& argument, const CollusionProof&) {
    if (const auto* collusion = argument.evidence<Collusion>()) return by_a_policy(argument, *collusion);
    if (const auto* written = argument.evidence<WrittenScheme>()) {
      const Coalition members = argument.model.schemes[written->scheme].coalition;
      return {Text{"Under ", argument.n.the_scheme(written->scheme), " of ", argument.n.who(members),
                   " truthful messages are optimal for every member", truthful_outsiders(argument, members),
                   ", and its side payments balance (", others_compared(argument, "comparison", "comparisons"),
                   "). Every member expects more than by truthful play:"},
              argument.totals_in_rows("scheme", "truth")};
    }
    return continued(argument.scheme(argument.the_evidence<MixedScheme>()),
                     "It gives its members more than truthful play:") +
           Blocks{argument.totals_in_rows("scheme", "truth")};
  }

 private:
  static Blocks by_a_policy(const Argument& argument, const Collusion& collusion) {
    std::vector<Text> lump_sums;
    for (Agent i : collusion.policy.coalition)
      lump_sums.push_back(Text(collusion.lump_sums[i.value]) + " to " + argument.n.who(Coalition::of(i)));
    return continued(argument.policy(collusion.policy),
                     {"The members make the side payments of the balanced team: each is paid what his message changes "
                      "in the others' expected utilities, by the others in equal parts; and in period\u00A01 the lump "
                      "sums ",
                      document::joined(lump_sums, ", "),
                      ". Truthful messages are then optimal for every member at every public state and for every type",
                      truthful_outsiders(argument, collusion.policy.coalition), " (",
                      others_compared(argument, "inequality", "inequalities"),
                      "), and every member expects more than by truthful play:"}) +
           Blocks{argument.totals_in_rows("scheme", "truth")};
  }
  static Text truthful_outsiders(const Argument& argument, Coalition members) {
    return members == argument.n.everybody() ? "" : ", and truth is optimal for the outsiders";
  }
  /// Comparisons besides those of what the members expect.
  static Text others_compared(const Argument& argument, std::string_view singular, std::string_view plural) {
    return counted(argument.compared.count - argument.compared.totals.size(), singular, plural);
  }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::CoalitionGain>;
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::CollusionProof>;
