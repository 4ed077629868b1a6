// SPDX-License-Identifier: MIT
#include "checker/model/finite/environment.hpp"

namespace candor {

Rational Prior::total() const {
  Rational sum;
  for (const Rational& probability : probabilities_) sum += probability;
  return sum;
}

Rational Prior::marginal(const TypeSpace& types, JointType joint) const {
  Rational sum;
  const std::uint32_t base = types.offset(joint);
  for (std::uint32_t others : types.offsets(types.outsiders(joint.coalition))) sum += probabilities_[base + others];
  return sum;
}

std::vector<Rational> Prior::marginals(const TypeSpace& types, Coalition coalition) const {
  std::vector<Rational> result(types.joint_type_count(coalition));
  const std::vector<std::uint32_t> own = types.offsets(coalition), others = types.offsets(types.outsiders(coalition));
  for (std::size_t t = 0; t < own.size(); ++t)
    for (std::uint32_t rest : others) result[t] += probabilities_[own[t] + rest];
  return result;
}

Rational Environment::surplus(Outcome outcome, Profile profile) const {
  Rational sum;
  for (Agent i : types.grand_coalition()) sum += payoffs(i, outcome, profile);
  return sum;
}

}  // namespace candor
