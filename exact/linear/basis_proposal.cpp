// SPDX-License-Identifier: MIT
#include "exact/linear/basis_proposal.hpp"

#include <algorithm>
#include <cmath>
#include <coin/ClpEventHandler.hpp>
#include <coin/ClpSimplex.hpp>
#include <limits>

namespace candor {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double tolerance =
    1e-9;  // tighter than Clp's own: a basis that is off by its 1e-7 does not survive exact comparison
constexpr int finished = 0, stop = 0, go_on = -1;  // Clp's codes

double approximate(const Rational& value) { return mpq_get_d(value.gmp()); }

/// A power of two by which a row is divided before floating point sees it, so that integers of any
/// size fit: 0 where they fit as they are.
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
  return exponent >= 0 ? integer * Rational(2).power(static_cast<unsigned long>(exponent))
                       : integer / Rational(2).power(static_cast<unsigned long>(-exponent));
}

std::string steps_of(const ClpSimplex& clp) { return std::to_string(clp.numberIterations()) + " simplex steps"; }

/// Clp, silent, and stopped when a limit is reached.
class Simplex {
 public:
  explicit Simplex(const SearchLimit& limit) : watch_(limit, reached_) {
    clp_.setLogLevel(0);
    clp_.setPrimalTolerance(tolerance);
    clp_.setDualTolerance(tolerance);
    clp_.passInEventHandler(&watch_);
  }
  ClpSimplex* operator->() { return &clp_; }
  /// Did the last run find an optimum? Throws GaveUp if a limit stopped it.
  bool is_optimal() const {
    if (reached_) throw GaveUp(*reached_, steps_of(clp_));
    return clp_.status() == finished;
  }
  bool has_basic_column(int column) const { return clp_.getColumnStatus(column) == ClpSimplex::basic; }
  bool has_basic_row(int row) const { return clp_.getRowStatus(row) == ClpSimplex::basic; }

 private:
  /// Clp keeps a copy of its own and asks it after every step.
  class Watch : public ClpEventHandler {
   public:
    Watch(const SearchLimit& limit, std::optional<std::string>& reached) : limit_(&limit), reached_(&reached) {}
    int event(Event) override {
      if (!*reached_) *reached_ = limit_->reached();
      limit_->tell([this] { return steps_of(*model_); });
      return *reached_ ? stop : go_on;
    }
    ClpEventHandler* clone() const override { return new Watch(*this); }

   private:
    const SearchLimit* limit_;
    std::optional<std::string>* reached_;
  };

  std::optional<std::string> reached_;
  Watch watch_;
  ClpSimplex clp_;
};

/// maximise bounds . y  subject to  sum_r y_r row_r = objective,  y_r >= 0 for inequalities: one
/// row for each variable.
std::optional<BasisProposal> propose_by_dual(const LinearSystem& system, const std::vector<Rational>& objective,
                                             const SearchLimit& limit) {
  const SparseRows rows(system);
  const int columns = static_cast<int>(system.rows.size()), constraints = static_cast<int>(system.variables);
  std::vector<double> lower, upper(system.rows.size(), infinity), right, cost;
  for (const LinearRow& row : system.rows) lower.push_back(row.equality ? -infinity : 0.0);
  for (const Rational& c : objective) right.push_back(approximate(c));
  for (double b : rows.bound) cost.push_back(-b);
  Simplex simplex(limit);
  simplex->loadProblem(columns, constraints, rows.start.data(), rows.index.data(), rows.value.data(), lower.data(),
                       upper.data(), cost.data(), right.data(), right.data());
  simplex->initialDualSolve();  // Clp prepares the program first; on large ones several times faster than either
                                // simplex method by itself
  if (!simplex.is_optimal()) return std::nullopt;
  BasisProposal proposal;
  for (int r = 0; r < columns; ++r)
    if (simplex.has_basic_column(r)) proposal.tight_rows.push_back(static_cast<std::size_t>(r));
  const double* price = simplex->dualRowSolution();
  for (int v = 0; v < constraints; ++v) {
    if (!simplex.has_basic_row(v)) proposal.variables.push_back(static_cast<std::size_t>(v));
    proposal.point.push_back(dyadic(-price[v]));
  }
  return proposal;
}

std::optional<BasisProposal> propose_by_primal(const LinearSystem& system, const std::vector<Rational>& objective,
                                               const SearchLimit& limit) {
  const SparseRows rows(system);
  const std::size_t n = system.variables;
  std::vector<std::vector<std::pair<int, double>>> columns(n);
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    for (CoinBigIndex k = rows.start[r]; k < rows.start[r + 1]; ++k)
      columns[static_cast<std::size_t>(rows.index[static_cast<std::size_t>(k)])].emplace_back(
          static_cast<int>(r), rows.value[static_cast<std::size_t>(k)]);
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
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    row_upper.push_back(system.rows[r].equality ? rows.bound[r] : infinity);
  Simplex simplex(limit);
  simplex->loadProblem(static_cast<int>(n), static_cast<int>(system.rows.size()), start.data(), index.data(),
                       value.data(), lower.data(), upper.data(), cost.data(), rows.bound.data(), row_upper.data());
  simplex->dual();
  if (!simplex.is_optimal()) return std::nullopt;
  BasisProposal proposal;
  const double* solution = simplex->primalColumnSolution();
  for (std::size_t v = 0; v < n; ++v) {
    if (simplex.has_basic_column(static_cast<int>(v))) proposal.variables.push_back(v);
    proposal.point.push_back(dyadic(solution[v]));
  }
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    if (!simplex.has_basic_row(static_cast<int>(r))) proposal.tight_rows.push_back(r);
  return proposal;
}

}  // namespace

std::optional<BasisProposal> propose_basis(const LinearSystem& system, const std::vector<Rational>& objective,
                                           ProposalForm form, const SearchLimit& limit) {
  if (system.rows.empty() || system.variables == 0) return std::nullopt;
  return form == ProposalForm::dual ? propose_by_dual(system, objective, limit)
                                    : propose_by_primal(system, objective, limit);
}

}  // namespace candor
