// SPDX-License-Identifier: MIT
// Amounts that depend on parameters: affine functions of them.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "checker/model/finite/amount.hpp"
#include "checker/model/finite/parameters.hpp"

namespace candor {

/// The function with this value in the model and these where each parameter in turn is one larger.
AffineFunction through(const Rational& value, const std::vector<Rational>& one_larger, const ParameterFamily& family);

template <>
class ModelOf<AffineFunction> : public KnownParts {
 public:
  /// The family has no defect (parameters.hpp), and must outlive this.
  ModelOf(const FiniteModel& model, const ParameterFamily& family) : KnownParts(model), family_(&family) {}

  AffineFunction payoff(Agent agent, Outcome outcome, Profile theta) const {
    return of_models([&](const ModelOf<Rational>& one) { return one.payoff(agent, outcome, theta); });
  }
  AffineFunction outside_option(Agent agent, Profile theta) const {
    return of_models([&](const ModelOf<Rational>& one) { return one.outside_option(agent, theta); });
  }
  AffineFunction transfer(std::size_t rule, Agent agent, Profile theta) const {
    return of_models([&](const ModelOf<Rational>& one) { return one.transfer(rule, agent, theta); });
  }
  AffineFunction payment(std::size_t rule, Agent agent, Outcome outcome, Profile theta) const {
    return of_models([&](const ModelOf<Rational>& one) { return one.payment(rule, agent, outcome, theta); });
  }
  AffineFunction total_transfer(std::size_t rule, Profile theta) const {
    return of_models([&](const ModelOf<Rational>& one) { return one.total_transfer(rule, theta); });
  }
  bool keeps_payoffs_by_own_type(Agent agent) const {
    return std::all_of(family_->parameters.begin(), family_->parameters.end(),
                       [&](const auto& parameter) {
                         return parameter.shifted->environment.payoffs.is_kept_by_own_type(agent);
                       }) &&
           ModelOf<Rational>(model()).keeps_payoffs_by_own_type(agent);
  }
  struct Surpluses {
    const ModelOf& model;
    Profile theta;
    void go_to(Profile profile) { theta = profile; }
    AffineFunction operator()(Outcome outcome) const;
  };
  Surpluses surpluses() const { return {*this, {}}; }

  /// From now on, what a claim states there is this.
  void state(const Rational& number, AffineFunction amount) { stated_[&number] = std::move(amount); }
  /// Throws std::out_of_range if what is stated there is not known.
  const AffineFunction& stated(const Rational& number) const { return stated_.at(&number); }

 private:
  template <class Number>
  AffineFunction of_models(const Number& number) const {
    std::vector<Rational> one_larger;
    for (const ParameterFamily::Parameter& parameter : family_->parameters)
      one_larger.push_back(number(ModelOf<Rational>(*parameter.shifted)));
    return through(number(ModelOf<Rational>(model())), one_larger, *family_);
  }

  const ParameterFamily* family_;
  std::map<const Rational*, AffineFunction> stated_;
};

}  // namespace candor
