// SPDX-License-Identifier: MIT
// The exact parameter values for which claims hold, what binds at each end, and how far the case is
// from there.
#pragma once

#include <string>
#include <vector>

#include "tasks/examination.hpp"

namespace candor {

struct RegionQuestion {
  std::vector<std::string> parameters;  ///< of the case
  std::vector<std::string> numbers;     ///< single numbers of the case, as in varied_number.hpp
  std::vector<std::string> claims;      ///< all of them together; none: every claim that depends on the parameters
  SearchOptions search;
};

/// Of a finite case. With no claims named: one for each, then one for all those together that are
/// expected to hold. Throws InvalidQuestion for names that mean nothing, or the same twice.
std::vector<RegionResult> regions(const Examined& one, const RegionQuestion& question);

}  // namespace candor
