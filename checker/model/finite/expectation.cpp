// SPDX-License-Identifier: MIT
#include "checker/model/finite/expectation.hpp"

#include "checker/model/finite/amount.hpp"

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

}  // namespace

std::vector<Draw> draws(const Environment& environment, const Event& given, const MixedReport& reported) {
  const MixedReport truthful = MixedReport::pure(JointType{});
  const MixedReport& report = reported.is_truth() ? truthful : reported;
  std::vector<Draw> result;
  for (const auto& [truth, belief] : beliefs(environment, given))
    for (const MixedReport::Branch& branch : report.branches)
      if (branch.probability.sign() != 0)
        result.push_back({truth, environment.types.replace(truth, branch.report), belief * branch.probability});
  return result;
}

Rational evaluate(const FiniteModel& model, const Expectation& expectation) {
  return evaluate(ModelOf<Rational>(model), expectation);
}

std::vector<ExpectationTerm> terms(const FiniteModel& model, const Expectation& expectation) {
  const auto only = [&](Quantity quantity, const Draw& draw) {
    if (expectation.quantity != Quantity::utility && expectation.quantity != quantity) return Rational(0);
    Expectation asked = expectation;
    asked.quantity = quantity;
    return amount_at(ModelOf<Rational>(model), asked, draw.truth, draw.reported);
  };
  std::vector<ExpectationTerm> result;
  for (const Draw& draw : draws(model.environment, expectation.given, expectation.report))
    result.push_back(
        {draw.truth, draw.reported, draw.probability, only(Quantity::payoff, draw), only(Quantity::transfer, draw)});
  return result;
}

}  // namespace candor
