// SPDX-License-Identifier: MIT
// Rationals over one common denominator, their numerators in 128 bits: sixteen bytes each, where a
// Rational takes about a hundred.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "exact/rational.hpp"

namespace candor {

class ScaledTable {
 public:
  ScaledTable() = default;
  /// The denominator is a positive integer.
  ScaledTable(Rational denominator, std::vector<Int128> numerators)
      : denominator_(std::move(denominator)), numerators_(std::move(numerators)) {}
  /// The numbers over their least common denominator; nothing if the magnitudes of the numerators add up to 2^126 or
  /// more: then a sum of some of them might not fit.
  static std::optional<ScaledTable> of(const std::vector<Rational>& numbers);

  std::size_t size() const { return numerators_.size(); }
  const Rational& denominator() const { return denominator_; }
  Int128 numerator(std::size_t k) const { return numerators_[k]; }
  Rational operator[](std::size_t k) const { return Rational::from_128_bits(numerators_[k]) / denominator_; }
  /// The sum of the numbers k, k + step, k + 2 step, ...
  Rational sum(std::size_t k, std::size_t step) const;

 private:
  Rational denominator_ = 1;
  std::vector<Int128> numerators_;
};

}  // namespace candor
