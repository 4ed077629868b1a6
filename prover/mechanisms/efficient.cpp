// SPDX-License-Identifier: MIT
// The efficient allocation: at each profile the outcome with the largest sum of payoffs, ties by a
// named rule.
#include <stdexcept>

#include "prover/mechanisms/constructions.hpp"

namespace candor {
namespace {

std::string profile_in_words(const TypeSpace& types, Profile theta) {
  std::string text;
  for (Agent i : types.grand_coalition())
    text += (text.empty() ? "" : ", ") + types.label(i, types.type_of(theta, i)).label;
  return "(" + text + ")";
}

Lottery best_lottery(const Environment& environment, TieRule ties, const SurplusWalk& surplus, Profile theta) {
  std::vector<Outcome> best;
  for (Outcome a; a.value < environment.outcome_count(); ++a.value) {
    if (!best.empty() && surplus(a) < surplus(best.front())) continue;
    if (!best.empty() && surplus(a) > surplus(best.front())) best.clear();
    best.push_back(a);
  }
  if (ties == TieRule::none && best.size() > 1)
    throw std::domain_error("at " + profile_in_words(environment.types, theta) + " outcomes " +
                            environment.outcomes[best[0].value] + " and " + environment.outcomes[best[1].value] +
                            " are both efficient");
  if (ties == TieRule::first || ties == TieRule::none) return Lottery::sure(best.front());
  if (ties == TieRule::last) return Lottery::sure(best.back());
  Lottery lottery;
  for (Outcome a : best) lottery.branches.push_back({a, Rational(1) / Rational(best.size())});
  return lottery;
}

}  // namespace

AllocationRule efficient_allocation(const Environment& environment, TieRule ties, const Patience& patience) {
  AllocationRule rule;
  rule.efficient = ties;
  SurplusWalk surplus(environment);
  for (Profile theta; theta.value < environment.types.profile_count(); ++theta.value) {
    patience();
    surplus.go_to(theta);
    rule.assign(theta, best_lottery(environment, ties, surplus, theta));
  }
  return rule;
}

}  // namespace candor
