// SPDX-License-Identifier: MIT
#include "checker/properties/finite/externality_payment.hpp"

#include "checker/properties/finite/utilities.hpp"

namespace candor {

// E[ transfers to C | theta_C ] - E[ payoffs of the outsiders | theta_C ] is the same constant D_C
// for every theta_C.
template <Amount A>
void compare(const ModelOf<A>& model, const ExternalityPayment& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, ExternalityPayment::property);
  const TypeSpace& types = model.types();
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    const auto constant_at = [&](JointType truth) {
      Event given;
      given.types = truth;
      return evaluate(model, {Quantity::transfer, coalition, std::nullopt, claim.mechanism.transfers.front(), given,
                              MixedReport::truth()}) -
             evaluate(model, {Quantity::payoff, types.outsiders(coalition), claim.mechanism.allocation, std::nullopt,
                              given, MixedReport::truth()});
    };
    const std::vector<Rational> marginals = model.prior().marginals(types, coalition);
    std::optional<JointType> first;
    for (std::uint32_t t = 0; t < marginals.size() && !judge.finished(); ++t) {
      if (marginals[t].sign() == 0) continue;
      Place place;
      place.coalition = coalition;
      place.truth = JointType{coalition, t};
      if (claim.constant) {
        judge.receive({constant_at(*place.truth), Relation::equal, model.stated(*claim.constant), place});
      } else if (first) {
        place.other = first;
        judge.receive({constant_at(*place.truth), Relation::equal, constant_at(*first), place});
      } else {
        first = place.truth;
      }
    }
  }
}

template void compare(const ModelOf<Rational>&, const ExternalityPayment&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const ExternalityPayment&, JudgeOf<AffineFunction>&);

}  // namespace candor
