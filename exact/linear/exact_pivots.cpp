// SPDX-License-Identifier: MIT
#include "exact/linear/exact_pivots.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "exact/linear/independence.hpp"
#include "exact/linear/proposed_basis.hpp"

namespace candor {
namespace {

/// The value of a row at a point.
Rational value_at(const LinearRow& row, const std::vector<Rational>& point) {
  Rational sum;
  for (const auto& [variable, coefficient] : row.coefficients)
    if (point[variable].sign() != 0) sum += coefficient * point[variable];
  return sum;
}

class Pivots {
 public:
  Pivots(const MarginProgram& margin, BasisProposal start, const SearchLimit& limit)
      : margin_(margin), rows_(margin.system.rows), limit_(limit), basis_(std::move(start)) {}

  BasisProposal decide() {
    solve();
    std::vector<Rational> bounds;  // relaxed where the point violates them
    bool relaxed = false;
    for (const LinearRow& row : rows_) {
      const Rational value = value_at(row, point_);
      relaxed = relaxed || value < row.bound;
      bounds.push_back(std::min(value, row.bound));
    }
    while (const auto leaving = first_negative_multiplier()) {
      if (!relaxed && point_.back().sign() <= 0) break;  // a point of the original system
      replace(*leaving, first_blocking(direction_of(*leaving), bounds), bounds);
    }
    if (relaxed) point_ = solved(ProposedBasis(margin_.system, basis_).point());
    while (const auto entering = first_violated()) {
      if (first_negative_multiplier()) throw std::logic_error("exact pivots lost a sign");
      if (point_.back().sign() > 0) break;  // multipliers that refute the original system: t >= this
      enter(*entering);
    }
    basis_.point = point_;
    return basis_;
  }

 private:
  static std::vector<Rational> solved(std::optional<std::vector<Rational>> solution) {
    if (!solution) throw std::logic_error("exact pivots reached rows that are not independent");
    return std::move(*solution);
  }

  void solve() {
    limit_.check([this] { return std::to_string(count_) + " exact pivots"; });
    const ProposedBasis basis(margin_.system, basis_);
    point_ = solved(basis.point());
    multipliers_ = solved(basis.multipliers(margin_.objective));
  }

  std::optional<std::size_t> first_negative_multiplier() const {
    for (std::size_t r = 0; r < rows_.size(); ++r)
      if (multipliers_[r].sign() < 0) return r;
    return std::nullopt;
  }
  std::optional<std::size_t> first_violated() const {
    for (std::size_t r = 0; r < rows_.size(); ++r)
      if (value_at(rows_[r], point_) < rows_[r].bound) return r;
    return std::nullopt;
  }

  /// Along it the leaving row grows by 1 and the other tight rows stay.
  std::vector<Rational> direction_of(std::size_t leaving) const {
    std::vector<Rational> sides;
    for (std::size_t r : basis_.tight_rows) sides.push_back(r == leaving ? 1 : 0);
    return solved(ProposedBasis(margin_.system, basis_).point_with(sides));
  }

  /// Of the rows that fall along the direction, the one that reaches its bound first.
  std::size_t first_blocking(const std::vector<Rational>& direction, const std::vector<Rational>& bounds) const {
    std::optional<std::size_t> blocking;
    Rational least;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const Rational change = value_at(rows_[r], direction);
      if (change.sign() >= 0) continue;
      Rational ratio = (bounds[r] - value_at(rows_[r], point_)) / change;
      if (blocking && ratio >= least) continue;
      blocking = r;
      least = std::move(ratio);
    }
    if (!blocking) throw std::logic_error("the margin program is unbounded");
    return *blocking;
  }

  /// The violated row becomes tight; the row leaves whose multiplier then reaches zero first.
  void enter(std::size_t entering) {
    std::vector<Rational> dense(margin_.system.variables);
    for (const auto& [variable, coefficient] : rows_[entering].coefficients) dense[variable] = coefficient;
    const std::vector<Rational> shares = solved(ProposedBasis(margin_.system, basis_).multipliers(dense));
    std::optional<std::size_t> leaving;
    Rational least;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (shares[r].sign() <= 0) continue;
      Rational ratio = multipliers_[r] / shares[r];
      if (leaving && ratio >= least) continue;
      leaving = r;
      least = std::move(ratio);
    }
    if (!leaving) throw std::logic_error("the margin program is infeasible");
    exchange(*leaving, entering);
    solve();
  }

  void replace(std::size_t leaving, std::size_t entering, const std::vector<Rational>& bounds) {
    exchange(leaving, entering);
    limit_.check([this] { return std::to_string(count_) + " exact pivots"; });
    const ProposedBasis basis(margin_.system, basis_);
    multipliers_ = solved(basis.multipliers(margin_.objective));
    std::vector<Rational> sides;
    for (std::size_t r : basis_.tight_rows) sides.push_back(bounds[r]);
    point_ = solved(basis.point_with(sides));
  }

  void exchange(std::size_t leaving, std::size_t entering) {
    *std::find(basis_.tight_rows.begin(), basis_.tight_rows.end(), leaving) = entering;
    std::sort(basis_.tight_rows.begin(), basis_.tight_rows.end());
    ++count_;
  }

  const MarginProgram& margin_;
  const std::vector<LinearRow>& rows_;
  const SearchLimit& limit_;
  BasisProposal basis_;
  std::vector<Rational> point_, multipliers_;
  std::size_t count_ = 0;
};

}  // namespace

BasisProposal some_basis(const LinearSystem& integer_rows, const SearchLimit& limit) {
  Echelon echelon(integer_rows.variables);
  BasisProposal basis;
  for (std::size_t r = 0; r < integer_rows.rows.size(); ++r) {
    limit.check([] { return "looking for independent rows"; });
    if (echelon.add(integer_rows.rows[r])) basis.tight_rows.push_back(r);
  }
  basis.variables = echelon.pivots();
  return basis;
}

BasisProposal pivot_until_decided(const MarginProgram& margin, const std::optional<BasisProposal>& start,
                                  const SearchLimit& limit) {
  BasisProposal any = some_basis(margin.system, limit);
  const bool usable =
      start && start->variables.size() >= any.variables.size() && ProposedBasis(margin.system, *start).point();
  return Pivots(margin, usable ? *start : std::move(any), limit).decide();
}

}  // namespace candor
