// SPDX-License-Identifier: MIT
#include "exact/linear/linear_system.hpp"

#include <algorithm>
#include <stdexcept>

#include "exact/linear/basis_proposal.hpp"
#include "exact/linear/exact_solve.hpp"
#include "exact/linear/standard_form.hpp"
#include "exact/numeral.hpp"

namespace candor {
namespace {

using Status = OptimumAnswer::Status;

/// What was not decided.
std::string unanswered(const LinearSystem& system, const GaveUp& gave_up) {
  return gave_up.limit + ": linear system of " + std::to_string(system.rows.size()) + " rows and " + std::to_string(system.variables) + " unknowns, not decided (" + gave_up.state + ")";
}

constexpr auto set_up = [] { return "set up"; };
constexpr auto proposed = [] { return "floating-point optimum found"; };

Rational dot(const std::vector<Rational>& left, const std::vector<Rational>& right) {
  Rational sum;
  for (std::size_t k = 0; k < left.size(); ++k)
    if (left[k].sign() != 0) sum += left[k] * right[k];
  return sum;
}

Rational value_at(const LinearRow& row, const std::vector<Rational>& point) {
  Rational sum;
  for (const auto& [variable, coefficient] : row.coefficients) sum += coefficient * point[variable];
  return sum;
}

bool signs_are_right(const LinearSystem& system, const std::vector<Rational>& multipliers) {
  if (multipliers.size() != system.rows.size()) return false;
  for (std::size_t r = 0; r < multipliers.size(); ++r)
    if (multipliers[r].sign() < 0 && !system.rows[r].equality) return false;
  return true;
}

/// sum_r y_r row_r, and sum_r y_r bound_r.
std::pair<std::vector<Rational>, Rational> combination(const LinearSystem& system, const std::vector<Rational>& multipliers) {
  std::vector<Rational> row(system.variables);
  Rational bound;
  for (std::size_t r = 0; r < multipliers.size(); ++r) {
    if (multipliers[r].sign() == 0) continue;
    for (const auto& [variable, coefficient] : system.rows[r].coefficients) row[variable] += multipliers[r] * coefficient;
    bound += multipliers[r] * system.rows[r].bound;
  }
  return {std::move(row), std::move(bound)};
}

/// Each row multiplied by a positive integer, or divided by a common factor's denominators, so that its entries are integers; and those factors.
struct IntegerRows {
  LinearSystem system;
  std::vector<Rational> factors;
  explicit IntegerRows(const LinearSystem& original) : system(original) {
    for (LinearRow& row : system.rows) {
      Rational factor = row.bound.denominator();
      for (const auto& entry : row.coefficients) factor = least_common_multiple(factor, entry.second.denominator());
      for (auto& entry : row.coefficients) entry.second *= factor;
      row.bound *= factor;
      factors.push_back(std::move(factor));
    }
  }
};

/// The optimum at a proposed basis, if it is one: the tight rows determine the variables, the objective determines the multipliers, and everything else is compared.
std::optional<OptimumAnswer> optimum_at(const LinearSystem& system, const std::vector<Rational>& objective, const BasisProposal& proposal) {
  const std::size_t n = proposal.variables.size();
  if (n != proposal.tight_rows.size()) return std::nullopt;
  std::vector<std::size_t> position(system.variables, n);
  for (std::size_t k = 0; k < n; ++k) position[proposal.variables[k]] = k;
  IntegerMatrix matrix{n, {}};
  std::vector<Rational> bounds, costs;
  const Rational cost_factor = common_denominator(objective);
  for (std::size_t r : proposal.tight_rows) {
    auto& row = matrix.rows.emplace_back();
    for (const auto& [variable, coefficient] : system.rows[r].coefficients)
      if (position[variable] < n) row.emplace_back(position[variable], coefficient);
    bounds.push_back(system.rows[r].bound);
  }
  for (std::size_t variable : proposal.variables) costs.push_back(objective[variable] * cost_factor);

  const auto multipliers = solve_exactly(matrix, costs, true);
  if (!multipliers) return std::nullopt;
  OptimumAnswer answer;
  answer.multipliers.assign(system.rows.size(), Rational());
  for (std::size_t k = 0; k < n; ++k) answer.multipliers[proposal.tight_rows[k]] = (*multipliers)[k] / cost_factor;
  if (!signs_are_right(system, answer.multipliers)) return std::nullopt;
  auto [row, bound] = combination(system, answer.multipliers);
  if (row != objective) return std::nullopt;

  const auto values = solve_exactly(matrix, bounds, false);
  if (!values) return std::nullopt;
  answer.point.assign(system.variables, Rational());
  for (std::size_t k = 0; k < n; ++k) answer.point[proposal.variables[k]] = (*values)[k];
  if (!satisfies(system, answer.point)) return std::nullopt;
  answer.value = dot(objective, answer.point);
  if (answer.value != bound) return std::nullopt;
  answer.status = Status::optimal;
  return answer;
}

/// Exact rational pivots: x = p - n, inequalities with slacks, minimise as maximise of the negative.
OptimumAnswer minimise_by_pivots(const LinearSystem& system, const std::vector<Rational>& objective, const SearchLimit& limit) {
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
  for (std::size_t v = 0; v < system.variables; ++v) answer.point.push_back(solved.point[v] - solved.point[system.variables + v]);
  answer.value = -solved.value;
  return answer;
}

/// An optimum at a proposed basis, whichever form of the program the proposal comes from.
std::optional<OptimumAnswer> optimum_by_proposal(const LinearSystem& integer_rows, const std::vector<Rational>& objective, const SearchLimit& limit) {
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

/// minimise t  subject to  row_r + scale_r t >= bound_r  (equalities in both directions)  and  t >= -1: always feasible, always bounded. Its optimum is at most 0 exactly if the system is feasible.
/// The scale of a row is a power of two near its largest entry, so that t means the same in every row.
struct MarginProgram {
  LinearSystem system;
  std::vector<std::pair<std::size_t, int>> origin;   ///< of each row but the last: the original row, and +1 or -1
  std::vector<Rational> objective;

  explicit MarginProgram(const LinearSystem& original) {
    const std::size_t margin = original.variables;
    system.variables = original.variables + 1;
    for (std::size_t r = 0; r < original.rows.size(); ++r)
      for (int sign : original.rows[r].equality ? std::vector<int>{1, -1} : std::vector<int>{1}) {
        LinearRow row = original.rows[r];
        row.equality = false;
        std::size_t bits = 0;
        for (auto& entry : row.coefficients) {
          bits = std::max(bits, entry.second.bits());
          entry.second *= Rational(sign);
        }
        bits = std::max(bits, row.bound.bits());
        row.bound *= Rational(sign);
        row.coefficients.emplace_back(margin, bits > 53 ? Rational(2).power(static_cast<unsigned long>(bits - 2)) : Rational(1));
        system.rows.push_back(std::move(row));
        origin.emplace_back(r, sign);
      }
    system.rows.push_back({{{margin, Rational(1)}}, Rational(-1), false});
    objective.assign(system.variables, Rational());
    objective[margin] = 1;
  }
};

}  // namespace

bool satisfies(const LinearSystem& system, const std::vector<Rational>& point) {
  if (point.size() != system.variables) return false;
  return std::all_of(system.rows.begin(), system.rows.end(), [&](const LinearRow& row) {
    const Rational value = value_at(row, point);
    return row.equality ? value == row.bound : value >= row.bound;
  });
}

bool refutes(const LinearSystem& system, const FarkasMultipliers& multipliers) {
  if (!signs_are_right(system, multipliers)) return false;
  const auto [row, bound] = combination(system, multipliers);
  return bound.sign() > 0 && std::all_of(row.begin(), row.end(), [](const Rational& coefficient) { return coefficient.sign() == 0; });
}

namespace {

FeasibilityAnswer decided_feasibility(const LinearSystem& system, const SearchLimit& limit) {
  const std::vector<Rational> origin(system.variables);
  if (satisfies(system, origin)) return {origin, std::nullopt};
  for (std::size_t r = 0; r < system.rows.size(); ++r)   // a row without variables decides by itself; the simplex codes dislike those
    if (const LinearRow& row = system.rows[r]; row.coefficients.empty() && (row.equality ? row.bound.sign() != 0 : row.bound.sign() > 0)) {
      FarkasMultipliers multipliers(system.rows.size());
      multipliers[r] = row.bound.sign();
      return {std::nullopt, multipliers};
    }

  const IntegerRows integer(system);
  const MarginProgram margin(integer.system);
  std::optional<OptimumAnswer> optimum;
  for (ProposalForm form : {ProposalForm::dual, ProposalForm::primal}) {
    limit.check(set_up);
    const auto proposal = propose_basis(margin.system, margin.objective, form, limit);
    if (!proposal) continue;
    // With room to spare the floating-point optimum itself, read exactly, is a point of the system: worth its 53-bit numbers only where the exact solution would take long.
    std::vector<Rational> point(proposal->point.begin(), proposal->point.end() - 1);
    const bool large = system.variables > 200;
    if (large && proposal->point.back().sign() < 0 && satisfies(system, point)) return {std::move(point), std::nullopt};
    limit.check(proposed);
    optimum = optimum_at(margin.system, margin.objective, *proposal);
    if (optimum) break;
  }
  if (!optimum) optimum = minimise_by_pivots(margin.system, margin.objective, limit);

  if (optimum->value.sign() <= 0) {
    optimum->point.pop_back();
    if (!satisfies(system, optimum->point)) throw std::logic_error("an exact optimum of the margin program is no point of the system");
    return {std::move(optimum->point), std::nullopt};
  }
  FarkasMultipliers multipliers(system.rows.size());
  for (std::size_t r = 0; r < margin.origin.size(); ++r) {
    const auto [row, sign] = margin.origin[r];
    multipliers[row] += Rational(sign) * optimum->multipliers[r] * integer.factors[row];
  }
  if (!refutes(system, multipliers)) throw std::logic_error("an exact optimum of the margin program gives no Farkas multipliers");
  return {std::nullopt, std::move(multipliers)};
}

OptimumAnswer found_optimum(const LinearSystem& system, const std::vector<Rational>& objective, const SearchLimit& limit) {
  const IntegerRows integer(system);
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
