// SPDX-License-Identifier: MIT
// What was compared.
#pragma once

#include <cstdint>

namespace candor {

/// An inequality is a judgement with <=, <, >= or >; it is tight if both sides are equal.
struct Tally {
  std::uint64_t judgements = 0;  ///< all comparisons, equalities included
  std::uint64_t inequalities = 0;
  std::uint64_t tight = 0;

  Tally& operator+=(const Tally& more) {
    judgements += more.judgements;
    inequalities += more.inequalities;
    tight += more.tight;
    return *this;
  }
  friend Tally operator-(const Tally& all, const Tally& some) {
    return {all.judgements - some.judgements, all.inequalities - some.inequalities, all.tight - some.tight};
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

}  // namespace candor
