// SPDX-License-Identifier: MIT
// Of the lanes of a block of judgements: how many there are, how many are ties, how many fail.
// Lanes that do not exist count for nothing.
#pragma once

#include "engine/blocks.hpp"

namespace candor {

struct LaneCount {
  Int64 existing = 0, ties = 0, failures = 0;
  friend bool operator==(const LaneCount&, const LaneCount&) = default;
};

/// Of the first `lanes` lanes, one after the other.
template <class Integer>
LaneCount count_one_by_one(const JudgementBlock<Integer>& block, std::size_t lanes, std::size_t first = 0) {
  LaneCount count;
  for (std::size_t k = first; k < lanes; ++k) {
    count.existing += block.exists[k];
    count.ties += block.exists[k] & Int64{block.truthful[k] == block.misreport[k]};
    count.failures += block.exists[k] & Int64{block.truthful[k] < block.misreport[k]};
  }
  return count;
}

/// The same, four lanes at a time where the processor can.
template <class Integer>
LaneCount count_lanes(const JudgementBlock<Integer>& block, std::size_t lanes) {
  return count_one_by_one(block, lanes);
}
template <>
LaneCount count_lanes(const JudgementBlock<Int64>& block, std::size_t lanes);

}  // namespace candor
