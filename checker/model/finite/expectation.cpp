// SPDX-License-Identifier: MIT
#include "checker/model/finite/expectation.hpp"

namespace candor {

bool Event::contains(const TypeSpace& space, Profile profile) const {
  return space.restrict(profile, types.coalition) == types && (!condition || condition->holds[profile.value]);
}

Rational Event::probability(const Environment& environment) const {
  Rational sum;
  for (Profile profile; profile.value < environment.types.profile_count(); ++profile.value)
    if (contains(environment.types, profile)) sum += environment.prior(profile);
  return sum;
}

namespace {

Rational payoff(const FiniteModel& model, const Expectation& expectation, Profile truth, Profile reported) {
  if (expectation.quantity == Quantity::transfer) return 0;
  Rational sum;
  for (const Lottery::Branch& branch : model.allocations.at(expectation.allocation.value())(reported).branches)
    for (Agent i : expectation.coalition) sum += branch.probability * model.environment.payoffs(i, branch.outcome, truth);
  return sum;
}

Rational transfer(const FiniteModel& model, const Expectation& expectation, Profile reported) {
  if (expectation.quantity == Quantity::payoff) return 0;
  Rational sum;
  for (Agent i : expectation.coalition) sum += model.transfers.at(expectation.transfers.value()).amounts(i, reported);
  return sum;
}

}  // namespace

std::vector<ExpectationTerm> terms(const FiniteModel& model, const Expectation& expectation) {
  const TypeSpace& space = model.environment.types;
  const MixedReport truthful = MixedReport::pure(JointType{});
  const MixedReport& report = expectation.report.is_truth() ? truthful : expectation.report;
  const Rational event_probability = expectation.given.probability(model.environment);
  if (event_probability.sign() == 0) throw DivisionByZero();

  std::vector<ExpectationTerm> result;
  for (Profile truth; truth.value < space.profile_count(); ++truth.value) {
    const Rational& prior = model.environment.prior(truth);
    if (prior.sign() == 0 || !expectation.given.contains(space, truth)) continue;
    for (const MixedReport::Branch& branch : report.branches) {
      if (branch.probability.sign() == 0) continue;
      const Profile reported = space.replace(truth, branch.report);
      result.push_back({truth, reported, prior * branch.probability / event_probability, payoff(model, expectation, truth, reported), transfer(model, expectation, reported)});
    }
  }
  return result;
}

Rational evaluate(const FiniteModel& model, const Expectation& expectation) {
  Rational sum;
  for (const ExpectationTerm& term : terms(model, expectation)) sum += term.probability * (term.payoff + term.transfer);
  return sum;
}

}  // namespace candor
