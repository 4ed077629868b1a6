// SPDX-License-Identifier: MIT
#include "checker/properties/finite/value.hpp"

#include "checker/properties/finite/utilities.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

Rational conditional_probability(const KnownParts& model, const Event& event, const Event& given) {
  Rational both, condition;
  for (Profile theta; theta.value < model.types().profile_count(); ++theta.value) {
    if (!given.contains(model.types(), theta)) continue;
    condition += model.prior()(theta);
    if (event.contains(model.types(), theta)) both += model.prior()(theta);
  }
  return both / condition;
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

template <Amount A>
void compare(const ModelOf<A>& model, const Value& claim, JudgeOf<A>& judge) {
  Place place;
  if (claim.of == Value::Of::probability) {
    judge.receive(
        {conditional_probability(model, claim.event, claim.given), claim.relation, model.stated(claim.number), place});
    return;
  }
  const std::vector<Expectation> expectations = claim.minimum_of();
  if (expectations.empty()) throw OutOfScope("an expected transfer needs a transfer rule");
  place.coalition = claim.coalition;
  judge.receive({least_of(model, expectations), claim.relation, model.stated(claim.number), place});
}

template void compare(const ModelOf<Rational>&, const Value&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Value&, JudgeOf<AffineFunction>&);

}  // namespace candor
