// SPDX-License-Identifier: MIT
// What an agent can make sure of by his best strategy in a game of one period. Between him, who
// knows his type, and all others, who know nothing of it and may act as one, it is a zero-sum game:
// a mixed strategy of his shows that he gets as much, one of theirs that he gets no more.
#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/dynamic/one_period.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {
namespace {

/// [joint report of the others]: what an agent of a type expects if he reports this.
std::vector<Rational> against_reports(const Game& game, Agent agent, std::uint32_t truth, std::uint32_t report) {
  const TypeSpace& types = game.model().types;
  const Coalition own = Coalition::of(agent);
  std::vector<Rational> result;
  for (const std::uint32_t others : types.offsets(types.outsiders(own))) {
    const Game::Move& move = game.nodes(1).front().moves[types.offset({own, report}) + others];
    Rational& sum = result.emplace_back(move.transfers[agent.value]);
    for (const Game::Branch& branch : move.branches)
      sum += branch.probability * game.model().payoff(agent, branch.outcome, Type{truth});
  }
  return result;
}

void require_lottery(const std::vector<Rational>& lottery, std::size_t choices) {
  Rational sum;
  for (const Rational& probability : lottery) {
    if (probability.sign() < 0) throw RejectedEvidence("a probability is negative");
    sum += probability;
  }
  if (lottery.size() != choices || sum != Rational(1))
    throw RejectedEvidence("a mixed strategy gives a probability to each report, and they sum to 1");
}

/// Whatever the others report, his strategy gives the agent what the relation says.
void judge_own_strategy(const Game& game, const MixedPlay::Match& match, Relation relation, const Rational& number,
                        Judge& judge) {
  const TypeSpace& types = game.model().types;
  const Coalition own = Coalition::of(match.agent);
  const std::span<const Rational> prior = game.belief(game.nodes(1).front(), match.agent);
  std::vector<Rational> expected(types.joint_type_count(types.outsiders(own)));
  if (match.own.size() != prior.size())
    throw RejectedEvidence("the strategy does not say for every type what is reported");
  for (std::uint32_t truth = 0; truth < prior.size(); ++truth) {
    require_lottery(match.own[truth], prior.size());
    for (std::uint32_t report = 0; report < prior.size(); ++report) {
      const Rational weight = prior[truth] * match.own[truth][report];
      if (weight.sign() == 0) continue;
      const std::vector<Rational> amounts = against_reports(game, match.agent, truth, report);
      for (std::size_t k = 0; k < expected.size(); ++k) expected[k] += weight * amounts[k];
    }
  }
  Place place;
  place.about = Place::About::opposition;
  place.period = 1;
  place.coalition = own;
  for (std::uint32_t k = 0; k < expected.size(); ++k) {
    place.report = JointType{types.outsiders(own), k};
    judge.receive(comparison(expected[k], relation, number, place));
  }
}

/// Against the others' mixed strategy the agent's best reports give him what the relation says.
void judge_others_strategy(const Game& game, const MixedPlay::Match& match, Relation relation, const Rational& number,
                           Judge& judge) {
  const TypeSpace& types = game.model().types;
  require_lottery(match.others, types.joint_type_count(types.outsiders(Coalition::of(match.agent))));
  const std::span<const Rational> prior = game.belief(game.nodes(1).front(), match.agent);
  Rational best;
  for (std::uint32_t truth = 0; truth < prior.size(); ++truth) {
    std::optional<Rational> most;
    for (std::uint32_t report = 0; report < prior.size(); ++report) {
      const std::vector<Rational> amounts = against_reports(game, match.agent, truth, report);
      Rational expected;
      for (std::size_t k = 0; k < amounts.size(); ++k) expected += match.others[k] * amounts[k];
      if (!most || expected > *most) most = std::move(expected);
    }
    best += prior[truth] * *most;
  }
  judge.receive(comparison(std::move(best), relation, number, total_place(Coalition::of(match.agent))));
}

}  // namespace

void compare(const Model& model, const Guarantee& claim, const MixedPlay& play, Judge& judge) {
  if (!claim.best_response) throw RejectedEvidence("such evidence is about an agent who answers as is best");
  if (claim.number && claim.agents.size() != 1) throw OutOfScope("a number is guaranteed to one agent");
  require_one_period(model);
  const Game game(model, claim.mechanism, judge.patience());
  const Relation claimed = claim.number ? claim.relation : Relation::at_least,
                 shown = play.refutes ? opposite(claimed) : claimed;
  Coalition covered;
  for (const MixedPlay::Match& match : play.matches) {
    if (!claim.agents.contains(match.agent) || covered.contains(match.agent))
      throw RejectedEvidence("the claim is not about this agent, or he comes twice");
    covered = covered.with(match.agent);
    const Rational number = claim.number ? *claim.number : truthful_value(game, Coalition::of(match.agent));
    const bool by_own = shown == Relation::at_least || shown == Relation::greater_than || shown == Relation::equal ||
                        (shown == Relation::not_equal && !match.own.empty());
    const bool by_others = shown == Relation::at_most || shown == Relation::less_than || shown == Relation::equal ||
                           (shown == Relation::not_equal && match.own.empty());
    if (by_own)
      judge_own_strategy(game, match,
                         shown == Relation::equal       ? Relation::at_least
                         : shown == Relation::not_equal ? Relation::greater_than
                                                        : shown,
                         number, judge);
    if (by_others)
      judge_others_strategy(game, match,
                            shown == Relation::equal       ? Relation::at_most
                            : shown == Relation::not_equal ? Relation::less_than
                                                           : shown,
                            number, judge);
  }
  if (!play.refutes && covered != claim.agents) throw RejectedEvidence("there is no strategy of one of the agents");
}

}  // namespace candor::dynamic
