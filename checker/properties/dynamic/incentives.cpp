// SPDX-License-Identifier: MIT
// By the one-shot deviation principle (finite horizon, or discounting and bounded payoffs; an
// agent's own past types and lies matter through the public state and his current type alone) truth
// is sequentially rational exactly if no single misreport, followed by truth, pays at any
// information set. With an infinite horizon rules are stationary: a comparison at a public state
// and type of period 2 is that of every later period in which they occur.
#include "checker/properties/dynamic/judgements.hpp"

namespace candor::dynamic {

Place place_at(const Game& game, Place::About about, std::uint32_t period, std::size_t node) {
  Place place;
  place.about = about;
  place.period = period;
  place.state = game.nodes(period)[node].state;
  return place;
}

TypeSets types_of(const Game& game, Tier tier) {
  switch (tier) {
    case Tier::all: break;
    case Tier::tree: return tree_types(game);
    case Tier::path: return path_types(game);
  }
  return all_types(game);
}

void compare(const Model& model, const InterimIc& claim, Judge& judge) {
  judge_interim_ic(Game(model, claim.mechanism, judge.patience()), model.types.grand_coalition(), claim.tier, judge);
}

void judge_interim_ic(const Game& game, Coalition agents, Tier tier, Judge& judge) {
  const TypeSets types = types_of(game, tier);
  std::vector<std::pair<CoalitionPlay, CoalitionPlay::Worth>> plays;
  for (Agent i : agents) {
    CoalitionPlay play(game, Coalition::of(i));
    CoalitionPlay::Worth worth = play.worth(CoalitionPlay::truth);
    plays.emplace_back(std::move(play), std::move(worth));
  }
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (const auto& [play, worth] : plays) {
        Place place = place_at(game, Place::About::incentive, period, k);
        place.coalition = play.coalition();
        for (std::uint32_t truth = 0; truth < play.joint_types(); ++truth)
          for (std::uint32_t report = 0; report < play.joint_types(); ++report) {
            if (report == truth || !types[period - 1][k][(*play.coalition().begin()).value][truth]) continue;
            if (judge.finished()) return;
            place.truth = JointType{play.coalition(), truth};
            place.report = JointType{play.coalition(), report};
            judge.receive(comparison(worth.values[period - 1][k][truth], Relation::at_least,
                                     play.reporting(worth, period, k, truth, report), place));
          }
      }
}

namespace {

/// Current types of the others known, future ones in expectation: what reporting `reports` is worth
/// to an agent of a type.
Rational ex_post_value(const Game& game, const CoalitionPlay::Worth& worth, Agent agent, std::uint32_t period,
                       std::size_t node, Type truth, Profile reports) {
  const Game::Move& move = game.nodes(period)[node].moves[reports.value];
  Rational value = move.transfers[agent.value];
  for (const Game::Branch& branch : move.branches) {
    Rational later = game.model().payoff(agent, branch.outcome, truth);
    if (!game.is_last(period))
      later += game.model().discount * worth.continuation[game.after(period) - 1][branch.next][truth.value];
    value += branch.probability * later;
  }
  return value;
}

}  // namespace

void compare(const Model& model, const ExPostIc& claim, Judge& judge) {
  const Game game(model, claim.mechanism, judge.patience());
  const TypeSpace& types = game.model().types;
  std::vector<CoalitionPlay::Worth> worth;
  for (Agent i : types.grand_coalition())
    worth.push_back(CoalitionPlay(game, Coalition::of(i)).worth(CoalitionPlay::truth));
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (Agent i : types.grand_coalition()) {
        const Coalition own = Coalition::of(i);
        Place place = place_at(game, Place::About::incentive, period, k);
        place.coalition = own;
        for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
          const Type truth = types.type_of(theta, i);
          const Rational truthful = ex_post_value(game, worth[i.value], i, period, k, truth, theta);
          for (std::uint32_t report = 0; report < types.type_count(i); ++report) {
            if (report == truth.value) continue;
            if (judge.finished()) return;
            const JointType reported{own, report};
            place.truth = JointType{own, truth.value}, place.report = reported,
            place.outsiders = types.restrict(theta, types.outsiders(own));
            judge.receive(comparison(
                truthful, Relation::at_least,
                ex_post_value(game, worth[i.value], i, period, k, truth, types.replace(theta, reported)), place));
          }
        }
      }
}

}  // namespace candor::dynamic
