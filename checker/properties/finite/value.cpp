// SPDX-License-Identifier: MIT
#include "checker/properties/finite/value.hpp"

#include <algorithm>

#include "checker/properties/finite/utilities.hpp"
#include "checker/properties/refusals.hpp"

namespace candor {
namespace {

/// Nothing, if what is given has probability zero, even where it is one profile.
Rational conditional_probability(const KnownParts& model, const Value& claim) {
  if (model.probability(claim.given).sign() == 0) throw DivisionByZero();
  Rational sum;
  for (const Draw& draw : model.draws(claim.given, claim.report))
    if (claim.event.contains(model.types(), draw.truth)) sum += draw.probability * chance_at(model, claim, draw);
  return sum;
}

/// p(omega | theta); no states count as one.
Rational chance_of_state(const KnownParts& model, Profile theta, std::uint32_t state) {
  const HiddenStates& states = model.states();
  if (states.empty()) return 1;
  return states(theta, state) / model.prior()(theta);
}

}  // namespace

Rational chance_at(const KnownParts& model, const Value& claim, const Draw& draw) {
  if (!claim.drawn) return 1;
  const std::uint32_t states = std::max(model.states().count(), 1u);
  const std::uint32_t outcomes = claim.drawn->of_outcome ? model.outcome_count() : 1;
  const Lottery lottery =
      claim.drawn->of_outcome ? model.allocation(claim.allocation.value())(draw.reported) : Lottery::sure(Outcome{0});
  Rational sum;
  for (std::uint32_t state = 0; state < states; ++state)
    for (const Lottery::Branch& branch : lottery.branches)
      if (claim.drawn->holds[(std::size_t{draw.truth.value} * states + state) * outcomes + branch.outcome.value])
        sum += chance_of_state(model, draw.truth, state) * branch.probability;
  return sum;
}

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
    judge.receive({conditional_probability(model, claim), claim.relation, model.stated(claim.number), place});
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
