// SPDX-License-Identifier: MIT
#include "engine/lane_count.hpp"

#include "engine/lanes.hpp"
#include "exact/wide/wide_integer.hpp"

namespace candor {

#if defined(__x86_64__)

namespace {

__attribute__((target("avx2"))) inline Int64 total(__m256i lanes) {
  Int64 of_lane[4];
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(of_lane), lanes);
  return of_lane[0] + of_lane[1] + of_lane[2] + of_lane[3];
}

// A comparison gives all ones or all zeros in each lane: and-ed with 1 or 0, one or nothing to
// count.
__attribute__((target("avx2"))) LaneCount count_four_at_a_time(const JudgementBlock<Int64>& block, std::size_t lanes) {
  __m256i existing = {}, ties = {}, failures = {};
  std::size_t k = 0;
  for (; k + 4 <= lanes; k += 4) {
    const __m256i truthful = load(&block.truthful[k]), misreport = load(&block.misreport[k]),
                  exists = load(&block.exists[k]);
    existing = _mm256_add_epi64(existing, exists);
    ties = _mm256_add_epi64(ties, _mm256_and_si256(exists, _mm256_cmpeq_epi64(truthful, misreport)));
    failures = _mm256_add_epi64(failures, _mm256_and_si256(exists, _mm256_cmpgt_epi64(misreport, truthful)));
  }
  const LaneCount rest = count_one_by_one(block, lanes, k);
  return {total(existing) + rest.existing, total(ties) + rest.ties, total(failures) + rest.failures};
}

}  // namespace

template <>
LaneCount count_lanes(const JudgementBlock<Int64>& block, std::size_t lanes) {
  static const bool supported = __builtin_cpu_supports("avx2") != 0;
  return supported ? count_four_at_a_time(block, lanes) : count_one_by_one(block, lanes);
}

#else

template <>
LaneCount count_lanes(const JudgementBlock<Int64>& block, std::size_t lanes) {
  return count_one_by_one(block, lanes);
}

#endif

}  // namespace candor
