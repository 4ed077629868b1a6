// SPDX-License-Identifier: MIT
// A verdict alone, without the counterexample worth showing.
#pragma once

#include "checker/kernel.hpp"
#include "exact/linear/search_limit.hpp"

namespace candor {

/// The same verdict as `prove`; what refutes is the first failure of all comparisons.
[[nodiscard]] Verdict decide(const Kernel& kernel, const FiniteModel& model, const Statement& statement,
                             const SearchLimit& limit = {});

}  // namespace candor
