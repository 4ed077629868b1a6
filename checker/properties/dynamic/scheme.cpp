// SPDX-License-Identifier: MIT
// Collusion schemes that a case writes down: the game they make of their mechanism is a public
// mechanism again.
#include "checker/properties/dynamic/judgements.hpp"
#include "checker/properties/expand.hpp"

namespace candor::dynamic {
namespace {

/// Side payments are what the scheme's game pays beyond the mechanism.
void judge_balanced(const Model& model, const Scheme& scheme, Judge& judge) {
  Scheme unpaid = scheme;
  unpaid.team.reset();
  for (std::vector<Rational>& table : unpaid.side_payments) table.assign(table.size(), Rational());
  const Game game(model, scheme, judge.patience()), before(model, unpaid, judge.patience());
  for (std::uint32_t period = 1; period <= game.periods(); ++period)
    for (std::size_t k = 0; k < game.nodes(period).size(); ++k)
      for (Profile messages; messages.value < model.profile_count(); ++messages.value) {
        if (judge.finished()) return;
        Rational sum;
        for (Agent i : scheme.coalition)
          sum += game.nodes(period)[k].moves[messages.value].transfers[i.value] -
                 before.nodes(period)[k].moves[messages.value].transfers[i.value];
        Place place = place_at(game, Place::About::side_payments, period, k);
        place.coalition = scheme.coalition,
        place.report = model.types.restrict(messages, model.types.grand_coalition());
        judge.receive(comparison(std::move(sum), Relation::equal, 0, place));
      }
}

}  // namespace

void judge_profit(const Game& game, const Game& truthful, Coalition coalition, Judge& judge) {
  for (Agent i : coalition) {
    if (judge.finished()) return;
    Place place;
    place.coalition = Coalition::of(i);
    judge.receive(comparison(truthful_value(game, Coalition::of(i)), Relation::greater_than,
                             truthful_value(truthful, Coalition::of(i)), place));
  }
}

void compare(const Model& model, const SchemeClaim& claim, Judge& judge) {
  const Scheme& scheme = model.schemes.at(claim.scheme);
  switch (claim.aspect) {
    case SchemeClaim::Aspect::incentive_compatible:
      return judge_interim_ic(Game(model, scheme, judge.patience()), scheme.coalition, Tier::all, judge);
    case SchemeClaim::Aspect::outsiders_truthful:
      return judge_interim_ic(Game(model, scheme, judge.patience()), model.types.outsiders(scheme.coalition),
                              Tier::tree, judge);
    case SchemeClaim::Aspect::balanced: return judge_balanced(model, scheme, judge);
    case SchemeClaim::Aspect::profitable:
      return judge_profit(Game(model, scheme, judge.patience()), Game(model, scheme.mechanism, judge.patience()),
                          scheme.coalition, judge);
  }
}

void compare(const Model& model, const CollusionProof& claim, const WrittenScheme& written, Judge& judge) {
  if (written.scheme >= model.schemes.size()) throw RejectedEvidence("the model has no such scheme");
  const Scheme& scheme = model.schemes[written.scheme];
  if (scheme.mechanism.allocation != claim.mechanism.allocation ||
      scheme.mechanism.transfers != claim.mechanism.transfers)
    throw RejectedEvidence("the scheme is one of another mechanism");
  if (scheme.coalition.size() < 2 ||
      (claim.colluders == CollusionProof::Colluders::grand && scheme.coalition != model.types.grand_coalition()))
    throw RejectedEvidence("the claim does not range over schemes of this coalition");
  if (claim.participation == Participation::interim)
    throw RejectedEvidence("such evidence does not say that every type accepts the scheme");
  for (const SchemeClaim::Aspect aspect :
       {SchemeClaim::Aspect::incentive_compatible, SchemeClaim::Aspect::outsiders_truthful,
        SchemeClaim::Aspect::balanced, SchemeClaim::Aspect::profitable})
    compare(model, SchemeClaim{aspect, written.scheme}, judge);
}

}  // namespace candor::dynamic
