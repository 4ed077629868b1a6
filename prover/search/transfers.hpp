// SPDX-License-Identifier: MIT
// Transfers that do not exist yet: linear programs whose unknowns are the phi_i(theta).
#pragma once

#include <optional>
#include <vector>

#include "checker/evidence.hpp"
#include "checker/properties/finite/transfer_constraints.hpp"
#include "checker/properties/statement.hpp"
#include "exact/linear/linear_system.hpp"

namespace candor {

/// Linear constraints on the transfers of one rule. Where transfers must balance at every profile,
/// the last agent's are replaced by minus the sum of the others': then balance holds by
/// construction.
class TransferSystem {
 public:
  TransferSystem(const TypeSpace& types, bool balanced) : types_(types), balanced_(balanced) {
    system_.variables = (types.agent_count() - (balanced ? 1 : 0)) * types.profile_count();
  }

  /// Adds  sum of coefficient * phi_i(theta) >= bound  (or = bound).
  void add(const std::vector<std::pair<Transfer, Rational>>& coefficients, const Rational& bound,
           bool equality = false);

  const LinearSystem& rows() const { return system_; }
  AgentAmounts amounts(const std::vector<Rational>& point) const;
  /// What the rows added so far, with these multipliers, put on the eliminated agent at each
  /// profile: minus the multiplier of the balance there.
  std::vector<Rational> weight_on_last_agent(const std::vector<Rational>& multipliers) const;

 private:
  const TypeSpace& types_;
  bool balanced_;
  LinearSystem system_;
  std::vector<std::vector<std::pair<std::uint32_t, Rational>>> last_agent_;  // for each row: profile, coefficient
};

/// The transfers, or the combination of the requirements that rules them out. Throws GaveUp, as the
/// others do.
Evidence implementability_evidence(const FiniteModel& model, const TransferRequirements& requirements,
                                   const SearchLimit& limit = {});

/// Scaled so that the weights of the lies, each a multiplier times the probability of the true
/// types, sum to 1: they read as probabilities.
void normalise(const Environment& environment, FarkasCombination& combination);

/// Transfers that punish every lie, or lies that cannot be told apart. Needs full support.
Evidence identifiability_evidence(const FiniteModel& model, const CoalitionalIdentifiability& claim,
                                  const SearchLimit& limit = {});

/// A small set of transfer rules with weights (Guo 2019, Theorem 2), or reports that none deter.
Evidence ambiguous_evidence(const FiniteModel& model, const AmbiguousImplementable& claim,
                            const SearchLimit& limit = {});

}  // namespace candor
