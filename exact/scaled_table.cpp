// SPDX-License-Identifier: MIT
#include "exact/scaled_table.hpp"

namespace candor {

Rational ScaledTable::sum(std::size_t k, std::size_t step) const {
  Rational carried;  // what no longer fits 128 bits
  Int128 sum = 0;
  for (; k < numerators_.size(); k += step) {
    Int128 next = 0;
    if (!__builtin_add_overflow(sum, numerators_[k], &next)) {
      sum = next;
      continue;
    }
    carried += Rational::from_128_bits(sum);
    sum = numerators_[k];
  }
  return (carried + Rational::from_128_bits(sum)) / denominator_;
}

}  // namespace candor
