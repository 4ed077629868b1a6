// SPDX-License-Identifier: MIT
#include "checker/model/finite/expectation.hpp"

namespace candor {

bool Event::contains(const TypeSpace& space, Profile profile) const {
  return space.restrict(profile, types.coalition) == types && (!condition || condition->holds[profile.value]);
}

namespace {

std::vector<std::pair<Profile, Rational>> profiles_in(const Environment& environment, const Event& event) {
  std::vector<std::pair<Profile, Rational>> result;
  const std::uint32_t base = environment.types.offset(event.types);
  for (std::uint32_t rest : environment.types.offsets(environment.types.outsiders(event.types.coalition)))
    if (!event.condition || event.condition->holds[base + rest])
      result.emplace_back(Profile{base + rest}, environment.prior(Profile{base + rest}));
  return result;
}

}  // namespace

Rational Event::probability(const Environment& environment) const {
  Rational sum;
  for (const auto& entry : profiles_in(environment, *this)) sum += entry.second;
  return sum;
}

namespace {

/// p(theta | event) for every theta in the event that has positive probability.
std::vector<std::pair<Profile, Rational>> beliefs(const Environment& environment, const Event& event) {
  std::vector<std::pair<Profile, Rational>> result = profiles_in(environment, event);
  if (event.types.coalition == environment.types.grand_coalition() && result.size() == 1) return {{result[0].first, 1}};
  Rational total;
  for (const auto& entry : result) total += entry.second;
  if (total.sign() == 0) throw DivisionByZero();
  std::erase_if(result, [](const auto& entry) { return entry.second.sign() == 0; });
  for (auto& entry : result) entry.second /= total;
  return result;
}

Rational payoff(const FiniteModel& model, const Expectation& expectation, Profile truth, Profile reported) {
  if (expectation.quantity == Quantity::transfer) return 0;
  Rational sum;
  for (const Lottery::Branch& branch : model.allocations.at(expectation.allocation.value())(reported).branches)
    for (Agent i : expectation.coalition)
      sum += branch.probability * model.environment.payoffs(i, branch.outcome, truth);
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
  std::vector<ExpectationTerm> result;
  for (const auto& [truth, belief] : beliefs(model.environment, expectation.given))
    for (const MixedReport::Branch& branch : report.branches) {
      if (branch.probability.sign() == 0) continue;
      const Profile reported = space.replace(truth, branch.report);
      result.push_back({truth, reported, belief * branch.probability, payoff(model, expectation, truth, reported),
                        transfer(model, expectation, reported)});
    }
  return result;
}

Rational evaluate(const FiniteModel& model, const Expectation& expectation) {
  Rational sum;
  for (const ExpectationTerm& term : terms(model, expectation)) sum += term.probability * (term.payoff + term.transfer);
  return sum;
}

}  // namespace candor
