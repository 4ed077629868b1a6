// SPDX-License-Identifier: MIT
// Why no transfers meet some requirements, in as few of them as possible; and what would help.
#pragma once

#include <optional>
#include <vector>

#include "checker/evidence.hpp"
#include "exact/linear/linear_system.hpp"
#include "prover/search/concession.hpp"

namespace candor {

/// From a combination that rules transfers out, its multipliers not zero, one of which no
/// requirement can be spared: those that remain cannot be met together, but all of them without any
/// one can. Few kinds of requirements and few coalitions are involved: none can be left out
/// altogether. Throws GaveUp.
FarkasCombination minimal_conflict(const FiniteModel& model, const TransferRequirements& requirements,
                                   FarkasCombination combination, const SearchLimit& limit = {});

/// The requirements with one thing given up, and transfers that meet the rest.
struct Relaxation {
  Concession given_up;
  std::optional<Coalition> coalition;  ///< whose incentives
  TransferRequirements rest;
  AgentAmounts amounts = {};
};

struct Remedies {
  std::vector<Relaxation> relaxations;  ///< that are enough. More is not listed where less is enough: no balance beside
                                        ///< balance in expectation; all incentives beside those of one coalition or of
                                        ///< all coalitions, nor these beside those of one
  std::vector<bool> enough;  ///< for each term of the conflict: can everything be met but for this one constraint?
                             ///< Empty if the conflict has more terms than `most_terms`
  static constexpr std::size_t most_terms = 64;
  bool complete = true;  ///< no: a limit was reached
};
/// What single concession would make the requirements possible, given a minimal conflict among
/// them.
Remedies remedies(const FiniteModel& model, const TransferRequirements& requirements, const FarkasCombination& conflict,
                  const SearchLimit& limit = {});

/// Outside money s >= 0 at every profile where the budget is asked to balance (or once, if in
/// expectation), never taken out: the least expected sum with which the other requirements can be
/// met, and transfers that do.
struct Subsidy {
  TransferRequirements rest;
  AgentAmounts amounts;
  Rational expected;
};
/// Nothing if there is no budget, or if no subsidy helps. Throws GaveUp.
std::optional<Subsidy> smallest_subsidy(const FiniteModel& model, const TransferRequirements& requirements,
                                        const SearchLimit& limit = {});

/// Is there any requirement at all?
bool requires_something(const TransferRequirements& requirements);

}  // namespace candor
