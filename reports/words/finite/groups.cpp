// SPDX-License-Identifier: MIT
// Groups whose members cannot pay each other: whether they gain by a misreport, at how many profiles, and whether they
// gain by what they can bring about.
#include "checker/properties/words.hpp"
#include "reports/text/words.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/finite/formula.hpp"
#include "reports/words/finite/incentives.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

using SolutionConcept = GroupStrategyProof::SolutionConcept;

std::string whom_it_helps(Strength strength) {
  return strength == Strength::strong ? "helps a member and harms none" : "helps every member";
}

std::string while_others(SolutionConcept concept_of_others) {
  switch (concept_of_others) {
    case SolutionConcept::dominant_strategy: return "whatever the others report";
    case SolutionConcept::ex_post: return "at every type profile, the others being truthful";
    case SolutionConcept::bayesian:
      return "in expectation, the members knowing each other's types and the others being truthful";
  }
  return {};
}

}  // namespace

template <>
struct Saying<GroupStrategyProof> {
  static Definition definition(const GroupStrategyProof& claim) {
    using namespace letters;
    const Math gain = G()[i](bar(theta), hat(theta)[S]);
    const std::string kind(word_of(claim.solution_concept));
    const bool is_strong = claim.strength == Strength::strong;
    return {"group_strategy_proof." + std::string(word_of(claim.strength)) + '.' + kind,
            (is_strong ? "Group strategy-proofness" : "Weak group strategy-proofness") + of_others(claim),
            (is_strong ? "group strategy-proof" : "weakly group strategy-proof") + of_others(claim),
            {Text{"No group has a joint misreport that " + whom_it_helps(claim.strength) + ", " +
                      while_others(claim.solution_concept) + ". Members cannot pay each other: with ",
                  gain, " for what agent\u00A0", i, " gains if the group\u00A0", S, " reports ", hat(theta)[S],
                  " in place of ", bar(theta)[S],
                  claim.strength == Strength::strong ? ", for all of these either some member loses or no member gains:"
                                                     : ", for all of these some member does not gain:"},
             display(claim.strength == Strength::strong
                         ? row({Math(0) > minimum(in(i, S), gain), upright("  or  "), maximum(in(i, S), gain) <= 0})
                         : minimum(in(i, S), gain) <= 0)}};
  }
  static Sides sides(const GroupStrategyProof&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const GroupStrategyProof& claim) {
    return {"In ", n.the_mechanism(claim.mechanism), ", no group among ", n.who_all(claim.coalitions),
            " has a joint misreport that " + whom_it_helps(claim.strength) + ", " +
                while_others(claim.solution_concept) + "."};
  }
  static Blocks proof(const Proved& proved, const GroupStrategyProof& claim) {
    using namespace letters;
    Headings headings{bar(theta), upright("truth"), upright("misreport")};
    headings.coalition = i;
    headings.grouped = false;
    return proved.shown(
        Text{"Each misreport of a group with the utilities of one member, who prefers the truth or is indifferent: ",
             claim.strength == Strength::strong
                 ? "who loses most or, if nobody loses, all being indifferent, one of them."
                 : "who gains least."},
        headings);
  }
  static Blocks refutation(const Failed& failed, const GroupStrategyProof& claim) {
    const Notation& n = failed.n;
    const Place& place = failed.comparison.place;
    const Coalition group = place.report->coalition;
    Text found{"Let the true types be ", failed.truth(), " and let ", n.who(group), " report ", n.joint(*place.report)};
    if (place.outsiders && !n.types().outsiders(group).empty())
      found += Text{", while the others report ", n.joint(*place.outsiders)};
    else if (claim.solution_concept == SolutionConcept::bayesian && !n.types().outsiders(group).empty())
      found += ", while the others are truthful";
    return {found + Text{". This " + whom_it_helps(claim.strength) + ":"}, of_members(failed, claim)};
  }

