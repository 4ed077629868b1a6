// SPDX-License-Identifier: MIT
#include "checker/properties/finite/cbdp.hpp"

namespace candor {

// For every non-grand S of the pattern and every two joint types of positive probability: the
// beliefs p(.|tbar_S) and p(.|that_S) differ (Guo 2019, "CBDP Property"). The judgement compares
// them at the first theta_-S where they differ; if there is none, at the first of all, where it
// fails.
void compare(const FiniteModel& model, const Cbdp& claim, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    if (coalition == types.grand_coalition()) continue;
    const std::vector<Rational> marginals = model.environment.prior.marginals(types, coalition);
    const std::vector<std::uint32_t> own = types.offsets(coalition), others = types.offsets(types.outsiders(coalition));
    const auto belief = [&](std::size_t t, std::size_t o) {
      return model.environment.prior(Profile{own[t] + others[o]}) / marginals[t];
    };
    for (std::uint32_t first = 0; first < own.size(); ++first)
      for (std::uint32_t second = first + 1; second < own.size() && !judge.finished(); ++second) {
        if (marginals[first].sign() == 0 || marginals[second].sign() == 0) continue;
        std::uint32_t differs = 0;
        while (differs < others.size() && belief(first, differs) == belief(second, differs)) ++differs;
        if (differs == others.size()) differs = 0;
        Place place;
        place.coalition = coalition;
        place.truth = JointType{coalition, first};
        place.other = JointType{coalition, second};
        place.outsiders = JointType{types.outsiders(coalition), differs};
        judge.receive({belief(first, differs), Relation::not_equal, belief(second, differs), place});
      }
  }
}

}  // namespace candor
