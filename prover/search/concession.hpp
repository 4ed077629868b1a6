// SPDX-License-Identifier: MIT
// What can be given up of requirements that no transfers meet.
#pragma once

#include <cstdint>

namespace candor {

enum class Concession : std::uint8_t {
  balance_in_expectation,  ///< in place of balance at every profile
  balance,
  coalition,   ///< the incentives of one
  coalitions,  ///< of all with two or more members: single agents stay truthful
  incentives,  ///< of all
  participation,
  least_transfer,
  largest_transfer,
};

}  // namespace candor
