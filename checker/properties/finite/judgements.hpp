// SPDX-License-Identifier: MIT
// The judgements of each property; expand.hpp chooses among these. Each is defined in the file
// named after it.
#pragma once

#include "checker/properties/expand.hpp"

namespace candor {

// prior_claims.cpp
void judge_full_support(const FiniteModel&, const FullSupport&, Judge&);
void judge_independent_types(const FiniteModel&, const IndependentTypes&, Judge&);
void judge_cbdp(const FiniteModel&, const Cbdp&, Judge&);
/// p(theta) = product over the blocks B of p(theta_B), for every theta.
void judge_independent_blocks(const FiniteModel&, const CoalitionPattern& blocks, Judge&);
// private_values.cpp
void judge_private_values(const FiniteModel&, const PrivateValues&, Judge&);
/// u_i for i in B depends on theta_B only, for every block.
void judge_payoffs_depend_on_own_block(const FiniteModel&, const CoalitionPattern& blocks, Judge&);
// efficient.cpp
void judge_efficient(const FiniteModel&, const Efficient&, Judge&);
void judge_separable(const FiniteModel&, const Separable&, Judge&);
// budget_balance.cpp
void judge_budget_balance(const FiniteModel&, const BudgetBalance&, Judge&);
// dominant_strategy_ic.cpp
void judge_dominant_strategies(const FiniteModel&, const Mechanism&, const CoalitionPattern&, Judge&);
void judge_ex_post_ic(const FiniteModel&, const ExPostIc&, Judge&);
// coalitional_ic.cpp
/// Pure misreports: the least truthful utility over the transfer rules is at least the least
/// utility of every other report.
void judge_pure_misreports(const FiniteModel&, const Mechanism&, const CoalitionPattern&, Judge&);
// proposition_2.cpp
/// The hypotheses under which no coalition gains by a misreport.
void judge_proposition_2(const FiniteModel&, const CoalitionalIc&, Judge&);
// coalitional_ic.cpp
/// Mixed misreports, by weights over the transfer rules.
void judge_mixed_misreports(const FiniteModel&, const MaxminCoalitionalIc&, const ConvexWeights&, Judge&);
/// The negation for mixed misreports: this report pays more than the least truthful utility,
/// whatever the rule.
void judge_profitable_mixed_report(const FiniteModel&, const MaxminCoalitionalIc&, const ProfitableMixedReport&,
                                   Judge&);
// individual_rationality.cpp
void judge_individual_rationality(const FiniteModel&, const IndividualRationality&, Judge&);
// equal_rules.cpp
void judge_equal_rules(const FiniteModel&, const EqualRules&, Judge&);
// value.cpp
void judge_value(const FiniteModel&, const Value&, Judge&);
void judge_deviation(const FiniteModel&, const Deviation&, Judge&);
// guarantee.cpp
void judge_guarantee(const FiniteModel&, const Guarantee&, Judge&);
void judge_externality_payment(const FiniteModel&, const ExternalityPayment&, Judge&);
void judge_all_equilibria_efficient(const FiniteModel&, const AllEquilibriaEfficient&, Judge&);
// implementable.cpp
void judge_transfer_table(const FiniteModel&, const Implementable&, const TransferTable&, Judge&);
/// The negation: in this combination of the requirements every transfer cancels and a contradiction
/// remains.
void judge_farkas_combination(const FiniteModel&, const Implementable&, const FarkasCombination&, Judge&);
void judge_ambiguous_rules(const FiniteModel&, const AmbiguousImplementable&, const AmbiguousRules&, Judge&);
/// The negation: two joint types with the same beliefs that envy each other in total.
void judge_shared_beliefs(const FiniteModel&, const AmbiguousImplementable&, const SharedBeliefs&, Judge&);
void judge_undeterred_reports(const FiniteModel&, const AmbiguousImplementable&, const UndeterredReports&, Judge&);
// identifiability.cpp
void judge_punishing_transfers(const FiniteModel&, const CoalitionalIdentifiability&, const TransferTable&, Judge&);
/// The negation: these lies cannot be told apart.
void judge_unidentified_lies(const FiniteModel&, const CoalitionalIdentifiability&, const UnidentifiedLies&, Judge&);

// parameter_region.cpp
void judge_region(const FiniteModel&, const ParameterRegion&, const RegionProof&, Judge&);
/// The negation: at this point the region and the claims disagree.
void judge_parameter_point(const FiniteModel&, const ParameterRegion&, const ParameterPoint&, Judge&);

// everywhere.cpp
void judge_everywhere(const FiniteModel&, const Everywhere&, Judge&);
// groves.cpp
void judge_groves(const FiniteModel&, const Groves&, Judge&);
// optimum.cpp
void judge_optimality(const FiniteModel&, const Optimum&, const Optimality&, Judge&);
/// The negations: better transfers; no transfers as good; no transfers at all.
void judge_better_transfers(const FiniteModel&, const Optimum&, const BetterTransfers&, Judge&);
void judge_objective_bound(const FiniteModel&, const Optimum&, const ObjectiveBound&, Judge&);
void judge_unmeetable(const FiniteModel&, const Optimum&, const FarkasCombination&, Judge&);
// revenue_equivalence.cpp
void judge_unique_utilities(const FiniteModel&, const RevenueEquivalence&, const UniqueUtilities&, Judge&);
/// The negation: two transfer rules between which the utilities of an agent's types change by
/// different amounts.
void judge_two_transfer_rules(const FiniteModel&, const RevenueEquivalence&, const TwoTransferRules&, Judge&);

/// Throws OutOfScope unless the mechanism has exactly one transfer rule.
void require_simple(const Mechanism& mechanism, std::string_view property);
/// The expected utility of a coalition under each of the mechanism's transfer rules, and their
/// minimum: what an agent who does not know the rule can count on.
Side least_utility(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, const Event& given,
                   const MixedReport& report);

}  // namespace candor
