// SPDX-License-Identifier: MIT
#include "checker/properties/finite/dominant_strategy_ic.hpp"

#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// Does every agent's payoff depend on its own type alone?
template <Amount A>
bool values_are_private(const ModelOf<A>& model) {
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition()) {
    const std::vector<std::uint32_t> own = types.offsets(Coalition::of(i)),
                                     others = types.offsets(types.outsiders(Coalition::of(i)));
    for (Outcome a; a.value < model.outcome_count(); ++a.value)
      for (std::uint32_t type : own)
        for (std::uint32_t rest : others)
          if (!(model.payoff(i, a, Profile{type + rest}) == model.payoff(i, a, Profile{type}))) return false;
  }
  return true;
}

}  // namespace

// With private values the outsiders' true types do not matter, and it is enough to let them be what
// they report. Of transfers that are not known every comparison is asked: combinations name them.
template <Amount A>
void judge_dominant_strategies(const ModelOf<A>& model, const Mechanism& mechanism, const CoalitionPattern& coalitions,
                               JudgeOf<A>& judge) {
  using Given = typename MisreportsOf<A>::Given;
  require_simple(mechanism, "a dominant-strategy claim");
  const bool all = std::same_as<A, TransferFunction> || !values_are_private(model);
  judge.receive(MisreportsOf<A>(model, mechanism, all ? Given::profile_and_outsiders : Given::profile, coalitions));
}

template <Amount A>
void compare(const ModelOf<A>& model, const DominantStrategyIc& claim, JudgeOf<A>& judge) {
  judge_dominant_strategies(model, claim.mechanism, singletons(model.types().agent_count()), judge);
}

template void judge_dominant_strategies(const ModelOf<Rational>&, const Mechanism&, const CoalitionPattern&,
                                        JudgeOf<Rational>&);
template void judge_dominant_strategies(const ModelOf<AffineFunction>&, const Mechanism&, const CoalitionPattern&,
                                        JudgeOf<AffineFunction>&);
template void compare(const ModelOf<Rational>&, const DominantStrategyIc&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const DominantStrategyIc&, JudgeOf<AffineFunction>&);
template void compare(const ModelOf<TransferFunction>&, const DominantStrategyIc&, JudgeOf<TransferFunction>&);

}  // namespace candor
