// SPDX-License-Identifier: MIT
#include "checker/properties/expand.hpp"

#include <algorithm>

#include "checker/properties/continuum/expand.hpp"
#include "checker/properties/dynamic/expand.hpp"
#include "checker/properties/finite/judgements.hpp"
#include "checker/properties/finite/well_formed.hpp"

namespace candor {

void require_simple(const Mechanism& mechanism, std::string_view property) {
  if (mechanism.transfers.size() != 1)
    throw OutOfScope(std::string(property) + " is about a simple mechanism, with one transfer rule; this one has " +
                     std::to_string(mechanism.transfers.size()));
}

Side least_utility(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, const Event& given,
                   const MixedReport& report) {
  if (mechanism.transfers.empty()) throw OutOfScope("a mechanism needs a transfer rule");
  Side side;
  for (std::size_t rule : mechanism.transfers) {
    side.expectations.push_back({Quantity::utility, coalition, mechanism.allocation, rule, given, report});
    const Rational value = evaluate(model, side.expectations.back());
    if (side.expectations.size() == 1 || value < side.value) side.value = value;
  }
  return side;
}

namespace {

struct Expander {
  const FiniteModel& model;
  Judge& judge;

  void operator()(const FullSupport& claim) const { judge_full_support(model, claim, judge); }
  void operator()(const IndependentTypes& claim) const { judge_independent_types(model, claim, judge); }
  void operator()(const Cbdp& claim) const { judge_cbdp(model, claim, judge); }
  void operator()(const PrivateValues& claim) const { judge_private_values(model, claim, judge); }
  void operator()(const Efficient& claim) const { judge_efficient(model, claim, judge); }
  void operator()(const Separable& claim) const { judge_separable(model, claim, judge); }
  void operator()(const BudgetBalance& claim) const { judge_budget_balance(model, claim, judge); }
  void operator()(const DominantStrategyIc& claim) const {
    judge_dominant_strategies(model, claim.mechanism, singletons(model.environment.types.agent_count()), judge);
  }
  void operator()(const CoalitionalDominantStrategyIc& claim) const {
    judge_dominant_strategies(model, claim.mechanism, claim.coalitions, judge);
  }
  void operator()(const ExPostIc& claim) const { judge_ex_post_ic(model, claim, judge); }
  void operator()(const BayesianIc& claim) const {
    require_simple(claim.mechanism, BayesianIc::property);
    judge_pure_misreports(model, claim.mechanism, singletons(model.environment.types.agent_count()), judge);
  }
  void operator()(const CoalitionalIc& claim) const {
    require_simple(claim.mechanism, CoalitionalIc::property);
    judge_pure_misreports(model, claim.mechanism, claim.coalitions, judge);
  }
  void operator()(const MaxminCoalitionalIc& claim) const {
    if (claim.strategies == Strategies::mixed && claim.mechanism.transfers.size() > 1)
      throw NeedsEvidence("mixed reports cannot be enumerated: weights over the transfer rules are needed");
    judge_pure_misreports(model, claim.mechanism, claim.coalitions,
                          judge);  // with one rule, a mixed report pays no more than the best pure one
  }
  void operator()(const IndividualRationality& claim) const { judge_individual_rationality(model, claim, judge); }
  void operator()(const EqualRules& claim) const { judge_equal_rules(model, claim, judge); }
  void operator()(const Value& claim) const { judge_value(model, claim, judge); }
  void operator()(const Deviation& claim) const { judge_deviation(model, claim, judge); }
  void operator()(const Guarantee& claim) const { judge_guarantee(model, claim, judge); }
  void operator()(const ExternalityPayment& claim) const { judge_externality_payment(model, claim, judge); }
  void operator()(const AllEquilibriaEfficient& claim) const { judge_all_equilibria_efficient(model, claim, judge); }
  void operator()(const Implementable&) const {
    throw NeedsEvidence("transfers that do it, or a combination of the requirements that rules them out, are needed");
  }
  void operator()(const CoalitionalIdentifiability&) const {
    throw NeedsEvidence("transfers that punish every lie, or lies that cannot be told apart, are needed");
  }
  void operator()(const AmbiguousImplementable&) const {
    throw NeedsEvidence("transfer rules that do it, or reports that none deter, are needed");
  }
  void operator()(const Everywhere& claim) const { judge_everywhere(model, claim, judge); }
  void operator()(const Groves& claim) const { judge_groves(model, claim, judge); }
  void operator()(const Optimum&) const {
    throw NeedsEvidence(
        "transfers that attain the number, and a combination of the requirements that shows it to be a bound, are "
        "needed");
  }
  void operator()(const RevenueEquivalence&) const {
    throw NeedsEvidence("bounds on the differences of utilities, or two transfer rules, are needed");
  }
  void operator()(const ParameterRegion&) const {
    throw NeedsEvidence("bounds and consequences, or parameter values where region and claims differ, are needed");
  }
};

/// The judgements of a claim with evidence of a form that fits it.
struct Replay {
  const FiniteModel& model;
  Judge& judge;

