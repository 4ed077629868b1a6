// SPDX-License-Identifier: MIT
// Linear functions of transfers that are not known: sums of requirements with multipliers, and
// expected amounts.
#pragma once

#include <vector>

#include "checker/evidence.hpp"
#include "checker/properties/finite/transfer_constraints.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

/// What the requirements named by the terms add up to, each times its multiplier. It is at least 0
/// for all transfers that meet them: the multipliers of inequalities are judged not to be negative.
/// Throws RejectedEvidence if a term names nothing that is required, or what another term names.
TransferFunction combined(const FiniteModel& model, const TransferRequirements& requirements,
                          const std::vector<FarkasCombination::Term>& terms, Judge& judge);

/// The function whose coefficients are equal in both, one judgement for each transfer that occurs.
void judge_equal_coefficients(const FiniteModel& model, const TransferFunction& left, const TransferFunction& right,
                              Judge& judge);

/// E[ transfer, or utility under truth, of the coalition | these types ]. Given a whole profile it
/// does not matter how likely that is; otherwise throws DivisionByZero if it has probability zero.
TransferFunction expected_amount(const FiniteModel& model, std::size_t allocation, Quantity quantity,
                                 Coalition coalition, JointType given);

/// What an optimum is the optimum of.
TransferFunction objective_of(const FiniteModel& model, const Optimum& claim);

/// For all transfers that meet the requirements the objective is at least the number returned; or,
/// if negated, at most.
Rational bound_by(const FiniteModel& model, const TransferRequirements& requirements, const TransferFunction& objective,
                  bool negated, const ObjectiveBound& evidence, Judge& judge);

}  // namespace candor
