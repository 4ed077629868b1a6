// SPDX-License-Identifier: MIT
#include "checker/properties/finite/guarantee.hpp"

#include <unordered_map>

#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

/// Ex ante utilities of a coalition that tells the truth, for every report of the outsiders. Payoffs ask for the
/// outsiders' true types, too: these are summed out once for each outcome and each truth of the coalition, not again
/// for each report.
template <Amount A>
class TruthAgainstReports {
 public:
  TruthAgainstReports(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition)
      : model_(&model),
        mechanism_(&mechanism),
        coalition_(coalition),
        marginals_(model.prior().marginals(model.types(), coalition)),
        own_offsets_(model.types().offsets(coalition)),
        other_offsets_(model.types().offsets(model.types().outsiders(coalition))) {}

  A utility(JointType reported) {
    A sum;
    for (std::uint32_t t = 0; t < marginals_.size(); ++t) {
      if (marginals_[t].sign() == 0) continue;
      const Profile profile{own_offsets_[t] + model_->types().offset(reported)};
      for (const Lottery::Branch& branch : model_->allocation(mechanism_->allocation)(profile).branches)
        add(sum, branch.probability, payoff(t, branch.outcome));
      for (Agent i : coalition_) add(sum, marginals_[t], model_->transfer(mechanism_->transfers.front(), i, profile));
    }
    return sum;
  }

 private:
  /// p(t) E[ payoffs of the coalition from the outcome | its types t ]
  const A& payoff(std::uint32_t t, Outcome outcome) {
    const auto [place, is_new] = payoffs_.try_emplace(std::uint64_t{t} * model_->outcome_count() + outcome.value);
    if (is_new)
      for (std::uint32_t rest : other_offsets_) {
        const Profile theta{own_offsets_[t] + rest};
        const Rational& probability = model_->prior()(theta);
        if (probability.sign() == 0) continue;
        for (Agent i : coalition_) add(place->second, probability, model_->payoff(i, outcome, theta));
      }
    return place->second;
  }

  const ModelOf<A>* model_;
  const Mechanism* mechanism_;
  Coalition coalition_;
  std::vector<Rational> marginals_;
  std::vector<std::uint32_t> own_offsets_, other_offsets_;
  std::unordered_map<std::uint64_t, A> payoffs_;
};

}  // namespace

template <Amount A>
SideOf<A> ex_ante_payoff(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition) {
  const Expectation payoff{Quantity::payoff, coalition, mechanism.allocation,
                           std::nullopt,     Event{},   MixedReport::truth()};
  return {evaluate(model, payoff), payoff};
}

template <Amount A>
void judge_against_every_report(const ModelOf<A>& model, const Mechanism& mechanism, Coalition coalition,
                                Relation relation, JudgeOf<A>& judge) {
  const TypeSpace& types = model.types();
  const SideOf<A> target = ex_ante_payoff(model, mechanism, coalition);
  const Coalition outsiders = types.outsiders(coalition);
  TruthAgainstReports<A> truth(model, mechanism, coalition);
  for (std::uint32_t o = 0; o < types.joint_type_count(outsiders) && !judge.finished(); ++o) {
    Place place;
    place.coalition = coalition;
    place.outsiders = JointType{outsiders, o};
    if (!judge.wants(place)) continue;
    const Expectation utility{Quantity::utility,           coalition, mechanism.allocation,
                              mechanism.transfers.front(), Event{},   MixedReport::pure(*place.outsiders)};
    judge.receive({SideOf<A>(truth.utility(*place.outsiders), utility), relation, target, place});
  }
}

template <Amount A>
void compare(const ModelOf<A>& model, const Guarantee& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, Guarantee::property);
  for (Coalition coalition : claim.coalitions) {
    if (judge.finished()) return;
    judge_against_every_report(model, claim.mechanism, coalition, Relation::equal, judge);
  }
}

template SideOf<Rational> ex_ante_payoff(const ModelOf<Rational>&, const Mechanism&, Coalition);
template void judge_against_every_report(const ModelOf<Rational>&, const Mechanism&, Coalition, Relation,
                                         JudgeOf<Rational>&);
template void compare(const ModelOf<Rational>&, const Guarantee&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const Guarantee&, JudgeOf<AffineFunction>&);

}  // namespace candor