  void operator()(const CoalitionalIc& claim, const Proposition2&) const { judge_proposition_2(model, claim, judge); }
  void operator()(const MaxminCoalitionalIc& claim, const ConvexWeights& evidence) const {
    judge_mixed_misreports(model, mixed(claim), evidence, judge);
  }
  void operator()(const MaxminCoalitionalIc& claim, const ProfitableMixedReport& evidence) const {
    judge_profitable_mixed_report(model, mixed(claim), evidence, judge);
  }
  void operator()(const Implementable& claim, const TransferTable& evidence) const {
    judge_transfer_table(model, claim, evidence, judge);
  }
  void operator()(const Implementable& claim, const FarkasCombination& evidence) const {
    judge_farkas_combination(model, claim, evidence, judge);
  }
  void operator()(const CoalitionalIdentifiability& claim, const TransferTable& evidence) const {
    judge_punishing_transfers(model, claim, evidence, judge);
  }
  void operator()(const CoalitionalIdentifiability& claim, const UnidentifiedLies& evidence) const {
    judge_unidentified_lies(model, claim, evidence, judge);
  }
  void operator()(const AmbiguousImplementable& claim, const AmbiguousRules& evidence) const {
    judge_ambiguous_rules(model, claim, evidence, judge);
  }
  void operator()(const AmbiguousImplementable& claim, const SharedBeliefs& evidence) const {
    judge_shared_beliefs(model, claim, evidence, judge);
  }
  void operator()(const AmbiguousImplementable& claim, const UndeterredReports& evidence) const {
    judge_undeterred_reports(model, claim, evidence, judge);
  }
  void operator()(const ParameterRegion& claim, const RegionProof& evidence) const {
    judge_region(model, claim, evidence, judge);
  }
  void operator()(const ParameterRegion& claim, const ParameterPoint& evidence) const {
    judge_parameter_point(model, claim, evidence, judge);
  }
  void operator()(const Optimum& claim, const Optimality& evidence) const {
    judge_optimality(model, claim, evidence, judge);
  }
  void operator()(const Optimum& claim, const BetterTransfers& evidence) const {
    judge_better_transfers(model, claim, evidence, judge);
  }
  void operator()(const Optimum& claim, const ObjectiveBound& evidence) const {
    judge_objective_bound(model, claim, evidence, judge);
  }
  void operator()(const Optimum& claim, const FarkasCombination& evidence) const {
    judge_unmeetable(model, claim, evidence, judge);
  }
  void operator()(const RevenueEquivalence& claim, const UniqueUtilities& evidence) const {
    judge_unique_utilities(model, claim, evidence, judge);
  }
  void operator()(const RevenueEquivalence& claim, const TwoTransferRules& evidence) const {
    judge_two_transfer_rules(model, claim, evidence, judge);
  }
  template <class Claim>
  void operator()(const Claim& claim, const Enumerate&) const {
    Expander{model, judge}(claim);
  }
  template <class Claim>
  void operator()(const Claim& claim, const Witness& witness) const {
    Expander{model, judge}(narrowed(claim, witness.place));
  }
  template <class Claim, class Other>
  void operator()(const Claim&, const Other&) const {
    throw RejectedEvidence("evidence of this form says nothing about " + std::string(Claim::property));
  }

  static const MaxminCoalitionalIc& mixed(const MaxminCoalitionalIc& claim) {
    if (claim.strategies != Strategies::mixed)
      throw RejectedEvidence("this evidence is about mixed reports, the claim is not");
    return claim;
  }
  /// The claim with its coalitions narrowed to the one of the witness, which must be among them.
  template <class Claim>
  static Claim narrowed(Claim claim, const Place& place) {
    if constexpr (requires { claim.coalitions; }) {
      if (!place.coalition ||
          std::find(claim.coalitions.begin(), claim.coalitions.end(), *place.coalition) == claim.coalitions.end())
        throw RejectedEvidence("the coalition of the witness is not one that the claim ranges over");
      claim.coalitions = {*place.coalition};
    }
    return claim;
  }
};

}  // namespace

void expand(const FiniteModel& model, const Statement& statement, const Evidence& evidence, Judge& judge) {
  require_well_formed(model, statement);
  const Replay replay{model, judge};
  std::visit(replay, finite_statement(statement), evidence);
}

namespace {

/// A claim and a model meet if they are of one family.
struct Meeting {
  const Statement& statement;
  const Evidence& evidence;
  Judge& judge;

  void operator()(const FiniteModel& model) const {
    if (family_of(statement) != Family::finite) refuse();
    expand(model, statement, evidence, judge);
  }
  void operator()(const continuum::Model& model) const {
    continuum::expand(model, claim<continuum::Statement>(), evidence, judge);
  }
  void operator()(const dynamic::Model& model) const {
    dynamic::expand(model, claim<dynamic::Statement>(), evidence, judge);
  }

 private:
  template <class FamilyStatement>
  const FamilyStatement& claim() const {
    if (!std::holds_alternative<FamilyStatement>(statement)) refuse();
    return std::get<FamilyStatement>(statement);
  }
  [[noreturn]] static void refuse() { throw OutOfScope("the claim is about models of another family"); }
};

}  // namespace

void expand(const ModelReference& model, const Statement& statement, const Evidence& evidence, Judge& judge) {
  std::visit([&](const auto& reference) { Meeting{statement, evidence, judge}(reference.get()); }, model);
}

bool shows_the_negation(const Evidence& evidence) {
  return std::visit(
      []<class Form>(const Form& form) {
        if constexpr (is_evidence_of_a_family<Form>)
          return shows_the_negation(form);
        else
          return std::is_same_v<Form, ProfitableMixedReport> || std::is_same_v<Form, FarkasCombination> ||
                 std::is_same_v<Form, UnidentifiedLies> || std::is_same_v<Form, SharedBeliefs> ||
                 std::is_same_v<Form, UndeterredReports> || std::is_same_v<Form, ParameterPoint> ||
                 std::is_same_v<Form, BetterTransfers> || std::is_same_v<Form, ObjectiveBound> ||
                 std::is_same_v<Form, TwoTransferRules>;
      },
      evidence);
}

}  // namespace candor
