// SPDX-License-Identifier: MIT
// What comparisons are made of. A property says once what it compares, over amounts that are numbers
// (a verdict), affine functions of transfers that are not known (what existence claims ask of them:
// unknown_transfers.hpp), or affine functions of parameters (the region where a claim holds:
// parametric.hpp).
#pragma once

#include <concepts>

#include "checker/model/finite/expectation.hpp"

namespace candor {

/// sum += weight * amount
inline void add(Rational& sum, const Rational& weight, const Rational& amount) { sum += weight * amount; }

template <class A>
concept Amount = std::semiregular<A> && std::convertible_to<Rational, A> &&
    requires(A sum, const A& amount, const Rational& weight) {
  sum += amount;
  add(sum, weight, amount);
  { amount - amount } -> std::convertible_to<A>;
};

/// What is numbers in a finite model, whatever its amounts are.
class KnownParts {
 public:
  explicit KnownParts(const FiniteModel& model) : model_(&model) {}
  const TypeSpace& types() const { return model_->environment.types; }
  const Prior& prior() const { return model_->environment.prior; }
  std::uint32_t outcome_count() const { return model_->environment.outcome_count(); }
  const HiddenStates& states() const { return model_->environment.states; }
  bool has_payoffs(Profile theta) const { return model_->environment.has_payoffs(theta); }
  const AllocationRule& allocation(std::size_t index) const { return model_->allocations.at(index); }
  /// What a rule pays by the outcome drawn; null if it does not depend on that.
  const DrawnPayments* drawn_payments(std::size_t rule) const {
    return rule < model_->transfers.size() && model_->transfers[rule].drawn ? &*model_->transfers[rule].drawn : nullptr;
  }
  /// The strategies whose expected transfers a rule has; null if it is induced by none.
  const StrategyProfile* inducing_strategies(std::size_t rule) const {
    return rule < model_->transfers.size() && model_->transfers[rule].induced
               ? &model_->strategies.at(*model_->transfers[rule].induced)
               : nullptr;
  }
  Rational probability(const Event& event) const { return event.probability(model_->environment); }
  std::vector<Draw> draws(const Event& given, const MixedReport& report) const {
    return candor::draws(model_->environment, given, report);
  }

 protected:
  const FiniteModel& model() const { return *model_; }

 private:
  const FiniteModel* model_;
};

/// A finite model whose payoffs, transfers, outside options and stated numbers are such amounts. The
/// model that it is of must outlive it.
template <class A>
class ModelOf;

template <>
class ModelOf<Rational> : public KnownParts {
 public:
  ModelOf(const FiniteModel& model) : KnownParts(model) {}
  operator const FiniteModel&() const { return model(); }

  const Rational& payoff(Agent agent, Outcome outcome, Profile theta) const {
    return model().environment.payoffs(agent, outcome, theta);
  }
  Rational outside_option(Agent agent, Profile theta) const {
    return model().environment.outside_options(agent, theta);
  }
  Rational transfer(std::size_t rule, Agent agent, Profile theta) const {
    return model().transfers.at(rule).amounts(agent, theta);
  }
  /// What the rule pays where this outcome is drawn.
  Rational payment(std::size_t rule, Agent agent, Outcome outcome, Profile theta) const {
    const DrawnPayments* drawn = drawn_payments(rule);
    return drawn != nullptr ? drawn->by_outcome.at(outcome.value)(agent, theta) : transfer(rule, agent, theta);
  }
  /// To all agents.
  Rational total_transfer(std::size_t rule, Profile theta) const {
    return model().transfers.at(rule).amounts.total(theta);
  }
  /// Sums of payoffs, at one profile after another.
  SurplusWalk surpluses() const { return SurplusWalk(model().environment); }
  bool keeps_payoffs_by_own_type(Agent agent) const { return model().environment.payoffs.is_kept_by_own_type(agent); }
  /// A number that a claim states.
  const Rational& stated(const Rational& number) const { return number; }
};

/// The payoff, transfer or utility of a coalition at a profile.
template <Amount A>
A amount_at(const ModelOf<A>& model, const Expectation& asked, Profile truth, Profile reported) {
  A sum;
  if (asked.quantity != Quantity::transfer)
    for (const Lottery::Branch& branch : model.allocation(asked.allocation.value())(reported).branches)
      for (Agent i : asked.coalition) add(sum, branch.probability, model.payoff(i, branch.outcome, truth));
  if (asked.quantity != Quantity::payoff)
    for (Agent i : asked.coalition) sum += model.transfer(asked.transfers.value(), i, reported);
  return sum;
}

/// Throws DivisionByZero where `draws` does.
template <Amount A>
A evaluate(const ModelOf<A>& model, const Expectation& expectation) {
  A sum;
  for (const Draw& draw : model.draws(expectation.given, expectation.report))
    add(sum, draw.probability, amount_at(model, expectation, draw.truth, draw.reported));
  return sum;
}

}  // namespace candor
