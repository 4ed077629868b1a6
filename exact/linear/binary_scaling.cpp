// SPDX-License-Identifier: MIT
#include "exact/linear/binary_scaling.hpp"

#include <algorithm>
#include <optional>

namespace candor {
namespace {

constexpr long most_ordinary = 60;  ///< of a magnitude
constexpr long most_even = 32;      ///< of what lies between the smallest and the largest coefficient
constexpr long most_of_sides =
    30;                    ///< floating point then sees what is 10^18 times smaller than the largest, if barely
constexpr int passes = 4;  ///< rows, then variables; more of them change little

/// The smallest and the largest order of the numbers seen so far.
class Orders {
 public:
  void include(long order) {
    least_ = least_ ? std::min(*least_, order) : order;
    most_ = most_ ? std::max(*most_, order) : order;
  }
  void include(const Rational& number) {
    if (number.sign() != 0) include(binary_order(number));
  }
  bool are_ordinary() const { return !most_ || (*least_ > -most_ordinary && *most_ < most_ordinary); }
  bool are_even() const { return !most_ || *most_ - *least_ <= most_even; }
  long middle() const { return most_ ? (*least_ + *most_) / 2 : 0; }
  std::optional<long> most() const { return most_; }

 private:
  std::optional<long> least_, most_;
};

bool is_ordinary(const LinearSystem& system, const std::vector<Rational>& objective) {
  Orders sides, coefficients;
  for (const Rational& cost : objective) sides.include(cost);
  for (const LinearRow& row : system.rows) {
    sides.include(row.bound);
    for (const auto& entry : row.coefficients) coefficients.include(entry.second);
  }
  return sides.are_ordinary() && coefficients.are_ordinary() && coefficients.are_even();
}

}  // namespace

long binary_order(const Rational& value) {
  const std::size_t numerator = mpz_sizeinbase(mpq_numref(value.gmp()), 2);
  return static_cast<long>(numerator) - static_cast<long>(mpz_sizeinbase(mpq_denref(value.gmp()), 2));
}

BinaryScaling scaling_for(const LinearSystem& system, const std::vector<Rational>& objective) {
  BinaryScaling scaling{std::vector<long>(system.rows.size()), std::vector<long>(system.variables)};
  if (is_ordinary(system, objective)) return scaling;
  scaling.is_none = false;
  for (int pass = 0; pass < passes; ++pass) {
    std::vector<Orders> of_variables(system.variables);
    for (std::size_t r = 0; r < system.rows.size(); ++r) {
      Orders of_row;
      for (const auto& [variable, coefficient] : system.rows[r].coefficients)
        if (coefficient.sign() != 0) of_row.include(binary_order(coefficient) + scaling.variables[variable]);
      scaling.rows[r] = of_row.middle();
      for (const auto& [variable, coefficient] : system.rows[r].coefficients)
        if (coefficient.sign() != 0) of_variables[variable].include(binary_order(coefficient) - scaling.rows[r]);
    }
    for (std::size_t v = 0; v < system.variables; ++v) scaling.variables[v] = -of_variables[v].middle();
  }
  Orders bounds, costs;
  for (std::size_t r = 0; r < system.rows.size(); ++r)
    if (system.rows[r].bound.sign() != 0) bounds.include(binary_order(system.rows[r].bound) - scaling.rows[r]);
  for (std::size_t v = 0; v < system.variables; ++v)
    if (objective[v].sign() != 0) costs.include(binary_order(objective[v]) + scaling.variables[v]);
  scaling.bounds = bounds.most().value_or(most_of_sides) - most_of_sides;
  scaling.objective = costs.most().value_or(most_of_sides) - most_of_sides;
  return scaling;
}

}  // namespace candor
