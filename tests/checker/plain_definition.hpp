// SPDX-License-Identifier: MIT
// Properties evaluated a second time, straight from the sentences of docs/claims.md: sums over the
// tables, no engine, no evidence, none of the checker's expectations. Slow and short.
#pragma once

#include "checker/evidence.hpp"
#include "checker/properties/statement.hpp"

namespace candor::testing {

enum class Plain {
  holds,
  fails,
  says_nothing,  ///< the claim ranges over nothing
  unknown,       ///< not one of the properties below, or not decided by pure misreports alone
};

/// full_support, independent_types, cbdp, private_values, efficient, pareto_efficient, budget_balance,
/// individual_rationality, equal_rules, guarantee, deviation, value, all incentive properties, and
/// equilibria, of given strategies and all that are pure; groups that cannot pay each other;
/// stability.
/// Claims that something exists: with the transfers that the evidence gives, if it gives some. The
/// model must be well formed, the statement about rules that it has.
Plain plain_definition(const FiniteModel& model, const Statement& statement, const Evidence& evidence);

}  // namespace candor::testing
