// SPDX-License-Identifier: MIT
// budget_balance: the transfers sum to zero (or to no more than zero), at every profile or in
// expectation, under every transfer rule named.
#include "checker/properties/finite/budget_balance.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const BudgetBalance& claim, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  const bool deficit_only = claim.balance == Balance::no_deficit || claim.balance == Balance::ex_ante_no_deficit;
  const Relation relation = deficit_only ? Relation::at_most : Relation::equal;
  for (std::size_t rule : claim.transfers) {
    Place place;
    place.transfers = rule;
    if (claim.balance == Balance::ex_ante || claim.balance == Balance::ex_ante_no_deficit) {
      const Expectation total{Quantity::transfer,  types.grand_coalition(), std::nullopt, rule, Event{},
                              MixedReport::truth()};
      if (judge.wants(place)) judge.receive({SideOf<A>(evaluate(model, total), total), relation, Rational(0), place});
      continue;
    }
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      place.truth = types.restrict(theta, types.grand_coalition());
      if (judge.wants(place)) judge.receive({model.total_transfer(rule, theta), relation, Rational(0), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const BudgetBalance&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const BudgetBalance&, JudgeOf<AffineFunction>&);
template void compare(const ModelOf<TransferFunction>&, const BudgetBalance&, JudgeOf<TransferFunction>&);

}  // namespace candor