 private:
  static Math G() { return letter("G"); }
  static std::string of_others(const GroupStrategyProof& claim) {
    switch (claim.solution_concept) {
      case SolutionConcept::dominant_strategy: return "";
      case SolutionConcept::ex_post: return ", ex post";
      case SolutionConcept::bayesian: return ", Bayesian";
    }
    return {};
  }
  static Table of_members(const Failed& failed, const GroupStrategyProof& claim) {
    Table table{{{Table::Align::left, letters::i},
                 {Table::Align::right, upright("truth")},
                 {Table::Align::right, upright("misreport")}}};
    for (const MemberChange& change : changes_at(ModelOf<Rational>(failed.n.model()), claim, failed.comparison.place))
      table.rows.push_back(Table::Row{failed.n.agent(change.member), Math(change.truthful), Math(change.lying)});
    return table;
  }
};

template <>
struct Saying<ManipulableProfiles> {
  static Definition definition(const ManipulableProfiles& claim) {
    using namespace letters;
    const Math gain = letter("G")[i](theta, hat(theta)[S]);
    const bool is_strong = claim.strength == Strength::strong;
    return {"manipulable_profiles." + std::string(word_of(claim.strength)) + '.' + std::string(word_of(claim.measure)),
            is_strong ? "Manipulable profiles" : "Profiles manipulable for every member",
            is_strong ? "manipulable profiles" : "profiles manipulable for every member",
            {Text{"A type profile ", theta, " is manipulable if somebody, or some group ", S, ", has a misreport ",
                  hat(theta)[S], " that " + whom_it_helps(claim.strength) + " while the others are truthful: with ",
                  gain, " for what agent\u00A0", i, " gains by it,"},
             display(claim.strength == Strength::strong
                         ? row({minimum(in(i, S), gain) >= 0, upright("  and  "), maximum(in(i, S), gain) > 0})
                         : minimum(in(i, S), gain) > 0),
             Text(claim.measure == ManipulableProfiles::Measure::number
                      ? "The claim is about their number."
                      : "The claim is about the probability that the types are such.")}};
  }
  static Sides sides(const ManipulableProfiles&) { return {"manipulable profiles", "claimed"}; }
  static Text sentence(const Notation& n, const ManipulableProfiles& claim) {
    return {"In ",
            n.the_mechanism(claim.mechanism),
            claim.measure == ManipulableProfiles::Measure::number
                ? ", the number of profiles at which some group among "
                : ", the probability of profiles at which some group among ",
            n.who_all(claim.coalitions),
            " has a misreport that " + whom_it_helps(claim.strength) + " is ",
            phrase(claim.relation),
            Math(claim.number),
            "."};
  }
  static Blocks proof(const Proved& proved, const ManipulableProfiles& claim) { return which(proved.n, claim); }
  static Blocks refutation(const Failed& failed, const ManipulableProfiles& claim) {
    return Blocks{Text{"It is ", failed.left(), ", not ", phrase(claim.relation), failed.right(), "."}} +
           which(failed.n, claim);
  }

 private:
  /// The first of them, each with a misreport that pays.
  static Blocks which(const Notation& n, const ManipulableProfiles& claim) {
    using namespace letters;
    constexpr std::size_t most = 12;
    const ModelOf<Rational> model(n.model());
    Table table{{{Table::Align::left, theta}, {Table::Align::left, S}, {Table::Align::left, hat(theta)[S]}}};
    bool more = false;
    for (Profile at; at.value < n.types().profile_count() && !more; ++at.value) {
      const std::optional<GroupLie> lie = helpful_lie(model, claim, at);
      if (!lie) continue;
      more = table.rows.size() == most;
      if (!more)
        table.rows.push_back({n.joint(n.types().restrict(at, n.types().grand_coalition())),
                              n.coalition(lie->report.coalition), n.joint(lie->report)});
    }
    if (table.rows.empty()) return {};
    return {Text{more ? "The first of them, each with a misreport that pays:" : "Each with a misreport that pays:"},
            std::move(table)};
  }
};

