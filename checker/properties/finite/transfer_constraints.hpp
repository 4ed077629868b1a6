// SPDX-License-Identifier: MIT
// What is asked of transfers, over any amount: the comparisons of the properties required. Over
// transfers that are not known these are linear constraints on the phi_i(theta).
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "checker/model/finite/unknown_transfers.hpp"
#include "checker/properties/judgement.hpp"
#include "checker/properties/statement.hpp"

namespace candor {

enum class Requirement { balance, incentive, dominant_strategy, participation, least_transfer, largest_transfer };
inline constexpr Requirement every_requirement[] = {Requirement::balance,           Requirement::incentive,
                                                    Requirement::dominant_strategy, Requirement::participation,
                                                    Requirement::least_transfer,    Requirement::largest_transfer};

/// What this requirement compares of a transfer rule: nothing, if it is not among those required.
template <Amount A>
void compare(const ModelOf<A>& model, const TransferRequirements& required, Requirement requirement, std::size_t rule,
             JudgeOf<A>& judge);

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

/// Every constraint that the requirements impose, in a fixed order; or only those at places that are
/// wanted. Joint types of probability zero impose no interim constraint.
void for_each_transfer_constraint(const FiniteModel& model, const TransferRequirements& requirements,
                                  const std::function<void(TransferConstraint)>& receive,
                                  const std::function<bool(Requirement, const Place&)>& wants = {});

}  // namespace candor
