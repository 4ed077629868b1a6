// SPDX-License-Identifier: MIT
// Claims that transfers exist: the transfers found, or why there are none, told in an economist's words.
#pragma once

#include <string>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

std::string found_transfers(const Notation& notation, const AgentAmounts& amounts, Measure measure);
/// The rules of an ambiguous mechanism, and the weights that deter mixed reports.
std::string found_rules(const Notation& notation, const AmbiguousRules& evidence, Measure measure);

/// The coalitions that form, their lies, and what the lies gain in total, while no transfers can tell the liars apart.
std::string ruled_out_transfers(const Notation& notation, const TransferRequirements& requirements, const Refuted& refuted, Measure measure);
std::string unidentified_lies(const Notation& notation, const UnidentifiedLies& evidence, Measure measure);

}  // namespace candor::tex
