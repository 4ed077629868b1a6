// SPDX-License-Identifier: MIT
// Four integers at a time, on processors that can. Include this in source files only.
#pragma once

#if defined(__x86_64__)
#include <immintrin.h>

#include "exact/width.hpp"

namespace candor {

__attribute__((target("avx2"))) inline __m256i load(const Int64* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

}  // namespace candor
#endif
