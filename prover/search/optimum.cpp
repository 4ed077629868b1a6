// SPDX-License-Identifier: MIT
#include "prover/search/optimum.hpp"

#include "checker/properties/finite/combination.hpp"
#include "prover/ranges_over_nothing.hpp"
#include "prover/search/system_size.hpp"
#include "prover/search/transfers.hpp"

namespace candor {
namespace {

/// The requirements as rows, and what each row is.
class Program {
 public:
  Program(const FiniteModel& model, const TransferRequirements& requirements, const SearchLimit& limit)
      : types_(model.environment.types), limit_(limit), system_(types_, false) {
    refuse_what_is_too_large(size_of_system(types_, requirements), limit);
    for_each_transfer_constraint(model, requirements, [&](const TransferConstraint& constraint) {
      limit.check([&] { return std::to_string(terms_.size()) + " requirements written down"; });
      system_.add(constraint.coefficients, -constraint.constant, constraint.equality);
      terms_.push_back({constraint.requirement, constraint.place, {}});
    });
  }

  /// The minimum of factor times the function, its constant left out.
  OptimumAnswer minimise(const TransferFunction& function, long factor) const {
    std::vector<Rational> objective(system_.rows().variables);
    for (const auto& [transfer, coefficient] : function.coefficients())
      objective[transfer.agent.value * types_.profile_count() + transfer.profile.value] =
          Rational(factor) * coefficient;
    OptimumAnswer answer = candor::minimise(system_.rows(), objective, limit_);
    if (answer.status == OptimumAnswer::Status::gave_up) throw GaveUp(answer.gave_up);
    return answer;
  }

  AgentAmounts amounts(const std::vector<Rational>& point) const { return system_.amounts(point); }
  std::vector<FarkasCombination::Term> terms(const std::vector<Rational>& multipliers) const {
    std::vector<FarkasCombination::Term> result;
    for (std::size_t r = 0; r < terms_.size(); ++r)
      if (multipliers[r].sign() != 0) result.push_back({terms_[r].requirement, terms_[r].place, multipliers[r]});
    return result;
  }
  /// Some transfers that meet the requirements, which can be met.
  std::vector<Rational> feasible_point() const {
    const FeasibilityAnswer answer = decide_feasibility(system_.rows(), limit_);
    if (!answer.point) throw GaveUp(answer.gave_up);
    return *answer.point;
  }

 private:
  const TypeSpace& types_;
  const SearchLimit& limit_;
  TransferSystem system_;  // not eliminated: variable i * |Theta| + theta is phi_i(theta)
  std::vector<FarkasCombination::Term> terms_;
};

/// From a point, along a direction in which factor times the function falls without end, so far
/// that it is less than the number.
AgentAmounts beyond(const Program& program, const TransferFunction& function, long factor, const Rational& number,
                    std::vector<Rational> point, const std::vector<Rational>& direction) {
  const Rational factor_number = factor;
  TransferFunction linear = function;
  linear.constant = 0;
  const Rational excess = factor_number * (function.at(program.amounts(point)) - number),
                 fall = factor_number * linear.at(program.amounts(direction));
  if (excess.sign() >= 0) {
    const Rational steps = (excess + Rational(1)) / -fall;
    for (std::size_t v = 0; v < point.size(); ++v) point[v] += steps * direction[v];
  }
  return program.amounts(point);
}

}  // namespace

std::optional<Evidence> optimum_evidence(const FiniteModel& model, const Optimum& claim, const SearchLimit& limit) {
  if (claim.quantity == Quantity::payoff) return std::nullopt;
  const TransferFunction objective = objective_of(model, claim);
  const Program program(model, claim.requirements, limit);
  const long factor = claim.direction == Optimum::Direction::least ? 1 : -1;
  const OptimumAnswer answer = program.minimise(objective, factor);
  switch (answer.status) {
    case OptimumAnswer::Status::infeasible: {
      FarkasCombination combination{program.terms(answer.multipliers)};
      normalise(model.environment, combination);
      return combination;
    }
    case OptimumAnswer::Status::unbounded:
      return BetterTransfers{beyond(program, objective, factor, claim.number, program.feasible_point(), answer.point)};
    default: break;
  }
  const Rational excess = answer.value - Rational(factor) * (claim.number - objective.constant);
  if (excess.sign() < 0) return BetterTransfers{program.amounts(answer.point)};
  if (excess.sign() > 0) return ObjectiveBound{program.terms(answer.multipliers)};
  return Optimality{program.amounts(answer.point), {program.terms(answer.multipliers)}};
}

Evidence revenue_equivalence_evidence(const FiniteModel& model, const RevenueEquivalence& claim,
                                      const SearchLimit& limit) {
  const TypeSpace& types = model.environment.types;
  TransferRequirements truthful;
  truthful.allocation = claim.allocation;
  truthful.coalitional_ic = singletons(types.agent_count());
  const Program program(model, truthful, limit);
  UniqueUtilities unique;
  for (Agent i : types.grand_coalition()) {
    std::optional<JointType> first;
    for (std::uint32_t t = 0; t < types.type_count(i); ++t) {
      const JointType type{Coalition::of(i), t};
      if (model.environment.prior.marginal(types, type).sign() == 0) continue;
      if (!first) {
        first = type;
        continue;
      }
      const TransferFunction difference =
          expected_amount(model, claim.allocation, Quantity::utility, type.coalition, type) -
          expected_amount(model, claim.allocation, Quantity::utility, type.coalition, *first);
      const OptimumAnswer least = program.minimise(difference, 1), largest = program.minimise(difference, -1);
      if (least.status == OptimumAnswer::Status::infeasible)
        throw RangesOverNothing(
            "no transfers make truth Bayesian incentive compatible under this allocation, so there is nothing to "
            "compare");
      const bool bounded =
          least.status == OptimumAnswer::Status::optimal && largest.status == OptimumAnswer::Status::optimal;
      if (bounded && least.value == -largest.value) {
        unique.amounts = program.amounts(least.point);  // any transfers that are incentive compatible
        unique.rows.push_back({type, {program.terms(least.multipliers)}, {program.terms(largest.multipliers)}});
        continue;
      }
      if (bounded) return TwoTransferRules{program.amounts(least.point), program.amounts(largest.point), type, *first};
      const std::vector<Rational> point = program.feasible_point();
      const AgentAmounts some = program.amounts(point);
      const long factor = least.status == OptimumAnswer::Status::unbounded ? 1 : -1;
      return TwoTransferRules{
          some,
          beyond(program, difference, factor, difference.at(some), point, factor == 1 ? least.point : largest.point),
          type, *first};
    }
  }
  return unique;
}

}  // namespace candor
