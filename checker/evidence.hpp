// SPDX-License-Identifier: MIT
// Evidence: what the prover hands to the kernel. It carries choices (a deviation, weights), never results: the kernel computes both sides of every comparison itself.
#pragma once

#include <variant>
#include <vector>

#include "checker/claims/judgement.hpp"

namespace candor {

/// Go through every judgement of the claim. Verified if all hold; refuted by one that does not.
struct Enumerate {};

/// For a maxmin claim with mixed strategies: for each coalition and true joint type, weights lambda over the mechanism's transfer rules, such that every report's weighted payoff
/// is at most the least truthful payoff. By the minimax theorem such weights exist exactly if no mixed report is profitable.
struct ConvexWeights {
  struct Row {
    JointType truth;
    std::vector<Rational> weights;         ///< one for each transfer rule of the mechanism, non-negative, summing to 1
  };
  std::vector<Row> rows;
};

/// Refutes a universal claim: the judgement at this place fails.
struct Witness { Place place; };

/// Refutes a maxmin claim with mixed strategies: under every transfer rule this report pays more than the least truthful payoff.
struct ProfitableMixedReport {
  JointType truth;
  MixedReport report;
};

using Evidence = std::variant<Enumerate, ConvexWeights, Witness, ProfitableMixedReport>;

}  // namespace candor
