// SPDX-License-Identifier: MIT
#include "exact/linear/basis_proposal.hpp"

#include <algorithm>
#include <cmath>
#include <coin/ClpEventHandler.hpp>
#include <coin/ClpSimplex.hpp>
#include <coin/ClpSolve.hpp>
#include <coin/CoinError.hpp>
#include <cstdlib>
#include <limits>

#include "exact/linear/binary_scaling.hpp"
#include "exact/width.hpp"

namespace candor {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double tolerance =
    1e-9;  // tighter than Clp's own: a basis that is off by its 1e-7 does not survive exact comparison
constexpr int finished = 0, stop = 0, go_on = -1;  // Clp's codes

/// The numbers of a program, scaled so that floating point can take them.
class Approximation {
 public:
  Approximation(const LinearSystem& system, const std::vector<Rational>& objective)
      : system_(system), objective_(objective), scaling_(scaling_for(system, objective)) {}

  double coefficient(std::size_t row, std::size_t variable, const Rational& value) {
    return approximate(value, scaling_.of_coefficient(row, variable));
  }
  double bound(std::size_t row) { return approximate(system_.rows[row].bound, scaling_.of_bound(row)); }
  double cost(std::size_t variable) { return approximate(objective_[variable], scaling_.of_objective(variable)); }
  /// Is some number so much larger than others that no scaling helps?
  bool is_out_of_range() const { return out_of_range_; }
  bool is_of_ordinary_numbers() const { return scaling_.is_none; }

  /// A variable at the optimum as floating point sees it, exactly as that number.
  Rational point(std::size_t variable, double value) const {
    if (!std::isfinite(value) || value == 0) return 0;
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);
    const Rational integer = Rational::from_128_bits(static_cast<Int64>(std::ldexp(mantissa, mantissa_bits)));
    return times_power_of_two(integer, exponent - mantissa_bits + scaling_.of_point(variable));
  }

 private:
  static constexpr int mantissa_bits = 53;
  static constexpr long most = 64;  ///< of an exponent: Clp refuses costs of 10^25, and treats bounds of 10^27 as none

  static Rational times_power_of_two(const Rational& value, long exponent) {
    const Rational power = Rational(2).power(static_cast<unsigned long>(std::abs(exponent)));
    return exponent >= 0 ? value * power : value / power;
  }

  double approximate(const Rational& value, long exponent) {
    if (value.sign() == 0) return 0;
    const long order = binary_order(value) + exponent;
    out_of_range_ = out_of_range_ || order > most;
    if (order > most || order < -most) return 0;
    return mpq_get_d(exponent == 0 ? value.gmp() : times_power_of_two(value, exponent).gmp());
  }

  const LinearSystem& system_;
  const std::vector<Rational>& objective_;
  BinaryScaling scaling_;
  bool out_of_range_ = false;
};

/// The rows in compressed form: entries of row r are [start[r], start[r+1]).
struct SparseRows {
  std::vector<CoinBigIndex> start{0};
  std::vector<int> index;
  std::vector<double> value, bound;
  SparseRows(const LinearSystem& system, Approximation& approximation, const SearchLimit& limit) {
    for (std::size_t r = 0; r < system.rows.size(); ++r) {
      limit.check([] { return "set up"; });
      for (const auto& [variable, coefficient] : system.rows[r].coefficients) {
        const double entry = approximation.coefficient(r, variable, coefficient);
        if (entry == 0) continue;
        index.push_back(static_cast<int>(variable));
        value.push_back(entry);
      }
      start.push_back(static_cast<CoinBigIndex>(index.size()));
      bound.push_back(approximation.bound(r));
    }
  }
};

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

/// The dual simplex method behind Clp's own preparation. Of many columns Clp would compare each with each whose length
/// is the same, to find equal ones, for longer than it then takes to solve.
ClpSolve preparation_for(int columns) {
  constexpr int most_compared = 2000;
  ClpSolve options;
  options.setSolveType(ClpSolve::useDual);
  if (columns > most_compared) options.setDoDupcol(false);
  return options;
}

/// maximise bounds . y  subject to  sum_r y_r row_r = objective,  y_r >= 0 for inequalities: one
/// row for each variable.
std::optional<BasisProposal> propose_by_dual(const LinearSystem& system, const std::vector<Rational>& objective,
                                             const SearchLimit& limit) {
  Approximation approximation(system, objective);
  const SparseRows rows(system, approximation, limit);
  const int columns = static_cast<int>(system.rows.size()), constraints = static_cast<int>(system.variables);
  std::vector<double> lower, upper(system.rows.size(), infinity), right, cost;
  for (const LinearRow& row : system.rows) lower.push_back(row.equality ? -infinity : 0.0);
  for (std::size_t v = 0; v < system.variables; ++v) right.push_back(approximation.cost(v));
  for (double b : rows.bound) cost.push_back(-b);
  if (approximation.is_out_of_range()) return std::nullopt;
  Simplex simplex(limit);
  simplex->loadProblem(columns, constraints, rows.start.data(), rows.index.data(), rows.value.data(), lower.data(),
                       upper.data(), cost.data(), right.data(), right.data());
  // Clp prepares the program first; on large ones several times faster than either simplex method
  // by itself. With coefficients of very different size it may crash when it takes that back: of
  // what it computes with them it drops what is small, and looks for it later.
  if (approximation.is_of_ordinary_numbers()) {
    ClpSolve preparation = preparation_for(columns);
    simplex->initialSolve(preparation);
  } else
    simplex->dual();
  if (!simplex.is_optimal()) return std::nullopt;
  BasisProposal proposal;
  for (int r = 0; r < columns; ++r)
    if (simplex.has_basic_column(r)) proposal.tight_rows.push_back(static_cast<std::size_t>(r));
  const double* price = simplex->dualRowSolution();
  for (int v = 0; v < constraints; ++v) {
    if (!simplex.has_basic_row(v)) proposal.variables.push_back(static_cast<std::size_t>(v));
    proposal.point.push_back(approximation.point(static_cast<std::size_t>(v), -price[v]));
  }
  return proposal;
}

std::optional<BasisProposal> propose_by_primal(const LinearSystem& system, const std::vector<Rational>& objective,
                                               const SearchLimit& limit) {
  Approximation approximation(system, objective);
  const SparseRows rows(system, approximation, limit);
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
  for (std::size_t v = 0; v < n; ++v) cost.push_back(approximation.cost(v));
  if (approximation.is_out_of_range()) return std::nullopt;
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
    proposal.point.push_back(approximation.point(v, solution[v]));
  }
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    if (!simplex.has_basic_row(static_cast<int>(r))) proposal.tight_rows.push_back(r);
  return proposal;
}

}  // namespace

std::optional<BasisProposal> propose_basis(const LinearSystem& system, const std::vector<Rational>& objective,
                                           ProposalForm form, const SearchLimit& limit) {
  if (system.rows.empty() || system.variables == 0) return std::nullopt;
  try {
    return form == ProposalForm::dual ? propose_by_dual(system, objective, limit)
                                      : propose_by_primal(system, objective, limit);
  } catch (const CoinError&) {
    return std::nullopt;  // no guess; exact pivots need none
  }
}

}  // namespace candor
