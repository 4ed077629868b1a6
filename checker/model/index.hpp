// SPDX-License-Identifier: MIT
// Indices that cannot be taken for one another: an agent, one of an agent's types, an outcome, a
// type profile.
#pragma once

#include <compare>
#include <cstdint>

namespace candor {

template <class What>
struct Index {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Index, Index) = default;
};

using Agent = Index<struct AgentIndex>;      ///< 0 .. n-1, in the order of the case
using Type = Index<struct TypeIndex>;        ///< 0 .. k_i-1: one type of one agent
using Outcome = Index<struct OutcomeIndex>;  ///< 0 .. |A|-1
using Profile =
    Index<struct ProfileIndex>;  ///< 0 .. |Theta|-1: one type for each agent, lexicographic, the first agent slowest

}  // namespace candor