template <>
struct Saying<Stable> {
  static Definition definition(const Stable& claim) {
    using namespace letters;
    const Math gain = u[i](a, theta) - u[i](b, theta);
    return {"stable." + std::string(word_of(claim.strength)),
            claim.strength == Strength::strong ? "Stability" : "Weak stability",
            claim.strength == Strength::strong ? "stable" : "weakly stable",
            {Text{"No coalition blocks an outcome that may be chosen: with ", E()[S](theta),
                  " for the outcomes that a coalition\u00A0", S, " can bring about by itself, for all ",
                  in(theta, Theta), ", all outcomes\u00A0", b, " that ", q(theta), " gives positive probability, all ",
                  S, " and all ", in(a, E()[S](theta)),
                  claim.strength == Strength::strong ? ", some member has less from\u00A0"
                                                     : ", some member does not have more from\u00A0",
                  a, claim.strength == Strength::strong ? " or none has more:" : ":"},
             display(claim.strength == Strength::strong
                         ? row({Math(0) > minimum(in(i, S), gain), upright("  or  "), maximum(in(i, S), gain) <= 0})
                         : minimum(in(i, S), gain) <= 0)}};
  }
  static Sides sides(const Stable&) { return {"payoff", "payoff from the other outcome"}; }
  static Text sentence(const Notation& n, const Stable& claim) {
    CoalitionPattern coalitions;
    for (const Stable::Part& part : claim.parts) coalitions.push_back(part.coalition);
    return {"No coalition among ",
            n.who_all(coalitions),
            " can bring about an outcome that ",
            claim.strength == Strength::strong ? "some member prefers, and none dislikes, compared with one"
                                               : "every member prefers to one",
            " that the allocation rule ",
            n.allocation(claim.allocation),
            " may choose; a coalition ",
            letters::S,
            " can bring about an outcome ",
            letters::a,
            " if ",
            formula_text(n, claim.text),
            "."};
  }
  static Blocks proof(const Proved& proved, const Stable& claim) {
    using namespace letters;
    Headings headings{theta, u[i](b, theta), u[i](a, theta)};
    headings.grouped = false;
    return proved.shown(Text{"Each outcome\u00A0", a, " that a coalition can bring about in place of an outcome\u00A0",
                             b, " that may be chosen, with the payoffs of one member\u00A0", i, ", who prefers\u00A0",
                             b, " or is indifferent: ",
                             claim.strength == Strength::strong
                                 ? "who loses most or, if nobody loses, all being indifferent, one of them."
                                 : "who gains least."},
                        headings);
  }
  static Blocks refutation(const Failed& failed, const Stable& claim) {
    const Notation& n = failed.n;
    const Place& place = failed.comparison.place;
    const Lottery& chosen = n.model().allocations.at(claim.allocation)(n.types().profile(*place.truth));
    Text found{"At ", failed.truth(), " the rule chooses ", n.lottery(chosen)};
    if (!chosen.is_sure()) found += Text{", which may give ", n.outcome(*place.chosen)};
    return {found + Text{"; ", failed.who(), " can bring about ", n.outcome(*place.outcome), ":"}, of_members(failed)};
  }

 private:
  static Math E() { return letter("E"); }
  static Table of_members(const Failed& failed) {
    using namespace letters;
    const Notation& n = failed.n;
    Table table{{{Table::Align::left, i},
                 {Table::Align::right, u[i](n.outcome(*failed.comparison.place.chosen), failed.truth())},
                 {Table::Align::right, u[i](n.outcome(*failed.comparison.place.outcome), failed.truth())}}};
    for (const MemberChange& change : changes_at(ModelOf<Rational>(n.model()), failed.comparison.place))
      table.rows.push_back(Table::Row{n.agent(change.member), Math(change.truthful), Math(change.lying)});
    return table;
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::GroupStrategyProof>;
template struct candor::Said<candor::wording::Finite, candor::ManipulableProfiles>;
template struct candor::Said<candor::wording::Finite, candor::Stable>;
