// SPDX-License-Identifier: MIT
// The literal definitions of the rules that a case may name. Amounts are paid TO the agents: the
// sources' payments p with the opposite sign.
#pragma once

#include "checker/model/dynamic/game.hpp"

namespace candor::dynamic {

/// The outcome (or lottery of the menu) that maximises the agents' expected total payoff from each
/// period and type profile on; the first or last in the order of the menu if several do. Throws
/// std::domain_error for a tie rule that is neither.
AllocationRule efficient_allocation(const Model& model, const AllocationRule::Efficient& how,
                                    const Patience& patience = {});

/// Liu's transfers (2018, Proposition 1). With E the expectation over types that are not named,
/// given the public state k, P_i the agents before i in the order, V_t^j what j expects from period
/// t on when all are truthful:
///   psi^{ij}(k, r) = E[V_t^j(r^{P_i}, r^i, .)] - E[V_t^j(r^{P_i}, .)],     transfer^i = sum over j
///     != i of (psi^{ij} - psi^{ji}) + kappa_i in period 1.
/// In the own-averaged variant j's own type is never fixed in V^j. On net values V^j includes the
/// transfers of an earlier rule, which are paid as well.
///
/// Dynamic pivot (Bergemann and Valimaki 2010): transfer^i = sum over j != i of u^j(a_t, r^j) +
/// delta E[W_{-i,t+1} | a_t, r] - W_{-i,t}(r), with W_{-i} the most that the others can get in
/// total.
///
/// Balanced team (Athey and Segal 2013): gamma^i(r^i) = sum over j != i of (E[V_t^j(r^i, .)] -
/// E[V_t^j]),  transfer^i = gamma^i - (sum over j != i of gamma^j) / (N - 1).
///
/// In states that reports cannot reach: 0. Throws std::domain_error if the construction makes no
/// sense (an average over the orders of more than six agents).
TransferRule named_transfers(const Model& model, const TransferRule::Construction& construction,
                             const Patience& patience = {});

}  // namespace candor::dynamic
