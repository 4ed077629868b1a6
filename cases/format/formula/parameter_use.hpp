// SPDX-License-Identifier: MIT
// How formulas depend on parameters, and on types. Decided by the form of the formula: a dependence
// is called affine only if no value of anything else could make it otherwise.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "cases/format/formula/evaluator.hpp"

namespace candor {

/// Bytes of a formula's text.
struct FormulaPart {
  std::size_t begin = 0, end = 0;
};
using PartsByParameter = std::map<std::string, FormulaPart>;

struct ParameterDependence {
  std::set<std::string> all;   ///< parameters that the value may depend on
  PartsByParameter otherwise;  ///< those on which it may depend other than affinely, and through which part first:
                               ///< a product, a condition, a quotient, an extremum, ...
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
