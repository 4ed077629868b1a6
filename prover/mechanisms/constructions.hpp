// SPDX-License-Identifier: MIT
// The rules that a case may name, tabulated. What each one is, is defined in
// checker/definitions/finite/named_rules.hpp; the kernel compares.
#pragma once

#include "checker/model/finite/mechanism.hpp"
#include "exact/patience.hpp"

namespace candor {

/// Throws std::domain_error, naming the profile, if TieRule::none meets a tie.
AllocationRule efficient_allocation(const Environment& environment, TieRule ties, const Patience& patience = {});

/// Throws std::domain_error unless a single object goes to one of the agents.
AllocationRule green_laffont_allocation(const Environment& environment, const Patience& patience = {});

/// Throws std::domain_error, naming the profile, where the rule does not decide.
AllocationRule preference_allocation(const Environment& environment, const PreferenceConstruction& construction,
                                     const Patience& patience = {});

/// Without name and construction fields: the caller knows them. Throws std::domain_error where the
/// rule is not defined.
TransferRule named_transfers(const Environment& environment, const AllocationRule& allocation, NamedTransferRule rule,
                             const Patience& patience = {}, const AvailableWithout& without = {});

/// Tabulates the rules that bear a name and have no table: those of a certificate in short form.
/// Throws std::domain_error where a rule is not defined.
void tabulate_named_rules(FiniteModel& model, const Patience& patience = {});

AgentAmounts vcg_transfers(const Environment& environment, const AllocationRule& allocation,
                           const Patience& patience = {});
AgentAmounts pivot_transfers(const Environment& environment, const AllocationRule& allocation,
                             const AvailableWithout& without = {}, const Patience& patience = {});
AgentAmounts agv_transfers(const Environment& environment, const AllocationRule& allocation,
                           const Patience& patience = {});
/// O(n^2 |Theta|) for all agents together, where the definition takes O(n 2^n |Theta|).
AgentAmounts safronov_transfers(const Environment& environment, const AllocationRule& allocation,
                                const Patience& patience = {});

AgentAmounts green_laffont_transfers(const Environment& environment, const Patience& patience = {});
AgentAmounts cavallo_transfers(const Environment& environment, const Patience& patience = {});

}  // namespace candor
