// SPDX-License-Identifier: MIT
// Which coalitions a refuted property fails for.
#pragma once

#include <vector>

#include "prover/prove.hpp"

namespace candor {

/// The coalitions that violate the property although no smaller coalition inside them does; each
/// verdict is the kernel's.
struct MinimalViolators {
  std::vector<Coalition> coalitions;  ///< smaller ones first
  bool complete = true;               ///< false: some coalition's verdict is open, because a limit was reached
};

/// Of a refuted claim about coalitions or single agents; empty for other properties.
MinimalViolators minimal_violators(const Kernel& kernel, const FiniteModel& model, const Statement& refuted,
                                   const SearchLimit& limit = {});

}  // namespace candor
