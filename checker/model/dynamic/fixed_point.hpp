// SPDX-License-Identifier: MIT
// Values over an infinite horizon: the solution of x = constant + weights x.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "exact/patience.hpp"
#include "exact/rational.hpp"

namespace candor::dynamic {

/// x_k = constant + sum of weight * x_j over j.
struct ValueEquation {
  Rational constant;
  std::map<std::size_t, Rational> weights;
  void add(const Rational& factor, const ValueEquation& other);
};

/// The solution of all equations, one for each unknown; nothing if there is none, or more than one
/// (exact Gaussian elimination). Where the weights of each equation are not negative and sum to at
/// most some delta < 1, the right sides are a contraction: exactly one x satisfies them. Whoever
/// asks compares x with the definition of the values, so that nothing rests on how it was found.
std::optional<std::vector<Rational>> solve(std::vector<ValueEquation> equations, const Patience& patience = {});

}  // namespace candor::dynamic
