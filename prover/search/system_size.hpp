// SPDX-License-Identifier: MIT
// How large the linear system of an existence claim is, known before it is set up.
#pragma once

#include <cstdint>

#include "checker/properties/finite/requirements.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// As if every type profile had positive probability; at most 2^64 - 1.
struct SystemSize {
  std::uint64_t requirements = 0, coefficients = 0;
  std::uint64_t unknowns = 0;  ///< transfers: of each agent at each profile
};

SystemSize size_of_system(const TypeSpace& types, const TransferRequirements& requirements);
/// Of the misreports of these coalitions alone.
SystemSize size_of_misreports(const TypeSpace& types, const CoalitionPattern& coalitions);

/// A larger system is not begun unless that is forced, or there is a limit of time.
inline constexpr std::uint64_t most_coefficients = std::uint64_t{1} << 22;
/// However few coefficients there are, an exact solution is one of as many equations as there are requirements or
/// transfers, whichever are fewer.
inline constexpr std::uint64_t most_equations = std::uint64_t{1} << 13;
bool is_too_large(const SystemSize& size, const SearchLimit& limit);
/// Throws GaveUp, which says how large it is.
void refuse_what_is_too_large(const SystemSize& size, const SearchLimit& limit);

}  // namespace candor
