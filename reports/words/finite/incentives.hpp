// SPDX-License-Identifier: MIT
// What the words of all incentive properties share: truth against a misreport.
#pragma once

#include "reports/words/finite/failed.hpp"
#include "reports/words/finite/proved.hpp"
#include "reports/words/said.hpp"

namespace candor::wording {

Sides truth_and_misreport();

/// "In the mechanism (q, phi) telling the truth is ... for ...."
document::Text truth_is_best(const Notation& notation, const Mechanism& mechanism, const document::Text& who,
                             const std::string& in_which_sense);

/// Utilities at each true profile, for each report.
document::Blocks proof_at_every_profile(const Proved& proved);
/// Expected utilities by true type and report.
document::Blocks proof_in_expectation(const Proved& proved);

/// Several members' utilities are added up in a model without money: no rule of it pays anything.
bool adds_up_without_money(const FiniteModel& model, Coalition coalition);
/// Who reports what, and what it changes.
document::Blocks profitable_misreport(const Failed& failed, const Mechanism& mechanism);

}  // namespace candor::wording
