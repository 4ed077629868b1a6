// SPDX-License-Identifier: MIT
// What the words about transfers that exist, or do not, share.
#pragma once

#include <string>
#include <vector>

#include "checker/evidence.hpp"
#include "reports/words/finite/failed.hpp"
#include "reports/words/finite/proved.hpp"

namespace candor::wording {

/// What each agent is paid at each profile.
document::Table amounts_table(const Notation& notation, const AgentAmounts& amounts, const document::Math& symbol);
/// Requirements with multipliers, one a row.
document::Table multipliers_table(const Notation& notation, const std::vector<FarkasCombination::Term>& terms);

/// "These transfers do it", and which.
document::Blocks found_transfers(const Proved& proved);
/// A combination of the requirements in which every transfer cancels, told as lies that balanced
/// transfers cannot punish where it is about nothing else.
document::Blocks ruled_out_transfers(const Failed& failed, const TransferRequirements& requirements);

}  // namespace candor::wording
