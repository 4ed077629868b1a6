// SPDX-License-Identifier: MIT
#include "exact/linear/linear_system.hpp"

#include <algorithm>
#include <stdexcept>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/exact_solve.hpp"
#include "exact/linear/proofs.hpp"
#include "exact/linear/standard_form.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Status = OptimumAnswer::Status;

bool stopped(const SearchLimit& limit) { return limit.interrupted != nullptr && limit.interrupted->load(); }

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
  explicit IntegerRows(const LinearSystem& original) : system(original) {
    for (LinearRow& row : system.rows) scale(row, factors.emplace_back(integer_factor(row)));
  }
};

/// The tight rows of a proposed basis, solved exactly: its multipliers from the objective, its point from the bounds. Not yet compared with the other rows and variables.
class ProposedBasis {
 public:
  /// Integer rows.
  ProposedBasis(const LinearSystem& system, const BasisProposal& proposal) : system_(system), proposal_(proposal), matrix_{proposal.variables.size(), {}} {
    const std::size_t n = matrix_.size;
    std::vector<std::size_t> position(system.variables, n);
    for (std::size_t k = 0; k < n; ++k) position[proposal.variables[k]] = k;
    for (std::size_t r : proposal.tight_rows) {
      auto& row = matrix_.rows.emplace_back();
      for (const auto& [variable, coefficient] : system.rows[r].coefficients)
        if (position[variable] < n) row.emplace_back(position[variable], coefficient);
    }
  }

  std::optional<std::vector<Rational>> multipliers(const std::vector<Rational>& objective) const {
    if (!is_square()) return std::nullopt;
    const Rational factor = common_denominator(objective);
    std::vector<Rational> costs;
    for (std::size_t variable : proposal_.variables) costs.push_back(objective[variable] * factor);
    const auto solved = solve_exactly(matrix_, costs, true);
    if (!solved) return std::nullopt;
    std::vector<Rational> result(system_.rows.size());
    for (std::size_t k = 0; k < solved->size(); ++k) result[proposal_.tight_rows[k]] = (*solved)[k] / factor;
    return result;
  }

  std::optional<std::vector<Rational>> point() const {
    if (!is_square()) return std::nullopt;
    std::vector<Rational> bounds;
    for (std::size_t r : proposal_.tight_rows) bounds.push_back(system_.rows[r].bound);
    const auto solved = solve_exactly(matrix_, bounds, false);
    if (!solved) return std::nullopt;
    std::vector<Rational> result(system_.variables);
    for (std::size_t k = 0; k < solved->size(); ++k) result[proposal_.variables[k]] = (*solved)[k];
    return result;
  }

 private:
  bool is_square() const { return matrix_.size == matrix_.rows.size(); }

  const LinearSystem& system_;
  const BasisProposal& proposal_;
  IntegerMatrix matrix_;
};

/// The optimum at a proposed basis, if it is one.
std::optional<OptimumAnswer> optimum_at(const LinearSystem& system, const std::vector<Rational>& objective, const BasisProposal& proposal) {
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

/// Exact rational pivots: x = p - n, inequalities with slacks, minimise as maximise of the negative.
OptimumAnswer minimise_by_pivots(const LinearSystem& system, const std::vector<Rational>& objective) {
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
    std::vector<Rational>& dense = program.rows.emplace_back(columns);
    for (const auto& [variable, coefficient] : row.coefficients) {
      dense[variable] = coefficient;
      dense[system.variables + variable] = -coefficient;
    }
    if (!row.equality) dense[slack++] = -1;
    program.right.push_back(row.bound);
  }
  const LinearProgramAnswer solved = solve(program);
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
  for (std::size_t v = 0; v < system.variables; ++v) answer.point.push_back(solved.point[v] - solved.point[system.variables + v]);
  answer.value = -solved.value;
  return answer;
}

/// An optimum at a proposed basis, whichever form of the program the proposal comes from.
std::optional<OptimumAnswer> optimum_by_proposal(const LinearSystem& integer_rows, const std::vector<Rational>& objective, const SearchLimit& limit) {
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal}) {
    if (stopped(limit)) return std::nullopt;
    if (const auto proposal = propose_basis(integer_rows, objective, form, limit))
      if (auto answer = optimum_at(integer_rows, objective, *proposal)) return answer;
  }
  return std::nullopt;
}

std::vector<Rational> unscaled(std::vector<Rational> multipliers, const std::vector<Rational>& factors) {
  for (std::size_t r = 0; r < multipliers.size(); ++r) multipliers[r] *= factors[r];
  return multipliers;
}

/// minimise t  subject to  row_r + scale_r t >= bound_r  (equalities in both directions)  and  t >= -1: always feasible, always bounded. Its optimum is at most 0 exactly if the system is feasible.
/// Rows are multiplied by `factors` first, so that they are integers. The scale of a row is a power of two near its largest entry, so that t means the same in every row.
class MarginProgram {
 public:
  explicit MarginProgram(const LinearSystem& original) : original_rows_(original.rows.size()) {
    const std::size_t margin = original.variables;
    system.variables = original.variables + 1;
    system.rows.reserve(original.rows.size() + 1);
    for (std::size_t r = 0; r < original.rows.size(); ++r) {
      const Rational factor = integer_factor(original.rows[r]);
      for (int sign : original.rows[r].equality ? std::vector<int>{1, -1} : std::vector<int>{1}) {
        LinearRow& row = system.rows.emplace_back();
        row.coefficients.reserve(original.rows[r].coefficients.size() + 1);
        row.coefficients = original.rows[r].coefficients;
        row.bound = original.rows[r].bound;
        scale(row, factor * Rational(sign));
        std::size_t bits = row.bound.bits();
        for (const auto& entry : row.coefficients) bits = std::max(bits, entry.second.bits());
        row.coefficients.emplace_back(margin, bits > 53 ? Rational(2).power(static_cast<unsigned long>(bits - 2)) : Rational(1));
        origin_.emplace_back(r, factor * Rational(sign));
      }
    }
    system.rows.push_back({{{margin, Rational(1)}}, Rational(-1), false});
    objective.assign(system.variables, Rational());
    objective[margin] = 1;
  }

