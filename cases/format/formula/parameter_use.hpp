// SPDX-License-Identifier: MIT
// How formulas depend on parameters, and on types. Decided by the form of the formula: a dependence
// is called affine only if no value of anything else could make it otherwise.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "cases/format/formula/evaluator.hpp"

namespace candor {

struct ParameterDependence {
  std::set<std::string> all;  ///< parameters that the value may depend on
  std::set<std::string>
      otherwise;  ///< those on which it may depend other than affinely: products, conditions, divisors, extrema, ...
};

/// The parameters that what a formula names depends on, affinely.
struct ParametersOf {
  std::function<std::set<std::string>(std::size_t transfer_rule)> rule;
  std::set<std::string> payoffs;
};
ParameterDependence dependence_of(const BoundFormula& formula, const ParametersOf& parameters);

/// The formula mentions no type but those of `known`, and no rule; `own` is the agent that i stands
/// for.
bool mentions_types_only_of(const BoundFormula::Node& node, const Vocabulary& vocabulary, Agent own, Coalition known);

}  // namespace candor
