// SPDX-License-Identifier: MIT
// The properties that a case may claim of a finite model. docs/claims.md gives the statements; the
// header named after a property has its keys and its comparisons.
#pragma once

#include <variant>

#include "checker/properties/finite/all_equilibria_efficient.hpp"
#include "checker/properties/finite/ambiguous_implementable.hpp"
#include "checker/properties/finite/bayes_nash_equilibrium.hpp"
#include "checker/properties/finite/bayesian_ic.hpp"
#include "checker/properties/finite/budget_balance.hpp"
#include "checker/properties/finite/cbdp.hpp"
#include "checker/properties/finite/coalitional_dominant_strategy_ic.hpp"
#include "checker/properties/finite/coalitional_ic.hpp"
#include "checker/properties/finite/coalitional_identifiability.hpp"
#include "checker/properties/finite/deviation.hpp"
#include "checker/properties/finite/dominant_strategies.hpp"
#include "checker/properties/finite/dominant_strategy_ic.hpp"
#include "checker/properties/finite/efficient.hpp"
#include "checker/properties/finite/equal_rules.hpp"
#include "checker/properties/finite/every_pure_equilibrium.hpp"
#include "checker/properties/finite/everywhere.hpp"
#include "checker/properties/finite/ex_post_equilibrium.hpp"
#include "checker/properties/finite/ex_post_ic.hpp"
#include "checker/properties/finite/externality_payment.hpp"
#include "checker/properties/finite/full_support.hpp"
#include "checker/properties/finite/group_strategy_proof.hpp"
#include "checker/properties/finite/groves.hpp"
#include "checker/properties/finite/guarantee.hpp"
#include "checker/properties/finite/implementable.hpp"
#include "checker/properties/finite/independent_types.hpp"
#include "checker/properties/finite/individual_rationality.hpp"
#include "checker/properties/finite/manipulable_profiles.hpp"
#include "checker/properties/finite/maxmin_coalitional_ic.hpp"
#include "checker/properties/finite/optimum.hpp"
#include "checker/properties/finite/parameter_region.hpp"
#include "checker/properties/finite/pareto_efficient.hpp"
#include "checker/properties/finite/private_values.hpp"
#include "checker/properties/finite/pure_equilibria.hpp"
#include "checker/properties/finite/revenue_equivalence.hpp"
#include "checker/properties/finite/separable.hpp"
#include "checker/properties/finite/stable.hpp"
#include "checker/properties/finite/value.hpp"

namespace candor::finite {

/// A class of its own, whose copies and destruction are compiled once: they are the same everywhere.
class Statement
    : public std::variant<FullSupport, IndependentTypes, Cbdp, PrivateValues, Efficient, ParetoEfficient, Separable,
                          BudgetBalance, DominantStrategyIc, ExPostIc, CoalitionalDominantStrategyIc, BayesianIc,
                          CoalitionalIc, MaxminCoalitionalIc, IndividualRationality, EqualRules, Value, Deviation,
                          Guarantee, ExternalityPayment, AllEquilibriaEfficient, Implementable,
                          CoalitionalIdentifiability, AmbiguousImplementable, ParameterRegion, Everywhere, Groves,
                          Optimum, RevenueEquivalence, BayesNashEquilibrium, ExPostEquilibrium, DominantStrategies,
                          PureEquilibria, EveryPureEquilibrium, GroupStrategyProof, ManipulableProfiles, Stable> {
 public:
  using variant::variant;
  Statement();
  Statement(const Statement&);
  Statement(Statement&&) noexcept;
  Statement& operator=(const Statement&);
  Statement& operator=(Statement&&) noexcept;
  ~Statement();
};

}  // namespace candor::finite

template <>
struct std::variant_size<candor::finite::Statement> : std::variant_size<candor::finite::Statement::variant> {};
template <std::size_t I>
struct std::variant_alternative<I, candor::finite::Statement>
    : std::variant_alternative<I, candor::finite::Statement::variant> {};
