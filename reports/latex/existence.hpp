// SPDX-License-Identifier: MIT
// Claims that transfers exist: the transfers found, or why there are none, told in an economist's
// words.
#pragma once

#include <string>

#include "checker/evidence.hpp"
#include "checker/kernel.hpp"
#include "reports/latex/notation.hpp"
#include "reports/latex/table.hpp"

namespace candor::tex {

std::string found_transfers(const Notation& notation, const AgentAmounts& amounts, Measure measure);
/// Reports that no ambiguous mechanism deters, and what they gain.
std::string undeterred_reports(const Notation& notation, const UndeterredReports& evidence, const Rational& gain,
                               Measure measure);
/// The rules of an ambiguous mechanism, and the weights that deter mixed reports.
std::string found_rules(const Notation& notation, const AmbiguousRules& evidence, Measure measure);

/// The coalitions that form, their lies, and what the lies gain in total, while no transfers can
/// tell the liars apart. Transfers that attain an optimum, and the multipliers that show that it is
/// one.
std::string found_optimum(const Notation& notation, const Optimality& evidence, Measure measure);
/// For each agent and type the incentive constraints that fix by how much its utility exceeds that
/// of the agent's first type.
std::string unique_utilities(const Notation& notation, const UniqueUtilities& evidence, Measure measure);
/// Why a number is no optimum, or utilities are not unique.
std::string refuted_optimum(const Notation& notation, const Optimum& claim, const Refuted& refuted, Measure measure);
std::string two_transfer_rules(const Notation& notation, const Refuted& refuted, Measure measure);

std::string ruled_out_transfers(const Notation& notation, const TransferRequirements& requirements,
                                const Refuted& refuted, Measure measure);
std::string unidentified_lies(const Notation& notation, const UnidentifiedLies& evidence, Measure measure);

}  // namespace candor::tex
