// SPDX-License-Identifier: MIT
// Why no transfers meet some requirements, in as few of them as possible; and what would help.
#pragma once

#include <optional>
#include <vector>

#include "checker/evidence.hpp"
#include "exact/linear/linear_system.hpp"

namespace candor {

/// From a combination that rules transfers out, one of which no requirement can be spared: those that remain cannot be met together, but all of them without any one can. Nothing if a limit was reached.
std::optional<FarkasCombination> minimal_conflict(const FiniteModel& model, const TransferRequirements& requirements, FarkasCombination combination, const SearchLimit& limit = {});

/// For each term: could all requirements be met but for this one constraint? Nothing if a limit was reached.
std::optional<std::vector<bool>> removable(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict, const SearchLimit& limit = {});

/// The requirements with one thing given up.
struct Relaxation {
  enum class Kind { balance_in_expectation, balance, coalition, incentives, participation, least_transfer, largest_transfer } given_up;
  std::optional<Coalition> coalition;      ///< whose incentives
  TransferRequirements rest;
};
/// Every single relaxation. Less comes before more: balance in expectation before no balance, single coalitions before all incentives.
std::vector<Relaxation> relaxations(const TransferRequirements& requirements);

/// Outside money s >= 0 at every profile where the budget is asked to balance (or once, if in expectation), never taken out: the least expected sum with which the other requirements can be met, and transfers that do.
struct Subsidy {
  AgentAmounts amounts;
  Rational expected;
};
/// Nothing if there is no budget, if no subsidy helps, or if a limit was reached.
std::optional<Subsidy> smallest_subsidy(const FiniteModel& model, const TransferRequirements& requirements, const SearchLimit& limit = {});

}  // namespace candor
