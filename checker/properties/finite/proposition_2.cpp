// SPDX-License-Identifier: MIT
// coalitional_ic by a theorem (Safronov 2016, Proposition 2), in place of |Theta_S|^2 comparisons
// for every coalition S.
//
// If types are independent and values private, q is efficient, transfers sum to zero at every
// profile, and for every agent i there is a number D_i such that
//     (3)   E_{theta_i} x_i(theta_i, t_-i) = - E_{theta_i} u_i(q(theta_i, t_-i), theta_i) + D_i
//       for all t_-i,
// then no coalition gains by a misreport. Why. Average (3) over the types of the outsiders of S,
// agent by agent, and add up over the outsiders: given its report, S expects the outsiders to be
// paid minus their payoffs, plus a constant. Transfers balance, so S is paid the outsiders' payoffs
// plus a constant: it maximises the expected sum of everybody's payoffs, which truth does, as q is
// efficient. The whole proof, for every finite example, is recheck/coq/Safronov.v, theorem
// by_Proposition_2. The converse does not hold: that a condition fails refutes nothing.
#include <algorithm>

#include "checker/model/finite/profile_function.hpp"
#include "checker/properties/finite/judgements.hpp"

namespace candor {
namespace {

bool has_a_misreport(const TypeSpace& types, const CoalitionPattern& coalitions) {
  return std::any_of(coalitions.begin(), coalitions.end(),
                     [&](Coalition coalition) { return types.joint_type_count(coalition) > 1; });
}

/// Equation (3) of one agent: each t_-i is compared with the first, which gives D_i. In integers:
/// both sides times the denominators of transfers, payoffs and the agent's marginal.
template <class Integer>
void judge_equation_3(const FiniteModel& model, const Mechanism& mechanism, Agent agent,
                      const std::vector<Rational>& marginal, Judge& judge) {
  const Environment& environment = model.environment;
  const TypeSpace& types = environment.types;
  const AgentAmounts& transfers = model.transfers.at(mechanism.transfers.front()).amounts;
  const AllocationRule& allocation = model.allocations.at(mechanism.allocation);
  const Rational money = least_common_multiple(transfers.denominator(), payoff_denominator(environment, allocation));
  const IntegerMarginal<Integer> probabilities(marginal);
  const Coordinate own(types, agent);

  std::vector<Integer> left, right;  // [t_-i]: expected transfers; D_i minus expected payoffs
  const auto average = [&](const std::vector<Integer>& numbers, std::vector<Integer>& into) {
    own.for_each_line(numbers.size(),
                      [&](std::size_t first) { into.push_back(probabilities.weighted_sum(numbers, own, first)); });
  };
  average(amount_integers<Integer>(transfers, agent, types.profile_count(), money), left);
  average(payoff_integers<Integer>(environment, allocation, agent, money), right);
  const Integer constant = left.front() + right.front();
  for (Integer& payoff : right) payoff = constant - payoff;

  const auto judgement = [&](std::size_t k) {
    const Rational scale = money * probabilities.denominator.rational();
    const Coalition alone = Coalition::of(agent), outsiders = types.outsiders(alone);
    Place place;
    place.coalition = alone;
    place.outsiders = JointType{outsiders, static_cast<std::uint32_t>(k + 1)};
    return Judgement{left[k + 1].rational() / scale, Relation::equal, right[k + 1].rational() / scale, place};
  };
  judge.receive_equalities(EqualityBlock<Integer>{std::span(left).subspan(1), std::span(right).subspan(1)}, judgement);
}

}  // namespace

void judge_proposition_2(const FiniteModel& model, const CoalitionalIc& claim, Judge& judge) {
  require_simple(claim.mechanism, CoalitionalIc::property);
  if (!has_a_misreport(model.environment.types, claim.coalitions)) return;  // the claim ranges over nothing
  judge_independent_types(model, {}, judge);
  judge_private_values(model, {}, judge);
  judge_efficient(model, {claim.mechanism.allocation}, judge);
  judge_budget_balance(model, {claim.mechanism.transfers, Balance::exact}, judge);
  const std::vector<std::vector<Rational>> marginals = model.environment.prior.marginals(model.environment.types);
  for (Agent i : model.environment.types.grand_coalition())
    if (!judge.finished())
      in_narrowest_width(
          [&]<class Integer>() { judge_equation_3<Integer>(model, claim.mechanism, i, marginals[i.value], judge); });
}

}  // namespace candor
