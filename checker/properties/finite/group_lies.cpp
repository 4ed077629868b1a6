// SPDX-License-Identifier: MIT
#include "checker/properties/finite/group_lies.hpp"

#include <algorithm>

namespace candor {

const MemberChange& decisive(const std::vector<MemberChange>& changes, Strength strength) {
  const auto smaller_loss = [](const MemberChange& one, const MemberChange& other) {
    return one.truthful - one.lying < other.truthful - other.lying;
  };
  const MemberChange& loses_most = *std::max_element(changes.begin(), changes.end(), smaller_loss);
  if (strength == Strength::weak || loses_most.truthful > loses_most.lying) return loses_most;
  return *std::min_element(changes.begin(), changes.end(), smaller_loss);
}

Rational utility_at(const ModelOf<Rational>& model, const Mechanism& mechanism, Agent agent, Profile truth,
                    Profile reported) {
  Rational sum = model.transfer(mechanism.transfers.front(), agent, reported);
  const Lottery& lottery = model.allocation(mechanism.allocation)(reported);
  if (lottery.is_sure()) return sum += model.payoff(agent, lottery.branches.front().outcome, truth);
  for (const Lottery::Branch& branch : lottery.branches)
    sum += branch.probability * model.payoff(agent, branch.outcome, truth);
  return sum;
}

GroupLies::GroupLies(const ModelOf<Rational>& model, const Mechanism& mechanism, Coalition group, Profile truth,
                     Profile honest)
    : model_(model), mechanism_(mechanism), truth_(truth), honest_(honest) {
  for (Agent i : group) changes_.push_back({i, utility_at(model, mechanism, i, truth, honest), {}});
}

const std::vector<MemberChange>& GroupLies::changes(JointType report) {
  const Profile lying = model_.types().replace(honest_, report);
  for (MemberChange& change : changes_) change.lying = utility_at(model_, mechanism_, change.member, truth_, lying);
  return changes_;
}

bool payoffs_are_private(const ModelOf<Rational>& model) {
  const TypeSpace& types = model.types();
  for (Agent i : types.grand_coalition()) {
    if (model.keeps_payoffs_by_own_type(i)) continue;
    const JointType others_first{types.outsiders(Coalition::of(i)), 0};
    for (Profile theta; theta.value < types.profile_count(); ++theta.value)
      for (Outcome a; a.value < model.outcome_count(); ++a.value)
        if (model.payoff(i, a, theta) != model.payoff(i, a, types.replace(theta, others_first))) return false;
  }
  return true;
}

}  // namespace candor