  LinearSystem system;
  std::vector<Rational> objective;

  /// The variables of the original system, if they satisfy it.
  std::optional<std::vector<Rational>> point_of_original(std::vector<Rational> point) const {
    point.back() = 0;                              // every row as it was
    if (!satisfies(system, point)) return std::nullopt;
    point.pop_back();
    return point;
  }

  /// Multipliers that combine the rows to  t >= something positive  refute the original system, where there is no t.
  std::optional<FarkasMultipliers> refutation_of_original(const std::vector<Rational>& multipliers) const {
    if (!signs_are_right(system, multipliers)) return std::nullopt;
    const LinearCombination combined = combination(system, multipliers);
    if (combined.bound.sign() <= 0 || combined.coefficients != objective) return std::nullopt;
    // The last row, t >= -1, can only have lowered the bound.
    FarkasMultipliers result(original_rows_);
    for (std::size_t r = 0; r < origin_.size(); ++r)
      if (multipliers[r].sign() != 0) result[origin_[r].first] += origin_[r].second * multipliers[r];
    return result;
  }

 private:
  std::size_t original_rows_;
  std::vector<std::pair<std::size_t, Rational>> origin_;   // of each row but the last: the original row, and the factor it was multiplied with
};

/// What a proposed basis of the margin program proves; the side that floating point believes in is tried first, and mostly spares the other's work.
FeasibilityAnswer decided_at(const MarginProgram& margin, const BasisProposal& proposal) {
  FeasibilityAnswer answer;
  const ProposedBasis basis(margin.system, proposal);
  const auto try_point = [&] {
    if (auto point = basis.point()) answer.point = margin.point_of_original(std::move(*point));
  };
  const auto try_refutation = [&] {
    if (const auto multipliers = basis.multipliers(margin.objective)) answer.multipliers = margin.refutation_of_original(*multipliers);
  };
  const bool probably_infeasible = proposal.point.back().sign() > 0;
  if (probably_infeasible) try_refutation();
  if (!answer.multipliers) try_point();
  if (!answer.point && !probably_infeasible) try_refutation();
  return answer;
}

FeasibilityAnswer decided_by_pivots(const MarginProgram& margin) {
  const OptimumAnswer optimum = minimise_by_pivots(margin.system, margin.objective);
  FeasibilityAnswer answer;
  if (optimum.value.sign() <= 0) answer.point = margin.point_of_original(optimum.point);
  else answer.multipliers = margin.refutation_of_original(optimum.multipliers);
  if (!answer.point && !answer.multipliers) throw std::logic_error("an exact optimum of the margin program proves nothing of the system");
  return answer;
}

}  // namespace

FeasibilityAnswer decide_feasibility(const LinearSystem& system, const SearchLimit& limit) {
  const std::vector<Rational> origin(system.variables);
  if (satisfies(system, origin)) return {origin, std::nullopt};
  for (std::size_t r = 0; r < system.rows.size(); ++r)   // a row without variables decides by itself; the simplex codes dislike those
    if (const LinearRow& row = system.rows[r]; row.coefficients.empty() && (row.equality ? row.bound.sign() != 0 : row.bound.sign() > 0)) {
      FarkasMultipliers multipliers(system.rows.size());
      multipliers[r] = row.bound.sign();
      return {std::nullopt, multipliers};
    }

  const MarginProgram margin(system);
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal}) {
    if (stopped(limit)) return {};
    const auto proposal = propose_basis(margin.system, margin.objective, form, limit);
    if (!proposal) continue;
    // With room to spare the floating-point optimum itself, read exactly, is a point of the system: worth its 53-bit numbers only where the exact solution would take long.
    const bool large = system.variables > 200;
    if (large && proposal->point.back().sign() < 0)
      if (auto point = margin.point_of_original(proposal->point)) return {std::move(point), std::nullopt};
    FeasibilityAnswer answer = decided_at(margin, *proposal);
    if (answer.point || answer.multipliers) return answer;
  }
  if (limit.seconds > 0 || stopped(limit)) return {};
  return decided_by_pivots(margin);
}

OptimumAnswer minimise(const LinearSystem& system, const std::vector<Rational>& objective, const SearchLimit& limit) {
  const IntegerRows integer(system);
  if (auto optimum = optimum_by_proposal(integer.system, objective, limit)) {
    optimum->multipliers = unscaled(std::move(optimum->multipliers), integer.factors);
    return *optimum;
  }

  OptimumAnswer answer;
  const FeasibilityAnswer feasible = decide_feasibility(system, limit);
  if (!feasible.point && !feasible.multipliers) return answer;
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
  const FeasibilityAnswer direction = decide_feasibility(directions, limit);
  if (direction.point) {
    answer.status = Status::unbounded;
    answer.point = *direction.point;
    return answer;
  }
  if (!direction.multipliers || limit.seconds > 0 || stopped(limit)) return answer;
  answer = minimise_by_pivots(integer.system, objective);
  answer.multipliers = unscaled(std::move(answer.multipliers), integer.factors);
  return answer;
}

}  // namespace candor
