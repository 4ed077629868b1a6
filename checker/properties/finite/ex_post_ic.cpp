// SPDX-License-Identifier: MIT
#include "checker/properties/finite/ex_post_ic.hpp"

#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {

template <Amount A>
void compare(const ModelOf<A>& model, const ExPostIc& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, ExPostIc::property);
  judge.receive(MisreportsOf<A>(model, claim.mechanism, MisreportsOf<A>::Given::profile,
                                singletons(model.types().agent_count())));
}

template void compare(const ModelOf<Rational>&, const ExPostIc&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const ExPostIc&, JudgeOf<AffineFunction>&);

}  // namespace candor
