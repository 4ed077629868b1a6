// SPDX-License-Identifier: MIT
#include "reports/words/finite/parameters.hpp"

#include "reports/words/labels.hpp"

namespace candor::wording {

using namespace document;

Math symbol_of_parameter(const std::string& name) {
  return named(name, name.size() == 1 ? letter(name) : subscripted_label(name));
}

std::vector<Math> symbols_of_parameters(const ParameterFamily& family) {
  std::vector<Math> result;
  for (const std::string& name : parameter_names(family)) result.push_back(symbol_of_parameter(name));
  return result;
}

Math in_math(const WrittenInequality& inequality, const std::vector<Math>& parameters) {
  Math sum;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const Rational& coefficient = inequality.coefficients[k];
    if (coefficient.sign() == 0) continue;
    const Rational size = abs(coefficient);
    const Math term = size == Rational(1) ? parameters[k] : Math(size) * parameters[k];
    if (sum.empty())
      sum = coefficient.sign() < 0 ? -term : term;
    else
      sum = coefficient.sign() < 0 ? sum - term : sum + term;
  }
  return chain(std::move(sum), sign_of(inequality.relation), inequality.bound);
}

}  // namespace candor::wording
