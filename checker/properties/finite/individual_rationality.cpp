// SPDX-License-Identifier: MIT
// individual_rationality: taking part and reporting truthfully pays at least the outside option:
// given one's type (interim), at every profile (ex post), or in expectation (ex ante); with `every_draw`
// at every profile whichever outcome is drawn there, in whichever hidden state that is possible.
#include "checker/properties/finite/individual_rationality.hpp"

#include "checker/properties/finite/every_draw.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// E[ outside option of i | event ].
template <Amount A>
A outside_option(const ModelOf<A>& model, Agent agent, const Event& given) {
  A sum;
  for (const Draw& draw : model.draws(given, MixedReport::truth()))
    add(sum, draw.probability, model.outside_option(agent, draw.truth));
  return sum;
}

/// In the least favourable of the states that are possible with these types.
template <Amount A>
A payoff_of_draw(const ModelOf<A>& model, Agent i, Outcome outcome, Profile theta) {
  const HiddenStates& states = model.states();
  if (states.empty()) return model.payoff(i, outcome, theta);
  std::optional<Rational> least;
  for (std::uint32_t state = 0; state < states.count(); ++state)
    if (states(theta, state).sign() > 0 && (!least || states.payoffs[state](i, outcome, theta) < *least))
      least = states.payoffs[state](i, outcome, theta);
  return least.value();
}

/// What the agent has under the least favourable rule, in the least favourable state.
template <Amount A>
A utility_of_draw(const ModelOf<A>& model, const Mechanism& mechanism, Agent i, Outcome outcome, Profile theta) {
  std::optional<A> least;
  for (std::size_t rule : mechanism.transfers) {
    A utility = payoff_of_draw(model, i, outcome, theta);
    utility += model.payment(rule, i, outcome, theta);
    if constexpr (std::same_as<A, Rational>)
      least = least ? std::min(*least, utility) : utility;
    else
      least = utility;
  }
  return *least;
}

/// Throws OutOfScope.
template <Amount A>
void require_draws(const ModelOf<A>& model, const IndividualRationality& claim) {
  if (claim.stage != Stage::ex_post) throw OutOfScope("participation in every draw is ex post");
  if (claim.mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  if (claim.mechanism.transfers.size() > 1 && !std::same_as<A, Rational>)
    throw OutOfScope("with several transfer rules the least utility counts, which is not affine in the parameters");
  if (!model.states().empty() && !std::same_as<A, Rational>)
    throw OutOfScope("in the states the least utility counts, which is not affine in the parameters");
  for (std::size_t rule : claim.mechanism.transfers) require_payments(model, rule);
}

template <Amount A>
void compare_draws(const ModelOf<A>& model, const IndividualRationality& claim, JudgeOf<A>& judge) {
  require_draws(model, claim);
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition())
    for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
      if (!model.has_payoffs(theta)) continue;
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = types.restrict(theta, types.grand_coalition());
      for (const Lottery::Branch& branch : model.allocation(claim.mechanism.allocation)(theta).branches) {
        place.outcome = branch.outcome;
        if (!judge.wants(place)) continue;
        judge.receive({utility_of_draw(model, claim.mechanism, i, branch.outcome, theta), Relation::at_least,
                       model.outside_option(i, theta), place});
      }
    }
}

}  // namespace

template <Amount A>
void compare(const ModelOf<A>& model, const IndividualRationality& claim, JudgeOf<A>& judge) {
  if (claim.every_draw) return compare_draws(model, claim, judge);
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition()) {
    const Coalition known = claim.stage == Stage::interim   ? Coalition::of(i)
                            : claim.stage == Stage::ex_post ? types.grand_coalition()
                                                            : Coalition();
    for (std::uint32_t t = 0; t < types.joint_type_count(known) && !judge.finished(); ++t) {
      Event given;
      given.types = JointType{known, t};
      if (claim.stage == Stage::interim && model.probability(given).sign() == 0) continue;
      if (claim.stage == Stage::ex_post && !model.has_payoffs(types.profile(given.types))) continue;
      Place place;
      place.coalition = Coalition::of(i);
      place.truth = given.types;
      if (!judge.wants(place)) continue;
      judge.receive({least_utility(model, claim.mechanism, Coalition::of(i), given, MixedReport::truth()),
                     Relation::at_least, outside_option(model, i, given), place});
    }
  }
}

template void compare(const ModelOf<Rational>&, const IndividualRationality&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const IndividualRationality&, JudgeOf<AffineFunction>&);
template void compare(const ModelOf<TransferFunction>&, const IndividualRationality&, JudgeOf<TransferFunction>&);

}  // namespace candor
