// SPDX-License-Identifier: MIT
#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {
namespace {

/// [profile]: what is evaluated, at one public state, added up over the coalition.
std::vector<Rational> amounts(const Game& game, const Value& claim, std::size_t node) {
  std::vector<Rational> sum(game.model().profile_count());
  for (Agent i : claim.coalition) {
    const Values values = claim.of == Value::Of::transfer ? Values() : truthful_values(game, i);
    for (std::size_t theta = 0; theta < sum.size(); ++theta)
      sum[theta] += claim.of == Value::Of::transfer ? game.nodes(claim.period)[node].moves[theta].transfers[i.value]
                                                    : values[claim.period - 1][node][theta];
  }
  return sum;
}

}  // namespace

void compare(const Model& model, const Value& claim, Judge& judge) {
  if (claim.period < 1 || claim.period > model.periods) throw OutOfScope("there is no such period");
  if (claim.coalition.empty() || !claim.coalition.is_subset_of(model.types.grand_coalition()) ||
      !claim.given.coalition.is_subset_of(model.types.grand_coalition()))
    throw OutOfScope("the claim is about agents that do not exist");
  const Game paid = claim.scheme ? Game(model, model.schemes.at(*claim.scheme), judge.patience())
                                 : Game(model, claim.mechanism, judge.patience());
  const Game game = claim.of == Value::Of::payoff ? paid.without_transfers() : paid;
  const std::optional<std::size_t> node = game.find(claim.period, claim.state);
  if (!node) throw OutOfScope("reports cannot lead to this public state");
  Place place = place_at(game, Place::About::total, claim.period, *node);
  place.coalition = claim.coalition;
  if (!claim.given.coalition.empty()) place.truth = claim.given;
  judge.receive(comparison(expectation(game, game.nodes(claim.period)[*node], amounts(game, claim, *node), claim.given),
                           claim.relation, claim.number, place));
}

}  // namespace candor::dynamic
