// SPDX-License-Identifier: MIT
// How long something takes, on a machine that does other things as well.
#pragma once

#include <ctime>

namespace candor::benchmarks {

/// Of this process, all threads together, so far.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace candor::benchmarks
