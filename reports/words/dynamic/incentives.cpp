// SPDX-License-Identifier: MIT
// Truth is optimal in every period: in expectation, and whatever the others' present types are.
#include "checker/properties/words.hpp"
#include "reports/words/dynamic/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::dynamic::wording {
namespace {

Text truth_is_optimal(const Notation& n, const Mechanism& mechanism, const Text& where) {
  return {"Under ", n.the_mechanism(mechanism), ", truth is optimal for every agent in every period, ", where, "."};
}

}  // namespace

template <>
struct Saying<InterimIc> {
  static Definition definition(const InterimIc&) {
    using namespace letters;
    const auto value_of = [](const Math& report) {
      return expected(own(Q[t])(k, own(theta), tuple({report, others(tilde(theta))})) | k);
    };
    return {
        "dynamic.interim_ic",
        "Per-period interim incentive compatibility",
        "interim IC",
        {Text{"In every period\u00A0", t, ", at every public state\u00A0", k, ", for every agent\u00A0", i, " and all ",
              own(theta), ", ", own(hat(theta))},
         display(value_of(own(theta)) >= value_of(own(hat(theta)))),
         Text{"The tier says where: ", Code{std::string(word_of(Tier::all))},
              ", all public states that reports can lead to and all types; ", Code{std::string(word_of(Tier::tree))},
              ", the types among these that nature can draw after some reports of all agents, which are the "
              "information sets of the game: truth is a perfect Bayesian equilibrium. By the one-shot deviation "
              "principle no other strategy is then better either. With ",
              Code{std::string(word_of(Tier::path))},
              ", only states and types of positive probability under truth: every Nash equilibrium has that "
              "property, but several misreports together, the later ones off the path, may still pay."}}};
  }
  static Sides sides(const InterimIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const InterimIc& claim) {
    if (claim.tier == Tier::path)
      return {"Under ", n.the_mechanism(claim.mechanism),
              ", no single misreport on the path of truth pays for any agent in any period."};
    return truth_is_optimal(
        n, claim.mechanism,
        claim.tier == Tier::tree ? "at every information set of the game" : "at every public state and for every type");
  }
  static Blocks proof(const Argument& argument, const InterimIc&) { return argument.incentives(); }
  static Blocks refutation(const Argument& argument, const InterimIc&) { return argument.misreport(); }
};

template <>
struct Saying<ExPostIc> {
  static Definition definition(const ExPostIc&) {
    using namespace letters;
    return {
        "dynamic.ex_post_ic",
        "Per-period ex-post incentive compatibility",
        "ex-post IC",
        {Text{"In every period\u00A0", t, ", at every public state\u00A0", k,
              " that reports can lead to, for every agent\u00A0", i, " and all ", theta, ", ", own(hat(theta))},
         display(own(Q[t])(k, own(theta), theta) >= own(Q[t])(k, own(theta), tuple({own(hat(theta)), others(theta)})),
                 ":"),
         "the others' present types are known, their future ones are not."}};
  }
  static Sides sides(const ExPostIc&) { return truth_and_misreport(); }
  static Text sentence(const Notation& n, const ExPostIc& claim) {
    return truth_is_optimal(n, claim.mechanism, "whatever the others' present types");
  }
  static Blocks proof(const Argument& argument, const ExPostIc&) { return argument.incentives(); }
  static Blocks refutation(const Argument& argument, const ExPostIc&) { return argument.misreport(); }
};

}  // namespace candor::dynamic::wording
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::InterimIc>;
template struct candor::Said<candor::dynamic::wording::Dynamic, candor::dynamic::ExPostIc>;
