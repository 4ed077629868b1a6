// SPDX-License-Identifier: MIT
// Taking part, and what the transfers cost.
#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/statement.hpp"

namespace candor::dynamic {
namespace {

void judge_ex_ante(const Game& game, Judge& judge) {
  const Model& model = game.model();
  for (Agent i : model.types.grand_coalition()) {
    Rational outside;
    for (std::size_t type = 0; type < model.prior[i.value].size(); ++type)
      outside += model.prior[i.value][type] * model.outside_options[i.value][type];
    Place place;
    place.about = Place::About::participation;
    place.coalition = Coalition::of(i);
    judge.receive(comparison(truthful_value(game, Coalition::of(i)), Relation::at_least, std::move(outside), place));
  }
}

void judge_interim(const Game& game, Tier tier, Judge& judge) {
  const Model& model = game.model();
  const TypeSets types = types_of(game, tier);
  std::vector<CoalitionPlay::Worth> worth;
  for (Agent i : model.types.grand_coalition())
    worth.push_back(CoalitionPlay(game, Coalition::of(i)).worth(CoalitionPlay::truth));
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (Agent i : model.types.grand_coalition()) {
        Place place = place_at(game, Place::About::participation, period, k);
        place.coalition = Coalition::of(i);
        for (std::uint32_t type = 0; type < model.types.type_count(i); ++type) {
          if (!types[period - 1][k][i.value][type]) continue;
          if (judge.finished()) return;
          place.truth = JointType{Coalition::of(i), type};
          judge.receive(comparison(worth[i.value].values[period - 1][k][type], Relation::at_least,
                                   model.outside_options[i.value][type], place));
        }
      }
}

void judge_ex_post(const Game& game, Tier tier, Judge& judge) {
  const Model& model = game.model();
  const TypeSets types = types_of(game, tier);
  std::vector<Values> values;
  for (Agent i : model.types.grand_coalition()) values.push_back(truthful_values(game, i));
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (Profile theta; theta.value < model.profile_count(); ++theta.value) {
        bool occurs = true;
        for (Agent i : model.types.grand_coalition())
          occurs = occurs && types[period - 1][k][i.value][model.types.type_of(theta, i).value];
        if (!occurs) continue;
        for (Agent i : model.types.grand_coalition()) {
          if (judge.finished()) return;
          Place place = place_at(game, Place::About::participation, period, k);
          place.coalition = Coalition::of(i);
          place.truth = model.types.restrict(theta, model.types.grand_coalition());
          judge.receive(comparison(values[i.value][period - 1][k][theta.value], Relation::at_least,
                                   model.outside_options[i.value][model.types.type_of(theta, i).value], place));
        }
      }
}

}  // namespace

void compare(const Model& model, const IndividualRationality& claim, Judge& judge) {
  const Game game(model, claim.mechanism, judge.patience());
  switch (claim.stage) {
    case Stage::ex_ante: return judge_ex_ante(game, judge);
    case Stage::interim: return judge_interim(game, claim.tier, judge);
    case Stage::ex_post: return judge_ex_post(game, claim.tier, judge);
  }
}

void compare(const Model& model, const BudgetBalance& claim, Judge& judge) {
  const Game game(model, claim.mechanism, judge.patience());
  const bool exact = claim.balance == Balance::exact || claim.balance == Balance::ex_ante;
  const Relation relation = exact ? Relation::equal : Relation::at_most;
  Place place;
  place.about = Place::About::balance;
  if (claim.balance == Balance::ex_ante || claim.balance == Balance::ex_ante_no_deficit) {
    const Coalition all = model.types.grand_coalition();
    judge.receive(
        comparison(truthful_value(game, all) - truthful_value(game.without_transfers(), all), relation, 0, place));
    return;
  }
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (Profile reports; reports.value < model.profile_count(); ++reports.value) {
        if (judge.finished()) return;
        Rational sum;
        for (const Rational& amount : game.nodes(period)[k].moves[reports.value].transfers) sum += amount;
        place = place_at(game, Place::About::balance, period, k);
        place.report = model.types.restrict(reports, model.types.grand_coalition());
        judge.receive(comparison(std::move(sum), relation, 0, place));
      }
}

void compare(const Model& model, const EqualRules& claim, Judge& judge) {
  const TransferRule &first = model.transfers.at(claim.first), &second = model.transfers.at(claim.second);
  Place place;
  place.about = Place::About::total;
  for (std::uint32_t period = 1; period <= model.periods; ++period)
    for (std::size_t state = 0; state < model.state_count(period); ++state)
      for (Profile reports; reports.value < model.profile_count(); ++reports.value)
        for (Agent i : model.types.grand_coalition()) {
          if (judge.finished()) return;
          const std::size_t cell = (state * model.profile_count() + reports.value) * model.agent_count() + i.value;
          place.period = period;
          place.state = model.state_at(period, state);
          place.coalition = Coalition::of(i);
          place.report = model.types.restrict(reports, model.types.grand_coalition());
          judge.receive(
              comparison(first.amounts[period - 1][cell], Relation::equal, second.amounts[period - 1][cell], place));
        }
}

}  // namespace candor::dynamic
