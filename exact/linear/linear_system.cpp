// SPDX-License-Identifier: MIT
#include "exact/linear/linear_system.hpp"

#include <algorithm>
#include <stdexcept>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/exact_pivots.hpp"
#include "exact/linear/margin_program.hpp"
#include "exact/linear/proofs.hpp"
#include "exact/linear/proposed_basis.hpp"
#include "exact/linear/standard_form.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Status = OptimumAnswer::Status;

/// What was not decided.
std::string unanswered(const LinearSystem& system, const GaveUp& gave_up) {
  return gave_up.limit + ": linear system of " + std::to_string(system.rows.size()) + " rows and " +
         std::to_string(system.variables) + " unknowns, not decided (" + gave_up.state + ")";
}

constexpr auto set_up = [] { return "set up"; };
constexpr auto proposed = [] { return "floating-point optimum found"; };

Rational dot(const std::vector<Rational>& left, const std::vector<Rational>& right) {
  Rational sum;
  for (std::size_t k = 0; k < left.size(); ++k)
    if (left[k].sign() != 0) sum += left[k] * right[k];
  return sum;
}

/// Each row multiplied by a positive integer so that its entries are integers; and those factors.
struct IntegerRows {
  LinearSystem system;
  std::vector<Rational> factors;
  IntegerRows(const LinearSystem& original, const SearchLimit& limit) {
    system.variables = original.variables;
    for (const LinearRow& row : original.rows) {
      limit.check(set_up);
      scale(system.rows.emplace_back(row), factors.emplace_back(integer_factor(row)));
    }
  }
};

/// The optimum at a proposed basis, if it is one.
std::optional<OptimumAnswer> optimum_at(const LinearSystem& system, const std::vector<Rational>& objective,
                                        const BasisProposal& proposal) {
  const ProposedBasis basis(system, proposal);
  auto multipliers = basis.multipliers(objective);
  if (!multipliers || !signs_are_right(system, *multipliers)) return std::nullopt;
  const LinearCombination combined = combination(system, *multipliers);
  if (combined.coefficients != objective) return std::nullopt;
  auto point = basis.point();
  if (!point || !satisfies(system, *point)) return std::nullopt;
  Rational value = dot(objective, *point);
  if (value != combined.bound) return std::nullopt;
  return OptimumAnswer{Status::optimal, std::move(value), std::move(*point), std::move(*multipliers)};
}

/// Exact rational pivots: x = p - n, inequalities with slacks, minimise as maximise of the
/// negative.
OptimumAnswer minimise_by_pivots(const LinearSystem& system, const std::vector<Rational>& objective,
                                 const SearchLimit& limit) {
  std::size_t slacks = 0;
  for (const LinearRow& row : system.rows) slacks += row.equality ? 0 : 1;
  const std::size_t columns = 2 * system.variables + slacks;
  LinearProgram program;
  program.objective.assign(columns, Rational());
  for (std::size_t v = 0; v < system.variables; ++v) {
    program.objective[v] = -objective[v];
    program.objective[system.variables + v] = objective[v];
  }
  std::size_t slack = 2 * system.variables;
  for (const LinearRow& row : system.rows) {
    limit.check(set_up);
    std::vector<Rational>& dense = program.rows.emplace_back(columns);
    for (const auto& [variable, coefficient] : row.coefficients) {
      dense[variable] = coefficient;
      dense[system.variables + variable] = -coefficient;
    }
    if (!row.equality) dense[slack++] = -1;
    program.right.push_back(row.bound);
  }
  const LinearProgramAnswer solved = solve(program, limit);
  OptimumAnswer answer;
  if (solved.status == LinearProgramAnswer::Status::unbounded) {
    answer.status = Status::unbounded;
    return answer;
  }
  for (const Rational& y : solved.multipliers) answer.multipliers.push_back(-y);
  if (solved.status == LinearProgramAnswer::Status::infeasible) {
    answer.status = Status::infeasible;
    return answer;
  }
  answer.status = Status::optimal;
  for (std::size_t v = 0; v < system.variables; ++v)
    answer.point.push_back(solved.point[v] - solved.point[system.variables + v]);
  answer.value = -solved.value;
  return answer;
}

/// An optimum at a proposed basis, whichever form of the program the proposal comes from.
std::optional<OptimumAnswer> optimum_by_proposal(const LinearSystem& integer_rows,
                                                 const std::vector<Rational>& objective, const SearchLimit& limit) {
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal}) {
    limit.check(set_up);
    if (const auto proposal = propose_basis(integer_rows, objective, form, limit))
      if (auto answer = optimum_at(integer_rows, objective, *proposal)) return answer;
  }
  return std::nullopt;
}

std::vector<Rational> unscaled(std::vector<Rational> multipliers, const std::vector<Rational>& factors) {
  for (std::size_t r = 0; r < multipliers.size(); ++r) multipliers[r] *= factors[r];
  return multipliers;
}

