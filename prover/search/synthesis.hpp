// SPDX-License-Identifier: MIT
// Transfers that meet some requirements and are best by some measure: linear programs whose
// unknowns are the phi_i(theta). What is found the kernel replays; that nothing is better is said
// by the exact optimum of the program (exact/linear/linear_system.hpp).
#pragma once

#include "checker/properties/statement.hpp"
#include "exact/linear/linear_system.hpp"

namespace candor {

enum class Objective {
  smallest_largest_transfer,  ///< minimise max |phi_i(theta)|
  fewest_nonzero,             ///< few phi_i(theta) that are not 0; a heuristic
  closest,                    ///< minimise sum of |phi_i(theta) - target_i(theta)|
  largest_slack,  ///< maximise the least loss from a misreport: in expectation given the true types for coalitional
                  ///< incentives, at each profile for dominant strategies
};

struct Synthesis {
  enum class Status { found, impossible, unbounded } status = Status::impossible;  ///< unbounded: there is no best rule
  AgentAmounts amounts;
  Rational value;  ///< of the objective; for fewest_nonzero their number
};

/// `target` is needed for Objective::closest only. For fewest_nonzero: sum of |phi_i(theta)| is
/// minimised, then single transfers are made zero, smaller ones first, as long as the requirements
/// can be met with those that are zero already kept so. In the result no transfer can be made zero
/// in this way; a different set of zeros may be larger. Throws GaveUp; std::invalid_argument if
/// there is no inequality for Objective::largest_slack.
Synthesis synthesise(const FiniteModel& model, const TransferRequirements& requirements, Objective objective,
                     const AgentAmounts* target = nullptr, const SearchLimit& limit = {});

}  // namespace candor
