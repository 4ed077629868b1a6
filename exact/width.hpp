// SPDX-License-Identifier: MIT
// The integer widths in which the payoff engine computes.
#pragma once

#include <cstdint>

namespace candor {

using Int64 = std::int64_t;
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;
class WideInteger;  // any size: exact/wide/wide_integer.hpp

}  // namespace candor
