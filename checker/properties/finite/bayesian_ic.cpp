// SPDX-License-Identifier: MIT
#include "checker/properties/finite/bayesian_ic.hpp"

#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const BayesianIc& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, BayesianIc::property);
  judge_pure_misreports(model, claim.mechanism, singletons(model.types().agent_count()), judge);
}

template void compare(const ModelOf<Rational>&, const BayesianIc&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const BayesianIc&, JudgeOf<AffineFunction>&);

}  // namespace candor
