// SPDX-License-Identifier: MIT
#include "checker/properties/finite/transfer_constraints.hpp"

#include <stdexcept>

#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/coalitional_ic.hpp"
#include "checker/properties/finite/dominant_strategy_ic.hpp"
#include "checker/properties/finite/individual_rationality.hpp"
#include "checker/properties/finite/misreports.hpp"

namespace candor {
namespace {

template <Amount A>
void judge_every_transfer(const ModelOf<A>& model, std::size_t rule, Relation relation,
                          const std::optional<Rational>& bound, JudgeOf<A>& judge) {
  if (!bound) return;
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = types.restrict(theta, types.grand_coalition());
      if (judge.wants(place)) judge.receive({model.transfer(rule, i, theta), relation, *bound, place});
    }
}

}  // namespace

template <Amount A>
void compare(const ModelOf<A>& model, const TransferRequirements& required, Requirement requirement, std::size_t rule,
             JudgeOf<A>& judge) {
  const Mechanism mechanism{"", required.allocation, {rule}};
  switch (requirement) {
    case Requirement::balance:
      if (required.balance) compare(model, BudgetBalance{{rule}, *required.balance}, judge);
      return;
    case Requirement::incentive: return compare(model, CoalitionalIc{mechanism, required.coalitional_ic}, judge);
    case Requirement::dominant_strategy:
      if (required.dominant_strategy_ic) compare(model, DominantStrategyIc{mechanism}, judge);
      return;
    case Requirement::participation:
      if (required.individual_rationality)
        compare(model, IndividualRationality{mechanism, *required.individual_rationality}, judge);
      return;
    case Requirement::least_transfer:
      return judge_every_transfer(model, rule, Relation::at_least, required.least_transfer, judge);
    case Requirement::largest_transfer:
      return judge_every_transfer(model, rule, Relation::at_most, required.largest_transfer, judge);
  }
  throw std::logic_error("no such requirement");
}

template void compare(const ModelOf<Rational>&, const TransferRequirements&, Requirement, std::size_t,
                      JudgeOf<Rational>&);
template void compare(const ModelOf<TransferFunction>&, const TransferRequirements&, Requirement, std::size_t,
                      JudgeOf<TransferFunction>&);

namespace {

/// Writes comparisons down as constraints.
class Constraints : public JudgeOf<TransferFunction> {
 public:
  using Receive = std::function<void(TransferConstraint)>;
  using Wants = std::function<bool(Requirement, const Place&)>;
  Constraints(const FiniteModel& model, Requirement requirement, const Receive& receive, const Wants& wants)
      : environment_(model.environment), requirement_(requirement), receive_(receive), wants_(wants) {}

  bool wants(const Place& place) override { return !wants_ || wants_(requirement_, without_rule(place)); }
  void receive(const JudgementOf<TransferFunction>& judgement) override {
    const bool is_bound_above = judgement.relation == Relation::at_most;
    if (!is_bound_above && judgement.relation != Relation::at_least && judgement.relation != Relation::equal)
      throw std::logic_error("what is required is no constraint");
    TransferFunction excess;  // with the probability that makes fractions whole
    const Rational& weight = probability_of_truth(judgement.place);
    add(excess, is_bound_above ? -weight : weight, judgement.left.value);
    add(excess, is_bound_above ? weight : -weight, judgement.right.value);
    TransferConstraint result{requirement_,
                              without_rule(judgement.place),
                              judgement.relation == Relation::equal,
                              {},
                              std::move(excess.constant)};
    for (auto& [transfer, coefficient] : excess.coefficients())
      if (coefficient.sign() != 0) result.coefficients.emplace_back(transfer, coefficient);
    receive_(std::move(result));
  }
  void receive(const MisreportsOf<TransferFunction>& misreports) override {
    misreports.send_to(*this, MisreportsOf<TransferFunction>::Order::by_truth);
  }

 private:
  static Place without_rule(Place place) {
    place.transfers.reset();
    return place;
  }
  /// 1 where one profile is compared, however likely it is.
  const Rational& probability_of_truth(const Place& place) {
    const bool is_interim =
        requirement_ == Requirement::incentive ||
        (requirement_ == Requirement::participation && place.truth->coalition != environment_.types.grand_coalition());
    if (is_interim && last_truth_ != *place.truth) {
      last_truth_ = *place.truth;
      probability_ = environment_.prior.marginal(environment_.types, last_truth_);
    }
    return probability_;
  }

  const Environment& environment_;
  Requirement requirement_;
  const Receive& receive_;
  const Wants& wants_;
  JointType last_truth_;  // at first the empty coalition, of probability 1
  Rational probability_ = 1;
};

}  // namespace

void for_each_transfer_constraint(const FiniteModel& model, const TransferRequirements& requirements,
                                  const std::function<void(TransferConstraint)>& receive,
                                  const std::function<bool(Requirement, const Place&)>& wants) {
  const ModelOf<TransferFunction> unknown(model);
  for (Requirement requirement : every_requirement) {
    Constraints constraints(model, requirement, receive, wants);
    compare(unknown, requirements, requirement, unknown.unknown_rule(), constraints);
  }
}

}  // namespace candor
