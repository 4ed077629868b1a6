// SPDX-License-Identifier: MIT
// What is asked of transfers, as linear constraints on the unknown phi_i(theta). The properties
// themselves are judged elsewhere (budget_balance, coalitional_ic, ...): tests hold that, for any
// given transfers, each constraint here says what the judgement there says.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "checker/properties/judgement.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

enum class Requirement { balance, incentive, dominant_strategy, participation, least_transfer, largest_transfer };

/// One unknown: phi_i(theta).
struct Transfer {
  Agent agent;
  Profile profile;
  friend constexpr auto operator<=>(const Transfer&, const Transfer&) = default;
};

/// sum of coefficient * phi_i(theta)  +  constant   >= 0,  or = 0. The constant is what payoffs and
///   outside options contribute.
/// Interim constraints are multiplied by the probability of the true joint type, so that no
/// division is needed.
struct TransferConstraint {
  Requirement requirement;
  Place place;
  bool equality = false;
  std::vector<std::pair<Transfer, Rational>> coefficients;  ///< by transfer, each once, none zero
  Rational constant;
};

/// Every constraint that the requirements impose, in a fixed order. Joint types of probability zero
/// impose no interim constraint.
void for_each_transfer_constraint(const FiniteModel& model, const TransferRequirements& requirements,
                                  const std::function<void(TransferConstraint)>& receive);

/// Where the constraints stand, without their coefficients; and the constraint of one kind at one
/// such place.
void for_each_constraint_place(const FiniteModel& model, const TransferRequirements& requirements,
                               const std::function<void(Requirement, const Place&)>& visit);
TransferConstraint transfer_constraint_at(const FiniteModel& model, const TransferRequirements& requirements,
                                          Requirement requirement, const Place& place);

}  // namespace candor
