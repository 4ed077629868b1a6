// SPDX-License-Identifier: MIT
#include "checker/model/finite/unknown_transfers.hpp"

namespace candor {

static_assert(Amount<TransferFunction>);

TransferFunction& TransferFunction::operator+=(const TransferFunction& other) {
  terms.insert(terms.end(), other.terms.begin(), other.terms.end());
  constant += other.constant;
  return *this;
}

std::map<Transfer, Rational> TransferFunction::coefficients() const {
  std::map<Transfer, Rational> result;
  for (const auto& [transfer, coefficient] : terms) result[transfer] += coefficient;
  return result;
}

Rational TransferFunction::at(const AgentAmounts& amounts) const {
  Rational sum = constant;
  for (const auto& [transfer, coefficient] : terms) sum += coefficient * amounts(transfer.agent, transfer.profile);
  return sum;
}

void add(TransferFunction& sum, const Rational& weight, const TransferFunction& amount) {
  for (const auto& [transfer, coefficient] : amount.terms) sum.terms.emplace_back(transfer, weight * coefficient);
  sum.constant += weight * amount.constant;
}

}  // namespace candor
