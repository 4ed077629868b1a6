// SPDX-License-Identifier: MIT
// guarantee (Safronov 2016, Proposition 3), externality_payment (equation (2)),
// all_equilibria_efficient (Theorem 2).
#include <algorithm>

#include "checker/properties/finite/judgements.hpp"

namespace candor {
namespace {

/// E[ sum over i in C of u_i(q(theta), theta) ]: the coalition's ex ante efficient payoff when q is
/// efficient.
Side ex_ante_payoff(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition) {
  const Expectation payoff{Quantity::payoff, coalition, mechanism.allocation,
                           std::nullopt,     Event{},   MixedReport::truth()};
  return {evaluate(model, payoff), payoff};
}

/// For every fixed report of the outsiders: what C gets by truth, compared with its ex ante payoff.
void judge_against_every_report(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition,
                                Relation relation, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  const Side target = ex_ante_payoff(model, mechanism, coalition);
  const Coalition outsiders = types.outsiders(coalition);
  for (std::uint32_t o = 0; o < types.joint_type_count(outsiders) && !judge.finished(); ++o) {
    Place place;
    place.coalition = coalition;
    place.outsiders = JointType{outsiders, o};
    judge.receive({least_utility(model, mechanism, coalition, Event{}, MixedReport::pure(*place.outsiders)), relation,
                   target, place});
  }
}

}  // namespace

void judge_guarantee(const FiniteModel& model, const Guarantee& claim, Judge& judge) {
  require_simple(claim.mechanism, Guarantee::property);
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    judge_against_every_report(model, claim.mechanism, coalition, Relation::equal, judge);
  }
}

// E[ transfers to C | theta_C ] - E[ payoffs of the outsiders | theta_C ] is the same constant D_C
// for every theta_C.
void judge_externality_payment(const FiniteModel& model, const ExternalityPayment& claim, Judge& judge) {
  require_simple(claim.mechanism, ExternalityPayment::property);
  const TypeSpace& types = model.environment.types;
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    const auto constant_at = [&](JointType truth) {
      Event given;
      given.types = truth;
      return evaluate(model, {Quantity::transfer, coalition, std::nullopt, claim.mechanism.transfers.front(), given,
                              MixedReport::truth()}) -
             evaluate(model, {Quantity::payoff, types.outsiders(coalition), claim.mechanism.allocation, std::nullopt,
                              given, MixedReport::truth()});
    };
    const std::vector<Rational> marginals = model.environment.prior.marginals(types, coalition);
    std::optional<JointType> first;
    for (std::uint32_t t = 0; t < marginals.size() && !judge.finished(); ++t) {
      if (marginals[t].sign() == 0) continue;
      Place place;
      place.coalition = coalition;
      place.truth = JointType{coalition, t};
      if (claim.constant) {
        judge.receive({constant_at(*place.truth), Relation::equal, *claim.constant, place});
      } else if (first) {
        place.other = first;
        judge.receive({constant_at(*place.truth), Relation::equal, constant_at(*first), place});
      } else {
        first = place.truth;
      }
    }
  }
}

// Why this suffices. In an equilibrium each block B reports as a function of theta_B. If the
// blocks' types are independent, then seen from B the others' reports are drawn independently of
// theta_B, so by reporting truthfully B gets at least the least of its utilities over the others'
// fixed reports: payoffs depend on B's own types only, so the others' true types do not matter.
// Hence B's equilibrium utility is at least its ex ante payoff under q. If these payoffs add up to
// the maximal expected surplus and transfers never add up to more than zero, the equilibrium's
// expected surplus is at least the maximal one.
void judge_all_equilibria_efficient(const FiniteModel& model, const AllEquilibriaEfficient& claim, Judge& judge) {
  require_simple(claim.mechanism, AllEquilibriaEfficient::property);
  const Environment& environment = model.environment;
  const TypeSpace& types = environment.types;
  Coalition covered;
  for (Coalition block : claim.partition) {
    if (block.empty() || !block.intersected_with(covered).empty())
      throw OutOfScope("the blocks of a partition are non-empty and do not overlap");
    covered = covered.united_with(block);
  }
  if (covered != types.grand_coalition()) throw OutOfScope("a partition has every agent in one of its blocks");

  judge_independent_blocks(model, claim.partition, judge);
  judge_payoffs_depend_on_own_block(model, claim.partition, judge);
  judge_budget_balance(model, {claim.mechanism.transfers, Balance::no_deficit}, judge);
  Rational guaranteed;
  for (Coalition block : claim.partition) {
    judge_against_every_report(model, claim.mechanism, block, Relation::at_least, judge);
    guaranteed += ex_ante_payoff(model, claim.mechanism, block).value;
  }
  Rational maximal;
  for (Profile theta; theta.value < types.profile_count(); ++theta.value) {
    Rational best = environment.surplus(Outcome{0}, theta);
    for (Outcome a; a.value < environment.outcome_count(); ++a.value)
      best = std::max(best, environment.surplus(a, theta));
    maximal += environment.prior(theta) * best;
  }
  judge.receive({guaranteed, Relation::equal, maximal, Place{}});
}

}  // namespace candor