/// What a proposed basis of the margin program proves; the side that floating point believes in is
/// tried first, and mostly spares the other's work.
FeasibilityAnswer decided_at(const MarginProgram& margin, const BasisProposal& proposal) {
  FeasibilityAnswer answer;
  const ProposedBasis basis(margin.system, proposal);
  const auto try_point = [&] {
    if (auto point = basis.point()) answer.point = margin.point_of_original(std::move(*point));
  };
  const auto try_refutation = [&] {
    if (const auto multipliers = basis.multipliers(margin.objective))
      answer.multipliers = margin.refutation_of_original(*multipliers);
  };
  const bool probably_infeasible = proposal.point.back().sign() > 0;
  if (probably_infeasible) try_refutation();
  if (!answer.multipliers) try_point();
  if (!answer.point && !probably_infeasible) try_refutation();
  return answer;
}

/// For numbers of which the prime in exact_pivots.cpp divides what it should not.
FeasibilityAnswer decided_by_tableau(const MarginProgram& margin, const SearchLimit& limit) {
  const OptimumAnswer optimum = minimise_by_pivots(margin.system, margin.objective, limit);
  FeasibilityAnswer answer;
  if (optimum.value.sign() <= 0)
    answer.point = margin.point_of_original(optimum.point);
  else
    answer.multipliers = margin.refutation_of_original(optimum.multipliers);
  if (!answer.point && !answer.multipliers)
    throw std::logic_error("an exact optimum of the margin program proves nothing of the system");
  return answer;
}

FeasibilityAnswer decided_feasibility(const LinearSystem& system, const SearchLimit& limit) {
  const std::vector<Rational> origin(system.variables);
  if (satisfies(system, origin)) return {origin, std::nullopt};
  for (std::size_t r = 0; r < system.rows.size();
       ++r)  // a row without variables decides by itself; the simplex codes dislike those
    if (const LinearRow& row = system.rows[r];
        row.coefficients.empty() && (row.equality ? row.bound.sign() != 0 : row.bound.sign() > 0)) {
      FarkasMultipliers multipliers(system.rows.size());
      multipliers[r] = row.bound.sign();
      return {std::nullopt, multipliers};
    }

  const MarginProgram margin(system, limit);
  std::optional<BasisProposal> proposal;
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal}) {
    limit.check(set_up);
    if (auto next = propose_basis(margin.system, margin.objective, form, limit))
      proposal = std::move(next);
    else
      continue;
    // With room to spare the floating-point optimum itself, read exactly, is a point of the system:
    // worth its 53-bit numbers only where the exact solution would take long.
    const bool large = system.variables > 200;
    if (large && proposal->point.back().sign() < 0)
      if (auto point = margin.point_of_original(proposal->point)) return {std::move(point), std::nullopt};
    limit.check(proposed);
    FeasibilityAnswer answer = decided_at(margin, *proposal);
    if (answer.point || answer.multipliers) return answer;
  }
  FeasibilityAnswer answer = decided_at(margin, pivot_until_decided(margin, proposal, limit));
  return answer.point || answer.multipliers ? answer : decided_by_tableau(margin, limit);
}

OptimumAnswer found_optimum(const LinearSystem& system, const std::vector<Rational>& objective,
                            const SearchLimit& limit) {
  const IntegerRows integer(system, limit);
  if (auto optimum = optimum_by_proposal(integer.system, objective, limit)) {
    optimum->multipliers = unscaled(std::move(optimum->multipliers), integer.factors);
    return *optimum;
  }

  OptimumAnswer answer;
  const FeasibilityAnswer feasible = decided_feasibility(system, limit);
  if (feasible.multipliers) {
    answer.status = Status::infeasible;
    answer.multipliers = *feasible.multipliers;
    return answer;
  }
  // Feasible. Unbounded exactly if some direction keeps every row and lowers the objective.
  LinearSystem directions = system;
  for (LinearRow& row : directions.rows) row.bound = 0;
  LinearRow descent{{}, Rational(1), false};
  for (std::size_t v = 0; v < objective.size(); ++v)
    if (objective[v].sign() != 0) descent.coefficients.emplace_back(v, -objective[v]);
  directions.rows.push_back(std::move(descent));
  const FeasibilityAnswer direction = decided_feasibility(directions, limit);
  if (direction.point) {
    answer.status = Status::unbounded;
    answer.point = *direction.point;
    return answer;
  }
  answer = minimise_by_pivots(integer.system, objective, limit);
  answer.multipliers = unscaled(std::move(answer.multipliers), integer.factors);
  return answer;
}

}  // namespace

FeasibilityAnswer decide_feasibility(const LinearSystem& system, const SearchLimit& limit) {
  try {
    return decided_feasibility(system, limit);
  } catch (const GaveUp& gave_up) {
    return {std::nullopt, std::nullopt, unanswered(system, gave_up)};
  }
}

OptimumAnswer minimise(const LinearSystem& system, const std::vector<Rational>& objective, const SearchLimit& limit) {
  try {
    return found_optimum(system, objective, limit);
  } catch (const GaveUp& gave_up) {
    OptimumAnswer answer;
    answer.gave_up = unanswered(system, gave_up);
    return answer;
  }
}

}  // namespace candor
