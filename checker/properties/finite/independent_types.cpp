// SPDX-License-Identifier: MIT
#include "checker/properties/finite/independent_types.hpp"

namespace candor {

void compare(const FiniteModel& model, const IndependentTypes&, Judge& judge) {
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

}  // namespace candor
