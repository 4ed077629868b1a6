// SPDX-License-Identifier: MIT
#include "exact/linear/basis_proposal.hpp"

#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace candor {
namespace {

struct Release {
  void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};
using Model = std::unique_ptr<Clp_Simplex, Release>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int basic = 1;   // Clp's code for a basic column or row
constexpr double tolerance = 1e-9;   // tighter than Clp's own: a basis that is off by its 1e-7 does not survive exact comparison

double approximate(const Rational& value) { return mpq_get_d(value.gmp()); }

/// A power of two by which a row is divided before floating point sees it, so that integers of any size fit: 0 where they fit as they are.
unsigned long shift_of(const LinearRow& row) {
  std::size_t bits = row.bound.bits();
  for (const auto& entry : row.coefficients) bits = std::max(bits, entry.second.bits());
  return bits > 900 ? static_cast<unsigned long>(bits) : 0;
}

/// The rows in compressed form: entries of row r are [start[r], start[r+1]).
struct SparseRows {
  std::vector<CoinBigIndex> start{0};
  std::vector<int> index;
  std::vector<double> value, bound;
  explicit SparseRows(const LinearSystem& system) {
    for (const LinearRow& row : system.rows) {
      const Rational scale = Rational(2).power(shift_of(row));
      for (const auto& [variable, coefficient] : row.coefficients) {
        index.push_back(static_cast<int>(variable));
        value.push_back(approximate(coefficient / scale));
      }
      start.push_back(static_cast<CoinBigIndex>(index.size()));
      bound.push_back(approximate(row.bound / scale));
    }
  }
};

Rational dyadic(double value) {
  if (!std::isfinite(value) || value == 0) return 0;
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);
  const Rational integer = static_cast<long>(std::ldexp(mantissa, 53));
  exponent -= 53;
  return exponent >= 0 ? integer * Rational(2).power(static_cast<unsigned long>(exponent)) : integer / Rational(2).power(static_cast<unsigned long>(-exponent));
}

Model quiet_model(const SearchLimit& limit) {
  Model model(Clp_newModel());
  Clp_setLogLevel(model.get(), 0);
  Clp_setPrimalTolerance(model.get(), tolerance);
  Clp_setDualTolerance(model.get(), tolerance);
  if (limit.seconds > 0) Clp_setMaximumSeconds(model.get(), limit.seconds);
  return model;
}

/// maximise bounds . y  subject to  sum_r y_r row_r = objective,  y_r >= 0 for inequalities: one row for each variable.
std::optional<BasisProposal> propose_by_dual(const LinearSystem& system, const std::vector<Rational>& objective, const SearchLimit& limit) {
  const SparseRows rows(system);
  const int columns = static_cast<int>(system.rows.size()), constraints = static_cast<int>(system.variables);
  std::vector<double> lower, upper(system.rows.size(), infinity), right, cost;
  for (const LinearRow& row : system.rows) lower.push_back(row.equality ? -infinity : 0.0);
  for (const Rational& c : objective) right.push_back(approximate(c));
  for (double b : rows.bound) cost.push_back(-b);
  Model model = quiet_model(limit);
  Clp_loadProblem(model.get(), columns, constraints, rows.start.data(), rows.index.data(), rows.value.data(), lower.data(), upper.data(), cost.data(), right.data(), right.data());
  if (Clp_initialDualSolve(model.get()) != 0 && Clp_status(model.get()) != 0) return std::nullopt;
  BasisProposal proposal;
  for (int r = 0; r < columns; ++r)
    if (Clp_getColumnStatus(model.get(), r) == basic) proposal.tight_rows.push_back(static_cast<std::size_t>(r));
  const double* price = Clp_dualRowSolution(model.get());
  for (int v = 0; v < constraints; ++v) {
    if (Clp_getRowStatus(model.get(), v) != basic) proposal.variables.push_back(static_cast<std::size_t>(v));
    proposal.point.push_back(dyadic(-price[v]));
  }
  return proposal;
}

std::optional<BasisProposal> propose_by_primal(const LinearSystem& system, const std::vector<Rational>& objective, const SearchLimit& limit) {
  const SparseRows rows(system);
  const std::size_t n = system.variables;
  std::vector<std::vector<std::pair<int, double>>> columns(n);
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    for (CoinBigIndex k = rows.start[r]; k < rows.start[r + 1]; ++k)
      columns[static_cast<std::size_t>(rows.index[static_cast<std::size_t>(k)])].emplace_back(static_cast<int>(r), rows.value[static_cast<std::size_t>(k)]);
  std::vector<CoinBigIndex> start{0};
  std::vector<int> index;
  std::vector<double> value, lower(n, -infinity), upper(n, infinity), cost, row_upper;
  for (const auto& column : columns) {
    for (const auto& [r, v] : column) {
      index.push_back(r);
      value.push_back(v);
    }
    start.push_back(static_cast<CoinBigIndex>(index.size()));
  }
  for (const Rational& c : objective) cost.push_back(approximate(c));
  for (std::size_t r = 0; r < system.rows.size(); ++r) row_upper.push_back(system.rows[r].equality ? rows.bound[r] : infinity);
  Model model = quiet_model(limit);
  Clp_loadProblem(model.get(), static_cast<int>(n), static_cast<int>(system.rows.size()), start.data(), index.data(), value.data(), lower.data(), upper.data(), cost.data(), rows.bound.data(), row_upper.data());
  if (Clp_dual(model.get(), 0) != 0 && Clp_status(model.get()) != 0) return std::nullopt;
  BasisProposal proposal;
  const double* solution = Clp_primalColumnSolution(model.get());
  for (std::size_t v = 0; v < n; ++v) {
    if (Clp_getColumnStatus(model.get(), static_cast<int>(v)) == basic) proposal.variables.push_back(v);
    proposal.point.push_back(dyadic(solution[v]));
  }
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    if (Clp_getRowStatus(model.get(), static_cast<int>(r)) != basic) proposal.tight_rows.push_back(r);
  return proposal;
}

}  // namespace

std::optional<BasisProposal> propose_basis(const LinearSystem& system, const std::vector<Rational>& objective, ProposalForm form, const SearchLimit& limit) {
  if (system.rows.empty() || system.variables == 0) return std::nullopt;
  return form == ProposalForm::dual ? propose_by_dual(system, objective, limit) : propose_by_primal(system, objective, limit);
}

}  // namespace candor
