// SPDX-License-Identifier: MIT
// The textbook definitions of the rules that a case may name. They are part of what a case says, so
// they stand here, in their literal form; prover/mechanisms/ computes the same faster.
//
// Transfers are amounts paid TO the agent; u_j(theta) is short for u_j(q(theta), theta).
#pragma once

#include "checker/model/finite/mechanism.hpp"
#include "exact/patience.hpp"

namespace candor {

/// The lottery of the efficient rule at a profile: the first or the last of the outcomes that
/// maximise the sum of payoffs, or each of them with equal probability. With TieRule::none there
/// must be one only: std::domain_error otherwise.
Lottery efficient_lottery(const Environment& environment, TieRule ties, Profile profile);
/// The same, at the profile at which the walk is.
Lottery efficient_lottery(const Environment& environment, TieRule ties, const SurplusWalk& surplus);

/// The lottery of Green and Laffont at a profile: of n agents the one with the highest value gets
/// the object with probability 1 - 1/n, the one with the second highest with probability 1/n; of
/// equal values the agent listed first has the higher. Throws std::domain_error unless the
/// environment is a single object's: as many outcomes as agents, the k-th of which is worth
/// something to the k-th agent only, whatever the types of the others.
Lottery green_laffont_lottery(const Environment& environment, Profile profile);

/// pivot:     x_i = sum_{j != i} u_j(theta) - max_a sum_{j != i} u_j(a, theta), the maximum over A_-i, the outcomes
///   available without i.  With private values, what i's presence costs the others (Clarke 1971).
/// vcg:       x_i = sum_{j != i} u_j(theta).  The payoffs of the others (Groves 1973; Safronov
///   2016, Introduction).
/// agv:       x_i = e_i(theta_i) - 1/(n-1) sum_{j != i} e_j(theta_j),  e_i(theta_i) = E[ sum_{j !=
///   i} u_j | theta_i ]  (Safronov 2016, section 3).
/// safronov:  x_i = E u_i - E_{theta_i} u_i + sum_{m=0}^{n-1} 1/(n C(n-1,m)) sum over J, |J| = m, i
/// not in J, of [ E_{theta_J} a - E_{theta_i, theta_J} a ],  a = sum_i E_{theta_i} u_i
///            (Safronov 2016, equation (6)); E_{theta_J} takes the expectation over the types of J
///              by their marginals.
/// With v(1) >= v(2) >= ... the values of a single object, ranked as for green_laffont_lottery
/// (Mishra 2020, "Relax efficiency" and "Cavallo mechanism"): green_laffont:  -(1 - 2/n) v(2) to
/// the first, 0 to the second, v(2)/n to each other agent.  The source has no transfers: these are
/// the ones that balance (docs/claims.md).
/// cavallo:        v(3)/n - v(2) to the first, v(3)/n to the second, v(2)/n to each other agent.
///   The second-price auction, its revenue paid back in part; three agents or more.
/// threshold_payments:  x_i = - min { u_i(q(theta), (t_i, theta_-i)) : q(t_i, theta_-i) = q(theta) }.  What the
///   outcome is worth to the own type that values it least, of those that bring it about: critical values (Lehmann,
///   O'Callaghan and Shoham 2002).
/// safronov needs independent types, pivot private values, agv types of positive probability,
/// green_laffont and cavallo a single object, threshold_payments an allocation without lotteries: std::domain_error
/// otherwise.
AgentAmounts defined_amounts(const Environment& environment, const AllocationRule& allocation, NamedTransferRule rule,
                             const Patience& patience = {}, const AvailableWithout& without = {});

/// Are these amounts the named rule? By its definition; where there would be more than 2^22 terms, by
/// `satisfies_formula_6` for safronov, whose definition sums over all sets of agents, and by
/// `are_others_payoffs` for vcg and pivot.
bool is_named_rule(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                   NamedTransferRule rule, const Patience& patience = {}, const AvailableWithout& without = {});

/// Are these amounts given by Safronov's equation (6)? Decided by a characterisation
/// (formula_6.cpp), in n |Theta| expectations over one agent's types; tests compare it with the
/// definition.
bool satisfies_formula_6(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                         const Patience& patience = {});

/// Are these amounts the payoffs of the others, less the best that they could do? Each number that the
/// definitions of vcg and pivot add up again and again is computed once (others_payoffs.cpp); tests compare
/// it with them.
bool are_others_payoffs(const Environment& environment, const AllocationRule& allocation, const AgentAmounts& amounts,
                        bool less_the_best, const Patience& patience = {}, const AvailableWithout& without = {});
/// Throws std::domain_error.
void require_private_values(const Environment& environment, const Patience& patience);

}  // namespace candor
