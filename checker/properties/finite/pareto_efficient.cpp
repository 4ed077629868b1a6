// SPDX-License-Identifier: MIT
#include "checker/properties/finite/pareto_efficient.hpp"

namespace candor {
namespace {

/// The agent who loses most if `other` replaces `chosen`; if nobody loses, the one who gains most. So
/// `other` dominates `chosen` exactly if this agent prefers it.
Agent decisive(const ModelOf<Rational>& model, Outcome chosen, Outcome other, Profile theta) {
  Agent loser, gainer;
  Rational most, least;
  for (Agent i : model.types().grand_coalition()) {
    const Rational loss = model.payoff(i, chosen, theta) - model.payoff(i, other, theta);
    if (loss > most) {
      most = loss;
      loser = i;
    }
    if (loss < least) {
      least = loss;
      gainer = i;
    }
  }
  return most.sign() > 0 ? loser : gainer;
}

}  // namespace

void compare(const ModelOf<Rational>& model, const ParetoEfficient& claim, Judge& judge) {
  const TypeSpace& types = model.types();
  for (Profile theta; theta.value < types.profile_count(); ++theta.value)
    for (const Lottery::Branch& branch : model.allocation(claim.allocation)(theta).branches)
      for (Outcome a; a.value < model.outcome_count(); ++a.value) {
        if (judge.finished()) return;
        if (a == branch.outcome) continue;
        const Agent i = decisive(model, branch.outcome, a, theta);
        Place place;
        place.coalition = Coalition::of(i);
        place.truth = types.restrict(theta, types.grand_coalition());
        place.chosen = branch.outcome;
        place.outcome = a;
        judge.receive({model.payoff(i, branch.outcome, theta), Relation::at_least, model.payoff(i, a, theta), place});
      }
}

}  // namespace candor
