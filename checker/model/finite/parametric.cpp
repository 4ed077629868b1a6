// SPDX-License-Identifier: MIT
#include "checker/model/finite/parametric.hpp"

namespace candor {

static_assert(Amount<AffineFunction>);

AffineFunction through(const Rational& value, const std::vector<Rational>& one_larger, const ParameterFamily& family) {
  AffineFunction result(value);
  for (std::size_t k = 0; k < one_larger.size(); ++k) {
    result.coefficients.push_back(one_larger[k] - value);
    result.constant -= result.coefficients.back() * family.parameters.at(k).value;
  }
  return result;
}

AffineFunction ModelOf<AffineFunction>::Surpluses::operator()(Outcome outcome) const {
  AffineFunction sum;
  for (Agent i : model.types().grand_coalition()) sum += model.payoff(i, outcome, theta);
  return sum;
}

}  // namespace candor
