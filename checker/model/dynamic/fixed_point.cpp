// SPDX-License-Identifier: MIT
#include "checker/model/dynamic/fixed_point.hpp"

#include <algorithm>
#include <numeric>

namespace candor::dynamic {

void ValueEquation::add(const Rational& factor, const ValueEquation& other) {
  constant += factor * other.constant;
  for (const auto& [unknown, weight] : other.weights) weights[unknown] += factor * weight;
}

std::optional<std::vector<Rational>> solve(std::vector<ValueEquation> equations, const Patience& patience) {
  const std::size_t count = equations.size();
  // An unknown that occurs in few equations is eliminated early: those that nothing refers to cost
  // nothing.
  std::vector<std::size_t> occurrences(count, 0), order(count);
  for (const ValueEquation& equation : equations)
    for (const auto& [unknown, weight] : equation.weights) ++occurrences.at(unknown);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t one, std::size_t other) { return occurrences[one] < occurrences[other]; });
  // Each equation in turn gives its unknown in terms of those after it; the equations after it have
  // it replaced.
  for (std::size_t k = 0; k < count; ++k) {
    ValueEquation& own = equations[order[k]];
    if (const auto self = own.weights.find(order[k]); self != own.weights.end()) {
      const Rational rest = Rational(1) - self->second;
      if (rest.sign() == 0) return std::nullopt;
      own.weights.erase(self);
      own.constant /= rest;
      for (auto& [unknown, weight] : own.weights) weight /= rest;
    }
    for (std::size_t later = k + 1; later < count; ++later) {
      patience();
      ValueEquation& equation = equations[order[later]];
      const auto found = equation.weights.find(order[k]);
      if (found == equation.weights.end()) continue;
      const Rational factor = std::move(found->second);
      equation.weights.erase(found);
      equation.add(factor, own);
    }
  }
  std::vector<Rational> solution(count);
  for (std::size_t k = count; k-- > 0;) {
    patience();
    Rational& value = solution[order[k]] = equations[order[k]].constant;
    for (const auto& [unknown, weight] : equations[order[k]].weights) value += weight * solution[unknown];
  }
  return solution;
}

}  // namespace candor::dynamic
