// SPDX-License-Identifier: MIT
// full_support, independent_types, cbdp: properties of the information structure (Theta, p) alone.
#include "checker/properties/finite/judgements.hpp"

namespace candor {

void judge_full_support(const FiniteModel& model, const FullSupport&, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
    Place place;
    place.truth = types.restrict(theta, types.grand_coalition());
    judge.receive({model.environment.prior(theta), Relation::greater_than, Rational(0), place});
  }
}

void judge_independent_types(const FiniteModel& model, const IndependentTypes&, Judge& judge) {
  judge_independent_blocks(model, singletons(model.environment.types.agent_count()), judge);
}

void judge_independent_blocks(const FiniteModel& model, const CoalitionPattern& blocks, Judge& judge) {
  const TypeSpace& types = model.environment.types;
  const bool single_agents = blocks == singletons(types.agent_count());
  std::vector<std::vector<Rational>> marginals;
  if (single_agents)
    marginals = model.environment.prior.marginals(types);
  else
    for (Coalition block : blocks) marginals.push_back(model.environment.prior.marginals(types, block));
  const Prior independent = single_agents ? Prior::product(marginals) : Prior();
  for (Profile theta; theta.value < types.profile_count() && !judge.finished(); ++theta.value) {
    Rational product = single_agents ? independent(theta) : Rational(1);
    for (std::size_t b = 0; b < blocks.size() && !single_agents; ++b)
      product *= marginals[b][types.restrict(theta, blocks[b]).index];
    Place place;
    place.truth = types.restrict(theta, types.grand_coalition());
    judge.receive({model.environment.prior(theta), Relation::equal, product, place});
  }
}

// For every non-grand S of the pattern and every two joint types of positive probability: the
// beliefs p(.|tbar_S) and p(.|that_S) differ (Guo 2019, "CBDP Property"). The judgement compares
// them at the first theta_-S where they differ; if there is none, at the first of all, where it
// fails.
void judge_cbdp(const FiniteModel& model, const Cbdp& claim, Judge& judge) {
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
