// SPDX-License-Identifier: MIT
#include "checker/claims/expand.hpp"

#include <algorithm>

#include "checker/claims/judgements.hpp"

namespace candor {

void require_simple(const Mechanism& mechanism, std::string_view property) {
  if (mechanism.transfers.size() != 1) throw OutOfScope(std::string(property) + " is about a simple mechanism, with one transfer rule; this one has " + std::to_string(mechanism.transfers.size()));
}

Side least_utility(const FiniteModel& model, const Mechanism& mechanism, Coalition coalition, const Event& given, const MixedReport& report) {
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
  void operator()(const DominantStrategyIc& claim) const { judge_dominant_strategies(model, claim.mechanism, singletons(model.environment.types.agent_count()), judge); }
  void operator()(const CoalitionalDominantStrategyIc& claim) const { judge_dominant_strategies(model, claim.mechanism, claim.coalitions, judge); }
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
    if (claim.strategies == Strategies::mixed && claim.mechanism.transfers.size() > 1) throw NeedsEvidence("mixed reports cannot be enumerated: weights over the transfer rules are needed");
    judge_pure_misreports(model, claim.mechanism, claim.coalitions, judge);   // with one rule, a mixed report pays no more than the best pure one
  }
  void operator()(const IndividualRationality& claim) const { judge_individual_rationality(model, claim, judge); }
  void operator()(const EqualRules& claim) const { judge_equal_rules(model, claim, judge); }
  void operator()(const Value& claim) const { judge_value(model, claim, judge); }
  void operator()(const Deviation& claim) const { judge_deviation(model, claim, judge); }
  void operator()(const Guarantee& claim) const { judge_guarantee(model, claim, judge); }
  void operator()(const ExternalityPayment& claim) const { judge_externality_payment(model, claim, judge); }
  void operator()(const AllEquilibriaEfficient& claim) const { judge_all_equilibria_efficient(model, claim, judge); }
};

const MaxminCoalitionalIc& mixed_claim(const Statement& statement) {
  const auto* claim = std::get_if<MaxminCoalitionalIc>(&statement);
  if (claim == nullptr || claim->strategies != Strategies::mixed) throw RejectedEvidence("this evidence is about mixed reports, the claim is not");
  return *claim;
}

/// The statement with its coalitions narrowed to the one of the witness, which must be among them.
Statement narrowed(Statement statement, const Place& place) {
  std::visit(
      [&](auto& claim) {
        if constexpr (requires { claim.coalitions; }) {
          if (!place.coalition || std::find(claim.coalitions.begin(), claim.coalitions.end(), *place.coalition) == claim.coalitions.end())
            throw RejectedEvidence("the coalition of the witness is not one that the claim ranges over");
          claim.coalitions = {*place.coalition};
        }
      },
      statement);
  return statement;
}

}  // namespace

void expand(const FiniteModel& model, const Statement& statement, const Evidence& evidence, Judge& judge) {
  const Expander enumerate{model, judge};
  if (const auto* weights = std::get_if<ConvexWeights>(&evidence)) judge_mixed_misreports(model, mixed_claim(statement), *weights, judge);
  else if (const auto* report = std::get_if<ProfitableMixedReport>(&evidence)) judge_profitable_mixed_report(model, mixed_claim(statement), *report, judge);
  else if (const auto* witness = std::get_if<Witness>(&evidence)) std::visit(enumerate, narrowed(statement, witness->place));
  else std::visit(enumerate, statement);
}

}  // namespace candor
