// SPDX-License-Identifier: MIT
#include "checker/properties/finite/value.hpp"

#include "checker/properties/finite/utilities.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

Rational conditional_probability(const Environment& environment, const Event& event, const Event& given) {
  Rational both, condition;
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    if (!given.contains(environment.types, theta)) continue;
    condition += environment.prior(theta);
    if (event.contains(environment.types, theta)) both += environment.prior(theta);
  }
  return both / condition;
}

Side least_of(const FiniteModel& model, const std::vector<Expectation>& expectations) {
  Side side;
  for (const Expectation& expectation : expectations) {
    const Rational value = evaluate(model, expectation);
    if (side.expectations.empty() || value < side.value) side.value = value;
    side.expectations.push_back(expectation);
  }
  return side;
}

}  // namespace

std::vector<Expectation> Value::minimum_of() const {
  if (of == Of::probability) return {};
  Expectation one{static_cast<Quantity>(of), coalition, allocation, std::nullopt, given, report};
  if (of == Of::payoff) return {one};
  if (of == Of::transfer) one.allocation.reset();
  std::vector<Expectation> result;
  for (std::size_t rule : transfers) {
    one.transfers = rule;
    result.push_back(one);
  }
  return result;
}

void compare(const FiniteModel& model, const Value& claim, Judge& judge) {
  Place place;
  if (claim.of == Value::Of::probability) {
    judge.receive(
        {conditional_probability(model.environment, claim.event, claim.given), claim.relation, claim.number, place});
    return;
  }
  const std::vector<Expectation> expectations = claim.minimum_of();
  if (expectations.empty()) throw OutOfScope("an expected transfer needs a transfer rule");
  place.coalition = claim.coalition;
  judge.receive({least_of(model, expectations), claim.relation, claim.number, place});
}

}  // namespace candor
