// SPDX-License-Identifier: MIT
// budget_balance: the transfers sum to zero (or to no more than zero), at every profile or in
// expectation, under every transfer rule named. Where the transfers depend on the outcome drawn, their
// expectations do, or, with `every_draw`, the payments at each outcome drawn.
#include "checker/properties/finite/budget_balance.hpp"

#include "checker/properties/finite/every_draw.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

bool is_ex_ante(Balance balance) { return balance == Balance::ex_ante || balance == Balance::ex_ante_no_deficit; }

/// At the profile `place.truth`: at each outcome drawn, or once if the transfers do not depend on it.
template <Amount A>
void compare_payments(const ModelOf<A>& model, std::size_t rule, Relation relation, Place place, JudgeOf<A>& judge) {
  const Profile theta = model.types().profile(*place.truth);
  const DrawnPayments* drawn = model.drawn_payments(rule);
  if (drawn == nullptr) {
    if (judge.wants(place)) judge.receive({model.total_transfer(rule, theta), relation, Rational(0), place});
    return;
  }
  for (const Lottery::Branch& branch : model.allocation(drawn->allocation)(theta).branches) {
    place.outcome = branch.outcome;
    if (!judge.wants(place)) continue;
    A total;
    for (Agent i : model.types().grand_coalition()) total += model.payment(rule, i, branch.outcome, theta);
    judge.receive({total, relation, Rational(0), place});
  }
}

}  // namespace

template <Amount A>
void compare(const ModelOf<A>& model, const BudgetBalance& claim, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  const bool deficit_only = claim.balance == Balance::no_deficit || claim.balance == Balance::ex_ante_no_deficit;
  const Relation relation = deficit_only ? Relation::at_most : Relation::equal;
  if (claim.every_draw && is_ex_ante(claim.balance)) throw OutOfScope("what is expected ex ante is not a draw");
  for (std::size_t rule : claim.transfers) {
    Place place;
    place.transfers = rule;
    if (claim.every_draw) require_payments(model, rule);
    if (is_ex_ante(claim.balance)) {
      const Expectation total{Quantity::transfer,  types.grand_coalition(), std::nullopt, rule, Event{},
                              MixedReport::truth()};
      if (judge.wants(place)) judge.receive({SideOf<A>(evaluate(model, total), total), relation, Rational(0), place});
      continue;
    }
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      place.truth = types.restrict(theta, types.grand_coalition());
      if (claim.every_draw)
        compare_payments(model, rule, relation, place, judge);
      else if (judge.wants(place))
        judge.receive({model.total_transfer(rule, theta), relation, Rational(0), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const BudgetBalance&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const BudgetBalance&, JudgeOf<AffineFunction>&);
template void compare(const ModelOf<TransferFunction>&, const BudgetBalance&, JudgeOf<TransferFunction>&);

}  // namespace candor
