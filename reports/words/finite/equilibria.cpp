// SPDX-License-Identifier: MIT
// Strategies in a game form that are best against each other: in expectation, at every type profile, or whatever the
// others send.
#include "checker/model/finite/strategies.hpp"
#include "reports/words/finite/family.hpp"
#include "reports/words/saying.hpp"

namespace candor::wording {
namespace {

const Math sigma = letter("sigma");

Sides strategy_and_message() { return {"utility from the strategy", "utility from the other message", true}; }

const StrategyProfile& strategies_of(const Notation& n, std::size_t strategies) {
  return n.model().strategies.at(strategies);
}
const GameForm& form_of(const Notation& n, std::size_t strategies) {
  return n.model().game_forms.at(strategies_of(n, strategies).game_form);
}

/// "In the game form F the strategies s are ...."
Text sentence_about(const Notation& n, std::size_t strategies, const Text& what) {
  return {"In the game form ",
          Code{form_of(n, strategies).name},
          " the strategies ",
          Code{strategies_of(n, strategies).name},
          " are ",
          what,
          "."};
}

/// What agents of these types send: "2", "(0, 1)", "a mixture".
Text sent(const Notation& n, std::size_t strategies, JointType types) {
  const TypeSpace& messages = form_of(n, strategies).messages;
  const std::vector<MessageBranch> branches = messages_sent(n.model(), strategies_of(n, strategies), types);
  std::vector<Math> parts;
  for (const MessageBranch& branch : branches)
    parts.push_back(branches.size() == 1 ? n.joint(messages, branch.messages)
                                         : Math(branch.probability) * n.joint(messages, branch.messages));
  return Text(joined(std::move(parts), Sign::mixed));
}

Blocks table_of_messages(const Proved& proved, std::size_t strategies, const Text& words, const Math& truth) {
  using namespace letters;
  Headings headings{truth, sigma[S], m[S]};
  headings.messages = &form_of(proved.n, strategies).messages;
  return proved.shown(words, headings);
}

/// Who sends what, and what it changes.
Blocks profitable_message(const Failed& failed, std::size_t strategies) {
  const Notation& n = failed.n;
  const Place& place = failed.comparison.place;
  const TypeSpace& messages = form_of(n, strategies).messages;
  const JointType own = n.types().restrict(*place.truth, *place.coalition);
  Text text{"Let the true types be ",
            failed.truth(),
            place.truth->coalition == *place.coalition ? "" : " (of all agents)",
            " and let ",
            failed.who(),
            " send ",
            n.joint(messages, *place.messages),
            " in place of ",
            sent(n, strategies, own)};
  const bool alone = n.types().outsiders(*place.coalition).empty();
  if (!alone && place.others_messages)
    text += Text{", while the others send ", n.joint(messages, *place.others_messages)};
  else if (!alone)
    text += ", while the others play their strategies";
  Blocks result{text + Text{". The strategies yield ", failed.left(), ", the message ", failed.right(), ": a gain of ",
                            failed.gap(), "."}};
  if (place.coalition->size() > 1)
    result.emplace_back(Text{"These are sums of the members' utilities: members may pay each other."});
  return result;
}

}  // namespace

template <>
struct Saying<BayesNashEquilibrium> {
  static Definition definition(const BayesNashEquilibrium&) {
    using namespace letters;
    return {"bayes_nash_equilibrium",
            "Bayes-Nash equilibrium",
            "Bayes-Nash equilibrium",
            {Text{"A coalition (a single agent, unless others are listed) pools its types and maximises its total "
                  "utility; no message is better in expectation than its strategies when the others play theirs: for "
                  "every coalition ",
                  S, " in question, all ", theta[S], " of positive probability and all messages ", m[S]},
             display(V(S | theta[S] >> sigma[S]) >= V(S | theta[S] >> m[S]))}};
  }
  static Sides sides(const BayesNashEquilibrium&) { return strategy_and_message(); }
  static Text about(const Notation& n, const BayesNashEquilibrium& claim) {
    return Code{strategies_of(n, claim.strategies).name};
  }
  static Text sentence(const Notation& n, const BayesNashEquilibrium& claim) {
    const Text equilibrium = "a Bayes-Nash equilibrium";
    if (claim.coalitions == singletons(n.types().agent_count()))
      return sentence_about(n, claim.strategies, equilibrium);
    return sentence_about(n, claim.strategies,
                          equilibrium + Text{", also for ", n.who_all(claim.coalitions), ", who pool types and money"});
  }
  static Blocks proof(const Proved& proved, const BayesNashEquilibrium& claim) {
    using namespace letters;
    return table_of_messages(
        proved, claim.strategies,
        {"Expected utilities of the coalition of types ", theta[S], ", when it plays its strategies ", sigma[S],
         " and when it sends ", m[S], ", the others playing their strategies."},
        theta[S]);
  }
  static Blocks refutation(const Failed& failed, const BayesNashEquilibrium& claim) {
    return profitable_message(failed, claim.strategies);
  }
};

template <>
struct Saying<ExPostEquilibrium> {
  static Definition definition(const ExPostEquilibrium&) {
    using namespace letters;
    return {"ex_post_equilibrium",
            "Ex-post equilibrium",
            "ex-post equilibrium",
            {Text{"At every type profile ", theta,
                  " no message is better for an agent than its strategy when the others play theirs: for every agent ",
                  i, " and all messages ", m[i]},
             display(U[i](sigma(theta), theta) >= U[i](m[i], sigma[-i](theta[-i]), theta))}};
  }
  static Sides sides(const ExPostEquilibrium&) { return strategy_and_message(); }
  static Text about(const Notation& n, const ExPostEquilibrium& claim) {
    return Code{strategies_of(n, claim.strategies).name};
  }
  static Text sentence(const Notation& n, const ExPostEquilibrium& claim) {
    return sentence_about(n, claim.strategies, "an ex-post equilibrium");
  }
  static Blocks proof(const Proved& proved, const ExPostEquilibrium& claim) {
    using namespace letters;
    return table_of_messages(proved, claim.strategies,
                             {"Utilities at each type profile ", theta,
                              ", from the strategy and from another message, the others playing their strategies."},
                             theta);
  }
  static Blocks refutation(const Failed& failed, const ExPostEquilibrium& claim) {
    return profitable_message(failed, claim.strategies);
  }
};

template <>
struct Saying<DominantStrategies> {
  static Definition definition(const DominantStrategies&) {
    using namespace letters;
    return {"dominant_strategies",
            "Dominant strategies",
            "dominant strategies",
            {Text{"At every type profile ", theta,
                  " and whatever the others send no message is better for an agent than its strategy: for every agent ",
                  i, " and all messages ", m},
             display(U[i](sigma[i](theta[i]), m[-i], theta) >= U[i](m, theta)),
             "Nothing is said about whether the strategy is ever better."}};
  }
  static Sides sides(const DominantStrategies&) { return strategy_and_message(); }
  static Text about(const Notation& n, const DominantStrategies& claim) {
    return Code{strategies_of(n, claim.strategies).name};
  }
  static Text sentence(const Notation& n, const DominantStrategies& claim) {
    return sentence_about(n, claim.strategies, "dominant strategies");
  }
  static Blocks proof(const Proved& proved, const DominantStrategies& claim) {
    using namespace letters;
    return table_of_messages(
        proved, claim.strategies,
        {"Utilities at each type profile ", theta, ", from the strategy and from another message, for all messages ",
         m[-S], " that the others may send."},
        theta);
  }
  static Blocks refutation(const Failed& failed, const DominantStrategies& claim) {
    return profitable_message(failed, claim.strategies);
  }
};

}  // namespace candor::wording
template struct candor::Said<candor::wording::Finite, candor::BayesNashEquilibrium>;
template struct candor::Said<candor::wording::Finite, candor::ExPostEquilibrium>;
template struct candor::Said<candor::wording::Finite, candor::DominantStrategies>;
