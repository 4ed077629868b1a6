// SPDX-License-Identifier: MIT
#include "exact/linear/standard_form.hpp"

#include <optional>
#include <stdexcept>
#include <string>

namespace candor {
namespace {

using Status = LinearProgramAnswer::Status;

/// The tableau  [ rows | one artificial column for each row | right ]  with a basis of unit
/// columns. Rows with a negative right side are negated first.
class Tableau {
 public:
  Tableau(const LinearProgram& program, const SearchLimit& limit)
      : limit_(limit), variables_(program.objective.size()), constraints_(program.rows.size()) {
    for (std::size_t i = 0; i < constraints_; ++i) {
      check();
      if (program.rows[i].size() != variables_)
        throw std::invalid_argument("a row of a linear program is not as long as its objective");
      const Rational sign = program.right.at(i).sign() < 0 ? -1 : 1;
      signs_.push_back(sign);
      std::vector<Rational>& row = rows_.emplace_back(width());
      for (std::size_t j = 0; j < variables_; ++j) row[j] = sign * program.rows[i][j];
      row[variables_ + i] = 1;
      row.back() = sign * program.right[i];
      basis_.push_back(variables_ + i);
    }
  }

  /// Maximises over the first `columns` columns, starting from the present basis. False: unbounded.
  bool maximise(const std::vector<Rational>& objective, std::size_t columns) {
    reduced_.assign(width(), Rational());
    for (std::size_t j = 0; j < objective.size(); ++j) reduced_[j] = -objective[j];
    for (std::size_t i = 0; i < constraints_; ++i) add(reduced_, rows_[i], -reduced_[basis_[i]]);
    while (const std::optional<std::size_t> entering = first_improving(columns)) {
      const std::optional<std::size_t> leaving = first_blocking(*entering);
      if (!leaving) return false;
      pivot(*leaving, *entering);
    }
    return true;
  }

  /// Replaces artificial basic variables at value zero by real ones, where the row allows it.
  void drive_out_artificials() {
    for (std::size_t i = 0; i < constraints_; ++i) {
      if (basis_[i] < variables_) continue;
      for (std::size_t j = 0; j < variables_; ++j)
        if (rows_[i][j].sign() != 0) {
          pivot(i, j);
          break;
        }
    }
  }

  const Rational& value() const { return reduced_.back(); }
  std::vector<Rational> point() const {
    std::vector<Rational> result(variables_);
    for (std::size_t i = 0; i < constraints_; ++i)
      if (basis_[i] < variables_) result[basis_[i]] = rows_[i].back();
    return result;
  }
  /// The multipliers are the reduced costs of the artificial columns, plus those columns' own
  /// objective.
  std::vector<Rational> multipliers(const Rational& artificial_objective) const {
    std::vector<Rational> result;
    for (std::size_t i = 0; i < constraints_; ++i)
      result.push_back(signs_[i] * (reduced_[variables_ + i] + artificial_objective));
    return result;
  }
  std::size_t variables() const { return variables_; }
  std::size_t columns() const { return variables_ + constraints_; }

 private:
  std::size_t width() const { return variables_ + constraints_ + 1; }

  static void add(std::vector<Rational>& row, const std::vector<Rational>& other, const Rational& factor) {
    if (factor.sign() == 0) return;
    const Rational fixed = factor;  // the factor may be an entry of the row
    for (std::size_t j = 0; j < row.size(); ++j)
      if (other[j].sign() != 0) row[j] += fixed * other[j];
  }

  std::optional<std::size_t> first_improving(std::size_t columns) const {
    for (std::size_t j = 0; j < columns; ++j)
      if (reduced_[j].sign() < 0) return j;
    return std::nullopt;
  }

  std::optional<std::size_t> first_blocking(std::size_t entering) const {
    std::optional<std::size_t> leaving;
    Rational least;
    for (std::size_t i = 0; i < constraints_; ++i) {
      if (rows_[i][entering].sign() <= 0) continue;
      const Rational ratio = rows_[i].back() / rows_[i][entering];
      if (!leaving || ratio < least || (ratio == least && basis_[i] < basis_[*leaving])) {
        leaving = i;
        least = ratio;
      }
    }
    return leaving;
  }

  void check() const {
    limit_.check([&] { return std::to_string(pivots_) + " exact pivots"; });
  }

  void pivot(std::size_t row, std::size_t column) {
    check();
    ++pivots_;
    const Rational scale = rows_[row][column];
    for (Rational& entry : rows_[row]) entry /= scale;
    for (std::size_t i = 0; i < constraints_; ++i)
      if (i != row) add(rows_[i], rows_[row], -rows_[i][column]);
    add(reduced_, rows_[row], -reduced_[column]);
    basis_[row] = column;
  }

  const SearchLimit& limit_;
  std::size_t variables_, constraints_, pivots_ = 0;
  std::vector<Rational> signs_;
  std::vector<std::vector<Rational>> rows_;
  std::vector<std::size_t> basis_;
  std::vector<Rational> reduced_;  // of the objective last maximised; its last entry is the value
};

}  // namespace

LinearProgramAnswer solve(const LinearProgram& program, const SearchLimit& limit) {
  Tableau tableau(program, limit);
  std::vector<Rational> feasibility(tableau.columns());
  for (std::size_t j = tableau.variables(); j < tableau.columns(); ++j) feasibility[j] = -1;
  tableau.maximise(feasibility, tableau.columns());
  if (tableau.value().sign() < 0) return {Status::infeasible, {}, tableau.multipliers(-1), {}};
  tableau.drive_out_artificials();
  if (!tableau.maximise(program.objective, tableau.variables())) return {Status::unbounded, {}, {}, {}};
  return {Status::optimal, tableau.point(), tableau.multipliers(0), tableau.value()};
}

}  // namespace candor
