// SPDX-License-Identifier: MIT
#include "checker/properties/finite/coalitional_ic.hpp"

#include <algorithm>

#include "checker/properties/finite/average_transfers.hpp"
#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/efficient.hpp"
#include "checker/properties/finite/independent_types.hpp"
#include "checker/properties/finite/misreports.hpp"
#include "checker/properties/finite/private_values.hpp"
#include "checker/properties/finite/utilities.hpp"

namespace candor {
namespace {

bool has_a_misreport(const TypeSpace& types, const CoalitionPattern& coalitions) {
  return std::any_of(coalitions.begin(), coalitions.end(),
                     [&](Coalition coalition) { return types.joint_type_count(coalition) > 1; });
}

}  // namespace

template <Amount A>
void compare(const ModelOf<A>& model, const CoalitionalIc& claim, JudgeOf<A>& judge) {
  require_simple(claim.mechanism, CoalitionalIc::property);
  judge_pure_misreports(model, claim.mechanism, claim.coalitions, judge);
}

// By a theorem (Safronov 2016, Proposition 2), in place of |Theta_S|^2 comparisons
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
void compare(const FiniteModel& model, const CoalitionalIc& claim, const Proposition2&, Judge& judge) {
  require_simple(claim.mechanism, CoalitionalIc::property);
  if (!has_a_misreport(model.environment.types, claim.coalitions)) return;  // the claim ranges over nothing
  compare(model, IndependentTypes{}, judge);
  compare(ModelOf<Rational>(model), PrivateValues{}, judge);
  compare(ModelOf<Rational>(model), Efficient{claim.mechanism.allocation}, judge);
  compare(ModelOf<Rational>(model), BudgetBalance{claim.mechanism.transfers, Balance::exact}, judge);
  const std::vector<std::vector<Rational>> marginals = model.environment.prior.marginals(model.environment.types);
  for (Agent i : model.environment.types.grand_coalition())
    if (!judge.finished()) judge.receive(AverageTransfers(model, claim.mechanism, i, marginals[i.value]));
}

template void compare(const ModelOf<Rational>&, const CoalitionalIc&, JudgeOf<Rational>&);
template void compare(const ModelOf<AffineFunction>&, const CoalitionalIc&, JudgeOf<AffineFunction>&);
template void compare(const ModelOf<TransferFunction>&, const CoalitionalIc&, JudgeOf<TransferFunction>&);

}  // namespace candor
